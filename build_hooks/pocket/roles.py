# SPDX-License-Identifier: EUPL-1.2
"""What a role has on paper: which panels, in the largest text with which they are enough."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import dropwhile, product
from math import ceil
from typing import Any, Final

from build_hooks.pocket import texts
from build_hooks.pocket.content import Part, cover, document, parts, wall_parts
from build_hooks.pocket.engine import Data, Engine
from build_hooks.pocket.errors import PocketError
from build_hooks.pocket.fitting import Measured, Panel, Piece, enough, fit, height, too_much
from build_hooks.pocket.papers import Paper, again, colour
from checker.card import Card, Role

EVEN: Final = 0.6
"""The emptiest panel of a guide is at least this part as full as the fullest, if any size of text can do that."""

WHOLE: Final = (0.3, 0.2, 0.1)
"""What it is worth that a part is not broken, see `fit`: less where the panels do not get even otherwise."""


def role_guide(engine: Engine, card: Card, paper: Paper, role: Role, on_paper: Collection[str] | None = None) -> Data:
    """What `guide.typ` shows for this role on this paper: the panels in reading order. Raises `PocketError`.

    `on_paper` are the roles that have a guide; None when all have.
    """
    content = _content(card, role, paper, on_paper)
    look = {
        **document(card, (texts.POSTER_TITLE if paper.wall else texts.GUIDE_TITLE).format(role=role.name, card=card.title)),
        "tick": not paper.wall,
        "layout": paper.layout,
        "width": paper.inner,
        "page": paper.width,
        "columns": paper.panels,
        "panel": paper.panel,
        "gap": paper.gap,
        "small": paper.small,
        "colour": colour(card, role.id),
        "again": again(card, role.id),
        "foot": [each.format(role=role.name, version=card.version) for each in (texts.FOOT, texts.SHORT_FOOT)],
        "cover": cover(card, role, paper.kind),
    }
    shown = [{"title": part.title, "blocks": part.blocks} for part in content]

    @cache
    def measured(size: float) -> _Try:
        return _Try(size, paper, content, engine.measured("measure.typ", {**look, "size": size, "parts": shown}))

    try:
        size, panels = _fitted(measured, paper)
    except PocketError as problem:
        raise PocketError(f"{look['title']}, op {paper.paper}: {problem}") from None
    return {**look, "size": size, "panels": panels}


def smallest(paper: Paper) -> Paper:
    """The same paper with the smallest text alone: what does not fit on that, does not fit."""
    return replace(paper, sizes=paper.sizes[-1:])


def _content(card: Card, role: Role, paper: Paper, on_paper: Collection[str] | None) -> list[Part]:
    if paper.wall:
        return wall_parts(card, card.organisation_of(role.id))
    return parts(card, role, folded=paper.folded, on_paper=on_paper)


class _Try:
    """A guide in one size of text, measured."""

    def __init__(self, size: float, paper: Paper, content: Sequence[Part], answer: Mapping[str, Any]) -> None:
        self.size = size
        self._paper = paper
        self._content = content
        self._gap = paper.gap * size
        self._around: Sequence[tuple[str, float]] = answer["around"]
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
        """The parts on so many panels, with a `back` the last of them on one more; None too when what stands around them, or a
        block, is higher than its room.
        """
        if any(excess > 0 for _, excess in self._around):
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

    def enough(self) -> int:
        """How many panels it takes, the back not counted apart. Raises `PocketError` when no number is enough."""
        for what, excess in self._around:
            if excess > 0:
                over = ceil(excess * 25.4 / 72)
                raise PocketError(f"{what} is {over} mm te vol. Kies een kortere naam voor de kaart, de rol of de regio.")
        return enough(self._parts, self._paper.room, self._gap)

    def reason(self, panels: int) -> PocketError:
        """Why so many panels are not enough."""
        return too_much(self._parts, self._paper.room, self._gap, panels)

    def evenness(self, places: Sequence[Panel], *, back: bool) -> float:
        """How full the emptiest panel is, as a part of the fullest; the back, of which the text is not to choose, left out."""
        inside = places[:-1] if back else places
        full = [height(panel, self._parts, self._gap) for panel in inside]
        return min(full) / max(full)

    def panels(self, places: Sequence[Panel], *, back: bool) -> list[Data]:
        """Each panel with what stands on it. What has nothing on it is for notes. The back is that of the first sheet."""
        if back and self._paper.folded:
            first = self._paper.panels
            places = [*places[:first], places[-1], *places[first:-1]]
        return [{"parts": [_piece(self._content[piece.part], piece) for piece in panel]} for panel in places]


def _fitted(measured: Callable[[float], _Try], paper: Paper) -> tuple[float, list[Data]]:
    """On as few sheets as it takes: in the largest text with which the panels are about equally full; if there is none, in the
    largest that fits.
    """
    sizes = paper.sizes
    needed = measured(sizes[-1]).enough()
    for panels, back in dropwhile(lambda way: sum(way) < needed, _ways(paper)):
        first = bisect_left(sizes, True, key=partial(_fits, measured, panels, back))
        largest = None
        for size, whole in product(sizes[first:], WHOLE):
            found = measured(size).fit(panels, whole, back=back)
            largest = largest or (found and (size, found))
            if found and measured(size).evenness(found, back=back) >= EVEN:
                return size, measured(size).panels(found, back=back)
        if largest:
            size, found = largest
            return size, measured(size).panels(found, back=back)
    raise measured(sizes[-1]).reason(paper.most + paper.back)


def _fits(measured: Callable[[float], _Try], panels: int, back: bool, size: float) -> bool:
    return measured(size).fit(panels, WHOLE[0], back=back) is not None


def _ways(paper: Paper) -> Iterator[tuple[int, bool]]:
    """So many panels, and whether whom to call stands on the back; if that is too long for it, it stands after the rest."""
    for count in paper.counts:
        yield count, paper.back
        if paper.back:
            yield count + 1, False


def _piece(part: Part, piece: Piece) -> Data:
    """What stands of a part on one panel. When it begins in the middle of a task, that is said first."""
    blocks = part.blocks[piece.start : piece.end]
    lead = blocks[0].get("lead", []) if piece.start else []
    return {"title": part.title, "continued": piece.start > 0, "blocks": [*lead, *blocks]}
