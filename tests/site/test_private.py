# SPDX-License-Identifier: EUPL-1.2
"""The finished site in a real browser: it keeps nothing, asks no other host for anything and obeys its own policy."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.browser.holdings import kept

REPORT_VIOLATIONS: Final = """
    addEventListener("securitypolicyviolation", (event) =>
        console.error(`policy: ${event.effectiveDirective} refused ${event.blockedURI || "inline"}`));
"""

A_WORD_ON_MANY_PAGES: Final = "veilig"


class Visit:
    """One page in a fresh browser context, with all that it complained of and all that it asked for."""

    def __init__(self, page: Page, site_url: str) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.elsewhere: list[str] = []
        self._host = urlsplit(site_url).netloc
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        # The context hears the requests of workers too; the page alone does not.
        page.context.on("request", self._look_at)
        page.add_init_script(REPORT_VIOLATIONS)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def _look_at(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"data", "blob"} and address.netloc != self._host:
            self.elsewhere.append(request.url)


@pytest.fixture
def visits(any_browser: Browser, site: Path, site_url: str) -> Iterator[Visit]:
    def one_by_one() -> Iterator[Visit]:
        for file in sorted(site.rglob("*.html")):
            with any_browser.new_context() as context:
                visit = Visit(context.new_page(), site_url)
                visit.page.goto(site_url + file.relative_to(site).as_posix(), wait_until="networkidle")
                yield visit

    return one_by_one()


def test_no_page_keeps_anything_or_asks_another_host_or_breaks_its_policy(visits: Iterator[Visit]) -> None:
    seen = 0
    for visit in visits:
        where = visit.page.url
        assert kept(visit.page) == [], where
        search(visit.page)
        assert kept(visit.page) == [], f"{where}, after searching"
        assert visit.elsewhere == [], where
        assert visit.complaints == [], where
        seen += 1
    assert seen > 0, "the site has no pages"


def test_searching_leaves_no_trace_in_the_address(browser: Browser, site_url: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site_url + "index.html")
        search(page)
        page.locator(".md-search-result__link").first.click()
        page.wait_for_load_state()
        assert A_WORD_ON_MANY_PAGES not in (urlsplit(page.url).query + urlsplit(page.url).path.rpartition("/")[0])
        assert urlsplit(page.url).query == ""


def search(page: Page) -> None:
    """Opens the search results, on a page that has a search field."""
    field = page.get_by_role("textbox", name="Zoek op deze site")
    if not field.count():
        return
    field.click()
    field.press_sequentially(A_WORD_ON_MANY_PAGES)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
