# SPDX-License-Identifier: EUPL-1.2
"""A reader of the checker that lives inside the page: it presses, waits for what comes and tells what it sees.

One call goes through many steps, so that all states take seconds in any browser. The reader has the real clock. The page need
not have it: with `stop_the_clock` no time passes for it but what a test lets pass.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from playwright.sync_api import BrowserContext, Page

from tests.beginning import ONE
from tests.conftest import ONLY_A_HANG

PAGE = "wat-moet-ik-nu-doen.html"
MORNING: Final = datetime(2026, 11, 24, 7, tzinfo=UTC)
NOON: Final = datetime(2026, 11, 24, 12, tzinfo=UTC)

READER = """
globalThis.reader ??= (() => {
    const { setTimeout, requestAnimationFrame } = globalThis; // the real ones, before a test stops the clock
    const one = (selector) => document.querySelector(selector);
    const all = (selector) => [...document.querySelectorAll(selector)];
    const host = () => one("#checker");
    const visible = (element) => Boolean(element?.checkVisibility({ visibilityProperty: true }) && element.offsetHeight > 1);
    const pause = (time) => new Promise((done) => setTimeout(done, time));

    /** What the browser tells of what was done before, such as scrolling, has been told. */
    const settled = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));

    async function until(condition) {
        while (!condition()) await pause(20);
    }

    /** What comes of this; an error when it hangs. */
    function patiently(work, limit) {
        const hang = () => Promise.reject(new Error(`it never came; ${JSON.stringify(seen())}`));
        return Promise.race([work, pause(limit).then(hang)]);
    }

    /** Another step: the page puts it in the place of the one before. */
    function changed() {
        return new Promise((resolve) => {
            new MutationObserver((_, observer) => {
                observer.disconnect();
                resolve();
            }).observe(host(), { childList: true });
        });
    }

    const listens = () => one("#checker-boom") && !one("#checker-uitweg");

    async function press(selector) {
        await until(listens);
        const step = changed();
        one(`#checker ${selector}`).click();
        await step;
    }

    const option = (question, answer) => `.rk-keuze[data-vraag="${question}"][data-antwoord="${answer}"]`;

    async function walk(answers) {
        for (const [question, answer] of Object.entries(answers)) await press(option(question, answer));
    }

    async function back(steps) {
        if (!steps) return;
        const step = changed();
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

    /** As if the page had just been opened: back at its first step, and what it remembers is forgotten. */
    async function begin() {
        await until(listens);
        host().setAttribute("data-rust", "0"); // another test may have let it rest
        dispatchEvent(new KeyboardEvent("keydown", { key: "Shift" })); // there is somebody
        if (!one("#checker .rk-wis")) await press(".rk-keuze");
        one("#checker .rk-wis").click();
        if (history.state.depth > 0) {
            const travelled = new Promise((done) => addEventListener("popstate", done, { once: true }));
            history.go(-history.state.depth);
            await travelled;
        }
        one("#checker-status").textContent = "";
        one("#checker-boom").open = false;
        document.activeElement.blur();
        scrollTo(0, 0);
    }

    const sentence = () => ["#checker-status", "#checker-uitweg", "noscript .rk-melding"].map(one).find(visible);

    /** Each once: what depends on a question stands with every answer that leads to it. */
    function tasks() {
        const found = all("#checker [data-taak]").map(({ dataset }) => [dataset.taak, dataset.status]);
        return [...new Map(found.map((each) => [String(each), each])).values()];
    }

    function seen() {
        return {
            headings: all("#checker .rk-kop").map((heading) => heading.textContent),
            question: one("#checker .rk-keuze")?.dataset.vraag ?? null,
            options: all("#checker .rk-keuze").length,
            answers: all("#checker .rk-antwoord").map((row) => row.dataset.vraag),
            tasks: tasks(),
            chosen: all("#checker [data-gekozen]").map((button) => button.dataset.antwoord),
            said: sentence()?.textContent ?? "",
            open: Boolean(one("#checker-boom")?.open),
            leaves: all("#checker-boom .rk-blad").length,
            again: visible(one("#checker-opnieuw")) ? one("#checker-opnieuw").textContent : "",
        };
    }

    /** Without its style nothing is hidden yet. */
    const readable = () => document.readyState !== "loading" && getComputedStyle(document.body).getPropertyValue("--paper");
    const never = () => /werkt (hier niet:|niet in deze browser)/.test(one("#checker-status")?.textContent);
    const told = () => visible(one("#checker-opnieuw")) || never();
    const answered = () => one("#checker .rk-antwoord");

    /** Choose a role as soon as the page listens. */
    async function choose(role) {
        await until(listens);
        one(`#checker ${option("rol", role)}`).click();
    }

    /** The next question, or a sentence that there is none. */
    async function outcome() {
        await until(() => answered() ?? told());
        return seen();
    }

    // Who presses one thing after the other here does so on purpose: what a slip of the finger does is tried in test_slips.py.
    // As soon as it is there: the page's script may run, and be spoken to, before all of the page is.
    new MutationObserver((_, observer) => {
        if (!host()) return;
        host().setAttribute("data-rust", "0");
        observer.disconnect();
    }).observe(document, { childList: true, subtree: true });

    const look = { one, all, visible, listens, readable, seen, told, answered };
    return { ...look, pause, settled, until, patiently, press, back, walk, tour, begin, choose, outcome };
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

    @property
    def whole(self) -> bool:
        """One heading, with a question below it or an advice."""
        return len(self.headings) == 1 and bool(self.options if self.question else self.tasks)


class Reader:
    """The reader in one page."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def opens(self, url: str) -> None:
        """Go to the checker, and do not wait for what may never come."""
        self.page.goto(url + PAGE, wait_until="commit")

    def call(self, code: str, argument: object = None) -> Any:
        """What `code`, the body of an async function of `reader` and `given`, returns."""
        return self.page.evaluate(
            f"(given) => {{ {READER} return reader.patiently((async () => {{ {code} }})(), {ONLY_A_HANG}); }}", argument
        )

    def seen(self) -> Seen:
        """Now."""
        return Seen(**self.call("return reader.seen()"))

    def begins_anew(self) -> None:
        """On a page that was used before."""
        self.call("await reader.begin()")

    def lets_pass(self, time: int) -> None:
        """So many milliseconds, for a page whose clock stands still; after the page has heard of all that was done before."""
        self.call("await reader.settled()")
        self.page.clock.fast_forward(time)

    def waits(self) -> None:
        """Until the page listens."""
        self.call("await reader.until(reader.listens)")

    def chooses(self, role: str) -> None:
        """As soon as the page listens."""
        self.call("await reader.choose(given)", role)

    def outcome(self) -> Seen:
        """The next question, or a sentence that there is none."""
        return Seen(**self.call("return reader.outcome()"))

    def first(self, role: str = ONE) -> Seen:
        """What comes of choosing a role."""
        self.chooses(role)
        return self.outcome()

    def walks(self, answers: Mapping[str, str]) -> Seen:
        """Answer these questions, one by one, and tell what is there then."""
        return Seen(**self.call("await reader.walk(given); return reader.seen()", dict(answers)))

    def unfolds(self) -> None:
        """Open what helps in doing the tasks, which is folded at first."""
        self.call("for (const each of reader.all('#checker .rk-vouw')) each.open = true")

    def tours(self, lists: Iterable[Mapping[str, str]]) -> list[Seen]:
        """What is there after each of these answers; Back leads from one to the next."""
        found = self.call("return reader.tour(given)", [dict(answers) for answers in lists])
        return [Seen(**seen) for seen in found]


def stop_the_clock(context: BrowserContext) -> None:
    """At noon, for all pages that this context opens from now on."""
    context.add_init_script(READER)  # before the clock is another
    context.clock.install(time=MORNING)
    context.clock.pause_at(NOON)
