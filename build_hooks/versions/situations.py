# SPDX-License-Identifier: EUPL-1.2
"""In which situations two cards give another advice.

A situation is a set of answers to all that either card asks. Each card is told the answers to what it asks itself,
as its readers would tell it. Where it does not know such an answer, the situation is not there on that card.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.card import Card
from checker.conditions import Answers
from checker.decision import Advice, Step, UnknownAnswer, decide
from checker.rules import rulebook
from checker.wording import with_term


@dataclass(frozen=True, slots=True)
class Situation:
    """A situation in which the advice differs, as ids of tasks.

    `there` says which of the cards knows the situation. `comes` and `goes` are tasks on one card alone; `otherwise` are to be
    done on one and to be found out on the other, or by another; `reworded` say something else in the words for this reader.
    """

    answers: Answers
    there: tuple[bool, bool]
    comes: tuple[str, ...]
    goes: tuple[str, ...]
    otherwise: tuple[str, ...]
    reworded: tuple[str, ...]


def every_situation(before: Card, after: Card) -> Iterator[tuple[Answers, Step | None, Step | None]]:
    """Every situation, with the step that it is on each card; None where it is not there."""
    waiting: list[tuple[dict[str, str], Step | None, Step | None]] = [({}, decide(before, {}), decide(after, {}))]
    while waiting:
        answers, old, new = waiting.pop()
        asking = [step.question for step in (new, old) if step and step.question]
        if asking:
            known = (rulebook(step.card).questions.get(asking[0].id) for step in (new, old) if step)
            options = dict.fromkeys(option.id for question in known if question for option in question.options)
            further = ({**answers, asking[0].id: option} for option in reversed(options))
            waiting += [(each, old and _further(old, each), new and _further(new, each)) for each in further]
        elif old or new:
            yield answers, old, new


def differing(answers: Answers, before: Step | None, after: Step | None) -> Situation | None:
    """What differs in one situation; None when nothing does."""
    old, new = _advice(before), _advice(after)
    both = [name for name in new if name in old]
    found = Situation(
        answers,
        (before is not None, after is not None),
        comes=tuple(name for name in new if name not in old),
        goes=tuple(name for name in old if name not in new),
        otherwise=tuple(name for name in both if _how(old[name]) != _how(new[name])),
        reworded=tuple(name for name in both if _what(old[name]) != _what(new[name])),
    )
    return found if found.comes or found.goes or found.otherwise or found.reworded else None


def _further(step: Step, answers: Answers) -> Step | None:
    """The step to which these answers lead from here, to what that card asks and nothing else."""
    try:
        while step.question and step.question.id in answers:
            step = decide(step.card, {**step.answers, step.question.id: answers[step.question.id]})
    except UnknownAnswer:
        return None
    return step


def _advice(step: Step | None) -> Mapping[str, Advice]:
    return {each.rule.task.id: each for each in step.advice} if step else {}


def _how(advice: Advice) -> tuple[str, str]:
    return advice.status, advice.rule.by


def _what(advice: Advice) -> tuple[object, ...]:
    task = advice.rule.task
    return with_term(task), task.more, task.record, task.partners, task.first, task.do_not, task.heading
