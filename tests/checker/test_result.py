# SPDX-License-Identifier: EUPL-1.2
"""The result: what to do now, in the order of need, and folded below it what helps in doing it.

Whose task stands where is in `test_readers.py`, and what is to be found out in `test_forks.py`.
"""

from dataclasses import replace

import pytest

from checker import Card, decide
from checker.card import ROLE, Contact, Task
from checker.html import step_html
from checker.markup import Links
from checker.outline import as_shown
from checker.reasons import only_if, rests_on, section_why
from checker.wording import plain
from tests.checker.faces import blocks, pages
from tests.checker.fragments import Element, parsed
from tests.checker.small_cards import open_question, section, small_card, with_facts
from tests.checker.test_html import FLOOD, statuses
from tests.states import complete_steps, every_step, tasks_of

TITLES = {
    "eerst": "Dit gaat vóór alles",
    "bellen": "Wie je hierbij belt",
    "uitzoeken": "Zoek dit uit",
    "zelf": "Dit doe jij",
    "uitzoeken-ander": "Hiervan hangt af wat een ander doet",
    "vastleggen": "Leg dit vast",
    "anderen": "Dit horen de anderen te doen",
    "watals": "Wat als een antwoord anders is?",
    "zelfcheck": "Loop je taken na",
    "meenemen": "Meenemen of delen",
}
ALWAYS = {"zelf", "anderen", "watals", "zelfcheck", "meenemen"}

WET = {"rol": "brandweer", "hoogte": "hoog", "stijgt": "onbekend", "regen": "nee"}


def html_of(card: Card, **answers: str) -> Element:
    return parsed(step_html(decide(card, answers), Links("../")))


# --- in every state ----------------------------------------------------------------------------------------------------


@pytest.mark.this_card
def test_in_every_state_each_block_has_its_title_and_something_in_it(card: Card) -> None:
    seen: set[str] = set()
    for step, page in pages(card):
        for name, block in blocks(page).items():
            title = block.all("h2")[0].text
            things = len(block.all("section", class_="rk-vork"))
            expected = f"Zoek deze {things} dingen uit" if name == "uitzoeken" and things > 1 else TITLES.get(name)
            assert title == (expected or f"Dit doet {card.role(name).label}")
            assert len(block.all()) > 1
            assert (block.tag == "details") == (name in ("vastleggen", "anderen", "watals", "zelfcheck"))
        seen |= blocks(page).keys()
        assert blocks(page).keys() >= ALWAYS
        assert step.question is None
    assert seen == {*TITLES, "casusregisseur"}


def test_in_every_state_no_loose_text_stands_between_the_blocks_or_the_items_of_a_list(card: Card) -> None:
    for _, page in pages(card):
        for each in (page, *page.all("section"), *page.all("ul")):
            assert not [text for text in each.content if isinstance(text, str) and text.strip()]


@pytest.mark.this_card
def test_in_every_state_a_task_to_be_done_stands_on_the_page_once_and_with_its_lines(card: Card) -> None:
    for step, page in pages(card):
        done = [each for each in page.all("li", data_taak="*") if each.attributes["data-status"] == "do"]
        assert {each.attributes["data-taak"] for each in done} == {
            task for task, status in tasks_of(step).items() if status == "do"
        }
        assert len(done) == len({each.attributes["data-taak"] for each in done})
        for advice in step.advice:
            if advice.status == "do":
                item = next(each for each in done if each.attributes["data-taak"] == advice.rule.task.id)
                assert item.all("p", class_="rk-bron")[0].text == rests_on(advice.rule)


def test_in_every_state_every_section_of_tasks_says_why_once(card: Card) -> None:
    for step, page in pages(card):
        for name, block in blocks(page).items():
            for part in block.all("section"):
                if "rk-onderdeel" in part.attributes["class"].split():
                    shown = card.section(part.attributes["class"].rpartition("rk-onderdeel-")[2])
                    assert name in ("zelf", "casusregisseur")
                    assert part.one("h3").text == shown.title
                    assert part.one("details", class_="rk-waarom").one("p").text == section_why(step, shown)


def test_in_every_state_all_that_must_be_recorded_is_listed(card: Card) -> None:
    for step, page in pages(card):
        expected = [each for each in as_shown(step) if each.rule.task.record]
        found = blocks(page).get("vastleggen")
        items = found.all("li") if found else []
        assert len(items) == len(expected)
        for advice in expected:
            record, task = plain(advice.rule.task.record or ""), advice.rule.task.do.partition("(")[0][:20]
            (item,) = [each for each in items if record[:24] in each.text and plain(task)[1:] in each.text]
            assert ("Alleen als " in item.all("p")[1].text) == (advice.status == "find_out")


def test_in_every_state_the_result_can_be_taken_along(card: Card) -> None:
    for step, page in pages(card):
        block = blocks(page)["meenemen"]
        assert [(each.attributes["class"], each.text) for each in block.all("button", type="button")] == [
            ("rk-knop rk-print", "Print dit advies"),
            ("rk-knop rk-overleg-knop", "Print een overlegblad"),
            ("rk-knop rk-kopieer", "Kopieer als tekst"),
            ("rk-knop rk-deel", "Kopieer de link naar de pagina van je rol"),
        ]
        assert block.one("button", class_="rk-knop rk-deel").attributes["data-adres"] == f"rol/{step.answers['rol']}.html"
        assert block.one("p").text.startswith("In de link staan je antwoorden niet.")
        assert page.one("div", data_plek="overleg", hidden="").content == []


def test_as_long_as_something_is_asked_there_is_no_result(card: Card) -> None:
    for step in every_step(card):
        for change in step.answers if step.question is None else (None, *step.answers):
            element = parsed(step_html(step, Links(), change=change))
            assert blocks(element) == {}
            assert element.all("fieldset", class_="rk-stand") == []


# --- one by one --------------------------------------------------------------------------------------------------------


def test_a_part_that_stands_without_its_whole_names_it() -> None:
    element = html_of(FLOOD, **{**WET, "stijgt": "ja"})
    boats = blocks(element)["dijkwacht"].one("li", data_taak="boten")
    assert boats.one("p", class_="rk-bij").text == "Hoort bij: Red eerst wie in gevaar is, met de BHV."
    assert blocks(element)["zelf"].all("p", class_="rk-bij") == []


def test_a_part_of_what_is_to_be_found_out_stands_below_it_and_says_only_what_is_new() -> None:
    part = Task(id="deel", do="Deel.", source=(1,), tasks=(Task(id="hap", do="Hap.", source=(1,), record="Leg de hap vast."),))
    whole = Task(id="heel", do="Heel.", source=(1,), section="s", when={"mist": "ja"}, tasks=(part,))
    card = small_card(
        {"a": (Task(id="kijk", do="Kijk.", source=(1,), section="s"), whole)}, [open_question("mist")], [section("s")]
    )
    yes, no = blocks(html_of(card, rol="a", mist="onbekend"))["uitzoeken"].all("div", class_="rk-uitkomst")
    assert list(statuses(yes.one("li", data_taak="heel"))) == ["deel", "hap"]
    assert list(statuses(yes.one("li", data_taak="deel"))) == ["hap"]
    assert yes.one("p", class_="rk-dan").text == "Dan doe jij:"
    assert yes.all("ul")[0].text == "Heel.Deel.Hap. Leg de hap vast."
    assert no.text.endswith("Dan komt er geen taak bij.")


@pytest.mark.this_card
def test_what_depends_on_more_than_this_answer_says_on_what_and_those_that_follow_say_that_it_is_the_same(card: Card) -> None:
    step = decide(card, {"rol": "om", "risico": "laag", "aangehouden": "onbekend"})
    fork = parsed(step_html(step, Links())).one("section", data_vork="aangehouden")
    _, not_arrested = fork.all("div", class_="rk-uitkomst")
    first, *following = (each.text for each in not_arrested.all("span", class_="rk-als"))
    assert first.startswith("Alleen als Veilig Thuis adviseert")
    assert following == ["Dan ook:"]
    assert not_arrested.one("li", data_taak="om-onderzoek").text.startswith("Alleen als Veilig Thuis adviseert")


@pytest.mark.this_card
def test_what_is_not_known_is_to_be_found_out_also_when_no_task_hangs_on_it(card: Card) -> None:
    step = decide(card, {"rol": "casushouder", "risico": "hoog", "veiligheidsplan-gereed": "onbekend"})
    fork = blocks(parsed(step_html(step, Links())))["uitzoeken"].one("section")
    assert fork.attributes["data-vork"] == "veiligheidsplan-gereed"
    (gone,) = fork.one("ul", class_="rk-vervalt").all("li")
    assert gone.text.startswith("Blijf voortdurend afstemmen")


def test_what_was_never_asked_but_leaves_a_task_open_is_to_be_found_out_too() -> None:
    task = Task(id="t", do="Doe.", source=(1,), section="s", when=({"wind": "ja", "regen": "ja"}, {"wind": "ja", "mist": "ja"}))
    other = Task(id="u", do="Kijk.", source=(1,), section="s", when=({"wind": "ja", "regen": "nee"}, {"mist": "nee"}))
    card = small_card({"a": (task, other)}, [open_question(name) for name in ("wind", "regen", "mist")], [section("s")])
    for step in complete_steps(card):
        open_still = {task for task, status in tasks_of(step).items() if status == "find_out"}
        shown = parsed(step_html(step, Links())).all("section", class_="rk-vork")
        assert open_still <= {task for fork in shown for task in statuses(fork)}


def test_what_to_do_is_grouped_by_the_sections_of_the_card() -> None:
    found = blocks(html_of(FLOOD, rol="brandweer", hoogte="hoog", stijgt="nee", regen="ja"))
    assert [(each.attributes["class"], each.one("h3").text, list(statuses(each))) for each in found["zelf"].all("section")] == [
        ("rk-onderdeel rk-onderdeel-altijd", "Titel altijd", ["redden", "zolder"]),
        ("rk-onderdeel rk-onderdeel-nat", "Titel nat", ["meten"]),
    ]
    assert [(each.one("h3").text, list(statuses(each))) for each in found["dijkwacht-f"].all("section")] == [
        ("Titel nat", ["pompen"])
    ]


def test_what_to_record_says_for_which_task_and_when_and_who_records_it() -> None:
    for stijgt, told in (("nee", "Bij: Pomp."), ("onbekend", "Bij: Alleen als stijgt nee is: pomp.")):
        block = blocks(html_of(FLOOD, **{**WET, "stijgt": stijgt}))["vastleggen"]
        assert block.one("h3").text == "Dit doet de functie dijkwacht"
        assert [each.text for each in block.one("li").all("p")] == ["Leg vast hoeveel.", told]


def test_whom_to_call_is_there_with_a_number_an_address_and_a_note_or_to_be_asked_for() -> None:
    contacts = (
        Contact(name="Dijkwacht", of="dijkwacht", phone="070-123 45 67 tst 1", mail="wacht@dijk.nl", note="Dag & nacht"),
        Contact(name="Buren", of="buren", phone=""),
    )
    block = blocks(html_of(replace(FLOOD, region=replace(FLOOD.region, contacts=contacts)), **WET))["bellen"]
    known = block.one("li", data_partner="dijkwacht")
    assert known.text == "Naam dijkwacht 070-123 45 67 tst 1 wacht@dijk.nl Dag & nacht"
    assert [each.attributes["href"] for each in known.all("a")] == ["tel:0701234567;ext=1", "mailto:wacht@dijk.nl"]
    assert block.one("ul", class_="rk-nummers-vragen").text == "buren & co."


def test_below_a_task_stands_the_number_of_whom_one_needs_for_it() -> None:
    contacts = (Contact(name="Dijkwacht", of="dijkwacht", phone="112"), Contact(name="Buren", of="buren", phone=""))
    page = html_of(replace(FLOOD, region=replace(FLOOD.region, contacts=contacts)), **WET)
    (called,) = page.one("li", data_taak="redden").all("a", class_="rk-bel")
    assert (called.text, called.attributes["href"]) == ("Bel de dijkwacht: 112", "tel:112")


def test_blocks_with_nothing_in_them_are_left_out() -> None:
    assert list(blocks(html_of(FLOOD, rol="dijkwacht"))) == ["zelf", "anderen", "zelfcheck", "meenemen"]
    idle = small_card({"a": ()})
    assert list(blocks(html_of(idle, rol="a"))) == ["meenemen"]


def test_the_self_check_is_folded_at_first() -> None:
    block = blocks(html_of(FLOOD, rol="dijkwacht"))["zelfcheck"]
    assert "open" not in block.attributes
    button = block.one("button", type="button", class_="rk-knop rk-zelfcheck-knop")
    assert button.attributes["aria-expanded"] == "false"
    place = block.one("div", id=button.attributes["aria-controls"])
    assert place.attributes == {"id": "zelfcheck", "data-plek": "zelfcheck", "hidden": ""}


def test_a_task_that_follows_from_an_answer_says_so_before_it_once_for_those_that_follow_each_other() -> None:
    tasks = (
        Task(id="kijk", do="Kijk.", source=(1,), section="s"),
        Task(id="toeter", do="Toeter.", source=(1,), section="s", when={"mist": "ja"}),
        Task(id="remmen", do="Rem.", source=(1,), section="s", when={"mist": "ja"}),
    )
    for asked, lead in (
        (open_question("mist"), "Omdat mist ja is:"),
        (with_facts(open_question("mist")), "mist is ja. Daarom:"),
    ):
        items = html_of(small_card({"a": tasks}, [asked], [section("s")]), **{ROLE: "a", "mist": "ja"}).all("li", data_taak="*")
        assert [[each.text for each in item.all("p", class_="rk-daarom")] for item in items] == [[], [lead], []]


def test_a_task_that_depends_on_something_says_on_what_as_the_reasons_do() -> None:
    step = decide(FLOOD, {"rol": "brandweer", "hoogte": "hoog"})
    page = parsed(step_html(step, Links()))
    for advice in step.advice:
        if advice.status == "find_out":
            task = page.one("li", data_taak=advice.rule.task.id)
            assert task.all("p", class_="rk-als")[0].text == only_if(step, advice)
