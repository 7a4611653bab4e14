# SPDX-License-Identifier: EUPL-1.2
"""A file is read quickly when nothing is wrong with it, and no otherwise than by what tells of each mistake where it is."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_hooks.authoring.reading import QUICK, THOROUGH, understood, understood_by
from tests.authoring.test_editing_mistakes import BESIDE, ON_THE_LINE
from tests.authoring.test_fuzz import SMALL, edited, written
from tests.conftest import CARD_FOLDER
from tests.fuzzing import examples

TEXTS: Final = {
    **{name: content.decode() for name, content in SMALL.items()},
    **{path.name: path.read_text(encoding="utf-8") for path in CARD_FOLDER.rglob("*.yml")},
}


def with_a_mistake(text: str) -> Iterator[str]:
    """Each kind of mistake in this text, on each line where it can be."""
    lines = text.split("\n")
    for pattern, instead in (*ON_THE_LINE.values(), *BESIDE.values()):
        for number, line in enumerate(lines):
            if (changed := re.sub(pattern, instead, line, count=1)) != line:
                yield "\n".join([*lines[:number], changed, *lines[number + 1 :]])


def assert_not_otherwise(text: str) -> None:
    """What the quick way reads without a mistake has none, and says the same. Of all else the thorough one tells."""
    document, problems = understood_by(text, QUICK)
    if document and not problems:
        assert (document, ()) == understood_by(text, THOROUGH)


@pytest.mark.parametrize("text", ["{", "- [", 'do: "\\0"', "do: Bel \x07112"])
def test_a_mistake_is_told_by_what_knows_most_of_it(text: str) -> None:
    document, problems = understood(text)
    assert document is None
    assert problems
    assert (document, problems) == understood_by(text, THOROUGH)


@pytest.mark.parametrize("before", ["a", "één ñandú", "zażółć", "شرطة", "日曜日", "🗓️ 𝔸𝕓"])
def test_what_falls_away_is_noticed_by_both_whatever_letters_stand_before_it(before: str) -> None:
    text = f"a: {before}\nb: {before} Bel 112 # niet 113\n"
    assert [problem.line for problem in understood_by(text, QUICK)[1]] == [2]
    assert understood_by(text, QUICK) == understood_by(text, THOROUGH)


def test_there_is_a_quick_way() -> None:
    assert QUICK is yaml.CSafeLoader


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_a_file_without_a_mistake_is_read_quickly_and_the_same(name: str) -> None:
    assert understood_by(TEXTS[name], QUICK) == understood_by(TEXTS[name], THOROUGH)


@pytest.mark.parametrize("name", sorted(SMALL))
def test_what_is_read_quickly_with_a_mistake_on_any_line_is_read_no_otherwise(name: str) -> None:
    for text in with_a_mistake(SMALL[name].decode()):
        assert_not_otherwise(text)


@examples(300)
@given(
    (written() | edited().flatmap(lambda files: st.sampled_from(sorted(files.values())))).map(
        lambda content: content.decode("utf-8", "replace")
    )
)
def test_all_that_yaml_can_do_is_read_no_otherwise(text: str) -> None:
    assert_not_otherwise(text)
