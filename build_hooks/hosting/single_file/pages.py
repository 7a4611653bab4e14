# SPDX-License-Identifier: EUPL-1.2
"""Pages of the finished site → parts of one page.

A page `rol/om.html` becomes the part with the id `rol/om`, and what has the id `altijd` in it gets `rol/om/altijd`. So every
link between pages is a link within the one page, and its address still says where one is.
"""

import posixpath
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urlsplit

from checker.hypertext import EMPTY, Html

CHECKER: Final = "wat-moet-ik-nu-doen.html"
"""Its ids stay as they are: scripts and styles know them."""

STARTS: Final = "nu/"
"""The pages of the checker that begin with a role. In the one page each is a place of the one checker: see parts.js."""

_VOID: Final = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_REFERENCES: Final = {"for", "headers", "aria-controls", "aria-describedby", "aria-labelledby"}

type Attributes = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page is, seen from the root of the site, which `pages` the one page is made of, and how a picture becomes
    text.
    """

    page: str
    single_file: str
    pages: Collection[str]
    picture: Callable[[str], str]

    def id(self, name: str) -> str:
        """The id in the one page of what has this id on this page."""
        return name if self.page == CHECKER else f"{part_id(self.page)}/{name}"

    def link(self, href: str) -> str | None:
        """The same link within the one page. What leads out of the site stays as it is; None for a file that is not in here."""
        parts = urlsplit(href)
        if not href or parts.scheme or parts.netloc:
            return href
        page = posixpath.normpath(posixpath.join(posixpath.dirname(self.page), parts.path)) if parts.path else self.page
        if page == self.single_file:
            return "#index"
        if page not in self.pages:
            return None
        if not parts.fragment:
            return f"#{part_id(page)}"
        return f"#{Place(page, self.single_file, self.pages, self.picture).id(parts.fragment)}"


def part_id(page: str) -> str:
    """The id of a page as a part of the one page."""
    return page.removesuffix(".html")


def cut_out(html: str, tag: str, name: str, place: Place) -> str:
    """What is inside the first element `tag` of the class `name`, with its ids, links and pictures made to fit in the one page.

    Left out are scripts, the guides, which are files of their own, and links from a heading to itself. A link to
    a file that is not in here is no link any more.
    Raises `ValueError` when there is no such element.
    """
    cutter = _Cutter(tag, name, place)
    cutter.feed(html)
    if not cutter.found:
        raise ValueError(f"{place.page}: there is no <{tag} class={name}>")
    return "".join(cutter.out).strip()


class _Cutter(HTMLParser):
    def __init__(self, tag: str, name: str, place: Place) -> None:
        super().__init__(convert_charrefs=False)
        self.found = False
        self.out: list[str] = []
        self._wanted = (tag, name)
        self._place = place
        self._open: list[str] = []
        """The elements that are open inside the wanted one, which is the first."""
        self._skipped = 0
        """How many were open before one that is left out began; zero when none is."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if not self._open:
            if not self.found and tag == self._wanted[0] and self._wanted[1] in (attributes.get("class") or "").split():
                self.found = True
                self._open.append(tag)
            return
        if not self._skipped and _is_left_out(tag, attributes):
            self._skipped = len(self._open)
        if not self._skipped:
            self.out.append(_start(tag, self._fitted(tag, attributes)))
        if tag not in _VOID:
            self._open.append(tag)
        elif self._skipped == len(self._open):
            self._skipped = 0

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._open and not self._skipped:
            self.out.append(_start(tag, self._fitted(tag, dict(attrs)), end="/"))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:  # what HTML lets one leave open, such as <li>
            pass
        if self._open and not self._skipped:
            self.out.append(Html("</{}>", tag))
        if self._skipped == len(self._open):
            self._skipped = 0

    def handle_data(self, data: str) -> None:
        self._keep(data)

    def handle_entityref(self, name: str) -> None:
        self._keep(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._keep(f"&#{name};")

    def _keep(self, text: str) -> None:
        if self._open and not self._skipped:
            self.out.append(text)

    def _fitted(self, tag: str, attributes: Attributes) -> Iterator[tuple[str, str | None]]:
        for name, value in attributes.items():
            if name == "download":  # of this very file
                continue
            if value is None:
                yield name, None
            elif name == "id":
                if tag != "h1" or self._place.page == CHECKER:  # of any other page the part itself is what one goes to
                    yield name, self._place.id(value)
            elif name in _REFERENCES:
                yield name, " ".join(map(self._place.id, value.split()))
            elif name == "href":
                if (link := self._place.link(value)) is not None:
                    yield name, link
            elif name == "src":
                yield name, self._place.picture(posixpath.normpath(posixpath.join(posixpath.dirname(self._place.page), value)))
            elif name != "aria-current":  # a script says which part is shown
                yield name, value


def _is_left_out(tag: str, attributes: Attributes) -> bool:
    names = (attributes.get("class") or "").split()
    return tag in {"script", "link"} or bool({"headerlink", "rk-bewaard", "rk-bewaren", "rk-zakgids"} & set(names))


def _start(tag: str, attributes: Iterator[tuple[str, str | None]], end: str = "") -> Html:
    written = EMPTY.join(
        Html(" {}", name) if value is None else Html(' {}="{}"', _CASED.get(name, name), value) for name, value in attributes
    )
    return Html("<{}{}{}>", tag, written, end)


_CASED: Final = {"viewbox": "viewBox"}
"""The parser writes names in small letters; of a drawing this one must have its capital."""
