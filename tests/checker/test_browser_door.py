# SPDX-License-Identifier: EUPL-1.2
"""What the page sends and what it gets back."""

import json
from typing import Any

import pytest

from checker import AnswerError, Card, decide
from checker.browser import respond
from checker.html import Links, announcement, step_html
from tests.states import every_step


def response(card: Card, answers: dict[str, str], change: str | None = None, root: str = "") -> dict[str, Any]:
    sent: dict[str, Any] = json.loads(respond(card, json.dumps({"answers": answers, "change": change, "root": root})))
    return sent


def test_every_step_comes_whole(card: Card) -> None:
    for step in every_step(card):
        assert response(card, dict(step.answers), root="../") == {
            "html": step_html(step, Links("../")),
            "answers": dict(step.answers),
            "announcement": announcement(step),
        }


def test_an_answer_that_matters_no_longer_is_told_and_not_sent_back(card: Card) -> None:
    sent = response(card, {"rol": "om", "risico": "hoog", "aangehouden": "ja", "aangifte": "nee"})
    assert sent["answers"] == {"rol": "om", "risico": "hoog"}
    assert "Je antwoord op ‘Is er aangifte gedaan?’ en ‘Is de verdachte aangehouden?’ telt niet meer mee." in sent["html"]


def test_to_change_an_answer_asks_its_question_again_and_keeps_all_answers(card: Card) -> None:
    answers = {"rol": "om", "risico": "laag", "aangehouden": "ja"}
    sent = response(card, answers, change="risico")
    step = decide(card, answers)
    assert sent["answers"] == answers
    assert sent["html"] == step_html(step, Links(), change="risico")
    assert sent["announcement"] == announcement(step, change="risico") == "Vraag 2: Wat is het risiconiveau?"


@pytest.mark.parametrize("change", ["aangifte", "koffie"])
def test_a_question_that_was_not_answered_cannot_be_changed(card: Card, change: str) -> None:
    answers = {"rol": "om", "risico": "laag"}
    assert response(card, answers, change=change) == response(card, answers)


def test_letters_with_accents_are_sent_as_they_are(card: Card) -> None:
    sent = respond(card, json.dumps({"answers": {"rol": "om", "risico": "hoog"}, "change": None, "root": ""}))
    assert "slachtoffercoördinatie" in sent


def test_an_answer_that_the_card_does_not_know_is_refused(card: Card) -> None:
    with pytest.raises(AnswerError, match="De vraag 'rol' heeft geen antwoord 'bakker'"):
        response(card, {"rol": "bakker"})
