# SPDX-License-Identifier: EUPL-1.2
"""What another answer would change: the difference between two decisions, and nothing else."""

from collections.abc import Iterator

import pytest

from checker import Card, decide
from checker.card import ROLE
from checker.contract import step_data
from checker.decision import Advice, UnknownAnswer, UnknownQuestion
from checker.html import step_html
from checker.markup import Links
from checker.replies import what_if_announcement, what_if_html
from checker.whatif import WhatIf, compare
from checker.wording import plain
from tests.checker.fragments import Element, parsed
from tests.checker.small_cards import of_every_shape
from tests.checker.test_html import FLOOD
from tests.states import complete_steps, tasks_of


def suppositions(card: Card) -> Iterator[WhatIf]:
    """Every other answer to every question but `rol`, in every complete state."""
    for step in complete_steps(card):
        for name, answer in step.answers.items():
            for option in card.question(name).options:
                if name != ROLE and option.id != answer:
                    yield compare(step, name, option.id)


def check(what_if: WhatIf) -> None:
    """The difference is that between two decisions, in the order of the card."""
    before = what_if.before
    was = tasks_of(before)
    becomes = tasks_of(decide(before.card, {**before.answers, what_if.question.id: what_if.option.id}))
    ids = {name: [each.rule.task.id for each in getattr(what_if, name)] for name in ("comes", "goes", "changes")}
    assert ids == {
        "comes": [task for task in becomes if task not in was],
        "goes": [task for task in was if task not in becomes],
        "changes": [task for task in becomes if task in was and was[task] != becomes[task]],
    }
    assert [each.status for each in what_if.changes] == [becomes[task] for task in ids["changes"]]
    assert what_if.same_tasks == (was == becomes)
    assert {each.id for each in what_if.dropped} == set(before.answers) - set(what_if.after.answers)
    assert what_if.question.id in what_if.after.answers


def test_for_every_other_answer_in_every_state_the_difference_is_that_between_two_decisions(card: Card) -> None:
    found = list(suppositions(card))
    assert len(found) > 500
    for what_if in found:
        check(what_if)


@of_every_shape
def test_on_every_card_the_difference_is_that_between_two_decisions(card: Card) -> None:
    for what_if in suppositions(card):
        check(what_if)


def test_to_take_an_answer_over_and_back_again_leads_to_the_same_step(card: Card) -> None:
    for what_if in suppositions(card):
        question = what_if.question.id
        back = compare(what_if.after, question, what_if.before.answers[question])
        assert step_data(back.after) == step_data(what_if.before)
        assert tasks(back.goes) == tasks(what_if.comes)
        assert tasks(back.comes) == tasks(what_if.goes)
        assert tasks(back.changes) == tasks(what_if.changes)


def tasks(advice: tuple[Advice, ...]) -> list[str]:
    return [each.rule.task.id for each in advice]


def test_the_answer_that_was_given_changes_nothing(card: Card) -> None:
    for step in complete_steps(card):
        for name, answer in step.answers.items():
            same = compare(step, name, answer)
            assert same.same_tasks
            assert (same.dropped, same.after.question) == ((), None)


def test_what_the_card_does_not_know_cannot_be_supposed() -> None:
    step = decide(FLOOD, {"rol": "brandweer"})
    with pytest.raises(UnknownQuestion):
        compare(step, "koffie", "ja")
    with pytest.raises(UnknownAnswer):
        compare(step, "hoogte", "koffie")


# --- what the reader sees ----------------------------------------------------------------------------------------------


def test_every_other_answer_can_be_supposed_but_another_role(card: Card) -> None:
    for step in complete_steps(card):
        element = parsed(step_html(step, Links()))
        offered = [
            (button.attributes["data-stel-vraag"], button.attributes["data-stel-antwoord"], button.text)
            for button in element.all("button", class_="rk-knop rk-stel", type="button")
        ]
        assert offered == [
            (name, option.id, plain(option.text))
            for name, answer in step.answers.items()
            for option in card.question(name).options
            if name != ROLE and option.id != answer
        ]
        for group, (name, answer) in zip(
            element.all("fieldset", class_="rk-stel-vraag"), list(step.answers.items())[1:], strict=True
        ):
            question = card.question(name)
            now = plain(question.option(answer).text)
            assert group.one("legend").text == f"{plain(question.text)} (je antwoord nu: {now})"
        assert element.one("div", data_plek="wat-als").content == []


def test_who_was_asked_nothing_but_the_role_has_nothing_to_suppose() -> None:
    element = parsed(step_html(decide(FLOOD, {"rol": "dijkwacht"}), Links()))
    assert element.all(id="rk-watals") == []


def lists(element: Element) -> dict[str, list[str]]:
    titles = [each.text for each in element.all("h4")]
    return dict(zip(titles, ([item.text for item in each.all("li")] for each in element.all("ul")), strict=True))


def supposed(question: str, answer: str, **answers: str) -> WhatIf:
    return compare(decide(FLOOD, {"rol": "brandweer", **answers}), question, answer)


def test_the_reader_sees_what_comes_what_goes_and_what_changes() -> None:
    what_if = supposed("stijgt", "ja", hoogte="hoog", stijgt="nee", regen="ja")
    element = parsed(what_if_html(what_if))
    assert element.one("h3").text == "Als stijgt ja is"
    assert lists(element) == {
        "Deze taken komen erbij, voor de dijkwacht": ["Vraag de BHV (bedrijfshulpverlening) om boten."],
        "Deze taken vallen weg, voor de functie dijkwacht": ["Pomp."],
    }
    assert what_if_announcement(what_if) == "Taken: 1 erbij, 1 weg."
    assert lists(parsed(what_if_html(supposed("stijgt", "ja", hoogte="hoog", stijgt="onbekend", regen="nee")))) == {
        "Deze taken vallen weg, voor de functie dijkwacht": ["Alleen als stijgt nee is: pomp."],
        "Deze taken veranderen, voor de dijkwacht": ["Dat moet dan gebeuren: Vraag de BHV (bedrijfshulpverlening) om boten."],
    }
    assert "Er verandert niets" not in element.text


def test_the_reader_sees_her_own_tasks_first_without_her_name() -> None:
    assert lists(parsed(what_if_html(supposed("hoogte", "hoog", hoogte="laag", stijgt="nee")))) == {
        "Deze taken komen erbij": ["Alleen als regen ja is: meet & schrijf op."],
        "Deze taken komen erbij, voor de functie dijkwacht": ["Pomp."],
    }


def test_a_task_that_changes_says_what_becomes_of_it() -> None:
    sure = supposed("stijgt", "ja", hoogte="laag", stijgt="onbekend")
    assert lists(parsed(what_if_html(sure))) == {
        "Deze taken veranderen, voor de dijkwacht": ["Dat moet dan gebeuren: Vraag de BHV (bedrijfshulpverlening) om boten."]
    }
    unsure = supposed("stijgt", "onbekend", hoogte="hoog", stijgt="ja", regen="ja")
    assert lists(parsed(what_if_html(unsure))) == {
        "Deze taken komen erbij, voor de functie dijkwacht": ["Alleen als stijgt nee is: pomp."],
        "Deze taken veranderen, voor de dijkwacht": [
            "Dat hangt dan ergens van af: Alleen als stijgt ja is: vraag de BHV (bedrijfshulpverlening) om boten."
        ],
    }
    assert what_if_announcement(unsure) == "Taken: 1 erbij, 1 anders."


def test_the_reader_sees_which_answers_would_not_count_and_what_would_be_asked() -> None:
    less = parsed(what_if_html(supposed("hoogte", "laag", hoogte="hoog", stijgt="nee", regen="nee")))
    assert "Je antwoord op ‘Hoe is regen?’ telt dan niet meer mee." in [each.text for each in less.all("p")]
    assert "Dan is er nog een vraag" not in less.text
    (both,) = parsed(what_if_html(supposed("rol", "dijkwacht", hoogte="laag", stijgt="nee"))).all("p")
    assert both.text == "Je antwoorden op ‘Hoe is hoogte?’ en ‘Hoe is stijgt?’ tellen dan niet meer mee."
    more = parsed(what_if_html(supposed("hoogte", "hoog", hoogte="laag", stijgt="nee")))
    assert [each.text for each in more.all("p")] == ["Dan is er nog een vraag: ‘Hoe is regen?’"]


@pytest.mark.this_card
def test_when_nothing_changes_that_is_said(card: Card) -> None:
    what_if = compare(decide(card, {"rol": "om", "risico": "hoog", "ernstige-bezwaren": "ja"}), "risico", "gemiddeld")
    element = parsed(what_if_html(what_if))
    assert element.text == "Als het risico gemiddeld is Er verandert niets aan de taken. Neem dit antwoord over"
    assert what_if_announcement(what_if) == "Er verandert niets aan de taken."


def test_the_answer_can_be_taken_over(card: Card) -> None:
    for what_if in suppositions(card):
        button = parsed(what_if_html(what_if)).one("button", type="button")
        assert button.attributes["class"] == "rk-knop rk-neem-over"
        assert button.attributes["data-vraag"] == what_if.question.id
        assert button.attributes["data-antwoord"] == what_if.option.id
