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
from tests.serving import served

pytest_plugins = ["tests.reach.floors"]

PROJECT = Path(__file__).parent.parent
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
"""The programs that are a Chromium. The first has no windows around its pages, and needs half the time for each."""
CHROMIUM_WITH_WINDOWS = CHROMIUM[1:]
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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


def executable(*names: str) -> str:
    """The first of these programs that is there. Without one the test is skipped on a user's machine, and fails in CI."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        reason = f"none of {', '.join(names)} found on this machine"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return found


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    expect.set_options(timeout=30_000)  # a test waits for what it expects; on a busy machine Python starts slowly
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A real Chromium."""
    program = executable(*CHROMIUM)
    browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """A real Firefox, as the system has it: over WebDriver BiDi, which cannot go back by itself or emulate dark colours."""
    browser = playwright.firefox.launch(channel="moz-firefox", executable_path=executable("firefox-esr", "firefox"))
    yield browser
    browser.close()


@pytest.fixture(scope="session", params=["browser", "firefox"], ids=["chromium", "firefox"])
def any_browser(request: pytest.FixtureRequest) -> Browser:
    """Chromium and Firefox, one after the other."""
    found: Browser = request.getfixturevalue(request.param)
    return found
