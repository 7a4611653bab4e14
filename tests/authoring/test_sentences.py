# SPDX-License-Identifier: EUPL-1.2
"""The words of which messages are made, at their edges; and the values and ranges that an editor writes."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_hooks.authoring.citations import card_lines
from build_hooks.authoring.problems import IN_DUTCH, CardProblems, Problem, listed, or_rather, probably_meant, shown_value
from build_hooks.authoring.reading import read
from build_hooks.authoring.scalars import KEYS
from tests.authoring.test_fuzz import SMALL, Files, messages, replaced
from tests.fuzzing import examples

# --- words ----------------------------------------------------------------------------------------------------------


def test_a_list_of_words() -> None:
    assert listed(["a"]) == "'a'"
    assert listed(["a", "b"]) == "'a' en 'b'"
    assert listed(["a", "b", "c"], "of") == "'a', 'b' of 'c'"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "niets"),
        (True, "true"),
        (False, "false"),
        (112, "het getal 112"),
        (1.5, "het getal 1.5"),
        ("x" * 40, f"'{'x' * 40}'"),
        ("x" * 41, f"'{'x' * 39}…'"),
        ([], "een lijst"),
        ({}, "een groep sleutels"),
    ],
)
def test_a_value_in_words(value: object, shown: str) -> None:
    assert shown_value(value) == shown


def test_a_word_that_nobody_can_have_meant_is_answered_with_all_there_are_unless_these_are_many() -> None:
    words = [f"woord-{letter}" for letter in "qponmlkjihgfedcba"]
    assert or_rather("0900", words) == f"; kies uit: {', '.join(f"'{word}'" for word in sorted(words))}"
    assert or_rather("0900", ["b", "a", "a"], quote="<{}>") == "; kies uit: <a>, <b>"
    assert or_rather("0900", [*words, "woord-r"]) == ""
    assert or_rather("0900", []) == ""
    assert or_rather("WOORD-A", words, quote="<{}>") == "; bedoel je <woord-a>?"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("politei", "politie"), ("POLITIE", "politie"), ("ccb", "ccb-ingeschakeld"), ("", None), ("x", None)],
)
def test_the_word_that_was_probably_meant(written: str, meant: str | None) -> None:
    assert probably_meant(written, ["politie", "ccb-ingeschakeld", "veilig-thuis", "om"]) == meant


@pytest.mark.parametrize("word", IN_DUTCH)
def test_a_key_is_known_by_its_name_in_dutch(word: str) -> None:
    assert IN_DUTCH[word] in KEYS
    assert probably_meant(word, KEYS) == probably_meant(word.upper(), KEYS) == IN_DUTCH[word]
    assert probably_meant(word, []) is None


def test_a_part_is_meant_at_the_end_of_a_word_and_at_its_beginning() -> None:
    assert probably_meant("thuis", ["een-heel-ander-soort-woord", "veilig-heel-erg-lang-thuis"]) == "veilig-heel-erg-lang-thuis"
    assert (
        probably_meant("veilig", ["een-heel-ander-soort-woord", "veilig-heel-erg-lang-thuis"]) == "veilig-heel-erg-lang-thuis"
    )
    assert probably_meant("heel", ["een-heel-ander-soort-woord", "veilig-heel-erg-lang-thuis"]) is None


def test_problems_are_told_once_in_the_order_of_file_line_and_message() -> None:
    written = [("b", 1, "x"), ("a", 10, "x"), ("a", 2, "y"), ("a", 2, "x"), ("b", 1, "x")]
    found = CardProblems(Problem(Path(file), line, message) for file, line, message in written)
    assert [(each.path.name, each.line, each.message) for each in found.problems] == [
        ("a", 2, "x"),
        ("a", 2, "y"),
        ("a", 10, "x"),
        ("b", 1, "x"),
    ]
    assert str(found) == "a:2: x\na:2: y\na:10: x\nb:1: x"


# --- values ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "value"),
    [
        *[("true", True), ("True", True), ("FALSE", False), ("null", None), ("NULL", None), ("~", None), ("", None)],
        *[
            ("0", 0),
            ("7", 7),
            ("-7", -7),
            ("+7", 7),
            ("07", "07"),
            ("999999999999999", 10**15 - 1),
            ("1" + "0" * 15, "1" + "0" * 15),
        ],
        *[
            ("1.50", 1.5),
            ("0.5", 0.5),
            ("-0.5", -0.5),
            ("1.", "1."),
            ("1.1234567890123456", "1.1234567890123456"),
            ("1 2", "1 2"),
        ],
        *[
            ("'7'", "7"),
            ('"true"', "true"),
            ("''", ""),
            ("' x '", "x"),
            ("|\n  x\n", "x"),
            (">-\n  x\n  y\n", "x y"),
            ("|+\n\n  7\n\n", "7"),
        ],
    ],
)
def test_a_value_is_what_an_editor_sees(tmp_path: Path, written: str, value: object) -> None:
    (tmp_path / "file.yml").write_text(f"key: {written}\n")
    document, problems = read(tmp_path / "file.yml")
    assert document.data == {"key": value}
    assert type(document.data["key"]) is type(value)
    assert problems == ()


# --- lines of the card ----------------------------------------------------------------------------------------------

LINES = st.sets(st.integers(1, 60) | st.integers(1, 9999), min_size=1).map(sorted)


def ranges(numbers: list[int]) -> str:
    """The numbers as an editor writes them."""
    starts = [numbers[0], *(after for before, after in pairwise(numbers) if after != before + 1)]
    ends = [*(before for before, after in pairwise(numbers) if after != before + 1), numbers[-1]]
    return ", ".join(str(start) if start == end else f"{start}-{end}" for start, end in zip(starts, ends, strict=True))


@examples(40)
@given(numbers=LINES)
def test_ranges_are_the_numbers_that_they_stand_for(numbers: list[int]) -> None:
    assert card_lines(ranges(numbers)) == tuple(numbers)
    assert card_lines(",".join(map(str, numbers))) == tuple(numbers)


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("3, 3", "'3' begint niet na 3; zet kaartregels op volgorde, en noem elke regel één keer"),
        ("3-5, 5-7", "'5-7' begint niet na 5; zet kaartregels op volgorde, en noem elke regel één keer"),
        ("3, 1", "'1' begint niet na 3; zet kaartregels op volgorde, en noem elke regel één keer"),
        ("1, 9-8", "'9-8' loopt achteruit; schrijf '8-9'"),
        ("0", "'0' is geen reeks kaartregels; schrijf bijvoorbeeld '57-64, 68'"),
        ("10000", "'10000' is geen reeks kaartregels; schrijf bijvoorbeeld '57-64, 68'"),
        ("1-2-3", "'1-2-3' is geen reeks kaartregels; schrijf bijvoorbeeld '57-64, 68'"),
        ("1,", "'' is geen reeks kaartregels; schrijf bijvoorbeeld '57-64, 68'"),
    ],
)
def test_ranges_that_are_not_right(written: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        card_lines(written)


def test_more_than_two_lines_in_words() -> None:
    assert messages(replaced("kaart.yml", "brandweer: 4-6, 8", "brandweer: 1-6, 8")) == [
        "kaart.yml:29: onderdeel 'laag': kaartregels 1, 2 en 3 staan al op regel 14; haal dat op een van beide plekken weg"
    ]


# --- conditions and roles -------------------------------------------------------------------------------------------


def part_when(whole: str, part: str) -> Files:
    """The small card with a task under this condition, and a part of it under that one."""
    inside = f"[{{id: arts-u, do: x, source: [11], when: {part}}}]"
    task = f"  - {{id: arts-t, do: x, source: [11], section: altijd, when: {whole}, tasks: {inside}}}\n"
    return SMALL | {"ambulance.yml": SMALL["ambulance.yml"] + task.encode()}


@pytest.mark.parametrize(
    ("whole", "part", "told"),
    [
        ("{risico: laag}", "{risico: onbekend}", "taak 'arts-t' geldt alleen als 'risico' 'laag' is"),
        ("{gewonden: [ja, nee]}", "{gewonden: weet-niet}", "taak 'arts-t' geldt alleen als 'gewonden' 'ja' of 'nee' is"),
        (
            "[{gewonden: ja}, {gewonden: nee}]",
            "{gewonden: weet-niet}",
            "taak 'arts-t' geldt alleen als 'gewonden' 'ja' of 'nee' is",
        ),
        ("[{brand-uit: nee}, {gewonden: ja}]", "{brand-uit: ja, gewonden: nee}", "taak 'arts-t' vraagt iets anders"),
    ],
)
def test_a_condition_that_contradicts_the_task_above_is_told_what_that_needs(whole: str, part: str, told: str) -> None:
    found = messages(part_when(whole, part))
    assert [each.partition("deze voorwaarde geldt nooit: ")[2] for each in found] == [told]


def test_a_role_without_tasks_is_told_which_section_they_could_be_in() -> None:
    elsewhere = replaced("brandweer.yml", "section: takenpakket", "section: altijd")
    elsewhere["brandweer.yml"] = elsewhere["brandweer.yml"].replace(b"source: [9]", b"source: [1]")
    (told,) = messages(elsewhere)
    assert told.endswith("deze rol heeft geen taak in 'brandweer.yml'; zet er een in onderdeel 'takenpakket'")
    nowhere = elsewhere | {"kaart.yml": SMALL["kaart.yml"].replace(b"    functions_only: true\n", b"")}
    assert any(each.endswith("in 'brandweer.yml'; geef een onderdeel 'functions_only: true'") for each in messages(nowhere))


def test_a_section_on_a_reading_when_there_are_none() -> None:
    files = SMALL | {"verantwoording.yml": b"readings: []\n"}
    assert messages(files) == ["kaart.yml:21: onderdeel 'onbekend': lezing 1 bestaat niet"]
