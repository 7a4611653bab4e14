# SPDX-License-Identifier: EUPL-1.2
"""An abbreviation that was written out higher on the page explains itself again: by pointer, by keyboard and by touch."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.this_card

SHOWN = "(abbr) => getComputedStyle(abbr, '::after').content"


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    page = browser.new_page(has_touch=True, viewport={"width": 360, "height": 800})
    page.goto(f"{site_url}rol/politie.html")
    yield page
    page.close()


@pytest.fixture
def again(page: Page) -> Locator:
    """The SASH, met for the second time."""
    return page.locator("abbr[tabindex]", has_text="SASH").first


def test_the_first_time_it_is_written_out_beside_it(page: Page) -> None:
    first = page.get_by_role("main").locator("abbr", has_text="SASH").first
    assert first.get_attribute("tabindex") is None
    following = first.evaluate("(abbr) => abbr.nextSibling.textContent + (abbr.nextElementSibling?.textContent ?? '')")
    assert "Screening Assessment for Stalking and Harassment" in following


def test_a_pointer_shows_it(again: Locator) -> None:
    assert again.get_attribute("title") == "Screening Assessment for Stalking and Harassment"


def test_the_keyboard_and_touch_show_it_and_escape_takes_it_away(page: Page, again: Locator) -> None:
    assert again.evaluate(SHOWN) == "none"
    for reach in (again.focus, again.tap):
        reach()
        assert again.evaluate(SHOWN) == '"Screening Assessment for Stalking and Harassment"'
        page.keyboard.press("Escape")
        assert again.evaluate(SHOWN) == "none"


def test_what_it_shows_stays_on_a_narrow_screen(page: Page) -> None:
    for abbreviation in page.locator("abbr[tabindex]").all():
        abbreviation.focus()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), abbreviation.inner_text()
