# SPDX-License-Identifier: EUPL-1.2
"""How the page of the checker behaves in a real browser: while Python starts, and on the way back.

What the steps say is tested elsewhere, as is all that can go wrong.
"""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.beginning import ANSWER, NEXT, ONE, OTHER, QUESTION
from tests.browser.conftest import CHROMIUM_ALONE
from tests.browser.reader import Reader

WAITING = re.compile("start nog")

pytestmark = CHROMIUM_ALONE


@pytest.fixture
def ready(page: Page) -> Page:
    """The page, one question on."""
    Reader(page).walks({"rol": ONE})
    return page


def asked(page: Page, question: str) -> Locator:
    return page.locator(f"#checker .rk-keuze[data-vraag='{question}']").first


def option(page: Page, question: str, given: str) -> Locator:
    return page.locator(f"#checker .rk-keuze[data-vraag='{question}'][data-antwoord='{given}']")


def answer(page: Page, question: str, given: str) -> None:
    option(page, question, given).click()


def answers(page: Page) -> list[str]:
    """The questions that the page says were answered."""
    rows = page.locator("#checker .rk-antwoord").all()
    return [row.get_attribute("data-vraag") or "" for row in rows]


def status(page: Page) -> Locator:
    return page.locator("#checker-status")


def tree(page: Page) -> Locator:
    return page.locator("#checker-boom")


def expect_neutral(page: Page) -> None:
    """The first question, and no trace of any answer."""
    expect(asked(page, "rol")).to_be_visible()
    expect(page.locator("#checker .rk-antwoorden")).to_have_count(0)
    expect(page.locator("#checker [data-gekozen]")).to_have_count(0)


# --- going on ----------------------------------------------------------------------------------------------------------


def test_an_answer_given_too_early_is_acted_on_when_python_is_there(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    held: list[Route] = []
    page.route("**/*.wasm", lambda route: held.append(route))
    with page.expect_request("**/*.wasm"):
        Reader(page).opens(site_url)
    Reader(page).waits()
    answer(page, "rol", ONE)
    expect(status(page)).to_have_text(WAITING)
    expect(option(page, "rol", ONE)).to_have_attribute("data-gekozen", "")
    held[0].continue_()
    expect(asked(page, QUESTION)).to_be_visible()
    assert answers(page) == ["rol"]


def test_the_last_of_two_early_answers_counts(opened: Page) -> None:
    page = opened
    Reader(page).waits()
    page.evaluate(
        """() => {
            for (const answer of ["OTHER", "ONE"]) {
                document.querySelector(`#checker [data-vraag="rol"][data-antwoord="${answer}"]`).click();
            }
        }""".replace("OTHER", OTHER).replace("ONE", ONE)
    )
    expect(asked(page, QUESTION)).to_be_visible()
    page.locator(".rk-wijzig[data-wijzig='rol']").click()
    expect(option(page, "rol", ONE).locator(".rk-nu")).to_be_visible()
    page.go_back()
    page.go_back()
    expect_neutral(page)


@pytest.mark.this_card
def test_the_new_heading_has_the_focus_and_is_said_once_and_in_the_title_is_where_one_is(ready: Page) -> None:
    answer(ready, QUESTION, ANSWER)
    expect(asked(ready, NEXT)).to_be_visible()
    expect(ready.locator("#checker .rk-kop")).to_be_focused()
    expect(status(ready)).to_be_empty()
    assert ready.title().startswith("Vraag 3 - ")
    Reader(ready).walks({NEXT: "ja", "stalking-gaat-door": "ja"})
    expect(status(ready)).to_have_text(re.compile(r"^Je advies is klaar: \d+ taken"))
    assert status(ready).get_attribute("role") == "status"
    assert ready.title().startswith("Je advies - ")


def test_the_whole_checker_works_by_keyboard(page: Page) -> None:
    option(page, "rol", ONE).focus()
    page.keyboard.press("Enter")
    expect(asked(page, QUESTION)).to_be_visible()
    page.keyboard.press("Tab")
    expect(asked(page, QUESTION)).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(f"#checker .rk-antwoord[data-vraag='{QUESTION}']")).to_be_visible()


# --- back, forward, change, clear ------------------------------------------------------------------------------------------


def test_back_goes_one_question_back_and_forward_goes_on_again(ready: Page) -> None:
    answer(ready, QUESTION, ANSWER)
    expect(asked(ready, NEXT)).to_be_visible()
    ready.go_back()
    expect(asked(ready, QUESTION)).to_be_visible()
    expect(ready.locator("#checker .rk-kop")).to_be_focused()
    assert answers(ready) == ["rol"]
    ready.go_back()
    expect_neutral(ready)
    ready.go_forward()
    ready.go_forward()
    expect(asked(ready, NEXT)).to_be_visible()
    assert answers(ready) == ["rol", QUESTION]


@pytest.mark.this_card
def test_another_answer_after_back_goes_on_from_there(ready: Page) -> None:
    answer(ready, QUESTION, ANSWER)
    expect(asked(ready, NEXT)).to_be_visible()
    ready.go_back()
    answer(ready, QUESTION, "onbekend")
    expect(ready.locator(f"#checker .rk-antwoord[data-vraag='{QUESTION}']")).to_be_visible()
    expect(asked(ready, NEXT)).to_have_count(0)
    ready.go_back()
    expect(asked(ready, QUESTION)).to_be_visible()


def test_a_link_within_the_page_keeps_the_step(opened: Page) -> None:
    Reader(opened).walks({"rol": ONE})
    opened.evaluate("() => { location.hash = 'checker-boom'; }")
    expect(asked(opened, QUESTION)).to_be_visible()
    answer(opened, QUESTION, ANSWER)
    expect(asked(opened, NEXT)).to_be_visible()
    opened.go_back()
    expect(asked(opened, QUESTION)).to_be_visible()


@pytest.mark.this_card
def test_change_asks_one_question_again_and_keeps_the_others(ready: Page) -> None:
    answer(ready, QUESTION, ANSWER)
    answer(ready, NEXT, "ja")
    expect(ready.locator("#checker .rk-antwoord[data-vraag='aangifte']")).to_be_visible()
    before = answers(ready)
    ready.locator(".rk-wijzig[data-wijzig='aangifte']").click()
    expect(asked(ready, NEXT)).to_be_visible()
    assert answers(ready) == before
    answer(ready, NEXT, "nee")
    expect(asked(ready, NEXT)).to_have_count(0)
    assert answers(ready) == before


def test_clear_leaves_nothing(ready: Page) -> None:
    answer(ready, QUESTION, ANSWER)
    expect(asked(ready, NEXT)).to_be_visible()
    ready.locator(".rk-wis").click()
    expect_neutral(ready)
    expect(ready.locator("#checker .rk-kop")).to_be_focused()
    expect(status(ready)).to_have_text(re.compile("gewist"))
    ready.go_back()
    expect_neutral(ready)
    ready.go_forward()
    expect_neutral(ready)
    answer(ready, "rol", ONE)
    expect(asked(ready, QUESTION)).to_be_visible()
    assert answers(ready) == ["rol"]


def test_a_reload_starts_anew(ready: Page) -> None:
    ready.reload()
    expect_neutral(ready)
    ready.go_back()
    expect_neutral(ready)


def test_coming_back_from_another_page_starts_anew(ready: Page, site_url: str) -> None:
    ready.goto(site_url + "index.html")
    ready.go_back()
    expect_neutral(ready)


def test_a_page_that_the_browser_kept_alive_goes_on_where_it_was_as_long_as_the_pause_lasts(ready: Page) -> None:
    come_back = "() => { dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })); }"
    Reader(ready).lets_pass(599_999)
    ready.evaluate(come_back)
    expect(asked(ready, QUESTION)).to_be_visible()
    assert answers(ready) == ["rol"]
    ready.clock.set_system_time(ready.evaluate("() => Date.now()") / 1000 + 8 * 3600)
    ready.evaluate(come_back)
    expect_neutral(ready)
    answer(ready, "rol", ONE)
    expect(asked(ready, QUESTION)).to_be_visible()


def test_a_page_that_comes_back_is_not_seen_before_it_is_known_whether_it_may_be(ready: Page) -> None:
    """What a browser keeps alive is what it paints first when the reader is back: perhaps another reader, and hours later."""
    shown = "() => getComputedStyle(document.getElementById('checker')).opacity"
    go, come = (
        f"() => {{ dispatchEvent(new PageTransitionEvent('{way}', {{ persisted: true }})); }}"
        for way in ("pagehide", "pageshow")
    )
    heading = ready.locator("#checker .rk-kop")
    expect(heading).to_be_focused()
    ready.evaluate(go)
    assert ready.evaluate(shown) == "0"
    ready.evaluate(come)
    assert ready.evaluate(shown) == "1"
    expect(heading).to_be_focused()
    assert answers(ready) == ["rol"]
    ready.evaluate(go)
    ready.clock.set_system_time(ready.evaluate("() => Date.now()") / 1000 + 8 * 3600)
    ready.evaluate(come)
    assert ready.evaluate(shown) == "1"
    expect_neutral(ready)


def test_back_shows_the_answer_that_was_given(ready: Page) -> None:
    answer(ready, QUESTION, ANSWER)
    expect(asked(ready, NEXT)).to_be_visible()
    ready.get_by_role("button", name="Vorige").click()
    expect(option(ready, QUESTION, ANSWER)).to_contain_text("(je antwoord)")
    expect(ready.locator("#checker .rk-keuze .rk-nu")).to_have_count(1)
    ready.go_back()
    expect(option(ready, "rol", ONE)).to_contain_text("(je antwoord)")


@pytest.mark.this_card
def test_back_to_a_question_that_was_asked_again_marks_the_answer_that_stands_above_it_alone(ready: Page) -> None:
    answer(ready, QUESTION, ANSWER)
    expect(asked(ready, NEXT)).to_be_visible()
    ready.locator("#checker [data-wijzig='risico']").click()
    expect(option(ready, QUESTION, ANSWER)).to_contain_text("(je antwoord nu)")
    expect(ready.locator("#checker[data-rustend]")).to_have_count(0)
    option(ready, QUESTION, "hoog").click()
    expect(ready.locator(f"#checker .rk-antwoord[data-vraag='{QUESTION}']")).to_contain_text("hoog")
    ready.go_back()
    expect(ready.locator(f"#checker .rk-antwoord[data-vraag='{QUESTION}']")).to_contain_text(ANSWER)
    expect(ready.locator("#checker .rk-keuze .rk-nu")).to_have_count(1)
    expect(option(ready, QUESTION, ANSWER)).to_contain_text("(je antwoord nu)")
