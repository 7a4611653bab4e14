# SPDX-License-Identifier: EUPL-1.2
"""Whatever goes wrong between server, browser and page: within eight seconds the reader can go on, or is told how.

Every file that the checker loads fails, and every way of loading fails in every manner, in real browsers on a real connection.
A fault is borne, so that the next question comes as if nothing were wrong; or one sentence says so, with the tree below it and
another try. Nothing is ever half.

The clock of the page stands still unless a test lets time pass. So what is told while it stands is told at once, whatever time
the machine takes; and of what is told because it takes long, the hour is exact.
"""

import random
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Locator, Playwright, expect

from checker import Card
from tests.beginning import ANSWER, ONE, OTHER, QUESTION
from tests.browser import faulty_server as faults
from tests.browser.conftest import CHROMIUM_ALONE
from tests.browser.faulty_server import Case, Fault, FaultyServer, faulty_server
from tests.browser.reader import PAGE, Reader, Seen, stop_the_clock
from tests.conftest import FLAGS, ONLY_A_HANG, executable, name_of_the_card
from tests.serving import SUB_PATH
from tests.states import every_step

TOO_EARLY: Final = 5_000
IN_TIME: Final = 8_000
"""Between these times a reader is told that something takes long. In milliseconds, from the start on."""

STEP_LIMIT: Final = 6_000
START_LIMIT: Final = 900_000
"""The page gives up a step, or a start, after this time."""

FAILED: Final = "De vragenhulp werkt nu niet. Gebruik de lijst hieronder: daarin staan dezelfde vragen en taken."
SLOW: Final = "De vragenhulp start langzaam, maar de lijst hieronder werkt al."
NO_SCRIPT_YET: Final = "De vragenhulp start nog niet: klap de lijst hieronder uit of laad de pagina opnieuw."
RENEWED: Final = f"Er is een nieuwe versie van {name_of_the_card().full}. Laad de pagina opnieuw."
FORBIDDEN: Final = (
    "De vragenhulp werkt hier niet: de server staat WebAssembly niet toe. "
    "Gebruik de lijst hieronder: daarin staan dezelfde vragen en taken."
)
UNKNOWN: Final = "De vragenhulp werkt niet in deze browser. Gebruik de lijst hieronder: daarin staan dezelfde vragen en taken."
AGAIN: Final = "Probeer opnieuw"

WHERE_BROWSERS_DIFFER: Final = (faults.missing, faults.login_page, faults.wrong_type, faults.damaged, faults.silent)
"""What happens to one file for each way of loading, in Firefox as well."""

FAULTS: Final = (
    *WHERE_BROWSERS_DIFFER,
    faults.server_error,
    faults.empty,
    faults.half,
    faults.broken_off,
    faults.reset,
)
"""All that happens to it."""

OF_A_DOWNLOAD: Final = (faults.missing, faults.damaged, faults.silent, faults.of_another_version)
"""One of each sort that code of ours can tell apart when it fetches a file: refused, another file, no answer."""

UNNOTICED: Final = (faults.empty, faults.half, faults.damaged)
"""What a browser may take for a script: it runs, and does nothing."""


@dataclass(frozen=True)
class Way:
    """A way of loading. What goes wrong with its first file can go wrong with the others, and is noticed by the same code."""

    files: tuple[str, ...]
    faults: tuple[Fault, ...] = FAULTS
    gone: str = ""
    """What is not there either: the other start, so that this one is needed."""
    in_firefox: bool = False
    """Can browsers differ here?"""


PAGE_SCRIPTS: Final = {
    "the script of the page": Way(("page.js",), in_firefox=True),
}
"""Without it the page has no script of ours: then it is the style sheet that tells."""

WORKER: Final = {
    "the worker": Way(("worker.js",), in_firefox=True),
    "the linked program": Way(("python.wasm",), (*FAULTS, faults.of_another_version), gone="library.js", in_firefox=True),
    "a script of the ordinary start": Way(("library.js",), WHERE_BROWSERS_DIFFER, gone="python.wasm"),
    "a script that is checked": Way(("pyodide.js", "pyodide.asm.js"), OF_A_DOWNLOAD, gone="python.wasm"),
    "a file that is compiled while it comes": Way(("pyodide.asm.wasm",), OF_A_DOWNLOAD, gone="python.wasm"),
    "a file of the ordinary start": Way(
        ("python_stdlib.zip", "pyodide-lock.json", "checker-*.whl"), OF_A_DOWNLOAD, gone="python.wasm"
    ),
}
"""The ordinary start fetches with the code of the fast one (`download.js`), where every fault is tried."""

REPORT_REJECTIONS: Final = "addEventListener('unhandledrejection', ({ reason }) => console.error(`unhandled: ${reason}`));"


def replaced(old: bytes, new: bytes, content: bytes) -> bytes:
    assert old in content, f"{old!r} is not there any more to be replaced"
    return content.replace(old, new)


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[FaultyServer]:
    with faulty_server(site, SUB_PATH) as server:
        yield server


@pytest.fixture(scope="module")
def files(site: Path) -> list[str]:
    """All that the checker loads, as paths below the site; without the compressed copies, which are for other servers."""
    found = (path for path in (site / "assets" / "checker").rglob("*") if path.is_file() and path.suffix not in {".br", ".gz"})
    return sorted(path.relative_to(site).as_posix() for path in found)


@pytest.fixture(scope="module")
def runtime(files: list[str]) -> str:
    """The folder that they are in."""
    return files[0].rpartition("/")[0] + "/"


class Visit:
    """A page with a reader in it, and all that the page complained of."""

    def __init__(self, context: BrowserContext, case: Case) -> None:
        self.case = case
        self.page = context.new_page()
        self.page.set_default_timeout(ONLY_A_HANG)
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", self._hear_error)
        self.page.add_init_script(REPORT_REJECTIONS)
        self.reader = Reader(self.page)

    def opens(self) -> None:
        self.reader.opens(self.case.url)

    def first(self) -> Seen:
        """What comes of opening the page and choosing a role."""
        self.opens()
        return self.reader.first()

    def tries(self) -> None:
        """Another try, when that is on offer; else the page is opened, and a role chosen."""
        if self.reader.seen().again:
            self.reader.call("reader.one('#checker-opnieuw').click()")
        else:
            self.opens()
            self.reader.chooses(ONE)
        self.case.lets_go()

    def waits(self, time: int) -> Seen:
        """So many milliseconds pass for the page."""
        self.page.clock.run_for(time)
        return self.reader.seen()

    def is_told_in_time(self) -> Seen:
        """Something takes long: that is said after a while, and not before."""
        assert not self.waits(TOO_EARLY).again
        seen = self.waits(IN_TIME - TOO_EARLY)
        assert seen.said == SLOW
        return seen

    def answered(self) -> Seen:
        """When the next question is there."""
        self.reader.call("await reader.until(reader.answered)")
        return self.reader.seen()

    def status(self) -> Locator:
        return self.page.locator("#checker-status")

    def tree(self) -> Locator:
        return self.page.locator("#checker-boom")

    def option(self, question: str, answer: str) -> Locator:
        return self.page.locator(f"#checker .rk-keuze[data-vraag='{question}'][data-antwoord='{answer}']")

    def again(self) -> Locator:
        return self.page.locator("#checker-opnieuw")

    def advice(self, answers: Mapping[str, str]) -> str:
        """The complete advice, as text."""
        self.reader.walks({name: answer for name, answer in answers.items() if name != "rol"})
        return self.page.locator("#checker").inner_text()

    def _hear_error(self, error: Error) -> None:
        """What was thrown says where. What a browser says by itself, of a file that does not come, does not.

        Firefox says by that name where a script asked for another one, when the page was left before it came.
        """
        if "    at " in (error.stack or "") and error.name != "NS_BINDING_ABORTED":
            self.complaints.append(str(error))

    def _hear(self, message: ConsoleMessage) -> None:
        """What a browser says by itself, of a file that does not come, has no arguments."""
        if message.args:
            self.complaints.append(message.text)


@contextmanager
def visiting(browser: Browser, case: Case) -> Iterator[Visit]:
    """Add to a failure what the page looked like."""
    with browser.new_context() as context:
        stop_the_clock(context)
        visit = Visit(context, case)
        try:
            yield visit
        except Exception as failure:
            failure.add_note(f"{case.fault} in {case.file}: {visit.reader.seen()} {visit.complaints} {case.asked}")
            raise


@pytest.fixture(scope="module")
def advice(browser: Browser, server: FaultyServer, answers: Mapping[str, str]) -> str:
    """What the page shows for these answers when nothing is wrong."""
    with visiting(browser, server.case()) as visit:
        assert visit.first().question == QUESTION
        return visit.advice(answers)


def assert_told(seen: Seen, card: Card) -> None:
    """One plain sentence and a way on, below a first question that is whole."""
    assert seen.whole
    assert seen.question == "rol"
    assert seen.leaves == sum(step.question is None for step in every_step(card))
    if seen.said == NO_SCRIPT_YET:
        return
    assert seen.said in {FAILED, SLOW, FORBIDDEN, UNKNOWN}
    assert seen.again == (AGAIN if seen.said in {FAILED, SLOW} else ""), "another try is on offer where it can help"
    assert seen.open


def assert_goes_on(seen: Seen) -> None:
    """The next question, with the answer that was given."""
    assert seen.whole
    assert seen.question == QUESTION
    assert seen.answers == ["rol"]
    assert not seen.again
    assert not seen.open


# --- every file, every fault -----------------------------------------------------------------------------------------------


def test_every_file_is_loaded_in_one_of_the_ways_that_are_tried(files: list[str]) -> None:
    ways = [name for way in (*PAGE_SCRIPTS.values(), *WORKER.values()) for name in way.files]
    for file in files:
        assert sum(fnmatch(file.rpartition("/")[2], name) for name in ways) == 1, file
    assert len(ways) == len(files)


def tried(ways: Mapping[str, Way]) -> pytest.MarkDecorator:
    """All in Chromium, and in Firefox those that can differ."""
    chromium = [pytest.param("browser", way, id=f"chromium, {name}") for name, way in ways.items()]
    firefox = [pytest.param("firefox", way, id=f"firefox, {name}") for name, way in ways.items() if way.in_firefox]
    return pytest.mark.parametrize(("any_browser", "way"), [*chromium, *firefox], indirect=["any_browser"])


def troubles(way: Way, browser: Browser, runtime: str, files: list[str]) -> Iterator[tuple[Fault, str]]:
    """What goes wrong, one after the other: each fault with the first file, one with each of the others."""
    first, *others = (file for name in way.files for file in files if fnmatch(file, runtime + name))
    if browser.browser_type.name == "firefox":
        yield from ((fault, first) for fault in WHERE_BROWSERS_DIFFER)
    else:
        yield from ((fault, first) for fault in way.faults)
        yield from ((faults.missing, file) for file in others)


@tried(PAGE_SCRIPTS)
def test_whatever_keeps_the_script_from_the_page_is_told_in_time_and_another_try_works(
    any_browser: Browser,
    server: FaultyServer,
    runtime: str,
    files: list[str],
    card: Card,
    answers: dict[str, str],
    advice: str,
    way: Way,
) -> None:
    case = server.case()
    with visiting(any_browser, case) as visit:
        for fault, file in troubles(way, any_browser, runtime, files):
            case.suffers(fault, file)
            visit.opens()
            case.lets_go()
            assert_told_by_the_style(visit, card)
            assert not visit.complaints
        case.suffers(faults.halting, runtime + way.files[0])
        with visit.page.expect_event("framenavigated"):
            visit.reader.call("reader.one('#checker-uitweg a').click()")
        case.lets_go()
        assert_told_by_the_style(visit, card)
        case.over.set()
        assert_goes_on(visit.reader.first())
        assert visit.advice(answers) == advice
        assert not visit.complaints


TIME_OF_THE_STYLE: Final = """
    for (const animation of document.getAnimations().filter(({ effect }) => effect.target.id === "checker-uitweg")) {
        animation.pause();
        animation.currentTime = given;
    }
    return reader.seen();
"""


def assert_told_by_the_style(visit: Visit, card: Card) -> None:
    """The style sheet has a clock of its own. What is in the page by then may still be borne: a fault in a comment, say."""
    visit.case.was_asked_for(visit.case.file)
    if visit.case.fault in {faults.silent, faults.halting}:
        visit.reader.call("await reader.until(reader.readable)")
    else:
        visit.page.wait_for_load_state("load")
    if visit.reader.call("return reader.listens()"):
        assert visit.case.fault in UNNOTICED
        return assert_goes_on(visit.reader.first())
    assert not visit.reader.call(TIME_OF_THE_STYLE, TOO_EARLY)["said"]
    seen = Seen(**visit.reader.call(TIME_OF_THE_STYLE, IN_TIME))
    assert seen.said == NO_SCRIPT_YET
    return assert_told(seen, card)


@tried(WORKER)
def test_whatever_keeps_the_worker_from_starting_is_borne_or_told_in_time_and_another_try_works(
    any_browser: Browser,
    server: FaultyServer,
    runtime: str,
    files: list[str],
    card: Card,
    answers: dict[str, str],
    advice: str,
    way: Way,
) -> None:
    case = server.case(gone=way.gone and runtime + way.gone)
    with visiting(any_browser, case) as visit:
        for fault, file in troubles(way, any_browser, runtime, files):
            case.suffers(fault, file)
            visit.tries()
            case.was_asked_for(file)
            assert_borne_or_told(visit, card)
        case.suffers(faults.halting, runtime + way.files[0])
        visit.tries()
        case.was_asked_for(case.file)
        assert_told(visit.is_told_in_time(), card)
        case.over.set()
        assert_goes_on(visit.answered())
        assert visit.advice(answers) == advice
        assert not visit.complaints


def assert_borne_or_told(visit: Visit, card: Card) -> None:
    """At once, or in time when nothing tells the page what is wrong. A fast start that fails leads to the ordinary one."""
    if visit.case.fault is faults.silent:
        seen = visit.is_told_in_time()
    elif visit.case.file.endswith("/worker.js") and visit.case.fault in UNNOTICED:
        visit.waits(IN_TIME)
        seen = visit.reader.outcome()
    else:
        seen = visit.reader.outcome()
        assert seen.said in {"", FAILED}
    if not seen.again:
        return assert_goes_on(seen)
    if visit.case.gone.endswith("/library.js") and seen.said == FAILED:
        visit.case.was_asked_for(visit.case.gone)
    assert not visit.complaints
    return assert_told(seen, card)


def test_all_that_the_start_needs_is_asked_for_without_waiting_for_any_of_it(
    any_browser: Browser, server: FaultyServer, runtime: str
) -> None:
    """Also of a server that says nothing of what may be kept; and what is large is asked for once."""
    needed = [name for way in (*PAGE_SCRIPTS.values(), *WORKER.values()) if not way.gone for name in way.files]
    case = server.case(faults.held, f"{runtime}page.js")
    with visiting(any_browser, case) as visit:
        visit.opens()
        for name in [*needed, "python.wasm"]:
            case.was_asked_for(runtime + name)
        case.over.set()
        assert_goes_on(visit.reader.first())
        asked = [line.rpartition("/")[2] for line in case.asked if runtime in line]
        assert asked.count("python.wasm") == 1
        assert {*asked} == {*needed, "python.wasm"}
        assert not visit.complaints


# --- slow ------------------------------------------------------------------------------------------------------------------


@CHROMIUM_ALONE
def test_a_reader_who_turned_to_the_tree_is_not_called_away_from_it(
    any_browser: Browser, server: FaultyServer, runtime: str
) -> None:
    with visiting(any_browser, server.case(faults.held, runtime + "python.wasm")) as visit:
        visit.tries()
        visit.is_told_in_time()
        branch = visit.tree().locator("details > summary").first
        branch.click()
        visit.case.over.set()
        expect(visit.status()).to_have_text(re.compile("werkt nu"))
        expect(branch).to_be_focused()
        seen = visit.reader.seen()
        assert seen.open
        assert (seen.question, seen.answers, seen.chosen) == ("rol", [], [])
        assert not seen.again


def test_a_reader_who_waits_gets_the_next_question_and_a_closed_tree(
    browser: Browser, server: FaultyServer, runtime: str
) -> None:
    with visiting(browser, server.case(faults.held, runtime + "python.wasm")) as visit:
        visit.tries()
        assert visit.is_told_in_time().chosen == [ONE]
        visit.option("rol", OTHER).click()
        expect(visit.status()).to_have_text(SLOW)
        visit.case.over.set()
        assert_goes_on(visit.answered())
        expect(visit.page.locator("#checker .rk-kop")).to_be_focused()


def test_a_start_that_never_ends_is_given_up(browser: Browser, server: FaultyServer, runtime: str) -> None:
    with visiting(browser, server.case(faults.silent, runtime + "python.wasm")) as visit:
        visit.tries()
        visit.is_told_in_time()
        visit.page.clock.fast_forward(START_LIMIT // 2 - IN_TIME)
        visit.page.keyboard.press("Shift")  # or all answers would be cleared before
        visit.page.clock.fast_forward(START_LIMIT // 2 - 1)
        expect(visit.status()).to_have_text(SLOW)
        visit.page.clock.fast_forward(1)
        expect(visit.status()).to_have_text(FAILED)
        expect(visit.tree().locator("summary").first).to_be_focused()
        assert visit.reader.seen().again == AGAIN


def test_a_failure_before_any_answer_takes_no_focus_and_is_told_when_it_is_over(
    any_browser: Browser, server: FaultyServer, runtime: str
) -> None:
    with visiting(any_browser, server.case(faults.missing, runtime + "python.wasm", gone=f"{runtime}library.js")) as visit:
        visit.opens()
        expect(visit.status()).to_have_text(FAILED)
        expect(visit.page.locator("body")).to_be_focused()
        visit.case.fault = None
        visit.again().click()
        expect(visit.status()).to_have_text("De vragenhulp werkt nu. Je kunt verder.")
        seen = visit.reader.seen()
        assert (seen.question, seen.answers, seen.again, seen.open) == ("rol", [], "", False)


def test_leaving_and_coming_back_during_the_start_begins_anew(browser: Browser, server: FaultyServer, runtime: str) -> None:
    case = server.case(faults.held, runtime + "python.wasm")
    with visiting(browser, case) as visit:
        visit.tries()
        visit.page.goto(case.url + "index.html")
        visit.page.go_back()
        visit.page.go_forward()
        visit.page.go_back()
        seen = visit.reader.seen()
        assert (seen.question, seen.answers, seen.chosen) == ("rol", [], [])
        visit.case.over.set()
        visit.reader.chooses(OTHER)
        assert_goes_on(visit.answered())
        assert not visit.complaints


# --- the worker ------------------------------------------------------------------------------------------------------------

END_AT_THE_SECOND: Final = (
    "addEventListener('message', (event) => { if (event.data.id === 2) { close(); event.stopImmediatePropagation(); } });"
)
HANG_AT_THE_SECOND: Final = "addEventListener('message', ({ data }) => { while (data.id === 2); });"


@pytest.mark.parametrize("code", [END_AT_THE_SECOND, HANG_AT_THE_SECOND], ids=["ended", "hanging"])
def test_a_worker_that_no_longer_answers_is_given_up(
    any_browser: Browser, server: FaultyServer, runtime: str, code: str
) -> None:
    case = server.case(faults.with_code_before(code), runtime + "worker.js")
    with visiting(any_browser, case) as visit:
        assert_goes_on(visit.first())
        visit.option(QUESTION, ANSWER).click()
        assert not visit.waits(STEP_LIMIT - 1).said
        visit.waits(1)
        expect(visit.status()).to_have_text(FAILED)
        expect(visit.tree().locator("summary").first).to_be_focused()
        seen = visit.reader.seen()
        assert seen.whole
        assert seen.open
        assert (seen.question, seen.answers, seen.again) == (QUESTION, ["rol"], AGAIN)
        visit.case.fault = None
        visit.again().click()
        expect(visit.page.locator("#checker .rk-antwoord")).to_have_count(2)
        seen = visit.reader.seen()
        assert seen.whole
        assert not seen.said
        assert not seen.again


REFUSALS: Final = (
    "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => Promise.reject(new RangeError('memory'));",
    "WebAssembly.Memory.prototype.grow = () => { throw new RangeError('memory'); };",
    "WebAssembly.Memory = class { constructor() { throw new RangeError('memory'); } };",
)
"""No module, no more memory, no memory at all."""


def test_a_browser_without_enough_memory_is_borne_or_told(
    browser: Browser, server: FaultyServer, runtime: str, card: Card, answers: dict[str, str], advice: str
) -> None:
    case = server.case()
    with visiting(browser, case) as visit:
        for code in REFUSALS:
            case.suffers(faults.with_code_before(code), runtime + "worker.js")
            visit.tries()
            assert_borne_or_told(visit, card)
        case.suffers(None, "")
        visit.tries()
        assert_goes_on(visit.answered())
        assert visit.advice(answers) == advice


def test_an_error_in_python_is_told_at_once(browser: Browser, server: FaultyServer) -> None:
    with visiting(browser, server.case()) as visit:
        assert_goes_on(visit.first())
        option = visit.option(QUESTION, ANSWER)
        option.evaluate("button => { button.dataset.antwoord = 'bestaat-niet'; }")
        visit.page.locator("#checker .rk-keuze[data-antwoord='bestaat-niet']").click()
        expect(visit.status()).to_have_text(FAILED)
        assert visit.reader.seen().open


# --- the browser -----------------------------------------------------------------------------------------------------------


@pytest.fixture(params=["chromium", "firefox"])
def without_wasm(request: pytest.FixtureRequest, playwright: Playwright) -> Iterator[Browser]:
    """A browser in which somebody switched WebAssembly off, in Chromium as part of its stricter mode."""
    if request.param == "chromium":
        program = executable("chromium")
        browser = playwright.chromium.launch(executable_path=program, args=[*FLAGS, "--js-flags=--jitless"])
    else:
        program = executable("firefox")
        browser = playwright.firefox.launch(
            channel="moz-firefox", executable_path=program, firefox_user_prefs={"javascript.options.wasm": False}
        )
    yield browser
    browser.close()


def test_without_webassembly_it_is_told_at_once(without_wasm: Browser, server: FaultyServer, card: Card) -> None:
    with visiting(without_wasm, server.case()) as visit:
        seen = visit.first()
        assert_told(seen, card)
        assert seen.said == UNKNOWN


def test_a_server_that_forbids_webassembly_is_told_at_once(any_browser: Browser, server: FaultyServer, card: Card) -> None:
    policy = {"Content-Security-Policy": "script-src 'self'"}
    with visiting(any_browser, server.case(headers=policy)) as visit:
        seen = visit.first()
        assert_told(seen, card)
        assert seen.said == FORBIDDEN


FORBID_STORAGE: Final = """
    const refuse = { get() { throw new DOMException("forbidden", "SecurityError"); } };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
        Object.defineProperty(globalThis, name, refuse);
    }
    Object.defineProperty(Document.prototype, "cookie", { ...refuse, set: refuse.get });
"""


@CHROMIUM_ALONE
def test_where_storage_is_forbidden_nothing_is_missed(
    any_browser: Browser, server: FaultyServer, answers: dict[str, str], advice: str
) -> None:
    with visiting(any_browser, server.case()) as visit:
        visit.page.add_init_script(FORBID_STORAGE)
        assert_goes_on(visit.first())
        assert visit.advice(answers) == advice
        assert not visit.complaints


def test_once_it_has_started_it_needs_no_network(
    browser: Browser, server: FaultyServer, answers: dict[str, str], advice: str
) -> None:
    with visiting(browser, server.case()) as visit:
        assert_goes_on(visit.first())
        visit.page.context.set_offline(True)
        assert visit.advice(answers) == advice
        assert not visit.complaints


# --- another version -------------------------------------------------------------------------------------------------------


@CHROMIUM_ALONE
def test_a_page_from_before_an_update_says_so(
    any_browser: Browser, server: FaultyServer, runtime: str, answers: dict[str, str], advice: str
) -> None:
    case = server.case(faults.silent, runtime + "worker.js")
    with visiting(any_browser, case) as visit:
        visit.tries()
        folder = runtime.removeprefix("assets/checker/").encode()
        case.changes = {PAGE: lambda content: replaced(folder, b"runtime-of-another-day/", content)}
        case.fault, case.file = faults.missing, runtime
        case.over.set()
        expect(visit.status()).to_have_text(RENEWED)
        expect(visit.again()).to_have_text("Laad de pagina opnieuw")
        seen = visit.reader.seen()
        assert seen.open
        assert seen.whole
        case.changes, case.fault = {}, None
        visit.again().click()
        expect(visit.status()).not_to_have_text(RENEWED)
        assert_goes_on(visit.reader.first())
        assert visit.advice(answers) == advice


# --- the reader ------------------------------------------------------------------------------------------------------------

CLICKS: Final = """
    const own = "#checker button:not(.rk-print, .rk-overleg-knop, .rk-vorige)"; // these leave the page, or its step before
    const buttons = `${own}, #checker input, #checker summary, #checker-boom summary`;
    const go = history.go.bind(history);
    const travelling = []; // how far each time; what a new step overtakes never arrives
    history.go = (steps) => { travelling.push(Math.abs(steps)); go(steps); };
    addEventListener("popstate", () => travelling.pop());
    const room = () => history.state.depth - travelling.reduce((sum, steps) => sum + steps, 0); // more would leave the page
    for (const [chance, which] of given) {
        const steps = chance >= 0.15 ? 0 : chance < 0.1 ? -1 : 1;
        if (steps < 0 ? room() > 0 : steps > 0 && navigation.canGoForward) {
            const before = travelling.length;
            history.go(steps);
            await Promise.race([reader.until(() => travelling.length <= before), reader.pause(1_000)]);
        } else if (!steps) {
            const all = reader.all(buttons).filter((element) => element.checkVisibility());
            all[Math.floor(which * all.length)].click();
        }
        if (chance > 0.5) await reader.pause(chance * 10);
    }
    await reader.until(() => !reader.one("#checker [data-gekozen]") && !reader.told());
    return reader.seen();
"""


def test_hundreds_of_hasty_clicks_leave_a_whole_step(any_browser: Browser, server: FaultyServer) -> None:
    count = 500 if any_browser.browser_type.name == "chromium" else 200
    chances = random.Random(20_261_124)  # noqa: S311 (the same each time is what we want)
    with visiting(any_browser, server.case()) as visit:
        assert_goes_on(visit.first())
        seen = Seen(**visit.reader.call(CLICKS, [[chances.random(), chances.random()] for _ in range(count)]))
        assert seen.whole
        assert not seen.again
        assert not seen.chosen
        assert not visit.complaints
        if seen.answers:
            visit.reader.call("await reader.press('.rk-wis')")
        visit.reader.walks({"rol": OTHER, QUESTION: ANSWER})
        assert visit.reader.seen().answers == ["rol", QUESTION]


def test_two_tabs_know_nothing_of_each_other(browser: Browser, server: FaultyServer, card: Card) -> None:
    case = server.case()
    complete = [step for step in every_step(card) if not step.question]
    one, other = complete[0], complete[-1]
    with browser.new_context() as context:
        stop_the_clock(context)
        tabs = [Visit(context, case) for _ in range(2)]
        for visit in tabs:
            visit.opens()
        for visit, step in zip(tabs, (one, other), strict=True):
            visit.reader.walks(step.answers)
        for visit, step in zip(tabs, (one, other), strict=True):
            assert visit.reader.seen().answers == list(step.answers)
            assert {task for task, _ in visit.reader.seen().tasks} == {advice.rule.task.id for advice in step.advice}
