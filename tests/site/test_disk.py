# SPDX-License-Identifier: EUPL-1.2
"""`site/` opened by a double click: pages, links, search and print work, and the checker's page says what to open instead."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from checker import Card
from tests.beginning import OTHER
from tests.conftest import single_file_name
from tests.site.places import CHECKER
from tests.states import every_step

WHAT_TO_OPEN: Final = f"Open {single_file_name()}: daarin werkt de vragenhulp ook vanaf een schijf of netwerkmap."


@pytest.fixture
def context(any_browser: Browser) -> Iterator[BrowserContext]:
    with any_browser.new_context(offline=True) as context:
        yield context


def opened(context: BrowserContext, site: Path, name: str) -> tuple[Page, list[str]]:
    """The page, and what went wrong in it, by our scripts or the policy.

    What a browser says by itself, of a module that it does not load, has no arguments or does not say where it was.
    """
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)) if "    at " in (error.stack or "") else None)
    page.on("console", lambda message: complaints.append(message.text) if message.args else None)
    page.add_init_script(
        "addEventListener('securitypolicyviolation', (event) => console.error(event.effectiveDirective, event.blockedURI));"
    )
    page.goto((site / name).as_uri())
    return page, complaints


@pytest.mark.this_card
def test_pages_have_their_style_links_lead_on_and_the_search_finds(context: BrowserContext, site: Path) -> None:
    page, complaints = opened(context, site, "index.html")
    assert page.evaluate("() => getComputedStyle(document.querySelector('.rk-header')).backgroundColor") == "rgb(18, 53, 91)"
    page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name="Begrippen").click()
    expect(page).to_have_title("Begrippen - Routekaart aanpak stalking")
    page.get_by_role("textbox", name="Zoek op deze site").press_sequentially("stopgesprek")
    found = page.locator(".rk-hit[href*='#']").first
    expect(found).to_be_visible()
    found.click()
    expect(page.locator(":target")).to_contain_text("stopgesprek")
    assert not complaints


def test_the_page_of_the_checker_says_what_to_open_and_the_tree_works(context: BrowserContext, site: Path, card: Card) -> None:
    page, complaints = opened(context, site, CHECKER)
    said = page.get_by_text(WHAT_TO_OPEN)
    expect(said).to_be_visible()
    expect(page.locator("#checker")).to_be_hidden()
    assert page.locator("#checker-boom .rk-blad").count() == sum(not step.question for step in every_step(card))
    page.locator("#checker-boom").get_by_text(card.role(OTHER).name, exact=True).first.click()
    expect(page.locator("#checker-boom details[open] details summary").first).to_be_visible()
    assert not complaints
    link = said.get_by_role("link")
    if context.browser and context.browser.browser_type.name == "firefox":  # it runs our script from a disk too: the tree stays
        with context.expect_page() as beside:
            link.click()
        expect(page.locator("#checker-boom details[open] details summary").first).to_be_visible()
        page = beside.value
    else:
        link.click()
    expect(page.locator(".rk-deel:visible")).to_have_id("index")


def test_what_is_printed_is_the_page(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        page, _ = opened(context, site, f"rol/{OTHER}.html")
        assert len(page.pdf()) > 10_000
