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


def test_no_step_of_the_checker_has_a_violation(page: Page, site_url: str, axe: str) -> None:
    page.goto(f"{site_url}{CHECKER}")
    answers = {"rol": "om", "risico": "laag", "aangehouden": "nee", "advies-vt-anders": "onbekend", "inbreuk-leven": "onbekend"}
    for number, (question, option) in enumerate(answers.items(), start=1):
        page.locator(f'#checker [data-vraag="{question}"][data-antwoord="{option}"]').click()
        expect(page.locator("#checker .rk-antwoord")).to_have_count(number)
        assert violations(page, axe) == []
    page.locator("#checker .rk-waarom summary").first.click()
    assert violations(page, axe) == []
    page.locator('#checker [data-wijzig="aangehouden"]').click()
    expect(page.locator("#checker .rk-voortgang")).to_have_text("Vraag 3")
    assert violations(page, axe) == []
    page.locator("#checker-boom > summary").click()
    assert violations(page, axe) == []


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
