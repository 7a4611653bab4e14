# SPDX-License-Identifier: EUPL-1.2
"""Where things are: what one came for is in view, and one sees whose page it is."""

from collections.abc import Iterator
from typing import Final

import pytest
from playwright.sync_api import Browser, FloatRect, Page, expect

from checker import Card
from checker.rules import rulebook
from tests.site.places import CHECKER


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    yield page
    page.close()


def top(page: Page, selector: str) -> float:
    found: float = page.locator(selector).first.evaluate("(each) => each.getBoundingClientRect().top + scrollY")
    return found


# --- the page of a role ----------------------------------------------------------------------------------------------------


def test_the_page_of_every_role_begins_with_the_way_to_its_checker_and_its_tasks(
    phone: Page, site_url: str, card: Card
) -> None:
    for role in card.roles():
        phone.goto(f"{site_url}rol/{role.id}.html")
        way = phone.get_by_role("main").get_by_role("link", name="Wat moet ik nu doen?")
        expect(way).to_be_in_viewport(ratio=1)
        assert top(phone, ".rk-ingang") < top(phone, "main h2") < top(phone, ".rk-taak") <= 400, role.id
        way.click()
        expect(phone).to_have_url(f"{site_url}nu/{role.id}.html")


def test_paper_comes_last_on_the_page_of_a_role(phone: Page, site_url: str, card: Card) -> None:
    for role in card.roles():
        phone.goto(f"{site_url}rol/{role.id}.html")
        last_task = phone.locator(".rk-taak").last.evaluate("(each) => each.getBoundingClientRect().bottom + scrollY")
        assert last_task < top(phone, "#bellen") < top(phone, "#papier") < top(phone, ".rk-zakgids, [data-print]"), role.id


# --- the question for the role ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1366, 768)])
def test_every_organisation_is_in_view_with_its_function_beside_it(
    browser: Browser, site_url: str, card: Card, width: int, height: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height}, has_touch=width < 500)
    page.goto(site_url + CHECKER)
    boxes: dict[str, FloatRect] = {}
    for role in card.roles():
        option = page.locator(f"#checker [data-antwoord='{role.id}']")
        expect(option).to_be_in_viewport(ratio=1)
        box = option.bounding_box()
        assert box
        boxes[role.id] = box
    for organisation in card.organisations:
        for function in organisation.functions[:1]:
            one, beside = boxes[organisation.id], boxes[function.id]
            assert one["y"] == beside["y"]
            assert one["x"] + one["width"] <= beside["x"]
    page.close()


# --- who comes from elsewhere ----------------------------------------------------------------------------------------------


LED_TO: Final = """async (places) => {
    const frame = () => new Promise(requestAnimationFrame);
    const seen = [];
    for (const place of places) {
        location.hash = place;
        await frame();
        await frame();
        const all = [...document.querySelectorAll(".rk-waar")].filter((each) => each.checkVisibility());
        const here = document.querySelector(":is(:target > .rk-waar, :target + .rk-waar)");
        const { top, bottom } = here.getBoundingClientRect();
        const text = here.textContent.replace(/\\s+/g, " ").trim();
        seen.push([place, text, all.length === 1 && all[0] === here && top >= 0 && bottom <= innerHeight]);
    }
    return seen;
}"""
"""Of each of these places what is said of it there, and whether that is in view and said of nothing else."""


def test_who_comes_to_a_task_or_a_part_of_a_page_sees_whose_it_is_and_when(phone: Page, site_url: str, card: Card) -> None:
    for role in card.roles():
        phone.goto(f"{site_url}rol/{role.id}.html")
        rules = rulebook(card).rules(role.id)
        places = {rule.section.id: rule.section for rule in rules}
        for rule in rules:
            places.setdefault(rule.task.id, rule.section)  # the first, of a task that stands in several
        expected = [[place, f"{role.name} — {section.title}", True] for place, section in places.items()]
        assert phone.evaluate(LED_TO, list(places)) == expected


@pytest.mark.this_card
def test_who_comes_to_a_heading_is_not_offered_a_link_to_it(phone: Page, site_url: str) -> None:
    phone.goto(f"{site_url}rol/om.html#laag")
    expect(phone.locator(":target")).to_be_visible()
    assert phone.locator(":target > .headerlink").evaluate("(each) => getComputedStyle(each).opacity") == "0"
