# SPDX-License-Identifier: EUPL-1.2
"""The page for what is not there, as a server shows it at any address: it looks like the site, and it knows the way back."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, Request, Route, expect

MISSING: Final = ["weg.html", "rol/weg.html", "rol/", "een/twee/drie/weg.html", "een//twee/weg.html?a=../b#c/d"]
STRICTER: Final = "default-src 'self'; style-src 'self'; script-src 'self'"
REPORT_VIOLATIONS: Final = """
    globalThis.violations = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective }) => globalThis.violations.push(effectiveDirective));
"""
HEADER: Final = "() => getComputedStyle(document.querySelector('header')).backgroundColor"


@pytest.fixture(scope="module")
def page(any_browser: Browser) -> Iterator[Page]:
    page = any_browser.new_page()
    page.add_init_script(REPORT_VIOLATIONS)
    yield page
    page.close()


@pytest.mark.parametrize("path", MISSING)
def test_from_any_depth_it_leads_to_the_card_and_to_the_questions(page: Page, site_url: str, path: str) -> None:
    answer = page.goto(site_url + path)
    assert answer
    assert answer.status == 404
    links = page.locator(".found a")
    expect(links.first).to_be_visible()
    targets = [link.evaluate("link => link.href") for link in links.all()]
    assert targets == [f"{site_url}index.html", f"{site_url}wat-moet-ik-nu-doen.html"]
    expect(page.locator(".lost")).to_be_hidden()
    assert page.evaluate("violations") == []


def test_it_looks_like_the_site_and_asks_only_for_the_icon(any_browser: Browser, site_url: str) -> None:
    with any_browser.new_context() as context:  # in which no page before had the icon: a browser asks for it only once
        page = context.new_page()
        asked: set[str] = set()

        def hear(request: Request) -> None:
            asked.add(request.url)

        page.on("request", hear)
        with page.expect_request(f"{site_url}assets/stijl/favicon.svg"):  # Firefox may tell of it later than the page shows it
            page.goto(f"{site_url}rol/weg.html")
        expect(page.locator(".found")).to_be_visible()
        page.remove_listener("request", hear)
        header = page.evaluate(HEADER)
        page.goto(f"{site_url}privacy.html")
        assert page.evaluate(HEADER) == header
    assert asked == {
        f"{site_url}rol/weg.html",
        f"{site_url}rol/assets/stijl/favicon.svg",
        f"{site_url}assets/stijl/favicon.svg",
    }


def test_an_answer_that_is_no_picture_is_not_taken_for_the_icon(page: Page, site: Path, site_url: str) -> None:
    """Some servers send the page for what is not there as if all were well."""

    def all_is_well(route: Route) -> None:
        route.fulfill(body=(site / "404.html").read_bytes(), content_type="text/html")

    page.route("**/een/**", all_is_well)
    page.goto(f"{site_url}een/twee/weg.html")
    expect(page.locator(".found a").first).to_be_visible()
    assert page.locator(".found a").first.evaluate("link => link.href") == f"{site_url}index.html"
    page.unroute("**/een/**")


def test_without_a_script_it_has_no_link_that_may_be_wrong_and_says_what_to_do(browser: Browser, site_url: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site_url}rol/weg.html")
    expect(page.get_by_text("Ga terug met de knop Vorige")).to_be_visible()
    expect(page.locator(".found")).to_be_hidden()
    assert all(link.get_attribute("href") is None for link in page.locator(".found a").all())
    page.close()


def test_under_a_stricter_policy_of_the_server_it_is_plain_and_still_says_what_to_do(
    browser: Browser, site: Path, site_url: str
) -> None:
    page = browser.new_page()
    body = (site / "404.html").read_bytes()
    headers = {"Content-Security-Policy": STRICTER, "Content-Type": "text/html; charset=utf-8"}
    page.route("**/weg.html", lambda route: route.fulfill(status=404, body=body, headers=headers))
    page.goto(f"{site_url}rol/weg.html")
    expect(page.get_by_text("Ga terug met de knop Vorige")).to_be_visible()
    expect(page.locator(".found")).to_be_hidden()
    expect(page.get_by_role("link", name="Bel 112")).to_be_visible()
    page.close()
