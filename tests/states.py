# SPDX-License-Identifier: EUPL-1.2
"""Every state that the checker can reach, and small cards to try the engine on."""

from collections.abc import Iterator
from functools import lru_cache

from checker import Card, Step, decide


def every_step(card: Card, answers: dict[str, str] | None = None) -> Iterator[Step]:
    """Every step that a reader can come to by answering what is asked, partial and complete, each exactly once."""
    return iter(_all_steps(card)) if answers is None else _steps_from(card, answers)


@lru_cache(maxsize=64)
def _all_steps(card: Card) -> tuple[Step, ...]:
    return tuple(_steps_from(card, {}))


def _steps_from(card: Card, answers: dict[str, str]) -> Iterator[Step]:
    step = decide(card, answers)
    yield step
    if step.question is not None:
        for option in step.question.options:
            yield from _steps_from(card, {**step.answers, step.question.id: option.id})


def complete_steps(card: Card) -> Iterator[Step]:
    """Every step at which there is nothing more to ask."""
    return (step for step in every_step(card) if step.question is None)


def tasks_of(step: Step) -> dict[str, str]:
    """What a step shows: task id → status."""
    return {advice.rule.task.id: advice.status for advice in step.advice}


def lines_of(step: Step) -> set[int]:
    """The lines of the card that a step rests on."""
    return {line for advice in step.advice for line in advice.rule.task.lines}
