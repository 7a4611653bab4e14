# SPDX-License-Identifier: EUPL-1.2
"""Who has approved which part of the card, and whether that part is still what it was.

Each organisation approves its own part, and the region the rest. Every reading of the card is confirmed by itself. A part has a
code that follows from what it says: whoever approves it writes that code down, so that any change afterwards shows.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from typing import Any, Final

from build_hooks.authoring.draft import Draft
from build_hooks.authoring.problems import Problem, or_rather
from checker.card import REGION, Card, Reading

SOMEBODY: Final = "wie"
"""What stands in a line to copy where it is to say who approved the part."""

_READING: Final = "lezing {}"


def content_hash(card: Card) -> str:
    """Twelve hexadecimal digits that change when, and only when, the content of the card does.

    What is left out counts the same as what is written but empty, so that a new optional key changes no hash.
    """
    return _code(_content(card))


def part_codes(card: Card) -> Mapping[str, str]:
    """The code of each part that is approved: organisations by their id, the region. When the card changes one of them does, or
    more: a task of several organisations is in the part of each.
    """
    content = _content(card)
    organisations, tasks = content.pop("organisations"), content.pop("tasks")
    own = {
        each["id"]: {"organisation": each, "tasks": tasks[each["id"]], **_shared(card, each["id"])} for each in organisations
    }
    return {name: _code(part) for name, part in (*own.items(), (REGION, {**content, "organisations": list(own)}))}


def _shared(card: Card, organisation: str) -> dict[str, Any]:
    """The tasks of this organisation that are written in the file of another."""
    written_elsewhere = (task for owner, tasks in card.tasks.items() if owner != organisation for task in tasks)
    shared = [task for task in written_elsewhere if organisation in {card.organisation_of(name).id for name in task.who}]
    return {"shared": [asdict(task, dict_factory=_without_empty) for task in shared]} if shared else {}


def reading_codes(card: Card) -> Mapping[str, str]:
    """The code of each reading of the card, by what it is called where it is confirmed: 'lezing 3'."""
    return {reading_name(each): _code(asdict(each, dict_factory=_without_empty)) for each in card.readings}


def reading_name(reading: Reading) -> str:
    """What a reading is called where it is confirmed."""
    return _READING.format(reading.number)


def not_approved(card: Card, codes: Mapping[str, str]) -> tuple[str, ...]:
    """The names of these parts that nobody approved as they are now, in their order."""
    approved = {(each.part, each.code) for each in card.approved}
    return tuple(name for name, code in codes.items() if (name, code) not in approved)


def approval_problems(card: Draft, today: date) -> Iterator[Problem]:
    """Every approval of something that is not on the card, that says nobody who approved it, or a day that has yet to come."""
    organisations, readings = card.organisations.names, card.readings.names
    parts = {*organisations.ids, REGION, *(_READING.format(number) for number in readings.ids)}
    known = organisations.complete and readings.complete
    for spot, approval in card.approved:
        if known and approval.part not in parts:
            message = f"op de kaart is er geen '{approval.part}' om vast te stellen{or_rather(approval.part, parts)}"
            yield spot.at("part").problem(message)
        if approval.by.strip(" .…").casefold() == SOMEBODY:
            message = f"bij 'by' staat nog '{approval.by}'; schrijf daar welke functie of welk overleg dit deel vaststelde"
            yield spot.at("by").problem(message)
        if approval.day > today:
            found = f"bij 'day' staat {approval.day}, en die dag moet nog komen"
            yield spot.at("day").problem(f"{found}; schrijf daar de dag waarop dit deel is vastgesteld")


def _content(card: Card) -> dict[str, Any]:
    """All that the card says to a reader, without who approved it."""
    return {
        key: value
        for key, value in asdict(card, dict_factory=_without_empty).items()
        if key not in ("hash", "approved", "draft")
    }


def _code(content: Mapping[str, Any]) -> str:
    return sha256(json.dumps(content, sort_keys=True, ensure_ascii=False, default=str).encode()).hexdigest()[:12]


def _without_empty(items: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    return {key: value for key, value in items if value not in (None, "", (), {}, False)}
