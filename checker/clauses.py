# SPDX-License-Identifier: EUPL-1.2
"""A condition in words: the clause of each answer, joined so that nothing is said twice."""

from collections.abc import Iterable, Mapping
from itertools import takewhile

from checker.card import ROLE, Question
from checker.conditions import Alternative, Answers, Condition, Truth, alternative_truth, answer_truth
from checker.rules import Rulebook
from checker.wording import joined


def holding_clauses(condition: Condition, answers: Answers, book: Rulebook) -> Iterable[str]:
    """The clauses of the first alternative that holds: one is enough of a reason. None when none holds."""
    for alternative in condition:
        if alternative_truth(alternative, answers, book.questions) is Truth.TRUE:
            return [clause(book.questions[name], answers[name]) for name in book.in_order(alternative) if name != ROLE]
    return ()


def still_open(condition: Condition, answers: Answers, questions: Mapping[str, Question]) -> Condition:
    """The alternatives that may still come true, without what is settled already."""
    return tuple(
        {
            name: allowed
            for name, allowed in alternative.items()
            if answer_truth(questions[name], allowed, answers.get(name)) is Truth.UNKNOWN
        }
        for alternative in condition
        if alternative_truth(alternative, answers, questions) is Truth.UNKNOWN
    )


def condition_clauses(condition: Condition, book: Rulebook) -> str:
    """The condition in words. What all alternatives share is said once, first."""
    shared = {
        name: allowed
        for name, allowed in condition[0].items()
        if all(alternative.get(name) == allowed for alternative in condition)
    }
    rests = [{name: allowed for name, allowed in one.items() if name not in shared} for one in condition]
    parts = list(_words(shared, book))
    if all(rests):
        parts.append(_or(joined(_words(rest, book)) for rest in rests))
    choices = any(" of " in part for part in parts)
    return ", en ".join(parts) if choices else joined(parts)


def _words(alternative: Alternative, book: Rulebook) -> Iterable[str]:
    for name in book.in_order(alternative):
        yield _either([clause(book.questions[name], answer) for answer in alternative[name]])


def clause(question: Question, answer: str) -> str:
    """An answer as a clause: 'het risico laag is'."""
    return question.option(answer).because


def _either(clauses: list[str]) -> str:
    """One of these clauses; what they begin and end with is said once: 'het risico hoog of gemiddeld is'."""
    words = [clause.split() for clause in clauses]
    before = _shared_start(words)
    after = _shared_start([each[len(before) :][::-1] for each in words])[::-1]
    middles = [each[len(before) : len(each) - len(after)] for each in words]
    if not before or not after or not all(middles):
        return _or(clauses)
    return " ".join((*before, _or(" ".join(middle) for middle in middles), *after))


def _shared_start(lists: list[list[str]]) -> list[str]:
    return [same[0] for same in takewhile(lambda same: len(set(same)) == 1, zip(*lists, strict=False))]


def _or(parts: Iterable[str]) -> str:
    return joined(parts, "of")
