# SPDX-License-Identifier: EUPL-1.2
"""What is answered stays in the page: not in the network, not in the browser, not on the disk, not behind Back or a restart."""

import json
import os
import re
import signal
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, expect

from build_hooks.hosting.addresses import address
from build_hooks.hosting.inventory import inventory
from checker import Card
from tests.beginning import OTHER
from tests.browser.faulty_server import Case, FaultyServer, faulty_server
from tests.browser.reader import PAGE, Reader, Seen, stop_the_clock
from tests.browser.storage import holding, kept, on_disk, stored
from tests.browser.test_offline import LARGE, with_worker
from tests.conftest import FLAGS, ONLY_A_HANG, executable
from tests.serving import SUB_PATH
from tests.states import every_step

REPORT_VIOLATIONS: Final = """
    addEventListener("securitypolicyviolation", (event) => console.error(`policy: ${event.effectiveDirective}`));
"""
READ_CLIPBOARD: Final = "async () => (await navigator.clipboard.readText?.()) ?? ''"


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[FaultyServer]:
    with faulty_server(site, SUB_PATH) as server:
        yield server


@pytest.fixture(scope="module")
def answers(card: Card) -> dict[str, str]:
    """Some answers that make an advice complete, of a role that is asked much."""
    complete = (step for step in every_step(card) if not step.question)
    *_, last = card.roles()
    return max((dict(step.answers) for step in complete if step.answers["rol"] == last.id), key=len)


class Visit:
    """A page that listens to all that leaves it. Its clock stands still: so the browser keeps nothing of the site yet."""

    def __init__(self, page: Page, case: Case) -> None:
        self.page = page
        self.case = case
        self.said: list[str] = []
        self.kept: list[str] = []
        """What the browser keeps before anything is answered."""
        self.hosts: set[str] = set()
        page.set_default_timeout(ONLY_A_HANG)
        stop_the_clock(page.context)
        page.add_init_script(REPORT_VIOLATIONS)
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.context.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))
        self.reader = Reader(page)
        self.reader.opens(case.url)
        self.reader.waits()
        self.title = page.title()

    def one(self, selector: str) -> Locator:
        return self.page.locator(f"#checker {selector}").first

    def holds_nothing(self) -> None:
        """No answer is anywhere but in what the page shows."""
        assert kept(self.page) == self.kept
        assert self.page.url == self.case.url + PAGE
        assert re.fullmatch(rf"((Vraag \d+|Je advies) - )?{re.escape(self.title)}", self.page.title()), "where, and no answer"
        state = self.page.evaluate("() => history.state")
        assert list(state) == ["depth"]
        assert isinstance(state["depth"], int)
        assert self.said == []


def neutral(page: Page) -> None:
    """The first question, with no answer anywhere and nothing filled in."""
    expect(page.locator("#checker .rk-keuze[data-vraag='rol']").first).to_be_visible()
    expect(page.locator("#checker .rk-antwoord")).to_have_count(0)
    expect(page.locator("#checker [data-gekozen]")).to_have_count(0)
    expect(page.locator("#checker-boom details[open]")).to_have_count(0)
    assert page.evaluate("() => document.querySelectorAll('#checker :checked, #checker textarea').length") == 0


def does_everything(visit: Visit, answers: Mapping[str, str]) -> None:
    """All that can be done with the checker, except what copies on request; after each step nothing is held."""
    visit.reader.walks(answers)
    visit.holds_nothing()
    visit.reader.unfolds()
    visit.one(".rk-zelfcheck-knop").click()
    for number, mark in enumerate(("gedaan", "nog-niet", "weet-ik-niet")):
        visit.page.locator(f"#checker input[value='{mark}']").nth(number).check()
    expect(visit.one("[data-plek='zelfcheck']")).not_to_be_empty()
    visit.holds_nothing()
    visit.one(".rk-stel").click()
    expect(visit.one("[data-plek='wat-als']")).not_to_be_empty()
    visit.holds_nothing()
    visit.one(".rk-wijzig").click()
    expect(visit.one(".rk-keuze .rk-nu")).to_be_visible()
    visit.holds_nothing()
    visit.page.evaluate("() => history.back()")
    expect(visit.one("[data-plek='zelfcheck']")).to_be_visible()
    visit.holds_nothing()
    visit.one(".rk-wis").click()
    neutral(visit.page)
    visit.holds_nothing()


# --- what leaves the page --------------------------------------------------------------------------------------------------


def test_a_whole_visit_asks_for_the_sites_own_files_and_leaves_nothing(
    any_browser: Browser, server: FaultyServer, site: Path, answers: dict[str, str]
) -> None:
    case = server.case()
    with any_browser.new_context() as context:
        visit = Visit(context.new_page(), case)
        visit.reader.walks({"rol": OTHER})
        visit.one(".rk-wis").click()
        loaded = list(case.asked)
        does_everything(visit, answers)
        assert case.asked == loaded, "nothing is asked from the server any more"
    own = {f"GET {SUB_PATH}{address(entry)}" for entry in inventory(site)}
    assert set(loaded) <= own, "only files of the site, by the addresses that its pages have, and without a body"
    assert visit.hosts == {urlsplit(case.url).netloc}
    assert not [page for page in case.came_from if not page.startswith(case.url) or "?" in page]


def test_where_the_site_is_kept_for_without_a_network_a_visit_changes_nothing_of_it(
    any_browser: Browser, server: FaultyServer, answers: dict[str, str]
) -> None:
    with any_browser.new_context() as context:
        visit = Visit(context.new_page(), with_worker(server, without=LARGE))
        while not visit.page.locator(".rk-bewaard").is_visible():
            context.clock.run_for(10_000)  # again and again: what the page waits for may come later than its clock goes on
            visit.reader.call("await reader.settled()")
        visit.page.reload()
        visit.reader.walks({"rol": OTHER})
        visit.one(".rk-wis").click()
        before = stored(visit.page)
        visit.kept = kept(visit.page)
        assert [name.split()[0] for name in visit.kept] == ["cache", "service"]
        does_everything(visit, answers)
        assert stored(visit.page) == before != []


def test_nothing_is_copied_before_it_is_asked(browser: Browser, server: FaultyServer, answers: dict[str, str]) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        visit = Visit(context.new_page(), server.case())
        visit.page.evaluate("() => navigator.clipboard.writeText('van de lezer zelf')")
        does_everything(visit, answers)
        assert visit.page.evaluate(READ_CLIPBOARD) == "van de lezer zelf"
        visit.reader.walks(answers)
        visit.one(".rk-kopieer").click()
        expect(visit.one(".rk-gezegd")).to_be_visible()
        assert "DIT DOE JIJ" in visit.page.evaluate(READ_CLIPBOARD)


# --- what comes back -------------------------------------------------------------------------------------------------------


def test_a_reload_fills_in_nothing(any_browser: Browser, server: FaultyServer, answers: dict[str, str]) -> None:
    with any_browser.new_context() as context:
        visit = Visit(context.new_page(), server.case())
        visit.reader.walks(answers)
        visit.reader.unfolds()
        visit.one(".rk-zelfcheck-knop").click()
        visit.page.locator("#checker input[value='gedaan']").first.check()
        visit.page.reload()
        neutral(visit.page)
        visit.reader.walks(answers)
        visit.reader.unfolds()
        visit.one(".rk-zelfcheck-knop").click()
        expect(visit.one("fieldset.rk-stand")).to_be_visible()
        assert visit.page.evaluate("() => document.querySelectorAll('#checker :checked').length") == 0


def remembering_chromium(playwright: Playwright) -> Browser:
    """A Chromium that keeps pages alive behind Back, as it does for readers; under tests that is switched off."""
    program = executable("chromium-with-windows")
    return playwright.chromium.launch(executable_path=program, args=FLAGS, ignore_default_args=["--disable-back-forward-cache"])


def test_a_page_that_was_kept_alive_behind_back_is_as_it_was_left(
    playwright: Playwright, server: FaultyServer, answers: dict[str, str]
) -> None:
    browser = remembering_chromium(playwright)
    page = browser.new_page()
    visit = Visit(page, server.case())
    page.evaluate("() => { globalThis.kept = 'alive'; }")
    visit.reader.walks(answers)
    page.goto(visit.case.url + "index.html")
    page.go_back(wait_until="commit")
    assert page.evaluate("() => globalThis.kept") == "alive"
    assert visit.reader.seen().answers == list(answers), "nothing was stored: the page itself is still there"
    visit.one(".rk-wis").click()
    neutral(page)
    browser.close()


TELLS_WHAT_IS_SHOWN: Final = """
    const tell = () => console.info(`shown: ${JSON.stringify(reader.seen())}`);
    addEventListener("pageshow", () => reader.pause(0).then(() => reader.until(reader.listens)).then(tell));
"""


def test_behind_back_is_the_page_as_it_was_left_or_a_new_one_and_never_half(
    any_browser: Browser, server: FaultyServer, answers: dict[str, str]
) -> None:
    """The page tells it itself: of a page that Firefox brings back alive the driver knows nothing."""
    with any_browser.new_context() as context:
        page = context.new_page()
        page.add_init_script(TELLS_WHAT_IS_SHOWN)
        with page.expect_console_message(lambda message: message.text.startswith("shown: ")):
            visit = Visit(page, server.case())
        visit.reader.walks(answers)
        page.goto(visit.case.url + "index.html")
        with page.expect_console_message(lambda message: message.text.startswith("shown: ")) as told:
            page.evaluate("() => void reader.pause(0).then(() => history.back())")
        seen = Seen(**json.loads(told.value.text.removeprefix("shown: ")))
        assert seen.whole
        assert seen.chosen == []
        assert seen.answers in ([], list(answers))
        assert (seen.question == "rol") == (not seen.answers)


# --- after a crash ---------------------------------------------------------------------------------------------------------


def chromium(playwright: Playwright, profile: Path) -> BrowserContext:
    """With a profile on disk, that goes on where it was. Its cache holds the site's own files, which name every answer."""
    return playwright.chromium.launch_persistent_context(
        profile,
        executable_path=executable("chromium-with-windows"),
        args=[*FLAGS, "--restore-last-session", "--disk-cache-dir=/dev/null"],
    )


def firefox(playwright: Playwright, profile: Path) -> BrowserContext:
    """The same."""
    preferences: dict[str, Any] = {
        "browser.cache.disk.enable": False,
        "browser.sessionstore.interval": 500,
        "browser.sessionstore.resume_from_crash": True,
        "browser.sessionstore.max_resumed_crashes": 3,
        "browser.startup.page": 3,
    }
    return playwright.firefox.launch_persistent_context(
        profile,
        channel="moz-firefox",
        executable_path=executable("firefox"),
        firefox_user_prefs=preferences,
    )


def kill(profile: Path) -> None:
    """End the browser that has this profile, as a power cut does."""
    for process in Path("/proc").iterdir():
        if not process.name.isdigit():
            continue
        try:
            arguments = (process / "cmdline").read_bytes()
        except OSError:
            continue
        if str(profile).encode() in arguments:
            os.kill(int(process.name), signal.SIGKILL)


def steps_written_down(profile: Path) -> int:
    """How often the page is in what the browser keeps to go on with after a crash."""
    return max((content.count(PAGE.encode()) for path, content in on_disk(profile) if "ession" in path.as_posix()), default=0)


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="finds the browser's processes as Linux shows them")
@pytest.mark.parametrize("launch", [chromium, firefox], ids=["chromium", "firefox"])
def test_a_browser_that_was_killed_has_no_answer_on_its_disk(
    playwright: Playwright, server: FaultyServer, tmp_path: Path, launch: Any, answers: dict[str, str]
) -> None:
    context = launch(playwright, tmp_path)
    visit = Visit(context.new_page(), server.case())
    visit.reader.walks(answers)
    visit.reader.unfolds()
    visit.one(".rk-zelfcheck-knop").click()
    visit.page.locator("#checker input[value='gedaan']").first.check()
    for _ in range(ONLY_A_HANG // 500):  # the browser writes down what is open, every step of it
        if steps_written_down(tmp_path) > len(answers):
            break
        visit.page.wait_for_timeout(500)
    else:
        raise AssertionError("it was not written down")
    kill(tmp_path)
    for question, answer in answers.items():
        assert holding(tmp_path, f'"{question}":') == []
        assert holding(tmp_path, f"{question}={answer}") == []
    for word in ("officier-van-justitie", "Dit moet je nu doen", "nog-niet"):
        assert holding(tmp_path, word) == []
