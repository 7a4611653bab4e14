# SPDX-License-Identifier: EUPL-1.2
"""All that a card has on paper: guides of every role to fold and as pages, posters of every organisation, the whole card."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import batched, combinations, pairwise
from math import ceil
from pathlib import Path
from typing import Any, Final

from build_hooks.pages.guides import FOLDING, STEPS, Guide
from build_hooks.pocket.content import Part, cover, document, facts, numbers, parts, urgent, wall_parts, whole_card
from build_hooks.pocket.engine import Data, Engine
from build_hooks.pocket.errors import PocketError
from build_hooks.pocket.fitting import Measured, Panel, Piece, fit, height, too_much
from build_hooks.pocket.paragraphs import words
from checker.card import Card, Organisation, Role
from checker.markup import line_class

TOKENS: Final = Path(__file__).parents[2] / "docs" / "assets" / "stijl" / "tokens.css"


@dataclass(frozen=True, slots=True)
class Paper:
    """One form of what a role has on paper.

    `layout` is how `guide.typ` sets it, `name` what its file is called: '{}' is the role. `width` is that of a page. `panel` is
    the width of a panel, its height, its margins at the top, the sides and the bottom, and the height of the line at its foot.
    All of it is in millimetres, and printers leave 5 of them white. `sizes` are the sizes of text to choose from, in points,
    largest first; `gap` is the room between two tasks as a part of that, and `small` the size of the line at the foot.

    `panels` are for what goes on from one to the next. When those are not enough, there may be so many `more` at a time; a
    sheet has no more. With a `back`, whom to call stands there, on the outside.
    """

    paper: str
    layout: str
    name: str
    width: float
    panel: tuple[float, float, float, float, float, float]
    sizes: Sequence[float]
    gap: float
    small: float
    panels: int
    more: int = 0
    back: bool = True

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

    @property
    def wall(self) -> bool:
        """Whether it is to hang on a wall: all of an organisation, with nothing to tick."""
        return self.layout == "wall"

    @property
    def folded(self) -> bool:
        """Whether it is a sheet to fold."""
        return self.layout == "sheet"

    @property
    def kind(self) -> str:
        """What it is, in a word."""
        return "poster" if self.wall else "gids"


def _down(largest: float, smallest: float, step: float) -> Sequence[float]:
    return tuple(largest - step * number for number in range(round((largest - smallest) / step) + 1))


SHEET: Final = Paper("A4", "sheet", "zakgids-{}", 297, (74.25, 105, 6, 6, 5, 5), _down(11, 8, 0.25), 0.7, 8, panels=6)
PAGES: Final = Paper("A6", "pages", "zakgids-{}-a6", 105, (105, 148, 9, 9, 7, 6), _down(14, 9, 0.25), 1, 9, panels=6, more=4)
WALL: Final = Paper(
    "A3", "wall", "poster-{}", 420, (136.6, 235, 0, 4, 0, 0), _down(24, 16, 0.5), 0.6, 12, panels=3, more=3, back=False
)
"""A poster of an organisation, to be read from a distance: its head and foot are as wide as the page, with columns between."""

EVEN: Final = 0.6
"""The emptiest panel of a guide is at least this part as full as the fullest, if any size of text can do that."""

WHOLE: Final = (0.3, 0.2, 0.1)
"""What it is worth that a part is not broken, see `fit`: less where the panels do not get even otherwise."""

CARD_SIZES: Final = _down(14, 9, 0.25)
CARD_GAP: Final = 0.58
"""Of the whole card, between two tasks, as a part of the size of the text: there the text comes first."""


MOST_BESIDE: Final = 6
"""Organisations on one page of the whole card."""

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


def file_name(card: Card) -> str:
    """What the card is called in the name of a file: 'routekaart'."""
    return "-".join(re.findall("[a-z0-9]+", (card.short or "kaart").lower())) or "kaart"


def guides(card: Card, cache: Path) -> Guides:
    """All guides of this card, always the same bytes for the same card.

    `cache` is a folder for this alone; it is made when it is not there. Raises `PocketError`, which says what does not fit, or
    what else is wrong.
    """
    engine = Engine(cache)
    roles = tuple(card.roles())
    wanted: list[tuple[Paper, Sequence[Role]]] = [(SHEET, roles), (PAGES, roles), (WALL, card.organisations)]
    made = [
        _made(engine, "guide.typ", data, paper.name.format(role.id), role.id, paper.paper, paper.width)
        for paper, whose in wanted
        for role, data in zip(whose, role_guides(engine, card, paper, whose), strict=True)
    ]
    for size, width, pages in (("A3", 420, 1), ("A4", 297, 2)):
        data = whole_card_guide(engine, card, size, pages)
        made.append(_made(engine, "card.typ", data, f"{file_name(card)}-{size.lower()}", None, size, width))
    folding = engine.png("folding-picture.typ", {"steps": STEPS, "tick": False, "gap": 0}, 2 * 720, 144)
    engine.tidy()
    files = {name: content for each in made for name, content in each.files.items()}
    return Guides([each.guide for each in made], {**files, FOLDING: folding})


# --- of a role -----------------------------------------------------------------------------------------------------------


def role_guides(engine: Engine, card: Card, paper: Paper, roles: Sequence[Role]) -> Iterator[Data]:
    """What `guide.typ` shows for each of these roles on this paper: the panels in reading order. Raises `PocketError`."""
    contents = [_content(card, role, paper) for role in roles]
    look = {"tick": not paper.wall, "layout": paper.layout, "width": paper.inner}
    jobs = [
        {
            "cover": cover(card, role, paper.kind),
            "size": size,
            "gap": paper.gap,
            "parts": [_for_template(part) for part in content],
        }
        for role, content in zip(roles, contents, strict=True)
        for size in paper.sizes
    ]
    answers = iter(engine.measured("measure.typ", {**document(card, card.title), **look, "gap": 0, "size": 9, "jobs": jobs}))
    for role, content in zip(roles, contents, strict=True):
        tries = [_Try(size, paper, content, next(answers)) for size in paper.sizes]
        title = f"{'Poster' if paper.wall else 'Zakgids'} {role.name}: {card.title}"
        try:
            size, panels = _fitted(tries, paper)
        except PocketError as problem:
            raise PocketError(f"{title}, op {paper.paper}: {problem}") from None
        yield {
            **document(card, title),
            **look,
            "page": paper.width,
            "columns": paper.panels,
            "panel": paper.panel,
            "gap": paper.gap,
            "size": size,
            "small": paper.small,
            "colour": colour(card, role.id),
            "again": again(card, role.id),
            "foot": f"{role.name}, versie {card.version}",
            "cover": cover(card, role, paper.kind),
            "panels": panels,
        }


def _content(card: Card, role: Role, paper: Paper) -> list[Part]:
    if paper.wall:
        return wall_parts(card, card.organisation_of(role.id))
    return parts(card, role, folded=paper.folded)


def _for_template(part: Part) -> Data:
    return {"title": part.title, "blocks": part.blocks}


class _Try:
    """A guide in one size of text, measured."""

    def __init__(self, size: float, paper: Paper, content: Sequence[Part], answer: Mapping[str, Any]) -> None:
        self.size = size
        self._paper = paper
        self._content = content
        self._gap: float = answer["gap"]
        self._cover: float = answer["cover"]
        self._parts = [
            Measured(
                part.title,
                each["head"],
                each["blocks"],
                each["leads"],
                frozenset(place for place, block in enumerate(part.blocks) if block.get("tied")),
            )
            for part, each in zip(content, answer["parts"], strict=True)
        ]

    def fit(self, panels: int, whole: float, *, back: bool) -> list[Panel] | None:
        """The parts on so many panels, with a `back` the last of them on one more; None too when the front or a block is higher
        than a panel.
        """
        if self._cover > self._paper.room:
            return None
        try:
            if not back:
                return fit(self._parts, self._paper.room, self._gap, panels, whole)
            inside = fit(self._parts[:-1], self._paper.room, self._gap, panels, whole)
            outside = fit(self._parts[-1:], self._paper.room, self._gap, 1)
        except PocketError:
            return None
        if inside is None or outside is None:
            return None
        empty: list[Panel] = [()] * (panels - len(inside))
        number, last = len(self._parts) - 1, outside[0][0]
        return [*inside, *empty, (Piece(number, last.start, last.end),)]

    def reason(self, panels: int) -> PocketError:
        """Why it does not fit."""
        room = self._paper.room
        if self._cover > room:
            excess = (self._cover - room) * 25.4 / 72
            return PocketError(
                f"de voorkant is {excess:.0f} mm te vol. Kies een kortere naam voor de kaart, de rol of de regio."
            )
        try:
            return too_much(self._parts, room, self._gap, panels)
        except PocketError as problem:
            return problem

    def evenness(self, places: Sequence[Panel]) -> float:
        """How full the emptiest panel is, as a part of the fullest; the back, of which the text is not to choose, left out."""
        inside = places[: self._paper.panels] if self._paper.back else places
        full = [height(panel, self._parts, self._gap) for panel in inside]
        return min(full) / max(full)

    def panels(self, places: Sequence[Panel]) -> list[Data]:
        """Each panel with what stands on it. What has nothing on it is for notes."""
        return [{"parts": [_piece(self._content[piece.part], piece) for piece in panel]} for panel in places]


def _fitted(tries: Sequence[_Try], paper: Paper) -> tuple[float, list[Data]]:
    """In the largest text with which the panels are about equally full; if there is none, in the largest that fits.

    If none fits: with whom to call after the rest instead of on the back, and then on as many pages as it takes.
    """
    ways = [(tries, paper.panels, paper.back)]
    if paper.back:
        ways.append((tries, paper.panels + 1, False))
    if paper.more:
        ways += [(tries[-1:], number, paper.back) for number in range(paper.panels + paper.more, 99, paper.more)]
    for sizes, panels, back in ways:
        tried = ((each, each.fit(panels, whole, back=back)) for each in sizes for whole in WHOLE)
        first = None
        for each, places in tried:
            if places and each.evenness(places) >= EVEN:
                return each.size, each.panels(places)
            if places and first is None:
                first = each.size, each.panels(places)
        if first:
            return first
    raise tries[-1].reason(paper.panels + paper.back)


def _piece(part: Part, piece: Piece) -> Data:
    """What stands of a part on one panel. When it begins in the middle of a task, that is said first."""
    blocks = part.blocks[piece.start : piece.end]
    lead = blocks[0].get("lead", []) if piece.start else []
    return {"title": part.title, "continued": piece.start > 0, "blocks": [*lead, *blocks]}


def colour(card: Card, role: str) -> str:
    """The colour of an organisation's line, as the site has it on a light background."""
    name = line_class(card, role).split()[0].replace("rk-lijn", "--org")
    found = re.search(rf"{name}: (#[0-9a-f]{{6}});", TOKENS.read_text(encoding="utf-8"))
    return found[1] if found else "#000000"


def again(card: Card, role: str) -> bool:
    """Whether an earlier organisation has this colour, so that the pattern has to tell them apart."""
    return " " in line_class(card, role)


# --- of the whole card ---------------------------------------------------------------------------------------------------


def whole_card_guide(engine: Engine, card: Card, paper: str, pages: int) -> Data:
    """What `card.typ` shows: the whole card, each group of organisations on so many pages, in the largest text that fits.

    Raises `PocketError`.
    """
    groups = [_group(card, organisations) for organisations in batches(card)]
    base = {
        **document(card, card.title),
        "notes": whole_card(card)["notes"],
        "groups": groups,
        "paper": paper,
        "gap": CARD_GAP,
        "tick": False,
        "card": card.title,
        "region": card.region.name,
        "urgent": urgent(card),
        "numbers": numbers(card),
        "facts": facts(card),
    }

    def measured(size: float) -> Sequence[Mapping[str, Any]]:
        found: Sequence[Mapping[str, Any]] = engine.measured("card.typ", {**base, "size": size, "pages": []})
        return found

    def split(size: float, count: int) -> list[tuple[int, list[int]]] | None:
        ways = [_split(each["bands"], each["room"], count) for each in measured(size)]
        return None if None in ways else [(group, page) for group, way in enumerate(ways) for page in way or ()]

    bands = groups[0]["bands"]
    for count in range(pages, max(pages, len(bands)) + 1):  # a longer card goes on on another page
        fits = bisect_left(CARD_SIZES, True, key=lambda size: split(size, count) is not None)
        if fits < len(CARD_SIZES):
            return {**base, "size": CARD_SIZES[fits], "pages": split(CARD_SIZES[fits], count)}
    excess, highest = max(
        (height - each["room"], place) for each in measured(CARD_SIZES[-1]) for place, height in enumerate(each["bands"])
    )
    raise PocketError(
        f"{card.title}, op {paper}: ‘{bands[highest]['title']}’ is {excess * 25.4 / 72:.0f} mm hoger "
        "dan een bladzijde. Maak teksten op de kaart korter."
    )


def batches(card: Card) -> Iterator[Sequence[Organisation]]:
    """The organisations that stand beside each other: no narrow columns, and groups that are about equal."""
    count = len(card.organisations)
    return batched(card.organisations, ceil(count / ceil(count / MOST_BESIDE)), strict=False)


def _group(card: Card, organisations: Sequence[Organisation]) -> Data:
    bands = whole_card(card, organisations)["bands"]
    return {
        "organisations": [
            {"name": each.name, "colour": colour(card, each.id), "again": again(card, each.id)} for each in organisations
        ],
        "bands": bands,
        "widths": _widths(bands),
    }


def _widths(bands: Sequence[Data]) -> list[float]:
    """How wide the columns are beside each other: who has more to do gets more room, but nobody gets a narrow strip."""
    columns = zip(*(band["cells"] for band in bands), strict=True)
    return [sum(_letters(cell) for cell in column) ** 0.7 for column in columns]


def _letters(cell: Sequence[Data]) -> int:
    said = (each for part in cell for block in part["blocks"] for each in block.get("paragraphs", [block]))
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
    pages = _pages(data)
    guide = Guide(f"{name}.pdf", role, paper, pages, len(pdf), f"{name}.png", *size)
    return _Made(guide, {guide.name: pdf, guide.picture: picture})


def _pages(data: Data) -> int:
    """On how many pages a template sets this."""
    if "pages" in data:
        return len(data["pages"])
    if data["layout"] == "sheet":
        return 1
    panels = len(data["panels"])
    return ceil(panels / int(data["columns"])) if data["layout"] == "wall" else 1 + panels
