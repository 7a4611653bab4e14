# SPDX-License-Identifier: EUPL-1.2
"""Nobody there for a long time: the reader is warned, and then the answers are cleared (WCAG 2.2.1).

The clock of the browser stands still but for what the test turns it on, as it would be after ten minutes, or after a night's
sleep of the computer.
"""

import re
from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.beginning import ADVICE, ANSWER, ONE, OTHER, QUESTION
from tests.browser.conftest import CHROMIUM_ALONE
from tests.browser.reader import PAGE, Reader

LIMIT: Final = 600_000
WARNED_AT: Final = 540_000
HIDDEN_AFTER: Final = 1_800_000
CLEARED: Final = "Je antwoorden zijn gewist, omdat je 10 minuten niets hebt gedaan."
WARNING: Final = "Ben je er nog? Over 1 minuut wist deze pagina je antwoorden."


@pytest.fixture
def answered(page: Page) -> Page:
    """Two questions on."""
    Reader(page).walks({"rol": ONE, QUESTION: ANSWER})
    return page


def answer(page: Page, question: str, given: str) -> None:
    page.locator(f"#checker [data-vraag='{question}'][data-antwoord='{given}']").click()


def answer_given(page: Page, question: str) -> Locator:
    return page.locator(f"#checker .rk-antwoord[data-vraag='{question}']")


def warning(page: Page) -> Locator:
    return page.locator("#checker-pauze")


def still_here(page: Page) -> Locator:
    return page.get_by_role("button", name="Ik ben er nog")


def status(page: Page) -> Locator:
    return page.locator("#checker-status")


def expect_cleared(page: Page) -> None:
    """The first question, no answer anywhere, and a sentence that says why."""
    expect(status(page)).to_have_text(CLEARED)
    expect(status(page)).to_be_visible()
    expect(page.locator("#checker .rk-voortgang")).to_have_text("Vraag 1")
    expect(page.locator("#checker .rk-antwoorden, #checker [data-gekozen]")).to_have_count(0)
    expect(page.locator("#checker-boom details[open]")).to_have_count(0)
    expect(warning(page)).to_be_hidden()


def test_after_ten_minutes_without_a_sign_all_answers_are_gone(answered: Page) -> None:
    Reader(answered).lets_pass(LIMIT - 1)
    expect(answer_given(answered, QUESTION)).to_be_visible()
    Reader(answered).lets_pass(1)
    expect_cleared(answered)
    answered.evaluate("() => history.back()")
    expect(answered.locator("#checker .rk-voortgang")).to_have_text("Vraag 1")
    assert answered.evaluate("() => history.state.depth") in {0, 1}
    expect(answer_given(answered, "rol")).to_have_count(0)


@CHROMIUM_ALONE
def test_one_minute_before_there_is_a_warning_to_see_and_to_hear(answered: Page) -> None:
    Reader(answered).lets_pass(WARNED_AT - 1)
    expect(warning(answered)).to_be_hidden()
    Reader(answered).lets_pass(1)
    expect(warning(answered).get_by_role("alert")).to_have_text(WARNING)
    expect(still_here(answered)).to_be_visible()
    expect(answer_given(answered, QUESTION)).to_be_visible()


def test_the_warning_leaves_the_focus_where_it_is(answered: Page) -> None:
    button = answered.locator("#checker [data-wijzig='rol']")
    button.focus()
    Reader(answered).lets_pass(WARNED_AT)
    expect(still_here(answered)).to_be_visible()
    expect(button).to_be_focused()


@CHROMIUM_ALONE
def test_who_says_to_be_there_keeps_the_answers_and_the_place(answered: Page) -> None:
    button = answered.locator("#checker [data-wijzig='rol']")
    button.focus()
    Reader(answered).lets_pass(WARNED_AT)
    still_here(answered).focus()
    answered.keyboard.press("Enter")
    expect(warning(answered)).to_be_hidden()
    expect(button).to_be_focused()
    Reader(answered).lets_pass(WARNED_AT - 1)
    expect(answer_given(answered, QUESTION)).to_be_visible()
    expect(warning(answered)).to_be_hidden()


def press_the_button(page: Page) -> None:
    still_here(page).click()


def press_a_key(page: Page) -> None:
    page.keyboard.press("Shift")


def press_beside_it(page: Page) -> None:
    page.locator("h1").click()


def turn_the_wheel(page: Page) -> None:
    page.evaluate("() => document.body.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))")


def click_by_other_means(page: Page) -> None:
    page.evaluate("() => document.querySelector('h1').click()")


@pytest.mark.parametrize("sign", [press_the_button, press_a_key, press_beside_it, turn_the_wheel, click_by_other_means])
def test_any_sign_of_life_starts_the_pause_anew(answered: Page, sign: Callable[[Page], None]) -> None:
    Reader(answered).lets_pass(WARNED_AT)
    expect(still_here(answered)).to_be_visible()
    sign(answered)
    expect(warning(answered)).to_be_hidden()
    Reader(answered).lets_pass(WARNED_AT - 1)
    expect(warning(answered)).to_be_hidden()
    Reader(answered).lets_pass(1)
    expect(still_here(answered)).to_be_visible()
    Reader(answered).lets_pass(LIMIT - WARNED_AT)
    expect_cleared(answered)


# --- a computer that slept: the clock went on, and no timer came by ------------------------------------------------------


def sleep(page: Page) -> None:
    """Eight hours pass, in which nothing runs."""
    page.clock.set_system_time(page.evaluate("() => Date.now() / 1000") + 8 * 60 * 60)
    expect(answer_given(page, QUESTION)).to_be_visible()


@CHROMIUM_ALONE
def test_a_clock_that_is_set_back_keeps_nothing_longer_than_a_pause_more(answered: Page) -> None:
    answered.clock.set_system_time(answered.evaluate("() => Date.now() / 1000") - 24 * 60 * 60)
    Reader(answered).lets_pass(WARNED_AT)
    expect(answer_given(answered, QUESTION)).to_be_visible()
    Reader(answered).lets_pass(WARNED_AT)
    expect(warning(answered)).to_be_visible()
    Reader(answered).lets_pass(LIMIT - WARNED_AT)
    expect_cleared(answered)


@pytest.mark.parametrize("event", ["focus", "pageshow", "visibilitychange"])
def test_who_comes_back_to_a_computer_that_slept_finds_nothing(answered: Page, event: str) -> None:
    sleep(answered)
    answered.evaluate("name => (name === 'visibilitychange' ? document : window).dispatchEvent(new Event(name))", event)
    expect_cleared(answered)


def test_the_first_key_on_a_computer_that_slept_chooses_nothing(answered: Page) -> None:
    answered.locator("#checker .rk-keuze").first.focus()
    sleep(answered)
    answered.keyboard.press("Enter")
    expect_cleared(answered)
    answer(answered, "rol", OTHER)
    expect(answer_given(answered, "rol")).to_be_visible()


def test_the_first_click_on_a_computer_that_slept_chooses_nothing(answered: Page) -> None:
    option = answered.locator("#checker .rk-keuze").first.bounding_box()
    assert option
    sleep(answered)
    answered.mouse.click(option["x"] + 10, option["y"] + 10)
    expect_cleared(answered)
    answer(answered, "rol", OTHER)
    expect(answer_given(answered, "rol")).to_be_visible()


# --- what there is to lose --------------------------------------------------------------------------------------------------


@CHROMIUM_ALONE
def test_without_an_answer_there_is_nothing_to_clear(page: Page) -> None:
    page.locator("#checker-boom > summary").click()
    Reader(page).lets_pass(LIMIT + 1)
    expect(warning(page)).to_be_hidden()
    expect(status(page)).not_to_contain_text("gewist")
    expect(page.locator("#checker-boom")).to_have_attribute("open", "")


@CHROMIUM_ALONE
def test_who_begins_after_a_long_time_has_all_the_time_again(page: Page) -> None:
    Reader(page).lets_pass(LIMIT + 1)
    answer(page, "rol", ONE)
    expect(answer_given(page, "rol")).to_be_visible()
    Reader(page).lets_pass(WARNED_AT - 1)
    expect(warning(page)).to_be_hidden()
    Reader(page).lets_pass(1)
    expect(still_here(page)).to_be_visible()


@CHROMIUM_ALONE
def test_a_branch_that_somebody_opened_is_an_answer(page: Page) -> None:
    page.locator("#checker-boom > summary").click()
    page.locator("#checker-boom details > summary").first.click()
    Reader(page).lets_pass(WARNED_AT)
    expect(still_here(page)).to_be_visible()
    Reader(page).lets_pass(LIMIT - WARNED_AT)
    expect_cleared(page)


@CHROMIUM_ALONE
def test_an_answer_that_can_be_reached_with_forward_is_one_to_lose(answered: Page) -> None:
    for _ in range(2):
        answered.evaluate("() => history.back()")
    expect(answered.locator("#checker .rk-voortgang")).to_have_text("Vraag 1")
    Reader(answered).lets_pass(LIMIT)
    expect_cleared(answered)
    answered.evaluate("() => history.forward()")
    expect(answered.locator("#checker .rk-antwoorden")).to_have_count(0)


@CHROMIUM_ALONE
def test_an_answer_given_before_python_is_there_is_cleared_too(context: BrowserContext, site_url: str) -> None:
    held: list[Route] = []
    context.route("**/*.wasm", lambda route: held.append(route))
    page = context.new_page()
    page.goto(site_url + PAGE)
    answer(page, "rol", ONE)
    expect(page.locator("#checker [data-gekozen]")).to_have_count(1)
    Reader(page).lets_pass(LIMIT)
    expect_cleared(page)
    for route in held:
        route.abort()


@CHROMIUM_ALONE
def test_the_self_check_is_cleared_with_the_answers(page: Page) -> None:
    Reader(page).walks(ADVICE)
    Reader(page).unfolds()
    page.locator(".rk-zelfcheck-knop").click()
    page.get_by_role("radio", name="Gedaan").first.check()
    expect(status(page)).to_have_text(re.compile("^1 van "))
    Reader(page).lets_pass(HIDDEN_AFTER)
    Reader(page).lets_pass(LIMIT)
    expect(status(page)).to_contain_text("gewist")
    Reader(page).walks(ADVICE)
    expect(page.locator(".rk-zelfcheck-knop")).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#checker input:checked")).to_have_count(0)


@CHROMIUM_ALONE
def test_the_page_may_ask_for_another_pause(context: BrowserContext, site_url: str) -> None:
    def shorter(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace('id="checker" ', 'id="checker" data-pauze="10000" '))

    context.route(f"**/{PAGE}", shorter)
    page = context.new_page()
    page.goto(site_url + PAGE)
    answer(page, "rol", ONE)
    expect(answer_given(page, "rol")).to_be_visible()
    Reader(page).lets_pass(8_000)
    expect(warning(page)).to_contain_text("Over 2 seconden wist deze pagina je antwoorden.")
    Reader(page).lets_pass(2_000)
    expect(status(page)).to_have_text("Je antwoorden zijn gewist, omdat je 10 seconden niets hebt gedaan.")
