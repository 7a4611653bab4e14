# SPDX-License-Identifier: EUPL-1.2
"""In a real browser, for every state: the page shows the tasks that `python -m checker --json` prints."""

import json
import re
from contextlib import redirect_stdout
from io import StringIO

import pytest
from playwright.sync_api import Browser, BrowserContext, Request, expect

from checker import Card, Step
from checker.__main__ import main
from checker.card import ROLE
from tests.beginning import ONE, OTHER, QUESTION
from tests.browser.reader import PAGE, Reader
from tests.states import every_step

LEAVES = """list => list.map(leaf => [
    leaf.dataset.antwoorden,
    [...leaf.querySelectorAll("[data-taak]")].map(item => [item.dataset.taak, item.dataset.status]),
])"""


@pytest.fixture(scope="module")
def steps(card: Card) -> list[Step]:
    return list(every_step(card))


@pytest.fixture(scope="module")
def complete(steps: list[Step]) -> list[Step]:
    return [step for step in steps if step.question is None]


def expected(step: Step) -> list[list[str]]:
    """What the terminal prints for the answers of this step: the task ids, each with its status."""
    printed = StringIO()
    with redirect_stdout(printed):
        assert main(["--json", *(f"{name}={answer}" for name, answer in step.answers.items())]) == 0
    return [[task["id"], task["status"]] for task in json.loads(printed.getvalue())["tasks"]]


def in_any_order(tasks: list[list[str]]) -> list[list[str]]:
    """In which order the page shows them is held in tests/checker: what the reader does herself first, and so on."""
    return sorted(tasks)


def test_every_state_shows_exactly_its_tasks(
    context: BrowserContext, any_browser: Browser, steps: list[Step], site_url: str
) -> None:
    """In Firefox those of two roles: that all that is shown gets into its page whole is seen in test_fragment.py."""
    if any_browser.browser_type.name == "firefox":
        steps = [step for step in steps if step.answers.get(ROLE) in (None, OTHER, ONE)]
    requests: list[Request] = []
    problems: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: problems.append(message.text))
    page.on("pageerror", lambda error: problems.append(str(error)))
    reader = Reader(page)
    reader.opens(site_url)
    assert reader.first().question == QUESTION
    reader.call("await reader.press('.rk-wis')")
    page.on("request", lambda request: requests.append(request))  # from here on everything is loaded
    shown = reader.tours(step.answers for step in steps)
    assert len(shown) == len(steps) > 30
    for step, seen in zip(steps, shown, strict=True):
        assert seen.whole, step.answers
        assert seen.answers == list(step.answers)
        assert seen.question == (step.question and step.question.id), step.answers
        assert in_any_order(seen.tasks) == in_any_order(expected(step)), step.answers
    assert not requests, "answers are decided in the page: nothing is asked from the server any more"
    assert not problems
    assert page.url == site_url + PAGE
    assert re.match(r"(Vraag \d+|Je advies) - Wat moet ik nu doen\? - ", page.title())


def test_the_tree_without_script_has_the_same_leaves(browser: Browser, site_url: str, complete: list[Step]) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + PAGE)
    leaves = page.locator("#checker-boom [data-antwoorden]")
    assert leaves.count() == len(complete)
    shown = {answers: in_any_order(tasks) for answers, tasks in leaves.evaluate_all(LEAVES)}
    assert shown == {
        " ".join(f"{name}={given}" for name, given in step.answers.items()): in_any_order(expected(step)) for step in complete
    }
    context.close()


@pytest.mark.this_card
def test_without_script_the_tree_lies_open_and_leads_to_an_advice_and_nothing_else_asks_to_be_pressed(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site_url + PAGE)
    expect(page.locator("noscript .rk-melding")).to_have_text("Scripts staan uit in je browser. Gebruik de lijst hieronder.")
    expect(page.locator("#checker .rk-kop")).to_be_visible()
    assert not page.locator("#checker button:visible").count()
    tree = page.locator("#checker-boom")
    tree.get_by_text("Reclassering", exact=True).first.click()
    tree.locator("details[open] details summary", has_text="Laag").first.click()
    expect(tree.locator("[data-taak=reclassering-em-laag]").first).to_be_visible()
    context.close()
