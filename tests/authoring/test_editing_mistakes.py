# SPDX-License-Identifier: EUPL-1.2
"""Nothing that an editor writes is lost, cut off or changed without a word; and what is said is said of the right line."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Final

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from build_hooks.authoring import load
from build_hooks.authoring.characters import strange
from build_hooks.authoring.reading import Unreadable, read
from checker.card import Card
from tests.authoring.broken_cards import BROKEN, Broken
from tests.authoring.conftest import SMALL_CARD
from tests.authoring.editing_mistakes import ACCEPTED, ONLY_IN_A_COMPARISON, TOLD, Accepted
from tests.authoring.test_fuzz import SMALL, Files, messages, outcome, replaced
from tests.authoring.test_problems import edit, problems_in
from tests.fuzzing import examples
from tests.mutants import plain_id


@pytest.mark.parametrize("broken", TOLD, ids=[plain_id(broken.name) for broken in TOLD])
def test_a_mistake_is_told_where_it_is(folder: Path, broken: Broken) -> None:
    for change in broken.edits:
        edit(folder, change)
    assert problems_in(folder) == broken.problems


@pytest.mark.parametrize("accepted", ACCEPTED, ids=[plain_id(accepted.name) for accepted in ACCEPTED])
def test_what_is_no_mistake_gives_the_card_that_was_meant(folder: Path, accepted: Accepted) -> None:
    before = {path: path.read_bytes() for path in folder.glob("*.yml")}
    for change in accepted.edits:
        edit(folder, change)
    written = load(folder).hash
    for path, content in before.items():
        path.write_bytes(content)
    for change in accepted.as_if:
        edit(folder, change)
    assert load(folder).hash == written


def test_every_mistake_is_in_one_list_only() -> None:
    names = [*(each.name for each in TOLD), *(each.name for each in ACCEPTED), *ONLY_IN_A_COMPARISON]
    assert len(names) == len(set(names))


def test_every_message_is_in_dutch() -> None:
    english = re.compile(r"\b(?:the|are|must|not|and|with|does|did|you|this|from|missing|found|expected|key|unknown|should)\b")
    told = [problem for broken in (*TOLD, *BROKEN) for problem in broken.problems]
    assert told
    assert not [problem for problem in told if english.search(re.sub(r"'[^']*'", "", problem))]


# --- a text that an editor writes ---------------------------------------------------------------------------------------------

SMALL_AS_IT_IS: Final = load(SMALL_CARD)
LINE: Final = 25
"""Of the task in `brandweer.yml` that is written in other words."""

PIECES: Final = st.sampled_from(
    [
        *("Bel", "de politie", "112", "x", "é", "e\u0301", "'s", "foto's", "U", "{stad}", "do", "let op", "nee", "true"),
        *(
            " ",
            " ",
            " ",
            "  ",
            "\u00a0",
            ": ",
            ":",
            " #",
            "#",
            "- ",
            "-",
            "– ",
            "* ",
            "**",
            "*",
            ", ",
            ".",
            "?",
            "? ",
            "!",
            "&",
            "|",
            ">",
        ),
        *(
            "'",
            '"',
            "“",
            "”",
            "‘",
            "’",
            "[",
            "]",
            "{",
            "}",
            "(",
            ")",
            "%",
            "@",
            "`",
            "\\",
            "\\n",
            "\\t",
            "/",
            "<b>",
            "http://x",
            "•",
        ),
        *("\u200b", "\u00ad", "\ufeff", "\u202e", "\uf0b7", "\ufffd", "Ã©", "â€™", "\u2028", "\u0085", "\t"),
    ]
)
TYPED: Final = st.lists(PIECES, min_size=1, max_size=6).map("".join)


def task_of(files: Files) -> str | None:
    """The words of the task, when these files are a card; otherwise None, after a look at whether its lines are blamed."""
    found = outcome(files)
    if isinstance(found, Card):
        return found.tasks["brandweer"][3].do
    last = LINE + files["brandweer.yml"].count(b"\n") - SMALL["brandweer.yml"].count(b"\n")
    assert all(problem.path.name == "brandweer.yml" and LINE <= problem.line <= last for problem in found), found
    return None


def meant(text: str) -> str:
    """What a reader should see of a text: the same letters, with one space wherever there is space."""
    return " ".join(unicodedata.normalize("NFC", text.replace("{stad}", "Voorbeeldstad")).split())


def is_that_text_or_told(written: str, text: str) -> None:
    words = task_of(replaced("brandweer.yml", "do: Blus na.", f"do: {written}"))
    assert words is None or words == meant(text)


@examples(300)
@example(text="'s-Hertogenbosch: bel")
@example(text="Bel de politie # en de officier")
@example(text="**")
@given(text=TYPED)
def test_a_text_as_it_is_typed_is_that_text_or_told(text: str) -> None:
    if re.fullmatch(r"(['\"]).*\1", text.strip()):
        return  # between quotes: the next test
    is_that_text_or_told(text, text)


@examples(200)
@example(text="\\/")
@given(text=TYPED)
def test_a_text_between_quotes_is_that_text_or_told(text: str) -> None:
    is_that_text_or_told("'" + text.replace("'", "''") + "'", text)
    assume("\\" not in text or not re.search(r"\\[^\\\"/nt]", text))
    is_that_text_or_told('"' + text.replace('"', '\\"') + '"', text.replace("\\\\", "\\"))


@examples(200)
@given(lines=st.lists(TYPED, min_size=1, max_size=3), block=st.sampled_from([">-", ">", "|", "|-"]))
def test_a_text_in_a_block_is_that_text_or_told(lines: list[str], block: str) -> None:
    written = "".join(f"\n      {line.strip(' \u00a0')}" for line in lines)
    is_that_text_or_told(f"{block}{written}", " ".join(lines))


@examples(100)
@given(lines=st.lists(TYPED, min_size=2, max_size=3))
def test_a_text_over_more_lines_is_that_text_or_told(lines: list[str]) -> None:
    assume(not any(line.strip(" \u00a0").startswith("#") for line in lines[1:]))  # a comment on a line of its own
    if not re.match(r"\s*['\"]", lines[0]):
        is_that_text_or_told("\n      ".join(line.strip(" \u00a0") for line in lines), " ".join(lines))


@examples(100)
@given(text=TYPED)
def test_no_text_of_a_card_has_anything_that_cannot_be_seen(text: str) -> None:
    words = task_of(replaced("brandweer.yml", "do: Blus na.", f"do: {text}"))
    assert words is None or (strange(words) is None and words.replace(" ", "").isprintable())


# --- any line of any file -----------------------------------------------------------------------------------------------------

_VALUE: Final = r"^(\s*(?:- )?[\w-]+: )(?=[A-Za-z])"
ON_THE_LINE: Final[Mapping[str, tuple[str, str]]] = {
    "an apostrophe in front": (_VALUE, r"\1's "),
    "an apostrophe in front and one behind": (_VALUE + "(.*)", r"\1's \2 foto's"),
    "a quote that does not close": (_VALUE, r'\1"'),
    "a dash without a space": (r"^(\s*)- ", r"\1-"),
    "a dash of a text processor": (r"^(\s*)- ", r"\1– "),
    **{
        f"a text that begins with {begin}": (_VALUE, rf"\1{begin}")
        for begin in ("[x] ", "{stad} ", "**", "? ", "- ", "|", ">", "@")
    },
    "a colon in a text": (_VALUE + "(.*)", r"\1\2 let op: x"),
    "what follows on #": (_VALUE + "(.*[^e])$", r"\1\2 # x"),
    "a character that nobody sees": (r"$", "\u200b"),
    "a tab": (r"^ ", "\t"),
    "a mark of Git": (r"^.*$", "<<<<<<< HEAD"),
    "a list that is not closed": (r"\]$", ""),
    "a list that is not opened": (r": \[", ": "),
    "a group that is not closed": (r" \}$", ""),
}
"""Mistakes that are told of the line that they are on: what is written there, and instead of what."""

BESIDE: Final[Mapping[str, tuple[str, str]]] = {
    "a colon without a space": (r"^(\s*(?:- )?[\w-]+:) (?=\S)", r"\1"),
    "no colon": (r"^(\s*(?:- )?[\w-]+):", r"\1"),
    "a space more": (r"^", " "),
    "a space less": (r"^ ", ""),
}
"""Mistakes that two lines make together, of which no one can say which is wrong. Some make no difference."""


def told(path: Path, lines: list[str]) -> list[int]:
    """The lines of this file that something is said of; none for the small card as it was."""
    path.write_text("\n".join(lines), encoding="utf-8")
    try:
        _, problems = read(path)
    except Unreadable as unreadable:
        problems = unreadable.problems
    if not problems:
        found = outcome(SMALL | {path.name: path.read_bytes()})
        assert not isinstance(found, Card) or asdict(found) == asdict(SMALL_AS_IT_IS)
        problems = () if isinstance(found, Card) else found
    return [problem.line for problem in problems if problem.path.name == path.name]


@pytest.mark.parametrize(("kind", "near"), [*((kind, 0) for kind in ON_THE_LINE), *((kind, 1) for kind in BESIDE)])
@pytest.mark.parametrize("name", sorted(SMALL))
def test_a_mistake_on_any_line_is_told_of_that_line(tmp_path: Path, name: str, kind: str, near: int) -> None:
    pattern, instead = {**ON_THE_LINE, **BESIDE}[kind]
    lines = SMALL[name].decode().split("\n")
    for number, line in enumerate(lines, 1):
        written = re.sub(pattern, instead, line, count=1)
        if written == line or not line.strip() or line.startswith("#"):
            continue
        found = told(tmp_path / name, [*lines[: number - 1], written, *lines[number:]])
        assert (near and not found) or any(abs(each - number) <= near for each in found), (number, written, found)


KEYS_WITH_A_VALUE: Final = [
    (name, number)
    for name in sorted(SMALL)
    for number, line in enumerate(SMALL[name].decode().split("\n"))
    if re.match(r" *[\w-]+: [^|>]", line) and "when:" not in line
]


@pytest.mark.parametrize(("name", "number"), KEYS_WITH_A_VALUE)
def test_an_empty_key_may_be_taken_away_when_and_only_when_that_is_said(name: str, number: int) -> None:
    lines = SMALL[name].decode().split("\n")
    key = lines[number].split(":")[0]
    (said,) = messages(SMALL | {name: "\n".join((*lines[:number], f"{key}:", *lines[number + 1 :])).encode()})
    assert f"'{key.strip()}' is leeg; vul het in" in said
    after = SMALL | {name: "\n".join(lines[:number] + lines[number + 1 :]).encode()}
    found = outcome(after)
    missing = not isinstance(found, Card) and any(f"sleutel '{key.strip()}' ontbreekt" in each.message for each in found)
    assert said.endswith(", of haal de sleutel weg") != missing


# --- tasks and files ----------------------------------------------------------------------------------------------------------


def test_files_that_are_swapped_are_told_once_each() -> None:
    swapped = SMALL | {"ambulance.yml": SMALL["brandweer.yml"], "brandweer.yml": SMALL["ambulance.yml"]}
    assert messages(swapped) == [
        f"{here}.yml:1: dit bestand bevat de taken van '{there}'; "
        f"zet hier die van '{here}', en geef elk bestand zijn eigen naam"
        for here, there in (("ambulance", "brandweer"), ("brandweer", "ambulance"))
    ]


@pytest.mark.parametrize("doer", ["ambulance", "arts", "brandweer", "bevelvoerder"])
@pytest.mark.parametrize("file", ["ambulance.yml", "brandweer.yml"])
def test_a_task_is_done_by_somebody_who_reads_it(file: str, doer: str) -> None:
    own = {"ambulance.yml": ("ambulance", "arts"), "brandweer.yml": ("brandweer", "bevelvoerder")}
    files = SMALL | {
        file: re.sub(rb"(?m)^    section: laag$", f"    section: laag\n    by: {doer}".encode(), SMALL[file], count=1)
    }
    assert isinstance(outcome(files), Card) == (doer in own[file])


NUMBERS: Final[dict[Callable[[str], bool], tuple[str, ...]]] = {
    lambda number: isinstance(outcome(numbered(number)), Card): (
        *("112", "113", "144", "116 111", "14 0592", "0900-8844", "0800-2000", "0800 123 45 67", "0900-1234567"),
        *("088-123 45 67", "(070) 123 45 67", "06-12345678", "+31 6 12345678", "+31 (0)70 123 45 67 tst 12", "0031 70 1234567"),
        *("+32 2 123 45 67", "070-1234567 toestel 3", ""),
    ),
    lambda number: not isinstance(outcome(numbered(number)), Card): (
        *("11", "212", "1234567", "06-1234567", "06-123456789", "0900-88445", "088 123 45 6", "+31 6 1234567", "+31", "999"),
        *("0112", "070-123 45 67 8", "00", "000", "bel 112", "112 of 113", "O88-1234567", "“112”", "0000000000"),
    ),
}


def numbered(number: str) -> Files:
    return replaced("regio.yml", "phone: 0900-0904", f'phone: "{number}"')


@pytest.mark.parametrize(("judge", "number"), [(judge, number) for judge, numbers in NUMBERS.items() for number in numbers])
def test_a_number_can_be_dialled(judge: Callable[[str], bool], number: str) -> None:
    assert judge(number)
