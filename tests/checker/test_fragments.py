# SPDX-License-Identifier: EUPL-1.2
"""What the tests read HTML with: it reads what we write as any parser does, and refuses what parsers may read otherwise."""

from collections.abc import Mapping
from html.parser import HTMLParser

import pytest

from checker import Card
from checker.html import step_html
from checker.markup import Links
from checker.tree import tree_html
from tests.checker.fragments import parsed, read
from tests.checker.test_html import FLOOD
from tests.states import every_step


class Pieces:
    """All that was told, texts in one piece."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def begins(self, tag: str, attributes: Mapping[str, str]) -> None:
        self.told.append((tag, attributes))

    def ends(self, tag: str) -> None:
        self.told.append(f"/{tag}")

    def says(self, text: str) -> None:
        self.told.append([text])


class AnyHtml(HTMLParser):
    """A parser that reads all HTML, and tells the same."""

    def __init__(self, pieces: Pieces) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces = pieces

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.pieces.begins(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self.pieces.ends(tag)

    def handle_data(self, data: str) -> None:
        self.pieces.says(data)


def both(html: str) -> tuple[list[object], list[object]]:
    ours, others = Pieces(), Pieces()
    read(html, ours)
    parser = AnyHtml(others)
    parser.feed(html)
    parser.close()
    return ours.told, others.told


def test_all_that_we_write_is_read_as_any_parser_reads_it(card: Card) -> None:
    texts = [step_html(step, Links()) for of in (FLOOD, card) for step in list(every_step(of))[:60]]
    for html in (*texts, tree_html(FLOOD), '<svg><path d="M1,2"/></svg><b title="&lt;&amp;&eacute;">a &gt; b\n</b>'):
        ours, others = both(html)
        assert ours == others


@pytest.mark.parametrize(
    "html",
    [
        *("a < b", "a > b", "<!-- a -->", "<!doctype html>", "<?a?>", "<b", "<b>a</b", "< b>", "<b a=1></b>", "<b a='1'></b>"),
        *(
            '<b a="1" a="2"></b>',
            '<b a="<"></b>',
            '<b  a="1"></b>',
            "<b><i></b></i>",
            "<b>",
            "</b>",
            '<b id="a"></b><i id="a"></i>',
        ),
    ],
)
def test_what_is_not_whole_or_parsers_may_read_otherwise_is_refused(html: str) -> None:
    with pytest.raises((AssertionError, ValueError, IndexError)):
        parsed(html)
