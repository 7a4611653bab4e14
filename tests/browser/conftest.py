# SPDX-License-Identifier: EUPL-1.2
"""A page of the checker that many tests use one after the other: so Python starts once for all of them."""

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from build_hooks.browser.linking import ask as ask_python
from checker import Card
from tests.beginning import ONE
from tests.browser.reader import Reader, stop_the_clock
from tests.conftest import ONLY_A_HANG, Once
from tests.states import every_step

CHROMIUM_ALONE = pytest.mark.parametrize("any_browser", ["browser"], ids=["chromium"], indirect=True)
"""For what does not differ between browsers, or what only this one can."""


@pytest.fixture
def context(any_browser: Browser) -> Iterator[BrowserContext]:
    """A browser that was not here before, with a clock that stands still."""
    with any_browser.new_context() as context:
        context.set_default_timeout(ONLY_A_HANG)
        stop_the_clock(context)
        yield context


@pytest.fixture
def opened(context: BrowserContext, site_url: str) -> Page:
    """The page of the checker, just opened; Python is still starting."""
    page = context.new_page()
    Reader(page).opens(site_url)
    return page


@pytest.fixture(scope="session")
def used(any_browser: Browser, site_url: str) -> Iterator[Page]:
    """The page of the checker, as the test before left it."""
    with any_browser.new_context() as context:
        context.set_default_timeout(ONLY_A_HANG)
        stop_the_clock(context)
        page = context.new_page()
        Reader(page).opens(site_url)
        yield page


@pytest.fixture
def page(used: Page) -> Page:
    """The page of the checker at its first question, with no trace of what was done before."""
    Reader(used).begins_anew()
    return used


@pytest.fixture(scope="module")
def answers(card: Card) -> dict[str, str]:
    """Some answers that make an advice complete."""
    return next(
        dict(step.answers)
        for step in every_step(card)
        if not step.question and step.answers["rol"] == ONE and len(step.answers) > 2
    )


@pytest.fixture(scope="session")
def asked(once: Once, site: Path) -> list[tuple[str, str | None]]:
    """All requests, with the hash of what plain Python answers; null for what it refuses."""

    def ask(folder: Path) -> None:
        (wheel,) = site.glob("assets/checker/*/checker-*.whl")
        _, *lines = ask_python(wheel)
        told = [(request, answer and sha256(answer.encode()).hexdigest()) for request, answer in map(json.loads, lines)]
        (folder / "told.json").write_text(json.dumps(told), encoding="utf-8")

    told = json.loads((once("asked", ask) / "told.json").read_text(encoding="utf-8"))
    return [(request, answer) for request, answer in told]
