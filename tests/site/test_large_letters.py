# SPDX-License-Identifier: EUPL-1.2
"""Who has letters twice as large, on the smallest phone, reads every page without going sideways (WCAG 1.4.4, 1.4.10)."""

from pathlib import Path

from playwright.sync_api import Browser

from tests.site.places import pages_of_every_kind

TWICE = """() => {
    const style = new CSSStyleSheet();
    const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
    style.replaceSync(`html { font-size: ${2 * size}px !important }`);
    document.adoptedStyleSheets = [style];
    return document.documentElement.scrollWidth;
}"""


def test_letters_twice_as_large_fit_on_a_phone(browser: Browser, site: Path, site_url: str) -> None:
    with browser.new_page(viewport={"width": 360, "height": 740}) as page:
        wide = {}
        for name in pages_of_every_kind(site):
            page.goto(site_url + name)
            wide[name] = page.evaluate(TWICE)
    assert {name: width for name, width in wide.items() if width > 360} == {}
