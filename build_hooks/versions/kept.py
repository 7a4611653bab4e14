# SPDX-License-Identifier: EUPL-1.2
"""The versions of a card that were approved, kept beside it as data: `vastgesteld/2026.1.json`, as `kaart.json` is written."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from build_hooks.authoring import CardProblems, Problem, shared_files
from build_hooks.authoring.folder import is_written
from build_hooks.authoring.structure import whole_card
from checker.card import Card
from checker.wording import dutch_date

KEPT: Final = "vastgesteld"
"""The folder, beside the files of the card."""

UNREADABLE: Final = "deze vastgestelde versie is niet te lezen; zet het bestand terug zoals het was"


class VersionError(Exception):
    """A version cannot be kept or released. The message says what to do."""


def kept_cards(folder: Path) -> tuple[Card, ...]:
    """Every version that is kept beside the card in this folder, oldest first.

    Raises `CardProblems` for what is no card, and for a version that is there twice.
    """
    cards = {path: _read(path) for path in sorted((folder / KEPT).glob("*.json")) if is_written(path.name)}
    if twice := list(_twice(cards)):
        raise CardProblems(twice)
    return tuple(sorted(cards.values(), key=lambda card: (card.valid_from, _in_order(card.version))))


def keep(card: Card, folder: Path) -> Path:
    """Keep this version beside the card. Raises `VersionError` for a draft, and for what `demand_next` refuses."""
    if card.draft:
        raise VersionError("De kaart is nog een concept. Voer `make card` uit: daar staat wie nog iets moet vaststellen.")
    demand_next(card, folder)
    path = folder / KEPT / f"{card.version}.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(shared_files(card)["kaart.json"], encoding="utf-8", newline="\n")
    return path


def demand_next(card: Card, folder: Path) -> None:
    """Raise `VersionError` when another card was approved under this version, or one that holds from a later day.

    The versions are told by the day from which they hold: to be told as the last one, a card cannot hold from before another.
    """
    kept = kept_cards(folder)
    same = [each for each in kept if each.version == card.version]
    if any(each.hash != card.hash for each in same):
        raise VersionError(
            f"Onder versie {card.version} is een kaart met een andere inhoud vastgesteld. Verhoog 'version' in kaart.yml."
        )
    if kept and not same and (last := kept[-1]).valid_from > card.valid_from:
        raise VersionError(
            f"Deze kaart geldt vanaf {dutch_date(card.valid_from)}, en versie {last.version}, die al is vastgesteld, pas vanaf"
            f" {dutch_date(last.valid_from)}. Zet bij 'valid_from' in kaart.yml een latere dag."
        )


def _in_order(version: str) -> list[tuple[int, str]]:
    """To put versions in order: a number in one is a number, so that 2026.10 comes after 2026.9."""
    return [(int(part), "") if part.isdecimal() else (0, part) for part in re.split(r"(\d+)", version)]


def _twice(cards: Mapping[Path, Card]) -> Iterator[Problem]:
    """Every file with a version that another file has too: the one that is called after its version stays."""
    first: dict[str, Path] = {}
    for path, card in sorted(cards.items(), key=lambda each: (each[0].stem != each[1].version, each[0])):
        there = first.setdefault(card.version, path)
        if there != path:
            yield Problem(path, 1, f"versie {card.version} staat ook in '{there.name}'; haal een van beide bestanden weg")


def _read(path: Path) -> Card:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return whole_card({key: value for key, value in data.items() if key != "$schema"})
    except (OSError, ValueError, AttributeError, ValidationError):
        raise CardProblems([Problem(path, 1, UNREADABLE)]) from None
