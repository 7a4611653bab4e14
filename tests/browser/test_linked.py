# SPDX-License-Identifier: EUPL-1.2
"""The linked program in real browsers: it answers all that can be asked as plain Python does, or it stops and loses nothing."""

import re
from collections.abc import Iterator
from itertools import batched
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, expect

from build_hooks.browser import bundle
from build_hooks.browser.linking import KEPT, PROGRAM
from build_hooks.browser.scripts import CLIENT, joined, sources
from tests.beginning import ANSWER, QUESTION
from tests.browser import faulty_server as faults
from tests.browser.faulty_server import Case, FaultyServer, faulty_server
from tests.browser.reader import PAGE, Reader
from tests.browser.test_faults import FAILED, Visit, assert_goes_on, visiting
from tests.serving import SUB_PATH
from tests.site.places import names_of_pages

SCRIPTS: Final = CLIENT / "checker"

ANSWERS: Final = """async ([folder, requests, garbage]) => {
    PYTHON
    const { call } = $python;
    globalThis.program ??= (await WebAssembly.instantiateStreaming(fetch(`${folder}python.wasm`))).instance.exports;
    for (const [start, size] of garbage) new Uint8Array(program.memory.buffer).fill(0xa5, start, start + size);
    const digest = async (text) => {
        const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
        return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    };
    const answers = [];
    for (const request of requests) {
        try {
            answers.push(await digest(call(program, program.respond.value, request)));
        } catch (error) {
            if (error instanceof WebAssembly.RuntimeError) throw error;
            answers.push(null);
        }
    }
    return [answers, program.memory.buffer.byteLength];
}""".replace("PYTHON", joined("python.js", sources(SCRIPTS), plain=True))
"""The hash of the answer to each of some requests, null for one that is refused; and how large the memory is. Garbage is put
in these places of it before."""

WITH_PROGRAM: Final = """
    let program;
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async (...given) => {
        const made = await instantiate(...given);
        program ??= made.exports;
        if (%s) harm();
        return made;
    };
    addEventListener("message", ({ data }) => { if (data.request && %s) harm(); });
"""
"""Put before the worker: when one of these holds, harm is done to the linked program."""

TRAP: Final = "const harm = () => { new Uint32Array(program.memory.buffer)[program.respond.value / 4 + 7] = 0x7fffffff; };"
"""What answers (in CPython a `partialobject`) is to call a function that is not in the table: WebAssembly stops the program."""

NO_MEMORY: Final = "const harm = () => { for (let size = 2 ** 28; size >= 8; ) if (!program.malloc(size)) size /= 2; };"
"""All memory that the program may ever have is taken."""


@pytest.fixture(scope="module")
def runtime(site: Path) -> str:
    """The folder with all that the checker loads, below the site."""
    (program,) = site.glob(f"assets/checker/*/{PROGRAM}")
    return f"{program.parent.relative_to(site).as_posix()}/"


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[FaultyServer]:
    with faulty_server(site, SUB_PATH) as server:
        yield server


@pytest.fixture(scope="module")
def left_out(browser_cache: Path) -> list[tuple[int, int]]:
    """The data that was left out: where in memory it would begin, and its size."""
    table = (bundle(browser_cache).folder.parent / KEPT).read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()]
    return [(int(where), int(size)) for what, where, _, size, _ in rows if what == "no data"]


def test_only_a_page_of_the_checker_asks_for_the_program_beforehand(site: Path) -> None:
    pages = {name: (site / name).read_text(encoding="utf-8") for name in names_of_pages(site)}
    asking = {name for name, html in pages.items() if 'rel="preload" as="fetch"' in html or "modulepreload" in html}
    assert asking == {name for name, html in pages.items() if 'id="checker"' in html}
    assert PAGE in asking
    assert len(asking) < len(pages) / 2


def test_all_answers_are_those_of_plain_python_and_memory_does_not_grow(
    firefox: Browser, site_url: str, runtime: str, asked: list[tuple[str, str | None]], left_out: list[tuple[int, int]]
) -> None:
    """All that can be asked at every state, and on to ten thousand, of one instance, with garbage instead of the data that was
    left out. The build asks it all without, and so do test_single_file.py in Chromium and test_webkit.py.
    """
    assert len(asked) > 5_000
    assert left_out
    with firefox.new_context() as context:
        page = context.new_page()
        page.goto(site_url + PAGE)
        memory = set()
        for part in batched([*asked, *asked[: max(0, 10_000 - len(asked))]], 500, strict=False):
            requests = [request for request, _ in part]
            answers, size = page.evaluate(ANSWERS, [site_url + runtime, requests, left_out])
            memory.add(size)
            assert answers == [answer for _, answer in part]
        assert len(memory) == 1


def harmed(server: FaultyServer, runtime: str, harm: str, *, at_start: str = "false", at_message: str = "false") -> Case:
    code = harm + WITH_PROGRAM % (at_start, at_message)
    return server.case(faults.with_code_before(code), f"{runtime}worker.js")


def told(visit: Visit) -> None:
    """From now on, remember every sentence that is shown."""
    visit.reader.call(
        "globalThis.told = []; const status = reader.one('#checker-status');"
        "new MutationObserver(() => told.push(status.textContent)).observe(status, { childList: true, characterData: true });"
    )


def sentences(visit: Visit) -> list[str]:
    return [sentence for sentence in dict.fromkeys(visit.page.evaluate("told")) if sentence]


@pytest.mark.parametrize("harm", [TRAP, NO_MEMORY], ids=["a trap", "no memory"])
def test_what_stops_the_program_at_its_start_is_borne(
    any_browser: Browser, server: FaultyServer, runtime: str, harm: str
) -> None:
    with visiting(any_browser, harmed(server, runtime, harm, at_start="program")) as visit:
        assert_goes_on(visit.first())
        visit.case.was_asked_for(f"{runtime}pyodide.asm.wasm")
        assert not visit.complaints


@pytest.mark.parametrize("harm", [TRAP, NO_MEMORY], ids=["a trap", "no memory"])
def test_what_stops_the_program_in_the_middle_costs_the_reader_one_sentence(
    any_browser: Browser, server: FaultyServer, runtime: str, harm: str
) -> None:
    case = harmed(server, runtime, harm, at_message=f"data.request.answers['{QUESTION}'] === '{ANSWER}'")
    with visiting(any_browser, case) as visit:
        assert_goes_on(visit.first())
        told(visit)
        visit.option(QUESTION, ANSWER).click()
        expect(visit.page.locator("#checker .rk-antwoord")).to_have_count(2)
        seen = visit.reader.seen()
        assert seen.whole
        assert seen.answers == ["rol", QUESTION]
        assert not seen.said or seen.said in sentences(visit)
        assert len(sentences(visit)) <= 2, "that it starts, and of an advice how much it is"
        assert not visit.complaints


def test_a_trap_in_a_self_check_loses_no_answer_and_no_mark_and_is_told_nobody(
    any_browser: Browser, server: FaultyServer, runtime: str, answers: dict[str, str]
) -> None:
    case = harmed(
        server, runtime, TRAP, at_message="data.request.kind === 'self-check' && Object.keys(data.request.marks).length"
    )
    with visiting(any_browser, case) as visit:
        visit.first()
        advice = visit.advice(answers)
        visit.reader.unfolds()
        visit.page.locator(".rk-zelfcheck-knop").click()
        mark = visit.page.locator("#checker input[value='gedaan']").first
        mark.check()
        case.was_asked_for(f"{runtime}library.js")
        expect(visit.page.locator("[data-plek='zelfcheck']")).to_contain_text("1 van ")
        expect(mark).to_be_checked()
        assert visit.reader.seen().answers == list(answers)
        assert advice.splitlines()[0] in visit.page.locator("#checker").inner_text()
        assert all(re.fullmatch(r"GET /[^?]*(\?v=[\w-]{16})?", line) for line in case.asked)
        assert not visit.complaints


def test_when_the_ordinary_start_fails_too_it_is_told_and_another_try_goes_on(
    any_browser: Browser, server: FaultyServer, runtime: str
) -> None:
    case = harmed(server, runtime, TRAP, at_message=f"data.request.answers['{QUESTION}'] === '{ANSWER}'")
    case.gone = f"{runtime}library.js"
    with visiting(any_browser, case) as visit:
        assert_goes_on(visit.first())
        visit.option(QUESTION, ANSWER).click()
        expect(visit.status()).to_have_text(FAILED)
        assert visit.reader.seen().answers == ["rol"]
        case.suffers(None, "")
        visit.again().click()
        expect(visit.page.locator("#checker .rk-antwoord")).to_have_count(2)
        assert Reader(visit.page).seen().whole
