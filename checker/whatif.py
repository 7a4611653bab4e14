# SPDX-License-Identifier: EUPL-1.2
"""What if an answer were another: which tasks would come, go or change. Nothing is changed by asking."""

from collections.abc import Iterable
from dataclasses import dataclass

from checker.card import Option, Question
from checker.decision import Advice, Step, decide


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The difference that another answer to one question makes.

    `before` and `after` are the steps; `comes` are tasks that are only in `after`, `goes` those only in `before`, `changes`
    those that are in both with another status, as they are in `after`; each in the order of the card. `dropped` are the
    questions whose answers would not count any more. The next question that would then have to be asked is `after.question`.
    """

    before: Step
    after: Step
    question: Question
    option: Option
    comes: tuple[Advice, ...]
    goes: tuple[Advice, ...]
    changes: tuple[Advice, ...]
    dropped: tuple[Question, ...]

    @property
    def same_tasks(self) -> bool:
        """Whether the other answer makes no difference to the tasks."""
        return not (self.comes or self.goes or self.changes)


def compare(before: Step, question_id: str, answer: str) -> WhatIf:
    """What changes when the answer to this question is this one.

    Any question can be asked about but `rol`: another role is another reader, for whom everything changes; the page does not
    offer that, though nothing here prevents it. Raises `UnknownQuestion` or `UnknownAnswer`.
    """
    after = decide(before.card, {**before.answers, **before.ignored, question_id: answer})
    question = before.card.question(question_id)
    was, becomes = _statuses(before.advice), _statuses(after.advice)
    return WhatIf(
        before=before,
        after=after,
        question=question,
        option=question.option(answer),
        comes=tuple(each for each in after.advice if each.rule.task.id not in was),
        goes=tuple(each for each in before.advice if each.rule.task.id not in becomes),
        changes=tuple(each for each in after.advice if was.get(each.rule.task.id, each.status) != each.status),
        dropped=tuple(before.card.question(name) for name in before.answers if name not in after.answers),
    )


def _statuses(advice: Iterable[Advice]) -> dict[str, str]:
    return {each.rule.task.id: each.status for each in advice}
