# SPDX-License-Identifier: EUPL-1.2
"""What the other organisations do meanwhile."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import pytest

from checker import Card, Step, decide
from checker.card import ROLE, Organisation, Role, Task
from checker.html import step_html
from checker.markup import Links
from checker.meeting import meeting_html
from checker.others import others, seen_by
from checker.replies import doing_html
from checker.rules import rulebook
from checker.texts import ANYHOW
from checker.wording import plain
from tests.checker.faces import bare, pages
from tests.checker.fragments import Element, parsed
from tests.checker.small_cards import cards_of_every_shape, open_question, question, section, small_card
from tests.states import complete_steps, tasks_of


@pytest.fixture(scope="module", params=["the card", "cards of every shape"])
def every_card(request: pytest.FixtureRequest, card: Card) -> tuple[Card, ...]:
    """The card; and after that, others."""
    return (bare(card),) if request.param == "the card" else cards_of_every_shape()


def test_in_every_state_the_others_do_what_their_own_advice_says_at_the_same_answers(card: Card) -> None:
    for step in complete_steps(card):
        own = card.organisation_of(step.answers[ROLE])
        found = list(others(step))
        assert [organisation for organisation, _ in found] == [each for each in card.organisations if each is not own]
        for organisation, theirs in found:
            assert tasks_of(theirs) == seen_from(step, organisation) != {}


def test_what_one_of_them_still_has_to_find_out_is_asked_of_the_organisation_first(every_card: tuple[Card, ...]) -> None:
    """Whoever of them has a question that nobody answered: it is told that more tasks may follow."""
    of_functions_alone = 0
    for step in (step for each in every_card for step in complete_steps(each)):
        for organisation, theirs in others(step):
            roles = (organisation, *organisation.functions)
            own, *more = (decide(step.card, {**step.answers, ROLE: role.id}).question for role in roles)
            assert theirs.question == next(filter(None, (own, *more)), None)
            of_functions_alone += own is None and any(more)
    assert of_functions_alone > 0


def seen_from(step: Step, organisation: Organisation) -> dict[str, str]:
    """What an organisation and its functions have to do at the answers that count for the reader."""
    found: dict[str, str] = {}
    for role in (*organisation.functions[::-1], organisation):
        found |= tasks_of(decide(step.card, {**step.answers, ROLE: role.id}))
    return found


def test_what_does_not_count_for_the_reader_counts_for_nobody(card: Card) -> None:
    """Not for the others, not on the sheet for the meeting, not below a name that is opened."""
    left_over = {question.id: question.options[0].id for question in card.questions}
    for step in complete_steps(card):
        more = decide(card, {**left_over, **step.answers})
        if more.answers == step.answers:
            for organisation in card.organisations:
                for role in (organisation, *organisation.functions):
                    assert doing_html(more, role) == doing_html(step, role)
            assert meeting_html(more, "") == meeting_html(step, "")
            assert step_html(more, Links()) == step_html(step, Links())


def test_below_a_name_stands_what_that_role_ought_to_do(every_card: tuple[Card, ...]) -> None:
    for step in (step for each in every_card for step in complete_steps(each)):
        for role in step.card.roles():
            organisation = step.card.organisation_of(role.id)
            shown = parsed(doing_html(step, role))
            assert shown.one("p", class_="rk-dan").text == f"Dit hoort {role.label} te doen:"
            assert f"Dit doet {role.label}" not in [each.text for each in shown.all()], "the title names it already"
            found = {each.attributes["data-taak-ander"] for each in shown.all("li", data_taak_ander="*")}
            meant = set(seen_from(step, organisation))
            by = {name for name, rule in rulebook(step.card).every_rule.items() if rule.by == role.id}
            assert found == (meant if role is organisation else meant & by)


def test_a_name_to_call_opens_exactly_when_that_role_is_needed_anyhow_and_has_something_to_do(
    every_card: tuple[Card, ...],
) -> None:
    opened = 0
    for step, page in (each for card in every_card for each in pages(card)):
        for block in page.all("div", class_="rk-nodig"):
            for item in block.all("li", data_partner="*"):
                name = item.attributes["data-partner"]
                role = step.card.partner(name)
                opens = isinstance(role, Role) and parsed(doing_html(step, role)).all("li") != []
                opens = opens and all(each.text == ANYHOW for each in block.all("p", class_="rk-bel-als"))
                assert [each.attributes["data-wie"] for each in item.all("button", class_="rk-wie")] == [name] * opens
                opened += opens
    assert opened > 5


def test_what_a_name_opens_stands_below_all_that_can_be_called(every_card: tuple[Card, ...]) -> None:
    """No number moves when a name is opened."""
    for block in (each for card in every_card for _, page in pages(card) for each in page.all("section", id="rk-bellen")):
        opening = [each.attributes["aria-controls"] for each in block.all("button")]
        kinds = [
            each.attributes.get("class", each.attributes.get("id", "")) for each in block.content if isinstance(each, Element)
        ]
        _, *lists = kinds[: len(kinds) - len(opening)]
        assert set(lists) == {"rk-nodig"}
        assert sorted(kinds[len(kinds) - len(opening) :]) == sorted(opening)
        for name in opening:
            place = block.one("div", id=name)
            assert (f"rk-{place.attributes['data-plek']}", place.attributes["hidden"]) == (name, "")


def shown(card: Card, answers: Mapping[str, str]) -> list[Element]:
    return boxes(parsed(step_html(decide(card, answers), Links("../"))))


def boxes(page: Element) -> list[Element]:
    return page.all("details", class_="rk-ander")


def test_in_every_state_the_page_shows_them_with_when_they_apply(card: Card) -> None:
    for step, page in pages(card):
        for box, (organisation, theirs) in zip(boxes(page), others(step), strict=True):
            assert box.attributes["data-organisatie"] == organisation.id
            assert box.one("summary").one("h3").text == organisation.name
            items = box.all("li", data_taak_ander="*")
            shown_by_name = {each.attributes["data-taak-ander"]: each.text for each in items}
            assert sorted(each.attributes["data-taak-ander"] for each in items) == sorted(tasks_of(theirs))
            for advice in theirs.advice:
                text = shown_by_name[advice.rule.task.id]
                within = advice.rule.parent and tasks_of(theirs).get(advice.rule.parent.id) == "find_out"
                assert text.startswith(("Alleen als ", "Dan ook: ")) == (advice.status == "find_out") or within
                assert plain(advice.rule.task.do)[1:9] in text
            assert box.all(data_taak="*") == []


def test_in_every_state_each_task_of_theirs_stands_with_the_one_of_them_who_does_it(card: Card) -> None:
    for step, page in pages(card):
        for box, (_, theirs) in zip(boxes(page), others(step), strict=True):
            of_organisation = {e.rule.task.id for e in theirs.advice if e.rule.by == theirs.answers[ROLE]}
            lists = [each for each in box.content if isinstance(each, Element) and each.tag == "ul"]
            titles = [each.text for each in box.all("h4")]
            by = [set() if titles and len(titles) == len(lists) else of_organisation]
            by += [{e.rule.task.id for e in theirs.advice if f"Dit doet {card.role(e.rule.by).label}" == t} for t in titles]
            assert [{item.attributes["data-taak-ander"] for item in each.all("li")} for each in lists] == [x for x in by if x]


def test_in_every_state_stands_how_they_can_be_reached_as_far_as_the_region_says(card: Card) -> None:
    for _, page in pages(card):
        for box in boxes(page):
            contact = card.contact_of(box.attributes["data-organisatie"])
            called = [each.text for each in box.all("a", class_="rk-bel")]
            assert called == ([contact.phone] if contact and contact.phone else [])


def test_a_function_is_not_told_what_its_own_organisation_does() -> None:
    card = small_card({name: (Task(id=name, do="Doe.", source=(1,), section="altijd"),) for name in ("a", "b", "c")})
    for role in ("b", "b-f"):
        assert [organisation.id for organisation, _ in others(decide(card, {ROLE: role}))] == ["a", "c"]


def test_an_organisation_with_nothing_to_do_is_left_out() -> None:
    task = Task(id="t", do="Doe.", source=(1,), section="altijd")
    card = small_card({"a": (task,), "b": ()})
    assert list(others(decide(card, {ROLE: "a"}))) == []
    assert parsed(step_html(decide(card, {ROLE: "a"}), Links())).all(id="rk-anderen") == []
    assert [box.attributes["data-organisatie"] for box in shown(card, {ROLE: "b"})] == ["a"]


def test_tasks_that_are_known_are_shown_also_when_a_question_of_theirs_is_still_open() -> None:
    tasks = (
        Task(id="kijk", do="Kijk.", source=(1,), section="altijd", tasks=(Task(id="wacht", do="Wacht.", source=(1,)),)),
        Task(id="blus", do="Blus.", source=(1,), section="altijd", when={"brand": "ja"}),
        Task(id="dweil", do="Dweil.", source=(1,), section="altijd", when={"hoogte": "hoog"}),
    )
    own = Task(id="slaap", do="Slaap.", source=(1,), section="altijd")
    card = small_card(
        {"a": (own,), "b": tasks}, (question("hoogte", "hoog", "laag"), open_question("brand")), (section("altijd"),)
    )
    (box,) = shown(card, {ROLE: "a"})
    assert box.text == ("Naam b Nog niet bekend: of hoogte zo is. Kijk.Wacht. Alleen als brand ja is: blus.")
    assert box.one("li", data_taak_ander="kijk").one("li").attributes == {"data-taak-ander": "wacht"}


@pytest.mark.this_card
def test_where_nothing_is_open_nothing_is_said_to_be(card: Card) -> None:
    step = decide(card, {ROLE: "politie", "risico": "hoog"})
    boxes = {box.attributes["data-organisatie"]: box.text for box in shown(card, step.answers)}
    assert "Nog niet bekend: of er ernstige bezwaren tegen de verdachte zijn." in boxes["om"]
    assert "Nog niet bekend" not in boxes["reclassering"]


def test_what_they_do_is_shown_as_their_name_says_it() -> None:
    card = small_card({name: (Task(id=name, do="Doe.", source=(1,), section="altijd"),) for name in ("a", "b")})
    renamed = replace(card, organisations=(card.organisations[0], replace(card.organisations[1], name="B & co", label="de B")))
    (box,) = shown(renamed, {ROLE: "a"})
    assert box.text == "B & co Doe."


@pytest.mark.this_card
def test_where_another_does_more_than_the_readers_tasks_speak_of_that_is_said(card: Card) -> None:
    said = Counter[bool]()
    for step, page in pages(bare(card)):
        for doer in bare(card).roles():
            for block in page.all("section", id=f"rk-{doer.id}"):
                here = {each.attributes["data-taak"] for each in block.all("li", data_taak="*")}
                hers = {
                    each.rule.task.id
                    for each in seen_by(step, step.card.organisation_of(doer.id)).advice
                    if each.rule.by == doer.id and not each.rule.task.heading
                }
                told = [each.text for each in block.all("p", class_="rk-deel")]
                assert told == ([f"Dit is niet alles wat {doer.label} doet."] if hers - here else [])
                said[bool(told)] += 1
    assert said[True]
