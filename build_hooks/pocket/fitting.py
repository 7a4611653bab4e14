# SPDX-License-Identifier: EUPL-1.2
"""Which part of a guide goes on which panel, as even as can be.

The parts follow each other through the panels: short ones share a panel, a long one goes on on the next. Of all ways that fit,
the one is taken that leaves the panels equally full and breaks few parts.

A block is never split, and nothing is ever left out or made smaller than the smallest size allowed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from build_hooks.pocket.errors import PocketError

_MILLIMETRES: Final = 25.4 / 72  # in a point


@dataclass(frozen=True, slots=True)
class Measured:
    """How high a part is, in points: its head, each of its blocks, and what goes before a block that begins another panel.

    `tied` are the numbers of the blocks that stand on the same panel as the next one, such as the words above a list.
    """

    title: str
    head: float
    blocks: Sequence[float]
    leads: Sequence[float]
    tied: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Piece:
    """Some blocks of a part, from `start` up to `end`, that stand together on one panel."""

    part: int
    start: int
    end: int


type Panel = tuple[Piece, ...]


def fit(parts: Sequence[Measured], room: float, gap: float, panels: int, whole: float = 0.2) -> list[Panel] | None:
    """These parts on at most so many panels, or None when they do not fit on them.

    `room` is the height of a panel and `gap` that between two blocks, in points. `whole` is what it is worth that a part is not
    broken: it is as bad as a panel of which this part is empty, and in the middle of a task as one of which twice that is.
    Raises `PocketError` for a block that no panel can hold.
    """
    _refuse_too_high(parts, room, gap)
    if sum(_whole(part, 0) for part in parts) > panels * room:
        return None  # without looking for a way
    blocks = _blocks(parts)
    ways = [list(_panels_from(start, blocks, parts, room, gap, whole)) for start in range(len(blocks))]
    reached: dict[int, _Way] = {0: _Way(0.0, ())}
    finished: list[_Way] = []
    for unused in reversed(range(panels)):
        further: dict[int, _Way] = {}
        for start, way in reached.items():
            for end, cost in ways[start]:
                longer = _Way(way.cost + cost, (*way.ends, end))
                if end not in further or longer.cost < further[end].cost:
                    further[end] = longer
        if (all_of_it := further.pop(len(blocks), None)) is not None:
            finished.append(_Way(all_of_it.cost + unused, all_of_it.ends))
        reached = further
    if not finished:
        return None
    best = min(finished, key=lambda way: way.cost)
    return [_panel(blocks[start:end]) for start, end in pairwise((0, *best.ends))]


def enough(parts: Sequence[Measured], room: float, gap: float) -> int:
    """On how many panels these parts fit, at the least. Raises `PocketError` for a block that no panel can hold."""
    _refuse_too_high(parts, room, gap)
    blocks = _blocks(parts)
    fewest = {len(blocks): 0}
    for start in reversed(range(len(blocks))):
        ends = [end for end, _ in _panels_from(start, blocks, parts, room, gap, 0) if end in fewest]
        if ends:
            fewest[start] = 1 + min(fewest[end] for end in ends)
    return fewest[0]


def too_much(parts: Sequence[Measured], room: float, gap: float, panels: int) -> PocketError:
    """Why these parts cannot be put on so many panels: the longest of them, and how much longer than a panel it is."""
    longest = max(parts, key=lambda part: _whole(part, gap))
    excess = _whole(longest, gap) - room
    return PocketError(
        f"de tekst past niet op {panels} vakken, maar heeft er {enough(parts, room, gap)} nodig. "
        f"Het langst is ‘{longest.title}’: {max(excess, 0) * _MILLIMETRES:.0f} mm meer dan één vak. "
        "Maak teksten op de kaart korter."
    )


def height(panel: Panel, parts: Sequence[Measured], gap: float) -> float:
    """How high all that stands on this panel is, in points."""
    return sum(_high(parts[piece.part], piece, gap) for piece in panel) + 2 * gap * max(len(panel) - 1, 0)


def _blocks(parts: Sequence[Measured]) -> list[tuple[int, int]]:
    """Every block in order: the numbers of its part and of itself there."""
    return [(number, place) for number, part in enumerate(parts) for place in range(len(part.blocks))]


@dataclass(frozen=True, slots=True)
class _Way:
    """Panels up to some block: after which block each ends, and how far from even they are."""

    cost: float
    ends: tuple[int, ...]


def _panels_from(
    start: int, blocks: Sequence[tuple[int, int]], parts: Sequence[Measured], room: float, gap: float, whole: float
) -> Iterator[tuple[int, float]]:
    """Every panel that can begin with this block: where it ends, and how bad it is that it does."""
    number, place = blocks[start]
    broken = (whole * (2 if parts[number].leads[place] else 1)) ** 2 if place else 0.0
    for end in range(start + 1, len(blocks) + 1):
        free = 1 - height(_panel(blocks[start:end]), parts, gap) / room
        if free < 0:
            return
        number, place = blocks[end - 1]
        if place not in parts[number].tied:
            yield end, free**2 + broken


def _panel(blocks: Sequence[tuple[int, int]]) -> Panel:
    places: dict[int, list[int]] = {}
    for number, place in blocks:
        places.setdefault(number, []).append(place)
    return tuple(Piece(number, found[0], found[-1] + 1) for number, found in places.items())


def _refuse_too_high(parts: Sequence[Measured], room: float, gap: float) -> None:
    for number, part in enumerate(parts):
        start = 0
        for place in range(len(part.blocks)):
            if place in part.tied:
                continue
            excess = _high(part, Piece(number, start, place + 1), gap) - room
            if excess > 0:
                raise PocketError(
                    f"in ‘{part.title}’ is onderdeel {place + 1} {excess * _MILLIMETRES:.0f} mm te hoog voor een vak. "
                    "Maak de tekst op de kaart korter."
                )
            start = place + 1


def _high(part: Measured, piece: Piece, gap: float) -> float:
    lead = part.leads[piece.start] if piece.start else 0
    return part.head + lead + sum(gap + block for block in part.blocks[piece.start : piece.end])


def _whole(part: Measured, gap: float) -> float:
    return part.head + sum(gap + block for block in part.blocks)
