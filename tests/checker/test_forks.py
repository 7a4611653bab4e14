# SPDX-License-Identifier: EUPL-1.2
"""What to find out: each open question once, and at each answer exactly what choosing it leads to."""

from dataclasses import replace

import pytest

from checker import Card, Step, decide
from checker.card import ROLE
from checker.decision import Advice
from checker.forks import Fork, forks, forks_by_reader
from checker.reasons import open_questions
from checker.texts import MORE_THEN, NO_TASK_MORE
from checker.wording import plain
from tests.checker.faces import (
    FORKS,
    bare,
    below_titles,
    blocks,
    blocks_of_text,
    expected,
    expected_away,
    expected_texts,
    falls_away,
    outcomes_in_the_text,
    pages,
    without_headings,
)
from tests.checker.small_cards import cards_of_every_shape, open_question, section, small_card
from tests.checker.test_html import FLOOD
from tests.states import complete_steps, tasks_of

type Cards = tuple[Card, ...]


@pytest.fixture(scope="module", params=["the card", "cards of every shape"])
def every_card(request: pytest.FixtureRequest, card: Card) -> Cards:
    """The card; and after that, others."""
    return (bare(card),) if request.param == "the card" else cards_of_every_shape()


def steps(every_card: Cards) -> list[Step]:
    return [step for card in every_card for step in complete_steps(card)]


def in_reading_order(step: Step) -> list[Fork]:
    """First those of the reader, then those of others."""
    return [fork for found in forks_by_reader(step) for fork in found]


def ids(advice: tuple[Advice, ...]) -> list[str]:
    return [each.rule.task.id for each in advice]


# --- what a fork says --------------------------------------------------------------------------------------------------


def test_to_choose_an_answer_leads_to_exactly_what_the_fork_says(every_card: Cards) -> None:
    seen = 0
    for step in steps(every_card):
        for fork in forks(step):
            now = tasks_of(step)
            for outcome in fork.outcomes:
                seen += 1
                then = tasks_of(decide(step.card, {**step.answers, fork.question.id: outcome.option.id}))
                assert tasks_of(outcome.after) == then
                assert set(ids(outcome.comes)) == {task for task in then if then[task] == "do" != now.get(task)}
                assert set(ids(outcome.goes)) == {task for task in now if now[task] == "do" and task not in then}
                assert set(ids(outcome.depends)) == {
                    task for task in then if then[task] == "find_out" and (now.get(task) != "find_out" or task in fork.hanging)
                }
    assert seen > 50


def test_every_task_to_find_out_hangs_on_a_fork_and_stands_at_one_of_its_answers(every_card: Cards) -> None:
    for step in steps(every_card):
        found = forks(step)
        at_an_answer = {name for fork in found for outcome in fork.outcomes for name in ids((*outcome.comes, *outcome.depends))}
        to_find_out = {task for task, status in tasks_of(step).items() if status == "find_out"}
        assert to_find_out <= at_an_answer
        assert to_find_out == {name for fork in found for name in fork.hanging}


def test_what_hangs_on_a_fork_is_what_its_question_leaves_open(every_card: Cards) -> None:
    for step in steps(every_card):
        for fork in forks(step):
            assert fork.hanging == {each.rule.task.id for each in step.advice if fork.question.id in open_questions(step, each)}


def test_a_fork_offers_every_answer_but_weet_ik_niet_in_the_order_of_the_card(every_card: Cards) -> None:
    for step in steps(every_card):
        found = sorted(forks(step), key=lambda fork: not fork.brings_more)
        assert found == list(forks(step))
        for more in (True, False):
            questions = [fork.question for fork in found if fork.brings_more is more]
            assert questions == [each for each in step.card.questions if each in questions]
        for fork in found:
            offered = [outcome.option for outcome in fork.outcomes]
            unknown = fork.question.not_yet if fork.brings_more else fork.question.dont_know
            assert offered == [option for option in fork.question.options if option.id != unknown]


def brings_more(step: Step, name: str) -> bool:
    """Whether some other answer to this question brings a task."""
    then = (decide(step.card, {**step.answers, name: option.id}) for option in step.card.question(name).options)
    return any(tasks_of(each).keys() - tasks_of(step).keys() for each in then)


def test_all_that_the_reader_said_not_to_know_is_a_fork_and_nothing_that_she_knows_is(every_card: Cards) -> None:
    """What is not known yet is one when that brings anything."""
    for step in steps(every_card):
        asked = {fork.question.id: fork.brings_more for fork in forks(step)}
        for name, answer in step.answers.items():
            question = step.card.question(name)
            if answer == question.dont_know:
                assert asked[name] is False
            elif answer == question.not_yet and brings_more(step, name):
                assert asked[name] is True
            else:
                assert name not in asked


@pytest.mark.this_card
def test_whoever_does_not_know_the_risk_yet_is_told_that_tasks_follow_and_fills_it_in_right_there(card: Card) -> None:
    seen = 0
    for step, page in pages(card):
        told = page.one("p", class_="rk-aantal").text
        if step.answers["risico"] != "onbekend":
            assert "Dan komen er" not in told
            continue
        seen += 1
        assert "Dan komen er" in told
        (element, *_) = page.all("section", class_="rk-vork")
        assert element.attributes["data-vork"] == "risico"
        assert [each.attributes["data-antwoord"] for each in element.all("button")] == ["hoog", "gemiddeld", "laag"]
        assert MORE_THEN in element.text
    assert seen >= len([*card.roles()])


def test_a_question_is_left_out_only_when_it_settles_nothing_and_its_tasks_stand_below_another(every_card: Cards) -> None:
    for step in steps(every_card):
        shown: list[Fork] = list(forks(step))
        for advice in step.advice:
            for name in set(open_questions(step, advice)) - {fork.question.id for fork in shown}:
                assert name not in step.answers
                assert any(advice.rule.task.id in fork.hanging for fork in shown)
                for option in step.card.question(name).options:
                    then = tasks_of(decide(step.card, {**step.answers, name: option.id}))
                    if option.id != step.card.question(name).dont_know:
                        assert then == tasks_of(step)


def reordered(card: Card) -> list[Card]:
    """The card with its questions in other orders, each of which comes first once and last once."""
    first, *rest = card.questions
    turned = [[*rest[place:], *rest[:place]] for place in range(len(rest))]
    return [replace(card, questions=(first, *order)) for each in turned for order in (each, each[::-1])]


def shape(step: Step) -> set[tuple[object, ...]]:
    """The forks, without their order and without that of the tasks."""
    return {
        (
            fork.question.id,
            fork.hanging,
            *(tuple(frozenset(ids(each)) for each in (one.comes, one.depends, one.goes)) for one in fork.outcomes),
        )
        for fork in forks(step)
    }


def test_the_order_of_the_questions_on_the_card_makes_no_difference_to_what_is_to_be_found_out(every_card: Cards) -> None:
    seen = 0
    for card in every_card:
        as_it_is = [(step.answers, shape(step)) for step in complete_steps(card)]
        for other in reordered(card):
            for answers, was in as_it_is:
                same = decide(other, answers)
                if same.answers == answers:  # in another order, another of two answers may be the one that counts
                    assert shape(same) == was
                    seen += 1
    assert seen > 100


# --- what the page and the text make of it -----------------------------------------------------------------------------------


def test_the_page_shows_each_fork_with_what_each_answer_leads_to_by_who_does_it(every_card: Cards) -> None:
    for step, page in (each for card in every_card for each in pages(card)):
        shown = page.all("section", class_="rk-vork")
        for element, fork in zip(shown, in_reading_order(step), strict=True):
            assert element.attributes["data-vork"] == fork.question.id
            assert element.one("h3").text == plain(fork.question.text)
            for outcome, meant in zip(element.all("div", class_="rk-uitkomst"), fork.outcomes, strict=True):
                button = outcome.one("button", type="button", class_="rk-knop rk-kies")
                assert button.attributes["data-vraag"] == fork.question.id
                assert button.attributes["data-antwoord"] == meant.option.id
                asked = f"{plain(meant.option.text)} is het antwoord op ‘{plain(fork.question.text)}’"
                assert button.text == " ".join(asked.split())
                if fork.brings_more:
                    assert outcome.text == button.text
                    continue
                assert below_titles(outcome, "rk-dan") == expected(meant.after, (*meant.comes, *meant.depends))
                assert falls_away(outcome) == expected_away(meant.after, meant.goes)
                nothing = not (meant.comes or meant.depends or meant.goes)
                assert outcome.text.endswith("Dan komt er geen taak bij.") == nothing


def test_the_text_tells_each_fork_with_what_each_answer_leads_to_by_who_does_it(every_card: Cards) -> None:
    for step in steps(every_card):
        meant = [
            (
                plain(outcome.option.text),
                expected_texts(outcome.after, without_headings((*outcome.comes, *outcome.depends))),
                expected_away(outcome.after, outcome.goes),
            )
            for fork in in_reading_order(step)
            if not fork.brings_more
            for outcome in fork.outcomes
        ]
        assert outcomes_in_the_text(step) == meant
        told = [line for title, lines in blocks_of_text(step) if FORKS.fullmatch(title) for line in lines]
        assert told.count(MORE_THEN) == sum(fork.brings_more for fork in forks(step))
        leads_to_nothing = (
            not (each.comes or each.depends or each.goes)
            for fork in forks(step)
            if not fork.brings_more
            for each in fork.outcomes
        )
        assert told.count(f"  {NO_TASK_MORE}") == sum(leads_to_nothing)


def test_the_text_says_of_a_task_in_a_fork_when_it_applies_as_the_page_does(every_card: Cards) -> None:
    """Of a part too: not again what is said above it already."""
    seen = 0
    for step, page in (each for card in every_card for each in pages(card)):
        lines = [line for title, lines in blocks_of_text(step) if FORKS.fullmatch(title) for line in lines]
        for lead in ("Alleen als ", "Dan ook: "):
            on_the_page = sum(outcome.text.count(lead) for outcome in page.all("div", class_="rk-uitkomst"))
            assert sum(line.count(lead) for line in lines) == on_the_page, (dict(step.answers), lead)
            seen += on_the_page
    assert seen > 0


# --- one by one ----------------------------------------------------------------------------------------------------------


@pytest.mark.this_card
def test_what_is_to_be_done_for_now_may_fall_away(card: Card) -> None:
    (fork,) = forks(decide(card, {ROLE: "casushouder", "risico": "hoog", "veiligheidsplan-gereed": "onbekend"}))
    yes, no = fork.outcomes
    assert (ids(yes.goes), ids(yes.comes), ids(yes.depends)) == (["casushouder-veiligheid"], [], [])
    assert (no.goes, no.comes, no.depends) == ((), (), ())
    assert fork.settles
    assert not fork.hanging


@pytest.mark.this_card
def test_a_question_that_waits_for_another_is_asked_in_its_turn(card: Card) -> None:
    step = decide(card, {ROLE: "om", "risico": "laag", "aangehouden": "onbekend"})
    (fork,) = forks(step)
    assert fork.question.id == "aangehouden"
    yes, no = fork.outcomes
    assert (ids(yes.comes), ids(yes.depends)) == (["om-advies-afdoening", "om-afdoening-aangehouden"], [])
    assert (ids(no.comes), ids(no.depends)) == (["om-geen-interventie"], ["om-onderzoek", "om-afdoening-niet-aangehouden"])
    assert [fork.question.id for fork in forks(decide(card, {**step.answers, "aangehouden": "nee"}))][:1] == [
        "advies-vt-anders"
    ]


def test_without_anything_to_find_out_there_is_no_fork_and_no_block_for_it() -> None:
    card = small_card({"a": ()}, [open_question("mist")], [section("s")])
    for step, page in (*pages(card), *pages(FLOOD)):
        assert bool({"uitzoeken", "uitzoeken-ander"} & {*blocks(page)}) == bool(forks(step))
    assert not forks(decide(card, {ROLE: "a"}))
