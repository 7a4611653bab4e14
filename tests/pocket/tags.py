# SPDX-License-Identifier: EUPL-1.2
"""A PDF as a screen reader has it: its tags in reading order, each with its text; and every size of letter on its pages."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, TextStringObject

type Texts = Mapping[tuple[int, int], str]
"""Page (by its object) and number of marked content → the text in it."""


@dataclass(frozen=True)
class Tag:
    """A structure element. `text` is its own text; that of what is in it is theirs."""

    kind: str
    alt: str
    text: str
    children: "tuple[Tag, ...]"
    attributes: "tuple[Mapping[str, Any], ...]" = ()

    def __iter__(self) -> "Iterator[Tag]":
        """The tag itself and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child

    def all(self, *kinds: str) -> "list[Tag]":
        """Every tag of these kinds, in reading order."""
        return [tag for tag in self if tag.kind in kinds]

    @property
    def whole(self) -> str:
        """All text in it, without that of lists in it."""
        return self.text + "".join(child.whole for child in self.children if child.kind != "L")


def reader(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def catalog(found: PdfReader) -> Any:
    """What the file says of itself."""
    return found.trailer["/Root"]


@lru_cache(maxsize=64)
def tags(pdf: bytes) -> Tag:
    """The tree of tags. Reading one takes a second, so each is read once."""
    found = reader(pdf)
    texts: dict[tuple[int, int], str] = {}
    for page in found.pages:
        for key, text in _texts(page, found):
            texts[key] = texts.get(key, "") + text
    root = catalog(found)["/StructTreeRoot"]["/K"].get_object()
    while isinstance(root, list):
        root = root[0].get_object()
    return _tag(root, texts, None)


def _tag(element: Any, texts: Texts, page: int | None) -> Tag:
    page = element.raw_get("/Pg").idnum if "/Pg" in element else page
    text, children = "", []
    for kid in _kids(element):
        if isinstance(kid, int):
            text += texts.get((page or 0, int(kid)), "")
        elif "/S" in kid:
            child = _tag(kid, texts, page)
            children.append(child)
            if child.kind in {"Strong", "Em", "Span"}:  # in the middle of a line
                text += child.text
        elif "/MCID" in kid:
            where = kid.raw_get("/Pg").idnum if "/Pg" in kid else page
            text += texts.get((where or 0, int(kid["/MCID"])), "")
    inline = {"Strong", "Em", "Span"}
    attributes = element.get("/A", [])
    attributes = attributes if isinstance(attributes, list) else [attributes]
    return Tag(
        kind=str(element["/S"])[1:],
        alt=str(element.get("/Alt", "")),
        text=text,
        children=tuple(child for child in children if child.kind not in inline or child.children),
        attributes=tuple(each.get_object() for each in attributes),
    )


def _kids(element: Any) -> list[Any]:
    kids = element.get("/K", [])
    return [kid.get_object() for kid in (kids if isinstance(kids, list) else [kids])]


def _texts(page: Any, found: PdfReader) -> Iterator[tuple[tuple[int, int], str]]:
    """The text of every piece of marked content on a page. What stands for other text than it shows, gives that."""
    number = page.indirect_reference.idnum
    fonts = {name: _letters(font.get_object()) for name, font in page["/Resources"].get("/Font", {}).items()}
    open_: list[tuple[int | None, str | None]] = []
    letters: Mapping[int, str] = {}
    for operands, operator in ContentStream(page.get_contents(), found).operations:
        if operator == b"BDC":
            properties = operands[1] if isinstance(operands[1], dict) else page["/Resources"]["/Properties"][operands[1]]
            actual = properties.get("/ActualText")
            open_.append((properties.get("/MCID"), actual))
            if actual is not None and (mcid := _inside(open_)) is not None:
                yield (number, mcid), str(actual)
        elif operator == b"BMC":
            open_.append((None, None))
        elif operator == b"EMC":
            open_.pop()
        elif operator == b"Tf":
            letters = fonts[operands[0]]
        elif operator in {b"Tj", b"TJ"} and (mcid := _inside(open_)) is not None and all(given is None for _, given in open_):
            pieces: list[Any] = operands[0] if operator == b"TJ" else operands
            for piece in pieces:
                if isinstance(piece, (TextStringObject, bytes)):
                    raw = piece.original_bytes if isinstance(piece, TextStringObject) else bytes(piece)
                    yield (number, mcid), "".join(letters.get(code, "") for code in _codes(raw))


def _inside(open_: list[tuple[int | None, str | None]]) -> int | None:
    return next((mcid for mcid, _ in reversed(open_) if mcid is not None), None)


def _codes(raw: bytes) -> Iterator[int]:
    return (int.from_bytes(raw[place : place + 2]) for place in range(0, len(raw), 2))


def _letters(font: Any) -> Mapping[int, str]:
    """Code → text, from the font's ToUnicode map."""
    cmap = font["/ToUnicode"].get_object().get_data().decode()
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", cmap, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            found[int(code, 16)] = _text(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", cmap, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            for offset, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                found[code] = chr(ord(_text(text)) + offset)
    return found


def _text(hexadecimal: str) -> str:
    return bytes.fromhex(hexadecimal).decode("utf-16-be")


def fonts(pdf: bytes) -> list[Any]:
    """Every letter that is used on a page."""
    resources: list[Any] = [page["/Resources"] for page in reader(pdf).pages]
    return [font.get_object()["/DescendantFonts"][0].get_object() for each in resources for font in each["/Font"].values()]


def sizes(pdf: bytes) -> set[float]:
    """Every size of letter in this PDF, in points: nothing else is scaled in it."""
    found = reader(pdf)
    return {
        round(float(operands[1]), 2)
        for page in found.pages
        for operands, operator in ContentStream(page.get_contents(), found).operations
        if operator == b"Tf"
    }
