# SPDX-License-Identifier: EUPL-1.2
"""What is larger than usual has room: letters twice as large on the smallest phone (WCAG 1.4.4, 1.4.10), and many lines."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.beginning import OTHER
from tests.site.places import pages_of_every_kind

TWICE = """() => {
    const style = new CSSStyleSheet();
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
    style.replaceSync(`html { font-size: ${2 * size}px !important }`);
    document.adoptedStyleSheets = [style];
    return document.documentElement.scrollWidth;
}"""


def wide_pages(browser: Browser, site: Path, site_url: str) -> dict[str, int]:
    """The pages that do not fit then, with how wide each is, in CSS pixels."""
    with browser.new_page(viewport={"width": 360, "height": 740}) as page:
        wide = {}
        for name in pages_of_every_kind(site):
            page.goto(site_url + name)
            wide[name] = page.evaluate(TWICE)
    return {name: width for name, width in wide.items() if width > 360}


def test_letters_twice_as_large_fit_on_a_phone(browser: Browser, site: Path, site_url: str) -> None:
    assert wide_pages(browser, site, site_url) == {}


LONGEST = "Kaart, regels 157, 160, 162 en 164"


def test_where_a_task_comes_from_never_lies_on_the_task(browser: Browser, site_url: str) -> None:
    """However many lines of the card it rests on, on the narrowest screen that has room beside it and on a wide one."""
    with browser.new_page() as page:
        for width in (960, 1280):
            page.set_viewport_size({"width": width, "height": 700})
            page.goto(f"{site_url}rol/{OTHER}.html")
            over = page.evaluate(
                """(longest) => {
                    const sources = [...document.querySelectorAll(".rk-taak > .rk-bron")];
                    for (const source of sources) source.textContent = longest;
                    return sources.filter((source) => {
                        const texts = document.createRange();
                        texts.selectNodeContents(source.parentElement.querySelector(".rk-doe"));
                        const mine = source.getBoundingClientRect();
                        return [...texts.getClientRects()].some(
                            ({ left, right, top, bottom }) =>
                                right > mine.left && left < mine.right && bottom > mine.top && top < mine.bottom);
                    }).length;
                }""",
                LONGEST,
            )
            assert over == 0, width
