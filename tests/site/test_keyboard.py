# SPDX-License-Identifier: EUPL-1.2
"""The whole site without a mouse: one gets to everything, in order, sees where one is, and gets out again.

WCAG 2.1.1 (keyboard), 2.1.2 (no trap), 2.1.4 (single letters), 2.4.1 (skip), 2.4.3 (order), 2.4.7 (focus visible), 2.4.11
(focus not covered) and 1.4.11 (the ring has a contrast of 3:1).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page, expect

from checker import Card
from tests.beginning import OTHER
from tests.site.looks import SEEN
from tests.site.places import CHECKER, expect_nothing, one_page_of_every_kind, the_other_pages

MOST_STOPS: Final = 1000
PAST_THE_MENUS: Final = ("Tab", "Enter", "Tab")
"""On to the link past them, along it, and on."""

# Where the next press must lead: to the neighbour, in reading order, among all that can have the focus and is in sight. Past
# the last there is nothing, or the first again: it depends on what the browser has around the page.
EXPECT: Final = """(step) => {
    const kinds = "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, summary, [tabindex]";
    const isStop = (each) => each.tabIndex >= 0 && each.checkVisibility({ visibilityProperty: true })
        && (each.type !== "radio" || each.checked || !document.querySelector(`[name="${each.name}"]:checked`));
    const all = [...document.querySelectorAll(kinds)];
    if (step < 0) all.reverse();
    const next = all.slice(all.indexOf(document.activeElement) + 1).find(isStop);
    globalThis.expected = next ? [next] : [document.body, all.find(isStop)];
}"""

# Where it led: nothing when it led out of the page, else what is wrong.
ARRIVED: Final = """() => {
    const there = document.activeElement;
    const [found, sought] = [there, expected[0]].map((each) => each.outerHTML.slice(0, 160));
    if (!expected.includes(there)) return [`the keyboard led to ${found} instead of ${sought}`];
    return expected.length > 1 ? null : [];
}"""

# What is wrong with the ring around the thing that has the focus.
RING: Final = """() => {
    const focused = document.activeElement;
    if (focused === document.body) return [];

    const paint = (globalThis.paint ??= document.createElement("canvas").getContext("2d", { willReadFrequently: true }));
    const rgba = (colour) => {
        paint.clearRect(0, 0, 1, 1);
        paint.fillStyle = colour;
        paint.fillRect(0, 0, 1, 1);
        return [...paint.getImageData(0, 0, 1, 1).data].map((value) => value / 255);
    };
    const background = ([above, ...below]) => {
        if (!above) return [1, 1, 1];
        const [red, green, blue, alpha] = rgba(getComputedStyle(above).backgroundColor);
        if (alpha === 1) return [red, green, blue];
        return background(below).map((lower, at) => alpha * [red, green, blue][at] + (1 - alpha) * lower);
    };
    const luminance = (colour) => {
        const [red, green, blue] = colour.map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (...colours) => {
        const [dark, light] = colours.map(luminance).sort((one, other) => one - other);
        return (light + 0.05) / (dark + 0.05);
    };

    const { outlineStyle, outlineWidth, outlineColor, outlineOffset } = getComputedStyle(focused);
    const [offset, thick] = [parseFloat(outlineOffset), parseFloat(outlineWidth)];
    const box = focused.getClientRects()[0] ?? focused.getBoundingClientRect();
    // Against the ring: outside it, or inside when it lies within the thing itself.
    const away = offset < 0 ? offset - 1 : offset + thick + 1;
    const [middle, centre] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const around = [
        [middle, box.top - away], [middle, box.bottom + away], [box.left - away, centre], [box.right + away, centre],
    ];
    const beside = around.map(([x, y]) => document.elementsFromPoint(x, y)).filter((layers) => layers.length);
    const contrasts = beside.map((layers) => contrast(rgba(outlineColor).slice(0, 3), background(layers)));

    // How far the ring gets beyond what cuts off the things in it.
    const ring = offset + thick;
    const cutting = (element) => {
        if (!element || element === document.body || getComputedStyle(element).position === "fixed") return [];
        const { overflowX, overflowY } = getComputedStyle(element);
        return [...(overflowX === "visible" && overflowY === "visible" ? [] : [element]), ...cutting(element.parentElement)];
    };
    const cut = cutting(focused.parentElement).some((element) => {
        const edge = element.getBoundingClientRect();
        return box.left - ring < edge.left - 1 || box.right + ring > edge.right + 1;
    });

    return [
        ...(outlineStyle === "none" || thick < 2 ? ["has no ring"] : []),
        ...(contrasts.some((each) => each < 3) ? [`has a ring of ${Math.min(...contrasts).toFixed(1)}:1`] : []),
        ...(cut ? ["has a ring that is cut off"] : []),
    ].map((problem) => `${focused.outerHTML.slice(0, 160)} ${problem}`);
}"""


PREPARE: Final = f"""() => {{
    const [arrived, expect, seen, ring] = [{ARRIVED}, {EXPECT}, {SEEN}, {RING}];
    globalThis.stop = (step) => {{
        const led = arrived();
        expect(step);
        return led && [...led, ...seen(), ...ring()];
    }};
    return expect;
}}"""
"""What is asked at every stop is read once."""


def tabbed_through(page: Page, *, back: bool = False) -> Iterator[str]:
    """What is wrong on the way through the page, from one end to the other, with the key held down."""
    step = -1 if back else 1
    page.evaluate(f"(step) => ({PREPARE})()(step)", step)
    if back:
        page.keyboard.down("Shift")
    for _ in range(MOST_STOPS):
        page.keyboard.down("Tab")
        if (problems := page.evaluate("(step) => stop(step)", step)) is None:
            break
        yield from problems
    else:
        yield "the keyboard does not lead out of the page"
    page.keyboard.up("Tab")
    page.keyboard.up("Shift")


@pytest.mark.parametrize(
    ("back", "width", "height", "scheme"),
    # Back as well: what sticks above then lies where the next thing comes into sight.
    [(False, 1280, 720, "light"), (True, 320, 256, "dark")],
    ids=["on, wide and light", "back, at 400 percent and dark"],
)
def test_one_gets_to_everything_in_order_and_sees_where_one_is(
    browser: Browser, site: Path, site_url: str, back: bool, width: int, height: int, scheme: Any
) -> None:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce")
    walk = one_page_of_every_kind(page, site, site_url)
    found = {name: list(tabbed_through(page, back=back)) for name in walk}
    page.close()
    expect_nothing(found)


def test_on_all_other_pages_too_from_where_the_menus_end(browser: Browser, site: Path, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    found = {}
    for name in the_other_pages(page, site, site_url):
        for key in PAST_THE_MENUS:
            page.keyboard.press(key)
        assert page.evaluate("() => Boolean(document.activeElement.closest('article'))"), name
        found[name] = list(tabbed_through(page))
    page.close()
    expect_nothing(found)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 700}, reduced_motion="reduce")
    yield page
    page.close()


def what_is_wrong(page: Page) -> list[str]:
    """With what has the focus."""
    return [*page.evaluate(SEEN), *page.evaluate(RING)]


def name_of_focused(page: Page) -> str:
    name: str = page.evaluate("() => document.activeElement.ariaLabel || document.activeElement.textContent.trim()")
    return name


def test_the_first_thing_one_gets_to_leads_past_the_menus(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}rol/{OTHER}.html")
    on, along, further = PAST_THE_MENUS
    page.keyboard.press(on)
    assert name_of_focused(page) == "Ga naar de inhoud"
    page.keyboard.press(along)
    page.keyboard.press(further)
    assert page.evaluate("() => Boolean(document.activeElement.closest('article'))")
    assert what_is_wrong(page) == []


def test_the_menu_of_a_narrow_screen_opens_leads_on_and_closes_by_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}privacy.html")
    button = page.locator("summary", has_text="Menu")
    menu = page.get_by_role("navigation", name="Menu", exact=True)
    while name_of_focused(page) != "Menu":
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).not_to_be_visible()
    expect(button).to_be_focused()
    page.keyboard.press("Space")
    links = menu.get_by_role("link").count()
    for number in range(links):
        page.keyboard.press("Tab")
        expect(menu.get_by_role("link").nth(number)).to_be_focused()
        assert what_is_wrong(page) == []
    menu.get_by_role("link", name="Begrippen").press("Enter")
    page.wait_for_url("**/begrippen.html")


def test_the_theme_leaves_nothing_invisible_in_the_way_of_the_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}index.html")
    switches = page.locator("[data-md-toggle]")
    assert switches.count() > 0
    for switch in switches.all():
        expect(switch).not_to_be_visible()
        assert switch.evaluate("(each) => { each.focus(); return document.activeElement !== each; }")


def test_results_of_a_search_show_where_one_is_and_close_behind_who_goes_on(page: Page, site_url: str, card: Card) -> None:
    page.goto(f"{site_url}rol/{OTHER}.html")
    field = page.get_by_role("search").get_by_role("textbox", name="Zoek op deze site")
    while name_of_focused(page) != "Zoek op deze site":
        page.keyboard.press("Tab")
    field.press_sequentially(card.organisations[0].name)
    results = page.locator(".rk-hit")
    expect(results.first).to_be_visible()
    wrong = []
    while page.evaluate("() => Boolean(document.activeElement.closest('[role=search]'))"):
        wrong += what_is_wrong(page)
        page.keyboard.press("Tab")
    expect(results.first).not_to_be_visible()
    assert wrong == []
    assert what_is_wrong(page) == []


LETTERS: Final = "abcdefghijklmnopqrstuvwxyz0123456789,./?;'[]"


def test_a_single_letter_does_nothing_outside_a_field(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}rol/{OTHER}.html")
    before = page.url, page.evaluate("() => scrollY")
    for letter in LETTERS:
        page.keyboard.press(letter)
    assert page.evaluate("() => document.activeElement === document.body")
    assert (page.url, page.evaluate("() => scrollY")) == before


def test_a_table_that_is_too_wide_scrolls_by_keyboard_and_has_a_name(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}beheer.html")
    boxes = page.locator(".md-typeset__scrollwrap")
    expect(boxes.first).to_have_attribute("tabindex", "0")
    expect(page.get_by_role("group", name="Tabel")).to_have_count(boxes.count())


def test_the_checker_is_gone_through_without_a_mouse(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{CHECKER}")
    page.locator("#checker .rk-keuze").first.focus()
    while page.locator("#checker .rk-keuze").count():
        step = page.locator("#checker .rk-kop").inner_text()
        expect(page.locator("#checker[data-rustend]")).to_have_count(0)  # what has just appeared does not act yet
        page.keyboard.press("Enter")
        expect(page.locator("#checker .rk-kop")).not_to_have_text(step)
        expect(page.locator("#checker .rk-kop")).to_be_focused()
        page.keyboard.press("Tab")
    expect(page.locator("#checker .rk-aantal")).to_be_visible()
    expect(page.locator("#checker[data-rustend]")).to_have_count(0)
    # ...and everything that can be done with the advice.
    assert list(tabbed_through(page)) == []
