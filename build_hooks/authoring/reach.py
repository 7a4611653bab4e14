# SPDX-License-Identifier: EUPL-1.2
"""Whether every task can be reached: is there anyone who, with some answers, is told to do it?

A question without *weet ik niet* is asked only when nothing else that its tasks depend on has to be answered first. So of the
questions in one condition only the first may be such a question; with another, each would wait for the other for ever.
"""

from collections.abc import Iterator
from typing import Final

from build_hooks.authoring.draft import Draft, with_parts
from build_hooks.authoring.problems import Problem
from checker.card import ROLE, Card
from checker.conditions import Alternative
from checker.decision import decide
from checker.rules import rulebook

_WHY: Final = (
    "no answers lead to this task; of the questions it depends on, only the first in 'vragen.yml' can be without 'dont_know'"
)


def unreachable_tasks(card: Card, entries: Draft) -> Iterator[Problem]:
    """A problem for every task that no answers lead to. The card is otherwise right; `entries` says where its tasks are."""
    reached: set[str] = set()
    for role in card.roles():
        for rule in rulebook(card).rules(role.id):
            for alternative in rule.condition:
                if rule.task.id not in reached:
                    reached |= _told(card, role.id, alternative)
    for tasks in entries.tasks.values():
        for placed in tasks.placed:
            for each in with_parts(placed):
                if each.id not in reached:
                    yield each.spot.problem(_WHY)


def _told(card: Card, role: str, wanted: Alternative) -> set[str]:
    """The tasks of one who answers each question that is asked, and as `wanted` when that names it."""
    step = decide(card, {ROLE: role})
    while step.question:
        asked = step.question
        answer = wanted[asked.id][0] if asked.id in wanted else asked.options[0].id
        step = decide(card, {**step.answers, asked.id: answer})
    return {advice.rule.task.id for advice in step.advice if advice.status == "do"}
