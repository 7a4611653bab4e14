# SPDX-License-Identifier: EUPL-1.2
"""A term goes before what is to be done within it; what not to do is told like a task, and is none."""

from dataclasses import replace

from checker.card import ROLE, Card, Task
from checker.contract import step_data
from checker.decision import decide
from checker.html import step_html
from checker.markup import Links
from checker.meeting import meeting_html
from checker.outline import own_tasks
from checker.selfcheck import DONE, self_check
from checker.text import advice_text
from checker.tree import tree_html
from checker.wording import plain, with_term
from tests.checker.fragments import parsed
from tests.checker.small_cards import of_every_shape, small_card
from tests.states import complete_steps


@of_every_shape
def test_a_term_stands_before_the_task_in_every_face(card: Card) -> None:
    for step in complete_steps(card):
        data = {task["id"]: task["text"] for task in step_data(step)["tasks"]}
        page, text = parsed(step_html(step, Links())).text, advice_text(step)
        for advice in step.advice:
            task = advice.rule.task
            told = plain(with_term(task))
            assert told.startswith("Binnen een dag: doe") is (task.within is not None)
            assert data[task.id] == told
            for face in (page, text):
                assert told in face or told[0].lower() + told[1:] in face


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
