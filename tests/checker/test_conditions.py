# SPDX-License-Identifier: EUPL-1.2
"""Conditions: true, false or unknown."""

import pytest

from checker.card import Option, Question
from checker.conditions import ALWAYS, Answers, Truth, all_of, condition_from, truth


def question(name: str, dont_know: str | None = "onbekend") -> Question:
    options = tuple(Option(id=answer, text=answer, because=f"{name} {answer} is") for answer in ("ja", "nee", "onbekend"))
    return Question(id=name, text=f"{name}?", whether=f"of {name}", options=options, dont_know=dont_know, find_out="Vraag het.")


QUESTIONS = {"a": question("a"), "b": question("b"), "plicht": question("plicht", dont_know=None)}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"a": "ja"}, Truth.TRUE),
        ({"a": "nee"}, Truth.FALSE),
        ({"a": "onbekend"}, Truth.UNKNOWN),
        ({}, Truth.UNKNOWN),
    ],
)
def test_an_answer_that_is_missing_or_not_known_leaves_a_condition_open(answers: Answers, expected: Truth) -> None:
    assert truth(({"a": ("ja",)},), answers, QUESTIONS) is expected


def test_a_condition_that_names_weet_ik_niet_is_true_at_it_and_still_open_before_it() -> None:
    condition = ({"a": ("nee", "onbekend")},)
    assert truth(condition, {"a": "onbekend"}, QUESTIONS) is Truth.TRUE
    assert truth(condition, {}, QUESTIONS) is Truth.UNKNOWN
    assert truth(condition, {"a": "ja"}, QUESTIONS) is Truth.FALSE


def test_a_question_without_weet_ik_niet_must_be_answered_first() -> None:
    condition = ({"plicht": ("ja",)},)
    assert truth(condition, {}, QUESTIONS) is Truth.FALSE
    assert truth(condition, {"plicht": "onbekend"}, QUESTIONS) is Truth.FALSE
    assert truth(condition, {"plicht": "ja"}, QUESTIONS) is Truth.TRUE


@pytest.mark.parametrize("a", ["ja", "nee", "onbekend", None])
@pytest.mark.parametrize("b", ["ja", "nee", "onbekend", None])
def test_and_is_the_least_and_or_the_greatest_of_the_parts(a: str | None, b: str | None) -> None:
    answers = {name: answer for name, answer in (("a", a), ("b", b)) if answer}
    one, other = {"a": ("ja",)}, {"b": ("ja",)}
    truths = truth((one,), answers, QUESTIONS), truth((other,), answers, QUESTIONS)
    assert truth(({**one, **other},), answers, QUESTIONS) is min(truths)
    assert truth((one, other), answers, QUESTIONS) is max(truths)


def test_nothing_written_means_always() -> None:
    assert condition_from(None) == ALWAYS
    assert truth(ALWAYS, {}, QUESTIONS) is Truth.TRUE


def test_no_alternatives_can_never_hold() -> None:
    assert truth((), {"a": "ja"}, QUESTIONS) is Truth.FALSE


def test_one_answer_or_several_one_mapping_or_a_list_may_be_written() -> None:
    assert condition_from({"a": "ja"}) == ({"a": ("ja",)},)
    assert condition_from({"a": ("ja", "nee"), "b": "ja"}) == ({"a": ("ja", "nee"), "b": ("ja",)},)
    assert condition_from(({"a": "ja"}, {"b": "nee"})) == ({"a": ("ja",)}, {"b": ("nee",)})


def test_conditions_that_contradict_each_other_leave_nothing() -> None:
    assert all_of(({"a": ("ja",)},), ({"a": ("nee",)},)) == ()


def test_conditions_together_allow_what_both_allow() -> None:
    together = all_of(({"a": ("ja", "nee")},), ({"a": ("nee", "onbekend"), "b": ("ja",)}, {"b": ("nee",)}))
    assert together == ({"a": ("nee",), "b": ("ja",)}, {"a": ("ja", "nee"), "b": ("nee",)})
