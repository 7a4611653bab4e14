# SPDX-License-Identifier: EUPL-1.2
"""When a task applies: conditions with three outcomes.

A condition is true, false, or unknown: an answer that is missing, or *weet ik niet*, leaves open what depends on it. Kleene's
three-valued logic follows: "and" is the least of its parts, "or" the greatest, in the order false < unknown < true.

Why: build_hooks/design/decisions/three-values.md
"""

from collections.abc import Collection, Iterator, Mapping
from enum import IntEnum
from itertools import product

from checker.card import Question, When

type Answers = Mapping[str, str]
"""Question id to option id."""

type Alternative = Mapping[str, tuple[str, ...]]
"""Question id to the answers that are allowed; all questions must hold. An empty alternative always holds."""

type Condition = tuple[Alternative, ...]
"""Alternatives, one of which is enough. No alternatives: can never hold."""

ALWAYS: Condition = ({},)


class Truth(IntEnum):
    """The outcome of a condition."""

    FALSE = 0
    UNKNOWN = 1
    TRUE = 2


def condition_from(when: When | None) -> Condition:
    """The condition that an editor wrote under `when`; nothing written means always."""
    if when is None:
        return ALWAYS
    alternatives = (when,) if isinstance(when, Mapping) else when
    return tuple(
        {question: (allowed,) if isinstance(allowed, str) else allowed for question, allowed in alternative.items()}
        for alternative in alternatives
    )


def all_of(first: Condition, second: Condition) -> Condition:
    """The condition that holds where both hold. Alternatives that contradict each other are left out."""
    return tuple(both for one, other in product(first, second) if (both := _merged(one, other)) is not None)


def _merged(one: Alternative, other: Alternative) -> Alternative | None:
    merged = dict(one)
    for question, allowed in other.items():
        merged[question] = tuple(answer for answer in allowed if answer in one.get(question, allowed))
        if not merged[question]:
            return None
    return merged


def questions_in(condition: Condition) -> Iterator[str]:
    """The ids of the questions that the condition names; the same id may come more than once."""
    for alternative in condition:
        yield from alternative


def truth(condition: Condition, answers: Answers, questions: Mapping[str, Question]) -> Truth:
    """Whether the condition holds, given these answers. `questions` holds every question that the condition names."""
    outcome = Truth.FALSE
    for alternative in condition:
        told = alternative_truth(alternative, answers, questions)
        if told is Truth.TRUE:
            return told
        if told is Truth.UNKNOWN:
            outcome = told
    return outcome


def alternative_truth(alternative: Alternative, answers: Answers, questions: Mapping[str, Question]) -> Truth:
    """Whether all questions of one alternative hold."""
    outcome = Truth.TRUE
    for question_id, allowed in alternative.items():
        told = answer_truth(questions[question_id], allowed, answers.get(question_id))
        if told is Truth.FALSE:
            return told
        if told is Truth.UNKNOWN:
            outcome = told
    return outcome


def refuted(alternative: Alternative, answers: Answers, questions: Mapping[str, Question]) -> bool:
    """Whether one of these answers rules this alternative out, whatever else is answered."""
    return any(
        answer_truth(questions[name], allowed, answers[name]) is Truth.FALSE
        for name, allowed in alternative.items()
        if name in answers
    )


def answer_truth(question: Question, allowed: Collection[str], given: str | None) -> Truth:
    """Whether the answer is one of those allowed.

    *Weet ik niet* (`question.dont_know`) leaves it open, unless the condition names that very answer. So does a missing answer;
    but a question that has no *weet ik niet* can never stay open: what depends on it waits until it is answered.
    """
    if given in allowed:
        return Truth.TRUE
    if question.dont_know is None:
        return Truth.FALSE
    return Truth.UNKNOWN if given in (None, question.dont_know) else Truth.FALSE


def holds_anyhow(condition: Condition, answers: Answers, questions: Mapping[str, Question]) -> bool:
    """Whether the condition holds whatever the answers turn out to be that are not known yet."""
    still_open = [
        questions[name]
        for name in dict.fromkeys(questions_in(condition))
        if answer_truth(questions[name], (), answers.get(name)) is Truth.UNKNOWN
    ]
    outcomes = product(*([each.id for each in question.options if each.id != question.dont_know] for question in still_open))
    found = ({question.id: answer for question, answer in zip(still_open, outcome, strict=True)} for outcome in outcomes)
    return all(truth(condition, {**answers, **outcome}, questions) is Truth.TRUE for outcome in found)
