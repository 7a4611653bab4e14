# SPDX-License-Identifier: EUPL-1.2
"""The term of a task, such as 'binnen 24 uur': what it looks like, how long it is, and the order that follows from it."""

from collections.abc import Callable, Iterable
from typing import Final

_NUMBERS: Final = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}
_UNITS: Final = {
    "minuut": 1,
    "minuten": 1,
    "kwartier": 15,
    "half uur": 30,
    "uur": 60,
    "uren": 60,
    "dag": 1440,
    "dagen": 1440,
    "werkdag": 2016,  # five of them are a week
    "werkdagen": 2016,
    "week": 10_080,
    "weken": 10_080,
    "maand": 43_200,
    "maanden": 43_200,
}
"""How many minutes each is."""

TERM: Final = rf"^(meteen|direct|onmiddellijk|binnen ({'|'.join(_NUMBERS)}|[1-9][0-9]{{0,2}}) ({'|'.join(_UNITS)}))$"
"""What a term looks like."""


def minutes(term: str) -> int:
    """How long a term is; what is to be done at once has none. `term` has the form of `TERM`."""
    _, _, number_and_unit = term.partition(" ")
    if not number_and_unit:
        return 0
    number, _, unit = number_and_unit.partition(" ")
    return (_NUMBERS.get(number) or int(number)) * _UNITS[unit]


def by_term[T](entries: Iterable[T], term: Callable[[T], str | None]) -> list[T]:
    """These with the shortest term first. What has no term keeps the place that the editor gave it."""
    entries = list(entries)
    shortest_first = iter(sorted((each for each in entries if term(each)), key=lambda each: minutes(term(each) or "")))
    return [next(shortest_first) if term(each) else each for each in entries]
