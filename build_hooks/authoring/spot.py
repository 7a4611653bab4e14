# SPDX-License-Identifier: EUPL-1.2
"""A place in a file of the card: what a problem is about, what it is called in a message, and where it is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest
from types import MappingProxyType
from typing import Final

from build_hooks.authoring.problems import Problem
from build_hooks.authoring.reading import Document, Keys, Plain

KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "sections": "onderdeel",
        "organisations": "organisatie",
        "functions": "functie",
        "partners": "partner",
        "questions": "vraag",
        "options": "antwoord",
        "terms": "begrip",
        "search_words": "zoekwoorden",
        "readings": "lezing",
        "original": "kaartregel",
        "approved": "vaststelling",
        "contacts": "contact",
        "tasks": "taak",
        "cases": "voorbeeld",
    }
)
"""The lists of the card that hold entries, and what such an entry is called in a message."""

_NAMED_BY: Final = ("id", "term", "means", "number", "name", "part")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file: what a problem is about, and where it is."""

    document: Document
    keys: Keys = ()

    def at(self, *keys: str | int) -> "Spot":
        """The place that these keys lead to from here."""
        return Spot(self.document, (*self.keys, *keys))

    @property
    def line(self) -> int:
        """The line of this place, or of the nearest thing around it."""
        return self.document.line(self.keys)

    @property
    def data(self) -> Plain:
        """What is written here; None when there is nothing."""
        data = self.document.data
        for key in self.keys:
            if isinstance(data, dict) and isinstance(key, str):
                data = data.get(key)
            elif isinstance(data, list) and isinstance(key, int) and key < len(data):
                data = data[key]
            else:
                return None
        return data

    @property
    def number(self) -> str | None:
        """The number that is here, as it is written; None when there is none."""
        return self.document.written.get(self.keys)

    def texts(self) -> Iterator[tuple["Spot", str]]:
        """Every text that is written here, at any depth, with its place."""
        yield from _texts(self, self.data)

    def problem(self, message: str) -> Problem:
        """The problem that is found here. The message is preceded by the task, question … that it is in."""
        name = self.called()
        return Problem(self.document.path, self.line, f"{name}: {message}" if name else message)

    def is_at(self, other: "Spot") -> str:
        """Where this place is, for a message about the other place."""
        return f"regel {self.line}" if self.document is other.document else f"regel {self.line} van {self.document.path.name}"

    def called(self) -> str:
        """The task, question … that this is in, as a message names it; empty when it is in none."""
        names: dict[str, str] = {}
        for depth, (of, place) in enumerate(zip_longest(self.keys, self.keys[1:])):
            if isinstance(of, str) and of in KINDS and isinstance(place, int):
                kind = KINDS[of]
                outer = {} if of != "options" else names
                names = {**outer, kind: _name(kind, Spot(self.document, self.keys[: depth + 2]).data, place)}
        return ", ".join(names.values())


def _texts(spot: Spot, data: Plain) -> Iterator[tuple[Spot, str]]:
    """`data` is what is written there: to look that up at every place, from the top of the file, takes longer than all else."""
    match data:
        case str(text):
            yield spot, text
        case list(items):
            for place, item in enumerate(items):
                yield from _texts(spot.at(place), item)
        case dict(group):
            for key, value in group.items():
                yield from _texts(spot.at(key), value)


def _name(kind: str, data: Plain, place: int) -> str:
    for key in _NAMED_BY:
        if isinstance(data, dict) and key in data and isinstance(data[key], (str, int)) and data[key] != "":
            name = data[key]
            return f"{kind} '{name}'" if isinstance(name, str) else f"{kind} {name}"
    return f"{kind} nummer {place + 1}"
