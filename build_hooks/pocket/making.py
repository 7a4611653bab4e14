# SPDX-License-Identifier: EUPL-1.2
"""All guides of a card: for each role one sheet to fold and the same as pages, and the whole card as a poster and on A4."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any, Final

from build_hooks.pages.guides import FOLDING, STEPS, Guide
from build_hooks.pocket.content import Part, cover, document, facts, numbers, parts, urgent, whole_card
from build_hooks.pocket.engine import Data, Engine
from build_hooks.pocket.errors import PocketError
from build_hooks.pocket.fitting import Measured, Panel, Piece, fit, free, too_much
from build_hooks.pocket.paragraphs import words
from checker.card import Card, Role
from checker.markup import line_class

TOKENS: Final = Path(__file__).parents[2] / "docs" / "assets" / "stijl" / "tokens.css"

PANELS: Final = 8
"""On a sheet that is folded in half three times."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One form of the guide of a role.

    `panel` is its width, its height, its margins at the top, the sides and the bottom (at least the 5 mm that printers leave
    white), and the height of the line at its foot, all in millimetres. `sizes` are the sizes of text to choose from, in points,
    largest first, `gap` is the room between two tasks as a part of that, and `small` the size of the line at the foot. When
    eight panels are not enough there may be `more`: a sheet has no more.
    """

    paper: str
    layout: str
    suffix: str
    width: float
    panel: tuple[float, float, float, float, float, float]
    sizes: Sequence[float]
    gap: float
    small: float
    more: bool

    @property
    def inner(self) -> float:
        """How wide a line of text can be, in millimetres."""
        width, _, _, beside, _, _ = self.panel
        return width - 2 * beside

    @property
    def room(self) -> float:
        """How high the text on one panel can be, in points."""
        _, height, above, _, below, foot = self.panel
        return (height - above - below - foot) * 72 / 25.4


SHEET: Final = Paper("A4", "sheet", "", 297, (74.25, 105, 6, 6, 5, 5), (9.5, 9, 8.5, 8), 0.7, 8, more=False)
PAGES: Final = Paper("A6", "pages", "-a6", 105, (105, 148, 9, 9, 7, 6), (11.5, 10.5, 9.75, 9), 1, 9, more=True)
POSTER_SIZES: Final = (14, 13.5, 13, 12.5, 12, 11.5, 11, 10.75, 10.5, 10.25, 10, 9.75, 9.5, 9.25, 9)
POSTER_GAP: Final = 0.58
"""Between two tasks, as a part of the size of the text: a poster has to be read from a distance, so its text comes first."""

_LOOK: Final[Data] = {"tick": True, "steps": STEPS}
"""Before a task stands a box to tick, and these are the steps of folding."""

PICTURE: Final = 480
"""How wide the picture of a sheet is, in pixels; that of a small page is half of it."""


@dataclass(frozen=True, slots=True)
class _Made:
    guide: Guide
    files: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class Guides:
    """What was made: what the pages say of each PDF, and every file by its name."""

    guides: Sequence[Guide]
    files: Mapping[str, bytes]


def guides(card: Card, cache: Path) -> Guides:
    """All guides of this card, always the same bytes for the same card.

    `cache` is a folder for this alone; it is made when it is not there. Raises `PocketError`, which says what does not fit, or
    what else is wrong.
    """
    engine = Engine(cache)
    wanted = [(role, paper) for role in card.roles() for paper in (SHEET, PAGES)]
    made = [
        _made(engine, "guide.typ", data, f"zakgids-{role.id}{paper.suffix}", role.id, paper.paper, paper.width)
        for (role, paper), data in zip(wanted, role_guides(engine, card, wanted), strict=True)
    ]
    for paper, width, pages in (("A3", 420, 1), ("A4", 297, 2)):
        data = poster(engine, card, paper, pages)
        made.append(_made(engine, "poster.typ", data, f"routekaart-{paper.lower()}", None, paper, width))
    folding = engine.png("folding-picture.typ", {**_LOOK, "gap": 0}, 2 * 720, 144)
    engine.tidy()
    files = {name: content for each in made for name, content in each.files.items()}
    return Guides([each.guide for each in made], {**files, FOLDING: folding})


# --- of a role -----------------------------------------------------------------------------------------------------------


def role_guides(engine: Engine, card: Card, wanted: Sequence[tuple[Role, Paper]]) -> Iterator[Data]:
    """What `guide.typ` shows for each of these roles on this paper: the panels in reading order. Raises `PocketError`."""
    contents = [parts(card, role, compact=paper is SHEET) for role, paper in wanted]
    jobs = [
        _job(card, role, paper, content, size)
        for (role, paper), content in zip(wanted, contents, strict=True)
        for size in paper.sizes
    ]
    answers = iter(engine.measured("measure.typ", {**document(card, card.title), **_LOOK, "gap": 0, "size": 9, "jobs": jobs}))
    for (role, paper), content in zip(wanted, contents, strict=True):
        tries = [_Try(size, paper.room, content, next(answers)) for size in paper.sizes]
        title = f"Zakgids {role.name}: {card.title}"
        try:
            size, panels = _fitted(tries, paper)
        except PocketError as problem:
            raise PocketError(f"{title}, op {paper.paper}: {problem}") from None
        yield {
            **document(card, title),
            **_LOOK,
            "layout": paper.layout,
            "panel": paper.panel,
            "gap": paper.gap,
            "size": size,
            "small": paper.small,
            "colour": colour(card, role.id),
            "foot": f"{role.name}, versie {card.version}",
            "panels": [_panel(cover=cover(card, role)), *panels],
        }


def _job(card: Card, role: Role, paper: Paper, content: Sequence[Part], size: float) -> Data:
    """What `measure.typ` is asked."""
    return {
        "cover": cover(card, role),
        "size": size,
        "gap": paper.gap,
        "width": paper.inner,
        "parts": [{"title": part.title, "blocks": part.blocks} for part in content],
    }


class _Try:
    """A guide in one size of text, measured."""

    def __init__(self, size: float, room: float, content: Sequence[Part], answer: Mapping[str, Any]) -> None:
        self.size = size
        self._room = room
        self._content = content
        self._gap: float = answer["gap"]
        self._folding: float = answer["folding"]
        self._cover: float = answer["cover"]
        self._parts = [
            Measured(part.title, each["head"], each["blocks"], each["leads"])
            for part, each in zip(content, answer["parts"], strict=True)
        ]

    def fit(self, limit: int | None, *, sharing: bool = False) -> list[Panel] | None:
        """As `fitting.fit`; None too when the front or a block is higher than a panel."""
        if self._cover > self._room:
            return None
        try:
            return fit(self._parts, self._room, self._gap, limit, sharing=sharing)
        except PocketError:
            return None

    def reason(self, limit: int) -> PocketError:
        """Why it does not fit."""
        if self._cover > self._room:
            excess = (self._cover - self._room) * 25.4 / 72
            return PocketError(
                f"de voorkant is {excess:.0f} mm te vol. Kies een kortere naam voor de kaart, de rol of de regio."
            )
        return too_much(self._parts, self._room, self._gap, limit)

    def panels(self, places: Sequence[Panel], *, sheet: bool) -> Iterator[Data]:
        """Each panel with what stands on it. On a sheet the emptiest shows how to fold it, and what is left is for notes."""
        spare = [free(panel, self._parts, self._room, self._gap) for panel in places]
        shows = spare.index(max(spare)) if sheet and max(spare) >= self._folding + self._gap else None
        for place, panel in enumerate(places):
            yield _panel(parts=[_piece(self._content[piece.part], piece) for piece in panel], folding=place == shows)
        if sheet:
            yield from (_panel(lines=True) for _ in range(PANELS - 1 - len(places)))


def _fitted(tries: Sequence[_Try], paper: Paper) -> tuple[float, list[Data]]:
    """First every part on its own panel, in ever smaller text; then neighbours that share; then as many pages as it takes."""
    ways: list[tuple[_Try, int | None, bool]] = [(each, PANELS - 1, sharing) for sharing in (False, True) for each in tries]
    if paper.more:
        ways.append((tries[-1], None, False))
    for each, limit, sharing in ways:
        if places := each.fit(limit, sharing=sharing):
            return each.size, list(each.panels(places, sheet=paper is SHEET))
    raise tries[-1].reason(PANELS - 1)


def _piece(part: Part, piece: Piece) -> Data:
    """What stands of a part on one panel. When it begins in the middle of a task, that is said first."""
    blocks = part.blocks[piece.start : piece.end]
    lead = blocks[0].get("lead", []) if piece.start else []
    return {"title": part.title, "continued": piece.start > 0, "blocks": [*lead, *blocks]}


def _panel(*, cover: Data | None = None, parts: Sequence[Data] = (), folding: bool = False, lines: bool = False) -> Data:
    return {"cover": cover, "parts": parts, "folding": folding, "lines": lines}


def colour(card: Card, role: str) -> str:
    """The colour of an organisation's line, as the site has it on a light background."""
    name = line_class(card, role).replace("rk-lijn", "--org")
    found = re.search(rf"{name}: (#[0-9a-f]{{6}});", TOKENS.read_text(encoding="utf-8"))
    return found[1] if found else "#000000"


# --- of the whole card ---------------------------------------------------------------------------------------------------


def poster(engine: Engine, card: Card, paper: str, pages: int) -> Data:
    """What `poster.typ` shows: the whole card on so many pages, in the largest text that fits. Raises `PocketError`."""
    bands = whole_card(card)
    base = {
        **document(card, card.title),
        "paper": paper,
        "gap": POSTER_GAP,
        "tick": False,
        "card": card.title,
        "region": card.region.name,
        "urgent": urgent(card),
        "numbers": numbers(card),
        "facts": facts(card),
        "organisations": [
            {"name": organisation.name, "colour": colour(card, organisation.id)} for organisation in card.organisations
        ],
        "bands": bands,
        "widths": _widths(bands),
    }

    def measured(size: float) -> tuple[list[float], float]:
        answer = engine.measured("poster.typ", {**base, "size": size, "pages": []})
        return answer["bands"], answer["room"]

    for count in range(pages, max(pages, len(bands)) + 1):  # a longer card goes on on another page
        fits = bisect_left(POSTER_SIZES, True, key=lambda size: _split(*measured(size), count) is not None)
        if fits < len(POSTER_SIZES):
            size = POSTER_SIZES[fits]
            return {**base, "size": size, "pages": _split(*measured(size), count)}
    heights, room = measured(POSTER_SIZES[-1])
    highest = max(range(len(bands)), key=heights.__getitem__)
    raise PocketError(
        f"{card.title}, op {paper}: ‘{bands[highest]['title']}’ is {(heights[highest] - room) * 25.4 / 72:.0f} mm hoger "
        "dan een bladzijde. Maak teksten op de kaart korter."
    )


def _widths(bands: Sequence[Data]) -> list[float]:
    """How wide the columns are beside each other: who has more to do gets more room, but nobody gets a narrow strip."""
    columns = zip(*(band["cells"] for band in bands), strict=True)
    return [sum(_letters(cell) for cell in column) ** 0.7 for column in columns]


def _letters(cell: Data) -> int:
    said = (each for block in cell["blocks"] for each in block.get("paragraphs", [block]))
    return 1 + sum(len(words(each["spans"])) for each in said)


def _split(heights: Sequence[float], room: float, pages: int) -> list[list[int]] | None:
    """The bands for each of so many pages, in order, as even as can be; None when they do not fit."""
    count = len(heights)
    ways = [[0, *cuts, count] for cuts in combinations(range(1, count), min(pages, count) - 1)]
    best = min(ways, key=lambda cuts: _highest(heights, cuts))
    return [list(range(*each)) for each in pairwise(best)] if _highest(heights, best) <= room else None


def _highest(heights: Sequence[float], cuts: Sequence[int]) -> float:
    return max(sum(heights[start:end]) for start, end in pairwise(cuts))


def _made(engine: Engine, template: str, data: Data, name: str, role: str | None, paper: str, width: float) -> _Made:
    pdf = engine.pdf(template, data)
    picture = engine.png(template, data, PICTURE if width > 200 else PICTURE // 2, width)
    size = (int.from_bytes(picture[16:20]), int.from_bytes(picture[20:24]))  # where a PNG says so
    pages = 1 if data.get("layout") == "sheet" else len(data.get("pages") or data["panels"])
    guide = Guide(f"{name}.pdf", role, paper, pages, len(pdf), f"{name}.png", *size)
    return _Made(guide, {guide.name: pdf, guide.picture: picture})
