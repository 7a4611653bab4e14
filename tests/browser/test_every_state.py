# SPDX-License-Identifier: EUPL-1.2
"""In a real browser, for every complete state: the page shows the tasks that `python -m checker --json` prints."""

import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from checker import Card, Step
from checker.__main__ import main
from tests.states import every_step

LEAVES = """list => list.map(leaf => [
    leaf.dataset.antwoorden,
    [...leaf.querySelectorAll("[data-taak]")].map(item => [item.dataset.taak, item.dataset.status]),
])"""
SHOWN = "list => list.map(item => [item.dataset.taak, item.dataset.status])"


@pytest.fixture(scope="module")
def complete(card: Card) -> list[Step]:
    return [step for step in every_step(card) if step.question is None]


def expected(step: Step) -> list[list[str]]:
    """What the terminal prints for the answers of this step: the task ids, each with its status."""
    printed = StringIO()
    with redirect_stdout(printed):
        assert main(["--json", *(f"{name}={answer}" for name, answer in step.answers.items())]) == 0
    return [[task["id"], task["status"]] for task in json.loads(printed.getvalue())["tasks"]]


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    page = browser.new_page()
    page.set_default_timeout(20_000)
    page.goto(f"{site_url}wat-moet-ik-nu-doen.html")
    yield page
    page.close()


def answer(page: Page, question: str, option: str) -> None:
    page.locator(f'#checker [data-vraag="{question}"][data-antwoord="{option}"]').click()


def test_every_complete_state_shows_exactly_its_tasks(page: Page, complete: list[Step], site_url: str) -> None:
    requests: list[Request] = []
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    seen = 0
    for step in complete:
        for number, (question, option) in enumerate(step.answers.items(), start=1):
            expect(page.locator("#checker .rk-voortgang")).to_have_text(f"Vraag {number}")
            answer(page, question, option)
            expect(page.locator("#checker .rk-antwoord")).to_have_count(number)
        expect(page.locator("#checker .rk-voortgang")).to_have_count(0)
        assert page.locator("#checker [data-taak]").evaluate_all(SHOWN) == expected(step)
        if not seen:
            page.on("request", lambda request: requests.append(request))  # from here on everything is loaded
        seen += 1
        assert page.url == f"{site_url}wat-moet-ik-nu-doen.html"
        assert page.title().startswith("Wat moet ik nu doen?")
        page.locator("#checker .rk-wis").click()
        expect(page.locator("#checker .rk-antwoord")).to_have_count(0)
    assert seen == len(complete) > 100
    assert not requests, "answers are decided in the page: nothing is asked from the server any more"
    assert not problems


def test_every_partial_state_shows_what_is_known_already(page: Page, card: Card) -> None:
    partial = [step for step in every_step(card) if step.question is not None and step.answers]
    for step in partial:
        for number, (question, option) in enumerate(step.answers.items(), start=1):
            answer(page, question, option)
            expect(page.locator("#checker .rk-antwoord")).to_have_count(number)
        assert page.locator("#checker [data-taak]").evaluate_all(SHOWN) == expected(step)
        page.locator("#checker .rk-wis").click()
        expect(page.locator("#checker .rk-antwoord")).to_have_count(0)


def test_the_tree_without_script_has_the_same_leaves(browser: Browser, site_url: str, complete: list[Step]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}wat-moet-ik-nu-doen.html")
    leaves = page.locator("#checker-boom [data-antwoorden]")
    assert leaves.count() == len(complete)
    shown = dict(leaves.evaluate_all(LEAVES))
    assert shown == {" ".join(f"{name}={given}" for name, given in step.answers.items()): expected(step) for step in complete}
    context.close()


def test_without_script_the_tree_opens_and_leads_to_an_advice(browser: Browser, site_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site_url}wat-moet-ik-nu-doen.html")
    expect(page.locator("noscript .rk-melding")).to_have_text("Scripts staan uit in je browser. Gebruik de lijst hieronder.")
    tree = page.locator("#checker-boom")
    tree.locator(":scope > summary").click()
    tree.get_by_text("Reclassering", exact=True).first.click()
    tree.locator("details[open] details summary", has_text="Laag").first.click()
    expect(tree.locator("[data-taak=reclassering-em-laag]").first).to_be_visible()
    context.close()
