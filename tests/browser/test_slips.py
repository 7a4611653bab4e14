# SPDX-License-Identifier: EUPL-1.2
"""Slips of a finger: no answer that nobody gave, no advice that is lost. The presses are real, not those of a script."""

from collections.abc import Iterator
from itertools import cycle
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from checker import Card, Step
from tests.beginning import ADVICE, ANSWER, ONE, QUESTION
from tests.browser.conftest import CHROMIUM_ALONE
from tests.browser.reader import Reader, stop_the_clock
from tests.conftest import ONLY_A_HANG
from tests.states import every_step

REST: Final = 500
"""So long, in milliseconds, what has just appeared does not act. The page's clock goes on only when a test lets it."""

RESTS: Final = "(time) => document.querySelector('#checker').setAttribute('data-rust', time)"
"""The reader inside the page presses at once: it has switched the rest off. A real one finds it as it is."""


@pytest.fixture(scope="module")
def phone(browser: Browser, site_url: str) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce") as context:
        context.set_default_timeout(ONLY_A_HANG)
        stop_the_clock(context)
        page = context.new_page()
        Reader(page).opens(site_url)
        Reader(page).waits()
        yield page


def asked_once(card: Card) -> list[Step]:
    """For every question one step at which it is asked."""
    found = {step.question.id: step for step in every_step(card) if step.question}
    return list(found.values())


def at(page: Page, step: Step) -> None:
    """The page at this question, some time after it appeared."""
    reader = Reader(page)
    page.evaluate(RESTS, 0)
    reader.begins_anew()
    reader.walks(step.answers)
    page.evaluate(RESTS, REST)


def option(page: Page, question: str, answer: str) -> Locator:
    return page.locator(f"#checker .rk-keuze[data-vraag='{question}'][data-antwoord='{answer}']")


def given(page: Page) -> list[str]:
    found: list[str] = page.locator("#checker .rk-antwoord").evaluate_all("all => all.map(each => each.dataset.vraag)")
    return found


SIDES: Final = cycle((0.1, 0.9))
"""Where to press: each time at the other end, or the browser takes a press for one more of those before."""


def place(of: Locator) -> tuple[float, float]:
    """Where to press it."""
    of.evaluate("each => each.scrollIntoView({ block: 'center' })")
    Reader(of.page).call("await reader.settled()")
    box = of.bounding_box()
    assert box
    return box["x"] + next(SIDES) * box["width"], box["y"] + box["height"] / 2


def test_a_double_tap_on_any_option_gives_one_answer(phone: Page, card: Card) -> None:
    for step in asked_once(card):
        assert step.question
        for each in step.question.options:
            at(phone, step)
            x, y = place(option(phone, step.question.id, each.id))
            phone.touchscreen.tap(x, y)
            phone.touchscreen.tap(x, y)  # perhaps before the next step is there
            expect(phone.locator(f"#checker .rk-antwoord[data-vraag='{step.question.id}']")).to_be_visible()
            phone.touchscreen.tap(x, y)
            phone.clock.run_for(REST - 100)
            phone.touchscreen.tap(x, y)
            assert given(phone) == [*step.answers, step.question.id], (step.question.id, each.id)
            expect(phone.locator("#checker [data-gekozen]")).to_have_count(0)
            phone.clock.run_for(REST)


def test_a_double_click_on_an_option_gives_one_answer(phone: Page, card: Card) -> None:
    """The first and the last of every question: a mouse presses as a finger does, and what a press does is tried above."""
    for step in asked_once(card):
        assert step.question
        for each in (step.question.options[0], step.question.options[-1]):
            at(phone, step)
            phone.mouse.dblclick(*place(option(phone, step.question.id, each.id)))
            expect(phone.locator(f"#checker .rk-antwoord[data-vraag='{step.question.id}']")).to_be_visible()
            assert given(phone) == [*step.answers, step.question.id], (step.question.id, each.id)
            phone.clock.run_for(2 * REST)
            assert given(phone) == [*step.answers, step.question.id]


def test_fast_digits_and_a_key_that_is_held_give_one_answer(phone: Page, card: Card) -> None:
    for step in asked_once(card):
        assert step.question
        at(phone, step)
        phone.locator("#checker .rk-kop").focus()
        phone.keyboard.press("1")
        expect(phone.locator(f"#checker .rk-antwoord[data-vraag='{step.question.id}']")).to_be_visible()
        phone.keyboard.press("1")
        phone.keyboard.down("1")
        phone.keyboard.down("1")
        phone.keyboard.up("1")
        assert given(phone) == [*step.answers, step.question.id], step.question.id
        phone.clock.run_for(2 * REST)


def test_nothing_that_has_just_appeared_acts_and_all_of_it_does_afterwards(phone: Page, card: Card) -> None:
    at(phone, next(every_step(card)))
    option(phone, "rol", ONE).tap()
    expect(option(phone, QUESTION, ANSWER)).to_be_visible()
    for selector in (".rk-keuze", ".rk-wijzig", ".rk-wis", ".rk-vorige"):
        phone.touchscreen.tap(*place(phone.locator(f"#checker {selector}").first))
    assert given(phone) == ["rol"]
    phone.clock.run_for(2 * REST)
    option(phone, QUESTION, ANSWER).tap()
    expect(phone.locator(f"#checker .rk-antwoord[data-vraag='{QUESTION}']")).to_be_visible()
    phone.clock.run_for(2 * REST)
    phone.locator("#checker .rk-wis").tap()
    expect(phone.locator("#checker .rk-antwoord")).to_have_count(0)


# --- nothing is lost ------------------------------------------------------------------------------------------------------

FORKED: Final = {"rol": "politie", "risico": "laag", "aangifte": "ja", "stalking-gaat-door": "onbekend"}
"""An advice with a fork and with partners."""


@pytest.mark.this_card
def test_a_fork_is_answered_right_there(page: Page) -> None:
    Reader(page).walks(FORKED)
    fork = page.locator("#checker .rk-vork[data-vork='stalking-gaat-door']")
    expect(fork).to_contain_text("Dan doet de casusregisseur stalking:")
    fork.get_by_role("button", name="Nee, de stalking is gestopt").click()
    expect(page.locator("#checker .rk-antwoord[data-vraag='stalking-gaat-door']")).to_contain_text("stalking gaat door: nee")
    expect(page.locator("#checker .rk-vork")).to_have_count(0)
    expect(page.locator("#checker .rk-doen.rk-casusregisseur")).to_contain_text("De stalking is gestopt. Daarom:")


@pytest.mark.this_card
@CHROMIUM_ALONE
def test_no_link_in_the_advice_leads_away_and_every_other_link_of_the_page_opens_beside_it(
    context: BrowserContext, opened: Page
) -> None:
    reader = Reader(opened)
    reader.walks(FORKED)
    inside = opened.locator("#checker a").evaluate_all("all => all.map(each => each.getAttribute('href'))")
    assert all(href.startswith(("#rk-", "tel:", "mailto:")) for href in inside)
    for name in ("Begrippen", "Over deze routekaart"):
        link = opened.get_by_role("link", name=name).first
        with context.expect_page() as beside:
            link.click()
        beside.value.wait_for_load_state()
        assert "wat-moet-ik-nu-doen" not in beside.value.url
        beside.value.close()
        expect(opened.locator("#checker-status")).to_have_text(
            "De pagina opent in een nieuw tabblad. Je antwoorden blijven hier staan."
        )
        assert reader.seen().answers == list(FORKED)


@CHROMIUM_ALONE
def test_without_an_answer_a_link_is_a_link(opened: Page) -> None:
    Reader(opened).waits()
    opened.get_by_role("link", name="Begrippen").first.click()
    opened.wait_for_url("**/begrippen.html")


def test_an_advice_is_hidden_before_it_is_cleared_and_can_be_shown_again(page: Page) -> None:
    reader = Reader(page)
    reader.walks(ADVICE)
    Reader(page).lets_pass(1_799_999)
    assert reader.seen().tasks
    expect(page.locator("#checker-pauze")).to_be_hidden()
    Reader(page).lets_pass(1)
    expect(page.get_by_role("heading", level=1, name="Je ziet je advies nu niet")).to_be_visible()
    expect(page.locator("#checker [data-taak]")).to_have_count(0)
    page.get_by_role("button", name="Toon mijn advies weer").click()
    assert reader.seen().tasks
    assert reader.seen().answers == list(ADVICE)
    Reader(page).lets_pass(1_800_000)
    Reader(page).lets_pass(540_000)
    expect(page.get_by_role("button", name="Ik ben er nog")).to_be_visible()
    Reader(page).lets_pass(60_000)
    expect(page.locator("#checker .rk-voortgang")).to_have_text("Vraag 1")
    expect(page.locator("#checker-status")).to_contain_text("gewist")


def test_who_scrolls_is_there(page: Page) -> None:
    Reader(page).walks({"rol": ONE, QUESTION: ANSWER})
    Reader(page).lets_pass(530_000)
    page.evaluate("() => { document.dispatchEvent(new Event('scroll')); }")
    Reader(page).lets_pass(530_000)
    expect(page.locator("#checker .rk-antwoord")).to_have_count(2)
    expect(page.locator("#checker-pauze")).to_be_hidden()
