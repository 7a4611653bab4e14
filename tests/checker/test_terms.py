# SPDX-License-Identifier: EUPL-1.2
"""A term goes before what is to be done within it, and the shortest first; what not to do is told like a task, and is none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_hooks.pages import Page, Site
from build_hooks.pages.directives import show
from build_hooks.pocket.tasks import Block, task_blocks
from checker.card import ROLE, Card, Task
from checker.contract import step_data
from checker.decision import decide
from checker.html import step_html
from checker.markup import Links
from checker.meeting import meeting_html
from checker.outline import own_tasks, to_do
from checker.rules import rulebook
from checker.selfcheck import DONE, self_check
from checker.term import TERM, by_term, minutes
from checker.text import advice_text
from checker.tree import tree_html
from checker.wording import Writer, going_on, plain, sentence, with_term
from tests.checker.fragments import Element, parsed
from tests.checker.small_cards import TERMS, of_every_shape, small_card
from tests.states import complete_steps


@of_every_shape
def test_a_term_stands_before_the_task_in_every_face(card: Card) -> None:
    for step in complete_steps(card):
        data = {task["id"]: task["text"] for task in step_data(step)["tasks"]}
        page, text = parsed(step_html(step, Links())).text, advice_text(step)
        for advice in step.advice:
            task = advice.rule.task
            told = plain(with_term(task))
            assert told == (f"{sentence(task.within)}: {going_on(task.do)}" if task.within else task.do)
            assert data[task.id] == told
            for face in (page, text):
                assert told in face or told[0].lower() + told[1:] in face


NAMES = re.compile(r"[Dd]oe ([a-z]-[\d-]*\d)")
"""The ids of tasks in a text: on these cards each says its own."""


def out_of_order(card: Card, role: str, names: Iterable[str]) -> list[str]:
    """Those of these tasks of one list that stand behind one with a longer term, of the same section and whole."""
    longest: dict[object, int] = {}
    late = []
    rules = {rule.task.id: rule for rule in rulebook(card).rules(role)}
    for rule in (rules[name] for name in names):
        if term := rule.task.within:
            place = (rule.section.id, rule.parent.id if rule.parent else "")
            if minutes(term) < longest.get(place, 0):
                late.append(rule.task.id)
            longest[place] = max(minutes(term), longest.get(place, 0))
    return late


def lists(page: Element) -> Iterator[list[str]]:
    """The tasks of each list on a page."""
    for each in page.all("ul"):
        items = [item for item in each.content if isinstance(item, Element)]
        yield [item.attributes["data-taak"] for item in items if "data-taak" in item.attributes]


@of_every_shape
def test_the_shortest_term_stands_first_in_every_list_of_an_advice(card: Card) -> None:
    for step in complete_steps(card):
        role = step.answers[ROLE]
        told = [task["id"] for task in step_data(step)["tasks"]]
        shown = [found for page in (step_html(step, Links()), tree_html(card, step.answers)) for found in lists(parsed(page))]
        said = [NAMES.findall(block) for block in advice_text(step).split("\n\n") if ": TITEL " in block.partition("\n")[0]]
        assert sum(map(len, said)) >= len([each for each in to_do(step) if not each.rule.task.first])
        assert not [late for names in (told, *shown, *said) for late in out_of_order(card, role, names)]


@of_every_shape
def test_the_shortest_term_stands_first_on_pages_and_on_paper(card: Card) -> None:
    for role in card.roles():
        for section in card.sections:
            page = lists(parsed(show(Page(Site(card=card)), "taken", f"{role.id} {section.id}")))
            blocks = groupby(task_blocks(card, role, section, Writer(()), compact=True), key=lambda block: block["kind"])
            paper = [[_name(block) for block in found] for kind, found in blocks if kind == "task"]
            for names in (*page, *paper):
                assert not out_of_order(card, role.id, names)


def _name(block: Block) -> str:
    return next(NAMES.finditer("".join(span["text"] for span in block["paragraphs"][0]["spans"])))[1]


@given(st.lists(st.sampled_from((None, *TERMS))))
def test_what_has_no_term_keeps_its_place_and_equal_terms_their_order(terms: list[str | None]) -> None:
    entries = list(enumerate(terms))
    found = by_term(entries, lambda each: each[1])
    assert sorted(found) == entries
    assert [each if each[1] is None else None for each in found] == [each if each[1] is None else None for each in entries]
    timed = [(minutes(term), number) for number, term in found if term]
    assert timed == sorted(timed)


@pytest.mark.parametrize(
    "shorter_first",
    [
        ("meteen", "binnen een minuut", "binnen 2 minuten", "binnen een kwartier", "binnen een half uur", "binnen een uur"),
        ("onmiddellijk", "binnen 2 uur", "binnen 24 uur", "binnen twee dagen", "binnen 2 werkdagen", "binnen 3 dagen"),
        ("direct", "binnen één werkdag", "binnen een week", "binnen 6 werkdagen", "binnen twee weken", "binnen een maand"),
    ],
)
def test_terms_can_be_compared_whatever_they_are_counted_in(shorter_first: tuple[str, ...]) -> None:
    assert all(re.search(TERM, term) for term in shorter_first)
    assert sorted(map(minutes, shorter_first)) == list(map(minutes, shorter_first))
    assert len(set(map(minutes, shorter_first))) == len(shorter_first)


@pytest.mark.parametrize("term", ["", "snel", "binnen", "binnen 24 uur.", "binnen 0 uur", "24 uur", "binnen zeven uur"])
def test_what_cannot_be_put_in_order_is_no_term(term: str) -> None:
    assert not re.search(TERM, term)


@of_every_shape
def test_what_not_to_do_has_no_box_and_does_not_count(card: Card) -> None:
    for step in complete_steps(card):
        counted = {each.rule.task.id for each in own_tasks(step)}
        page = parsed(step_html(step, Links()))
        boxes = {box.attributes["data-stand-taak"] for box in page.all("fieldset", class_="rk-stand")}
        assert counted == boxes
        assert not any(each.rule.task.do_not for each in step.advice if each.rule.task.id in counted)
        checked = advice_text(step, check=self_check(step, dict.fromkeys(counted, DONE)))
        assert checked.count("[x] ") == len(counted) + checked.count("[x] gedaan")


@of_every_shape
def test_what_not_to_do_is_told_to_everybody_who_needs_to_know(card: Card) -> None:
    for step in complete_steps(card):
        forbidden = [each.rule.task.do for each in step.advice if each.rule.task.do_not]
        tree = parsed(tree_html(card, {ROLE: step.answers[ROLE]})).text
        for text in forbidden:
            said = text.removeprefix("Doe ")
            assert all(said in face for face in (tree, parsed(step_html(step, Links())).text, advice_text(step)))


def test_the_sheet_of_a_meeting_has_no_fields_beside_what_not_to_do() -> None:
    task = Task(id="a-1", do="Deel geen namen.", section="altijd", do_not=True)
    card = small_card({"a": (task, replace(task, id="a-2", do="Bel.", do_not=False, within="binnen een uur"))})
    sheet = parsed(meeting_html(decide(card, {ROLE: "a"}), "1 januari 2026"))
    assert [each.text for each in sheet.all("p", class_="rk-niet")] == ["Deel geen namen."]
    assert len(sheet.all("span", class_="rk-velden")) == 1
    assert "Binnen een uur: bel." in sheet.text
