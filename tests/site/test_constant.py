# SPDX-License-Identifier: EUPL-1.2
"""What is the same wherever one is: help is in one place (WCAG 3.2.6), and no colour says something alone (1.4.1)."""

from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser

from checker import Card
from tests.site.places import SCROLLED, every_page

# What help there is, and what it stands between, in the order of the page.
PRESSABLE: Final = """() => {
    const link = document.querySelector(".rk-urgent a");
    const { left, top, width, height } = link.getBoundingClientRect();
    return link.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}"""
"""Whether what is under a finger at the number for danger is that number."""

HELP: Final = """() => [...document.querySelectorAll(".rk-urgent a, main, footer section h2, footer a[href^='tel:']")]
    .map((each) => each.matches("main") ? "main" : each.textContent)"""

# Every sign of a part of the card: its name in words, and the shape and the colour of the sign.
SIGNS: Final = """() => [...document.querySelectorAll(".rk-routes thead .rk-halte")].map((each) => {
    const { clipPath, backgroundColor } = getComputedStyle(each, "::before");
    return [each.innerText.trim(), clipPath, backgroundColor];
})"""


def test_help_is_the_same_and_in_the_same_place_on_every_page(browser: Browser, site: Path, site_url: str, card: Card) -> None:
    page = browser.new_page(java_script_enabled=False)
    found = {name: page.evaluate(HELP) for name in every_page(page, site, site_url) if name != "404.html"}
    page.close()
    help_on_home = found["index.html"]
    assert [name for name, help_there in found.items() if help_there != help_on_home] == []
    assert help_on_home[1] == "main"
    phones = [contact.phone for contact in card.region.contacts if contact.phone]
    assert card.region.urgent.phone in help_on_home[0]
    assert [text for text in help_on_home if text in phones] == phones


@pytest.mark.parametrize(("width", "height"), [(360, 640), (1280, 800)])
def test_however_far_one_reads_the_number_for_danger_can_be_pressed(
    browser: Browser, site: Path, site_url: str, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    for name in every_page(page, site, site_url):
        if name == "404.html":  # it has no menus, and is one screen
            continue
        page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight)")
        page.evaluate(SCROLLED)
        assert page.evaluate(PRESSABLE), name
    page.close()


@pytest.mark.this_card
def test_every_risk_level_has_a_name_and_a_shape_beside_its_colour(browser: Browser, site_url: str, card: Card) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{site_url}index.html")
    names, *looks = zip(*page.evaluate(SIGNS), strict=True)
    page.close()
    assert all(names)
    assert {section.short for section in card.sections if section.when and not section.reading} <= set(names)
    for look in looks:
        assert len(set(look)) == len(names)
