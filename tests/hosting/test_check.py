# SPDX-License-Identifier: EUPL-1.2
"""The check of a running installation: for each fault it names that fault, and no other."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final
from urllib.parse import quote

import pytest

from build_hooks.hosting import check
from build_hooks.hosting.check import Server, folder_of, main, read_manifest, same_type
from build_hooks.hosting.manifest import described
from build_hooks.hosting.policy import ASK_FIRST, CSP, FOR_EVER, HEADERS
from build_hooks.hosting.twins import write_twins
from tests.conftest import Once
from tests.hosting.running import Change, as_it_is, running
from tests.serving import SUB_PATH, reserved_port, served

LARGE: Final = 60_000
BY_NAME: Final = ("index.html", "over.html", "privacy.html", "rol/om.html", "404.html", "search/search_index.js")
"""The files that a test below speaks of."""


@pytest.fixture(scope="session")
def few(site: Path, once: Once) -> Path:
    """A few files of the finished site: of each kind one that a browser may keep and one that it asks for, and not all of a
    large one. How one mistake is told does not depend on how many files there are. All of them are in test_servers.py.
    """

    def take(to: Path) -> None:
        manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
        of_each_kind = {(Path(file["path"]).suffix, file.get("cache")): file for file in reversed(manifest["files"])}
        taken = [file for file in manifest["files"] if file in of_each_kind.values() or file["path"] in BY_NAME]
        for file in taken:
            content = (site / file["path"]).read_bytes()[:LARGE]
            (to / file["path"]).parent.mkdir(parents=True, exist_ok=True)
            (to / file["path"]).write_bytes(content)
        shutil.copytree(site / "server", to / "server", dirs_exist_ok=True)
        write_twins(to)
        files = [file for file in described(to) if (to / file["path"]).is_file() and "type" in file]
        (to / "manifest.json").write_text(json.dumps({**manifest, "files": files}), encoding="utf-8")

    return once("few", take)


type Nginx = Callable[..., AbstractContextManager[str]]


@pytest.fixture
def nginx(program: object, tmp_path: Path) -> Nginx:  # noqa: ARG001 (it is started below)
    """Starts nginx before a folder, with a change in its settings: the address of the site."""

    @contextmanager
    def start(site: Path, change: Change = as_it_is) -> Iterator[str]:
        with running("nginx", site, SUB_PATH, tmp_path / "nginx", change) as address:
            yield address

    return start


def put(old: str, new: str) -> Change:
    """Write something else in the settings, wherever it stands."""

    def change(settings: str) -> str:
        assert old in settings
        return settings.replace(old, new)

    return change


def without(header: str) -> Change:
    """Leave a header out."""
    return lambda settings: re.sub(rf"add_header {header} .*\n", "", settings)


BAD_SETTINGS: Final[dict[str, tuple[Change, str]]] = {
    "WebAssembly under another type": (
        put('"application/wasm" wasm;', '"application/octet-stream" wasm;'),
        "noemt .wasm ‘application/octet-stream’",
    ),
    "scripts as plain text": (put('"text/javascript; charset=utf-8" js;', '"text/plain" js;'), "noemt .js ‘text/plain’"),
    "WebAssembly refused": (
        put("gzip_vary on;", r"gzip_vary on; location ~ \.wasm$ { return 404; }"),
        "geen enkel bestand .wasm (code 404)",
    ),
    "nothing compressed": (put("gzip_static on", "gzip_static off"), "niet in. Zet gzip aan voor .css, .html, .js"),
    "compressed, and not said so to proxies": (put("gzip_vary on", "gzip_vary off"), "De kopregel Vary ontbreekt"),
    "pages kept for a day": (
        put(f'$routekaart_cache "{ASK_FIRST}"', '$routekaart_cache "max-age=86400"'),
        "Cache-Control ‘max-age=86400’",
    ),
    "what may be kept is not": (
        put(f'$routekaart_cache "{FOR_EVER}"', '$routekaart_cache "no-store"'),
        "Cache-Control ‘no-store’",
    ),
    "nothing about keeping": (without("Cache-Control"), "Cache-Control ‘niets’. Stel in: ‘no-cache’ ("),
    "sent again to who has it": (
        put("gzip_vary on;", "gzip_vary on; etag off; if_modified_since off;"),
        "stuurt een bestand opnieuw",
    ),
    "another policy": (put(" 'wasm-unsafe-eval'", ""), f"De kopregel {CSP} is anders bij alle "),
    "a looser policy": (put("default-src 'none'", "default-src *"), "‘default-src *’ moet zijn ‘default-src 'none'’."),
    **{f"no {name}": (without(name), f"De kopregel {name} ontbreekt bij alle ") for name in (CSP, *HEADERS)},
    "two policies": (
        put("gzip_vary on;", f"gzip_vary on; add_header {CSP} \"default-src 'self'\" always;"),
        f"De server stuurt de kopregel {CSP} meer dan één keer, bij alle ",
    ),
    "addresses without .html": (
        put("server {", f'server {{ if ($request_uri ~ "^({SUB_PATH}(?!hier).*)[.]html$") {{ return 308 $1; }}'),
        "haalt .html van elk adres af",
    ),
    "no start page": (put("index index.html", "index start.html"), "geeft niet de beginpagina (404)"),
    "no address without slash": (put("return 301 /intranet/routekaart/", "return 404"), "/intranet/routekaart geeft 404"),
    "a redirect to the name behind the proxy": (
        put("return 301 /", "return 301 http://intern.example:8080/"),
        "/intranet/routekaart leidt naar http://intern.example:8080/",
    ),
    "every address is a page": (put("error_page 404 @", "error_page 404 =200 @"), "Een adres dat niet bestaat, geeft 200"),
    "a page of the server for what is absent": (put("/404.html =404", "/geen.html =404"), "Stel 404.html in"),
    "folders shown": (put("gzip_vary on;", "gzip_vary on; autoindex on;"), "toont de inhoud van mappen"),
}


def damage(path: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """Write something else in a file of the site."""

    def apply(site: Path) -> None:
        file = site / path
        content = change(file.read_bytes())
        file.unlink()  # it may be the same file as in the good site
        file.write_bytes(content)

    return apply


def gone(path: str) -> Callable[[Path], None]:
    """Take away a file of the site."""
    return lambda site: (site / path).unlink()


BAD_FILES: Final[dict[str, tuple[Callable[[Path], None], str]]] = {
    "a page is missing": (gone("rol/om.html"), "rol/om.html ontbreekt op de server (code 404)"),
    "the search index is missing": (gone("search/search_index.js"), "search/search_index.js ontbreekt"),
    "a page was changed": (
        damage("privacy.html", lambda page: page.replace(b"Privacy", b"Prive")),
        "privacy.html heeft een andere inhoud",
    ),
    "a file was cut off": (
        damage("assets/stijl/letter-vet.woff2", lambda font: font[:1000]),
        "letter-vet.woff2 heeft een andere inhoud",
    ),
    "a page of another card": (
        damage("rol/om.html", lambda page: re.sub(rb"<code>[0-9a-f]{12}</code>", b"<code>0123456789ab</code>", page)),
        "rol/om.html komt van een andere versie van de kaart",
    ),
    "a damaged twin": (damage("index.html.gz", lambda twin: twin[:-9]), "index.html heeft ingepakt een andere inhoud"),
    "the twin of another page": (
        lambda site: damage("index.html.gz", lambda _: (site / "over.html.gz").read_bytes())(site),
        "index.html heeft ingepakt een andere inhoud",
    ),
    "a twin is missing": (gone("index.html.gz"), "pakt index.html niet in"),
    "a twin that this server does not send, of another version": (
        lambda site: damage("index.html.br", lambda _: (site / "over.html.br").read_bytes())(site),
        "index.html heeft ingepakt een andere inhoud",
    ),
}


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines that name a fault."""
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("FOUT")]


@pytest.mark.parametrize(("change", "message"), BAD_SETTINGS.values(), ids=BAD_SETTINGS)
def test_of_each_mistake_in_the_settings_the_check_names_that_one(
    nginx: Nginx, few: Path, capsys: pytest.CaptureFixture[str], change: Change, message: str
) -> None:
    with nginx(few, change) as address:
        assert main([address]) == 1
    [fault] = told(capsys)
    assert message in fault


@pytest.mark.parametrize(("change", "message"), BAD_FILES.values(), ids=BAD_FILES)
def test_of_each_mistake_in_the_files_the_check_names_that_one(
    nginx: Nginx, few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], change: Callable[[Path], None], message: str
) -> None:
    copied = tmp_path / "site"
    shutil.copytree(few, copied, copy_function=os.link)
    change(copied)
    with nginx(copied) as address:
        assert main([address]) == 1
    [fault] = told(capsys)
    assert message in fault


def test_a_server_that_knows_nothing_has_its_faults_named_once_each(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(site) as address:
        assert main([address]) == 1
    faults = told(capsys)
    assert "gebruikt de instellingen niet die bij de site horen" in faults[0], "the cause comes first"
    assert len(faults) == len(set(faults))
    assert sum("Cache-Control" in fault for fault in faults) == 1
    assert sum("De kopregel" in fault for fault in faults) == 1 + len(HEADERS)


def test_a_manifest_at_hand_is_compared_with_instead(
    nginx: Nginx, few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manifest = json.loads((few / "manifest.json").read_text(encoding="utf-8"))
    next(file for file in manifest["files"] if file["path"] == "over.html")["sha256"] = "0" * 64
    own = tmp_path / "manifest.json"
    own.write_text(json.dumps(manifest), encoding="utf-8")
    with nginx(few) as address:
        assert main([f"{address}index.html", "--manifest", str(own)]) == 1
    assert told(capsys) == [
        "FOUT  over.html heeft een andere inhoud dan de site die is gebouwd. "
        "Kopieer de map opnieuw. Blijft het zo? Dan verandert een proxy of scanner de inhoud onderweg."
    ]


def test_what_cannot_be_checked_is_told_in_one_line(
    nginx: Nginx, few: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "manifest.json").write_text("[]", encoding="utf-8")
    with nginx(few) as address, reserved_port() as port:
        wrong = {
            f"http://127.0.0.1:{port}/": "geeft geen antwoord",
            "http://bestaat-niet.invalid/": "geeft geen antwoord",
            "intranet/routekaart": "is geen webadres",
            "http://127.0.0.1:poort/": "is geen webadres",
            address.replace("http:", "https:"): "het certificaat klopt niet",
            address.replace("intranet", "elders"): "manifest.json komt niet (code 404). Staat de site wel op dit adres?",
        }
        for place, message in wrong.items():
            assert main([place]) == 1
            [fault] = told(capsys)
            assert message in fault
        for own in (tmp_path / "manifest.json", tmp_path / "geen.json"):
            assert main([address, "--manifest", str(own)]) == 1
            [fault] = told(capsys)
            assert "is geen manifest van de routekaart" in fault


def test_a_server_that_sends_visitors_elsewhere_is_checked_there(
    nginx: Nginx, few: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = put("server {", "server { return 301 https://intranet.example$request_uri;")
    with nginx(few, elsewhere) as address:
        assert main([address]) == 1
    assert told(capsys) == [
        f"FOUT  {address} verwijst door naar https://intranet.example/intranet/routekaart/. Controleer dat adres."
    ]


REFUSED: Final = {
    "return 401;": "(code 401). De site vraagt om aanmelden.",
    "return 403;": "(code 403). De server mag het bestand niet lezen",
    "return 500;": "(code 500). De server zelf heeft een fout: kijk in het foutenlog.",
    "return 302 /login?naar=/;": "Lijkt dat op aanmelden? Draai de controle op de server zelf",
    "default_type text/html; return 200 inloggen;": "is een webpagina. Lijkt die op aanmelden?",
    r'default_type application/json; return 200 "{\"files\": [], \"headers\": {}, \"card\": null}";': "geen enkel bestand in",
}
"""What a server can do instead of giving the list of files, and what is said of it."""


@pytest.mark.parametrize(("does", "message"), REFUSED.items(), ids=REFUSED)
def test_a_server_that_gives_nothing_is_told_why_in_one_line(
    nginx: Nginx, few: Path, capsys: pytest.CaptureFixture[str], does: str, message: str
) -> None:
    with nginx(few, put("server {", f"server {{ location = {SUB_PATH}manifest.json {{ {does} }}")) as address:
        assert main([address]) == 1
    [fault] = told(capsys)
    assert message in fault


def test_who_is_logged_in_can_be_checked(nginx: Nginx, few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with nginx(few, put("server {", 'server { if ($http_cookie != "naam=waarde") { return 401; }')) as address:
        assert main([address]) == 1
        assert main([address, "--header", "Cookie: naam=waarde"]) == 0
        for wrong in ("Cookie", "Cookie: a\nb: c", ": x"):
            assert main([address, "--header", wrong]) == 1
            assert "Schrijf --header zo" in capsys.readouterr().out


def test_the_address_may_be_one_that_was_copied_from_a_browser(
    nginx: Nginx, few: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with nginx(few) as address:
        for written in (
            f" {address}?web=1",
            f"{address}#top",
            address.removesuffix("/"),
            address.replace("http", "HTTP"),
            address.replace("127.0.0.1", "LOCALHOST"),
            address.replace("//", "//wie:geheim@"),
            f"{address}rol/om.html?web=1#altijd",
            f"{address}manifest.json",
            f"{address}over.html",
        ):
            assert main([written]) == 0, written
            said = capsys.readouterr().out
            assert said.endswith("geen fouten.\n")
            assert "geheim" not in said


@pytest.mark.parametrize(
    ("written", "folder"),
    [
        ("https://host/rol/index.html", "https://host/rol/"),
        ("https://host/rol/rol/om.html", "https://host/rol/"),
        ("https://host/een map/ré/over.html", "https://host/een map/ré/"),
        ("https://host", "https://host/"),
        ("geen adres", "geen adres"),
    ],
)
def test_the_folder_of_a_page_is_that_of_the_site(written: str, folder: str) -> None:
    assert folder_of(written) == folder


@pytest.mark.parametrize("at", ["/een map/", "/r\u00e9gio/"])
def test_a_folder_with_a_space_or_an_accent_is_asked_for_as_a_browser_does(at: str) -> None:
    assert Server(f"https://host{at}").address == f"https://host{quote(at)}"


FILE: Final = (
    b'{"card": "x", "headers": {}, "files": [{"path": "%s", "sha256": "b", "type": "c", "cache": "d", "compressed": 0}]}'
)
HOSTILE: Final = (
    b"",
    b"\xff",
    b"[]",
    b"null",
    b"[" * 100_000,
    b'{"card": null, "headers": {}, "files": []}',
    b'{"card": null, "headers": {}, "files": [{"path": 1, "type": "a"}]}',
    b'{"card": 7, "headers": {}, "files": []}',
    b'{"card": "x", "headers": {"X": "a\\nb"}, "files": []}',
    b'{"card": "x", "headers": [], "files": "abc"}',
    FILE % b"\\u001b[2J",
    FILE % b"\\ud800",
)


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_a_list_of_files_that_is_damaged_or_hostile_is_one_sentence(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"ontbreekt|beschadigd|geen enkel bestand") as raised:
        read_manifest(content)
    assert str(raised.value).isprintable()


def test_what_a_server_says_does_nothing_to_the_terminal(nginx: Nginx, few: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with nginx(few, put("server {", f'server {{ location = {SUB_PATH}manifest.json {{ return 302 "/\x1b[2J"; }}')) as address:
        assert main([address]) == 1
    assert "\x1b" not in capsys.readouterr().out


def test_the_command_is_written_in_the_python_of_servers_that_stay_as_they_are() -> None:
    """No such Python is here: its grammar is looked at, and what newer ones added and this could use."""
    source = Path(check.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source, feature_version=(3, 9))
    imported = {
        f"{node.module}.{name.name}" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for name in node.names
    }
    assert "__future__.annotations" in imported
    assert not imported & {
        "typing.Self",
        "typing.assert_never",
        "typing.override",
        "enum.StrEnum",
        "datetime.UTC",
        "itertools.batched",
    }
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    assert not [call for call in calls for keyword in call.keywords if keyword.arg in {"slots", "kw_only", "strict"}]
    assert not [call for call in calls if ast.unparse(call.func) == "isinstance" and " | " in ast.unparse(call.args[1])]


@pytest.mark.usefixtures("program")  # Caddy
def test_the_command_needs_nothing_but_python(site: Path, tmp_path: Path) -> None:
    with running("caddy", site, SUB_PATH, tmp_path) as address:
        command = [sys.executable, "-I", "-S", str(site / "server" / "check.py"), address]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("geen fouten.\n")


@pytest.mark.parametrize(
    ("found", "expected", "same"),
    [
        ("application/javascript", "text/javascript; charset=utf-8", True),
        ("text/html", "text/html; charset=utf-8", True),
        ("TEXT/HTML;charset=UTF-8", "text/html; charset=utf-8", True),
        ("text/html; charset=iso-8859-1", "text/html; charset=utf-8", False),
        ("text/plain", "text/javascript; charset=utf-8", False),
        ("", "application/wasm", False),
    ],
)
def test_types_are_the_same_when_browsers_take_them_so(found: str, expected: str, same: bool) -> None:
    assert same_type(found, expected) is same
