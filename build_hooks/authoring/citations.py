# SPDX-License-Identifier: EUPL-1.2
"""Whether every task of a card with numbered lines says what it rests on, and every line of the card is cited.

A section says under `lines` which lines of the card hold its tasks, for each organisation. A section that is not on the card
itself has a `reading` instead, and its tasks may cite any line of their organisation. Without `lines` in any section there are
none to cite: the tasks rest on something else that has a name, or on nothing that is said.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from build_hooks.authoring.draft import Draft, Placed
from build_hooks.authoring.folder import missing_keys
from build_hooks.authoring.problems import Problem, listed
from build_hooks.authoring.spot import Spot
from checker.card import Section, Task

_RANGE: Final = re.compile(r"([1-9][0-9]{0,3})(?:-([1-9][0-9]{0,3}))?")


@dataclass(frozen=True, slots=True)
class _Home:
    """Where a line of the card belongs."""

    section: str
    organisation: str
    spot: Spot


def card_lines(ranges: str) -> tuple[int, ...]:
    """The line numbers in a text such as '57-64, 68'. Raises `ValueError`, with what is wrong, unless they go up."""
    numbers: list[int] = []
    for part in ranges.split(","):
        found = _RANGE.fullmatch(part.strip())
        if not found:
            raise ValueError(f"'{part.strip()}' is geen reeks kaartregels; schrijf bijvoorbeeld '57-64, 68'")
        first, last = int(found[1]), int(found[2] or found[1])
        if last < first:
            raise ValueError(f"'{part.strip()}' loopt achteruit; schrijf '{last}-{first}'")
        if numbers and first <= numbers[-1]:
            raise ValueError(
                f"'{part.strip()}' begint niet na {numbers[-1]}; zet kaartregels op volgorde, en noem elke regel één keer"
            )
        numbers.extend(range(first, last + 1))
    return tuple(numbers)


def citation_problems(card: Draft) -> Iterator[Problem]:
    """Every range of lines that is not right, every citation of a line that is not there, and every line that is not cited."""
    homes: dict[int, _Home] = {}
    wrong_ranges = list(_ranges(card, homes))
    yield from wrong_ranges
    owners = {organisation for _, section in card.sections for organisation in section.lines}
    all_known = card.sections.well_formed and card.sections.names.complete and owners <= card.organisations.names.ids
    if wrong_ranges or not all_known:
        return
    gaps = {organisation: list(_gaps(organisation, card)) for organisation in card.tasks}
    all_homes_known = not any(gaps.values()) and all(entries.well_formed for entries in card.tasks.values())
    for spot, reading in card.readings:
        for place, number in enumerate(reading.lines):
            if number not in homes and all_homes_known:
                yield _no_task_line(spot.at("lines", place), number)
    for organisation, entries in card.tasks.items():
        if gaps[organisation]:
            yield from gaps[organisation]
            continue
        wrong = [
            problem
            for placed in entries.placed
            for problem in _sources(placed, _owners(placed, organisation, card), card.sections_of(placed), homes)
        ]
        yield from wrong
        shared = any(task.who for others in card.tasks.values() for _, task in others)
        needed = card.tasks.values() if shared else [entries]
        whole = all(each.well_formed and all(map(card.sections_of, each.placed)) for each in needed)
        if whole and not wrong:
            yield from _left_out(organisation, card, homes)


def _ranges(card: Draft, homes: dict[int, _Home]) -> Iterator[Problem]:
    """What is wrong with the ranges. The lines of those that are right are added to `homes`."""
    for spot, section in card.sections:
        for organisation, ranges in section.lines.items():
            here = spot.at("lines", organisation)
            try:
                numbers = card_lines(ranges)
            except ValueError as error:
                yield here.problem(str(error))
                continue
            twice = [number for number in numbers if number in homes]
            if twice:
                first = homes[twice[0]].spot
                found = f"{_lines(twice)} {_verb(twice, 'staat', 'staan')} al op {first.is_at(here)}"
                yield here.problem(f"{found}; haal dat op een van beide plekken weg")
            for number in numbers:
                homes.setdefault(number, _Home(section.id, organisation, here))


def _gaps(organisation: str, card: Draft) -> Iterator[Problem]:
    """Sections that are on the card and have tasks of this organisation, but say nothing of its lines."""
    in_use = {section.id for placed in card.tasks[organisation].placed for section in card.sections_of(placed)}
    for spot, section in card.sections:
        if section.lines and section.id in in_use and organisation not in section.lines:
            yield spot.at("lines").problem(
                f"bij 'lines' ontbreekt '{organisation}', met taken in dit onderdeel; voeg de kaartregels toe"
            )


def _owners(placed: Placed[Task], organisation: str, card: Draft) -> frozenset[str]:
    """The organisations whose lines a task may cite."""
    who = placed.entry.who if placed.entry else ()
    others = (each for each in card.tasks if not set(card.roles_of(each)).isdisjoint(who))
    return frozenset((organisation, *others))


def _sources(
    placed: Placed[Task], organisations: Collection[str], sections: Sequence[Section], homes: Mapping[int, _Home]
) -> Iterator[Problem]:
    task = placed.entry
    if task:
        if not task.source and homes:
            yield placed.spot.problem(missing_keys(["source"]))
        for place, number in enumerate(task.lines):
            if problem := _source(placed.spot.at("source", place), number, organisations, sections, homes.get(number)):
                yield problem
    for part in placed.parts:
        yield from _sources(part, organisations, sections, homes)


def _source(
    spot: Spot, number: int, organisations: Collection[str], sections: Sequence[Section], home: _Home | None
) -> Problem | None:
    if home is None:
        return _no_task_line(spot, number)
    right_section = any(home.section == section.id or not section.lines for section in sections)
    if not sections or (home.organisation in organisations and right_section):
        return None
    return spot.problem(
        f"kaartregel {number} hoort bij '{home.organisation}' in onderdeel '{home.section}'; kijk nummer en plaats na"
    )


def _no_task_line(spot: Spot, number: int) -> Problem:
    return spot.problem(f"kaartregel {number} staat in geen onderdeel bij 'lines'; kijk het nummer na")


def _left_out(organisation: str, card: Draft, homes: Mapping[int, _Home]) -> Iterator[Problem]:
    """The roles of the organisation that have no task of their own, and the lines of the others that no task cites."""
    tasks = card.tasks[organisation].placed
    cited = {number for each in card.tasks.values() for placed in each.placed for number in _cited(placed, card)}
    for placed in (*card.organisations.placed, *card.functions.placed):
        if placed.entry is None or placed.id not in card.roles_of(organisation):
            continue
        own = [section.id for _, section in card.sections if section.functions_only is (placed.id != organisation)]
        if not any(True for _ in card.tasks_of(placed.id)):
            yield placed.spot.problem(f"deze rol heeft geen taak in '{organisation}.yml'{_fitting(own)}")
            continue
        for spot, section in card.sections:
            home = (section.id, organisation)
            lines = [number for number, at in homes.items() if (at.section, at.organisation) == home and number not in cited]
            hidden = {number: problem for number in lines if (problem := _commented_out(number, tasks))}
            yield from hidden.values() if section.id in own else ()
            lines = [number for number in lines if number not in hidden]
            if section.id in own and lines:
                found = f"{_lines(lines)} van '{organisation}' {_verb(lines, 'staat', 'staan')} bij geen enkele taak"
                each = _verb(lines, "het nummer", "elk nummer")
                what = f"zet {each} bij een taak onder 'source', of haal het hier weg als de kaart die regel niet meer heeft"
                yield spot.at("lines", organisation).problem(f"{found}; {what}")


def _commented_out(number: int, tasks: tuple[Placed[Task], ...]) -> Problem | None:
    """The problem that the task that cites this line stands in a comment, if it does."""
    document = tasks[0].spot.document if tasks else None
    name, begin = None, 0
    for place, line in enumerate(document.text.split("\n") if document else (), 1):
        if not (comment := re.match(r"\s*#\s*(.*)", line)):
            name = None
        elif found := re.match(r"- id: *(\S+)", comment[1]):
            name, begin = found[1], place
        elif document and name and re.match(rf"source:.*\b{number}\b", comment[1]):
            found_so = f"taak '{name}' staat in commentaar, en kaartregel {number} staat bij geen andere taak"
            return Problem(
                document.path, begin, f"{found_so}; haal de hekjes weg, of haal {number} weg bij 'lines' in kaart.yml"
            )
    return None


def _fitting(sections: list[str]) -> str:
    return f"; zet er een in onderdeel {listed(sections, 'of')}" if sections else "; geef een onderdeel 'functions_only: true'"


def _cited(placed: Placed[Task], card: Draft) -> Iterator[int]:
    """The lines that a task and its parts cite; none in a section that is not on the card, for it repeats what is elsewhere."""
    if any(section.lines for section in card.sections_of(placed)):
        yield from _all_sources(placed)


def _all_sources(placed: Placed[Task]) -> Iterator[int]:
    yield from placed.entry.lines if placed.entry else ()
    for part in placed.parts:
        yield from _all_sources(part)


def _lines(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"kaartregel {numbers[0]}"
    return f"kaartregels {', '.join(map(str, numbers[:-1]))} en {numbers[-1]}"


def _verb(numbers: list[int], one: str, more: str) -> str:
    return one if len(numbers) == 1 else more
