# SPDX-License-Identifier: EUPL-1.2
"""What a screen reader is told, as the browser tells it: not what the HTML says, but what the style sheets leave of it."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from checker import Card
from tests.beginning import OTHER


def told(page: Page) -> list[dict[str, Any]]:
    """Everything that is not left out: role and name."""
    browser = page.context.new_cdp_session(page)
    nodes = browser.send("Accessibility.getFullAXTree")["nodes"]
    browser.detach()
    return [node for node in nodes if not node["ignored"]]


def names(nodes: list[dict[str, Any]], role: str) -> list[str]:
    return [node["name"]["value"] for node in nodes if node["role"]["value"] == role]


@pytest.mark.parametrize("width", [360, 1280])
def test_the_route_map_and_the_partners_are_tables_also_when_they_do_not_look_like_one(
    browser: Browser, site_url: str, card: Card, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(f"{site_url}index.html")
    nodes = told(page)
    assert len(names(nodes, "table")) == 1
    for organisation in card.organisations:
        assert any(organisation.name in name for name in names(nodes, "rowheader"))
    assert len(names(nodes, "row")) >= len(card.organisations)
    page.goto(f"{site_url}partners.html")
    nodes = told(page)
    assert len(names(nodes, "rowheader")) == page.locator("table.rk-afstemming tbody tr").count() > 0
    page.close()


def test_the_theme_s_shortcomings_are_mended(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 900})
    page.goto(f"{site_url}rol/{OTHER}.html")
    expect(page.get_by_role("search").get_by_role("textbox", name="Zoek op deze site", exact=True)).to_be_visible()
    assert page.get_by_role("dialog").count() == 0  # the theme's search was one, without a name
    for landmark in (page.get_by_role("banner"), page.get_by_role("main"), page.get_by_role("contentinfo")):
        expect(landmark).to_have_count(1)
    unnamed = "all => all.filter((each) => !each.ariaLabel).map((each) => each.outerHTML.slice(0, 200))"
    assert page.locator("nav").evaluate_all(unnamed) == []  # also what is folded now
    page.close()
