# SPDX-License-Identifier: EUPL-1.2
"""Whether every task is in the file of an organisation whose it is: elsewhere, nobody who has to do it would read it."""

from collections.abc import Container, Iterator, Mapping

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


def ownership_problems(card: Draft) -> Iterator[Problem]:
    """Every task of which the id does not begin with a role of its file, or that somebody else would have to do."""
    owners = _owners(card)
    for organisation, entries in card.tasks.items():
        if organisation in owners:
            for placed in entries.placed:
                who = placed.entry.who if placed.entry else ()
                yield from _who(placed, organisation, owners, card)
                for each in with_parts(placed):
                    yield from _id(each, organisation, owners, card)
                    yield from _by(each, {organisation, *map(owners.get, who)}, owners)


def _id(placed: Placed[Task], organisation: str, owners: Mapping[str, str], card: Draft) -> Iterator[Problem]:
    owner = _owner(placed.id, owners)
    if placed.id and owner != organisation:
        begin = f"laat de 'id' beginnen met {listed((f'{role}-' for role in card.roles_of(organisation)), 'of')}"
        message = f"deze taak is van '{owner}'; zet die in '{owner}.yml', of {begin}" if owner else begin
        yield placed.spot.at("id").problem(message)


def _by(placed: Placed[Task], seen_by: Container[str | None], owners: Mapping[str, str]) -> Iterator[Problem]:
    """Who does a task has to see it."""
    by = placed.entry.by if placed.entry else None
    if by and (doer := owners.get(by)) and doer not in seen_by:
        found = f"'{by}' is van een andere organisatie en ziet deze taak nergens"
        yield placed.spot.at("by").problem(f"{found}; zet '{by}' ook bij 'who', zet de taak in '{doer}.yml', of haal 'by' weg")


def _who(placed: Placed[Task], organisation: str, owners: Mapping[str, str], card: Draft) -> Iterator[Problem]:
    """Whose task it is has to be said where there is a choice, and to fit the file and the section."""
    task, own = placed.entry, card.roles_of(organisation)
    if task is None:
        return
    only = [section.id for section in card.sections_of(placed) if section.functions_only]
    if not task.who and only and len(own) > 2:
        functions = listed(own[1:], "of")
        yield placed.spot.problem(
            f"in '{only[0]}' staan taken van functies; zeg bij 'who' van welke functie deze is: {functions}"
        )
    known = [name for name in task.who if name in owners]
    if known and set(known).isdisjoint(own):
        home = owners[known[0]]
        yield placed.spot.at("who").problem(f"deze taak is van '{home}'; zet die in '{home}.yml'")
    if only and (wrong := [name for name in known if owners[name] == name]):
        found = f"in '{only[0]}' staan alleen taken van functies, en '{wrong[0]}' is een organisatie"
        yield placed.spot.at("who").problem(f"{found}; noem de functie, of kies een ander onderdeel")


def _owners(card: Draft) -> Mapping[str, str]:
    """The organisation of each role; nothing when not all are known."""
    if not card.roles.complete or not card.organisations.well_formed:
        return {}
    return {role: each.id for _, each in card.organisations for role in card.roles_of(each.id)}


def _owner(task: str | None, owners: Mapping[str, str]) -> str | None:
    """The organisation that this task is named after."""
    roles = [role for role in owners if task and task.startswith(f"{role}-")]
    return owners[max(roles, key=len)] if roles else None
