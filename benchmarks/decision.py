# SPDX-License-Identifier: EUPL-1.2
"""How long one decision takes, and what that follows.

The real card is laid beside cards of 10, 100 and 1000 times as many tasks, spread over as many more organisations, so that the
tasks that can concern one role stay the same; beside a card with also 10 times as many questions; and, for contrast, beside a
card on which the tasks of every role are 10 times as many. On every card the same states are decided: all those of the real
card in which the role is known. A step must cost what the tasks cost that can concern the role, however large the card is.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from statistics import median
from time import process_time

from benchmarks.tables import table
from checker import Card, Step, decide
from checker.card import ROLE, Option, Organisation, Question, Task, When
from checker.compiled_card import CARD
from checker.contract import step_data
from checker.html import step_html
from checker.markup import Links
from checker.rules import Rulebook, rulebook

ROUNDS = 15
LINKS = Links("../")

WORK: Mapping[str, Callable[[Step], object]] = {
    "`decide`": lambda step: step,
    "`decide` + `step_data`": step_data,
    "`decide` + `step_html`": lambda step: step_html(step, LINKS),
}
HEADS = ("card", "tasks", "tasks of a role", "questions", "rulebook, once", *WORK)


# --- other cards ------------------------------------------------------------------------------------------------------


def larger(card: Card, organisations: int, questions: int = 1) -> Card:
    """As many times the organisations with all their tasks, and as many times the questions, divided among them."""
    copies = [(str(number or ""), str(number % questions or "")) for number in range(organisations)]
    everybody = tuple(_organisation(each, suffix) for suffix, _ in copies for each in card.organisations)
    tasks = {
        organisation + suffix: tuple(_task(task, suffix, asked) for task in own)
        for suffix, asked in copies
        for organisation, own in card.tasks.items()
    }
    return _with_roles(replace(card, organisations=everybody, tasks=tasks, questions=_questions(card, questions)))


def busier(card: Card, times: int) -> Card:
    """As many times the tasks for every role."""
    tasks = {
        organisation: tuple(_task(task, str(number or ""), "") for number in range(times) for task in own)
        for organisation, own in card.tasks.items()
    }
    return replace(card, tasks=tasks)


def _organisation(each: Organisation, suffix: str) -> Organisation:
    return replace(
        each, id=each.id + suffix, functions=tuple(replace(function, id=function.id + suffix) for function in each.functions)
    )


def _questions(card: Card, times: int) -> tuple[Question, ...]:
    role, *others = card.questions
    return (role, *(replace(each, id=each.id + str(number or "")) for number in range(times) for each in others))


def _task(task: Task, suffix: str, asked: str) -> Task:
    parts = tuple(_task(part, suffix, asked) for part in task.tasks)
    return replace(task, id=task.id + suffix, when=_when(task.when, asked), tasks=parts)


def _when(when: When | None, asked: str) -> When | None:
    if isinstance(when, Mapping):
        return {name + asked: allowed for name, allowed in when.items()}
    return when and tuple({name + asked: allowed for name, allowed in each.items()} for each in when)


def _with_roles(card: Card) -> Card:
    options = tuple(Option(id=role.id, text=role.name, because=role.because) for role in card.roles())
    return replace(card, questions=(replace(card.questions[0], options=options), *card.questions[1:]))


# --- measuring --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Measured:
    """One card, the seconds that its rulebook took, and per kind of work the seconds that each round took."""

    card: Card
    building: float
    rounds: tuple[list[float], ...]


def measured(cards: Mapping[str, Card], states: list[dict[str, str]]) -> dict[str, Measured]:
    """All cards, round by round beside each other, so that whatever else the computer does weighs equally on all."""
    kinds = tuple(WORK.values())
    results = {name: Measured(card, timed(partial(Rulebook, card)), tuple([] for _ in kinds)) for name, card in cards.items()}
    for _ in range(ROUNDS + 1):
        for each in results.values():
            for work, seconds in zip(kinds, each.rounds, strict=True):
                seconds.append(timed(partial(decide_all, each.card, states, work)))
    return results


def decide_all(card: Card, states: list[dict[str, str]], work: Callable[[Step], object]) -> None:
    """Decide every state, and do this work with its step."""
    for state in states:
        work(decide(card, state))


def timed(work: Callable[[], object]) -> float:
    """How many seconds of the processor it takes, without the garbage collector in between."""
    gc.collect()
    gc.disable()
    start = process_time()
    work()
    elapsed = process_time() - start
    gc.enable()
    return elapsed


def _with_parts(task: Task) -> Iterator[Task]:
    yield task
    for part in task.tasks:
        yield from _with_parts(part)


def states_of(card: Card, answers: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """All sets of answers that can be reached from these."""
    step = decide(card, answers)
    yield dict(step.answers)
    if step.question is not None:
        for option in step.question.options:
            yield from states_of(card, {**step.answers, step.question.id: option.id})


# --- the table --------------------------------------------------------------------------------------------------------


def rows(results: Mapping[str, Measured], states: list[dict[str, str]]) -> Iterator[list[str]]:
    """Every cost with its ratio to that of the first card. The first round, in which all is new, does not count."""
    first: tuple[float, ...] = ()
    for name, each in results.items():
        costs = tuple(median(seconds[1:]) / len(states) * 1e6 for seconds in each.rounds)
        first = first or costs
        ratios = [f"{cost:.0f} µs ({cost / one:.1f}×)" for cost, one in zip(costs, first, strict=True)]
        yield [name, *sizes(each.card, states), f"{each.building * 1e3:.1f} ms", *ratios]


def sizes(card: Card, states: list[dict[str, str]]) -> tuple[str, str, str]:
    """Tasks, tasks that can concern one role, and questions."""
    roles = {state[ROLE] for state in states}
    of_role = sum(len(rulebook(card).rules(role)) for role in roles) / len(roles)
    tasks = sum(1 for own in card.tasks.values() for task in own for _ in _with_parts(task))
    return str(tasks), f"{of_role:.1f}", str(len(card.questions))


def report() -> str:
    """Measure all cards."""
    states = [state for role in CARD.roles() for state in states_of(CARD, {ROLE: role.id})]
    cards = {
        "the real card": CARD,
        "10× the tasks": larger(CARD, 10),
        "100× the tasks": larger(CARD, 100),
        "1000× the tasks": larger(CARD, 1000),
        "10× the tasks and the questions": larger(CARD, 10, questions=10),
        "10× the tasks of each role": busier(CARD, 10),
    }
    costs = table(HEADS, rows(measured(cards, states), states))
    return f"# Deciding\n\n{len(states)} states, median of {ROUNDS} rounds, time of the processor per state.\n\n{costs}"
