# SPDX-License-Identifier: EUPL-1.2
"""Whether all that a card names is there once: a name leads to one thing, and a task is one line to tick."""

from collections.abc import Iterable, Iterator, Sequence

from build_hooks.authoring.draft import Draft, Placed, with_parts
from build_hooks.authoring.problems import Problem
from build_hooks.authoring.spot import Spot
from checker.card import Task


def duplicate_problems(card: Draft) -> Iterator[Problem]:
    """Every id, term, number and part that is there twice, and every task that is."""
    tasks = [each for entries in card.tasks.values() for placed in entries.placed for each in with_parts(placed)]
    who = [*card.organisations.placed, *card.functions.placed, *card.partners.placed]
    yield from _twice("id", ((each.spot, each.id) for each in (*card.sections.placed, *tasks)))
    yield from _twice("id", ((each.spot, each.id) for each in who))
    yield from _twice("id", ((each.spot, each.id) for each in card.questions.placed))
    yield from _twice("term", ((each.spot, _letters(each.id)) for each in card.terms.placed))
    yield from _twice("number", ((each.spot, each.id) for each in card.readings.placed))
    yield from _twice("part", ((each.spot, each.id) for each in card.approved.placed), otherwise="haal de oude regel weg")
    for entries in card.tasks.values():
        yield from _same_tasks(entries.placed)
    for spot, question in card.questions:
        yield from _twice("id", ((spot.at("options", place), option.id) for place, option in enumerate(question.options)))


def _same_tasks(placed: Sequence[Placed[Task]]) -> Iterator[Problem]:
    """Every task that says the same as one above it in its list, to the same people, in the same place and case."""
    above: list[tuple[Spot, Task]] = []
    for each in placed:
        if task := each.entry:
            same = next((spot for spot, other in above if _alike(task, other)), None)
            if same:
                yield each.spot.at("do").problem(f"deze taak staat al op {same.at('do').is_at(each.spot)}; haal er een weg")
            above.append((each.spot, task))
        yield from _same_tasks(each.parts)


def _alike(task: Task, other: Task) -> bool:
    return all(getattr(task, key) == getattr(other, key) for key in ("do", "do_not", "sections", "who", "when"))


def _letters(term: str | None) -> str | None:
    """What the place of a term on its page is made of: 'aed' for 'AED' and 'A.E.D.'."""
    return "".join(filter(str.isalnum, term.casefold())) if term else None


def _twice(key: str, named: Iterable[tuple[Spot, str | None]], *, otherwise: str = "kies een andere") -> Iterator[Problem]:
    """Every name that was there already, under this key. `otherwise` says what to do about it."""
    first: dict[str, Spot] = {}
    for spot, name in named:
        if name is None:
            continue
        spot = spot.at(key)
        if name in first:
            yield spot.problem(f"deze '{key}' is er al, op {first[name].is_at(spot)}; {otherwise}")
        first.setdefault(name, spot)
