# SPDX-License-Identifier: EUPL-1.2
"""A reader of the checker that lives inside the page: it presses, waits for what comes and tells what it sees.

One call goes through many steps, so that all states, or many pages at once, take seconds in any browser.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

PAGE = "wat-moet-ik-nu-doen.html"

READER = """
globalThis.reader ??= (() => {
    const one = (selector) => document.querySelector(selector);
    const all = (selector) => [...document.querySelectorAll(selector)];
    const host = () => one("#checker");
    const visible = (element) => Boolean(element?.checkVisibility({ visibilityProperty: true }) && element.offsetHeight > 1);
    const pause = (time) => new Promise((done) => setTimeout(done, time));

    async function until(condition, limit) {
        for (const end = performance.now() + limit; performance.now() < end; await pause(20)) if (condition()) return true;
        return false;
    }

    /** Another step: the page puts it in the place of the one before. */
    function changed(limit) {
        return new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(new Error(`no step within ${limit} ms; ${JSON.stringify(seen())}`)), limit);
            new MutationObserver((_, observer) => {
                observer.disconnect();
                clearTimeout(timer);
                resolve();
            }).observe(host(), { childList: true });
        });
    }

    const listens = () => one("#checker-boom") && !one("#checker-uitweg");

    async function press(selector, limit = 20_000) {
        await until(listens, limit);
        const step = changed(limit);
        one(`#checker ${selector}`).click();
        await step;
    }

    const option = (question, answer) => `.rk-keuze[data-vraag="${question}"][data-antwoord="${answer}"]`;

    async function walk(answers) {
        for (const [question, answer] of Object.entries(answers)) await press(option(question, answer));
    }

    async function back(steps) {
        if (!steps) return;
        const step = changed(20_000);
        history.go(-steps);
        await step;
    }

    /** From one set of answers to the next: back to what they share, and on from there. */
    async function tour(lists) {
        const found = [];
        let path = [];
        for (const answers of lists.map(Object.entries)) {
            const other = answers.map((given, step) => String(given) === String(path[step])).indexOf(false);
            const shared = other < 0 ? answers.length : other;
            await back(path.length - shared);
            await walk(Object.fromEntries(answers.slice(shared)));
            path = answers;
            found.push(seen());
        }
        return found;
    }

    const sentence = () => ["#checker-status", "#checker-uitweg", "noscript .rk-melding"].map(one).find(visible);

    function seen() {
        return {
            headings: all("#checker .rk-kop").map((heading) => heading.textContent),
            question: one("#checker .rk-keuze")?.dataset.vraag ?? null,
            options: all("#checker .rk-keuze").length,
            answers: all("#checker .rk-antwoord").map((row) => row.dataset.vraag),
            tasks: all("#checker [data-taak]").map(({ dataset }) => [dataset.taak, dataset.status]),
            chosen: all("#checker [data-gekozen]").map((button) => button.dataset.antwoord),
            said: sentence()?.textContent ?? "",
            open: Boolean(one("#checker-boom")?.open),
            leaves: all("#checker-boom .rk-blad").length,
            again: visible(one("#checker-opnieuw")) ? one("#checker-opnieuw").textContent : "",
        };
    }

    const told = () => visible(one("#checker-uitweg")) || visible(one("#checker-opnieuw"));
    const answered = () => one("#checker .rk-antwoord");

    /** Choose a role as soon as somebody listens, and wait for what comes of it. Who was not heard yet will choose again. */
    async function first(answer, limit) {
        // Without its style nothing is hidden yet.
        const readable = () => document.readyState !== "loading" && getComputedStyle(document.body).getPropertyValue("--paper");
        const choose = () => void one(`#checker ${option("rol", answer)}`).click();
        await until(readable, limit);
        const began = performance.now();
        const heard = () => one("#checker [data-gekozen]") ?? answered() ?? told();
        await until(() => heard() || choose(), limit);
        await until(() => answered() ?? told(), limit);
        if (one("#checker-uitweg")) until(listens, 60_000).then(choose);
        return { ...seen(), time: performance.now() - began };
    }

    return { one, all, visible, until, changed, press, walk, tour, option, listens, seen, told, answered, first };
})();
"""


@dataclass(frozen=True)
class Seen:
    """What a reader sees: see READER."""

    headings: list[str]
    question: str | None
    options: int
    answers: list[str]
    tasks: list[list[str]]
    chosen: list[str]
    said: str
    open: bool
    leaves: int
    again: str
    time: float = 0

    @property
    def whole(self) -> bool:
        """One heading, with a question below it or an advice."""
        return len(self.headings) == 1 and bool(self.options if self.question else self.tasks)


class Reader:
    """The reader in one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.add_init_script(READER)

    def opens(self, url: str, answer: str | None = None, limit: int = 60_000) -> None:
        """Go to the checker, and do not wait for what may never come. With an `answer`: see `first`."""
        if answer:
            self.page.add_init_script(f"globalThis.outcome = reader.first({json.dumps(answer)}, {limit});")
        self.page.goto(url + PAGE, wait_until="commit")

    def call(self, code: str, argument: object = None) -> Any:
        """What `code`, the body of an async function of `reader` and `given`, returns."""
        return self.page.evaluate(f"async (given) => {{ {READER} {code} }}", argument)

    def seen(self) -> Seen:
        """Now."""
        return Seen(**self.call("return reader.seen()"))

    def waits(self) -> None:
        """Until the page listens."""
        self.call("await reader.until(reader.listens, 30_000)")

    def first(self) -> Seen:
        """After choosing a role: the next question, or a sentence that there is none; or what is there when time is over."""
        return Seen(**self.call("return await outcome"))

    def walks(self, answers: Mapping[str, str]) -> Seen:
        """Answer these questions, one by one, and tell what is there then."""
        return Seen(**self.call("await reader.walk(given); return reader.seen()", dict(answers)))

    def tours(self, lists: Iterable[Mapping[str, str]]) -> list[Seen]:
        """What is there after each of these answers; Back leads from one to the next."""
        found = self.call("return reader.tour(given)", [dict(answers) for answers in lists])
        return [Seen(**seen) for seen in found]
