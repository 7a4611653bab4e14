# SPDX-License-Identifier: EUPL-1.2
"""Conditions that cannot be meant: those that can never hold or always hold; and idle questions.

Only conditions of which everything is known are looked at. An unknown answer is reported elsewhere, and says enough.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import reduce
from math import prod
from typing import Final

from build_hooks.authoring.draft import Draft, Placed, with_parts
from build_hooks.authoring.problems import Problem, listed
from build_hooks.authoring.references import all_known_in, alternatives
from build_hooks.authoring.spot import Spot
from checker.card import ROLE, Section, Task, When
from checker.conditions import ALWAYS, Alternative, Condition, all_of, condition_from, questions_in

_MOST: Final = 1000
"""Of how many combinations of answers a condition may speak, with those around it. Every one of them is looked at."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What is around a task: the roles it can concern, and the conditions of its section and of the tasks above it."""

    roles: tuple[str, ...]
    conditions: tuple[tuple[str, Condition], ...] = ()

    def and_also(self, name: str, condition: Condition) -> "_Around":
        return replace(self, conditions=(*self.conditions, (name, condition)))

    @property
    def whole(self) -> Condition:
        return reduce(all_of, (condition for _, condition in self.conditions), ALWAYS)

    def for_anyone(self, condition: Condition) -> bool:
        """Whether one of the roles can ever meet this condition here."""
        together = all_of(self.whole, condition)
        return any(all_of(together, ({ROLE: (role,)},)) for role in self.roles)


def condition_problems(card: Draft) -> Iterator[Problem]:
    """Every condition that cannot be meant, and every question that nothing depends on."""
    every_role = tuple(card.roles.ids) if card.roles.complete else ()
    for spot, section in card.sections:
        yield from _too_many(spot.at("when"), condition_from(section.when), ALWAYS)
        yield from _always(spot.at("when"), section.when, every_role, card)
    for organisation, entries in card.tasks.items():
        for placed in entries.placed:
            places = [_around(organisation, section, placed, card) for section in card.sections_of(placed)]
            for around in places or [None]:
                if around and not around.for_anyone(ALWAYS):
                    whom = f" voor {listed(around.roles, 'of')}" if around.roles else f": '{organisation}' heeft geen functie"
                    yield placed.spot.at("section").problem(f"dit onderdeel geldt nooit{whom}; kies een ander onderdeel")
                    around = None
                yield from _task(placed, around, card)
    yield from _idle_questions(card)


def _around(organisation: str, section: Section, placed: Placed[Task], card: Draft) -> _Around | None:
    """What the section says; None when that is not right, or not enough is known to judge the conditions of its tasks."""
    if placed.entry is None or card.organisations.get(organisation) is None or not card.sections.names.complete:
        return None
    roles = card.roles_with(organisation, section, placed.entry)
    condition = condition_from(section.when)
    if not all_known_in(condition, card) or _combinations(condition) > _MOST:
        return None
    return _Around(roles).and_also(f"onderdeel '{section.id}'", condition)


def _task(placed: Placed[Task], around: _Around | None, card: Draft) -> Iterator[Problem]:
    task, inside = placed.entry, None
    if task and all_known_in(condition_from(task.when), card):
        spot = placed.spot.at("when")
        too_many = list(_too_many(spot, condition_from(task.when), around.whole if around else ALWAYS))
        yield from too_many
        yield from _always(spot, task.when, around.roles if around else (), card)
        if around and not too_many:
            dead = [problem for place, each in alternatives(spot, task.when) if (problem := _never(place, each, around))]
            yield from dead
            inside = around.and_also(f"taak '{task.id}'", condition_from(task.when))
            inside = inside if inside.whole else None
    for part in placed.parts:
        yield from _task(part, inside, card)


def _combinations(condition: Condition) -> int:
    """How many combinations of answers the condition allows, each written out."""
    return sum(prod(map(len, alternative.values())) for alternative in condition)


def _too_many(spot: Spot, condition: Condition, around: Condition) -> Iterator[Problem]:
    """The problem that the condition, with what is around it, is too much to look at."""
    if (together := _combinations(condition) * _combinations(around)) > _MOST:
        yield spot.problem(
            f"met wat eromheen staat, laat dit {together} combinaties van antwoorden toe; maak er hooguit {_MOST} van"
        )


def _never(spot: Spot, alternative: Alternative, around: _Around) -> Problem | None:
    """The problem that this alternative contradicts what is around it, if it does."""
    here: Condition = (alternative,)
    for name, condition in around.conditions:
        if not all_of(condition, here):
            return spot.problem(f"deze voorwaarde geldt nooit: {name} {_contradiction(condition, alternative)}")
    if not all_of(around.whole, here):
        return spot.problem("deze voorwaarde gaat nooit samen met die van het onderdeel en de taken erboven; kijk ze na")
    if not around.for_anyone(here):
        return spot.problem(f"deze voorwaarde geldt nooit: hier is '{ROLE}' altijd {listed(around.roles, 'of')}")
    return None


def _contradiction(condition: Condition, alternative: Alternative) -> str:
    for question, allowed in alternative.items():
        needed = [answer for one in condition for answer in one.get(question, allowed)]
        if not set(needed) & set(allowed):
            return f"geldt alleen als '{question}' {listed(dict.fromkeys(needed), 'of')} is"
    return "vraagt iets anders"


def _always(spot: Spot, when: When | None, roles: Iterable[str], card: Draft) -> Iterator[Problem]:
    """Questions in a condition of which every answer is allowed. `roles` are those that can meet it, none if not known."""
    written = list(alternatives(spot, when))
    alone: dict[str, set[str]] = {}
    for place, alternative in written:
        for question, allowed in alternative.items():
            if _all_answers(question, roles, card) <= set(allowed):
                yield place.at(question).problem(f"elk antwoord op vraag '{question}' mag hier; haal de vraag weg")
            elif len(alternative) == 1:
                alone.setdefault(question, set()).update(allowed)
    for question, allowed_somewhere in alone.items():
        if _all_answers(question, roles, card) <= allowed_somewhere:
            yield spot.problem(f"deze voorwaarde geldt altijd: samen mag elk antwoord op vraag '{question}'; haal die weg")


def _all_answers(question: str, roles: Iterable[str], card: Draft) -> set[str]:
    """All answers that can be given; when they are not known, more than can be allowed."""
    answers = card.answers(question)
    all_answers = set(roles) if question == ROLE else set(answers.ids)
    return all_answers if all_answers and answers.complete else {""}


def _idle_questions(card: Draft) -> Iterator[Problem]:
    tasks = [each.entry for entries in card.tasks.values() for placed in entries.placed for each in with_parts(placed)]
    whens = [*(section.when for _, section in card.sections), *(task.when for task in tasks if task)]
    named = {name for when in whens if when is not None for name in questions_in(condition_from(when))}
    whole = (card.sections, card.organisations, *card.tasks.values())
    if not all(entries.well_formed for entries in whole) or any(card.questions.names.lack(name) for name in named - {ROLE}):
        return
    for each in card.questions.placed[1:]:
        if each.entry and each.id not in named:
            yield each.spot.problem(
                "deze vraag verandert niets: geen taak en geen onderdeel noemt hem bij 'when'; haal hem weg of gebruik hem"
            )
