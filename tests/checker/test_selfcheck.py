# SPDX-License-Identifier: EUPL-1.2
"""The self-check: what is done, what is open, what comes first, and who can tell."""

from collections.abc import Mapping

import pytest

from checker import AnswerError, Card, Step, decide
from checker.html import step_html
from checker.markup import Links
from checker.outline import as_shown
from checker.replies import self_check_html
from checker.selfcheck import MARKS, SelfCheck, UnknownMark, self_check, telling
from checker.wording import plain
from tests.checker.fragments import Element, parsed
from tests.checker.test_html import FLOOD
from tests.states import complete_steps, tasks_of

WET = {"rol": "brandweer", "hoogte": "hoog", "stijgt": "onbekend", "regen": "nee"}


def ids(step: Step) -> list[str]:
    return [each.rule.task.id for each in as_shown(step)]


def html_of(check: SelfCheck) -> Element:
    return parsed(self_check_html(check, Links("../")))


def lists(element: Element) -> dict[str, list[str]]:
    """What stands below each heading, and in what can be unfolded."""
    titles = [*element.all("h4"), *element.all("summary")]
    return {title.text: [item.text for item in items.all("li")] for title, items in zip(titles, element.all("ul"), strict=True)}


# --- in every state ----------------------------------------------------------------------------------------------------


def test_in_every_state_each_task_can_be_marked_in_its_own_place(card: Card) -> None:
    for step in complete_steps(card):
        element = parsed(step_html(step, Links()))
        fields = element.all("fieldset", class_="rk-stand")
        assert [each.attributes["data-stand-taak"] for each in fields] == ids(step)
        for each in fields:
            task = each.attributes["data-stand-taak"]
            assert "hidden" in each.attributes
            radios = each.all("input", type="radio", name=f"stand-{task}", autocomplete="off")
            assert [radio.attributes["value"] for radio in radios] == list(MARKS)
            assert [label.text for label in each.all("label")] == ["Gedaan", "Nog niet", "Weet ik niet"]
            own = element.one("li", data_taak=task)
            assert own.all("fieldset")[0] is each
            named = own.all("summary")[0].text.removeprefix("Waarom: ")
            assert each.one("legend", class_="rk-verborgen").text == f"Is dit gedaan? {named}"


def test_in_every_state_all_is_open_until_it_is_marked_as_done_and_then_the_next_comes_first(card: Card) -> None:
    for step in complete_steps(card):
        to_do = [task for task, status in tasks_of(step).items() if status == "do"]
        marks: dict[str, str] = {}
        for done, task in enumerate(ids(step)):
            check = self_check(step, marks)
            assert [each.rule.task.id for each in check.open] == ids(step)[done:]
            assert (check.first.rule.task.id if check.first else None) == next(iter(to_do[done:]), None)
            assert telling(check) == f"{done} van {len(ids(step))} gedaan."
            marks[task] = "gedaan"
        finished = self_check(step, marks)
        assert (finished.open, finished.first, finished.unsure) == ((), None, ())
        assert html_of(finished).text == f"{len(ids(step))} van {len(ids(step))} gedaan."


@pytest.mark.parametrize("mark", ["nog-niet", "weet-ik-niet"])
def test_what_is_not_done_stays_open_whatever_else_is_said_of_it(card: Card, mark: str) -> None:
    for step in complete_steps(card):
        check = self_check(step, dict.fromkeys(ids(step), mark))
        assert check.open == as_shown(step)
        assert check.first is next((each for each in as_shown(step) if each.status == "do"), None)
        assert [each.advice for each in check.unsure] == list(as_shown(step) if mark == "weet-ik-niet" else ())
        assert check.counts == {mark: len(as_shown(step))}


def test_of_all_that_is_not_known_somebody_or_something_can_tell(card: Card) -> None:
    for step in complete_steps(card):
        check = self_check(step, dict.fromkeys(ids(step), "weet-ik-niet"))
        told = lists(html_of(check))["Vraag dit na"]
        assert len(told) == len(check.unsure)
        for each, text in zip(check.unsure, told, strict=True):
            asked = (
                "Vraag het na bij: " in text,
                any(plain(how)[:20] in text for how in each.how),
                "Kijk in het dossier." in text,
            )
            assert asked == (bool(each.who), bool(each.how), not each.who and not each.how)
            assert step.answers["rol"] not in each.who


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


# --- one by one --------------------------------------------------------------------------------------------------------


def test_marks_are_counted_and_told_apart() -> None:
    check = self_check(decide(FLOOD, WET), {"redden": "gedaan", "boten": "weet-ik-niet", "pompen": "nog-niet"})
    assert ids(check.step) == ["redden", "zolder", "boten", "pompen"]
    assert (check.total, check.counts) == (4, {"gedaan": 1, "weet-ik-niet": 1, "nog-niet": 1, None: 1})
    assert [check.reads(each) for each in as_shown(check.step)] == ["Gedaan", "Nog niet ingevuld", "Weet ik niet", "Nog niet"]
    assert telling(check) == "1 van 4 gedaan."


def test_the_reader_sees_what_comes_first_whom_to_ask_and_what_is_open() -> None:
    check = self_check(decide(FLOOD, WET), {"redden": "weet-ik-niet", "zolder": "nog-niet", "boten": "weet-ik-niet"})
    element = html_of(check)
    assert element.one("p", class_="rk-telling").text == "0 van 4 gedaan."
    assert lists(element) == {
        "Doe dit eerst": ["Red eerst wie in gevaar is, met de BHV (bedrijfshulpverlening)."],
        "Vraag dit na": [
            "Red eerst wie in gevaar is, met de BHV. Vraag het na bij: Naam dijkwacht, buren & co.",
            "Alleen als stijgt ja is. Vraag de BHV om boten. Vraag het na bij: Naam dijkwacht. Vraag stijgt na.",
        ],
        "Dit staat nog open (4)": [
            "Red eerst wie in gevaar is, met de BHV. (weet ik niet)",
            "Ga naar zolder. (nog niet)",
            "Alleen als stijgt ja is. Vraag de BHV om boten. (weet ik niet)",
            "Alleen als stijgt nee is. Pomp. (nog niet ingevuld)",
        ],
    }
    assert [each.attributes["href"] for each in element.all("a")] == [
        "../rol/dijkwacht.html",
        "../partners.html#buren",
        "../rol/dijkwacht.html",
    ]


def test_when_the_card_names_nobody_the_file_may_tell() -> None:
    check = self_check(decide(FLOOD, WET), {"zolder": "weet-ik-niet"})
    assert lists(html_of(check))["Vraag dit na"] == ["Ga naar zolder. Kijk in het dossier."]


def test_a_function_asks_neither_itself_nor_its_own_organisation(card: Card) -> None:
    (zolder,) = self_check(decide(FLOOD, {**WET, "rol": "brandweer-f"}), {"zolder": "weet-ik-niet"}).unsure
    assert zolder.who == ()
    step = decide(card, {"rol": "casusregisseur", "risico": "hoog"})
    given, plan = self_check(step, dict.fromkeys(("politie-zaak-uitgeven", "politie-plan-van-aanpak"), "weet-ik-niet")).unsure
    assert (given.who, plan.who) == ((), ())
    step = decide(card, {"rol": "politie", "risico": "hoog"})
    given, plan = self_check(step, dict.fromkeys(("politie-zaak-uitgeven", "politie-plan-van-aanpak"), "weet-ik-niet")).unsure
    assert (given.who, plan.who) == (("casusregisseur",), ("casusregisseur",))


def test_a_part_is_done_by_whoever_does_the_whole(card: Card) -> None:
    step = decide(card, {"rol": "politie", "risico": "laag", "aangifte": "ja", "stalking-gaat-door": "ja"})
    (part,) = self_check(step, {"politie-opsporingsonderzoek-om": "weet-ik-niet"}).unsure
    assert part.who == ("casusregisseur", "om")


def test_marks_of_tasks_that_are_not_shown_say_nothing() -> None:
    step = decide(FLOOD, WET)
    assert self_check(step, {"lopen": "gedaan", "koffie": "gedaan"}) == self_check(step, {})
    assert self_check(step, {}).marks == {}


@pytest.mark.parametrize("marks", [{"redden": "klaar"}, {"koffie": ""}, {"redden": "Gedaan"}, {"zolder": "<b>'"}])
def test_a_mark_that_does_not_exist_is_refused_in_one_line(marks: Mapping[str, str]) -> None:
    with pytest.raises(UnknownMark) as refused:
        self_check(decide(FLOOD, WET), marks)
    ((task, mark),) = marks.items()
    assert str(refused.value) == f"De taak {task!r} kan niet op {mark!r} staan. Kies uit: gedaan, nog-niet, weet-ik-niet."
    assert isinstance(refused.value, AnswerError)


def test_while_a_question_is_open_what_is_known_can_be_checked_all_the_same() -> None:
    step = decide(FLOOD, {"rol": "brandweer", "hoogte": "hoog"})
    assert telling(self_check(step, {"zolder": "gedaan"})) == "1 van 5 gedaan."
    assert telling(self_check(decide(FLOOD, {}), {"zolder": "gedaan"})) == "0 van 0 gedaan."
