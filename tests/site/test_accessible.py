# SPDX-License-Identifier: EUPL-1.2
"""axe-core on every page and on every kind of step of the checker, in light and dark, narrow and wide: no violation."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import PROJECT

RUN = "() => axe.run().then(found => found.violations.map(one => [one.id, one.nodes.map(node => node.html)]))"
CHECKER = "wat-moet-ik-nu-doen.html"


@pytest.fixture(scope="module")
def axe() -> str:
    return (PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> Any:
    page.evaluate(axe)  # through the browser, so that the policy of the page stays as it is
    return page.evaluate(RUN)


@pytest.fixture(
    params=[(360, "light"), (360, "dark"), (1280, "light"), (1280, "dark")], ids=lambda case: f"{case[0]}-{case[1]}"
)
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, scheme = request.param
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    yield page
    page.close()


def test_no_page_has_a_violation(page: Page, site: Path, site_url: str, axe: str) -> None:
    found = {}
    for path in sorted(site.rglob("*.html")):
        page.goto(f"{site_url}{path.relative_to(site).as_posix()}")
        found[path.name] = violations(page, axe)
    assert not {name: problems for name, problems in found.items() if problems}


def kinds_of_step(page: Page, site_url: str) -> Iterator[str]:
    """Leads the page through every kind of step of the checker, and stops at each to tell which it is."""
    page.set_default_timeout(60_000)  # on a busy machine Python starts slowly
    page.clock.install()
    page.goto(f"{site_url}{CHECKER}")
    yield "the first question"
    answer(page, {"rol": "om", "risico": "laag"})
    yield "a question, with what is known already"
    answer(page, {"aangehouden": "nee", "advies-vt-anders": "onbekend", "inbreuk-leven": "onbekend"})
    page.locator("#checker .rk-waarom summary").first.click()
    page.locator("#checker .rk-ander summary").first.click()
    yield "an advice with things to find out"
    page.get_by_role("button", name="Loop je taken na").click()
    for number, mark in enumerate(("Gedaan", "Nog niet", "Weet ik niet")):
        page.locator("#checker .rk-stand").nth(number).get_by_role("radio", name=mark, exact=True).check()
    expect(page.locator("[data-plek='zelfcheck']")).to_contain_text("Vraag dit na")
    yield "a self-check"
    page.locator("[data-stel-vraag='risico'][data-stel-antwoord='hoog']").click()
    expect(page.locator("#checker .rk-neem-over")).to_be_visible()
    yield "another answer, tried"
    page.evaluate("() => { navigator.clipboard?.writeText && (navigator.clipboard.writeText = () => Promise.reject()); }")
    page.evaluate("() => { document.execCommand = () => false; }")
    page.locator(".rk-kopieer").click()
    expect(page.locator("#checker textarea")).to_be_visible()
    yield "a text to copy"
    page.clock.fast_forward(545_000)
    expect(page.get_by_role("button", name="Ik ben er nog")).to_be_visible()
    yield "a warning before the answers are cleared"
    page.get_by_role("button", name="Ik ben er nog").click()
    page.locator('#checker [data-wijzig="aangehouden"]').click()
    expect(page.locator("#checker .rk-voortgang")).to_have_text("Vraag 3")
    yield "a question again"
    page.clock.fast_forward(601_000)
    expect(page.locator("#checker-status")).to_contain_text("gewist")
    yield "answers that were cleared"
    page.add_init_script("delete globalThis.WebAssembly")
    page.reload()
    expect(page.locator("#checker-opnieuw")).to_be_visible()
    yield "a failure, with the tree open"


def answer(page: Page, answers: dict[str, str]) -> None:
    for question, option in answers.items():
        page.locator(f'#checker .rk-keuze[data-vraag="{question}"][data-antwoord="{option}"]').click()
        expect(page.locator(f'#checker .rk-antwoord[data-vraag="{question}"]')).to_be_visible()


def test_no_kind_of_step_has_a_violation(page: Page, site_url: str, axe: str) -> None:
    found = {kind: violations(page, axe) for kind in kinds_of_step(page, site_url)}
    assert not {kind: problems for kind, problems in found.items() if problems}


def test_no_kind_of_step_has_a_violation_in_firefox(firefox: Browser, site_url: str, axe: str) -> None:
    page = firefox.new_page(viewport={"width": 1280, "height": 900})
    found = {kind: violations(page, axe) for kind in kinds_of_step(page, site_url)}
    page.close()
    assert not {kind: problems for kind, problems in found.items() if problems}


# The least that a reader may ask for (WCAG 1.4.12). A style sheet of the reader is not held to the policy of the page.
TEXT_SPACING = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""

# What sticks out of the page, or out of the thing one presses.
STICKS_OUT = """() => [
    ...(document.documentElement.scrollWidth > innerWidth ? ["the page"] : []),
    ...[...document.querySelectorAll("#checker, #checker :is(button, summary, label), #checker-pauze, #checker-boom summary")]
        .filter((each) => each.checkVisibility() && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1)
        .map((each) => each.outerHTML.slice(0, 200)),
]"""


@pytest.mark.parametrize("spaced", [False, True], ids=["as it is", "with text spacing"])
@pytest.mark.parametrize("height", [800, 256], ids=["narrow", "400 percent"])
def test_no_kind_of_step_has_to_be_scrolled_sideways(browser: Browser, site_url: str, height: int, spaced: bool) -> None:
    page = browser.new_page(viewport={"width": 320, "height": height})
    found = {}
    for kind in kinds_of_step(page, site_url):
        if spaced:
            page.evaluate(TEXT_SPACING)
        found[kind] = page.evaluate(STICKS_OUT)
    page.close()
    assert not {kind: problems for kind, problems in found.items() if problems}


SMALL = """() => [...document.querySelectorAll(
        "#checker :is(button, summary, label), #checker-pauze button, #checker-opnieuw, #checker-boom summary")]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
    .map((element) => `${element.getBoundingClientRect().height} ${element.outerHTML.slice(0, 200)}`)"""


@pytest.mark.parametrize("width", [360, 1280])
def test_all_that_one_presses_in_the_checker_is_44_pixels_high(browser: Browser, site_url: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    found = {kind: page.evaluate(SMALL) for kind in kinds_of_step(page, site_url)}
    page.close()
    assert not {kind: problems for kind, problems in found.items() if problems}


LOOKS = """(pairs) => pairs.map((pair) => pair.map((selector) => {
    const { color, backgroundColor, borderColor, borderStyle } = getComputedStyle(document.querySelector(selector));
    return [color, backgroundColor, borderColor, borderStyle].join();
}))"""


def test_in_forced_colours_what_was_chosen_still_looks_different(browser: Browser, site_url: str) -> None:
    page = browser.new_page(forced_colors="active")
    for kind in kinds_of_step(page, site_url):
        if kind == "another answer, tried":
            break
    pairs = [
        [".rk-stel[aria-pressed='true']", ".rk-stel[aria-pressed='false']"],
        ["[data-status='do']", "[data-status='find_out']"],
    ]
    for one, other in page.evaluate(LOOKS, pairs):
        assert one != other
    page.close()


def test_who_wants_less_motion_sees_none(browser: Browser, site_url: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    moving = "() => document.getAnimations().filter(({ playState }) => playState === 'running').length"
    found = {kind: page.evaluate(moving) for kind in kinds_of_step(page, site_url)}
    page.close()
    assert not {kind: number for kind, number in found.items() if number}


# What has the focus, when it is below what sticks to the bottom of the screen as far as it is on the screen (WCAG 2.4.11).
COVERED = """() => {
    const focused = document.activeElement;
    if (focused === document.body) return null;
    const { left, right, top, bottom } = focused.getBoundingClientRect();
    const [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    const heights = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => from + part * (to - from));
    const hits = heights.map((height) => document.elementFromPoint((left + right) / 2, height));
    return hits.some((hit) => hit && focused.contains(hit)) ? null : focused.outerHTML.slice(0, 200);
}"""


@pytest.mark.parametrize("height", [800, 256])
def test_nothing_that_sticks_below_covers_the_focus(browser: Browser, site_url: str, height: int) -> None:
    page = browser.new_page(viewport={"width": 320, "height": height})
    found = {kind: page.evaluate(COVERED) for kind in kinds_of_step(page, site_url)}
    page.close()
    assert not {kind: covered for kind, covered in found.items() if covered}


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_has_to_be_scrolled_sideways(browser: Browser, site: Path, site_url: str, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    wide = []
    for path in sorted(site.rglob("*.html")):
        page.goto(f"{site_url}{path.relative_to(site).as_posix()}")
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(path.name)
    page.close()
    assert not wide
