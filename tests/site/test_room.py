# SPDX-License-Identifier: EUPL-1.2
"""Room for who reads large, on a small screen or with a style of their own: nothing is cut off or has to be scrolled sideways.

WCAG 1.4.4 (text twice as large), 1.4.10 (320 pixels wide, which is 1280 at 400 percent) and 1.4.12 (text spacing).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser, Page

from tests.site.places import every_page, everywhere, expect_nothing, kinds_of_step

# What does not fit: the page, or a thing that cuts off what is in it or sticks out of the page where one cannot scroll to. What
# is clipped away is there for who listens; a wide table may scroll in a box that the keyboard gets to (WCAG 1.4.10).
DOES_NOT_FIT: Final = """() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const visible = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const seen = [...document.querySelectorAll("body :not(.md-typeset__scrollwrap[tabindex='0'])")]
        .filter((each) => each.clientWidth && visible(each) && getComputedStyle(each).clipPath === "none");
    const cuts = (each) => {
        const { overflowX, overflowY } = getComputedStyle(each);
        const [right, below] = [each.scrollWidth - each.clientWidth > 1, each.scrollHeight - each.clientHeight > 1];
        return (overflowX !== "visible" && right) || (/hidden|clip/.test(overflowY) && below);
    };
    const sticksOut = (each) => each.matches("a, button, summary, label") && each.scrollWidth > each.clientWidth + 1;
    const left = (each) => each.innerText && each.getBoundingClientRect().right > 0 && each.getBoundingClientRect().left < -1;
    return [
        ...(wide > 0 ? [`the page is ${wide} pixels too wide`] : []),
        ...seen.filter((each) => cuts(each) || sticksOut(each) || left(each)).map((each) => each.outerHTML.slice(0, 200)),
    ];
}"""

# The least that a reader may ask for (WCAG 1.4.12). A style sheet of the reader is not held to the policy of the page.
SPACED: Final = """(spaced) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = spaced ? [sheet] : [];
}"""


@contextmanager
def large_text(page: Page) -> Iterator[None]:
    """Letters twice as large as usual, as one sets in the browser."""
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    yield
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    browser.detach()


def what_does_not_fit(page: Page) -> Iterator[tuple[str, Any]]:
    """In what way of reading, and what."""
    for height, reading in ((800, "narrow"), (256, "at 400 percent")):
        page.set_viewport_size({"width": 320, "height": height})
        yield reading, page.evaluate(DOES_NOT_FIT)
        page.evaluate(SPACED, True)
        yield f"{reading}, with text spacing", page.evaluate(DOES_NOT_FIT)
        page.evaluate(SPACED, False)
    page.set_viewport_size({"width": 1280, "height": 800})
    yield "wide", page.evaluate(DOES_NOT_FIT)
    page.evaluate(SPACED, True)
    yield "wide, with text spacing", page.evaluate(DOES_NOT_FIT)
    page.evaluate(SPACED, False)
    with large_text(page):
        assert page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 32
        yield "with text twice as large", page.evaluate(DOES_NOT_FIT)


def test_nothing_is_cut_off_or_has_to_be_scrolled_sideways(browser: Browser, site: Path, site_url: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    found = {}
    for where in everywhere(page, site, site_url):
        for reading, problems in what_does_not_fit(page):
            found[f"{where}, {reading}"] = problems
    page.close()
    expect_nothing(found)


# The lines of text of the paragraphs of a task that lie over each other.
LIE_OVER: Final = """() => {
    const lines = (paragraph) => {
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        return [...range.getClientRects()].filter(({ width }) => width > 0);
    };
    const meet = (one, other) => one.left < other.right && other.left < one.right;
    const over = (one, other) => meet(one, other) && one.top + 3 < other.bottom && other.top + 3 < one.bottom;
    const collide = (one, other) => lines(one).some((line) => lines(other).some((another) => over(line, another)));
    return [...document.querySelectorAll("main .rk-taak")].filter((task) => {
        const paragraphs = [...task.querySelectorAll(":scope > p")];
        return paragraphs.some((one, at) => paragraphs.slice(at + 1).some((other) => collide(one, other)));
    }).map((task) => task.outerHTML.slice(0, 200));
}"""


@pytest.mark.parametrize("width", [360, 800, 1280])
def test_no_text_of_a_task_lies_over_other_text(browser: Browser, site: Path, site_url: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    found = {name: page.evaluate(LIE_OVER) for name in every_page(page, site, site_url)}
    page.close()
    expect_nothing(found)


SMALL: Final = """() => [...document.querySelectorAll(
        "#checker :is(button, summary, label), #checker-pauze button, #checker-opnieuw, #checker-boom summary")]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
    .map((element) => `${element.getBoundingClientRect().height} ${element.outerHTML.slice(0, 200)}`)"""


def test_all_that_one_presses_in_the_checker_is_44_pixels_high(browser: Browser, site_url: str) -> None:
    page = browser.new_page()
    found = {}
    for kind in kinds_of_step(page, site_url):
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            found[f"{kind}, {width}"] = page.evaluate(SMALL)
    page.close()
    expect_nothing(found)
