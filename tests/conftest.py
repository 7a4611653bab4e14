# SPDX-License-Identifier: EUPL-1.2
"""What the tests share: the card, the finished site, a server in front of it and a browser."""

import gc
import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from importlib import import_module, reload
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Final

import pytest
from filelock import FileLock
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from build_hooks.authoring import compile_card, load, reading
from build_hooks.browser import bundle
from build_hooks.naming import Name, name_of
from checker import Card
from checker.__main__ import card_folder
from tests.fuzzing import TRYING_MUTANTS
from tests.mutants import plain_id, refuse_escaped, refuse_uncopied
from tests.programs import PROGRAMS, find, missing, refuse_unknown
from tests.reach.scripts import Counter
from tests.serving import served

pytest_plugins = ["tests.reach.floors"]

PROJECT = Path(__file__).parent.parent
CARD_FOLDER: Final = card_folder().absolute()
"""The card that is tested: that of the region in `docs/kaart/`, or where `CARD` says."""
ONLY_A_HANG = 900_000
"""So long, in milliseconds, a test waits for what must come: however busy the machine is, only what hangs takes longer."""


def until_a_hang() -> Iterator[float]:
    """Look again and again, until what should come has come; an error when it hangs."""
    end = time.monotonic() + ONLY_A_HANG / 1000
    while (now := time.monotonic()) < end:
        yield now
        time.sleep(0.1)
    raise AssertionError("it never came")


# Many tests look at every state of a card: to go through all of those for circles again and again took a tenth of the time.
gc.set_threshold(100_000, 50, 100)

# No test is held to a clock. In CI and for mutants the examples are the same each time, so that a failure is about the change.
settings.register_profile(
    "all",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize="CI" in os.environ or TRYING_MUTANTS,
)
settings.register_profile("quick", settings.get_profile("all"), max_examples=20)
settings.load_profile("all")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

BRIEFLY: Final = "--js-flags=--liftoff-only"
"""WebAssembly is compiled once and simply, and not again while it runs: for a page that is open for a second, that was a third
of the work. What is about the answers themselves runs in a Chromium as readers have it."""

sys.addaudithook(refuse_unknown)
sys.addaudithook(refuse_uncopied)


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
    """The card compiled into the package, as every command of the README leaves it. A mutant has read nothing yet."""
    if TRYING_MUTANTS:
        reading.understood.cache_clear()
    else:
        compile_card(CARD_FOLDER, PROJECT / "checker" / "compiled_card.py")


def name_of_the_card() -> Name:
    """What the card is called that is tested."""
    return name_of(import_module("checker.compiled_card").CARD)


def single_file_name() -> str:
    """What the file is called that holds the whole of its site."""
    return name_of_the_card().single_file


type Once = Callable[[str, Callable[[Path], object]], Path]
"""A name, and what makes a folder → the folder."""


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """Makes a folder that all tests of this run share, also those that run side by side. Nobody changes what is in it."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, make: Callable[[Path], object]) -> Path:
        place = shared / name
        with FileLock(shared / f"{name}.lock"):
            if not place.exists():
                making = Path(mkdtemp(dir=shared, prefix=f"{name}-"))
                make(making)
                making.rename(place)
        return place

    return made


@pytest.fixture(scope="session")
def browser_cache() -> Path:
    """The build's cache of what the browser loads, with the present bundle in it."""
    cache = PROJECT / ".cache" / "browser"
    cache.parent.mkdir(exist_ok=True)
    with FileLock(PROJECT / ".cache" / "browser.lock"):
        bundle(cache)
    return cache


@pytest.fixture(scope="session")
def card() -> Card:
    """The card as it is written in its folder. For a mutant it is made of what was compiled, which is much quicker."""
    if TRYING_MUTANTS:
        compiled: Card = reload(import_module("checker.compiled_card")).CARD
        return compiled
    return load(CARD_FOLDER)


@pytest.fixture(scope="session")
def takes_long() -> None:
    """For a test that builds something of its own, or runs tests: seconds in which `make quick` runs a hundred others."""


@pytest.fixture(scope="session")
def building(takes_long: None, browser_cache: Path, site: Path) -> Path:  # noqa: ARG001 (the site has filled the caches)
    """For a test with a whole build of its own: the cache of what the browser loads."""
    return browser_cache


@pytest.fixture(scope="session")
def site(once: Once, browser_cache: Path) -> Path:  # noqa: ARG001 (it has to be there)
    """The finished site, built strictly."""

    def build(target: Path) -> None:
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr

    return once("site", build)


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Where the site is served: an address that ends with a slash, below a path as on an intranet."""
    with served(site) as address:
        yield address


@pytest.fixture(scope="session")
def program() -> Callable[..., str]:
    """Finds a program of the system by one of its names."""
    return executable


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives the browsers."""
    expect.set_options(timeout=ONLY_A_HANG)
    with sync_playwright() as playwright:
        yield playwright


def patient(browser: Browser) -> Browser:
    """The browser, of which every page waits as long as it takes."""
    browser.on("context", lambda context: context.set_default_timeout(ONLY_A_HANG))
    return browser


@contextmanager
def _chromium(playwright: Playwright, *flags: str) -> Iterator[Browser]:
    """A real Chromium. Under `make coverage` it counts what it runs of the scripts of the site."""
    counter = Counter()
    browser = patient(playwright.chromium.launch(executable_path=executable("chromium"), args=[*FLAGS, *flags, *counter.flags]))
    with counter.counting():
        yield browser
    browser.close()


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium: see `BRIEFLY`."""
    with _chromium(playwright, BRIEFLY) as browser:
        yield browser


@pytest.fixture(scope="session")
def chromium_of_a_reader(playwright: Playwright) -> Iterator[Browser]:
    """A Chromium that compiles WebAssembly as it does for readers: see `BRIEFLY`."""
    with _chromium(playwright) as browser:
        yield browser


@pytest.fixture(scope="session")
def firefox(playwright: Playwright) -> Iterator[Browser]:
    """A real Firefox, as the system has it: over WebDriver BiDi, which cannot go back by itself or emulate dark colours."""
    browser = patient(playwright.firefox.launch(channel="moz-firefox", executable_path=executable("firefox")))
    yield browser
    browser.close()


@pytest.fixture(scope="session", params=["browser", "firefox"], ids=["chromium", "firefox"])
def any_browser(request: pytest.FixtureRequest, playwright: Playwright) -> Browser:  # noqa: ARG001 (both need it)
    """Chromium and Firefox, one after the other."""
    found: Browser = request.getfixturevalue(request.param)
    return found


# --- what `make quick` leaves out -------------------------------------------------------------------------------------------

SLOW: Final = {"program", "playwright", "takes_long"}
"""Fixtures behind which there is a program of the system, a browser, or a build of the test's own."""

SLOW_PROGRAMS: Final = ("chrom", "google-chrome", "firefox", "java", "nginx", "apache", "caddy", "WebKit", "Xvfb")
"""How the names begin of what only a test with such a fixture may start."""


def pytest_make_parametrize_id(val: object) -> str | None:
    """Of a text that pytest would escape."""
    text = val.decode("latin-1") if isinstance(val, bytes) else val
    return plain_id(text) if isinstance(text, str) and plain_id(text) != text else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow: what asks for such a fixture, itself or through others. No test is marked by hand.

    What needs no site comes first: some do it, while another builds the site.
    """
    refuse_escaped(item.nodeid for item in items)
    for item in items:
        if SLOW.intersection(getattr(item, "fixturenames", ())):
            item.add_marker("slow")
    items.sort(key=lambda item: "site" in getattr(item, "fixturenames", ()))


class _Now:
    """Whether the test that runs now has that mark."""

    slow = True


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    _Now.slow = item.get_closest_marker("slow") is not None
    try:
        return (yield)
    finally:
        _Now.slow = True


def _refuse_slow_programs(event: str, details: tuple[Any, ...]) -> None:
    """A test that starts such a program past the fixtures fails, so that none is among the quick ones by mistake."""
    if event == "subprocess.Popen" and not _Now.slow:
        name = Path(os.fsdecode(details[0])).name
        assert not name.startswith(SLOW_PROGRAMS), f"this test starts {name}, and asks for no browser and no `program`"


sys.addaudithook(_refuse_slow_programs)
