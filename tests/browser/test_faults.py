# SPDX-License-Identifier: EUPL-1.2
"""Whatever goes wrong between server, browser and page: within eight seconds the reader can go on, or is told how.

Every file that the checker loads fails in every way, in a real browser on a real connection. A fault is borne, so that the next
question comes as if nothing were wrong; or one sentence says so, with the tree below it and another try. Nothing is ever half.
"""

import random
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import batched
from pathlib import Path
from typing import Final, Protocol

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Error, Locator, Playwright, expect

from checker import Card
from tests.browser import faulty_server as faults
from tests.browser.faulty_server import Case, Fault, FaultyServer, faulty_server
from tests.browser.reader import PAGE, Reader, Seen
from tests.conftest import FLAGS, executable
from tests.serving import SUB_PATH
from tests.states import every_step

LIMIT: Final = 8_000
"""The reader knows more within this time, in milliseconds."""

START: Final = 30_000
"""For a start without a fault, on a busy machine."""

FAILED: Final = "De vragenhulp werkt nu niet. Gebruik de vragenlijst hieronder: daarin staan dezelfde vragen en taken."
SLOW: Final = "De vragenhulp start langzaam, maar de vragenlijst hieronder werkt al."
NO_SCRIPT_YET: Final = "De vragenhulp start nog niet: klap de vragenlijst hieronder uit of laad de pagina opnieuw."
RENEWED: Final = "Er is een nieuwe versie van de routekaart. Laad de pagina opnieuw."
AGAIN: Final = "Probeer opnieuw"

EVERYWHERE: Final = (faults.missing, faults.login_page, faults.wrong_type, faults.half, faults.damaged, faults.silent)
"""What happens to every file."""

IN_EVERY_WAY: Final = (faults.server_error, faults.empty, faults.broken_off, faults.reset, faults.silent)
"""What happens to one file for each way of loading, after which the reader tries again."""

WAYS_OF_LOADING: Final = {
    "page.js": "a script of the page",
    "helper.js": "what a script of the page imports",
    "worker.js": "the worker",
    "snapshot.js": "what the worker imports",
    "pyodide.asm.js": "a script that is checked as well",
    "pyodide.asm.wasm": "a file that is compiled while it comes",
    "snapshot.bin": "a file that is read whole",
    "library.js": "a script that only the ordinary start imports",
    "python_stdlib.zip": "a file that Pyodide fetches",
}


def replaced(old: bytes, new: bytes, content: bytes) -> bytes:
    assert old in content, f"{old!r} is not there any more to be replaced"
    return content.replace(old, new)


REPORT_REJECTIONS: Final = "addEventListener('unhandledrejection', ({ reason }) => console.error(`unhandled: ${reason}`));"

type Changes = Mapping[str, Callable[[bytes], bytes]]

TELLS_SOON: Final[Changes] = {
    "assets/stijl/stijl.css": lambda content: replaced(b"1ms 6s step-end", b"1ms 0.5s step-end", content)
}
"""The same site, which says after half a second that its script is not there, instead of after six."""

IMPATIENT: Final[Changes] = {PAGE: lambda content: replaced(b'data-geduld="6000"', b'data-geduld="500"', content)}
"""The same site, of which the script says after half a second that the start is slow, instead of after six."""

OF_THE_PAGE: Final = ("page.js", "fragment.js", "helper.js", "pause.js", "result.js", "way-out.js")
"""Without one of these the page has no script of ours: then it is the style sheet that tells."""


def sooner(file: str, fault: Fault) -> Changes:
    """What makes a reader wait less long than she would have to, when `fault` is in `file`."""
    if file.endswith(OF_THE_PAGE):
        return TELLS_SOON
    return IMPATIENT if fault in {faults.silent, faults.held, faults.slow} else {}


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[FaultyServer]:
    with faulty_server(site, SUB_PATH) as server:
        yield server


@pytest.fixture(scope="module")
def files(site: Path) -> list[str]:
    """All that the checker loads, as paths below the site; without the compressed twins, which are for other servers."""
    found = (path for path in (site / "assets" / "checker").rglob("*") if path.is_file() and path.suffix not in {".br", ".gz"})
    return sorted(path.relative_to(site).as_posix() for path in found)


@pytest.fixture(scope="module")
def runtime(files: list[str]) -> str:
    """The folder that they are in."""
    return files[0].rpartition("/")[0] + "/"


@pytest.fixture(scope="module")
def answers(card: Card) -> dict[str, str]:
    """Some answers that make an advice complete."""
    return next(
        dict(step.answers)
        for step in every_step(card)
        if not step.question and step.answers["rol"] == "politie" and len(step.answers) > 2
    )


class Visit:
    """A page with a reader in it, and all that the page complained of."""

    def __init__(self, context: BrowserContext, case: Case, name: str = "", *, answer: str | None = "politie") -> None:
        self.name = name
        self.case = case
        self.page = context.new_page()
        self.page.set_default_timeout(START)
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", self._hear_error)
        self.page.add_init_script(REPORT_REJECTIONS)
        self.reader = Reader(self.page)
        self.reader.opens(case.url, answer)

    def answered(self) -> Seen:
        """When the next question is there."""
        self.page.locator("#checker .rk-antwoord").first.wait_for()
        return self.reader.seen()

    def status(self) -> Locator:
        return self.page.locator("#checker-status")

    def tree(self) -> Locator:
        return self.page.locator("#checker-boom")

    def option(self, question: str, answer: str) -> Locator:
        return self.page.locator(f"#checker .rk-keuze[data-vraag='{question}'][data-antwoord='{answer}']")

    def again(self) -> Locator:
        return self.page.locator("#checker-opnieuw")

    def waits_until_asked(self) -> None:
        """Until the page has asked for what the fault is in; a reader may be told before that."""
        wanted = f"GET {SUB_PATH}{self.case.file}"
        end = time.monotonic() + START / 1000
        while self.case.fault and wanted not in self.case.asked and time.monotonic() < end:
            self.page.wait_for_timeout(50)

    def tries_again(self) -> None:
        """The fault is over, and the reader does what was offered."""
        self.case.fault = None
        self.reader.call("setTimeout(() => (reader.one('#checker-uitweg a') ?? reader.one('#checker-opnieuw'))?.click())")
        self.case.over.set()

    def advice(self, answers: Mapping[str, str]) -> str:
        """The complete advice, as text, without its date: it may be midnight."""
        self.reader.walks({name: answer for name, answer in answers.items() if name != "rol"})
        return re.sub(r"Advies van .*", "", self.page.locator("#checker").inner_text())

    def _hear_error(self, error: Error) -> None:
        """What was thrown says where. What a browser says by itself, of a file that does not come, does not."""
        if "    at " in (error.stack or ""):
            self.complaints.append(str(error))

    def _hear(self, message: ConsoleMessage) -> None:
        """What a browser says by itself, of a file that does not come, has no arguments."""
        if message.args:
            self.complaints.append(message.text)


@contextmanager
def visits(browser: Browser, cases: Mapping[str, Case]) -> Iterator[list[Visit]]:
    with browser.new_context() as context:
        yield [Visit(context, case, name) for name, case in cases.items()]


@pytest.fixture(scope="module")
def spare(browser: Browser, server: FaultyServer, files: list[str]) -> set[str]:
    """The files that are only asked for when the fast start fails."""
    with visits(browser, {"no fault": server.case()}) as (visit,):
        assert_goes_on(visit.reader.first())
        return {file for file in files if f"GET {SUB_PATH}{file}" not in visit.case.asked}


@pytest.fixture(scope="module")
def advice(browser: Browser, server: FaultyServer, answers: Mapping[str, str]) -> str:
    """What the page shows for these answers when nothing is wrong."""
    with visits(browser, {"no fault": server.case()}) as (visit,):
        assert visit.reader.first().question == "risico"
        return visit.advice(answers)


def assert_told(seen: Seen, card: Card) -> None:
    """One plain sentence and a way on, below a first question that is whole."""
    assert seen.whole
    assert seen.question == "rol"
    assert seen.leaves == sum(step.question is None for step in every_step(card))
    if seen.said == NO_SCRIPT_YET:
        return
    assert seen.said in {FAILED, SLOW}
    assert seen.again == AGAIN
    assert seen.open


def assert_goes_on(seen: Seen) -> None:
    """The next question, with the answer that was given."""
    assert seen.whole
    assert seen.question == "risico"
    assert seen.answers == ["rol"]
    assert not seen.again
    assert not seen.open


@contextmanager
def told_of(visit: Visit) -> Iterator[None]:
    """Add to a failure what the page looked like."""
    try:
        yield
    except Exception as failure:
        failure.add_note(f"{visit.name}: {visit.reader.seen()} {visit.complaints} {visit.case.asked}")
        raise


def try_all(
    browser: Browser, cases: Mapping[str, Case], card: Card, answers: Mapping[str, str], advice: str, *, again: bool = True
) -> None:
    """In each case: from the first answer to the whole advice. A fault is lifted as soon as the reader was told of it.

    Without `again` it is enough that the reader was told.
    """
    with visits(browser, cases) as open_visits:
        for visit in open_visits.copy():
            with told_of(visit):
                seen = visit.reader.first()
                assert seen.time < LIMIT
                if not seen.said:
                    continue
                assert_told(seen, card)
                assert not visit.complaints
                visit.waits_until_asked()
                if again:
                    visit.tries_again()
                else:
                    open_visits.remove(visit)
        for visit in open_visits:
            with told_of(visit):
                assert_goes_on(visit.answered())
                assert visit.advice(answers) == advice
                assert not visit.complaints


# --- every file, every fault -----------------------------------------------------------------------------------------------


class TryFiles(Protocol):
    def __call__(self, fault: Fault, files: Iterable[str], *, again: bool) -> None: ...


@pytest.fixture(scope="module")
def try_files(
    browser: Browser,
    server: FaultyServer,
    spare: set[str],
    runtime: str,
    card: Card,
    answers: dict[str, str],
    advice: str,
) -> TryFiles:
    """Let these files fail, two at a time; those that are hardly ever needed when the snapshot is gone. See `try_all`."""

    def try_them(fault: Fault, files: Iterable[str], *, again: bool) -> None:
        gone = dict.fromkeys(spare, runtime + "snapshot.bin")
        cases = {file: server.case(fault, file, changes=sooner(file, fault), gone=gone.get(file, "")) for file in files}
        for some in batched(cases.items(), 2, strict=False):
            try_all(browser, dict(some), card, answers, advice, again=again)
        assert not [file for file, case in cases.items() if f"GET {SUB_PATH}{file}" not in case.asked]

    return try_them


@pytest.mark.parametrize("fault", EVERYWHERE, ids=lambda fault: fault.__name__)
def test_any_file_may_fail(try_files: TryFiles, files: list[str], fault: Fault) -> None:
    try_files(fault, files, again=False)


@pytest.mark.parametrize("fault", IN_EVERY_WAY, ids=lambda fault: fault.__name__)
def test_after_any_failure_another_try_works(try_files: TryFiles, runtime: str, fault: Fault) -> None:
    try_files(fault, [runtime + name for name in WAYS_OF_LOADING], again=True)


# --- slow ------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", [faults.held, faults.slow], ids=lambda fault: fault.__name__)
def test_a_slow_file_is_told_and_waited_for(
    browser: Browser, server: FaultyServer, files: list[str], spare: set[str], runtime: str, card: Card, fault: Fault
) -> None:
    gone = dict.fromkeys(spare, runtime + "snapshot.bin")
    for some in batched(files, 3, strict=False):
        cases = {file: server.case(fault, file, changes=sooner(file, fault), gone=gone.get(file, "")) for file in some}
        with visits(browser, cases) as open_visits:
            for visit in open_visits:
                with told_of(visit):
                    seen = visit.reader.first()
                    assert seen.time < LIMIT
                    if fault is faults.held or seen.said:
                        assert_told(seen, card)
                        assert seen.said in {SLOW, NO_SCRIPT_YET}
                    visit.case.over.set()
            for visit in open_visits:
                with told_of(visit):
                    assert_goes_on(visit.answered())
                    assert not visit.complaints


def test_the_reader_is_told_within_eight_seconds_and_not_before_five(
    any_browser: Browser, server: FaultyServer, runtime: str
) -> None:
    """The only test that waits as long as a reader has to."""
    cases = {name: server.case(faults.silent, runtime + name) for name in ("page.js", "pyodide.asm.wasm")}
    with visits(any_browser, cases) as open_visits:
        for visit in open_visits:
            seen = visit.reader.first()
            assert seen.said in {NO_SCRIPT_YET, SLOW}
            assert 5_000 < seen.time < LIMIT


def test_a_reader_who_turned_to_the_tree_is_not_called_away_from_it(
    any_browser: Browser, server: FaultyServer, runtime: str
) -> None:
    with visits(any_browser, {"": server.case(faults.held, runtime + "pyodide.asm.js", changes=IMPATIENT)}) as (visit,):
        assert visit.reader.first().said == SLOW
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
    with visits(browser, {"": server.case(faults.held, runtime + "pyodide.asm.js", changes=IMPATIENT)}) as (visit,):
        assert visit.reader.first().chosen == ["politie"]
        visit.option("rol", "om").click()
        expect(visit.status()).to_have_text(SLOW)
        visit.case.over.set()
        assert_goes_on(visit.answered())
        expect(visit.page.locator("#checker .rk-kop")).to_be_focused()


def test_a_start_that_never_ends_is_given_up(browser: Browser, server: FaultyServer, runtime: str) -> None:
    shorter = {runtime + "helper.js": lambda content: replaced(b"START_LIMIT = 900_000", b"START_LIMIT = 1_500", content)}
    case = server.case(faults.silent, runtime + "pyodide.asm.wasm", changes={**IMPATIENT, **shorter})
    with visits(browser, {"": case}) as (visit,):
        assert visit.reader.first().said in {SLOW, FAILED}
        expect(visit.status()).to_have_text(FAILED)
        expect(visit.tree().locator("summary").first).to_be_focused()
        assert visit.reader.seen().again == AGAIN


def test_a_failure_before_any_answer_takes_no_focus_and_is_told_when_it_is_over(
    any_browser: Browser, server: FaultyServer, runtime: str
) -> None:
    with any_browser.new_context() as context:
        visit = Visit(context, server.case(faults.missing, runtime + "pyodide.asm.wasm"), answer=None)
        expect(visit.status()).to_have_text(FAILED)
        expect(visit.page.locator("body")).to_be_focused()
        visit.case.fault = None
        visit.again().click()
        expect(visit.status()).to_have_text("De vragenhulp werkt nu. Je kunt verder.")
        seen = visit.reader.seen()
        assert (seen.question, seen.answers, seen.again, seen.open) == ("rol", [], "", False)


def test_leaving_and_coming_back_during_the_start_begins_anew(browser: Browser, server: FaultyServer, runtime: str) -> None:
    case = server.case(faults.held, runtime + "pyodide.asm.wasm")
    with browser.new_context() as context:
        visit = Visit(context, case, answer=None)
        visit.option("rol", "politie").click()
        visit.page.goto(case.url + "index.html")
        visit.page.go_back()
        visit.page.go_forward()
        visit.page.go_back()
        seen = visit.reader.seen()
        assert (seen.question, seen.answers, seen.chosen) == ("rol", [], [])
        visit.case.over.set()
        visit.option("rol", "om").click()
        assert_goes_on(visit.answered())
        assert not visit.complaints


# --- the same in Firefox, where a browser can differ -----------------------------------------------------------------------


FIREFOX_FILES: Final = ("page.js", "worker.js", "pyodide.asm.js", "pyodide.asm.wasm", "snapshot.bin")


@pytest.mark.parametrize(
    "fault",
    [faults.missing, faults.login_page, faults.wrong_type, faults.damaged, faults.silent],
    ids=lambda fault: fault.__name__,
)
def test_firefox_bears_or_tells_it_too(
    firefox: Browser, server: FaultyServer, runtime: str, card: Card, answers: dict[str, str], advice: str, fault: Fault
) -> None:
    cases = {name: server.case(fault, runtime + name, changes=sooner(name, fault)) for name in FIREFOX_FILES}
    try_all(firefox, cases, card, answers, advice)


# --- the worker ------------------------------------------------------------------------------------------------------------

END_AT_THE_SECOND: Final = (
    "addEventListener('message', (event) => { if (event.data.id === 2) { close(); event.stopImmediatePropagation(); } });"
)
HANG_AT_THE_SECOND: Final = "addEventListener('message', ({ data }) => { while (data.id === 2); });"


@pytest.mark.parametrize("code", [END_AT_THE_SECOND, HANG_AT_THE_SECOND], ids=["ended", "hanging"])
def test_a_worker_that_no_longer_answers_is_given_up(
    any_browser: Browser, server: FaultyServer, runtime: str, code: str
) -> None:
    shorter = {runtime + "helper.js": lambda content: replaced(b"STEP_LIMIT = 6_000", b"STEP_LIMIT = 600", content)}
    case = server.case(faults.with_code_before(code), runtime + "worker.js", changes=shorter)
    with visits(any_browser, {"": case}) as (visit,):
        assert_goes_on(visit.reader.first())
        visit.option("risico", "laag").click()
        expect(visit.status()).to_have_text(FAILED)
        expect(visit.tree().locator("summary").first).to_be_focused()
        seen = visit.reader.seen()
        assert seen.whole
        assert seen.open
        assert (seen.question, seen.answers, seen.again) == ("risico", ["rol"], AGAIN)
        visit.tries_again()
        expect(visit.page.locator("#checker .rk-antwoord")).to_have_count(2)
        seen = visit.reader.seen()
        assert seen.whole
        assert not seen.said
        assert not seen.again


REFUSALS: Final = {
    "no module": "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => Promise.reject(new RangeError('memory'));",
    "no more memory": "WebAssembly.Memory.prototype.grow = () => { throw new RangeError('memory'); };",
    "no memory at all": "WebAssembly.Memory = class { constructor() { throw new RangeError('memory'); } };",
}


@pytest.mark.parametrize("code", REFUSALS.values(), ids=REFUSALS.keys())
def test_a_browser_without_enough_memory_is_borne_or_told(
    browser: Browser, server: FaultyServer, runtime: str, card: Card, answers: dict[str, str], advice: str, code: str
) -> None:
    case = server.case(faults.with_code_before(code), runtime + "worker.js")
    try_all(browser, {"worker.js": case}, card, answers, advice)


def test_an_error_in_python_is_told_at_once(browser: Browser, server: FaultyServer) -> None:
    with visits(browser, {"": server.case()}) as (visit,):
        assert_goes_on(visit.reader.first())
        option = visit.option("risico", "laag")
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
    with visits(without_wasm, {"": server.case()}) as (visit,):
        seen = visit.reader.first()
        assert_told(seen, card)
        assert seen.said == FAILED
        assert seen.time < 2_000


def test_a_server_that_forbids_webassembly_is_told_at_once(any_browser: Browser, server: FaultyServer, card: Card) -> None:
    policy = {"Content-Security-Policy": "script-src 'self'"}
    with visits(any_browser, {"": server.case(headers=policy)}) as (visit,):
        seen = visit.reader.first()
        assert_told(seen, card)
        assert seen.said == FAILED


FORBID_STORAGE: Final = """
    const refuse = { get() { throw new DOMException("forbidden", "SecurityError"); } };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
        Object.defineProperty(globalThis, name, refuse);
    }
    Object.defineProperty(Document.prototype, "cookie", { ...refuse, set: refuse.get });
"""


def test_where_storage_is_forbidden_nothing_is_missed(
    any_browser: Browser, server: FaultyServer, answers: dict[str, str], advice: str
) -> None:
    with any_browser.new_context() as context:
        context.add_init_script(FORBID_STORAGE)
        visit = Visit(context, server.case())
        assert_goes_on(visit.reader.first())
        assert visit.advice(answers) == advice
        assert not visit.complaints


def test_once_it_has_started_it_needs_no_network(
    browser: Browser, server: FaultyServer, answers: dict[str, str], advice: str
) -> None:
    with visits(browser, {"": server.case()}) as (visit,):
        assert_goes_on(visit.reader.first())
        visit.page.context.set_offline(True)
        assert visit.advice(answers) == advice
        assert not visit.complaints


# --- another version -------------------------------------------------------------------------------------------------------


def test_a_page_from_before_an_update_says_so(
    any_browser: Browser, server: FaultyServer, runtime: str, answers: dict[str, str], advice: str
) -> None:
    case = server.case(faults.silent, runtime + "worker.js")
    with visits(any_browser, {"": case}) as (visit,):
        visit.page.locator("#checker [data-gekozen]").wait_for()
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


def test_a_file_of_another_version_is_not_used(
    browser: Browser, server: FaultyServer, runtime: str, card: Card, answers: dict[str, str], advice: str
) -> None:
    """Its name is right and it is whole: but it is not the one that belongs to the others."""
    other = {name: faults.with_code_before(" ") for name in ("snapshot.bin", "pyodide-lock.json", "python_stdlib.zip")}
    try_all(browser, {name: server.case(fault, runtime + name) for name, fault in other.items()}, card, answers, advice)


# --- the reader ------------------------------------------------------------------------------------------------------------

CLICKS: Final = """
    const buttons = "#checker button:not(.rk-print), #checker input, #checker summary, #checker-boom summary";
    const go = history.go.bind(history);
    let travelling = 0;
    history.go = (steps) => { travelling += 1; go(steps); };
    addEventListener("popstate", () => { travelling -= 1; });
    for (const [chance, which] of given) {
        const steps = chance >= 0.15 ? 0 : chance < 0.1 ? -1 : 1;
        if (steps < 0 ? history.state?.depth > 0 : steps > 0 && navigation.canGoForward) {
            history.go(steps);
            await reader.until(() => travelling <= 0, 1_000); // or one more step back would leave the page
            travelling = 0;
        } else if (!steps) {
            const all = reader.all(buttons).filter((element) => element.checkVisibility());
            all[Math.floor(which * all.length)].click();
        }
        if (chance > 0.5) await new Promise((done) => setTimeout(done, chance * 10));
    }
    await reader.until(() => !reader.one("#checker [data-gekozen]") && !reader.told(), 20_000);
    await new Promise((done) => setTimeout(done, 500));
    return reader.seen();
"""


def test_five_hundred_hasty_clicks_leave_a_whole_step(any_browser: Browser, server: FaultyServer) -> None:
    chances = random.Random(20_261_124)  # noqa: S311 (the same each time is what we want)
    with visits(any_browser, {"": server.case()}) as (visit,), told_of(visit):
        assert_goes_on(visit.reader.first())
        seen = Seen(**visit.reader.call(CLICKS, [[chances.random(), chances.random()] for _ in range(500)]))
        assert seen.whole
        assert not seen.again
        assert not seen.chosen
        assert not visit.complaints
        if seen.answers:
            visit.reader.call("await reader.press('.rk-wis')")
        visit.reader.walks({"rol": "om", "risico": "laag"})
        assert visit.reader.seen().answers == ["rol", "risico"]


def test_two_tabs_know_nothing_of_each_other(browser: Browser, server: FaultyServer, card: Card) -> None:
    case = server.case()
    complete = [step for step in every_step(card) if not step.question]
    one, other = complete[0], complete[-1]
    with browser.new_context() as context:
        tabs = [Visit(context, case, answer=None) for _ in range(2)]
        for visit, step in zip(tabs, (one, other), strict=True):
            visit.reader.walks(step.answers)
        for visit, step in zip(tabs, (one, other), strict=True):
            assert visit.reader.seen().answers == list(step.answers)
            assert {task for task, _ in visit.reader.seen().tasks} == {advice.rule.task.id for advice in step.advice}
