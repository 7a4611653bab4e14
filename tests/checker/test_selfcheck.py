# SPDX-License-Identifier: EUPL-1.2
"""The self-check: what is done, what is open, what comes first, and who can tell."""

import re
from collections.abc import Mapping
from itertools import cycle, islice

import pytest

from checker import AnswerError, Card, Step, decide
from checker.html import step_html
from checker.markup import Links
from checker.outline import own_tasks
from checker.reasons import therefore
from checker.replies import self_check_html
from checker.selfcheck import DONE, LEFT_OUT, MARKS, NOT_YET, UNSURE, SelfCheck, UnknownMark, self_check, telling
from checker.wording import plain, with_term
from tests.checker.faces import HOLDS_NOT, bare, pages, task_alone
from tests.checker.fragments import Element, parsed
from tests.checker.test_html import FLOOD
from tests.states import complete_steps

WET = {"rol": "brandweer", "hoogte": "hoog", "stijgt": "onbekend", "regen": "ja"}


def ids(step: Step) -> list[str]:
    return [each.rule.task.id for each in own_tasks(step)]


def html_of(check: SelfCheck) -> Element:
    return parsed(self_check_html(check))


def lists(element: Element) -> dict[str, list[str]]:
    """What stands below each heading, and in what can be unfolded."""
    titles = [*element.all("h3"), *element.all("summary")]
    return {title.text: [item.text for item in items.all("li")] for title, items in zip(titles, element.all("ul"), strict=True)}


# --- in every state ----------------------------------------------------------------------------------------------------


def test_in_every_state_each_task_of_the_reader_can_be_marked_in_its_own_place(card: Card) -> None:
    for step, page in pages(card):
        fields = page.all("fieldset", class_="rk-stand")
        assert sorted(each.attributes["data-stand-taak"] for each in fields) == sorted(ids(step))
        for each in fields:
            task = each.attributes["data-stand-taak"]
            assert "hidden" in each.attributes
            radios = each.all("input", type="radio", name=f"stand-{task}", autocomplete="off")
            assert [radio.attributes["value"] for radio in radios] == list(MARKS)
            assert [label.text for label in each.all("label")] == [
                "Gedaan",
                "Nog niet",
                "Weet ik niet",
                "Niet van toepassing, of bewust niet",
            ]
            own = next(item for item in page.all("li", data_taak=task) if item.all("fieldset"))
            assert own.all("fieldset")[0] is each
            (advice,) = [found for found in step.advice if found.rule.task.id == task]
            assert each.one("legend", class_="rk-verborgen").text == f"Is dit gedaan? {plain(with_term(advice.rule.task))}"


def test_in_every_state_all_is_open_until_it_is_settled_and_then_the_next_comes_first(card: Card) -> None:
    for step in complete_steps(card):
        marks: dict[str, str] = {}
        for settled, task in enumerate(ids(step)):
            check = self_check(step, marks)
            assert [each.rule.task.id for each in check.open] == ids(step)[settled:]
            assert check.first is check.open[0]
            assert telling(check).startswith(f"{(settled + 1) // 2} van {len(ids(step))} gedaan")
            assert (f", {settled // 2} niet van toepassing" in telling(check)) == (settled > 1)
            assert "niets meer open" not in telling(check)
            marks[task] = (DONE, LEFT_OUT)[settled % 2]
        finished = self_check(step, marks)
        assert (finished.open, finished.first, finished.unsure) == ((), None, ())
        assert telling(finished).endswith(". Er staat niets meer open.")
        assert [each.rule.task.id for each in finished.left_out] == ids(step)[1::2]


@pytest.mark.this_card
@pytest.mark.parametrize("mark", [NOT_YET, UNSURE])
def test_what_is_not_settled_stays_open_whatever_else_is_said_of_it(card: Card, mark: str) -> None:
    for step in complete_steps(card):
        check = self_check(step, dict.fromkeys(ids(step), mark))
        assert check.open == own_tasks(step)
        assert check.first is next(iter(own_tasks(step)), None)
        assert check.unsure == (own_tasks(step) if mark == UNSURE else ())
        assert check.left_out == ()
        assert check.counts == {mark: len(ids(step))}


@pytest.mark.this_card
def test_the_prosecutor_goes_through_the_questions_of_the_card_one_by_one(card: Card) -> None:
    prosecutor = [step for step in complete_steps(card) if step.answers["rol"] == "officier-van-justitie"]
    assert prosecutor
    for step in prosecutor:
        element = parsed(step_html(step, Links()))
        for line in range(142, 149):
            to_ask = (each.rule.task for each in step.advice if each.rule.task.do.startswith("Vraag ") and each.status == "do")
            (own,) = [task for task in to_ask if task.source == (line,)]
            (item,) = element.all("li", data_taak=own.id)
            assert item.all("fieldset", data_stand_taak=own.id)
            assert own.id in ids(step)


@pytest.mark.this_card
def test_in_every_state_what_a_task_follows_from_goes_before_it_in_every_list_of_the_self_check(card: Card) -> None:
    """So that no two tasks in a list contradict each other."""
    seen = 0
    for step in complete_steps(bare(card)):
        follows = {plain(each.rule.task.do): therefore(step, each) for each in own_tasks(step)}
        seen += any(follows.values())
        for mark in MARKS:
            for each in html_of(self_check(step, dict.fromkeys(ids(step), mark))).all("li"):
                said = re.sub(r" \([a-z ]+\)$", "", each.text).removesuffix(f" {HOLDS_NOT}")
                task = task_alone(said)
                lead = follows[task]
                assert said == (f"{lead} {task[0].lower()}{task[1:]}" if lead else task)
    assert seen > 10


# --- one by one --------------------------------------------------------------------------------------------------------


def test_marks_are_counted_and_told_apart() -> None:
    check = self_check(decide(FLOOD, WET), {"redden": DONE, "meten": UNSURE, "pompen": DONE, "boten": LEFT_OUT})
    assert ids(check.step) == ["redden", "zolder", "meten"]
    assert (check.total, check.counts) == (3, {DONE: 1, UNSURE: 1, None: 1})
    assert [check.reads(each) for each in own_tasks(check.step)] == ["Gedaan", "Nog niet ingevuld", "Weet ik niet"]
    assert telling(check) == "1 van 3 gedaan."


def test_the_reader_sees_what_comes_first_what_to_look_up_what_to_record_and_what_is_open() -> None:
    check = self_check(decide(FLOOD, WET), {"redden": UNSURE, "zolder": LEFT_OUT, "meten": NOT_YET})
    element = html_of(check)
    assert element.one("p", class_="rk-telling").text == "0 van 3 gedaan, 1 niet van toepassing of bewust niet."
    assert lists(element) == {
        "Zoek dit eerst op in het dossier": ["Red eerst wie in gevaar is, met de BHV (bedrijfshulpverlening)."],
        "Dit doe je niet, of het geldt niet": ["Ga naar zolder."],
        "Dit staat ook nog open (1)": ["Omdat regen ja is: meet & schrijf op. (nog niet)"],
    }


def test_in_every_state_whatever_is_marked_every_task_that_is_not_done_is_in_one_list(card: Card) -> None:
    for step in complete_steps(card):
        own = own_tasks(step)
        for turn in range(len(MARKS) + 1):
            given = cycle((*MARKS, None))
            marks = {each.rule.task.id: mark for each, mark in zip(own, islice(given, turn, None), strict=False) if mark}
            listed = [text for texts in lists(html_of(self_check(step, marks))).values() for text in texts]
            assert len(listed) == len(own) - list(marks.values()).count(DONE)
            assert len(set(listed)) == len(listed)


@pytest.mark.this_card
def test_a_heading_cannot_be_marked_but_its_parts_can(card: Card) -> None:
    step = decide(card, {"rol": "veilig-thuis", "risico": "hoog"})
    heading = next(each.rule.task for each in step.advice if each.rule.task.heading)
    assert heading.id not in ids(step)
    assert {part.id for part in heading.tasks} <= set(ids(step))
    assert self_check(step, {heading.id: DONE}).marks == {}


def test_marks_of_tasks_that_are_not_shown_say_nothing() -> None:
    step = decide(FLOOD, WET)
    assert self_check(step, {"lopen": "gedaan", "koffie": "gedaan"}) == self_check(step, {})
    assert self_check(step, {}).marks == {}


@pytest.mark.parametrize("marks", [{"redden": "klaar"}, {"koffie": ""}, {"redden": "Gedaan"}, {"zolder": "<b>'"}])
def test_a_mark_that_does_not_exist_is_refused_in_one_line(marks: Mapping[str, str]) -> None:
    with pytest.raises(UnknownMark) as refused:
        self_check(decide(FLOOD, WET), marks)
    ((task, mark),) = marks.items()
    assert str(refused.value) == f"De taak {task!r} kan niet op {mark!r} staan. Kies uit: {', '.join(MARKS)}."
    assert isinstance(refused.value, AnswerError)


def test_while_a_question_is_open_what_is_known_can_be_checked_all_the_same() -> None:
    step = decide(FLOOD, {"rol": "brandweer", "hoogte": "hoog"})
    assert telling(self_check(step, {"zolder": "gedaan"})) == "1 van 2 gedaan."
