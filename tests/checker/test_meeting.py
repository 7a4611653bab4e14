# SPDX-License-Identifier: EUPL-1.2
"""The sheet for the meeting: what each organisation does, and nobody's name."""

import json
import re

import pytest

from checker import Card, Step, decide
from checker.browser import respond
from checker.card import ROLE, Task
from checker.meeting import meeting_html
from checker.rules import rulebook
from checker.wording import plain, with_term
from tests.checker.faces import YOU, Theirs, bare, expected_texts, task_alone
from tests.checker.fragments import Element, parsed
from tests.checker.small_cards import cards_of_every_shape, open_question, small_card, with_facts
from tests.states import complete_steps

TODAY = "24 november 2026"


@pytest.fixture(scope="module", params=["the card", "cards of every shape"])
def steps(request: pytest.FixtureRequest, card: Card) -> list[Step]:
    """Every complete step of the card; and after that, of others."""
    found = (bare(card),) if request.param == "the card" else cards_of_every_shape()[:20]
    return [step for each in found for step in complete_steps(each)]


def on_the_sheet(part: Element, names: dict[str, str]) -> Theirs:
    """Who does it and what: an organisation's own come first, those of a function below its name."""
    found, doer = [], YOU
    for each in part.all():
        if each.tag == "h4":
            doer = names[each.text]
        elif each.tag == "p":
            found.append((doer, task_alone(each.text)))
    return sorted(found)


def test_every_organisation_is_on_it_with_its_tasks_by_who_does_them(steps: list[Step]) -> None:
    for step in steps:
        sheet = parsed(meeting_html(step, TODAY))
        names = {role.name: role.label for role in step.card.roles()}
        parts = sheet.all("section", class_="rk-overleg")
        for part, organisation in zip(parts, step.card.organisations, strict=True):
            own, *functions = (
                decide(step.card, {**step.answers, ROLE: role.id}) for role in (organisation, *organisation.functions)
            )
            advice = list(own.advice)
            for function in functions:
                told = {each.rule.task.id for each in advice}
                advice += (each for each in function.advice if each.rule.task.id not in told)
            assert part.one("h3").text == organisation.name
            assert on_the_sheet(part, names) == expected_texts(own, advice, whole=True)
            headings = sorted(plain(with_term(each.rule.task)) for each in advice if each.rule.task.heading)
            shown = sorted(task_alone(each.text) for each in part.all("p", class_="rk-kopje"))
            assert len(shown) == len(headings)
            assert all(map(str.startswith, shown, headings))


@pytest.mark.this_card
def test_the_tasks_of_every_function_stand_below_its_name(card: Card) -> None:
    for step in complete_steps(bare(card)):
        sheet = parsed(meeting_html(step, TODAY))
        for part, organisation in zip(sheet.all("section", class_="rk-overleg"), card.organisations, strict=True):
            assert [each.text for each in part.all("h4")] == [function.name for function in organisation.functions]


@pytest.mark.this_card
def test_the_parts_of_a_task_stand_in_a_list_below_it(card: Card) -> None:
    rules = [rule for role in card.roles() for rule in rulebook(bare(card)).rules(role.id)]
    pairs = {(plain(with_term(rule.parent)), plain(with_term(rule.task))) for rule in rules if rule.parent}
    seen = 0
    for step in complete_steps(bare(card)):
        for whole in parsed(meeting_html(step, TODAY)).all("li"):
            for part in (each for below in whole.all("ul")[:1] for each in below.content if isinstance(each, Element)):
                seen += 1
                texts = [task_alone(each.all("p")[0].text) for each in (whole, part)]
                assert any(all(map(str.startswith, texts, pair)) for pair in pairs), texts
    assert seen > 300


def test_it_names_the_situation_and_no_answer_to_the_question_who_you_are(steps: list[Step]) -> None:
    for step in steps:
        sheet = parsed(meeting_html(step, TODAY))
        told = [each.text for situation in sheet.all("ul", class_="rk-situatie") for each in situation.all("li")]
        questions = [(step.card.question(name), answer) for name, answer in step.answers.items() if name != ROLE]
        assert told == [f"{plain(each.text)} {plain(each.option(answer).text)}" for each, answer in questions]
        assert plain(step.card.question(ROLE).text) not in sheet.text


@pytest.mark.this_card
def test_it_is_the_same_sheet_whoever_of_an_organisation_asks_for_it(card: Card) -> None:
    for organisation in card.organisations:
        answers = {"risico": "onbekend"}
        sheets = {
            meeting_html(decide(card, {ROLE: role.id, **answers}), TODAY) for role in (organisation, *organisation.functions)
        }
        assert len(sheets) == 1


def test_what_two_tasks_below_each_other_depend_on_is_said_once(steps: list[Step]) -> None:
    for step in steps:
        for tasks in parsed(meeting_html(step, TODAY)).one("div", class_="rk-overleg-kolommen").all("ul"):
            above = ""
            for task in (each.all("p")[0] for each in tasks.content if isinstance(each, Element)):
                lead = " ".join(each.text for each in task.all("span", class_="rk-als"))
                assert above if lead == "Dan ook:" else not lead or lead != above
                above = lead


@pytest.mark.this_card
def test_no_two_tasks_on_it_contradict(card: Card) -> None:
    answers = {ROLE: "om", "risico": "laag", "aangehouden": "nee", "advies-vt-anders": "nee"}
    rule = "zet in principe geen strafrechtelijke interventie in"
    for given, said in (("ja", "De uitzondering geldt. "), ("nee", "De uitzondering geldt hier niet.")):
        sheet = parsed(meeting_html(decide(card, {**answers, "inbreuk-leven": given}), TODAY)).text
        _, found, after = sheet.partition(rule)
        assert found
        assert said in after.partition("aat onderzoek doen.")[0]


@pytest.mark.this_card
def test_it_bears_the_date_and_which_card_it_rests_on_and_asks_for_no_names(card: Card) -> None:
    sheet = parsed(meeting_html(decide(card, {ROLE: "om"}), TODAY))
    assert f"Kaart versie {card.version}, controlecode {card.hash}. {TODAY}." in sheet.one("p", class_="rk-kaart").text
    top = sheet.one("div", class_="rk-overleg-boven").text
    assert "Schrijf er geen namen van slachtoffer of verdachte op." in top


def test_every_number_that_the_region_gives_stands_on_it_with_whose_it_is(card: Card) -> None:
    for step in complete_steps(card):
        sheet = parsed(meeting_html(step, TODAY))
        heads = [each.one("div").text for each in sheet.all("div", class_="rk-overleg-kop")]
        top = sheet.one("div", class_="rk-overleg-boven").text
        assert f"bel {card.region.urgent.phone}." in top
        roles = {role.id: role.name for role in card.roles()}
        for contact in card.region.contacts:
            if contact.phone and contact.of in roles:
                (head,) = (each for each in heads if each.startswith(roles[contact.of]))
                assert head.startswith(f"{roles[contact.of]} {contact.phone}")
            elif contact.phone:
                assert f"{contact.name}: {contact.phone}." in top


@pytest.mark.this_card
def test_a_part_does_not_say_again_when_the_task_that_it_stands_below_applies(card: Card) -> None:
    seen = 0
    for step in complete_steps(bare(card)):
        for whole in parsed(meeting_html(step, TODAY)).one("div", class_="rk-overleg-kolommen").all("li"):
            above = "".join(each.text for each in whole.all("p")[0].all("span", class_="rk-als"))
            clause = above.removeprefix("Alleen als ").removesuffix(":")
            for part in (each for below in whole.all("ul") for each in below.all("p")) if clause != above else ():
                seen += 1
                assert clause not in part.text
    assert seen > 20


@pytest.mark.parametrize(
    ("answers", "lead"),
    [
        ({"v": "onbekend", "w": "onbekend"}, "Alleen als w ja is: d"),
        ({"v": "ja", "w": "onbekend"}, "Alleen als w ja is: d"),
        ({"v": "ja", "w": "ja"}, "w is ja. Daarom: d"),
    ],
)
def test_a_part_for_a_function_has_the_lead_that_it_has_for_the_function_itself(answers: dict[str, str], lead: str) -> None:
    parts = (
        Task(id="a-alleen", do="Doe b.", section="altijd", when={ROLE: ("a-f",)}),
        Task(id="a-ook", do="Doe c.", section="altijd", when={ROLE: ("a-f",), "w": ("ja",)}),
    )
    whole = Task(id="a-heel", do="Doe a.", section="altijd", when={"v": ("ja",)}, tasks=parts)
    card = small_card({"a": (whole,)}, (open_question("v"), with_facts(open_question("w"))))
    items = parsed(meeting_html(decide(card, {ROLE: "a-f", **answers}), TODAY)).one("section", class_="rk-overleg").all("li")
    assert [each.all("p")[0].text for each in items][1:] == ["Doe b.", f"{lead}oe c."]


@pytest.mark.this_card
def test_its_headings_have_tasks_and_every_task_has_two_fields_below_their_names(card: Card) -> None:
    for step in complete_steps(card):
        sheet = parsed(meeting_html(step, TODAY))
        levels = "".join(each.tag[1] for each in sheet.all() if re.fullmatch(r"h\d", each.tag))
        assert re.fullmatch("2(34?)+", levels)
        for part in sheet.all("section", class_="rk-overleg"):
            for head in part.all("div", class_="rk-overleg-kop"):
                assert [each.text for each in head.all("span")[-2:]] == ["Wie", "Wanneer"]
            for each in part.all("p"):
                fields = each.all("span", class_="rk-veld")
                assert [field.text for field in fields] == [""] * (0 if each.attributes.get("class") == "rk-kopje" else 2)


@pytest.mark.this_card
def test_the_page_gets_the_sheet_that_it_asks_for(card: Card) -> None:
    answers = {ROLE: "om", "risico": "hoog"}
    request = {"kind": "meeting", "answers": answers, "today": TODAY}
    assert json.loads(respond(card, json.dumps(request))) == {"html": meeting_html(decide(card, answers), TODAY)}
