# SPDX-License-Identifier: EUPL-1.2
"""Why a task is shown or is not, in plain Dutch."""

import pytest

from checker import Card, decide
from checker.card import ROLE, Task
from checker.reasons import UnknownTask, condition_words, open_questions, why, why_not
from checker.rules import rulebook
from tests.checker.small_cards import small_card
from tests.states import every_step, tasks_of


def reason(card: Card, task: str, **answers: str) -> str:
    step = decide(card, {name.replace("_", "-"): answer for name, answer in answers.items()})
    return next(why(step, advice) for advice in step.advice if advice.rule.task.id == task)


@pytest.mark.this_card
@pytest.mark.parametrize(
    ("task", "answers", "expected"),
    [
        (
            "politie-iedereen-veilig",
            {"rol": "politie"},
            "Omdat je dit altijd doet, welk risico er ook is.",
        ),
        (
            "politie-stopgesprek-om",
            {"rol": "politie", "risico": "laag", "aangifte": "ja"},
            "Omdat het risico laag is en er aangifte is gedaan.",
        ),
        (
            "politie-stopgesprek-om",
            {"rol": "politie", "risico": "laag", "aangifte": "onbekend"},
            "Alleen als er aangifte is gedaan. Zoek eerst uit of er aangifte is gedaan.",
        ),
        (
            "om-onderzoek",
            {"rol": "om", "risico": "laag", "aangehouden": "nee", "advies_vt_anders": "ja"},
            "Omdat het risico laag is, de verdachte (nog) niet is aangehouden en Veilig Thuis adviseert om toch "
            "strafrechtelijk in te grijpen.",
        ),
        (
            "om-onderzoek",
            {"rol": "om", "risico": "laag", "aangehouden": "onbekend"},
            "Alleen als de verdachte (nog) niet is aangehouden, en Veilig Thuis adviseert om toch strafrechtelijk in te "
            "grijpen of de inbreuk op het leven van het slachtoffer daarom vraagt. "
            "Zoek eerst uit of de verdachte is aangehouden. "
            "Zoek ook uit of Veilig Thuis adviseert om toch strafrechtelijk in te grijpen. "
            "Zoek ook uit of de inbreuk op het leven van het slachtoffer reden is om toch in te grijpen.",
        ),
        (
            "casushouder-veiligheid",
            {"rol": "casushouder", "risico": "hoog", "veiligheidsplan_gereed": "onbekend"},
            "Omdat dit bij je takenpakket hoort, het risico hoog is en de veiligheidsvoorwaarden of het "
            "veiligheidsplan nog onzeker zijn.",
        ),
    ],
)
def test_why_a_task_is_shown(card: Card, task: str, answers: dict[str, str], expected: str) -> None:
    assert reason(card, task, **answers) == expected


@pytest.mark.this_card
@pytest.mark.parametrize(
    ("task", "answers", "expected"),
    [
        (
            "om-vhh",
            {"rol": "om", "risico": "laag"},
            "Je doet dit alleen als het risico hoog of gemiddeld is. Jij gaf aan dat het risico laag is.",
        ),
        (
            "om-vhh",
            {"rol": "om"},
            "Je doet dit alleen als het risico hoog of gemiddeld is. Geef eerst aan wat het risiconiveau is.",
        ),
        ("om-vhh", {}, "Nog niet te zeggen. Geef eerst aan wat je rol is."),
        ("om-vhh", {"rol": "politie"}, "Dit is geen taak van jouw rol, maar van het Openbaar Ministerie."),
        (
            "casushouder-slachtoffer",
            {"rol": "veilig-thuis"},
            "Dit is geen taak van jouw rol, maar van de casushouder.",
        ),
        (
            "om-sash",
            {"rol": "om"},
            "Deze taak staat er wel bij. Omdat je dit altijd doet, welk risico er ook is.",
        ),
        (
            "om-onderzoek",
            {"rol": "om", "risico": "laag", "aangehouden": "nee", "advies-vt-anders": "nee", "inbreuk-leven": "nee"},
            "Je doet dit alleen als het risico laag is, en de verdachte (nog) niet is aangehouden, en Veilig Thuis adviseert "
            "om toch strafrechtelijk in te grijpen of de inbreuk op het leven van het slachtoffer daarom vraagt. "
            "Jij gaf aan dat Veilig Thuis niet adviseert om strafrechtelijk in te grijpen en de inbreuk op het leven van het "
            "slachtoffer geen reden is om in te grijpen.",
        ),
    ],
)
def test_why_a_task_is_not_shown(card: Card, task: str, answers: dict[str, str], expected: str) -> None:
    assert why_not(decide(card, answers), task) == expected


def test_every_task_has_a_reason_in_every_state(card: Card) -> None:
    for step in every_step(card):
        for advice in step.advice:
            sentence = why(step, advice)
            starts = "Omdat " if advice.status == "do" else "Alleen als "
            assert sentence.startswith(starts)
            assert sentence.endswith(".")
            assert "  " not in sentence


def test_every_task_that_is_not_shown_can_be_explained_in_every_state(card: Card) -> None:
    every_task = rulebook(card).every_rule
    for step in every_step(card):
        shown = tasks_of(step)
        for task in every_task:
            sentence = why_not(step, task)
            assert sentence.startswith("Deze taak staat er wel bij.") == (task in shown)
            assert sentence.endswith(".")


def test_open_questions_are_exactly_those_that_an_answer_would_settle(card: Card) -> None:
    for step in every_step(card):
        for advice in step.advice:
            names = open_questions(step, advice)
            assert bool(names) == (advice.status == "find_out")
            for name in names:
                assert step.answers.get(name) in (None, card.question(name).dont_know)


@pytest.mark.this_card
def test_a_task_that_the_card_does_not_have_is_named(card: Card) -> None:
    for answers in ({}, {ROLE: "om"}):
        with pytest.raises(UnknownTask, match=r"De kaart heeft geen taak 'om-koffie'\."):
            why_not(decide(card, answers), "om-koffie")


@pytest.mark.this_card
def test_a_condition_in_words(card: Card) -> None:
    assert condition_words(card, {"aangehouden": "ja"}) == "de verdachte is aangehouden"
    assert condition_words(card, ({"aangifte": "ja"}, {"stalking-gaat-door": "ja"})) == (
        "er aangifte is gedaan of de stalking doorgaat"
    )


def test_of_a_task_of_several_all_are_named() -> None:
    task = Task(id="a-een", do="Bel c.", section="altijd", who=("a", "b"), source=(1,))
    card = small_card({"a": (task,), "b": (), "c": ()})
    assert why_not(decide(card, {ROLE: "c"}), "a-een") == "Dit is geen taak van jouw rol, maar van de a en de b."
