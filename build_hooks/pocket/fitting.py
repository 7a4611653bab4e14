# SPDX-License-Identifier: EUPL-1.2
"""Which part of a guide goes on which panel.

1. Every part begins on a panel of its own, and goes on on the next when it is longer.
2. When that takes more panels than there are, the two neighbours that are shortest together share one, as often as needed.
3. When that does not help either, the guide cannot be made: who reads it on paper cannot scroll.

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
    """How high a part is, in points: its head, each of its blocks, and what goes before a block that begins another panel."""

    title: str
    head: float
    blocks: Sequence[float]
    leads: Sequence[float]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some blocks of a part, from `start` up to `end`, that stand together on one panel."""

    part: int
    start: int
    end: int


type Panel = tuple[Piece, ...]


def fit(parts: Sequence[Measured], room: float, gap: float, limit: int | None, *, sharing: bool = True) -> list[Panel] | None:
    """The panels for these parts, or None when they are more than `limit` (None: any number will do).

    `room` is the height of a panel and `gap` that between two blocks, in points. Raises `PocketError` for a block that no
    panel can hold.
    """
    panels = [panel for number, part in enumerate(parts) for panel in _alone(number, part, room, gap)]
    while limit is not None and len(panels) > limit:
        heights = [_height(panel, parts, gap) for panel in panels]
        pairs = [(above + 2 * gap + below, place) for place, (above, below) in enumerate(pairwise(heights))]
        together, place = min(pairs, default=(room + 1, 0))
        if not sharing or together > room:
            return None
        panels[place : place + 2] = [panels[place] + panels[place + 1]]
    return panels


def too_much(parts: Sequence[Measured], room: float, gap: float, limit: int) -> PocketError:
    """Why these parts cannot be put on `limit` panels: the longest of them, and how much longer than a panel it is."""
    longest = max(parts, key=lambda part: _whole(part, gap))
    excess = _whole(longest, gap) - room
    needed = sum(len(list(_alone(number, part, room, gap))) for number, part in enumerate(parts))
    return PocketError(
        f"de tekst past niet op {limit} vakken, maar heeft er {needed} nodig. Het langst is ‘{longest.title}’: "
        f"{max(excess, 0) * _MILLIMETRES:.0f} mm meer dan één vak. Maak teksten op de kaart korter."
    )


def free(panel: Panel, parts: Sequence[Measured], room: float, gap: float) -> float:
    """How much of the height of this panel is left, in points."""
    return room - _height(panel, parts, gap)


def _alone(number: int, part: Measured, room: float, gap: float) -> Iterator[Panel]:
    """The part by itself, over as many panels as it takes."""
    start, height = 0, part.head
    for place, block in enumerate(part.blocks):
        first = part.head + part.leads[place] + gap + block
        if first > room:
            raise PocketError(
                f"in ‘{part.title}’ is onderdeel {place + 1} {(first - room) * _MILLIMETRES:.0f} mm te hoog voor een vak. "
                "Maak de tekst op de kaart korter."
            )
        if height + gap + block > room:
            yield (Piece(number, start, place),)
            start, height = place, first
        else:
            height += gap + block
    yield (Piece(number, start, len(part.blocks)),)


def _height(panel: Panel, parts: Sequence[Measured], gap: float) -> float:
    return sum(_high(parts[piece.part], piece, gap) for piece in panel) + 2 * gap * (len(panel) - 1)


def _high(part: Measured, piece: Piece, gap: float) -> float:
    lead = part.leads[piece.start] if piece.start else 0
    return part.head + lead + sum(gap + block for block in part.blocks[piece.start : piece.end])


def _whole(part: Measured, gap: float) -> float:
    return part.head + sum(gap + block for block in part.blocks)
