# SPDX-License-Identifier: EUPL-1.2
"""What developers read is true as far as a machine can tell: every link leads somewhere, and every name is still there.

A name is what stands between backticks, or in a drawing. It is a file or a folder, or a word of the sources that is not in a
comment. A command is proven by `tests/test_commands.py`, a recipe by `tests/test_first_change.py`.
"""

import ast
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from tests.documents import DOCUMENTS, EVERYWHERE, PROJECT, RECIPES, SOURCES
from tests.test_commands import MAKE, beginning

HISTORY: Final = (PROJECT / "CHANGELOG.md", PROJECT / "tests" / "checker" / "SURVIVORS.md")
"""What these name may be gone since. Their links may not."""

OURS: Final = ("checker", "build_hooks", "tests", "benchmarks", "docs")

DECISIONS: Final = sorted((PROJECT / "build_hooks" / "design" / "decisions").glob("*.md"))

_FENCED: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_INDENTED: Final = re.compile(r"(?:(?<=\n\n)|^)(?: {4}.*\n)+", re.MULTILINE)
_LINK: Final = re.compile(r"\]\((?P<target>[^)\s]+)\)")
_NAME: Final = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_PATH: Final = re.compile(r"\.?\w[\w.*-]*/[\w./*-]*|\w[\w-]*\.(?:py|js|mjs|yml|json|html|typ)\b")


def prose(path: Path) -> str:
    """The document without its blocks of code."""
    return _INDENTED.sub("", _FENCED.sub("", path.read_text(encoding="utf-8")))


def drawings(path: Path) -> Iterator[str]:
    return (text for language, text in _FENCED.findall(path.read_text(encoding="utf-8")) if language == "text")


def relative(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


# --- links ------------------------------------------------------------------------------------------------------------------


def links(path: Path) -> Iterator[tuple[str, Path, str]]:
    """Each link to something of ours: as it is written, the file, and the place in it."""
    for match in _LINK.finditer(prose(path)):
        if not re.match(r"[a-z]+:", match["target"]):
            to, _, place = match["target"].partition("#")
            yield match["target"], (path.parent / to).resolve() if to else path, place


def places(path: Path) -> set[str]:
    """Where a link can lead to in a document: its headings, as the hosts of code name them."""
    headings = re.findall(r"^#+ (.*)$", prose(path), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("path", DOCUMENTS, ids=relative)
def test_every_link_leads_somewhere(path: Path) -> None:
    dead = [
        written
        for written, to, place in links(path)
        if not to.exists() or PROJECT not in to.parents or (place and place not in places(to))
    ]
    assert dead == []


def test_every_document_can_be_found_from_the_readme() -> None:
    found, waiting = set[Path](), [PROJECT / "README.md"]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += [to for _, to, _ in links(path) if to in DOCUMENTS]
    assert [relative(path) for path in DOCUMENTS if path not in found] == []


def test_every_room_has_a_readme_and_a_place_on_the_map() -> None:
    rooms = [PROJECT / "checker", PROJECT / "tests", PROJECT / "benchmarks", PROJECT / "build_hooks"]
    rooms += {path for path in (PROJECT / "build_hooks").iterdir() if path.is_dir()} & {path.parent for path in EVERYWHERE}
    assert [relative(room) for room in rooms if not (room / "README.md").exists()] == []
    map_of_rooms = (PROJECT / "build_hooks" / "design" / "architecture.md").read_text(encoding="utf-8")
    without_code = PROJECT / "build_hooks" / "design"
    assert [relative(room) for room in rooms if room != without_code and f"{relative(room)}/" not in map_of_rooms] == []


def test_the_readme_is_one_screen_and_a_half() -> None:
    assert len((PROJECT / "README.md").read_text(encoding="utf-8").splitlines()) <= 90


# --- names ------------------------------------------------------------------------------------------------------------------


@cache
def text_of(path: Path) -> str:
    return path.read_bytes().decode("utf-8", "replace")


@cache
def vocabulary() -> frozenset[str]:
    """Every word of the sources; of Python without comments and docstrings."""
    words = set[str]()
    for path in SOURCES:
        words.update(_python(path) if path.suffix == ".py" else re.findall(r"[\w.$:/-]*\w[\w.$:/-]*|\w+", text_of(path)))
        words.update(() if path.suffix == ".py" else re.findall(r"\w+(?:-\w+)*", text_of(path)))
    return frozenset(words)


def _python(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.NAME:
                yield token.string
            elif token.type == tokenize.STRING and not re.search(r"\s", token.string):
                yield str(ast.literal_eval(token.string))


@cache
def defined() -> frozenset[str]:
    """What can be called."""
    found = (
        re.findall(r"^\s*(?:export )?(?:async )?(?:def|class|function) (\w+)", text_of(path), re.MULTILINE) for path in SOURCES
    )
    return frozenset(name for names in found for name in names)


@cache
def paths() -> frozenset[str]:
    """Every file and folder, by each end of its path: 'load.py', 'authoring/load.py', …"""
    known = {relative(path) for path in EVERYWHERE} | {
        relative(folder) for path in EVERYWHERE for folder in path.parents[:-1] if PROJECT in folder.parents
    }
    return frozenset("/".join(path.split("/")[start:]) for path in known for start in range(path.count("/") + 1))


def is_there(name: str) -> bool:
    """Whether a document may speak of this."""
    if " " in name:
        return bool(beginning(name) or MAKE.search(f"`{name}`")) or any(name in text_of(path) for path in SOURCES)
    if call := re.fullmatch(r"(\w+)\(.*\)", name):
        return call[1] in defined()
    parts = name.strip("/").split("/")
    if "/".join(parts) in paths() or "*" in name:
        return True
    if parts[0] in OURS or Path(name).suffix in (".py", ".mjs", ".typ", ".md", ".toml"):  # nothing makes these
        return False
    return name in vocabulary() or all(part in vocabulary() for part in parts)


@pytest.mark.parametrize("path", [path for path in DOCUMENTS if path not in HISTORY], ids=relative)
def test_every_name_is_still_there(path: Path) -> None:
    text = re.sub(r"^.*:\n\n(?=\n)", "", prose(path), flags=re.MULTILINE) if path == RECIPES else prose(path)
    names = [*_NAME.findall(text), *(found for drawing in drawings(path) for found in _PATH.findall(drawing))]
    assert [name for name in dict.fromkeys(names) if not is_there(name)] == []


def test_what_is_said_to_be_in_a_module_is_there() -> None:
    """As in: `decide` in `checker/decision.py`."""
    told = {found for path in DOCUMENTS for found in re.findall(r"`(\w+)` in `([\w/]+\.py)`", prose(path))}
    assert ("decide", "checker/decision.py") in told
    assert [
        (name, path) for name, path in told if not re.search(rf"^(def|class) {name}\b", text_of(PROJECT / path), re.MULTILINE)
    ] == []


@pytest.mark.parametrize(
    "gone",
    ["reader.mjs", "build_hooks/reading/", "load_card(folder)", "read_everything", ".cache/leftovers/", "::: taken overal"],
)
def test_a_name_that_is_gone_is_noticed(gone: str) -> None:
    assert not is_there(gone)


# --- decisions --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_the_code_that_a_decision_explains_leads_to_it(path: Path) -> None:
    assert [source for source in SOURCES if relative(path) in text_of(source)]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_says_why_what_and_what_follows(path: Path) -> None:
    assert re.findall(r"^## (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE) == ["Context", "Decision", "Consequence"]


def test_no_code_leads_to_a_decision_that_is_gone() -> None:
    named = {found for path in SOURCES for found in re.findall(r"build_hooks/design/[\w/-]+\.md", text_of(path))}
    assert named
    assert [name for name in named if not (PROJECT / name).exists()] == []
