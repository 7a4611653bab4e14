# SPDX-License-Identifier: EUPL-1.2
"""Everything that the files of a card say, a row each: what is a text or a number as it is written, a condition in words.

And a row for what each role misses: a task that nobody wrote down yet is in no file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from build_hooks.authoring.folder import open_folder
from build_hooks.authoring.reading import Plain
from build_hooks.authoring.spot import Spot
from checker.card import Card, When
from checker.reasons import condition_words

CONDITION: Final = "Geldt als"
NEW_TASK: Final = "Nieuwe taak"

_WHAT: Final[Mapping[str, str]] = {
    "because": "Reden, als bijzin",
    "clear_after_minutes": "Na hoeveel minuten wissen",
    "do": "Taak",
    "explanation": "Uitleg",
    "fact": "Antwoord, als zin",
    "find_out": "Hoe je dit uitzoekt",
    "full": "Voluit",
    "hide_after_minutes": "Na hoeveel minuten verbergen",
    "hint": "Uitleg",
    "intro": "Inleiding",
    "label": "Naam met lidwoord",
    "mail": "E-mailadres",
    "more": "Toelichting",
    "name": "Naam",
    "note": "Wanneer je belt",
    "phone": "Telefoonnummer",
    "record": "Vastleggen",
    "report_mistake": "Fout melden bij",
    "review_by": "Opnieuw bekijken voor",
    "short": "Korte naam",
    "site_url": "Webadres van de site",
    "subject": "Onderwerp",
    "summary": "Samenvatting",
    "text": "Tekst",
    "title": "Titel",
    "valid_from": "Geldig vanaf",
    "version": "Versie",
    "whether": "Vraag, als bijzin",
    "within": "Termijn",
}
"""The keys whose value is a text or a number that an adviser can judge, and what each is called."""

_EACH: Final[Mapping[str, str]] = {
    "do_for": "Taak voor",
    "find_out_for": "Hoe je dit uitzoekt, als",
    "names": "Regionale naam",
    "no_tasks": "Waarom geen taak voor",
}
"""The keys below which there is a text for each of something."""

_LEFT_OUT: Final = frozenset({"original", "search_words", "lines"})
"""What no round is about: the words of the card that this one was made from, and what only the search knows."""

_FILES: Final[Mapping[str, str]] = {
    "vragen.yml": "Vragen",
    "kaart.yml": "De kaart",
    "begrippen.yml": "Begrippen",
    "regio.yml": "De regio",
    "verantwoording.yml": "Lezingen",
}
_NAMED_BY: Final = ("id", "term", "number", "of")


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that the card says. `key` is the way to it, by ids and names; `place` and `what` say the same to people.

    `spot` is where it is written; None when it is said in words here or by nobody yet, so that nothing can be put in its place.
    """

    key: str
    place: str
    what: str
    text: str
    spot: Spot | None

    @property
    def mark(self) -> str:
        """What changes when, and only when, the text does."""
        return sha256(self.text.encode()).hexdigest()[:16]


def rows(folder: Path, card: Card) -> tuple[Row, ...]:
    """Every row of the card in this folder: first the tasks, by organisation. `card` is what the folder was read as."""
    files, _ = open_folder(folder)
    found: list[Row] = []
    for organisation in card.organisations:
        found += _below(Spot(files.documents[f"{organisation.id}.yml"]), organisation.id, organisation.name, card)
        found += (
            Row(f"{organisation.id} › {NEW_TASK} › {role.id}", role.name, NEW_TASK, "", None)
            for role in (organisation, *organisation.functions)
        )
    for name, place in _FILES.items():
        found += _below(Spot(files.documents[name]), name.removesuffix(".yml"), place, card)
    return tuple(found)


def _below(spot: Spot, key: str, place: str, card: Card) -> Iterator[Row]:
    match spot.data:
        case list(items):
            for number, item in enumerate(items):
                yield from _below(spot.at(number), f"{key} › {_named(item)}", place, card)
        case dict(group):
            for name in group:
                if name not in _LEFT_OUT:
                    yield from _value(spot.at(name), f"{key} › {name}", place, card)


def _named(item: Plain) -> str:
    """What an item of a list is called in a key. Where it stands says nothing: somebody may add or take away one above it.

    A name stands between quotes, for it can be the same as the id of another.
    """
    if not isinstance(item, dict):
        return str(item)
    return next((str(item[key]) for key in _NAMED_BY if item.get(key) is not None), f"‘{item.get('name')}’")


def _value(spot: Spot, key: str, place: str, card: Card) -> Iterator[Row]:
    name, data = str(spot.keys[-1]), spot.data
    called = spot.called()
    where = f"{place}: {called}" if called else place
    if name == "when":
        yield Row(key, where, CONDITION, condition_words(card, _when(data)), None)
    elif name in _WHAT and isinstance(data, (str, int)):
        yield Row(key, where, _WHAT[name], str(data), spot)
    elif name in _EACH and isinstance(data, dict):
        for each, text in data.items():
            yield Row(f"{key} › {each}", where, f"{_EACH[name]} {each}", str(text), spot.at(each))
    else:
        yield from _below(spot, key, place, card)


def _when(data: Plain) -> When:
    """A condition as the card has it: with a tuple for each list."""
    if isinstance(data, list):
        return tuple(_alternative(each) for each in data)
    return _alternative(data)


def _alternative(data: Plain) -> Mapping[str, str | tuple[str, ...]]:
    found = data.items() if isinstance(data, dict) else ()
    return {name: tuple(map(str, allowed)) if isinstance(allowed, list) else str(allowed) for name, allowed in found}
