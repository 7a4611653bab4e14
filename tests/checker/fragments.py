# SPDX-License-Identifier: EUPL-1.2
"""HTML as a reader meets it: its elements, all in their right place, and its text."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NoReturn

_BLOCK = {"p", "li", "summary", "dt", "dd"}
_VOID = {"br", "col", "hr", "img", "input", "link", "meta"}


@dataclass
class Element:
    """An element, what is in it in reading order, and the element around it."""

    tag: str
    attributes: dict[str, str]
    content: "list[Element | str]" = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text, with one space for each run of white space."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> list[str]:
        own = [text for each in self.content for text in ([each] if isinstance(each, str) else each._texts())]
        return [*own, " "] if self.tag in _BLOCK else own

    def all(self, tag: str = "", **attributes: str) -> "list[Element]":
        """Every element within this one with this tag and these attributes; `*` is any value.

        Write `data_taak` for the attribute `data-taak` and `class_` for `class`.
        """
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        found: list[Element] = []
        for each in self.content:
            if isinstance(each, Element):
                found += [each] if tag in ("", each.tag) and each._has(wanted) else []
                found += each.all(tag, **attributes)
        return found

    def _has(self, wanted: dict[str, str]) -> bool:
        return all(name in self.attributes and value in ("*", self.attributes[name]) for name, value in wanted.items())

    def one(self, tag: str = "", **attributes: str) -> "Element":
        """The one such element."""
        (found,) = self.all(tag, **attributes)
        return found

    @property
    def shape(self) -> list[tuple[str, dict[str, str]]]:
        """All elements with their attributes, without the texts that are meant to be read."""
        return [(each.tag, {**each.attributes, "title": ""}) for each in self.all()]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open = [Element("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute is there twice: {self.get_starttag_text()}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].content.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop().tag == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.open[-1].content.append(data)

    def handle_comment(self, data: str) -> NoReturn:
        raise AssertionError(f"a comment: {data}")

    def handle_decl(self, decl: str) -> NoReturn:
        raise AssertionError(f"a declaration: {decl}")

    def handle_pi(self, data: str) -> NoReturn:
        raise AssertionError(f"a processing instruction: {data}")


def parsed(html: str) -> Element:
    """The fragment, of which every element is closed where it should be and no id is there twice."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    (root,) = reader.open
    ids = [each.attributes["id"] for each in root.all(id="*")]
    assert len(ids) == len(set(ids))
    return root
