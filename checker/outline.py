# SPDX-License-Identifier: EUPL-1.2
"""How the tasks of an advice stand beside and below each other, in whatever form they are shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from checker.card import ROLE, Role, Task
from checker.decision import Advice, Step
from checker.people import by_doer, is_own


@dataclass(frozen=True, slots=True)
class Branch:
    """A task with its parts below it. `of` is the task that it is itself a part of, when that does not stand above it."""

    advice: Advice
    parts: "tuple[Branch, ...]"
    of: Task | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """What one person does. `doer` is None for the reader herself; `advice` is in the order of the card."""

    doer: Role | None
    advice: tuple[Advice, ...]


def to_do(step: Step) -> tuple[Advice, ...]:
    """The tasks that are to be done, in the order of the card."""
    return tuple(advice for advice in step.advice if advice.status == "do")


def to_find_out(step: Step) -> tuple[Advice, ...]:
    """The tasks that are to be done if something that is not known yet turns out so, in the order of the card."""
    return tuple(advice for advice in step.advice if advice.status == "find_out")


def as_shown(step: Step) -> tuple[Advice, ...]:
    """All tasks in the order in which a complete advice shows them: what the reader does, what others do, what depends."""
    done = tuple(advice for share in shares(step, to_do(step)) for advice in share.advice)
    return done + to_find_out(step)


def shares(step: Step, advice: Iterable[Advice]) -> tuple[Share, ...]:
    """These tasks by who does them: first the reader's own, then those of each other; nobody without any."""
    found = by_doer(step.card, step.answers.get(ROLE, ""), advice, lambda each: each.rule)
    return tuple(Share(doer, theirs) for doer, theirs in found)


def before_all(step: Step) -> tuple[Advice, ...]:
    """What the reader herself is to do before anything else, in the order of the card."""
    return tuple(each for each in to_do(step) if each.rule.task.first and is_own(step.card, each.rule, step.answers[ROLE]))


def own_tasks(step: Step) -> tuple[Advice, ...]:
    """What the reader herself is to do, in the order of the card."""
    return counted(each for each in to_do(step) if is_own(step.card, each.rule, step.answers[ROLE]))


def counted(advice: Iterable[Advice]) -> tuple[Advice, ...]:
    """Those of these that are tasks; a heading of the card, above its parts, is none, nor is what not to do."""
    return tuple(each for each in advice if each.rule.task.counts)


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
