# SPDX-License-Identifier: EUPL-1.2
"""Whether every task is in the file of the organisation that does it: elsewhere, nobody who has to do it would read it."""

from collections.abc import Iterator, Mapping

from build_hooks.authoring.draft import Draft, Placed, with_parts
from build_hooks.authoring.problems import Problem, listed
from checker.card import Task


def swapped_files(card: Draft) -> tuple[Problem, ...]:
    """The files of which every task is one of another organisation: all else that is said of them follows from that."""
    owners = _owners(card)
    found = []
    for organisation, entries in card.tasks.items():
        whose = {_owner(placed.id, owners) for placed in entries.placed}
        if len(whose) == 1 and whose.isdisjoint({organisation, None}):
            name = f"'{min(map(str, whose))}'"
            message = (
                f"dit bestand bevat de taken van {name}; zet hier die van '{organisation}', en geef elk bestand zijn eigen naam"
            )
            found.append(Problem(entries.placed[0].spot.document.path, 1, message))
    return tuple(found)


def belonging_problems(card: Draft) -> Iterator[Problem]:
    """Every task of which the id does not begin with a role of its file, or that somebody else would have to do."""
    owners = _owners(card)
    for organisation, entries in card.tasks.items():
        if organisation in owners:
            for placed in entries.placed:
                for each in with_parts(placed):
                    yield from _task(each, organisation, owners, card)


def _task(placed: Placed[Task], organisation: str, owners: Mapping[str, str], card: Draft) -> Iterator[Problem]:
    owner = _owner(placed.id, owners)
    if placed.id and owner != organisation:
        begin = f"laat de 'id' beginnen met {listed((f'{role}-' for role in card.roles_of(organisation)), 'of')}"
        message = f"deze taak is van '{owner}'; zet die in '{owner}.yml', of {begin}" if owner else begin
        yield placed.spot.at("id").problem(message)
    doer = owners.get(placed.entry.by or "") if placed.entry else None
    if placed.entry and doer and doer != organisation:
        found = f"'{placed.entry.by}' is van een andere organisatie en ziet deze taak nergens"
        yield placed.spot.at("by").problem(f"{found}; zet die in '{doer}.yml', of haal 'by' weg")


def _owners(card: Draft) -> Mapping[str, str]:
    """The organisation of each role; nothing when not all are known."""
    if not card.roles.complete or not card.organisations.well_formed:
        return {}
    return {role: each.id for _, each in card.organisations for role in card.roles_of(each.id)}


def _owner(task: str | None, owners: Mapping[str, str]) -> str | None:
    """The organisation that this task is named after."""
    roles = [role for role in owners if task and task.startswith(f"{role}-")]
    return owners[max(roles, key=len)] if roles else None
