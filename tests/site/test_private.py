# SPDX-License-Identifier: EUPL-1.2
"""The finished site in a real browser: it keeps nothing, asks no other host for anything and obeys its own policy."""

import re
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect

from tests.browser.storage import kept
from tests.site.places import names_of_pages, pages_of_every_kind

REPORT_VIOLATIONS: Final = """
    addEventListener("securitypolicyviolation", (event) =>
        console.error(`policy: ${event.effectiveDirective} refused ${event.blockedURI || "inline"}`));
"""

A_WORD_ON_MANY_PAGES: Final = "veilig"


class Visit:
    """One page after the other, with all that they complained of and all that they asked for."""

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


def kept_but_the_site(page: Page, site_url: str) -> list[str]:
    """What is kept besides the site's own files, which a browser keeps after a while: what these are test_offline.py tells."""
    own = (f"cache routekaart {site_url} ", f"service worker {site_url}")
    return [each for each in kept(page) if not each.startswith(own)]


def test_no_page_keeps_anything_or_asks_another_host_or_breaks_its_policy(
    any_browser: Browser, site: Path, site_url: str
) -> None:
    """Every page in Chromium; in Firefox one of each kind. On one of each kind something is searched."""
    of_each_kind = pages_of_every_kind(site)
    with any_browser.new_context() as context:
        visit = Visit(context.new_page(), site_url)
        pages = names_of_pages(site) if any_browser.browser_type.name == "chromium" else of_each_kind
        assert pages
        for name in pages:
            visit.page.goto(site_url + name)
            if name in of_each_kind:
                search(visit.page)
            assert kept_but_the_site(visit.page, site_url) == [], name
            assert visit.elsewhere == [], name
            assert visit.complaints == [], name


def test_searching_leaves_no_trace_in_the_address(browser: Browser, site_url: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site_url + "index.html")
        search(page)
        page.locator(".rk-hit").first.click()
        page.wait_for_load_state()
        assert A_WORD_ON_MANY_PAGES not in (urlsplit(page.url).query + urlsplit(page.url).path.rpartition("/")[0])
        assert urlsplit(page.url).query == ""


def search(page: Page) -> None:
    """Opens the search results, on a page that has a search field."""
    field = page.get_by_role("textbox", name="Zoek op deze site")
    if not field.count():
        return
    field.click()
    field.fill(A_WORD_ON_MANY_PAGES)
    expect(page.locator(".rk-hit").first).to_be_visible()


@pytest.mark.this_card
def test_no_browser_is_to_send_an_advice_to_who_translates(site: Path) -> None:
    """Also in the single file. All that is shown of answers and advice is inside this element."""
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    found = {name: tags for name, page in pages.items() if (tags := re.findall(r'<[^>]*\bid="checker"[^>]*>', page))}
    assert {"wat-moet-ik-nu-doen.html", "routekaart.html", "nu/om.html"} <= found.keys()
    assert not {name: tags for name, tags in found.items() if not all('translate="no"' in tag for tag in tags)}
