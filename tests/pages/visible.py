# SPDX-License-Identifier: EUPL-1.2
"""What a reader of an HTML page sees or hears, in reading order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final

from tests.checker.fragments import read

_INLINE: Final = {
    "a",
    "abbr",
    "b",
    "code",
    "em",
    "i",
    "img",
    "input",
    "kbd",
    "mark",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "svg",
    "time",
}
_UNSEEN: Final = {"script", "style", "template", "textarea"}
_QUOTED: Final = {"rk-letterlijk"}
"""What stands there in the words of the card itself: it is not ours to say otherwise."""
_VOID: Final = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_ASIDE: Final = {"rk-bron"}
_SPOKEN: Final = ("aria-label", "alt", "placeholder", "title")


@dataclass
class Block:
    """A stretch of text with nothing in between: a paragraph, a heading, a cell, an item of a list.

    `text` is all of it. `dutch` is the same without what is marked as another language or as code. `navigation` says that it
    stands in a list of links, `aside` that it is there to look things up by: lines of the card, words to search for.
    """

    text: str
    dutch: str
    navigation: bool = False
    aside: bool = False


@dataclass
class Visible:
    """A page: its blocks, and the texts of its links."""

    blocks: list[Block] = field(default_factory=list)
    links: list[str] = field(default_factory=list)


def visible(html: str) -> Visible:
    """What there is to read in this page, or in this part of one.

    Folded parts are read too. Scripts and styles are not, nor signs that only repeat what stands beside them (`aria-hidden`),
    nor what is quoted from the card.
    """
    reader, parser = _Reader(), _Page()
    parser.reader = reader
    parser.feed(html)
    parser.close()
    reader.end_block()
    return reader.page


def visible_of_the_checker(html: str) -> Visible:
    """The same of HTML that the checker makes."""
    reader = _Reader()
    read(html, reader)
    reader.end_block()
    return reader.page


class _Page(HTMLParser):
    """Tells the reader each piece of a page that others may have written."""

    reader: "_Reader"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.reader.begins(tag, {name: value or "" for name, value in attrs})

    def handle_endtag(self, tag: str) -> None:
        self.reader.ends(tag)

    def handle_data(self, data: str) -> None:
        self.reader.says(data)


@dataclass
class _Open:
    tag: str
    foreign: bool
    navigation: bool
    aside: bool
    unseen: bool


class _Reader:
    def __init__(self) -> None:
        self.page = Visible()
        self._open = [_Open("", foreign=False, navigation=False, aside=False, unseen=False)]
        self._text: list[str] = []
        self._dutch: list[str] = []
        self._link: list[str] | None = None
        self._title = ""

    def begins(self, tag: str, values: Mapping[str, str]) -> None:
        around = self._open[-1]
        if tag not in _INLINE:
            self.end_block()
        opened = _Open(
            tag,
            foreign=around.foreign or tag == "code" or values.get("lang", "nl") != "nl",
            navigation=around.navigation or tag in ("nav", "title"),
            aside=around.aside or not _ASIDE.isdisjoint(values.get("class", "").split()),
            unseen=around.unseen
            or tag in _UNSEEN
            or values.get("aria-hidden") == "true"
            or not _QUOTED.isdisjoint(values.get("class", "").split()),
        )
        if tag == "a" and not opened.unseen:
            self._link = [values.get("aria-label", "")]
            self._title = values.get("title", "")
        spoken = [values[name] for name in _SPOKEN if values.get(name) and (tag, name) != ("abbr", "title")]
        spoken += [values["content"]] if values.get("name") == "description" else []
        if not opened.unseen:
            self.page.blocks += [Block(each, "" if opened.foreign else each, navigation=True) for each in spoken]
        if tag == "img" and self._link is not None:
            self._link.append(values.get("alt", ""))
        if tag not in _VOID:
            self._open.append(opened)

    def ends(self, tag: str) -> None:
        if tag in _VOID:
            return
        if tag not in _INLINE:
            self.end_block()
        if tag == "a" and self._link is not None:
            name = " ".join("".join(self._link).split())
            self.page.links.append(name if any(map(str.isalnum, name)) else self._title)
            self._link = None
        if any(each.tag == tag for each in self._open[1:]):
            while self._open.pop().tag != tag:
                pass

    def says(self, text: str) -> None:
        here = self._open[-1]
        if here.unseen:
            return
        self._text.append(text)
        self._dutch.append("…" if here.foreign else text)
        if self._link is not None:
            self._link.append(text)

    def end_block(self) -> None:
        """What follows is another block."""
        text, dutch = (" ".join("".join(parts).split()) for parts in (self._text, self._dutch))
        if text:
            here = self._open[-1]
            self.page.blocks.append(Block(text, dutch, here.navigation, here.aside))
        self._text, self._dutch = [], []
