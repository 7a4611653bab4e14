# SPDX-License-Identifier: EUPL-1.2
"""Whether the numbers of a region can be dialled, and who is behind them is known: a wrong number is nobody who answers."""

import re
from collections.abc import Iterator
from typing import Final

from build_hooks.authoring.draft import Draft
from build_hooks.authoring.folder import Folder
from build_hooks.authoring.problems import Problem, or_rather
from build_hooks.authoring.spot import Spot
from checker.card import PHONE
from checker.phone import dial

_POSSIBLE: Final = re.compile(
    r"1[0-9]{2,5}"  # 112, 144, 116 111, 14 0592
    r"|0(?:800|90[069])(?:[0-9]{4}|[0-9]{7})|0[1-9][0-9]{8}"
    r"|(?:\+|00)31(?:800[0-9]{4}(?:[0-9]{3})?|[1-9][0-9]{8})"
    r"|(?:\+|00)(?!31)[1-9][0-9]{6,13}"
)
"""The digits of a number that can exist: a short one, one in the Netherlands, or one abroad."""


def contact_problems(card: Draft, folder: Folder) -> Iterator[Problem]:
    """Every number that cannot be dialled, and everybody who is not known, or is there twice."""
    urgent, contacts = folder.spot("region", "urgent"), folder.spot("region", "contacts")
    if urgent and urgent.at("phone").data == "":
        yield urgent.at("phone").problem('het nummer bij direct gevaar is leeg; vul het in, zoals "112"')
    places = range(len(contacts.data)) if contacts and isinstance(contacts.data, list) else ()
    every = [contacts.at(place) for place in places if contacts]
    for spot in (*([urgent] if urgent else ()), *every):
        phone = spot.at("phone").data
        if isinstance(phone, str) and phone and re.fullmatch(PHONE, phone) and not _is_possible(phone):
            yield spot.at("phone").problem(
                f"het nummer '{phone}' kan niet bestaan; kijk na of er een cijfer mist, of een te veel is"
            )
    yield from _twice(every, "name", "staat hier al")
    yield from _twice(every, "of", "heeft al een nummer")
    people = card.roles.and_also(card.partners.names)
    for spot in every:
        if isinstance(of := spot.at("of").data, str) and people.lack(of):
            yield spot.at("of").problem(f"partner '{of}' bestaat niet{or_rather(of, people.ids)}")


def _is_possible(phone: str) -> bool:
    number = dial(phone).removeprefix("tel:").partition(";")[0]
    return _POSSIBLE.fullmatch(number) is not None


def _twice(contacts: list[Spot], key: str, said: str) -> Iterator[Problem]:
    first: dict[str, Spot] = {}
    for spot in (contact.at(key) for contact in contacts):
        if not isinstance(spot.data, str):
            continue
        name = spot.data.casefold()
        if name in first:
            yield spot.problem(f"'{spot.data}' {said}, op {first[name].is_at(spot)}; haal er een weg")
        first.setdefault(name, spot)
