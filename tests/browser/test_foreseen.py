# SPDX-License-Identifier: EUPL-1.2
"""Whatever a reader may answer is worked out while she reads: the next step is there at once, and is the right one."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, expect

from checker import Card, Step
from checker.card import ROLE
from tests.beginning import ANSWER, ONE, QUESTION
from tests.browser import faulty_server as faults
from tests.browser.conftest import CHROMIUM_ALONE
from tests.browser.faulty_server import FaultyServer, faulty_server
from tests.browser.reader import PAGE, Reader
from tests.browser.test_faults import FAILED, assert_goes_on, visiting
from tests.serving import SUB_PATH
from tests.states import every_step, tasks_of

LISTEN: Final = """
    const { postMessage } = Worker.prototype;
    const open = new Map();
    const heard = new WeakSet();
    globalThis.overheard = { sent: [], answered: [] };
    const answered = ({ data }) => open.has(data.id) && overheard.answered.push(open.get(data.id));
    Worker.prototype.postMessage = function (message, ...given) {
        if (!heard.has(this)) this.addEventListener("message", answered);
        heard.add(this);
        if (message.request) {
            open.set(message.id, JSON.stringify(message.request.answers));
            overheard.sent.push(open.get(message.id));
        }
        return postMessage.call(this, message, ...given);
    };
"""
"""What the page asks the worker for, and what came."""

WORKED_OUT: Final = """
    const [before, last] = given;
    const answers = { ...before, ...last };
    overheard.answered.length = 0;
    await reader.walk(last);
    const steps = reader.all("#checker button[data-vraag]").map(({ dataset }) =>
        JSON.stringify({ ...answers, [dataset.vraag]: dataset.antwoord }));
    await reader.until(() => steps.every((step) => overheard.answered.includes(step)));
    return steps;
"""
"""Give the last of these answers, and wait until all is worked out that can be answered then."""

PRESSED: Final = """
    overheard.sent.length = 0;
    const before = reader.one("#checker .rk-kop");
    reader.one(given).click();
    const atOnce = reader.one("#checker .rk-kop") !== before;
    return [atOnce, overheard.sent, reader.seen()];
"""
"""Before anything else can happen: whether another step is there, and what was asked for it."""


@pytest.fixture(scope="module")
def page(any_browser: Browser, site_url: str) -> Iterator[Page]:
    with any_browser.new_context() as context:
        context.add_init_script(LISTEN)
        page = context.new_page()
        page.goto(site_url + PAGE)
        yield page


def one_of_each_question(card: Card) -> Iterator[tuple[Step, Step]]:
    """For every question but the first a step at which it is asked, and the one that its last option leads to."""
    steps = list(every_step(card))
    asked = {step.question.id: step for step in steps if step.question and step.answers}
    for step in asked.values():
        assert step.question
        given = {**step.answers, step.question.id: step.question.options[-1].id}
        yield step, next(after for after in steps if after.answers == given)


def test_the_step_after_every_question_is_there_as_soon_as_it_is_answered(page: Page, card: Card) -> None:
    reader = Reader(page)
    for step, after in one_of_each_question(card):
        assert step.question
        *before, last = step.answers.items()
        reader.begins_anew()
        reader.walks(dict(before))
        foreseen = reader.call(WORKED_OUT, [dict(before), dict([last])])
        assert len(foreseen) >= len(step.question.options)
        answer = after.answers[step.question.id]
        at_once, sent, seen = reader.call(PRESSED, f"#checker [data-vraag='{step.question.id}'][data-antwoord='{answer}']")
        assert at_once
        assert sent == []
        assert seen["answers"] == list(after.answers)
        assert seen["question"] == (after.question.id if after.question else None)
        if after.question is None:
            assert dict(seen["tasks"]) == tasks_of(after)


BACK_AND_ON: Final = """
    const [wrong, right] = given;
    await reader.press(wrong);
    await reader.back(1);
    overheard.sent.length = 0;
    const before = reader.one("#checker .rk-kop");
    reader.one(right).click();
    return [reader.one("#checker .rk-kop") !== before, overheard.sent];
"""
"""A wrong answer, and as soon as one is back, the right one: whether its step is there at once, and what was asked for it."""


def test_who_goes_back_from_a_wrong_answer_has_the_right_one_at_once(page: Page, card: Card) -> None:
    reader = Reader(page)
    for step, _ in one_of_each_question(card):
        assert step.question
        *before, last = step.answers.items()
        reader.begins_anew()
        reader.walks(dict(before))
        reader.call(WORKED_OUT, [dict(before), dict([last])])
        wrong, *_, right = (f".rk-keuze[data-antwoord='{option.id}']" for option in step.question.options)
        assert reader.call(BACK_AND_ON, [wrong, right]) == [True, []]


def test_who_clears_the_answers_leaves_nothing_that_was_worked_out(page: Page, card: Card) -> None:
    reader = Reader(page)
    step, _ = next(one_of_each_question(card))
    *before, last = step.answers.items()
    for _ in range(2):
        reader.begins_anew()
        reader.walks(dict(before))
        assert reader.call(WORKED_OUT, [dict(before), dict([last])])  # all of it is worked out anew


def test_the_first_question_is_worked_out_before_anything_is_pressed(any_browser: Browser, site_url: str, card: Card) -> None:
    with any_browser.new_context() as context:
        context.add_init_script(LISTEN)
        page = context.new_page()
        Reader(page).opens(site_url)
        roles = [json.dumps({"rol": role.id}, separators=(",", ":")) for role in card.roles()]
        Reader(page).call("await reader.until(() => given.every((each) => overheard.answered.includes(each)))", roles)
        assert Reader(page).call(PRESSED, ".rk-keuze")[:2] == [True, []]


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[FaultyServer]:
    with faulty_server(site, SUB_PATH) as server:
        yield server


REFUSES: Final = """addEventListener("message", (event) => {
    const { id, request } = event.data;
    if (request?.answers?.["QUESTION"] !== "ANSWER") return;
    event.stopImmediatePropagation();
    postMessage(INSTEAD);
});""".replace("QUESTION", QUESTION).replace("ANSWER", ANSWER)

ERROR: Final = "{ id, error: 'no' }"
UNSHOWN: Final = "{ id, response: { html: '<img>', answers: {}, announcement: '', title: '', text: null } }"


@CHROMIUM_ALONE
@pytest.mark.parametrize("answer", [ERROR, UNSHOWN], ids=["an error", "what cannot be shown"])
def test_what_fails_of_what_nobody_asked_is_told_only_to_who_asks_for_it(
    any_browser: Browser, server: FaultyServer, site: Path, answer: str
) -> None:
    (script,) = site.glob("assets/checker/*/worker.js")
    case = server.case(faults.with_code_before(REFUSES.replace("INSTEAD", answer)), script.relative_to(site).as_posix())
    with visiting(any_browser, case) as visit:
        visit.page.add_init_script(LISTEN)
        assert_goes_on(visit.first())
        visit.page.clock.resume()
        visit.reader.call(
            "await reader.until(() => overheard.answered.includes(given))",
            json.dumps({ROLE: ONE, QUESTION: ANSWER}, separators=(",", ":")),
        )
        assert_goes_on(visit.reader.seen())
        visit.option(QUESTION, ANSWER).click()
        expect(visit.status()).to_have_text(FAILED)
