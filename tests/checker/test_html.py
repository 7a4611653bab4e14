# SPDX-License-Identifier: EUPL-1.2
"""A step as HTML, and the tree of all steps."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from checker import Card, Step, decide
from checker.card import ROLE, Option, Partner, Question, Task, Term
from checker.html import announcement, step_html, title
from checker.markup import Links, partner_html
from checker.meeting import meeting_html
from checker.reasons import sources
from checker.replies import doing_html, self_check_html, what_if_announcement, what_if_html
from checker.selfcheck import MARKS, self_check
from checker.texts import KNOWN_ALREADY, TO_TASKS
from checker.tree import tree_html
from checker.whatif import compare
from checker.wording import plain
from tests.checker.faces import blocks, every_page
from tests.checker.fragments import Element, parsed
from tests.checker.small_cards import open_question, question, section, small_card
from tests.states import every_step, tasks_of

HERE = Links("../")
FRAGMENTS = Path(__file__).with_name("fragments.txt")

FLOOD = small_card(
    {
        "brandweer": (
            Task(
                id="redden",
                do="Red **eerst** wie in gevaar is, met de BHV.",
                source=(1, 2, 4),
                section="altijd",
                more="Begin *beneden*.",
                partners=("dijkwacht", "buren"),
                tasks=(
                    Task(id="boten", do="Vraag de BHV om boten.", source=(3,), when={"stijgt": "ja"}, by="dijkwacht"),
                    Task(id="zolder", do="Ga naar zolder.", source=(3,), by="brandweer"),
                ),
            ),
            Task(
                id="pompen",
                do="Pomp.",
                source=(5,),
                section="nat",
                when={"stijgt": "nee"},
                by="dijkwacht-f",
                record="Leg vast hoeveel.",
            ),
            Task(id="meten", do="Meet & schrijf op.", source=(6,), section="nat", when={"regen": "ja"}),
        ),
        "dijkwacht": (Task(id="lopen", do="Loop.", source=(7,), section="altijd"),),
    },
    questions=(
        question("hoogte", "hoog", "laag", hint="Kijk op de *peilschaal*."),
        open_question("stijgt"),
        open_question("regen"),
    ),
    sections=(section("altijd"), section("nat", when={"hoogte": "hoog"})),
    partners=(Partner(id="buren", name="buren & co"),),
)
FLOOD = replace(FLOOD, terms=(Term(term="BHV", full="bedrijfshulpverlening", explanation="Helpt."),))

PUDDLE = small_card(
    {
        "brandweer": (
            Task(id="kijken", do="Kijk.", source=(1,), section="altijd"),
            Task(id="dweilen", do="Dweil.", source=(2,), section="altijd", when={"regen": "ja"}),
        )
    },
    questions=(open_question("regen"),),
)


def html_of(card: Card, change: str | None = None, dropped: Iterable[str] = (), **answers: str) -> Element:
    return parsed(step_html(decide(card, answers), HERE, change=change, dropped=dropped))


def buttons(element: Element) -> list[tuple[str, str, str]]:
    """Question, answer and text of every answer that can be chosen; the text without the number before it."""
    found = element.one("form").all("button", type="button", class_="rk-keuze")
    for each in found:
        for beside in (*each.all("span", class_="rk-cijfer"), *each.all("span", class_="rk-bij-wie")):
            for around in (each, *each.all("span")):
                around.content = [part for part in around.content if part is not beside]
    return [(each.attributes["data-vraag"], each.attributes["data-antwoord"], each.text) for each in found]


def statuses(element: Element) -> dict[str, str]:
    """Every task that stands in it, with its status, in their order."""
    found = element.all("li", data_taak="*", data_status="*")
    return {each.attributes["data-taak"]: each.attributes["data-status"] for each in found}


# --- the whole of it ---------------------------------------------------------------------------------------------------


def fragments() -> Iterator[str]:
    """A few steps of a small card, and its tree."""
    complete = {ROLE: "brandweer", "hoogte": "hoog", "stijgt": "onbekend", "regen": "nee"}
    for answers, change, dropped in (
        ({}, None, ()),
        ({ROLE: "brandweer"}, None, ()),
        ({ROLE: "brandweer", "hoogte": "hoog"}, None, ("regen", "stijgt")),
        (complete, None, ()),
        (complete, "hoogte", ()),
        ({ROLE: "dijkwacht"}, None, ("hoogte",)),
    ):
        step = decide(FLOOD, answers)
        given = " ".join(f"{name}={answer}" for name, answer in answers.items())
        yield f"=== {given}; change {change}; dropped {dropped} ==="
        yield f"{title(step, change=change)} - {announcement(step, change=change)}"
        yield step_html(step, HERE, change=change, dropped=dropped, today="24 november 2026")
    step = decide(FLOOD, complete)
    yield "=== the self-check ==="
    yield self_check_html(self_check(step, {"redden": "weet-ik-niet", "zolder": "niet-van-toepassing"}))
    for name, answer in (("stijgt", "ja"), ("hoogte", "laag")):
        what_if = compare(step, name, answer)
        yield f"=== what if {name}={answer} ==="
        yield what_if_announcement(what_if)
        yield what_if_html(what_if)
    yield "=== the sheet for the meeting ==="
    yield meeting_html(step, "24 november 2026")
    yield "=== the tree ==="
    yield tree_html(PUDDLE)


def test_the_html_is_what_was_agreed() -> None:
    current = "\n".join(fragments()) + "\n"
    agreed = FRAGMENTS.read_text(encoding="utf-8") if FRAGMENTS.exists() else ""
    if current != agreed:
        FRAGMENTS.with_suffix(".new.txt").write_text(current, encoding="utf-8")
    assert current == agreed, (
        f"The HTML changed. Compare {FRAGMENTS.name} with {FRAGMENTS.stem}.new.txt beside it; if the change is meant, replace "
        "the first by the second and commit it."
    )


def test_in_every_state_all_elements_are_closed_and_no_heading_level_is_skipped(card: Card) -> None:
    for step, page in every_page(card):
        changes = (parsed(step_html(step, HERE, change=change)) for change in step.answers)
        for shown in (page, *changes):
            levels = [0]
            for each in shown.all():
                if each.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                    level = int(each.tag[1])
                    assert level <= levels[-1] + 1
                    levels.append(level)
            assert levels.count(1) == 1


# --- the question ------------------------------------------------------------------------------------------------------


def test_every_question_is_a_heading_that_names_the_group_of_its_answers(card: Card) -> None:
    """The heading has the focus. It stands outside of the group, whose name would be read with it."""
    for step in every_step(card):
        if step.question is not None:
            element = parsed(step_html(step, HERE))
            form = element.one("form")
            heading = form.one("h1", tabindex="-1")
            assert heading.text.startswith(plain(step.question.text)[:12])
            assert form.one("p", class_="rk-voortgang").text == f"Vraag {len(step.answers) + 1}"
            group = form.one("fieldset", aria_labelledby=heading.attributes["id"])
            assert group.all("h1") == []
            assert len(group.all("button")) == len(step.question.options)
            assert buttons(element) == [(step.question.id, option.id, plain(option.text)) for option in step.question.options]


def test_an_answer_can_be_chosen_by_its_number_as_long_as_that_is_one_digit() -> None:
    many = replace(FLOOD.questions[1], options=tuple(Option(id=f"o{n}", text=f"t{n}", because="x") for n in range(1, 12)))
    card = replace(FLOOD, questions=(FLOOD.questions[0], many, *FLOOD.questions[2:]))
    options = html_of(card, rol="brandweer").one("form").all("button")
    keys = [each.attributes.get("aria-keyshortcuts") for each in options]
    assert keys == [*"123456789", None, None]
    assert [each.text for each in options[7:]] == ["8 t8", "9 t9", "t10", "t11"]
    for key, option in zip(keys[:9], options[:9], strict=True):
        assert option.one("span", class_="rk-cijfer", aria_hidden="true").text == key
    assert not [digit for option in options[9:] for digit in option.all("span", class_="rk-cijfer")]


def test_of_a_function_the_reader_sees_in_which_organisation_it_is(card: Card) -> None:
    options = parsed(step_html(decide(card, {}), HERE)).one("form").all("button")
    for option, role in zip(options, card.roles(), strict=True):
        organisation = card.organisation_of(role.id)
        of = [each.text for each in option.all("span", class_="rk-bij-wie")]
        assert of == ([] if role is organisation else [f"({organisation.name})"])


def test_a_hint_is_read_with_the_question_and_without_one_nothing_is() -> None:
    with_hint = html_of(FLOOD, rol="brandweer")
    described = with_hint.one("h1").attributes["aria-describedby"]
    assert with_hint.one("p", id=described).text == "Kijk op de peilschaal."
    without = html_of(FLOOD)
    assert without.one("h1").attributes == {"class": "rk-kop", "id": "rk-kop", "tabindex": "-1"}
    assert len(without.all(id="*")) == 1


def test_what_only_a_screen_reader_gets_never_begins_with_a_mark(card: Card) -> None:
    """Such text is laid out apart, so that a space comes before it: 'Waarom :'."""
    seen = 0
    for step, page in every_page(card):
        for shown in (page, *replies(step)) if step.question is None else (page,):
            for hidden in shown.all("span", class_="rk-verborgen"):
                seen += 1
                assert hidden.text[:1].isalnum()
    assert seen > 100


def test_how_to_choose_by_key_is_told_below_the_answers(card: Card) -> None:
    for step, page in every_page(card):
        told = [each.text for form in page.all("form") for each in form.all("p", class_="rk-toetsen")]
        assert told == ["Kiezen kan ook met het toetsenbord: ga naar de vraag en druk op het cijfer."] * (
            step.question is not None
        )


def test_while_questions_are_asked_the_tasks_that_are_known_are_there_already() -> None:
    element = html_of(FLOOD, rol="brandweer", hoogte="hoog")
    assert element.one("p", class_="rk-alvast").text == KNOWN_ALREADY
    assert [each.text for each in element.all("h2")] == [
        "Dit doe jij",
        "Dit doet de dijkwacht",
        "Dit doet de functie dijkwacht",
    ]
    assert statuses(element) == {
        "redden": "do",
        "zolder": "do",
        "meten": "find_out",
        "boten": "find_out",
        "pompen": "find_out",
    }
    assert element.all("section", class_="rk-vork") == []
    assert element.all("p", class_="rk-kaart") == []


def test_before_anything_is_known_there_is_only_the_question() -> None:
    element = html_of(FLOOD)
    assert [each.tag for each in element.content if isinstance(each, Element)] == ["form"]


# --- changing an answer ------------------------------------------------------------------------------------------------


def test_a_question_that_is_asked_again_shows_the_answer_of_now_and_keeps_all_answers() -> None:
    answers = {"rol": "brandweer", "hoogte": "hoog", "stijgt": "nee", "regen": "ja"}
    element = html_of(FLOOD, change="stijgt", **answers)
    assert element.one("p", class_="rk-voortgang").text == "Vraag 3"
    assert element.one("h1").text == "Hoe is stijgt?"
    assert [text for _, _, text in buttons(element)] == ["stijgt ja", "stijgt nee (je antwoord nu)", "stijgt onbekend"]
    assert [each.attributes["data-vraag"] for each in element.all("li", class_="rk-antwoord")] == list(answers)
    assert statuses(element) == {}
    assert element.all("p", class_="rk-kaart") == []


def test_no_answer_is_marked_before_one_is_given() -> None:
    assert html_of(FLOOD, rol="brandweer").all("span", class_="rk-nu") == []


def test_the_reader_is_told_whose_answers_count_no_longer() -> None:
    told = html_of(FLOOD, dropped=("regen", "stijgt"), rol="brandweer").one("p", class_="rk-vervallen")
    assert told.text == "Je antwoorden op ‘Hoe is regen?’ en ‘Hoe is stijgt?’ tellen niet meer mee."
    told = html_of(FLOOD, dropped=("regen",), rol="brandweer").one("p", class_="rk-vervallen")
    assert told.text == "Je antwoord op ‘Hoe is regen?’ telt niet meer mee."
    assert html_of(FLOOD, rol="brandweer").all("p", class_="rk-vervallen") == []


# --- the answers -------------------------------------------------------------------------------------------------------


def test_above_every_step_stand_the_answers_each_to_be_changed_the_way_back_and_the_way_to_wipe_them(card: Card) -> None:
    for step, element in every_page(card):
        if not step.answers:
            assert element.all("div", class_="rk-antwoorden") == []
            continue
        first = element.content[0]
        assert isinstance(first, Element)
        assert first.attributes == {"class": "rk-antwoorden"}
        for name, text in (("rk-vorige", "Vorige"), ("rk-wis", "Wis antwoorden")):
            assert first.one("button", class_=name, type="button").text == text
        chips = first.all("li", class_="rk-antwoord")
        assert [chip.attributes["data-vraag"] for chip in chips] == list(step.answers)
        for chip, (name, answer) in zip(chips, step.answers.items(), strict=True):
            asked = card.question(name)
            given = plain(asked.option(answer).text).split(",")[0]
            brief = f"{asked.short}: {given[0].lower()}{given[1:]}" if asked.short else given
            change = chip.one("button", data_wijzig=name, type="button")
            assert change.text == f"Wijzig je antwoord op ‘{plain(asked.text)}’: {brief}"


def test_an_answer_says_enough_by_itself_or_stands_behind_what_it_answers() -> None:
    brief = replace(
        FLOOD, questions=tuple(replace(each, short="het stijgt") for each in FLOOD.questions if each.id == "stijgt")
    )
    for asked, text in ((FLOOD.questions[2], "stijgt ja"), (brief.questions[0], "het stijgt: stijgt ja")):
        card = replace(FLOOD, questions=(*FLOOD.questions[:2], asked, FLOOD.questions[3]))
        chip = html_of(card, rol="brandweer", hoogte="laag", stijgt="ja").one("li", data_vraag="stijgt")
        assert chip.text.endswith(f"’: {text}")


# --- the advice --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "count"),
    [
        ({"rol": "dijkwacht"}, "1 taak."),
        ({"rol": "brandweer", "hoogte": "laag", "stijgt": "nee"}, "2 taken."),
        ({"rol": "brandweer", "hoogte": "laag", "stijgt": "onbekend"}, "2 taken."),
        (
            {"rol": "brandweer", "hoogte": "hoog", "stijgt": "onbekend", "regen": "onbekend"},
            "2 taken; zoek 1 ding uit, daar hangt 1 taak van af.",
        ),
    ],
)
def test_the_advice_begins_with_how_many_tasks_there_are(answers: dict[str, str], count: str) -> None:
    element = html_of(FLOOD, **answers)
    assert element.all("form") == []
    assert element.one("h1", tabindex="-1").text == f"Dit moet je nu doen als {answers[ROLE]}"
    assert element.one("p", class_="rk-aantal").text == count


def test_the_advice_says_what_to_find_out_and_how_where_the_card_says_so() -> None:
    questions = tuple(replace(each, find_out=None) if each.id == "regen" else each for each in FLOOD.questions)
    element = html_of(replace(FLOOD, questions=questions), rol="brandweer", hoogte="hoog", stijgt="onbekend", regen="onbekend")
    forks = element.all("section", class_="rk-vork")
    assert [each.one("h3").text for each in forks] == ["Hoe is regen?", "Hoe is stijgt?"]
    assert [[p.text for p in each.content if isinstance(p, Element) and p.tag == "p"] for each in forks] == [
        [],
        ["Vraag stijgt na."],
    ]
    assert html_of(FLOOD, rol="brandweer", hoogte="laag", stijgt="nee").all("section", class_="rk-vork") == []


def test_the_advice_says_on_which_card_it_rests() -> None:
    assert html_of(FLOOD, rol="dijkwacht").one("p", class_="rk-kaart").text == (
        "Dit advies vervangt je eigen oordeel niet. Kaart versie 1, controlecode 0123456789ab."
    )


def test_the_advice_bears_the_date_that_the_page_gives_it() -> None:
    step = decide(FLOOD, {"rol": "dijkwacht"})
    element = parsed(step_html(step, HERE, today="24 november 2026"))
    assert element.one("p", class_="rk-kaart").text == (
        "Dit advies vervangt je eigen oordeel niet. Kaart versie 1, controlecode 0123456789ab. Advies van 24 november 2026."
    )


def test_in_every_state_exactly_the_tasks_of_the_step_are_shown(card: Card) -> None:
    """An answer to an open question may lead to more than what is open now: see `test_forks.py`."""
    for step, page in every_page(card):
        found, tasks = statuses(page), tasks_of(step)
        assert found.keys() >= tasks.keys()
        assert {name for name, status in found.items() if status == "do"} == {name for name in tasks if tasks[name] == "do"}


def test_a_part_stands_inside_the_task_that_it_is_a_part_of() -> None:
    whole = html_of(FLOOD, rol="brandweer").one("li", data_taak="redden")
    assert statuses(whole) == {"zolder": "do"}


def test_a_task_says_what_to_do_with_whom_what_to_record_and_on_what_it_rests() -> None:
    element = html_of(FLOOD, rol="brandweer", hoogte="hoog", stijgt="nee", regen="ja")
    whole = element.one("li", data_taak="redden")
    assert whole.all("p", class_="rk-doe")[0].text == "Red eerst wie in gevaar is, met de BHV (bedrijfshulpverlening)."
    assert whole.all("strong")[0].text == "eerst"
    assert whole.one("p", class_="rk-meer").text == "Begin beneden."
    assert whole.one("p", class_="rk-met").text == "Met: Naam dijkwacht, Buren & co"
    assert whole.all("p", class_="rk-bron")[0].text == "Kaart, regels 1, 2 en 4."
    assert (
        element.one("section", id="rk-zelf")
        .all("details", class_="rk-waarom")[0]
        .text.startswith("Waarom deze taken: Titel altijd Omdat altijd altijd geldt.")
    )
    pump = element.one("section", id="rk-dijkwacht-f").one("li", data_taak="pompen")
    assert pump.one("p", class_="rk-leg-vast").text == "Leg vast hoeveel."
    assert pump.one("p", class_="rk-bron").text == "Kaart, regel 5."


def test_an_abbreviation_is_written_out_where_it_is_read_first() -> None:
    element = html_of(FLOOD, rol="brandweer", hoogte="hoog", stijgt="onbekend", regen="nee")
    assert element.text.count("(bedrijfshulpverlening)") == 1
    assert "BHV (bedrijfshulpverlening)" in element.one("li", data_taak="redden", data_status="do").text
    assert "BHV (bedrijfshulpverlening)" not in element.one("section", class_="rk-vork").text
    whole = html_of(FLOOD, rol="brandweer").one("li", data_taak="redden")
    assert [each.text for each in whole.all("p", class_="rk-doe")] == [
        "Red eerst wie in gevaar is, met de BHV (bedrijfshulpverlening).",
        "Ga naar zolder.",
    ]


def test_in_every_state_every_abbreviation_is_written_out_once_where_it_is_read_first(card: Card) -> None:
    for _, element in every_page(card):
        seen: set[str] = set()
        for each in element.all("abbr"):
            first, term = each.text not in seen, next(term for term in card.terms if term.term == each.text)
            spelled_out = f"{term.full} ({term.term})" in element.text
            assert first or spelled_out or each.attributes.get("tabindex") == "0"
            assert not first or str(term.full) in element.text
            seen.add(each.text)


def test_a_task_that_depends_on_something_says_on_what() -> None:
    element = html_of(FLOOD, rol="brandweer")
    assert element.one("li", data_taak="boten").all("p")[0].text == "Alleen als stijgt ja is:"
    assert element.one("li", data_taak="zolder").all("p", class_="rk-als") == []


def test_a_role_is_a_link_to_its_page_and_another_partner_one_to_its_place_on_the_page_of_partners() -> None:
    assert (
        partner_html(FLOOD, "brandweer-f", Links())
        == '<a class="rk-lijn-1" href="rol/brandweer-f.html">Naam functie brandweer</a>'
    )
    assert partner_html(FLOOD, "buren", HERE) == '<a href="../partners.html#buren">buren &amp; co</a>'
    assert HERE.section("nat") == "../onderdeel/nat.html"


@pytest.mark.parametrize("root", ["javascript:alert(1)//", "https://elders.nl/", "/", "..", '"><script>', "../x/"])
def test_a_link_never_leads_out_of_the_site(root: str) -> None:
    with pytest.raises(ValueError, match="not a way up"):
        Links(root)


@pytest.mark.parametrize(
    ("lines", "words"),
    [((5,), "Kaart, regel 5."), ((5, 6), "Kaart, regels 5 en 6."), ((1, 2, 9), "Kaart, regels 1, 2 en 9.")],
)
def test_the_lines_of_the_card_in_words(lines: tuple[int, ...], words: str) -> None:
    assert sources(Task(id="x", do="Doe.", source=lines)) == words


def test_in_every_state_every_link_is_to_a_part_of_the_advice_or_calls_or_writes_to_somebody(card: Card) -> None:
    """None leads away from the page: who works from an advice cannot lose it. The browser refuses any other: fragment.js."""
    seen = 0
    for step, page in every_page(card):
        for shown in (page, *replies(step)) if step.question is None else (page,):
            for each in shown.all("a"):
                to = each.attributes["href"]
                assert re.fullmatch(r"#rk-[a-z-]+|tel:\+?[0-9]+(;ext=[0-9]+)?|mailto:\S+", to)
                assert not to.startswith("#") or len(shown.all(id=to[1:])) == 1
                seen += 1
    assert seen > 1000


def stops(around: Element) -> Iterator[Element]:
    """All that the focus stops at, in the order of the keyboard, as long as nothing is unfolded."""
    for each in around.content:
        if isinstance(each, Element) and "hidden" not in each.attributes:
            if each.tag in ("a", "button", "input", "summary") or each.attributes.get("tabindex") == "0":
                yield each
            yield from stops(each) if each.tag != "details" else each.all("summary")[:1]


def test_from_the_top_of_every_advice_the_keyboard_is_soon_at_print(card: Card) -> None:
    """In every state: by the list at the top within twenty stops, and straight on with one more, the way to the own tasks."""
    for step, page in every_page(card):
        if step.question is None:
            found = list(stops(page))
            top, print_ = (
                next(place for place, each in enumerate(found) if wanted in each.attributes.values())
                for wanted in ("rk-spring", "rk-knop rk-print")
            )
            to_take_away = [each.attributes["href"] for each in page.one("nav").all("a")].index("#rk-meenemen")
            assert len(("open the list", *range(to_take_away + 1), "print")) <= 20
            assert print_ - top + 1 <= 21


def test_a_link_leads_past_what_is_to_be_found_out_to_the_own_tasks(card: Card) -> None:
    """In every state where the own tasks stand below it, and nowhere else."""
    for step, page in every_page(card):
        to_find_out, own = page.all("section", id="rk-uitzoeken"), page.all("section", id="rk-zelf")
        links = [each for each in page.all("a", href="#rk-zelf") if each.text == TO_TASKS]
        assert len(links) == (1 if to_find_out and own else 0), step.answers
        assert not links or links[0] in to_find_out[0].all("a")


def test_at_the_top_of_every_advice_is_the_way_to_each_of_its_parts_in_their_order(card: Card) -> None:
    for step, page in every_page(card):
        if step.question is None:
            top = page.one("nav")
            parts = [(each.attributes["href"], each.text) for each in top.all("a")]
            found = blocks(page)
            assert parts == [(f"#rk-{name}", block.all("h2")[0].text) for name, block in found.items()]
            assert page.content.index(top) < page.content.index(next(iter(found.values())))
        else:
            assert page.all("nav") == []


# --- what is announced -------------------------------------------------------------------------------------------------


def test_a_question_is_announced_with_its_number_and_an_advice_with_its_count() -> None:
    complete = decide(FLOOD, {"rol": "brandweer", "hoogte": "hoog", "stijgt": "nee", "regen": "onbekend"})
    assert announcement(decide(FLOOD, {})) == "Vraag 1: Wie ben je?"
    assert announcement(decide(FLOOD, {"rol": "brandweer"})) == "Vraag 2: Hoe is hoogte?"
    assert announcement(complete) == "Je advies is klaar: 2 taken; zoek 1 ding uit, daar hangt 1 taak van af."
    assert announcement(complete, change="hoogte") == "Vraag 2: Hoe is hoogte?"


def test_the_title_of_the_page_says_where_the_reader_is() -> None:
    complete = decide(FLOOD, {"rol": "brandweer", "hoogte": "laag", "stijgt": "onbekend"})
    assert title(decide(FLOOD, {})) == "Vraag 1"
    assert title(decide(FLOOD, {"rol": "brandweer"})) == "Vraag 2"
    assert title(complete) == "Je advies"
    assert title(complete, change="hoogte") == "Vraag 2"


def test_no_answer_is_ever_announced() -> None:
    secret = with_text(FLOOD, lambda _: "geheim", of=lambda owner: isinstance(owner, Option))
    for step in every_step(secret):
        for change in (None, *step.answers):
            assert "geheim" not in announcement(step, change=change)
            assert "geheim" not in title(step, change=change)


# --- the tree ----------------------------------------------------------------------------------------------------------


def leaves(card: Card) -> list[Element]:
    return parsed(tree_html(card)).all("div", class_="rk-blad")


def test_the_tree_ends_in_every_complete_state_with_the_same_tasks(card: Card) -> None:
    complete = [step for step in every_step(card) if step.question is None]
    for leaf, step in zip(leaves(card), complete, strict=True):
        assert leaf.attributes["data-antwoorden"] == " ".join(f"{name}={answer}" for name, answer in step.answers.items())
        assert statuses(leaf) == tasks_of(step)


def test_the_tree_asks_the_same_questions_in_the_same_order(card: Card) -> None:
    asked = [plain(step.question.text) for step in every_step(card) if step.question is not None]
    tree = parsed(tree_html(card))
    assert [each.text for each in tree.all("p", class_="rk-boom-vraag")] == [" ".join(text.split()) for text in asked]


def test_a_leaf_says_what_to_find_out_and_has_no_headings_of_its_own() -> None:
    (leaf,) = [
        each
        for each in leaves(FLOOD)
        if each.attributes["data-antwoorden"] == "rol=brandweer hoogte=hoog stijgt=onbekend regen=onbekend"
    ]
    assert [each.text for each in leaf.all("p", class_="rk-wie-doet")] == [
        "Wie je hierbij belt",
        "Zoek dit uit",
        "Dit doe jij",
        "Dit doet de dijkwacht",
        "Dit doet de functie dijkwacht",
    ]
    assert [each.text for each in leaf.one("ul", class_="rk-uit").all("li")] == [
        "Zoek uit of stijgt zo is. Vraag stijgt na.",
        "Zoek uit of regen zo is. Vraag regen na.",
    ]
    assert not [each for each in leaf.all() if each.tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    assert leaf.one("li", data_taak="boten").one("p", class_="rk-als").text == "Alleen als stijgt ja is:"


# --- what an editor types is text --------------------------------------------------------------------------------------

HOSTILE = (
    "<script>alert('x')</script>\" onclick=\"x' javascript:alert(1) <!-- &lt; </p></li></details> [x](javascript:x) "
    "\0\x07\x1b\u202e ]]> <?php ?>"
)


def with_text(thing: Any, change: Callable[[str], str], of: Callable[[object], bool] = lambda _: True) -> Any:
    """The same card with other texts: all that is meant to be read, in every entry of the card."""
    if isinstance(thing, tuple):
        return tuple(with_text(each, change, of) for each in thing)
    if isinstance(thing, Mapping):
        return {key: with_text(each, change, of) for key, each in thing.items()}
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    changed = {}
    for each in fields(thing):
        value = getattr(thing, each.name)
        is_text = isinstance(value, str) and each.metadata.get("pattern") == r"\S" and each.name != "term"
        changed[each.name] = (change(value) if of(thing) else value) if is_text else with_text(value, change, of)
    return replace(thing, **changed)


def test_whatever_an_editor_types_is_shown_as_text_and_makes_no_element_and_no_attribute() -> None:
    friendly = with_text(FLOOD, lambda _: "BHV")
    hostile = with_text(FLOOD, lambda _: f"BHV {HOSTILE}")
    assert isinstance(hostile, Card)
    assert isinstance(hostile.questions[1], Question)
    assert hostile.questions[1].hint == f"BHV {HOSTILE}"
    readable = " ".join(HOSTILE.split())
    for plain_step, hostile_step in zip(every_step(friendly), every_step(hostile), strict=True):
        for change in (None, *plain_step.answers):
            dropped = tuple(plain_step.answers)
            expected = parsed(step_html(plain_step, HERE, change=change, dropped=dropped, today="BHV"))
            found = parsed(step_html(hostile_step, HERE, change=change, dropped=dropped, today=HOSTILE))
            assert found.shape == expected.shape
            assert readable in found.text
        for expected, found in zip(replies(plain_step), replies(hostile_step), strict=True):
            assert found.shape == expected.shape
            assert readable in found.text or not found.all("li")
    assert parsed(tree_html(hostile)).shape == parsed(tree_html(friendly)).shape


def test_whatever_an_id_is_it_makes_no_element_and_no_attribute_of_its_own() -> None:
    """The schema allows no such id; what is written in the page does not rely on that."""
    for friendly, hostile in zip(every_step(with_ids("")), every_step(with_ids("\"'><script>x</script>&")), strict=True):
        expected = [parsed(step_html(friendly, HERE)), parsed(tree_html(friendly.card)), *replies(friendly)]
        found = [parsed(step_html(hostile, HERE)), parsed(tree_html(hostile.card)), *replies(hostile)]
        assert [names(each) for each in found] == [names(each) for each in expected]


def with_ids(tail: str) -> Card:
    """A small card of which every id ends so."""
    part = Task(id=f"deel{tail}", do="Deel.", source=(1,), when={f"v{tail}": "ja"}, partners=(f"buur{tail}",), record="wat.")
    whole = Task(id=f"heel{tail}", do="Heel.", source=(1,), section=f"s{tail}", by=f"b{tail}", tasks=(part,))
    other = Task(id=f"ander{tail}", do="Ander.", source=(1,), section=f"s{tail}", partners=(f"a{tail}",))
    asked = question(f"v{tail}", "ja", f"nee{tail}", f"onbekend{tail}", dont_know=f"onbekend{tail}")
    partners = (Partner(id=f"buur{tail}", name="Buur"),)
    return small_card({f"a{tail}": (whole,), f"b{tail}": (other,)}, (asked,), (section(f"s{tail}"),), partners)


def names(element: Element) -> list[tuple[str, list[str]]]:
    return [(each.tag, list(each.attributes)) for each in element.all()]


def replies(step: Step) -> Iterator[Element]:
    """Every what-if, the self-check with every mark, what each role does, and the sheet for the meeting."""
    if ROLE not in step.answers:
        return
    yield parsed(meeting_html(step, "vandaag"))
    for role in step.card.roles():
        yield parsed(doing_html(step, role))
    for name in step.answers:
        for option in step.card.question(name).options:
            yield parsed(what_if_html(compare(step, name, option.id)))
    for mark in MARKS:
        yield parsed(self_check_html(self_check(step, dict.fromkeys(tasks_of(step), mark))))


def test_every_kind_of_entry_has_had_its_texts_replaced() -> None:
    kinds: set[str] = set()

    def note(owner: object) -> bool:
        kinds.add(type(owner).__name__)
        return True

    with_text(FLOOD, str, of=note)
    assert kinds == {
        "Card",
        "Section",
        "Organisation",
        "Role",
        "Partner",
        "Question",
        "Option",
        "Task",
        "Term",
        "Region",
        "Contact",
    }
