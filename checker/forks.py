# SPDX-License-Identifier: EUPL-1.2
"""What is to be found out: each open question once, with what is to be done at each of its answers."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

from checker import texts
from checker.card import ROLE, Option, Question
from checker.decision import Advice, Step
from checker.outline import to_find_out
from checker.people import is_own
from checker.reasons import open_questions, to_find_out_first
from checker.whatif import compare


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one answer to an open question leads to.

    `after` is the step at that answer; `comes` are the tasks that are then to be done and are not now, `depends` those that
    depend on something else as well, both as they are in `after`; `goes` are the tasks that are to be done now, and not then.
    """

    option: Option
    after: Step
    comes: tuple[Advice, ...]
    depends: tuple[Advice, ...]
    goes: tuple[Advice, ...]


@dataclass(frozen=True, slots=True)
class Fork:
    """A question that leaves something open, and what each answer leads to; *weet ik niet* leads nowhere.

    `hanging` are the ids of the tasks that depend on it. With `brings_more` the reader said that it is not known yet, and the
    card says what to do as long as that is so (`Question.not_yet`): what each answer brings is too much to read beforehand.
    """

    question: Question
    hanging: frozenset[str]
    outcomes: tuple[Outcome, ...]
    brings_more: bool = False

    @property
    def settles(self) -> bool:
        """Whether some answer settles anything by itself: a task to be done, or one that falls away."""
        return any(
            each.comes or each.goes or not self.hanging <= {depends.rule.task.id for depends in each.depends}
            for each in self.outcomes
        )


@lru_cache(maxsize=32)  # what counts them, shows them and tells them asks for them again
def forks(step: Step) -> tuple[Fork, ...]:
    """What to find out first, in the order of asking; before all, what is not known yet and brings more.

    What the reader said not to know is there, and what settles something. Any other question is left out when its tasks stand
    below those already: it is asked in its turn. So the order of the questions makes no difference to what is there.
    """
    found = [_fork(step, question) for question in to_find_out_first(step)]
    needed = [fork for fork in found if fork.question.id in step.answers or fork.settles]
    below = {name for fork in needed for name in fork.hanging}
    return (*_bringing_more(step), *(fork for fork in found if fork in needed or not fork.hanging <= below))


def _bringing_more(step: Step) -> Iterator[Fork]:
    for name, answer in step.answers.items():
        question = step.card.question(name)
        if answer == question.not_yet:
            outcomes = tuple(_outcomes(step, question, frozenset()))
            if any(outcome.comes or outcome.depends for outcome in outcomes):
                yield Fork(question, frozenset(), outcomes, brings_more=True)


def forks_by_reader(step: Step) -> tuple[tuple[Fork, ...], tuple[Fork, ...]]:
    """The same: first those that make a difference to what the reader does, then those only to what others do."""
    found = forks(step)
    own = tuple(fork for fork in found if _is_for_the_reader(step, fork))
    return own, tuple(fork for fork in found if fork not in own)


def _is_for_the_reader(step: Step, fork: Fork) -> bool:
    if fork.brings_more:
        return True
    changed = [each for outcome in fork.outcomes for each in (*outcome.comes, *outcome.depends, *outcome.goes)]
    return not changed or any(is_own(step.card, each.rule, step.answers[ROLE]) for each in changed)


def find_out_title(found: Collection[Fork]) -> str:
    """Above what the reader is to find out."""
    return texts.FIND_THIS_OUT if len(found) == 1 else texts.FIND_THESE_OUT.format(number=len(found))


def _fork(step: Step, question: Question) -> Fork:
    hanging = frozenset(each.rule.task.id for each in to_find_out(step) if question.id in open_questions(step, each))
    return Fork(question, hanging, tuple(_outcomes(step, question, hanging)))


def _outcomes(step: Step, question: Question, hanging: frozenset[str]) -> Iterator[Outcome]:
    done = {each.rule.task.id for each in step.advice if each.status == "do"}
    for option in question.options:
        if option.id in (question.dont_know, question.not_yet):
            continue
        change = compare(step, question.id, option.id)
        comes = (*change.comes, *change.changes)
        found = [each for each in change.after.advice if each in comes or each.rule.task.id in hanging]
        yield Outcome(
            option,
            change.after,
            tuple(each for each in found if each.status == "do"),
            tuple(each for each in found if each.status == "find_out"),
            tuple(each for each in change.goes if each.rule.task.id in done),
        )
