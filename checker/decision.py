# SPDX-License-Identifier: EUPL-1.2
"""The decision: from a card and a set of answers to the next question and the tasks.

There is no flow written down anywhere. A question is asked when an answer to it changes what is shown, or when it is one of
the answers that together make a task to be done; when there is no such question, the advice is complete. The outcome depends
on the set of answers alone, never on the order in which they were given.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from types import MappingProxyType
from typing import Literal

from checker.card import ROLE, Card, Question
from checker.conditions import Answers, Condition, Truth, refuted, truth
from checker.rules import Rule, Rulebook, rulebook

type Status = Literal["do", "find_out"]

type Asked = Iterable[tuple[Question, tuple[Condition, ...]]]
"""Questions in the order of asking, each with the conditions that name it."""


class AnswerError(ValueError):
    """Something was answered that the card does not know. The message is one line of plain Dutch for the reader."""


class UnknownQuestion(AnswerError):
    """The card has no such question."""


class UnknownAnswer(AnswerError):
    """The question has no such answer."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A task to show: to be done, or (`find_out`) to be done if something that is not known yet turns out so."""

    rule: Rule
    status: Status


@dataclass(frozen=True, slots=True)
class Step:
    """Where the reader is.

    `answers` are those that matter, in the order of asking; `ignored` those that cannot, given the others; `question` is the
    next to ask, or None when the advice is complete; `advice` the tasks as far as they are known, in the order of the card.
    """

    card: Card
    answers: Answers
    ignored: Answers
    question: Question | None
    advice: tuple[Advice, ...]

    def __hash__(self) -> int:
        """So that what is worked out of a step can be kept for it."""
        return hash(frozenset(self.answers.items()))


def decide(card: Card, given: Answers) -> Step:
    """The step that these answers lead to.

    `given` maps question ids to option ids, in any order, in any number. Raises `UnknownQuestion` or `UnknownAnswer`.
    """
    _check(given, rulebook(card).questions)
    return _step(card, frozenset(given.items()))


@lru_cache(maxsize=128)  # one advice shows where each other answer leads, and asks for the same few steps again and again
def _step(card: Card, answers_given: frozenset[tuple[str, str]]) -> Step:
    book, given = rulebook(card), dict(answers_given)
    if ROLE not in given:
        return Step(card, MappingProxyType({}), _ordered(given, book), book.questions[ROLE], ())
    role = given[ROLE]
    answers = _counting(given, {ROLE: role}, book.questions_for(role), book.questions)
    return Step(
        card=card,
        answers=_ordered(answers, book),
        ignored=_ordered({name: answer for name, answer in given.items() if name not in answers}, book),
        question=next(_worth_asking(answers, book.questions_for(role), book.questions), None),
        advice=tuple(_advice(book.rules(role), answers, book.questions)),
    )


def _ordered(answers: Answers, book: Rulebook) -> Answers:
    """These answers in the order of asking, read-only."""
    return MappingProxyType({name: answers[name] for name in book.in_order(answers)})


def _counting(given: Answers, first: Answers, asked: Asked, questions: Mapping[str, Question]) -> Answers:
    """The answers that count: first those that would be asked for, as they would be asked, then those that still can matter."""
    answers = {**first}
    while (found := next((each.id for each in _worth_asking(answers, asked, questions) if each.id in given), None)) is not None:
        answers[found] = given[found]
    for question, conditions in asked:
        if question.id in given and any(_names(condition, question, answers, questions) for condition in conditions):
            answers[question.id] = given[question.id]
    return answers


def _worth_asking(answers: Answers, asked: Asked, questions: Mapping[str, Question]) -> Iterator[Question]:
    """The questions, not answered yet, to which an answer can still change the tasks."""
    for question, conditions in asked:
        if question.id in answers:
            continue
        answered = [{**answers, question.id: option.id} for option in question.options]
        if any(
            _changes(condition, answers, answered, questions) or _completes(condition, question, answers, questions)
            for condition in conditions
        ):
            yield question


def _changes(condition: Condition, answers: Answers, answered: Iterable[Answers], questions: Mapping[str, Question]) -> bool:
    """Whether one of these answers more changes the outcome."""
    now = truth(condition, answers, questions)
    return any(truth(condition, each, questions) is not now for each in answered)


def _completes(condition: Condition, question: Question, answers: Answers, questions: Mapping[str, Question]) -> bool:
    """Whether, with the right answers to other questions, an answer to this one makes the condition true."""
    for alternative in condition:
        still_possible = all(answers.get(name, allowed[0]) in allowed for name, allowed in alternative.items())
        if question.id in alternative and still_possible:
            others = {name: allowed for name, allowed in alternative.items() if name != question.id and name not in answers}
            for right in product(*others.values()):
                if truth(condition, {**answers, **dict(zip(others, right, strict=True))}, questions) is not Truth.TRUE:
                    return True
    return False


def _names(condition: Condition, question: Question, answers: Answers, questions: Mapping[str, Question]) -> bool:
    """Whether the condition is not settled yet and names this question in an alternative that can still hold."""
    return truth(condition, answers, questions) is not Truth.TRUE and any(
        question.id in alternative and not refuted(alternative, answers, questions) for alternative in condition
    )


def _advice(rules: Iterable[Rule], answers: Answers, questions: Mapping[str, Question]) -> Iterable[Advice]:
    """Each task once: where it is to be done, of one that stands in several sections; else it hangs on all that is open."""
    found: dict[str, Advice] = {}
    for rule in rules:
        told, before = truth(rule.condition, answers, questions), found.get(rule.task.id)
        if told is Truth.TRUE and not (before and before.status == "do"):
            found.pop(rule.task.id, None)
            found[rule.task.id] = Advice(rule, "do")
        elif told is Truth.UNKNOWN and before is None:
            found[rule.task.id] = Advice(rule, "find_out")
        elif told is Truth.UNKNOWN and before and before.status == "find_out":
            both = replace(before.rule, condition=(*before.rule.condition, *rule.condition))
            found[rule.task.id] = replace(before, rule=both)
    return found.values()


def _check(given: Answers, questions: Mapping[str, Question]) -> None:
    for name, answer in given.items():
        if name not in questions:
            known = ", ".join(questions)
            raise UnknownQuestion(f"De vraag {name!r} (met antwoord {answer!r}) bestaat niet. Kies uit: {known}.")
        try:
            questions[name].option(answer)
        except KeyError:
            choices = ", ".join(option.id for option in questions[name].options)
            raise UnknownAnswer(f"De vraag '{name}' heeft geen antwoord {answer!r}. Kies uit: {choices}.") from None
