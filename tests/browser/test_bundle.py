# SPDX-License-Identifier: EUPL-1.2
"""What the browser loads is made the same each time, fits together, and is made again only when something changed."""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from pprint import pformat

import pytest

from build_hooks.browser import Bundle, BundleError, bundle, bundling, linking
from build_hooks.browser.bundling import put_scripts
from build_hooks.browser.check import check
from build_hooks.browser.inputs import HASHES, LOCK, RUNTIME, Inputs
from build_hooks.browser.linking import KEPT, PROGRAM
from build_hooks.browser.scripts import CLIENT, ENTRIES, sources
from build_hooks.cache import keep_folder, kept_folder
from checker import Card
from checker.card import Task

PROJECT = Path(__file__).parents[2]
PYODIDE = PROJECT / "node_modules" / "pyodide"
SCRIPTS = CLIENT / "checker"


def make_checkout(target: Path) -> Path:
    """What the bundle is made from, in a folder of its own, so that a test may break it."""
    shutil.copytree(PROJECT / "checker", target / "checker", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(SCRIPTS, target / SCRIPTS.relative_to(PROJECT))
    for name in ("pyproject.toml", "package-lock.json", "LICENSE"):
        shutil.copy(PROJECT / name, target)
    (target / "node_modules" / "pyodide").mkdir(parents=True)
    for name in (*RUNTIME, LOCK, "package.json"):
        shutil.copy(PYODIDE / name, target / "node_modules" / "pyodide")
    return target


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return make_checkout(tmp_path / "checkout")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, browser_cache: Path) -> Bundle:
    """One bundle that tests look at and do not touch, as the build made it, with what it has kept."""
    cache = tmp_path_factory.mktemp("made")
    shutil.copy(browser_cache / f"stdlib-{Inputs(PROJECT).key(card=False)}.zip", cache)
    found = bundle(browser_cache)
    for linked in browser_cache.glob("linked-*"):
        shutil.copytree(linked, cache / linked.name)
    return Bundle(shutil.copytree(found.folder.parent, cache / found.folder.parent.name) / found.name)


@pytest.fixture
def linked_before(made: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
    """Linking takes half a minute: where it does not matter, what was linked before is taken for it."""

    def put_program(folder: Path, *_: Path) -> Path:
        shutil.copy(made.folder / PROGRAM, folder)
        return made.folder.parent

    monkeypatch.setattr(bundling, "put_program", put_program)


@pytest.fixture
def cache(made: Bundle, tmp_path: Path) -> Path:
    """A cache without our bundle, but with the compiled standard library, which takes seconds."""
    cache = tmp_path / "cache"
    cache.mkdir()
    keep(made, cache, "stdlib-*.zip")
    return cache


def keep(made: Bundle, cache: Path, pattern: str) -> list[Path]:
    """Put what the build has kept in this cache too."""
    found = made.folder.parents[1].glob(pattern)
    return [Path((shutil.copytree if each.is_dir() else shutil.copy)(each, cache / each.name)) for each in found]


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def wheel_of(made: Bundle) -> Path:
    (wheel,) = made.folder.glob("*.whl")
    return wheel


# --- what is in it ----------------------------------------------------------------------------------------------------


def test_the_folder_holds_all_that_has_to_fit_together(made: Bundle) -> None:
    assert set(content(made.folder)) == {*RUNTIME.values(), LOCK, wheel_of(made).name, PROGRAM, *ENTRIES}


def test_every_script_is_in_one_that_the_browser_asks_for_and_none_waits_for_another(made: Bundle) -> None:
    served = [(made.folder / entry).read_text(encoding="utf-8") for entry in ENTRIES]
    for name, source in sources(SCRIPTS).items():
        line = max(source.splitlines(), key=len).removeprefix("export ")
        assert any(line in script for script in served), name
    for script in served:
        assert not re.search(r"^import\b[^(.]", script, re.MULTILINE)


def test_the_hash_of_every_file_that_the_scripts_fetch_is_listed(made: Bundle) -> None:
    script = (made.folder / "page.js").read_text(encoding="utf-8")
    listed = json.loads(script.partition("const INTEGRITY = ")[2].partition(";")[0])
    fetched = {*RUNTIME.values(), LOCK, PROGRAM, wheel_of(made).name}
    assert listed == {name: f"sha256-{b64(hashlib.sha256((made.folder / name).read_bytes()).digest())}" for name in fetched}


def b64(digest: bytes) -> str:
    return base64.b64encode(digest).decode()


def test_no_file_has_an_ending_that_servers_serve_as_text(made: Bundle) -> None:
    assert not list(made.folder.glob("*.mjs"))


def test_the_lock_is_that_of_the_runtime_with_our_package_alone(made: Bundle) -> None:
    lock = json.loads((made.folder / LOCK).read_text(encoding="utf-8"))
    assert lock["info"] == json.loads((PYODIDE / LOCK).read_text(encoding="utf-8"))["info"]
    assert list(lock["packages"]) == ["checker"]
    assert lock["packages"]["checker"]["file_name"] == wheel_of(made).name
    assert lock["packages"]["checker"]["sha256"] == hashlib.sha256(wheel_of(made).read_bytes()).hexdigest()


def test_the_wheel_is_bytecode_with_a_true_record(made: Bundle) -> None:
    with zipfile.ZipFile(wheel_of(made)) as wheel:
        names = wheel.namelist()
        record = next(name for name in names if name.endswith("/RECORD"))
        recorded = dict(line.split(",", 1) for line in wheel.read(record).decode().splitlines())
        sizes = {name: recorded[name].rpartition(",")[2] for name in names if name != record}
        assert sizes == {name: str(wheel.getinfo(name).file_size) for name in names if name != record}
    assert "checker/compiled_card.pyc" in names
    assert {Path(name).suffix for name in names if name.startswith("checker/")} == {".pyc"}
    assert set(recorded) == set(names)


def test_the_standard_library_is_bytecode(made: Bundle) -> None:
    with zipfile.ZipFile(made.folder / "python_stdlib.zip") as stdlib:
        endings = {Path(name).suffix for name in stdlib.namelist()}
    assert endings == {".pyc"}


def test_the_standard_library_is_what_starting_and_answering_import_and_no_more(made: Bundle) -> None:
    with zipfile.ZipFile(made.folder / "python_stdlib.zip") as library:
        modules = {name.removesuffix(".pyc") for name in library.namelist()}
    assert modules >= {"dataclasses", "enum", "json/decoder", "pyodide/__init__", "re/_parser"}
    assert not modules & {"argparse", "sqlite3/__init__", "turtle", "unittest/case", "xml/dom/minidom"}


@pytest.mark.this_card
def test_the_linked_program_has_the_card_in_it_and_only_a_part_of_the_runtime(made: Bundle, card: Card) -> None:
    program = (made.folder / PROGRAM).read_bytes()
    for text in ("casusregisseur stalking", card.hash):
        assert text.encode() in program
    assert len(program) < (made.folder / "pyodide.asm.wasm").stat().st_size


def test_a_table_tells_what_is_in_the_linked_program_and_why(made: Bundle) -> None:
    head, *rows = (line.split("\t") for line in (made.folder.parent / KEPT).read_text(encoding="utf-8").splitlines())
    assert head == ["what", "where", "name", "bytes", "why"]
    functions = {where: why for what, where, _, _, why in rows if what == "function"}
    assert 500 < sum(why == "ran" for why in functions.values()) < len(functions) < 2_000
    assert {why.removeprefix("called by ") for why in functions.values()} <= {*functions, "ran", "tidies up", "the page"}
    # Of every type, also of those of which no question threw anything away.
    assert sum(why == "tidies up" for why in functions.values()) > 100
    assert sum(int(size) for what, _, _, size, _ in rows if what == "no data") > 1_000_000


def test_the_wheel_answers_without_any_source(made: Bundle) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]);"
        "from checker.browser import respond; from checker.compiled_card import CARD;"
        'print(respond(CARD, \'{"kind": "step", "answers": {}, "change": null, "before": null, "root": "", "today": ""}\'))'
    )
    done = subprocess.run([sys.executable, "-I", "-c", code, str(wheel_of(made))], capture_output=True, check=True)
    assert 'data-vraag="rol"' in json.loads(done.stdout)["html"]


# --- the same each time -------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("linked_before")
def test_a_plain_bundle_has_the_same_wheel_and_scripts_but_no_program_and_the_whole_library(
    made: Bundle, checkout: Path, cache: Path
) -> None:
    plain = bundle(cache, checkout, plain=True)
    assert plain.name != made.name
    files, whole = content(plain.folder), content(made.folder)
    assert files.keys() == whole.keys()
    differing = {name for name in files if files[name] != whole[name]}
    assert differing == {PROGRAM, "python_stdlib.zip", "page.js", "library.js"}, "the hashes are in these scripts"
    assert files[PROGRAM] == b""
    assert files["python_stdlib.zip"] == (PYODIDE / "python_stdlib.zip").read_bytes()
    assert bundle(cache, checkout).name == made.name, "the one does not stand for the other"


@pytest.mark.usefixtures("linked_before")
def test_another_card_gets_the_standard_library_that_was_kept(checkout: Path, cache: Path) -> None:
    with (checkout / "checker" / "compiled_card.py").open("a", encoding="utf-8") as card:
        card.write("CHANGED = True\n")
    bundle(cache, checkout)
    assert len(list(cache.glob("stdlib-*.zip"))) == 1


@pytest.mark.usefixtures("linked_before", "takes_long")
def test_another_program_gets_its_own_standard_library(checkout: Path, cache: Path) -> None:
    with (checkout / "checker" / "decision.py").open("a", encoding="utf-8") as program:
        program.write("import colorsys\n")
    found = bundle(cache, checkout)
    with zipfile.ZipFile(found.folder / "python_stdlib.zip") as library:
        assert "colorsys.pyc" in library.namelist()


@pytest.mark.usefixtures("linked_before")
def test_what_changes_while_it_is_made_is_not_kept_for_what_it_was(
    checkout: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put_scripts_and_edit(inputs: Inputs, folder: Path, integrity: str) -> None:
        put_scripts(inputs, folder, integrity)
        with (checkout / "checker" / "compiled_card.py").open("a", encoding="utf-8") as card:
            card.write("CHANGED = True\n")

    monkeypatch.setattr(bundling, "put_scripts", put_scripts_and_edit)
    with pytest.raises(BundleError, match="Terwijl dit werd gemaakt, is een bestand veranderd"):
        bundle(cache, checkout)
    assert [path.suffix for path in cache.iterdir()] == [".zip"]


def test_an_unchanged_card_comes_from_the_cache(
    made: Bundle, checkout: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = put(made, cache)
    monkeypatch.setattr(bundling, "make_wheel", lambda *_: pytest.fail("made again"))
    assert bundle(cache, checkout).folder == folder


def put(made: Bundle, cache: Path, name: str = "") -> Path:
    """The folder of a bundle that was made before, in this cache."""
    place = shutil.copytree(made.folder.parent, cache / (name or made.folder.parent.name))
    return place / made.name


@pytest.mark.usefixtures("linked_before")
def test_a_damaged_cache_is_made_again(made: Bundle, checkout: Path, cache: Path) -> None:
    (put(made, cache) / "pyodide.js").write_bytes(b"")
    assert content(bundle(cache, checkout).folder) == content(made.folder)


def test_a_change_of_a_script_of_the_page_links_nothing_again(
    made: Bundle, checkout: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(made, cache, "linked-*")
    monkeypatch.setattr(linking, "ask", lambda _: pytest.fail("linked again"))
    with (checkout / SCRIPTS.relative_to(PROJECT) / "page.js").open("a", encoding="utf-8") as script:
        script.write("\n// changed\n")
    changed = bundle(cache, checkout)
    assert changed.name != made.name
    assert content(changed.folder)[PROGRAM] == content(made.folder)[PROGRAM]
    assert (changed.folder.parent / KEPT).read_bytes() == (made.folder.parent / KEPT).read_bytes()


@pytest.mark.parametrize("part", ["the card", "the runtime", "what links it", "a damaged program"])
def test_a_program_that_was_kept_is_for_what_it_was_linked_from_alone(
    made: Bundle, checkout: Path, cache: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    class LinkedAgainError(Exception):
        pass

    def ask(_: Path) -> list[str]:
        raise LinkedAgainError

    kept = keep(made, cache, "linked-*")
    monkeypatch.setattr(linking, "ask", ask)
    if part == "the card":
        with (checkout / "checker" / "compiled_card.py").open("a", encoding="utf-8") as card:
            card.write("CHANGED = True\n")
    elif part == "the runtime":
        monkeypatch.setattr(Inputs, "demand", lambda _: None)  # it would not be the one of the list
        change_the_runtime(checkout)
        monkeypatch.setattr(bundling, "put_stdlib", lambda _inputs, folder, _cache: folder / "python_stdlib.zip")
    elif part == "what links it":
        calling = checkout / "python.js"
        calling.write_text("// changed\n", encoding="utf-8")
        monkeypatch.setattr(linking, "_PYTHON", calling)
    else:
        for program in (path for place in kept for path in place.glob(f"*/{PROGRAM}")):
            program.write_bytes(program.read_bytes()[:-1])
    with pytest.raises(LinkedAgainError):
        bundle(cache, checkout)


@pytest.mark.usefixtures("linked_before")
def test_a_change_of_the_card_gives_another_name(made: Bundle, checkout: Path, cache: Path) -> None:
    with (checkout / "checker" / "compiled_card.py").open("a", encoding="utf-8") as card:
        card.write("CHANGED = True\n")
    assert bundle(cache, checkout).name != made.name


@pytest.mark.usefixtures("linked_before")
def test_the_cache_forgets_the_oldest_bundles(made: Bundle, checkout: Path, cache: Path) -> None:
    for year in range(5):
        put(made, cache, f"{year} after 1970")
        os.utime(cache / f"{year} after 1970", (year, year))
    last = bundle(cache, checkout)
    kept = {path.name for path in cache.iterdir() if path.is_dir()}
    assert kept == {"2 after 1970", "3 after 1970", "4 after 1970", last.folder.parent.name}


def test_of_two_builds_that_make_the_same_beside_each_other_both_have_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = [tmp_path / "one", tmp_path / "other"]
    for folder in made:
        folder.mkdir()
        (folder / "file").write_text("the same", encoding="utf-8")
    first = keep_folder(made[0], tmp_path / "place")
    monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)  # the first put it there right after the other looked
    assert keep_folder(made[1], tmp_path / "place") == first == kept_folder(tmp_path / "place")


LETTERS = ("één ñandú", "zażółć gęślą jaźń", "شرطة الحي", "日曜日", "🗓️ 26", "e\u0301", "Ǆ ﬁ ẞ", "½ ² ①", "\u200f‘a’", "𝔸𝕓")


@pytest.mark.usefixtures("takes_long")
def test_another_card_with_ten_times_the_tasks_and_other_letters_is_linked_without_an_edit(
    card: Card, checkout: Path, cache: Path
) -> None:
    """The build itself compares each of its answers with those of plain Python. There are fewer than of our card, and
    each is ten times as long: no task hangs on more than its part of the card.
    """

    def copied(task: Task, number: int) -> Task:
        parts = tuple(copied(part, number) for part in task.tasks)
        text = f"{LETTERS[number]} {task.do} {LETTERS[number]}"
        return replace(task, id=f"{task.id}-{number}", do=text, when=None, tasks=parts)

    tasks = {role: tuple(copied(task, number) for number in range(10) for task in own) for role, own in card.tasks.items()}
    place = checkout / "checker" / "compiled_card.py"
    module, _, _ = place.read_text(encoding="utf-8").rpartition("CARD = ")
    place.write_text(f"{module}CARD = {pformat(replace(card, tasks=tasks), sort_dicts=False)}\n", encoding="utf-8")
    assert (bundle(cache, checkout).folder / PROGRAM).stat().st_size


# --- what can be wrong -----------------------------------------------------------------------------------------------------


def remove_runtime(checkout: Path) -> None:
    shutil.rmtree(checkout / "node_modules")


def remove_a_runtime_file(checkout: Path) -> None:
    (checkout / "node_modules" / "pyodide" / "pyodide.asm.wasm").unlink()


def remove_card(checkout: Path) -> None:
    (checkout / "checker" / "compiled_card.py").unlink()


def install_another_version(checkout: Path) -> None:
    (checkout / "node_modules" / "pyodide" / "package.json").write_text('{"version": "0.1.0"}', encoding="utf-8")


def take_another_python(checkout: Path) -> None:
    lock = checkout / "node_modules" / "pyodide" / LOCK
    lock.write_text(lock.read_text(encoding="utf-8").replace('"python": "3.13', '"python": "3.19'), encoding="utf-8")


def change_the_runtime(checkout: Path) -> None:
    with (checkout / "node_modules" / "pyodide" / "pyodide.asm.wasm").open("ab") as file:
        file.write(b"\0")


def break_lock(checkout: Path) -> None:
    (checkout / "node_modules" / "pyodide" / LOCK).write_text("{", encoding="utf-8")


def break_card(checkout: Path) -> None:
    (checkout / "checker" / "compiled_card.py").write_text("CARD = None\n", encoding="utf-8")


def break_source(checkout: Path) -> None:
    (checkout / "checker" / "compiled_card.py").write_text("CARD = (\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("harm", "message"),
    [
        (remove_runtime, r"pyodide is er niet\. Draai `make setup`\."),
        (remove_a_runtime_file, r"pyodide\.asm\.wasm is er niet\. Draai `make setup`"),
        (remove_card, r"compiled_card\.py is er niet: de kaart is nog niet verwerkt\. Draai `make card`"),
        (install_another_version, r"Pyodide 0\.1\.0, maar package-lock\.json vraagt .*`make setup`"),
        (take_another_python, r"Dit is Python 3\.13, maar in de browser draait Python 3\.19"),
        (
            change_the_runtime,
            r"pyodide\.asm\.wasm is niet dat van Pyodide: .* Gooi de map node_modules weg en draai `make setup`",
        ),
        (break_lock, r"pyodide-lock\.json is geen geldige JSON .*`make setup`"),
        (break_card, r"antwoordt de vragenhulp niet(.|\n)*AttributeError: 'NoneType'"),
        (break_source, r"niet om te zetten in bytecode(.|\n)*compiled_card\.py"),
    ],
)
def test_an_error_says_what_to_do(checkout: Path, cache: Path, harm: Callable[[Path], None], message: str) -> None:
    harm(checkout)
    with pytest.raises(BundleError, match=message):
        bundle(cache, checkout)


def test_every_file_of_the_runtime_has_a_hash_that_it_is_held_to() -> None:
    lines = HASHES.read_text(encoding="utf-8").splitlines()
    assert {line.split()[1] for line in lines} == {*RUNTIME, LOCK}


def test_a_build_that_fails_leaves_no_bundle(checkout: Path, cache: Path) -> None:
    break_source(checkout)
    with pytest.raises(BundleError):
        bundle(cache, checkout)
    assert [path.suffix for path in cache.iterdir()] == [".zip"]


def add_stray_file(folder: Path) -> None:
    (folder / "extra.txt").write_text("x", encoding="utf-8")


def empty_a_file(folder: Path) -> None:
    (folder / "pyodide.js").write_bytes(b"")


def change_the_wheel(folder: Path) -> None:
    with next(folder.glob("*.whl")).open("ab") as wheel:
        wheel.write(b"x")


def list_another_package(folder: Path) -> None:
    lock = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    lock["packages"]["six"] = lock["packages"]["checker"]
    (folder / LOCK).write_text(json.dumps(lock), encoding="utf-8")


@pytest.mark.parametrize("harm", [add_stray_file, empty_a_file, change_the_wheel, list_another_package])
def test_a_folder_that_cannot_work_is_refused(
    made: Bundle, checkout: Path, tmp_path: Path, harm: Callable[[Path], None]
) -> None:
    folder = shutil.copytree(made.folder, tmp_path / "folder")
    check(folder, Inputs(checkout))
    harm(folder)
    with pytest.raises(BundleError, match=r"Draai `make clean` en bouw opnieuw\."):
        check(folder, Inputs(checkout))


def test_bytecode_for_another_python_is_refused(made: Bundle, checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Inputs, "magic", lambda _: b"\0\0\r\n")
    with pytest.raises(BundleError, match=r"wat de Python van de browser niet leest: checker/__init__\.pyc"):
        check(made.folder, Inputs(checkout))
