# SPDX-License-Identifier: EUPL-1.2
"""The self-check: which of the reader's own tasks are done, what to do first, and what she does not know."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from checker import texts
from checker.decision import Advice, AnswerError, Step
from checker.outline import own_tasks

DONE: Final = "gedaan"
NOT_YET: Final = "nog-niet"
UNSURE: Final = "weet-ik-niet"
LEFT_OUT: Final = "niet-van-toepassing"

MARKS: Final[Mapping[str, str]] = {
    DONE: texts.MARK_DONE,
    NOT_YET: texts.MARK_NOT_YET,
    UNSURE: texts.MARK_UNSURE,
    LEFT_OUT: texts.MARK_LEFT_OUT,
}
"""Every mark that a reader can give to a task, with how it reads."""


class UnknownMark(AnswerError):
    """A task was given a mark that does not exist."""


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """How things stand.

    `marks` are those of the reader's own tasks that are to be done; `counts` how many have each mark, under None those without;
    `total` how many there are. `open` are all that are neither done nor left out, in the order of the card; `first` is the one
    to do first, or None when there is none; `unsure` and `left_out` are the tasks with that mark.
    """

    step: Step
    marks: Mapping[str, str]
    counts: Mapping[str | None, int]
    total: int
    open: tuple[Advice, ...]
    unsure: tuple[Advice, ...]
    left_out: tuple[Advice, ...]

    @property
    def first(self) -> Advice | None:
        """The task to do first."""
        return next(iter(self.open), None)

    def reads(self, advice: Advice) -> str:
        """The mark of this task, as it reads."""
        mark = self.marks.get(advice.rule.task.id)
        return MARKS[mark] if mark else texts.UNMARKED


def self_check(step: Step, marks: Mapping[str, str]) -> SelfCheck:
    """How things stand with the tasks of this step.

    `marks` maps ids of tasks to one of `MARKS`; a task without one is open. Those of tasks that are not shown are left out.
    Raises `UnknownMark`.
    """
    for task_id, mark in marks.items():
        if mark not in MARKS:
            raise UnknownMark(f"De taak {task_id!r} kan niet op {mark!r} staan. Kies uit: {', '.join(MARKS)}.")
    tasks = own_tasks(step)
    own = {each.rule.task.id: marks[each.rule.task.id] for each in tasks if each.rule.task.id in marks}

    def marked(*wanted: str) -> tuple[Advice, ...]:
        return tuple(each for each in tasks if own.get(each.rule.task.id) in wanted)

    settled = marked(DONE, LEFT_OUT)
    return SelfCheck(
        step=step,
        marks=own,
        counts=Counter(own.get(each.rule.task.id) for each in tasks),
        total=len(tasks),
        open=tuple(each for each in tasks if each not in settled),
        unsure=marked(UNSURE),
        left_out=marked(LEFT_OUT),
    )


def telling(check: SelfCheck) -> str:
    """How far the reader is: '3 van 11 gedaan, 1 niet van toepassing of bewust niet.' What was left out is not called done."""
    left_out = texts.OF_THOSE_LEFT_OUT.format(number=len(check.left_out)) if check.left_out else ""
    rest = "" if check.open else texts.NOTHING_OPEN
    return texts.DONE_OF.format(done=check.counts.get(DONE, 0), total=check.total, left_out=left_out, rest=rest)
