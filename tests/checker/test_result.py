# SPDX-License-Identifier: EUPL-1.2
"""The result: what to do now comes first, and after that what helps in doing it."""

from dataclasses import replace

from checker import Card, Step, decide
from checker.card import Task
from checker.html import step_html
from checker.markup import Links
from checker.outline import as_shown
from checker.reasons import only_if, open_questions
from checker.wording import plain, sentence
from tests.checker.fragments import Element, parsed
from tests.checker.small_cards import open_question, section, small_card
from tests.checker.test_html import FLOOD
from tests.states import complete_steps, every_step, tasks_of

TITLES = {
    "rk-blok rk-doen": "Doe dit nu",
    "rk-blok rk-eerst": "Zoek dit eerst uit",
    "rk-blok rk-vastleggen": "Leg dit vast",
    "rk-blok rk-samen": "Stem af met",
    "rk-blok rk-anderen": "Dit doen de anderen nu",
    "rk-blok rk-watals": "Wat als een antwoord anders is?",
    "rk-blok rk-zelfcheck": "Zelfcheck",
    "rk-blok rk-meenemen": "Meenemen of delen",
    "rk-antwoorden": "Je antwoorden",
}

WET = {"rol": "brandweer", "hoogte": "hoog", "stijgt": "onbekend", "regen": "nee"}


def html_of(card: Card, **answers: str) -> Element:
    return parsed(step_html(decide(card, answers), Links("../")))


def blocks(element: Element) -> dict[str, Element]:
    """The blocks of the result, by their class, in their order."""
    return {each.attributes["class"]: each for each in element.content if isinstance(each, Element) and each.tag == "section"}


def statuses(element: Element) -> dict[str, str]:
    return {each.attributes["data-taak"]: each.attributes["data-status"] for each in element.all("li", data_taak="*")}


# --- in every state ----------------------------------------------------------------------------------------------------


def test_in_every_state_the_blocks_stand_in_their_order_and_none_is_empty(card: Card) -> None:
    seen: set[str] = set()
    for step in complete_steps(card):
        found = blocks(parsed(step_html(step, Links())))
        assert list(found) == [name for name in TITLES if name in found]
        for name, block in found.items():
            assert block.all("h3")[0].text == block.one("h3").text == TITLES[name]
            assert len(block.all()) > 1
        seen |= found.keys()
        assert {"rk-blok rk-doen", "rk-blok rk-anderen", "rk-blok rk-zelfcheck", "rk-blok rk-meenemen"} <= found.keys()
    assert seen == TITLES.keys()


def test_in_every_state_no_loose_text_stands_between_the_blocks_or_the_items_of_a_list(card: Card) -> None:
    for step in complete_steps(card):
        element = parsed(step_html(step, Links()))
        for each in (element, *element.all("section"), *element.all("ul"), *element.all("dl")):
            assert not [text for text in each.content if isinstance(text, str) and text.strip()]


def test_in_every_state_what_to_do_stands_apart_from_what_to_find_out(card: Card) -> None:
    for step in complete_steps(card):
        found = blocks(parsed(step_html(step, Links())))
        for name, status in (("doen", "do"), ("eerst", "find_out")):
            there = statuses(found[f"rk-blok rk-{name}"]) if f"rk-blok rk-{name}" in found else {}
            assert there == {task: each for task, each in tasks_of(step).items() if each == status}


def test_in_every_state_every_question_that_leaves_a_task_open_is_there_with_how_to_find_out(card: Card) -> None:
    for step in complete_steps(card):
        expected = {name for advice in step.advice for name in open_questions(step, advice)}
        expected |= {name for name, answer in step.answers.items() if answer == card.question(name).dont_know}
        found = parsed(step_html(step, Links())).all("ul", class_="rk-uitzoeken")
        told = found[0].text if found else ""
        assert [name for name in expected if plain(card.question(name).find_out or "")[:25] not in told] == []
        assert len(found[0].all("li") if found else []) == len(expected)


def test_in_every_state_all_that_must_be_recorded_is_listed(card: Card) -> None:
    for step in complete_steps(card):
        expected = [each for each in as_shown(step) if each.rule.task.record]
        found = blocks(parsed(step_html(step, Links()))).get("rk-blok rk-vastleggen")
        items = found.all("li") if found else []
        for item, advice in zip(items, expected, strict=True):
            assert item.text.startswith("Alleen als ") == (advice.status == "find_out")
            assert (advice.rule.task.record or "")[1:20] in item.text


def test_in_every_state_every_partner_is_listed_once_as_a_link_with_what_for(card: Card) -> None:
    for step in complete_steps(card):
        expected: dict[str, int] = {}
        for advice in as_shown(step):
            for partner in advice.rule.task.partners:
                expected[partner] = expected.get(partner, 0) + 1
        found = blocks(parsed(step_html(step, Links()))).get("rk-blok rk-samen")
        items = found.all("li", data_partner="*") if found else []
        assert {item.attributes["data-partner"]: len(item.all("li")) for item in items} == expected
        for item in items:
            who = card.partner(item.attributes["data-partner"])
            assert item.one("a").text == sentence(who.name)
            assert item.one("a").attributes["href"] in (f"rol/{who.id}.html", f"partners.html#{who.id}")


def test_in_every_state_the_result_can_be_taken_along(card: Card) -> None:
    for step in complete_steps(card):
        block = blocks(parsed(step_html(step, Links("../"))))["rk-blok rk-meenemen"]
        assert [(each.attributes["class"], each.text) for each in block.all("button", type="button")] == [
            ("rk-knop rk-kopieer", "Kopieer als tekst"),
            ("rk-knop rk-print", "Print dit advies"),
            ("rk-knop rk-deel", "Kopieer de link naar de pagina van je rol"),
        ]
        assert block.one("button", class_="rk-knop rk-deel").attributes["data-adres"] == f"../rol/{step.answers['rol']}.html"
        assert block.one("p").text == "In de link staan je antwoorden niet."


def test_as_long_as_something_is_asked_there_is_no_result(card: Card) -> None:
    for step in every_step(card):
        for change in step.answers if step.question is None else (None, *step.answers):
            element = parsed(step_html(step, Links(), change=change))
            assert set(blocks(element)) <= {"rk-antwoorden"}
            assert element.all("fieldset", class_="rk-stand") == []


# --- one by one --------------------------------------------------------------------------------------------------------


def test_a_part_that_is_to_be_found_out_stands_on_its_own_and_names_the_task_it_is_a_part_of() -> None:
    element = html_of(FLOOD, **WET)
    block = blocks(element)["rk-blok rk-eerst"]
    assert block.one("h4").text == "Deze taken hangen ervan af"
    boats = block.one("li", data_taak="boten")
    assert boats.one("p", class_="rk-bij").text == "Hoort bij: Red eerst wie in gevaar is, met de BHV."
    assert boats.all("p")[0].text == "Zoek eerst uit: Alleen als stijgt ja is."
    assert block.one("li", data_taak="pompen").all("p", class_="rk-bij") == []
    assert blocks(element)["rk-blok rk-doen"].all("p", class_="rk-bij") == []


def test_a_part_of_what_is_to_be_found_out_stands_below_it() -> None:
    part = Task(id="deel", do="Deel.", source=(1,), tasks=(Task(id="hap", do="Hap.", source=(1,)),))
    whole = Task(id="heel", do="Heel.", source=(1,), section="s", when={"mist": "ja"}, tasks=(part,))
    card = small_card(
        {"a": (Task(id="kijk", do="Kijk.", source=(1,), section="s"), whole)}, [open_question("mist")], [section("s")]
    )
    block = blocks(html_of(card, rol="a", mist="onbekend"))["rk-blok rk-eerst"]
    assert list(statuses(block.one("li", data_taak="heel"))) == ["deel", "hap"]
    assert list(statuses(block.one("li", data_taak="deel"))) == ["hap"]
    assert block.all("p", class_="rk-bij") == []


def test_what_is_not_known_is_to_be_found_out_also_when_no_task_hangs_on_it(card: Card) -> None:
    step = decide(card, {"rol": "casushouder", "risico": "hoog", "veiligheidsplan-gereed": "onbekend"})
    block = blocks(parsed(step_html(step, Links())))["rk-blok rk-eerst"]
    assert block.all("h4") == []
    assert block.text.startswith(
        "Zoek dit eerst uit Zoek uit of er goede veiligheidsvoorwaarden zijn en een goed veiligheidsplan."
    )


def test_what_was_never_asked_but_leaves_a_task_open_is_to_be_found_out_too() -> None:
    task = Task(id="t", do="Doe.", source=(1,), section="s", when=({"wind": "ja", "regen": "ja"}, {"wind": "ja", "mist": "ja"}))
    card = small_card({"a": (task,)}, [open_question(name) for name in ("wind", "regen", "mist")], [section("s")])
    found = html_of(card, rol="a", wind="onbekend").one("ul", class_="rk-uitzoeken")
    assert [each.all("p")[0].text for each in found.all("li")] == [
        "Zoek uit of wind zo is.",
        "Zoek uit of regen zo is.",
        "Zoek uit of mist zo is.",
    ]


def test_what_to_do_is_grouped_by_the_sections_of_the_card() -> None:
    block = blocks(html_of(FLOOD, rol="brandweer", hoogte="hoog", stijgt="nee", regen="ja"))["rk-blok rk-doen"]
    groups = block.all("section")
    assert [(each.attributes["class"], each.one("h4").text, list(statuses(each))) for each in groups] == [
        ("rk-onderdeel rk-onderdeel-altijd", "Titel altijd", ["redden", "zolder"]),
        ("rk-onderdeel rk-onderdeel-nat", "Titel nat", ["pompen", "meten"]),
    ]


def test_what_to_record_says_for_which_task_and_when() -> None:
    sure = blocks(html_of(FLOOD, **{**WET, "stijgt": "nee"}))["rk-blok rk-vastleggen"]
    assert [each.text for each in sure.one("li").all("p")] == ["Wat.", "Bij: Pomp."]
    unsure = blocks(html_of(FLOOD, **WET))["rk-blok rk-vastleggen"]
    assert [each.text for each in unsure.one("li").all("p")] == ["Alleen als stijgt nee is. Wat.", "Bij: Pomp."]


def test_whom_to_coordinate_with_says_for_what_and_when() -> None:
    task = Task(id="pomp", do="Pomp.", source=(1,), section="altijd", when={"regen": "ja"}, partners=("buren", "brandweer"))
    tasks = {**FLOOD.tasks, "brandweer": (*FLOOD.tasks["brandweer"], task)}
    block = blocks(html_of(replace(FLOOD, tasks=tasks), **{**WET, "regen": "onbekend"}))["rk-blok rk-samen"]
    assert [each.text for each in block.all("li", data_partner="*")] == [
        "Naam dijkwacht Red eerst wie in gevaar is, met de BHV.",
        "Buren & co Red eerst wie in gevaar is, met de BHV. Alleen als regen ja is. Pomp.",
        "Naam brandweer (dat ben jij) Alleen als regen ja is. Pomp.",
    ]


def test_blocks_with_nothing_in_them_are_left_out() -> None:
    assert list(blocks(html_of(FLOOD, rol="dijkwacht"))) == [
        "rk-blok rk-doen",
        "rk-blok rk-anderen",
        "rk-blok rk-zelfcheck",
        "rk-blok rk-meenemen",
        "rk-antwoorden",
    ]
    idle = small_card({"a": ()})
    assert list(blocks(html_of(idle, rol="a"))) == ["rk-blok rk-meenemen", "rk-antwoorden"]


def test_the_self_check_is_folded_at_first() -> None:
    block = blocks(html_of(FLOOD, rol="dijkwacht"))["rk-blok rk-zelfcheck"]
    button = block.one("button", type="button", class_="rk-knop rk-zelfcheck-knop")
    assert button.attributes["aria-expanded"] == "false"
    place = block.one("div", id=button.attributes["aria-controls"])
    assert place.attributes == {"id": "zelfcheck", "data-plek": "zelfcheck", "hidden": ""}


def test_the_condition_of_a_task_in_a_list_is_the_one_in_the_task() -> None:
    step: Step = decide(FLOOD, WET)
    for advice in step.advice:
        if advice.status == "find_out":
            task = html_of(FLOOD, **WET).one("li", data_taak=advice.rule.task.id)
            assert task.all("p", class_="rk-als")[0].text == f"Zoek eerst uit: {only_if(step, advice)}"
