# SPDX-License-Identifier: EUPL-1.2
"""The commands that texts tell a reader to give are there, and do what the text says.

Every line of code in a document is classified in `PROOFS`: it is run, in the cheapest way in which it would still fail if it
went stale; or it is said why it cannot be run here, and then what it names is held to what there is.
"""

import importlib.util
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from html import unescape
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest
import yaml
from markdown import markdown

from build_hooks.authoring import load
from build_hooks.authoring.approving import part_codes
from build_hooks.hosting.check.expected import FORMAT
from build_hooks.hosting.check_file import NAME, check_file
from build_hooks.hosting.policy import KINDS
from build_hooks.hosting.release import write_release
from build_hooks.hosting.servers.apache import apache_alias, apache_host
from build_hooks.hosting.servers.caddy import caddy_host
from build_hooks.hosting.servers.nginx import nginx_host
from build_hooks.review import sheet
from tests.conftest import PROJECT, executable
from tests.documents import DOCUMENTS, EVERYWHERE, PAGES, RECIPES
from tests.hosting.running import HTTPS, LOADED
from tests.programs import PROGRAMS

TEXTS: Final = [*(path for path in DOCUMENTS if path != RECIPES), *PAGES]
"""Where commands are told. The blocks of the recipes are no commands."""


# --- what any text names ----------------------------------------------------------------------------------------------------

MAKE: Final = re.compile(
    r"""(?ix) (?: ` | <code> | \b(?:run|draai|voer|doe)[ ] ) make[ ] ([a-z][\w-]*)  # marked as code, or told to run
    | (?m:^) [ ]* make[ ] ([a-z][\w-]*) [ ]* (?:\#.*)? (?m:$)                        # or a line by itself
    """
)
"""Where "make" is a command: in prose it is not."""
MODULE: Final = re.compile(r"\bpython[\d.]* -m (\w+(?:\.\w+)*)")


def named(command: re.Pattern[str]) -> dict[str, set[str]]:
    """What is named in this way, and in which files."""
    found: dict[str, set[str]] = {}
    for path in EVERYWHERE:
        text = path.read_bytes().decode("utf-8", "replace")
        for match in command.finditer(text):
            name = next(filter(None, match.groups()))
            found.setdefault(name, set()).add(path.relative_to(PROJECT).as_posix())
    return found


def test_every_make_that_a_text_names_is_a_target() -> None:
    targets = re.findall(r"^(\w+):", (PROJECT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert {"README.md", "docs/beheer.md", ".ci/run", "checker/texts.py"} <= set().union(*(named(MAKE).values()))
    assert not {name: files for name, files in named(MAKE).items() if name not in targets}


@pytest.mark.parametrize("text", ["Draai `{}`.", "<code>{}</code>", "First run {}, then look.", "    {}    # builds\n", "{}\n"])
def test_such_a_command_is_found(text: str) -> None:
    assert MAKE.search(text.format("make nothing"))


@pytest.mark.parametrize("text", ["together they make a task", "what comes next would\nmake the advice shorter, and wrong"])
def test_prose_is_not_taken_for_a_command(text: str) -> None:
    assert not MAKE.search(text)


def test_every_module_that_a_text_has_python_run_is_one_that_can_be_run() -> None:
    assert not {name: files for name, files in named(MODULE).items() if not _can_be_run(name)}


def _can_be_run(name: str) -> bool:
    found = importlib.util.find_spec(name)
    return found is not None and (not found.submodule_search_locations or _can_be_run(f"{name}.__main__"))


# --- running a line ----------------------------------------------------------------------------------------------------------

type Proof = Callable[[str, Path], None]
"""Gets a line of code and an empty folder, and fails when the line went stale."""


def told(line: str, *more: str, cwd: Path = PROJECT, typed: str = "", code: int = 0) -> str:
    """Run the line, with `more` behind it, and return all it says."""
    command, *arguments = shlex.split(line)
    beside_python = Path(sys.executable).with_name(Path(command).name)
    program = str(beside_python) if beside_python.exists() else executable(command)
    done = subprocess.run(
        [program, *arguments, *more], cwd=cwd, input=typed, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == code, done.stdout + done.stderr
    return done.stdout + done.stderr


def runs(*more: str, typed: str = "", says: str = "") -> Proof:
    """It runs, with `more` behind it to make it cheap, and says this."""

    def proof(line: str, folder: Path) -> None:
        assert says in told(line, *(each.format(folder=folder) for each in more), typed=typed)

    return proof


def runs_on_npms_files(*more: str) -> Proof:
    """It runs beside copies of the description and the lock file, without a network, and leaves these as they are."""

    def proof(line: str, folder: Path) -> None:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(PROJECT / name, folder)
        told(line, *more, "--offline", cwd=folder)
        for name in ("package.json", "package-lock.json"):
            assert (folder / name).read_bytes() == (PROJECT / name).read_bytes()

    return proof


def makes_an_environment(line: str, folder: Path) -> None:
    """`py` is what starts Python on Windows."""
    launcher, version, *rest = shlex.split(line)
    assert (launcher, version) == ("py", f"-{(PROJECT / '.python-version').read_text(encoding='utf-8').strip()}")
    told(shlex.join(["python", *rest]), "--without-pip", cwd=folder)
    assert (folder / rest[-1] / "pyvenv.cfg").exists()


def writes_the_schemas(line: str, folder: Path) -> None:
    shutil.copytree(PROJECT / "docs" / "kaart", folder / "kaart", ignore=shutil.ignore_patterns("schema"))
    told(line, str(folder / "kaart"))
    assert {path.name for path in (folder / "kaart" / "schema").iterdir()} == {
        path.name for path in (PROJECT / "docs" / "kaart" / "schema").iterdir()
    }


def writes_a_new_card(line: str, folder: Path) -> None:
    """What it writes is a card: in tests/authoring/test_new.py."""
    *command, where = shlex.split(line)
    told(shlex.join(command), str(folder / where))
    assert (folder / where / "kaart.yml").is_file()


def reads_the_sheets(line: str, folder: Path) -> None:
    """Nobody filled anything in. What it does when somebody did is in tests/review/."""
    card = PROJECT / "docs" / "kaart"
    words = [str(folder / word) if word.endswith(".xlsx") else word for word in shlex.split(line)]
    for word in words:
        if word.endswith(".xlsx"):
            Path(word).write_bytes(sheet(card, load(card)))
    assert "Er is niets om in de kaart te zetten." in told(shlex.join(words))


def keeps_what_was_approved(line: str, folder: Path) -> None:
    """What comes of it is in tests/versions/."""
    card = shutil.copytree(PROJECT / "tests" / "meldcode", folder / "kaart")
    parts = part_codes(load(card)).items()
    lines = [f'- {{ part: {part}, by: Overleg, day: 2020-05-01, code: "{code}" }}\n' for part, code in parts]
    (card / "vastgesteld.yml").write_text(f"approved:\n{''.join(lines)}", encoding="utf-8")
    kept = Path(told(line, str(card)).strip())
    assert kept.is_file()
    assert card in kept.parents


def finds_no_site(line: str, folder: Path) -> None:
    """What it says of a site is in tests/hosting/test_check.py."""
    (folder / "server").mkdir()
    (folder / "server" / NAME).write_bytes(check_file())
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        here = line.replace("https://intranet.example/routekaart/", address)
        assert "geeft geen antwoord" in told(here, cwd=folder if "server/" in line else PROJECT, code=1)


def finds_the_hash_right(line: str, folder: Path) -> None:
    (folder / "manifest.json").write_text(f'{{"format": {FORMAT}}}', encoding="utf-8")
    write_release(folder, folder, "routekaart", "2026.1", datetime(2026, 1, 1, tzinfo=UTC))
    told(line, cwd=folder)


def finds_the_settings_right(line: str, folder: Path) -> None:
    """With our settings in place of those of a whole machine. What nginx does with them is in tests/hosting/test_servers.py."""
    server = nginx_host({"X-Kopregel": "waarde"}).replace("listen 80;", f"listen unix:{folder}/socket;")
    settings = f"pid {folder}/pid;\nevents {{}}\nhttp {{\naccess_log off;\n{server}}}\n"
    (folder / "settings").write_text(settings, encoding="utf-8")
    assert "test is successful" in told(line, "-e", "stderr", "-c", str(folder / "settings"))


# --- examples ---------------------------------------------------------------------------------------------------------------


def stands_in_the_card(block: str, folder: Path) -> None:  # noqa: ARG001 (nothing is written)
    tasks = yaml.safe_load((PROJECT / "docs" / "kaart" / "om.yml").read_text(encoding="utf-8"))["tasks"]
    assert all(task in tasks for task in yaml.safe_load(block))


def is_said_of_a_mistake(line: str, folder: Path) -> None:
    """The message names the file, what was written, and what should have been."""
    file, wrong, right = line.partition(":")[0], *re.findall(r"'([\w-]+)'", line)[-2:]
    shutil.copytree(PROJECT / "docs" / "kaart", folder / "docs" / "kaart")
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace(right, wrong), encoding="utf-8")
    said = told("python -m build_hooks.authoring", str(folder / "docs" / "kaart"), "--target", f"{folder}/card.py", code=1)
    assert line in said.replace(f"{folder}/", "")


# --- what cannot be run here --------------------------------------------------------------------------------------------------


def needs_windows(line: str, folder: Path) -> None:  # noqa: ARG001 (nothing is written)
    """What is switched on is what another line makes."""
    environment, _, script = line.partition("\\Scripts\\")
    assert not script or any(each.endswith(f" -m venv {environment}") for each in LINES)


def needs_iis(line: str, folder: Path) -> None:  # noqa: ARG001 (nothing is written)
    """The type that IIS has to compress is one of ours that is worth it."""
    [kind] = re.findall(r"mimeType='([^']+)'", line.replace("%u002b", "+"))
    assert kind in {each.type for each in KINDS if each.compressible}


def needs_all_of_apache(line: str, folder: Path) -> None:  # noqa: ARG001 (nothing is written)
    """It changes the settings of the machine. The modules are those that our settings use; with those Apache is tested."""
    settings = apache_host({}) + apache_alias({})
    modules = set(re.findall(r"<IfModule mod_(\w+)\.c>", settings))
    settings += "\n".join(HTTPS["apache"])
    words = {"Alias ": "alias", "DirectoryIndex ": "dir", "SSLEngine ": "ssl"}
    modules |= {module for word, module in words.items() if word in settings}
    assert set(line.split()[1:]) == modules
    assert modules <= set(LOADED)


def needs_the_sites_of_debian(line: str, folder: Path) -> None:  # noqa: ARG001 (nothing is written)
    """It changes the settings of the machine. The name is that of the file in the text before it."""
    text = (PROJECT / "docs" / "plaatsen.md").read_text(encoding="utf-8")
    assert f"`{line.split()[1]}.conf`" in text.partition("a2ensite")[0]


def is_tried_on_that_server(line: str, folder: Path) -> None:  # noqa: ARG001 (nothing is written)
    """With a certificate: in tests/hosting/test_servers.py."""
    assert any(line in added for added in HTTPS.values())


def finds_the_settings_of_caddy_right(line: str, folder: Path) -> None:
    """With our settings in place of those of a whole machine."""
    (folder / "Caddyfile").write_text(caddy_host({"X-Kopregel": "waarde"}), encoding="utf-8")
    assert "Valid configuration" in told(line.replace("/etc/caddy/Caddyfile", str(folder / "Caddyfile")))


def needs_a_running_system(line: str, folder: Path) -> None:  # noqa: ARG001 (nothing is written)
    """It speaks to systemd. The service is called as the program."""
    assert line.split()[-1] in {command for program in PROGRAMS.values() for command in program.commands}


def needs_the_registry(line: str, folder: Path) -> None:  # noqa: ARG001 (nothing is written)
    """`uv` asks the registry for every version. What it is to read and write is there, for the Python that we use."""
    words = shlex.split(line)
    options = list(pairwise(words))
    groups = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    apart = {"advisories", "canary"}  # each with a lock file of its own
    asked = {value for option, value in options if option == "--group"}
    assert asked == set(groups) - apart or (len(asked) == 1 and asked <= apart)
    assert ("--python-version", (PROJECT / ".python-version").read_text(encoding="utf-8").strip()) in options
    assert all((PROJECT / value).is_file() for option, value in options if option == "-o")


def takes_minutes(line: str, folder: Path) -> None:  # noqa: ARG001 (nothing is written)
    """It has no options, and is run in copies of the project by the tests of the site."""
    words = ", ".join(f'"{word}"' for word in line.split()[1:])
    assert f"[sys.executable, {words}]" in (PROJECT / "tests" / "site" / "conftest.py").read_text(encoding="utf-8")


PROOFS: Final[Mapping[str, Proof]] = {
    "make ": runs("--dry-run"),
    "py ": makes_an_environment,
    r".venv\Scripts\activate": needs_windows,
    "python -m pip install": runs("--dry-run", "--no-index", "--disable-pip-version-check"),
    "python -m pytest": runs("--version", says="pytest"),
    "python -m mkdocs serve": runs("--help", says="Usage: "),  # an option that it does not have is an error
    "python -m build_hooks.authoring": runs("--target", "{folder}/card.py", says=" taken uit "),
    "python -m build_hooks.authoring --schema": writes_the_schemas,
    "python -m build_hooks.authoring new": writes_a_new_card,
    "python -m build_hooks.review": reads_the_sheets,
    "python -m build_hooks.versions": keeps_what_was_approved,
    "python -m build_hooks.hosting.build": takes_minutes,
    "python -m build_hooks.hosting.check": finds_no_site,
    "python -m build_hooks.hosting.release": runs("--help", says="--draft"),
    "python server/check.pyz": finds_no_site,
    "python -m tests.programs": runs("--packages"),
    ".venv/bin/python -m checker": runs(typed="1\n1\n", says="Kies 1 tot en met 8: "),
    ".venv/bin/python -m checker --json": runs(says='"status": "do"'),
    ".venv/bin/python -m checker --why-not": runs(says="Je doet dit alleen als"),
    "npm ci": runs_on_npms_files("--dry-run"),
    "npm install": runs_on_npms_files("--no-audit", "--no-fund"),
    "uv pip compile": needs_the_registry,
    "docs/kaart/": is_said_of_a_mistake,
    "- id:": stands_in_the_card,
    "cd %windir%": needs_windows,
    "appcmd set config": needs_iis,
    "a2enmod": needs_all_of_apache,
    "a2ensite": needs_the_sites_of_debian,
    "SSL": is_tried_on_that_server,
    "listen 443": is_tried_on_that_server,
    "ssl_certificate": is_tried_on_that_server,
    "systemctl reload": needs_a_running_system,
    "nginx -t": finds_the_settings_right,
    "caddy validate": finds_the_settings_of_caddy_right,
    "sha256sum --check": finds_the_hash_right,
}
"""How a line begins → what proves it; the longest beginning counts."""


def beginning(line: str) -> str | None:
    """What of `PROOFS` the line begins with."""
    return max((each for each in PROOFS if line.startswith(each)), key=len, default=None)


def lines(text: str) -> Iterator[str]:
    """The lines of the code blocks of a document, without their comments; an example in YAML is one. Also code in a sentence
    that is a command with arguments, as far as its beginning is known.
    """
    html = markdown(text, extensions=["fenced_code"])
    for language, block in re.findall(r'<pre><code(?: class="language-(\w+)")?>(.*?)</code></pre>', html, re.DOTALL):
        code = unescape(block).rstrip()
        if language == "text":  # a drawing
            continue
        yield from [code] if language == "yaml" else (re.sub(r"\s+# .*", "", line) for line in code.splitlines() if line)
    inline = map(unescape, re.findall(r"(?<!<pre>)<code>(.*?)</code>", html))
    yield from (code for code in inline if " " in code and beginning(code))


LINES: Final = list(dict.fromkeys(line for path in TEXTS for line in lines(path.read_text(encoding="utf-8"))))


def test_every_line_of_code_in_a_document_is_classified_and_no_class_is_for_nothing() -> None:
    assert [line for line in LINES if not beginning(line)] == []
    assert set(map(beginning, LINES)) == set(PROOFS)


@pytest.mark.parametrize("text", ["```sh\nroutekaart --nieuw\n```\n", "Zo:\n\n    routekaart --nieuw  # doe dit\n"])
def test_a_new_line_would_have_to_be_classified(text: str) -> None:
    assert [(line, beginning(line)) for line in lines(text)] == [("routekaart --nieuw", None)]


@pytest.mark.this_card
@pytest.mark.usefixtures("program")
@pytest.mark.parametrize("line", LINES)
def test_the_line_is_not_stale(line: str, tmp_path: Path) -> None:
    PROOFS[beginning(line) or ""](line, tmp_path)


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize(
    "stale",
    [
        "make served",
        "python -m mkdocs serve --reload",
        "python -m build_hooks.authoring --strict",
        "python -m build_hooks.hosting.build --strict",
        ".venv/bin/python -m checker --json rol=ov",
        "caddy validate --settings /etc/caddy/Caddyfile",
        "a2ensite routekaarten",
        "SSLCertificate /etc/ssl/routekaart.pem",
        "a2enmod headers rewrite mime dir",
        "docs/kaart/om.yml:1: vraag 'ernstige-bezwaar' bestaat niet; bedoel je 'ernstige-bezwaren'?",
    ],
)
def test_a_stale_line_is_noticed(stale: str, tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        PROOFS[beginning(stale) or ""](stale, tmp_path)
