# SPDX-License-Identifier: EUPL-1.2
"""Answers that are given all at once, in any number, as on the command line: which of them count."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from checker import AnswerError, Card, Step, decide
from checker.card import ROLE, Task
from tests.checker.small_cards import open_question, section, small_card
from tests.states import tasks_of

ANSWERS = {ROLE: "om", "risico": "laag"}


def counted(card: Card, answers: Mapping[str, str]) -> Step:
    step = decide(card, answers)
    assert {**step.answers, **step.ignored} == answers
    return step


def asked(step: Step) -> str | None:
    return step.question.id if step.question else None


@pytest.mark.this_card
def test_answers_that_together_rule_a_task_out_count_before_the_question_that_comes_first(card: Card) -> None:
    step = counted(card, {**ANSWERS, "advies-vt-anders": "nee", "inbreuk-leven": "nee"})
    assert not step.ignored
    assert "om-onderzoek" not in tasks_of(step)
    assert asked(step) == "aangehouden"


@pytest.mark.this_card
def test_answers_that_together_rule_a_task_out_count_beside_weet_ik_niet(card: Card) -> None:
    step = counted(card, {**ANSWERS, "aangehouden": "onbekend", "advies-vt-anders": "nee", "inbreuk-leven": "nee"})
    assert not step.ignored
    assert asked(step) is None
    assert tasks_of(step)["om-geen-interventie"] == "find_out"
    assert "om-onderzoek" not in tasks_of(step)


@pytest.mark.this_card
def test_a_question_is_not_asked_when_a_later_answer_has_settled_its_tasks(card: Card) -> None:
    step = counted(card, {**ANSWERS, "aangehouden": "nee", "inbreuk-leven": "ja"})
    assert tasks_of(step)["om-onderzoek"] == "do"
    assert asked(step) is None


@pytest.mark.this_card
def test_answers_of_another_branch_are_ignored(card: Card) -> None:
    step = counted(card, {**ANSWERS, "aangehouden": "ja", "inbreuk-leven": "onbekend", "aangifte": "ja"})
    assert dict(step.ignored) == {"aangifte": "ja", "inbreuk-leven": "onbekend"}


@pytest.mark.this_card
def test_without_a_role_every_answer_waits(card: Card) -> None:
    step = counted(card, {"inbreuk-leven": "ja", "risico": "laag"})
    assert list(step.ignored.items()) == [("risico", "laag"), ("inbreuk-leven", "ja")]
    assert asked(step) == ROLE
    assert step.advice == ()


def waves(*alternatives: Mapping[str, str]) -> Card:
    """A card with one task, which depends on whether there is wind, rain and fog."""
    task = Task(id="t", do="Doe.", source=(1,), section="s", when=alternatives)
    return small_card({"a": (task,)}, [open_question(name) for name in ("wind", "regen", "mist")], [section("s")])


def test_what_is_ruled_out_by_one_answer_leaves_the_others_without_meaning() -> None:
    step = counted(waves({"wind": "ja", "regen": "ja"}), {ROLE: "a", "wind": "nee", "regen": "ja"})
    assert dict(step.ignored) == {"regen": "ja"}
    step = counted(waves({"wind": "ja", "regen": "ja"}), {ROLE: "a", "regen": "nee", "mist": "ja"})
    assert dict(step.ignored) == {"mist": "ja"}


def test_what_is_certain_by_one_answer_leaves_the_others_without_meaning() -> None:
    step = counted(waves({"wind": "ja"}, {"regen": "ja"}), {ROLE: "a", "wind": "ja", "regen": "nee"})
    assert dict(step.ignored) == {"regen": "nee"}


def test_an_answer_counts_when_it_may_matter_after_others() -> None:
    card = waves({"wind": "ja", "regen": "ja"}, {"mist": "ja"})
    step = counted(card, {ROLE: "a", "mist": "onbekend", "wind": "nee"})
    assert not step.ignored
    step = counted(card, {ROLE: "a", "mist": "onbekend", "wind": "nee", "regen": "ja"})
    assert dict(step.ignored) == {"regen": "ja"}


def test_questions_that_only_together_can_make_a_task_to_be_done_are_asked_in_their_order() -> None:
    card = waves({"wind": "ja", "regen": "ja"}, {"mist": "ja"})
    assert asked(decide(card, {ROLE: "a"})) == "wind"
    assert asked(decide(card, {ROLE: "a", "wind": "ja"})) == "regen"
    assert asked(decide(card, {ROLE: "a", "wind": "nee"})) == "mist"
    assert asked(decide(card, {ROLE: "a", "mist": "ja"})) is None
    step = counted(card, {ROLE: "a", "mist": "nee", "wind": "ja"})
    assert (asked(step), list(step.answers)) == ("regen", [ROLE, "wind", "mist"])
    assert dict(counted(card, {ROLE: "a", "mist": "nee", "wind": "ja", "regen": "ja"}).ignored) == {"mist": "nee"}


def test_a_task_for_either_side_of_a_question_gets_its_answers() -> None:
    """No single answer changes anything here: with wind it depends on rain, without wind on fog."""
    card = waves({"wind": "ja", "regen": "ja"}, {"wind": "nee", "mist": "ja"})
    assert asked(decide(card, {ROLE: "a"})) == "wind"
    assert asked(decide(card, {ROLE: "a", "wind": "ja"})) == "regen"
    assert asked(decide(card, {ROLE: "a", "wind": "nee"})) == "mist"


def test_two_questions_without_weet_ik_niet_do_not_wait_for_each_other() -> None:
    task = Task(id="t", do="Doe.", source=(1,), section="s", when={"wind": "ja", "regen": "ja"})
    questions = [replace(open_question(name), dont_know=None, find_out=None) for name in ("wind", "regen")]
    card = small_card({"a": (task,)}, questions, [section("s")])
    assert asked(decide(card, {ROLE: "a"})) == "wind"
    assert asked(decide(card, {ROLE: "a", "wind": "ja"})) == "regen"
    assert asked(decide(card, {ROLE: "a", "wind": "nee"})) is None


def test_a_question_is_not_asked_when_others_settle_its_task_anyway() -> None:
    card = waves({"wind": "ja", "regen": "ja"}, {"regen": "ja"})
    assert asked(decide(card, {ROLE: "a"})) == "regen"
    assert asked(decide(card, {ROLE: "a", "regen": "onbekend"})) is None


def test_a_task_that_can_only_be_ruled_out_by_two_answers_at_once_stays_something_to_find_out() -> None:
    card = waves({"wind": "ja", "regen": "ja"}, {"wind": "ja", "mist": "ja"})
    step = decide(card, {ROLE: "a", "wind": "onbekend"})
    assert asked(step) is None
    assert tasks_of(step) == {"t": "find_out"}


@pytest.mark.this_card
def test_the_answers_of_a_step_cannot_be_changed(card: Card) -> None:
    step = decide(card, {**ANSWERS, "aangifte": "ja"})
    for answers in (step.answers, step.ignored, decide(card, {}).answers):
        with pytest.raises(TypeError):
            answers["risico"] = "hoog"  # type: ignore[index]


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"weer": "mooi"}, "De vraag 'weer' (met antwoord 'mooi') bestaat niet. Kies uit: rol, wind, regen, mist."),
        ({"wind": "mooi"}, "De vraag 'wind' heeft geen antwoord 'mooi'. Kies uit: ja, nee, onbekend."),
    ],
)
def test_what_the_card_does_not_know_is_refused_with_what_it_does_know(answers: dict[str, str], message: str) -> None:
    with pytest.raises(AnswerError) as refused:
        decide(waves({"wind": "ja"}), answers)
    assert str(refused.value) == message
