# SPDX-License-Identifier: EUPL-1.2
"""The card as rules: each task with the whole of the condition under which it applies, found by role.

A task is written under an organisation, in a section, perhaps below another task, and each of these narrows when it applies. A
rule brings that together once, so that deciding afterwards only looks at the tasks that can concern the one who asks. A task
that stands in several sections is a rule in each.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from checker.card import ROLE, Card, Organisation, Question, Role, Section, Task
from checker.conditions import Condition, all_of, condition_from, questions_in
from checker.term import by_term


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A task, in the words for one reader, and when it applies to her: no condition says anything of roles any more.

    `by` is the id of the role that does it; `parent` the task it is a part of. `own` is what the task itself adds to the whole
    `condition`, to that of its section and of all that it is a part of.
    """

    task: Task
    section: Section
    by: str
    condition: Condition
    own: Condition
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

    def questions_for(self, role: str) -> tuple[tuple[Question, tuple[Condition, ...]], ...]:
        """The questions that the rules of this role name, in the order of asking, each with the conditions that name it."""
        return self._of_role[role].questions

    def whole(self, role: str, task: str) -> Rule | None:
        """The rule of a task for this role, wherever it stands; None when it is not hers."""
        found = [rule for rule in self.rules(role) if rule.task.id == task]
        if len(found) < 2:
            return found[0] if found else None
        return replace(found[0], condition=tuple(alternative for rule in found for alternative in rule.condition))

    @cached_property
    def doers(self) -> Mapping[str, tuple[Role, ...]]:
        """Everybody who does a task, by its id."""
        found: dict[str, dict[str, Role]] = {}
        for role in self.card.roles():
            for rule in self.rules(role.id):
                found.setdefault(rule.task.id, {})[rule.by] = self.card.role(rule.by)
        return {task: tuple(roles.values()) for task, roles in found.items()}

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
    def questions(self) -> tuple[tuple[Question, tuple[Condition, ...]], ...]:
        naming: dict[str, list[Condition]] = {}
        for rule in self.rules:
            for question_id in questions_in(rule.condition):
                conditions = naming.setdefault(question_id, [])
                if rule.condition not in conditions:  # many tasks apply at the same answers
                    conditions.append(rule.condition)
        return tuple((self._rulebook.questions[name], tuple(naming[name])) for name in self._rulebook.in_order(naming))


@lru_cache(maxsize=8)
def rulebook(card: Card) -> Rulebook:
    """The rules of this card, made once per card."""
    return Rulebook(card)


def roles_in(card: Card, organisation: Organisation, section: Section) -> Iterator[tuple[Role, tuple[Rule, ...]]]:
    """Who of an organisation has tasks in a section, with those: first itself, then each function that has more than that."""
    shared: set[str] = set()
    for role in (organisation, *organisation.functions):
        rules = rulebook(card).rules(role.id)
        if own := tuple(rule for rule in rules if rule.section is section and rule.task.id not in shared):
            yield role, own
        if role is organisation:
            shared = {rule.task.id for rule in own}


def tops(rules: Sequence[Rule]) -> Iterator[Rule]:
    """The rules of these that are part of no other of these."""
    tasks = {rule.task.id for rule in rules}
    return (rule for rule in rules if not rule.parent or rule.parent.id not in tasks)


def _rules_for(card: Card, role: str) -> Iterator[Rule]:
    """In the order of the card: by section, and in each those that are written with the organisation first; and by term."""
    own = card.organisation_of(role)
    for section in card.sections:
        hers = (
            (task, doer)
            for organisation in (own, *(other for other in card.organisations if other is not own))
            for task in card.tasks[organisation.id]
            if section.id in task.sections and (doer := _doer(card, role, owners(organisation, section, task)))
        )
        for task, doer in by_term(hers, lambda each: each[0].within):
            for rule in _with_parts(task, section, role, doer, condition_from(section.when)):
                if narrowed := _for_role(rule.condition, role):
                    yield replace(rule, condition=narrowed, own=_for_role(rule.own, role))


def owners(organisation: Organisation, section: Section, task: Task) -> tuple[str, ...]:
    """The ids of the roles whose task this is, which is written with an organisation and stands in a section."""
    if task.who:
        return task.who
    return tuple(role.id for role in organisation.functions) if section.functions_only else (organisation.id,)


def _doer(card: Card, reader: str, whose: Collection[str]) -> str | None:
    """As which of these roles the reader has a task: as herself, or with her organisation; None when it is not hers."""
    return next((name for name in (reader, card.organisation_of(reader).id) if name in whose), None)


def _with_parts(
    task: Task, section: Section, reader: str, doer: str, outer: Condition, parent: Task | None = None
) -> Iterator[Rule]:
    by = task.by or doer
    own = condition_from(task.when)
    condition = all_of(outer, own)
    if reader in task.do_for:
        task = replace(task, do=task.do_for[reader])
    yield Rule(task, section, by, condition, own, parent)
    for part in by_term(task.tasks, lambda each: each.within):
        yield from _with_parts(part, section, reader, by, condition, task)


def _for_role(condition: Condition, role: str) -> Condition:
    """What is left of the condition for this role, without the roles in it: nothing, if another role must do it."""
    return tuple(
        {name: allowed for name, allowed in alternative.items() if name != ROLE}
        for alternative in condition
        if role in alternative.get(ROLE, (role,))
    )
