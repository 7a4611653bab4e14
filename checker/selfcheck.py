# SPDX-License-Identifier: EUPL-1.2
"""The self-check: which of the tasks are done, what to do first, and who can tell what the reader does not know."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from checker.card import ROLE
from checker.decision import Advice, AnswerError, Step
from checker.outline import as_shown
from checker.reasons import open_questions

DONE: Final = "gedaan"
NOT_YET: Final = "nog-niet"
UNSURE: Final = "weet-ik-niet"

MARKS: Final[Mapping[str, str]] = {DONE: "Gedaan", NOT_YET: "Nog niet", UNSURE: "Weet ik niet"}
"""Every mark that a reader can give to a task, with how it reads."""

UNMARKED: Final = "Nog niet ingevuld"
"""How a task reads that has no mark."""


class UnknownMark(AnswerError):
    """A task was given a mark that does not exist."""


@dataclass(frozen=True, slots=True)
class Unsure:
    """A task of which the reader does not know whether it is done.

    `who` are ids of those who can tell, `how` the ways to get to know. When both are empty the card names nobody.
    """

    advice: Advice
    who: tuple[str, ...]
    how: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """How things stand.

    `marks` are those of tasks that are shown; `counts` how many tasks have each mark, under None those without; `total` how
    many tasks there are. `open` are all that are not done, in the order shown; `first` is the one to do first, or None when
    all that is to be done is done; `unsure` the tasks that are marked *weet ik niet*.
    """

    step: Step
    marks: Mapping[str, str]
    counts: Mapping[str | None, int]
    total: int
    open: tuple[Advice, ...]
    first: Advice | None
    unsure: tuple[Unsure, ...]

    def reads(self, advice: Advice) -> str:
        """The mark of this task, as it reads."""
        mark = self.marks.get(advice.rule.task.id)
        return MARKS[mark] if mark else UNMARKED


def self_check(step: Step, marks: Mapping[str, str]) -> SelfCheck:
    """How things stand with the tasks of this step.

    `marks` maps ids of tasks to one of `MARKS`; a task without one is open. Those of tasks that are not shown are left out.
    Raises `UnknownMark`.
    """
    for task_id, mark in marks.items():
        if mark not in MARKS:
            raise UnknownMark(f"De taak {task_id!r} kan niet op {mark!r} staan. Kies uit: {', '.join(MARKS)}.")
    shown = as_shown(step)
    own = {each.rule.task.id: marks[each.rule.task.id] for each in shown if each.rule.task.id in marks}
    left = tuple(each for each in shown if own.get(each.rule.task.id) != DONE)
    return SelfCheck(
        step=step,
        marks=own,
        counts=Counter(own.get(each.rule.task.id) for each in shown),
        total=len(shown),
        open=left,
        first=next((each for each in left if each.status == "do"), None),
        unsure=tuple(_unsure(step, each) for each in shown if own.get(each.rule.task.id) == UNSURE),
    )


def telling(check: SelfCheck) -> str:
    """How far the reader is, as a sentence: '3 van 11 gedaan.'"""
    return f"{check.counts[DONE]} van {check.total} gedaan."


def _unsure(step: Step, advice: Advice) -> Unsure:
    reader, rule = step.answers[ROLE], advice.rule
    own = (reader, step.card.organisation_of(reader).id)
    doer = () if rule.by in own else (rule.by,)
    who = dict.fromkeys((*doer, *(name for name in rule.task.partners if name != reader)))
    questions = map(step.card.question, open_questions(step, advice))
    return Unsure(advice, tuple(who), tuple(question.find_out for question in questions if question.find_out))
