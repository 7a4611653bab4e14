# SPDX-License-Identifier: EUPL-1.2
"""The card as rules: each task with the whole of the condition under which it applies, found by role.

A task is written under an organisation, in a section, perhaps below another task, and each of these narrows when it applies. A
rule brings that together once, so that deciding afterwards only looks at the tasks that can concern the one who asks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from checker.card import ROLE, Card, Question, Section, Task
from checker.conditions import Condition, all_of, condition_from, questions_in


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A task, in the words for one reader, and when it applies to her: `condition` says nothing of roles any more.

    `by` is the id of the role that does it; `parent` the task it is a part of.
    """

    task: Task
    section: Section
    by: str
    condition: Condition
    parent: Task | None = None


class Rulebook:
    """All rules of one card, by the role they concern, in the order of the card."""

    def __init__(self, card: Card) -> None:
        self.card = card
        self.questions: Mapping[str, Question] = {question.id: question for question in card.questions}
        self._place = {question_id: place for place, question_id in enumerate(self.questions)}
        self._of_role = {role.id: _Role(self, tuple(_rules_for(card, role.id))) for role in card.roles()}

    def in_order(self, names: Iterable[str]) -> list[str]:
        """These ids of questions, in the order of asking."""
        return sorted(names, key=self._place.__getitem__)

    def rules(self, role: str) -> tuple[Rule, ...]:
        """The rules that can concern this role. Raises `KeyError` for an unknown role."""
        return self._of_role[role].rules

    def questions_for(self, role: str) -> tuple[tuple[Question, tuple[Rule, ...]], ...]:
        """The questions that the rules of this role name, in the order of asking, each with those rules."""
        return self._of_role[role].questions

    @cached_property
    def every_rule(self) -> Mapping[str, Rule]:
        """Every rule of the card by the id of its task, whoever it concerns."""
        found: dict[str, Rule] = {}
        for role in self.card.roles():
            for rule in self.rules(role.id):
                found.setdefault(rule.task.id, rule)
        return found


class _Role:
    def __init__(self, rulebook: Rulebook, rules: tuple[Rule, ...]) -> None:
        self._rulebook = rulebook
        self.rules = rules

    @cached_property
    def questions(self) -> tuple[tuple[Question, tuple[Rule, ...]], ...]:
        naming: dict[str, list[Rule]] = {}
        for rule in self.rules:
            for question_id in dict.fromkeys(questions_in(rule.condition)):
                naming.setdefault(question_id, []).append(rule)
        return tuple((self._rulebook.questions[name], tuple(naming[name])) for name in self._rulebook.in_order(naming))


@lru_cache(maxsize=8)
def rulebook(card: Card) -> Rulebook:
    """The rules of this card, made once per card."""
    return Rulebook(card)


def tops(rules: Sequence[Rule]) -> Iterator[Rule]:
    """The rules of these that are part of no other of these."""
    tasks = {rule.task.id for rule in rules}
    return (rule for rule in rules if not rule.parent or rule.parent.id not in tasks)


def _rules_for(card: Card, role: str) -> Iterator[Rule]:
    organisation = card.organisation_of(role)
    order = {section.id: place for place, section in enumerate(card.sections)}
    own = [task for task in card.tasks[organisation.id] if not _functions_only(card, task) or role == organisation.function.id]
    for task in sorted(own, key=lambda task: order[task.section or ""]):
        section = card.section(task.section or "")
        doer = organisation.function if section.functions_only else organisation
        for rule in _with_parts(task, section, role, doer.id, condition_from(section.when)):
            if narrowed := _for_role(rule.condition, role):
                yield replace(rule, condition=narrowed)


def _functions_only(card: Card, task: Task) -> bool:
    return card.section(task.section or "").functions_only


def _with_parts(
    task: Task, section: Section, reader: str, doer: str, outer: Condition, parent: Task | None = None
) -> Iterator[Rule]:
    by = task.by or doer
    condition = all_of(outer, condition_from(task.when))
    if reader in task.do_for:
        task = replace(task, do=task.do_for[reader])
    yield Rule(task, section, by, condition, parent)
    for part in task.tasks:
        yield from _with_parts(part, section, reader, by, condition, task)


def _for_role(condition: Condition, role: str) -> Condition:
    """What is left of the condition for this role, without the roles in it: nothing, if another role must do it."""
    return tuple(
        {name: allowed for name, allowed in alternative.items() if name != ROLE}
        for alternative in condition
        if role in alternative.get(ROLE, (role,))
    )
