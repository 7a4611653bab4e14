# SPDX-License-Identifier: EUPL-1.2
"""Whether the words for the search say what is so: what a word means is on the card, and what is not covered is not."""

import re
from collections.abc import Iterator
from typing import Final

from build_hooks.authoring.folder import Folder
from build_hooks.authoring.problems import Problem
from build_hooks.authoring.spot import Spot

_NOT_THE_CARD: Final = frozenset({"not_covered", "readings"})
"""A reading may say that the card says nothing about something."""
_NOT_SHOWN: Final = frozenset({"also", "search_words"})


def search_problems(folder: Folder, *, complete: bool) -> Iterator[Problem]:
    """Every word that is said to be not covered, and is; and every meaning that the card does not speak of.

    Unless the folder is `complete`, what is missed may yet be there.
    """
    written = [(spot, text.casefold()) for spot, text in folder.texts() if _NOT_THE_CARD.isdisjoint(spot.keys)]
    for spot in _items(folder, "not_covered"):
        if isinstance(spot.data, str) and (place := _place(spot.data, written)):
            yield spot.problem(f"de kaart noemt '{spot.data}' wel, op {place.is_at(spot)}; haal het hier weg")
    shown = [(spot, text) for spot, text in written if _NOT_SHOWN.isdisjoint(spot.keys)]
    for spot in _items(folder, "search_words"):
        means = spot.at("means")
        if complete and isinstance(means.data, str) and means.data.strip() and not _place(means.data, shown, whole=False):
            yield means.problem(
                f"de kaart noemt '{means.data}' niet; schrijf het zoals het daar staat, of haal deze zoekwoorden zolang weg"
            )


def _items(folder: Folder, field: str) -> Iterator[Spot]:
    spot = folder.spot(field)
    if spot and isinstance(spot.data, list):
        yield from map(spot.at, range(len(spot.data)))


def _place(words: str, texts: list[tuple[Spot, str]], *, whole: bool = True) -> Spot | None:
    """The first text that has these words, in the plural too; unless `whole`, also as the start of a longer word.

    The texts are in lower case. Nearly none has the words, and that is seen at once without a pattern.
    """
    wanted = words.strip().casefold()
    pattern = rf"(?<!\w){re.escape(wanted)}{r'(?:e|en|n|s)?(?!\w)' if whole else ''}"
    return next((spot for spot, text in texts if wanted and wanted in text and re.search(pattern, text)), None)
