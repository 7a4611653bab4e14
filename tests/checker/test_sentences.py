# SPDX-License-Identifier: EUPL-1.2
"""Conditions and reasons in words, on small cards: how clauses are joined."""

from collections.abc import Mapping

import pytest

from checker import Card, decide
from checker.card import Option, Question, Task, When
from checker.reasons import condition_words, only_if, open_questions, why, why_not
from tests.checker.small_cards import open_question, section, small_card

CLAUSES = {
    "kleur": {"rood": "de lamp rood is", "groen": "de lamp groen is", "geel": "de lamp knipperend geel is"},
    "wind": {"hard": "het hard waait", "storm": "het stormt"},
    "licht": {"dag": "je bij daglicht", "nacht": "je bij nacht en ontij"},
    "tijd": {"vroeg": "vroeg gaat varen", "laat": "laat gaat varen"},
    "water": {"hoog": "er water is", "laag": "er water is dat stijgt"},
    "brug": {
        "open": "de brug over de rivier open is geweest vandaag",
        "dicht": "de brug over de rivier dicht is geweest vandaag",
    },
}
QUESTIONS = tuple(
    Question(
        id=name,
        text=f"{name}?",
        whether=f"of {name}",
        options=tuple(Option(id=answer, text=answer, because=clause) for answer, clause in clauses.items()),
    )
    for name, clauses in CLAUSES.items()
)


def card_with(*tasks: Task, questions: tuple[Question, ...] = QUESTIONS) -> Card:
    return small_card({"a": tasks}, questions, (section("s"), section("leeg", when={"rol": ("a", "a-f")})))


def task(name: str, when: When | None, in_section: str = "s") -> Task:
    return Task(id=name, do="Doe.", source=(1,), section=in_section, when=when)


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ({"kleur": "rood"}, "de lamp rood is"),
        ({"kleur": ("rood", "groen")}, "de lamp rood of groen is"),
        ({"kleur": ("rood", "groen", "geel")}, "de lamp rood, groen of knipperend geel is"),
        ({"wind": ("hard", "storm")}, "het hard waait of het stormt"),
        ({"licht": ("dag", "nacht")}, "je bij daglicht of je bij nacht en ontij"),
        ({"tijd": ("vroeg", "laat")}, "vroeg gaat varen of laat gaat varen"),
        ({"water": ("hoog", "laag")}, "er water is of er water is dat stijgt"),
        ({"brug": ("open", "dicht")}, "de brug over de rivier open of dicht is geweest vandaag"),
        ({"brug": "open", "kleur": "rood"}, "de lamp rood is en de brug over de rivier open is geweest vandaag"),
        ({"wind": ("hard", "storm"), "kleur": "rood"}, "de lamp rood is, en het hard waait of het stormt"),
        (({"kleur": "rood"}, {"wind": "storm"}), "de lamp rood is of het stormt"),
        (
            ({"kleur": "rood", "tijd": "laat"}, {"wind": "storm", "tijd": "laat"}),
            "laat gaat varen, en de lamp rood is of het stormt",
        ),
        (({"kleur": "rood"}, {"kleur": "rood", "wind": "storm"}), "de lamp rood is"),
        (({"kleur": "rood", "tijd": "laat"}, {"wind": "storm"}), "de lamp rood is en laat gaat varen of het stormt"),
        ({"rol": "a"}, "je bij a werkt"),
        (({"rol": "a", "wind": "hard"}, {"wind": "storm"}), "je bij a werkt en het hard waait of het stormt"),
    ],
)
def test_a_condition_reads_as_one_clause(when: When, words: str) -> None:
    assert condition_words(card_with(), when) == words


# --- why ---------------------------------------------------------------------------------------------------------------

OPEN = (open_question("eb"), open_question("mist"), open_question("ijs"))


def reason(card: Card, name: str, answers: Mapping[str, str]) -> str:
    step = decide(card, {"rol": "a", **answers})
    return next(why(step, advice) for advice in step.advice if advice.rule.task.id == name)


def test_a_reason_names_the_alternative_that_holds_and_no_other() -> None:
    card = card_with(task("t", ({"mist": "ja"}, {"ijs": "nee"})), questions=OPEN)
    assert reason(card, "t", {"mist": "nee", "ijs": "nee"}) == "Omdat s altijd geldt en ijs nee is."


def test_a_reason_follows_the_order_of_asking_however_the_condition_is_written() -> None:
    card = card_with(task("t", {"ijs": "ja", "eb": "ja", "mist": "nee"}), questions=OPEN)
    answers = {"ijs": "ja", "mist": "nee", "eb": "ja"}
    assert reason(card, "t", answers) == "Omdat s altijd geldt, eb ja is, mist nee is en ijs ja is."


def test_where_nothing_else_is_asked_the_role_is_the_reason() -> None:
    card = card_with(task("t", None, "leeg"), task("u", {"eb": "ja"}, "leeg"), questions=OPEN)
    assert reason(card, "t", {}) == "Omdat je bij a werkt."
    assert reason(card, "u", {"eb": "ja"}) == "Omdat eb ja is."


def test_what_is_known_already_is_no_part_of_what_is_open() -> None:
    card = card_with(task("t", ({"eb": "ja", "mist": "ja", "ijs": "nee"}, {"eb": "nee", "mist": "ja"})), questions=OPEN)
    step = decide(card, {"rol": "a", "eb": "ja", "ijs": "nee"})
    (advice,) = step.advice
    assert open_questions(step, advice) == ("mist",)
    assert only_if(step, advice) == "Alleen als mist ja is:"
    assert why(step, advice) == "Alleen als mist ja is. Zoek eerst uit of mist zo is."


def test_all_that_is_open_is_to_be_found_out_in_the_order_of_asking() -> None:
    card = card_with(task("t", ({"ijs": "ja", "mist": "ja"}, {"eb": "ja"})), questions=OPEN)
    step = decide(card, {"rol": "a", "eb": "onbekend"})
    assert open_questions(step, step.advice[0]) == ("eb", "mist", "ijs")
    assert why(step, step.advice[0]) == (
        "Alleen als mist ja is en ijs ja is of eb ja is. "
        "Zoek eerst uit of eb zo is. Zoek ook uit of mist zo is. Zoek ook uit of ijs zo is."
    )


def test_an_answer_that_settles_a_task_is_named_when_the_task_is_missed() -> None:
    card = card_with(task("t", {"rol": "a", "eb": "ja", "mist": "ja"}), questions=OPEN)
    step = decide(card, {"rol": "a", "eb": "ja", "mist": "nee"})
    assert why_not(step, "t") == "Je doet dit alleen als eb ja is en mist ja is. Jij gaf aan dat mist nee is."


def test_what_holds_for_another_role_is_no_part_of_a_reason() -> None:
    card = card_with(task("t", ({"rol": "a", "eb": "ja"}, {"rol": "a-f", "mist": "ja"})), questions=OPEN)
    assert (
        why_not(decide(card, {"rol": "a", "eb": "nee"}), "t") == "Je doet dit alleen als eb ja is. Jij gaf aan dat eb nee is."
    )


def test_a_question_that_must_be_answered_first_is_named_when_the_task_is_missed() -> None:
    card = card_with(task("t", {"kleur": "rood", "wind": "storm"}), task("u", {"kleur": "rood"}))
    step = decide(card, {"rol": "a", "kleur": "rood"})
    assert why_not(step, "t") == "Je doet dit alleen als de lamp rood is en het stormt. Geef eerst aan of wind."
