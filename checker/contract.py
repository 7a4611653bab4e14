# SPDX-License-Identifier: EUPL-1.2
"""A step as plain data: what `python -m checker --json` prints and what every other face is compared with."""

from typing import TypedDict

from checker.card import ROLE
from checker.decision import Advice, Status, Step
from checker.people import partners
from checker.reasons import no_tasks, why
from checker.standing import draft_line
from checker.wording import plain, with_term

TaskData = TypedDict(
    "TaskData",
    {
        "id": str,
        "text": str,
        "status": Status,
        "source": list[int | str],
        "why": str,
        "with": list[str],
        "by": str,
        "parent": str | None,
        "more": str | None,
        "record": str | None,
    },
)
"""One task. `with` holds ids of those whom the reader needs for it, `by` that of who does it.

`parent` is the id of the task that this is a part of. `source` holds the lines of the card that it rests on, or the name of
what else it rests on, or nothing.
"""


class OptionData(TypedDict):
    """One possible answer."""

    id: str
    text: str


class QuestionData(TypedDict):
    """The next question."""

    id: str
    text: str
    options: list[OptionData]


class CardData(TypedDict):
    """Which card this advice rests on. `draft` says who has not approved it, and is None when all have."""

    version: str
    hash: str
    valid_from: str
    draft: str | None


class StepData(TypedDict):
    """A whole step. `question` is None when the advice is complete. `no_tasks` is why there are none at an answer, as the card
    says it.
    """

    answers: dict[str, str]
    ignored: dict[str, str]
    question: QuestionData | None
    tasks: list[TaskData]
    no_tasks: list[str]
    card: CardData


def step_data(step: Step) -> StepData:
    """The step as data that JSON can hold."""
    question = step.question
    return {
        "answers": dict(step.answers),
        "ignored": dict(step.ignored),
        "question": None
        if question is None
        else {
            "id": question.id,
            "text": plain(question.text),
            "options": [{"id": option.id, "text": plain(option.text)} for option in question.options],
        },
        "tasks": [_task_data(step, advice) for advice in step.advice],
        "no_tasks": [plain(text) for text in no_tasks(step)],
        "card": {
            "version": step.card.version,
            "hash": step.card.hash,
            "valid_from": step.card.valid_from.isoformat(),
            "draft": draft_line(step.card) or None,
        },
    }


def _task_data(step: Step, advice: Advice) -> TaskData:
    rule = advice.rule
    return {
        "id": rule.task.id,
        "text": plain(with_term(rule.task)),
        "status": advice.status,
        "source": [rule.task.source] if isinstance(rule.task.source, str) else list(rule.task.source),
        "why": why(step, advice),
        "with": list(partners(step.card, rule.task, step.answers[ROLE])),
        "by": rule.by,
        "parent": rule.parent.id if rule.parent else None,
        "more": plain(rule.task.more) if rule.task.more else None,
        "record": plain(rule.task.record) if rule.task.record else None,
    }
