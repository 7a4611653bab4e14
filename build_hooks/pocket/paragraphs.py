# SPDX-License-Identifier: EUPL-1.2
"""HTML of the checker → paragraphs for paper.

What a task says, in which order, with whom, what to record and which abbreviations are written out is decided in the checker,
and comes as HTML. Here it becomes a small tree that Typst shows as text.
"""

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Final, TypedDict

from checker.hypertext import Html

_EMPHASIS: Final = ("strong", "em")
_SPACE: Final = re.compile(r"\s+")


class Span(TypedDict):
    """A piece of text; `strong` and `em` tell how it is emphasised, `lang` is empty when it is Dutch."""

    text: str
    strong: bool
    em: bool
    lang: str


class Paragraph(TypedDict):
    """A paragraph. `kind` says what it is for: the class it has in the checker's HTML, such as 'rk-doe'."""

    kind: str
    spans: list[Span]


def paragraphs(html: Html) -> list[Paragraph]:
    """Every `<p>` of this HTML."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found


def spans(html: Html) -> list[Span]:
    """The text of HTML that has no paragraphs in it."""
    return paragraphs(Html("<p>{}</p>", html))[0]["spans"]


def words(of: Sequence[Span]) -> str:
    """The text alone."""
    return "".join(span["text"] for span in of)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Paragraph] = []
        self._inside: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "p":
            self.found.append({"kind": given.get("class") or "", "spans": []})
        self._inside.append((tag, given.get("lang") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if not self.found:
            return
        text = "".join(each for each in _SPACE.sub(" ", data) if each.isprintable())
        tags = [tag for tag, _ in self._inside]
        lang = next((lang for _, lang in reversed(self._inside) if lang), "")
        strong, em = (tag in tags for tag in _EMPHASIS)
        self.found[-1]["spans"].append({"text": text, "strong": strong, "em": em, "lang": lang})
