# SPDX-License-Identifier: EUPL-1.2
"""The home page is the whole card as a route map: a table on a wide screen, line after line on a phone; never folded."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from checker import Card


def opened(browser: Browser, site_url: str, width: int, height: int, **settings: Any) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height}, **settings)
    page.goto(f"{site_url}index.html")
    page.evaluate("document.fonts.ready.then(() => true)")
    return page


@pytest.fixture
def wide(browser: Browser, site_url: str) -> Iterator[Page]:
    page = opened(browser, site_url, 1440, 900)
    yield page
    page.close()


@pytest.fixture
def phone(browser: Browser, site_url: str) -> Iterator[Page]:
    page = opened(browser, site_url, 360, 640, has_touch=True)
    yield page
    page.close()


def test_on_a_wide_screen_every_station_is_seen_at_one_glance(wide: Page, card: Card) -> None:
    for section in card.sections:
        if section.reading is None:
            expect(wide.get_by_role("columnheader", name=section.short, exact=True)).to_be_in_viewport(ratio=1)


WIDTHS: Final = (360, 768, 960, 1120, 1280, 1366, 1440, 1920)

# Of the map: what nobody sees, letters that are too small, words that are broken without a hyphen, and what is folded.
AMISS: Final = """() => {
    const map = document.querySelector(".rk-routes");
    const texts = document.createTreeWalker(map.tBodies[0], NodeFilter.SHOW_TEXT);
    const found = [...map.querySelectorAll("details")].map((each) => `folded: ${each.textContent}`);
    while (texts.nextNode()) {
        const { parentElement, data } = texts.currentNode;
        if (!data.trim() || parentElement.matches(".rk-cel")) continue; // the head of the column may say it
        if (!parentElement.checkVisibility({ visibilityProperty: true })) found.push(`unseen: ${data}`);
        if (parseFloat(getComputedStyle(parentElement).fontSize) < 14 && !parentElement.matches(".rk-sein"))
            found.push(`small: ${data}`);
        for (const { 0: word, index } of data.matchAll(/[\\p{L}]+/gu)) {
            const range = document.createRange();
            range.setStart(texts.currentNode, index);
            range.setEnd(texts.currentNode, index + word.length);
            const tops = new Set([...range.getClientRects()].filter(({ width }) => width).map(({ top }) => Math.round(top)));
            if (tops.size > 1) found.push(`broken: ${word}`);
        }
    }
    return found;
}"""


@pytest.mark.parametrize("width", WIDTHS)
def test_at_every_width_all_of_it_is_there_to_read_and_no_word_is_broken(browser: Browser, site_url: str, width: int) -> None:
    page = opened(browser, site_url, width, 900)
    assert page.evaluate(AMISS) == []
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.close()


def test_a_phone_first_shows_the_number_the_checker_and_every_organisation(phone: Page, card: Card) -> None:
    expect(phone.locator(".rk-urgent").get_by_role("link", name="Bel 112")).to_be_in_viewport(ratio=1)
    expect(phone.get_by_role("main").get_by_role("link", name="Wat moet ik nu doen?")).to_be_in_viewport(ratio=1)
    for organisation in card.organisations:
        expect(phone.locator(".rk-organisaties").get_by_role("link", name=organisation.name)).to_be_in_viewport(ratio=1)


def test_a_phone_goes_along_each_line_from_station_to_station(phone: Page, card: Card) -> None:
    heights = phone.locator(".rk-routes tbody").evaluate_all(
        "([body]) => [...body.querySelectorAll('th, td')].map((cell) => cell.getBoundingClientRect().top)"
    )
    sections = [section for section in card.sections if section.reading is None]
    assert len(heights) == len(card.organisations) * (1 + len(sections))
    assert heights == sorted(heights)


def test_on_paper_every_word_of_every_task_is_there(wide: Page) -> None:
    written = wide.locator(".rk-routes li > p").evaluate_all("(all) => all.map((each) => each.textContent.replace(/\\s/g, ''))")
    printed = PdfReader(BytesIO(wide.pdf(prefer_css_page_size=True)))
    found = "".join("".join(sheet.extract_text() for sheet in printed.pages).split())
    assert written
    assert [each for each in written if each not in found] == []
