# SPDX-License-Identifier: EUPL-1.2
"""How the tasks of an advice stand below each other, in whatever form they are shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.card import Task
from checker.decision import Advice, Step


@dataclass(frozen=True, slots=True)
class Branch:
    """A task with its parts below it. `of` is the task that it is itself a part of, when that does not stand above it."""

    advice: Advice
    parts: "tuple[Branch, ...]"
    of: Task | None = None


def to_do(step: Step) -> tuple[Advice, ...]:
    """The tasks that are to be done, in the order of the card."""
    return tuple(advice for advice in step.advice if advice.status == "do")


def to_find_out(step: Step) -> tuple[Advice, ...]:
    """The tasks that are to be done if something that is not known yet turns out so, in the order of the card."""
    return tuple(advice for advice in step.advice if advice.status == "find_out")


def as_shown(step: Step) -> tuple[Advice, ...]:
    """All tasks in the order in which a complete advice shows them: what to do first, what to find out after that."""
    return to_do(step) + to_find_out(step)


def outline(advice: Iterable[Advice]) -> tuple[Branch, ...]:
    """These tasks, parts below their whole. A part of which the whole is not among these stands on its own."""
    advice = tuple(advice)
    shown = {each.rule.task.id for each in advice}
    below: dict[str | None, list[Advice]] = {}
    for each in advice:
        whole = each.rule.parent
        below.setdefault(whole.id if whole and whole.id in shown else None, []).append(each)
    return tuple(Branch(each, _parts(each, below), of=each.rule.parent) for each in below.get(None, ()))


def _parts(whole: Advice, below: Mapping[str | None, list[Advice]]) -> tuple[Branch, ...]:
    return tuple(Branch(each, _parts(each, below)) for each in below.get(whole.rule.task.id, ()))
