# SPDX-License-Identifier: EUPL-1.2
"""The whole card on paper: which band stands on which page, and in which size of text."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import batched, pairwise
from math import ceil
from typing import Any, Final

from build_hooks.pocket.content import document, facts, numbers, urgent, whole_card
from build_hooks.pocket.engine import Data, Engine
from build_hooks.pocket.errors import PocketError
from build_hooks.pocket.papers import again, colour, sizes
from build_hooks.pocket.paragraphs import words
from checker.card import Card, Organisation

SIZES: Final = sizes(14, 9, 0.25)
GAP: Final = 0.58
"""Between two tasks, as a part of the size of the text: there the text comes first."""

MOST_BESIDE: Final = 6
"""Organisations on one page."""


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
        "gap": GAP,
        "tick": False,
        "card": card.title,
        "region": card.region.name,
        "urgent": urgent(card),
        "numbers": numbers(card),
        "facts": facts(card),
    }

    @cache
    def measured(size: float) -> Sequence[Mapping[str, Any]]:
        found: Sequence[Mapping[str, Any]] = engine.measured("card.typ", {**base, "size": size, "pages": []})
        return found

    def divided(size: float, count: int) -> list[tuple[int, list[int]]] | None:
        ways = [_divided(each["bands"], each["room"], count) for each in measured(size)]
        return None if None in ways else [(group, page) for group, way in enumerate(ways) for page in way or ()]

    bands = groups[0]["bands"]
    for count in range(pages, max(pages, len(bands)) + 1):  # a longer card goes on on another page
        fits = bisect_left(SIZES, True, key=lambda size: divided(size, count) is not None)
        if fits < len(SIZES):
            return {**base, "size": SIZES[fits], "pages": divided(SIZES[fits], count)}
    raise _too_high(card, paper, bands, measured(SIZES[-1]))


def _too_high(card: Card, paper: str, bands: Sequence[Data], measured: Sequence[Data]) -> PocketError:
    """What is to be said of the highest band, when the smallest text is too large for it."""
    excess, highest = max((height - each["room"], place) for each in measured for place, height in enumerate(each["bands"]))
    return PocketError(
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


def _divided(heights: Sequence[float], room: float, pages: int) -> list[list[int]] | None:
    """The bands for each of so many pages, in order, as even as can be; None when they do not fit."""

    @cache
    def best(start: int, pages: int) -> tuple[float, tuple[int, ...]]:
        """The height of the fullest of so many pages from this band on, and where the others begin."""
        if pages == 1:
            return sum(heights[start:]), ()
        return min(
            (max(sum(heights[start:cut]), (later := best(cut, pages - 1))[0]), (cut, *later[1]))
            for cut in range(start + 1, len(heights) - pages + 2)
        )

    fullest, cuts = best(0, min(pages, len(heights)))
    return [list(range(*each)) for each in pairwise((0, *cuts, len(heights)))] if fullest <= room else None
