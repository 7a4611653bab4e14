# SPDX-License-Identifier: EUPL-1.2
"""The home page is the whole card as a route map: at one glance on a wide screen, line after line on a phone."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from checker import Card
from checker.rules import rulebook


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


def test_on_a_wide_screen_every_line_and_every_station_is_seen_at_one_glance(wide: Page, card: Card) -> None:
    for organisation in card.organisations:
        expect(wide.get_by_role("rowheader", name=organisation.name)).to_be_in_viewport(ratio=1)
    for section in card.sections:
        if section.reading is None:
            expect(wide.get_by_role("columnheader", name=section.short, exact=True)).to_be_in_viewport(ratio=1)
    expect(wide.locator(".rk-routes")).to_be_in_viewport(ratio=1)


def test_a_phone_first_shows_the_number_the_checker_and_every_organisation(phone: Page, card: Card) -> None:
    expect(phone.get_by_role("link", name="Bel 112")).to_be_in_viewport(ratio=1)
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


def test_the_parts_of_a_task_open_where_the_task_is(wide: Page) -> None:
    parts = wide.locator("details.rk-delen").first
    link = parts.get_by_role("link").first
    expect(link).to_be_hidden()
    parts.locator("summary").focus()
    wide.keyboard.press("Enter")
    expect(link).to_be_visible()


def test_on_paper_every_task_is_there_without_opening_anything(wide: Page, card: Card) -> None:
    wide.emulate_media(media="print")
    seen = wide.locator(".rk-routes li > a").evaluate_all(
        "(links) => links.filter((link) => link.getClientRects().length).map((link) => link.hash.slice(1))"
    )
    assert set(seen) == {rule.task.id for rule in rulebook(card).every_rule.values() if rule.section.reading is None}
