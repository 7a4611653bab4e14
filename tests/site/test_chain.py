# SPDX-License-Identifier: EUPL-1.2
"""The picture of who coordinates with whom, in a real browser: on every screen and on paper it can be read, and leads on."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

PAGE = "partners.html"
WIDE, NARROW = ".rk-keten__breed", ".rk-keten__smal"


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    """One page that these tests show in different ways, one after the other."""
    page = browser.new_page()
    page.goto(f"{site_url}{PAGE}")
    yield page
    page.close()


def show(page: Page, **how: Any) -> None:
    page.set_viewport_size({"width": how.pop("width", 1280), "height": 900})
    page.emulate_media(**{"media": "screen", "color_scheme": "light", "forced_colors": "none", **how})


# Every way to look at it, with the width of an A4 sheet between its margins for paper.
WAYS: list[dict[str, Any]] = [
    {"width": 320},
    {"width": 360, "color_scheme": "dark"},
    {"width": 720},
    {"width": 721},
    {"width": 1280},
    {"width": 1280, "color_scheme": "dark"},
    {"width": 1280, "forced_colors": "active"},
    {"width": 672, "media": "print"},
]


@pytest.fixture(params=WAYS, ids=lambda way: " ".join(map(str, way.values())))
def shown(request: pytest.FixtureRequest, page: Page) -> Page:
    show(page, **request.param)
    return page


def test_there_is_one_large_picture_or_a_small_one_for_each_organisation(shown: Page) -> None:
    wide, narrow = shown.locator(f"{WIDE}:visible").count(), shown.locator(f"{NARROW}:visible").count()
    paper = shown.evaluate("matchMedia('print').matches")
    small = shown.evaluate("innerWidth") <= 720 and not paper
    assert (wide, narrow) == ((0, shown.locator(NARROW).count()) if small else (1, 0))


# Names that stick out of their box, drawings that stick out of the page, and names too small to read.
UNREADABLE = """() => [...document.querySelectorAll(".rk-keten svg")].filter((svg) => svg.checkVisibility()).flatMap((svg) => [
    ...[...svg.querySelectorAll("a:has(rect)")].flatMap((name) => {
        const [box, text] = ["rect", "text"].map((part) => name.querySelector(part).getBoundingClientRect());
        const beside = text.left >= box.left + 2 && text.right <= box.right - 2;
        return beside && text.top >= box.top && text.bottom <= box.bottom ? [] : [`${name.textContent} sticks out of its box`];
    }),
    ...(svg.getBoundingClientRect().right > document.documentElement.clientWidth ? ["a picture sticks out of the page"] : []),
    ...(15 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width < 12 ? ["the letters are too small"] : []),
])"""


def test_every_name_can_be_read_and_fits_its_box(shown: Page) -> None:
    assert shown.evaluate(UNREADABLE) == []


# The contrast of every text with what it stands on, and of every line and edge with the page (WCAG 1.4.3 and 1.4.11).
CONTRASTS = """() => {
    const rgb = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255);
    const light = (colour) => rgb(colour)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
        .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
    const contrast = (one, other) => {
        const [high, low] = [light(one), light(other)].sort((a, b) => b - a);
        return (high + 0.05) / (low + 0.05);
    };
    const paper = getComputedStyle(document.body).backgroundColor;
    const style = (part) => getComputedStyle(part);
    const found = [];
    for (const link of document.querySelectorAll(".rk-keten svg a")) {
        const [shape, text] = [link.querySelector("rect, circle"), link.querySelector("text")];
        found.push(["text", link.textContent, contrast(style(text).fill, style(shape).fill), 4.5]);
        found.push(["edge", link.textContent, contrast(style(shape).stroke, paper), 3]);
        for (const path of link.querySelectorAll("path")) found.push(["line", "", contrast(style(path).stroke, paper), 3]);
        for (const arrow of link.querySelectorAll("polygon")) found.push(["arrow", "", contrast(style(arrow).fill, paper), 3]);
    }
    for (const head of document.querySelectorAll(".rk-keten__kop"))
        found.push(["text", head.textContent, contrast(style(head).fill, paper), 4.5]);
    return { all: found.length, low: found.filter(([, , measured, least]) => measured < least) };
}"""


def test_every_text_and_line_stands_out(shown: Page) -> None:
    found = shown.evaluate(CONTRASTS)
    # Of every link at least its text and its edge were measured.
    assert found["all"] >= 2 * shown.locator(".rk-keten svg a").count() > 0
    assert found["low"] == []


KINDS = """() => [...document.querySelectorAll(".rk-keten__breed .rk-keten__organisatie")].map((group) => {
    const { stroke, strokeDasharray } = getComputedStyle(group.querySelector(".rk-keten__lijn path"));
    return `${stroke} ${strokeDasharray}`;
})"""


def test_the_lines_of_each_organisation_look_different(shown: Page) -> None:
    kinds = shown.evaluate(KINDS)
    assert len(kinds) == len(set(kinds)) > 1


def test_a_number_is_large_enough_to_press(page: Page) -> None:
    for width, picture in ((360, NARROW), (1280, WIDE)):
        show(page, width=width)
        sizes = page.locator(f"{picture} circle").evaluate_all("(all) => all.map((one) => one.getBoundingClientRect().width)")
        assert min(sizes) >= 24


@pytest.mark.this_card
def test_a_screen_reader_gets_the_tables_and_the_keyboard_goes_past_the_picture(page: Page) -> None:
    show(page)
    figure = page.locator(".rk-keten")
    assert "link" not in figure.aria_snapshot()
    expect(figure).to_have_role("figure")
    expect(figure).to_have_accessible_name(re.compile("Het getal zegt voor hoeveel taken"))
    reached = page.evaluate("document.querySelectorAll(\".rk-keten :is(a, [tabindex]):not([tabindex='-1'])\").length")
    assert reached == 0
    table = page.get_by_role("table", name="Veilig Thuis stemt af met", exact=True)
    expect(table.get_by_role("columnheader")).to_have_text(["Met wie", "Voor welke taken"])
    expect(table.get_by_role("rowheader").first).to_have_accessible_name("Politie")


@pytest.mark.this_card
@pytest.mark.parametrize(("width", "picture"), [(360, NARROW), (1280, WIDE)])
def test_pressing_a_number_leads_to_the_row_with_these_tasks(page: Page, width: int, picture: str) -> None:
    show(page, width=width)
    number = page.locator(f'{picture} a[href$="#om_veilig-thuis"]')
    number.locator("circle").click()
    row = page.locator("tr:target")
    expect(row).to_be_in_viewport(ratio=1)
    expect(row.get_by_role("rowheader")).to_have_text("Openbaar Ministerie stemt af met Veilig Thuis", use_inner_text=True)
    assert row.get_by_role("listitem").count() == int(number.locator("text").text_content() or "")


@pytest.mark.this_card
def test_the_checker_still_finds_each_partner_on_the_page(page: Page, site_url: str) -> None:
    show(page)
    page.goto(f"{site_url}{PAGE}#wijkagent")
    expect(page.locator(":target")).to_have_text(re.compile("^Wijkagent"))
    expect(page.locator(":target")).to_be_in_viewport()
