# SPDX-License-Identifier: EUPL-1.2
"""Whatever leads from one step to another: what the reader came for is in view and has the focus."""

from collections.abc import Iterator
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from checker import Card, Step, decide
from checker.forks import forks_by_reader
from tests.beginning import ONE, QUESTION
from tests.browser.reader import PAGE, Reader
from tests.states import complete_steps

SIZES: Final = ((360, 740), (360, 640), (640, 360), (1366, 768))

VIEW: Final = """() => {
    const urgent = document.querySelector("[data-md-component=announce]");
    const covered = getComputedStyle(urgent).position === "sticky" ? urgent.getBoundingClientRect().bottom : 0;
    const inView = (element) => {
        const { top, bottom } = element.getBoundingClientRect();
        return top >= covered && bottom <= innerHeight;
    };
    const at = document.activeElement;
    const next = document.querySelector("#checker :is(.rk-keuze, .rk-blok h2)");
    return {
        at: at.classList[0] ?? at.localName,
        antwoord: at.dataset.antwoord ?? at.dataset.wijzig ?? at.parentElement.id,
        seen: inView(at),
        next: inView(next),
        fork: at.closest(".rk-vork") ? inView(at.closest(".rk-vork").querySelector("h3")) : true,
        above: document.querySelector("#checker").getBoundingClientRect().top,
        heading: document.querySelector("#checker .rk-kop").getBoundingClientRect().top,
        end: document.querySelector("#checker :is(.rk-keuzes > :last-child, .rk-blok h2)").getBoundingClientRect().bottom,
        high: innerHeight,
        kept: parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop),
    };
}"""
"""Where the focus is, and whether it can be seen; and so the first that comes below the heading, or the fork it is in. Where
what stands above the step begins, where its heading is, and where what must be seen at once ends: all answers to a question,
the first title of an advice. `kept` is free at the top of the screen when something is scrolled to.
"""


RESTS_AFTER: Final = """(link) => {
    const host = document.querySelector("#checker");
    host.setAttribute("data-rust", "500");
    link.click();
    host.setAttribute("data-rust", "0");
    return host.hasAttribute("data-rustend");
}"""
"""Press it as a reader does for whom the page has its rest. Does it rest then?"""


def most_to_find_out(card: Card) -> list[Step]:
    """For every function, which has the tasks of its organisation too, the advice with the most to find out."""
    found: dict[str, Step] = {}
    functions = {function.id for each in card.organisations for function in each.functions}
    for step in (each for each in complete_steps(card) if each.answers["rol"] in functions):
        best = found.setdefault(step.answers["rol"], step)
        if list(step.answers.values()).count("onbekend") > list(best.answers.values()).count("onbekend"):
            found[step.answers["rol"]] = step
    return list(found.values())


@pytest.fixture(params=SIZES, ids=["phone", "small phone", "rotated phone", "office"])
def page(request: pytest.FixtureRequest, browser: Browser, site_url: str) -> Iterator[Page]:
    width, height = request.param
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(site_url + PAGE)
    Reader(page).waits()
    yield page
    page.close()


def view(page: Page) -> dict[str, Any]:
    """What is in view, once the browser has done all that it does by itself."""
    Reader(page).call("await reader.settled()")
    found: dict[str, Any] = page.evaluate(VIEW)
    return found


def press(page: Page, selector: str) -> None:
    """Scrolled to it, as a reader has it before her."""
    page.evaluate("(name) => document.querySelector(`#checker ${name}`).scrollIntoView({ block: 'center' })", selector)
    Reader(page).call("await reader.press(given)", selector)


def expect_top(page: Page) -> None:
    """The heading of the step has the focus; it and what comes first below it are in view. Of a question all answers are, or as
    many as there is room for below its heading; and what was answered before, where there is room for that too.
    """
    found = view(page)
    assert (found["at"], found["seen"], found["next"]) == ("rk-kop", True, True), found
    assert found["above"] >= 0 or found["end"] - found["above"] + found["kept"] > found["high"], found
    assert found["end"] <= found["high"] or found["heading"] < 100, found


def expect_back(page: Page, answer: str) -> None:
    """What was pressed before has the focus, and is in view; of a fork its question too."""
    found = view(page)
    assert (found["antwoord"], found["seen"], found["fork"]) == (answer, True, True), found


BACK: Final = (".rk-vorige", None)
"""By the button and by the browser."""


def go_back(page: Page, by: str | None) -> None:
    if by:
        press(page, by)
    else:
        Reader(page).call("await reader.back(1)")


@pytest.mark.this_card
def test_every_answer_and_every_way_back_lands_where_the_reader_is_to_go_on(page: Page, card: Card) -> None:
    forked = 0
    for step in most_to_find_out(card):
        Reader(page).begins_anew()
        for question, answer in step.answers.items():
            press(page, f'.rk-keuze[data-vraag="{question}"][data-antwoord="{answer}"]')
            expect_top(page)
        forks = page.locator("#checker .rk-vork .rk-kies").evaluate_all("all => all.map(({ dataset }) => ({ ...dataset }))")
        for place, fork in enumerate(forks):
            press(page, f'.rk-kies[data-vraag="{fork["vraag"]}"][data-antwoord="{fork["antwoord"]}"]')
            expect_top(page)
            go_back(page, BACK[place % 2])
            expect_back(page, fork["antwoord"])
            forked += 1
        for place, question in enumerate(step.answers):
            press(page, f'.rk-wijzig[data-wijzig="{question}"]')
            expect_top(page)
            go_back(page, BACK[place % 2])
            expect_back(page, question)
    assert forked > 10


@pytest.mark.this_card
def test_another_answer_that_is_taken_over_and_left_again_lands_where_it_was_tried(page: Page) -> None:
    Reader(page).walks({"rol": "politie", "risico": "laag", "aangifte": "ja", "stalking-gaat-door": "ja"})
    Reader(page).unfolds()
    page.locator("[data-stel-vraag='aangifte'][data-stel-antwoord='nee']").dispatch_event("click")
    page.locator(".rk-neem-over").wait_for()
    press(page, ".rk-neem-over")
    expect_top(page)
    go_back(page, ".rk-vorige")
    expect_back(page, "rk-watals")
    press(page, ".rk-wis")
    expect_top(page)


def test_another_role_is_told_and_stands_in_the_heading_of_its_advice(page: Page, card: Card) -> None:
    said = page.locator("#checker-status")
    first = card.question(QUESTION).options[0].id
    Reader(page).walks({"rol": ONE, QUESTION: first})
    assert "Je rol is nu een andere." not in said.inner_text()
    for role in (*[each for each in card.roles() if each.id != ONE], card.role(ONE)):
        press(page, '[data-wijzig="rol"]')
        press(page, f'.rk-keuze[data-antwoord="{role.id}"]')
        assert said.text_content()
        assert str(said.text_content()).startswith("Je rol is nu een andere.")
        if decide(card, {"rol": role.id, QUESTION: first}).question is None:
            assert str(page.locator("#checker h1").text_content()).endswith(f"als {role.label.split(' ', 1)[-1]}") or (
                role.label == "Veilig Thuis"
            )


@pytest.mark.this_card
def test_every_part_that_the_list_at_the_top_leads_to_is_in_view(page: Page) -> None:
    Reader(page).walks({"rol": "om", "risico": "laag", "aangehouden": "onbekend"})
    for href in page.locator("#checker .rk-spring a").evaluate_all("all => all.map((each) => each.getAttribute('href'))"):
        page.locator(f"#checker .rk-spring a[href='{href}']").dispatch_event("click")
        assert view(page)["seen"], href


@pytest.mark.this_card
def test_one_press_leads_past_what_is_to_be_found_out_to_the_own_tasks(page: Page, card: Card) -> None:
    """Where they stand below it: where there is room for two columns they stand beside it."""
    wide = int(page.evaluate("innerWidth")) >= 1248
    steps = [step for step in most_to_find_out(card) if forks_by_reader(step)[0]]
    assert steps
    for step in steps:
        Reader(page).begins_anew()
        Reader(page).walks(step.answers)
        link = page.locator("#checker .rk-naar-taken a")
        assert link.is_visible() != wide, step.answers
        box = link.bounding_box()
        if not box:
            continue
        assert box["height"] >= 44
        assert link.evaluate(RESTS_AFTER), "something else is under the finger now"
        found = view(page)
        assert (found["antwoord"], found["seen"]) == ("rk-zelf", True), step.answers


@pytest.mark.this_card
def test_while_tasks_are_marked_how_far_the_reader_is_stays_in_view(page: Page) -> None:
    """And what is marked is not below it."""
    Reader(page).walks({"rol": "politie", "risico": "hoog"})
    Reader(page).unfolds()
    page.locator(".rk-zelfcheck-knop").dispatch_event("click")
    page.locator("#checker:not([data-rustend])").wait_for()  # a key that comes too soon after a step does nothing
    groups = page.locator("#checker .rk-stand")
    for number in range(groups.count()):
        groups.nth(number).get_by_role("radio", name="Gedaan", exact=True).focus()
        page.keyboard.press("Space")
        bar = page.locator(".rk-balk")
        page.get_by_text(f"{number + 1} van {groups.count()} gedaan.").first.wait_for()
        box, marked = bar.bounding_box(), groups.nth(number).bounding_box()
        assert box
        assert marked
        assert 0 <= box["y"] < 740
        assert marked["y"] >= box["y"] + box["height"] or marked["y"] + marked["height"] <= box["y"]
