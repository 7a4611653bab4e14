# SPDX-License-Identifier: EUPL-1.2
"""Whatever is in the folder of a card, reading it gives a card that can be used, or problems that can be mended."""

import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_hooks.authoring import Problem, load
from build_hooks.authoring.problems import CardProblems
from build_hooks.authoring.reading import read
from checker import Card, decide
from checker.card import ROLE
from tests.authoring.conftest import SMALL_CARD
from tests.fuzzing import examples

type Files = dict[str, bytes]
"""The content of each file of a folder, by name."""

SMALL: Final[Files] = {path.name: path.read_bytes() for path in sorted(SMALL_CARD.glob("*.yml"))}
NAMES: Final = st.sampled_from(sorted(SMALL))


def outcome(files: Mapping[str, bytes]) -> Card | tuple[Problem, ...]:
    """What reading these files gives, after a look at whether somebody can do something with it."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "kaart"
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        try:
            card = load(folder)
        except CardProblems as found:
            for problem in found.problems:
                assert_findable(problem, folder, files)
            return found.problems
    assert_usable(card)
    return card


def assert_findable(problem: Problem, folder: Path, files: Mapping[str, bytes]) -> None:
    assert problem.path.parent == folder
    text = files.get(problem.path.name, b"").decode("utf-8", "replace")
    assert 1 <= problem.line <= len(re.split("\r\n|\r|\n", text)), problem
    assert str(problem).isprintable()
    assert f":{problem.line}: " in str(problem)


def assert_usable(card: Card) -> None:
    """Every role is asked something, or has something to do: no organisation loses its tasks."""
    for role in card.roles():
        step = decide(card, {ROLE: role.id})
        assert step.question or step.advice


def test_the_small_card_is_a_card() -> None:
    assert isinstance(outcome(SMALL), Card)


# --- any bytes ------------------------------------------------------------------------------------------------------

TEXTS: Final = st.text(max_size=40)
ENCODED: Final = st.builds(
    lambda text, encoding: text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace"),
    st.text(st.characters(), max_size=40),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "latin-1"]),
)


@examples(40)
@given(name=NAMES, content=st.binary(max_size=60) | ENCODED)
def test_any_bytes_as_a_file(name: str, content: bytes) -> None:
    outcome(SMALL | {name: content})


# --- all that YAML can do -------------------------------------------------------------------------------------------

TOKENS: Final = st.sampled_from(
    [
        *("- ", "? ", ": ", "{", "}", "[", "]", ", ", "\n", "\n  ", "\n    ", " ", "|\n", ">-\n", "# ", "'", '"', "\\"),
        *("&a ", "*a ", "<<: *a", "! ", "!!str ", "!!binary ", "!!python/object/apply:os.system ", "!<tag:x> "),
        *("---\n", "...\n", "%YAML 1.1\n", "%YAML 9.9\n", "%TAG ! x\n", "%x\n"),
        *("\t", "\r", "\r\n", "\0", "\x07", "\x85", "\u2028", "\ufeff", "\ufffe", "\u202e", "\ud800", "\U0001f600"),
        *('"\\0"', '"\\ud800"', '"\\U00110000"', '"\\x07"', '"\\L"', '"\\t"', '"\\n"', '"\\q"', '"\\u12"'),
        *(
            "~",
            "null",
            "true",
            "1",
            "-0",
            "1.5",
            "9" * 15,
            "9" * 5000,
            "1e999",
            ".inf",
            ".nan",
            "0x1F",
            "2026-01-31",
            "=",
            "<<",
        ),
        *("terms", "tasks", "questions", "id", "when", "rol", "{stad}", "{", "a", "k: 1\nk: ", "{k: 1, k: "),
    ]
)


@st.composite
def written(draw: st.DrawFn) -> bytes:
    """What YAML is made of, now and then repeated, in no order at all."""
    parts = draw(st.lists(st.tuples(TOKENS | TEXTS, st.sampled_from([1, 1, 1, 1, 2, 30, 600])), max_size=12))
    return "".join(part * times for part, times in parts).encode("utf-8", "surrogatepass")


@examples(50)
@given(name=NAMES, content=written(), after=st.booleans())
def test_all_that_yaml_can_do_as_a_file_and_at_the_end_of_one(name: str, content: bytes, after: bool) -> None:
    outcome(SMALL | {name: SMALL[name] + content if after else content})


# --- another value anywhere -----------------------------------------------------------------------------------------

DATA: Final[Mapping[str, Any]] = {name: read(SMALL_CARD / name)[0].data for name in SMALL}
WORDS: Final = st.sampled_from(
    [
        "",
        " ",
        "x",
        "{stad}",
        "{x}",
        "rol",
        "risico",
        "laag",
        "ja",
        "brandweer",
        "bevelvoerder",
        "altijd",
        "regio",
        "1-3",
        "9999",
    ]
)
LEAVES: Final = st.none() | st.booleans() | st.integers(-2, 20) | st.sampled_from([10**15 - 1, 0.5]) | WORDS | TEXTS
VALUES: Final = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3))


def places(data: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to all that is in this data."""
    if way:
        yield way
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from places(value, (*way, key))


@st.composite
def changed(draw: st.DrawFn) -> Files:
    """The small card with another value, name or order in a few places."""
    data = deepcopy(dict(DATA))
    for _ in range(draw(st.integers(1, 3))):
        *way, last = draw(st.sampled_from(list(places(data))))
        group: Any = data
        for key in way:
            group = group[key]
        match draw(st.sampled_from(["value", "value", "elsewhere", "leave out", "rename", "again", "deeper"])):
            case "value":
                group[last] = draw(VALUES)
            case "elsewhere":
                other: Any = data
                for key in draw(st.sampled_from(list(places(data)))):
                    other = other[key]
                group[last] = deepcopy(other)
            case "leave out":
                del group[last]
            case "rename" if isinstance(group, dict) and way:
                group[draw(WORDS)] = group.pop(last)
            case "again" if isinstance(group, list):
                group.insert(draw(st.integers(0, len(group))), deepcopy(group[last]))
            case _:
                for _ in range(draw(st.sampled_from([1, 2, 19, 30]))):
                    group[last] = draw(st.sampled_from([[group[last]], {"x": group[last]}, {"tasks": [group[last]]}]))
    return {
        name: json.dumps(content, indent=1, ensure_ascii=False).encode("utf-8", "surrogatepass")
        for name, content in data.items()
    }


@examples(100)
@given(files=changed())
def test_another_value_anywhere(files: Files) -> None:
    outcome(files)


# --- careless edits -------------------------------------------------------------------------------------------------


@st.composite
def edited(draw: st.DrawFn) -> Files:
    """The small card after a few careless edits of one file."""
    name = draw(NAMES)
    lines = SMALL[name].decode().splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 3))):
        one, other = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
        match draw(st.sampled_from(["delete", "swap", "copy", "insert", "cut", "indent"])):
            case "delete":
                lines[one] = ""
            case "swap":
                lines[one], lines[other] = lines[other], lines[one]
            case "copy":
                lines[one] += lines[other]
            case "insert":
                place = draw(st.integers(0, len(lines[one])))
                lines[one] = lines[one][:place] + draw(TOKENS | st.text(max_size=3)) + lines[one][place:]
            case "cut":
                lines[one] = lines[one][: draw(st.integers(0, len(lines[one])))]
            case "indent":
                lines[one] = "  " + lines[one]
    ends = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return SMALL | {name: "".join(lines).replace("\n", ends).encode("utf-8", "surrogatepass")}


@examples(50)
@given(files=edited())
def test_careless_edits(files: Files) -> None:
    outcome(files)


# --- other files ----------------------------------------------------------------------------------------------------

FILE_NAMES: Final = st.sampled_from(
    [
        "om.yml",
        "Kaart.yml",
        "kaart.yaml",
        "vraag.yml",
        ".yml",
        "a\nb.yml",
        "é.yml",
        "a b.yml",
        "\udcff.yml",
        "x.txt",
        "regio.json",
    ]
)


@examples(20)
@given(
    gone=st.sets(NAMES, max_size=3),
    more=st.dictionaries(FILE_NAMES | NAMES, st.sampled_from(sorted(SMALL.values())), max_size=3),
)
def test_other_files(gone: set[str], more: Files) -> None:
    outcome({name: content for name, content in SMALL.items() if name not in gone} | more)


# --- what was found -------------------------------------------------------------------------------------------------


def messages(files: Mapping[str, bytes]) -> list[str]:
    found = outcome(files)
    assert isinstance(found, tuple), "there are no problems"
    return [f"{problem.path.name}:{problem.line}: {problem.message}" for problem in found]


def replaced(name: str, old: str, new: str) -> Files:
    """The small card with one text in it replaced."""
    text = SMALL[name].decode()
    assert text.count(old) == 1
    return SMALL | {name: text.replace(old, new).encode()}


@pytest.mark.parametrize("escaped", ["\\0", "\\x07", "\\ud800", "\\N", "\\L", "\\P", "\\uffff"])
def test_a_control_character_is_not_smuggled_in_as_an_escape(escaped: str) -> None:
    as_value, as_key = (
        messages(replaced("regio.yml", "Voorbeeldstad", f'"{escaped}"')),
        messages(SMALL | {"regio.yml": f'"{escaped}": 1\n'.encode()}),
    )
    for line, found in ((6, as_value), (1, as_key)):
        assert [re.sub("U\\+[0-9A-F]{4}", "U", each) for each in found] == [
            f"regio.yml:{line}: een onzichtbaar teken (U); typ dit opnieuw"
        ]


@pytest.mark.parametrize("end", ["\x85", "\u2028", "\u2029"])
def test_a_line_ends_where_an_editor_shows_that_it_ends(end: str) -> None:
    files = replaced("begrippen.yml", "terms:\n", f"terms: # x{end}\n")
    assert messages(files) == [f"begrippen.yml:3: een onzichtbaar teken (U+{ord(end):04X}) in 'x'; typ dit opnieuw"]


@pytest.mark.parametrize("name", ["begrippen", "kaart", "regio", "verantwoording", "vragen"])
def test_an_organisation_does_not_lose_its_tasks_to_another_file(name: str) -> None:
    files = {
        file: re.sub(rb"\bambulance\b", name.encode(), content) for file, content in SMALL.items() if file != "ambulance.yml"
    }
    assert messages(files) == [
        f"kaart.yml:55: organisatie '{name}': kies een andere 'id' dan '{name}': in '{name}.yml' staan geen taken"
    ]


def test_a_key_that_is_there_twice_is_not_a_way_to_any_depth() -> None:
    deep = f"terms: {'{k: 1, k: ' * 2000}1{'}' * 2000}\n"
    assert messages(SMALL | {"begrippen.yml": deep.encode()}) == [
        "begrippen.yml:1: dit zit meer dan 20 niveaus diep; haal niveaus weg"
    ]


def test_a_name_is_short_because_it_can_stand_in_a_text_many_times() -> None:
    files = replaced("regio.yml", "Voorbeeldstad", "x " * 99 + "xx")
    assert isinstance(outcome(files), Card)
    files |= {"ambulance.yml": files["ambulance.yml"].replace(b"naar {stad}", b"naar " + b"{stad} " * 10_000)}
    assert messages(files | {"regio.yml": files["regio.yml"].replace(b"x " * 99, b"x " * 50_000)}) == [
        "regio.yml:6: de naam voor 'stad' is langer dan 200 tekens; maak die korter"
    ]


def test_a_file_is_not_read_beyond_any_size_that_can_be_meant() -> None:
    rest = 200_000 - len(SMALL["begrippen.yml"])
    assert isinstance(outcome(SMALL | {"begrippen.yml": SMALL["begrippen.yml"] + b"#" * rest}), Card)
    assert messages(SMALL | {"begrippen.yml": SMALL["begrippen.yml"] + b"#" * (rest + 1)}) == [
        "begrippen.yml:1: dit bestand is groter dan 200 kB; een bestand van een kaart is veel kleiner"
    ]


def test_the_name_of_a_file_is_shown_on_one_line() -> None:
    with tempfile.TemporaryDirectory() as temporary:
        problem = str(Problem(Path(temporary) / "a\nb\udcff.yml", 3, "this\nfile\xa0is strange"))
    assert problem == f"{temporary}/a\ufffdb\ufffd.yml:3: this file is strange"


def nested(depth: int, when: Any) -> Files:
    """The small card with tasks that are each a part of the one before, all with this condition."""
    task: dict[str, Any] = {"id": "arts-t0", "do": "x", "source": [11], "when": when}
    for level in range(1, depth):
        task = {"id": f"arts-t{level}", "do": "x", "source": [11], "when": when, "tasks": [task]}
    tasks = deepcopy(DATA["ambulance.yml"]["tasks"])
    return SMALL | {"ambulance.yml": json.dumps({"tasks": [*tasks, task | {"section": "altijd"}]}).encode()}


def test_conditions_are_not_multiplied_without_end() -> None:
    one_of_three = [{"gewonden": ["ja", "nee"]}, {"brand-uit": "nee"}, {"risico": "laag"}]
    assert isinstance(outcome(nested(5, one_of_three)), Card)
    (told,) = messages(nested(6, one_of_three))
    assert (
        "taak 'arts-t0': met wat eromheen staat, laat dit 1816 combinaties van antwoorden toe; maak er hooguit 1000 van" in told
    )
    assert any("laat dit 2500 combinaties" in told for told in messages(nested(8, [{"risico": "laag", "rol": "arts"}] * 50)))


def test_a_condition_is_not_endlessly_long() -> None:
    either = [{"gewonden": "ja", "risico": "laag"}] * 1000
    assert isinstance(outcome(nested(1, either)), Card)
    assert [told.rpartition(": ")[2] for told in messages(nested(1, [*either, either[0]]))] == [
        "met wat eromheen staat, laat dit 1001 combinaties van antwoorden toe; maak er hooguit 1000 van"
    ]
    section = replaced("kaart.yml", "when: { risico: laag }", f"when: {json.dumps([{'risico': 'laag', 'rol': 'arts'}] * 1001)}")
    assert any("'laag': met wat eromheen staat, laat dit 1001 combinaties" in told for told in messages(section))


MANY: Final[Mapping[str, Callable[[int], Files]]] = {
    "empty groups": lambda count: SMALL | {"begrippen.yml": b"terms:\n" + b"- {}\n" * count},
    "values": lambda count: SMALL | {"begrippen.yml": b"terms:\n" + b"- 1\n" * count},
    "unknown keys": lambda count: SMALL | {"begrippen.yml": b"terms:\n" + b"- {x: 1}\n" * count},
    "terms": lambda count: SMALL | {"begrippen.yml": b"terms:\n" + b"- {term: a, explanation: b}\n" * count},
    "keys twice": lambda count: SMALL | {"begrippen.yml": b"terms: 1\n" * count},
    "placeholders": lambda count: replaced("regio.yml", "Voorbeeldstad", "Voorbeeldstad # " + "{x}" * count),
    "tasks without id": lambda count: SMALL | {"ambulance.yml": b"tasks:\n" + b"- {do: x}\n" * count},
    "tasks": lambda count: SMALL | {"ambulance.yml": SMALL["ambulance.yml"] + many_tasks(count)},
    "sources": lambda count: replaced("ambulance.yml", "source: [15]", f"source: [{', '.join(['15'] * count)}]"),
    "alternatives": lambda count: nested(1, [{"gewonden": "ja", "risico": "laag"}] * count),
    "questions": lambda count: SMALL | {"vragen.yml": SMALL["vragen.yml"] + many_questions(count)},
}


def many_tasks(count: int) -> bytes:
    return "".join(f"  - {{id: arts-t{each}, do: x, section: altijd, source: [11]}}\n" for each in range(count)).encode()


def many_questions(count: int) -> bytes:
    options = "[{id: a, text: a, because: a}, {id: b, text: b, because: b}]"
    return "".join(f"  - {{id: v{each}, text: v, whether: v, options: {options}}}\n" for each in range(count)).encode()


def work(files: Files) -> int:
    """How many functions are called to read these files."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        outcome(files)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("many", MANY.values(), ids=MANY)
def test_twice_as_much_is_about_twice_the_work(many: Callable[[int], Files]) -> None:
    work(many(1))  # what is made once and remembered
    none, once, twice = (work(many(count)) for count in (0, 60, 120))
    assert twice - none < 2.3 * (once - none)


def test_tasks_that_cannot_be_read_do_not_make_the_lines_of_a_reading_look_wrong() -> None:
    left_out = replaced("kaart.yml", "      brandweer: 4-6, 8\n", "")
    unreadable = {"brandweer.yml": SMALL["brandweer.yml"] + b"!"}
    assert [told.partition(":")[0] for told in messages(left_out)] == ["kaart.yml"]
    assert [told.partition(":")[0] for told in messages(left_out | unreadable)] == ["brandweer.yml"]
