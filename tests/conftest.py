# SPDX-License-Identifier: EUPL-1.2
"""What the tests share: the card, the finished site, a server in front of it and a browser."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from build_hooks.authoring import compile_card, load
from build_hooks.browser import bundle
from build_hooks.hosting.twins import write_twins
from checker import Card
from tests.programs import PROGRAMS, find, missing, refuse_unknown
from tests.serving import served

PROJECT = Path(__file__).parent.parent
ONLY_A_HANG = 300_000
"""So long, in milliseconds, a test waits for what must come: however busy the machine is, only what hangs takes longer."""
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

sys.addaudithook(refuse_unknown)


def pytest_configure() -> None:
    """In CI nothing may be skipped for want of a program: there the run stops before the first test."""
    if os.environ.get("CI") and (names := missing()):
        raise pytest.UsageError(f"not on this machine: {', '.join(names)}; `python -m tests.programs` tells more")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Iterator[None]:
    """The last lines: which programs were missing, and how many tests were skipped for it."""
    yield
    reasons = [report.longrepr[2] for report in terminalreporter.stats.get("skipped", ())]
    for name, program in PROGRAMS.items():
        if count := sum(reason.endswith(_without(name)) for reason in reasons):
            terminalreporter.write_line(f"{_without(name)} ({program.package} in Debian): {count} skipped", yellow=True)


def executable(name: str) -> str:
    """The path of this program of the table in tests/programs.py. Without the program the test is skipped."""
    return find(name) or pytest.skip(_without(name))


def _without(name: str) -> str:
    return f"{name} is not on this machine"


@pytest.fixture(scope="session", autouse=True)
def compiled_card() -> None:
    """The card compiled into the package, as every command of the README leaves it."""
    compile_card(PROJECT / "docs" / "kaart", PROJECT / "checker" / "compiled_card.py")


@pytest.fixture(scope="session")
def browser_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The build's cache of what the browser loads, with the present bundle in it. Tests that run side by side make it once."""
    cache = PROJECT / ".cache" / "browser"
    cache.parent.mkdir(exist_ok=True)
    with FileLock(PROJECT / ".cache" / "browser.lock"):
        copy = shutil.copytree(bundle(cache).folder, tmp_path_factory.mktemp("twins") / "assets")
        write_twins(copy)  # the best compression takes long, and is kept by content
    return cache


@pytest.fixture(scope="session")
def card() -> Card:
    """The card as it is written in `docs/kaart/`."""
    return load(PROJECT / "docs" / "kaart")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, browser_cache: Path) -> Path:  # noqa: ARG001 (it has to be there)
    """The finished site, built strictly."""
    target = tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    done = subprocess.run(build, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Where the site is served: an address that ends with a slash, below a path as on an intranet."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    expect.set_options(timeout=ONLY_A_HANG)
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A real Chromium."""
    browser = playwright.chromium.launch(executable_path=executable("chromium"), args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """A real Firefox, as the system has it: over WebDriver BiDi, which cannot go back by itself or emulate dark colours."""
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=executable("firefox"))
    yield browser
    browser.close()


@pytest.fixture(scope="session", params=["browser", "firefox"], ids=["chromium", "firefox"])
def any_browser(request: pytest.FixtureRequest) -> Browser:
    """Chromium and Firefox, one after the other."""
    found: Browser = request.getfixturevalue(request.param)
    return found
