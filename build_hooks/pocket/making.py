# SPDX-License-Identifier: EUPL-1.2
"""All that a card has on paper: guides of every role to fold and as pages, posters of every organisation, the whole card.

What does not fit in the smallest text on the most sheets is left out, by itself: paper never stops the site.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil
from pathlib import Path
from typing import Final

from build_hooks.naming import name_of
from build_hooks.pages.guides import FOLDING, Guide
from build_hooks.pages.texts import FOLDING as STEPS
from build_hooks.pocket import texts
from build_hooks.pocket.engine import Data, Engine
from build_hooks.pocket.errors import PocketError
from build_hooks.pocket.papers import PAGES, SHEET, WALL
from build_hooks.pocket.roles import role_guide, smallest
from build_hooks.pocket.whole import whole_card_guide
from checker.card import Card

PICTURE: Final = 480
"""How wide the picture of a sheet is, in pixels; that of a small page is half of it."""


@dataclass(frozen=True, slots=True)
class Guides:
    """What was made: what the pages say of each PDF, every file by its name, and what is left out and why, in Dutch."""

    guides: Sequence[Guide]
    files: Mapping[str, bytes]
    left_out: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A guide to make: what its template shows, in the best size or in the smallest."""

    template: str
    name: str
    role: str | None
    paper: str
    width: float
    best: Callable[[], Data]
    smallest: Callable[[], Data]


def guides(card: Card, cache: Path) -> Guides:
    """All guides of this card, always the same bytes for the same card.

    `cache` is a folder for this alone; it is made when it is not there. Raises `PocketError` when none can be made at all.
    """
    engine = Engine(cache)
    made: list[Guide] = []
    files: dict[str, bytes] = {}
    problems: list[str] = []
    on_paper: set[str] = set()
    for wanted in _all(engine, card, on_paper):
        try:
            guide, pdf, picture = _made(engine, wanted)
        except PocketError as problem:
            problems.append(_left_out(problem))
        else:
            made.append(guide)
            on_paper.add(guide.role or "")
            files |= {guide.name: pdf, guide.picture: picture}
    files[FOLDING] = engine.png("folding-picture.typ", {"steps": STEPS, "tick": False, "gap": 0}, 2 * 720, 144)
    engine.tidy()
    return Guides(made, files, problems)


def left_out(card: Card, cache: Path) -> Iterator[str]:
    """What `guides` will leave out and why, in Dutch, without making all of them: whether each fits in the smallest text."""
    engine = Engine(cache)
    on_paper: set[str] = set()
    for wanted in _all(engine, card, on_paper):
        try:
            engine.pdf(wanted.template, wanted.smallest())
            on_paper.add(wanted.role or "")
        except PocketError as problem:
            yield _left_out(problem)


def _left_out(problem: PocketError) -> str:
    return texts.LEFT_OUT.format(problem=problem)


def _all(engine: Engine, card: Card, on_paper: Collection[str]) -> Iterator[_Wanted]:
    """All there is to make. `on_paper` are the roles of which there is a guide by then: functions come first, because the guide
    of an organisation leads to theirs.
    """
    roles = sorted(card.roles(), key=lambda role: role in card.organisations)
    guides = [(paper, role) for role in roles for paper in (SHEET, PAGES)]
    for paper, role in (*guides, *((WALL, each) for each in card.organisations)):
        best, least = (partial(role_guide, engine, card, each, role, on_paper) for each in (paper, smallest(paper)))
        yield _Wanted("guide.typ", paper.name.format(role.id), role.id, paper.paper, paper.width, best, least)
    for size, width, pages in (("A3", 420, 1), ("A4", 297, 2)):
        data = partial(whole_card_guide, engine, card, size, pages)
        yield _Wanted("card.typ", f"{name_of(card).file}-{size.lower()}", None, size, width, data, data)


def _made(engine: Engine, wanted: _Wanted) -> tuple[Guide, bytes, bytes]:
    """The guide with its PDF and the picture of it. Raises `PocketError`."""
    data = wanted.best()
    try:
        pdf = engine.pdf(wanted.template, data)
    except PocketError:
        data = wanted.smallest()
        pdf = engine.pdf(wanted.template, data)
    picture = engine.png(wanted.template, data, PICTURE if wanted.width > 200 else PICTURE // 2, wanted.width)
    size = (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24]))  # where a PNG says so
    name, pages = wanted.name, _pages(data)
    return Guide(f"{name}.pdf", wanted.role, wanted.paper, pages, len(pdf), f"{name}.png", *size), pdf, picture


def _pages(data: Data) -> int:
    """On how many pages a template sets this."""
    if "pages" in data:
        return len(data["pages"])
    panels = len(data["panels"])
    return {"sheet": ceil(panels / 7), "pages": 1 + panels, "wall": ceil(panels / int(data["columns"]))}[data["layout"]]
