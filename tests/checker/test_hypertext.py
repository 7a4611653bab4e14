# SPDX-License-Identifier: EUPL-1.2
"""HTML as a type: every text is escaped once, however it comes in, and what is HTML already stays as it is."""

from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.hypertext import EMPTY, Html
from tests.checker.fragments import parsed
from tests.fuzzing import examples

TEXTS = st.text(alphabet="<>&\"'{}%;ab /=#39", max_size=12)


@given(TEXTS, TEXTS, st.integers())
@examples(50)
def test_a_text_is_escaped_once_wherever_it_enters(one: str, other: str, number: int) -> None:
    placed = Html('<p title="{}" id="{}">{}</p>', one, number, other)
    assert placed == f'<p title="{escape(one)}" id="{number}">{escape(other)}</p>'
    assert Html('<p title="{a}" id="{c}">{b}</p>', a=one, b=other, c=number) == placed
    assert Html("<br>").join((one, placed, other)) == f"{escape(one)}<br>{placed}<br>{escape(other)}"
    assert placed + one == f"{placed}{escape(one)}"
    assert one + placed == f"{escape(one)}{placed}"


@given(st.recursive(TEXTS, lambda inner: st.lists(inner, max_size=3), max_leaves=8))
@examples(50)
def test_what_is_html_already_is_never_escaped_again(tree: str | list[object]) -> None:
    """However deep a text is, it is there as it was, and makes no element."""

    def put_in(part: object) -> Html:
        return EMPTY.join(map(put_in, part)) if isinstance(part, list) else Html("<em>{}</em>", str(part))

    def texts(part: object) -> list[str]:
        return [text for each in part for text in texts(each)] if isinstance(part, list) else [str(part)]

    whole = Html("<section>{}</section>", put_in(tree))
    assert [each.tag for each in parsed(whole).all()] == ["section", *(["em"] * len(texts(tree)))]
    assert unescape(whole) == f"<section>{''.join(f'<em>{text}</em>' for text in texts(tree))}</section>"


def test_all_that_puts_html_together_gives_html() -> None:
    one, other = Html("<b>"), "a"
    assert {type(each) for each in (one + other, other + one, one.join([other]), Html("{}", other), EMPTY)} == {Html}


def test_braces_that_are_no_place_mean_themselves() -> None:
    assert Html("p { color: red } {}", "{}") == "p { color: red } {}"


@pytest.mark.parametrize("parts", [(), ("a",), ("a", "b", "c")])
def test_a_part_too_few_or_too_many_is_a_mistake(parts: tuple[str, ...]) -> None:
    if not parts:
        assert Html("{}{}") == "{}{}"
        return
    with pytest.raises(ValueError, match="attempt to assign"):
        Html("{}{}", *parts)
