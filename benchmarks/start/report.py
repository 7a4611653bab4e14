# SPDX-License-Identifier: EUPL-1.2
"""The measurements that are asked for, as a Markdown report."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from playwright.sync_api import Playwright, sync_playwright

from benchmarks.start import table
from benchmarks.start.browsers import Setting, fresh
from benchmarks.start.page import (
    NOTHING,
    NOTHING_TO_DO,
    ORDINARY,
    WITHOUT,
    answers,
    empty_answers,
    taps,
    views,
    without_checker,
)
from benchmarks.start.server import Server
from benchmarks.start.startup import EMPTY, slowdown, starts
from benchmarks.start.variants import CLIENT, PROJECT, Variant, client, folders, runtime, source_wheel, variants
from build_hooks.authoring import load
from build_hooks.browser import PROGRAM
from build_hooks.naming import name_of
from checker.__main__ import card_folder

WHAT: Final = ("start", "line", "page", "answers")
SETTINGS: Final = (Setting("chromium"), Setting("chromium", 4), Setting("firefox"))

START: Final = """\
From an empty page until the first answer. *Cold* is a new browser with an empty profile, *warm* a new page in a browser that
was there twice before. In brackets: the ratio to stock Pyodide.

- *Stock Pyodide* does what every page with Pyodide does: `loadPyodide()`, and `loadPackage` of an ordinary wheel of sources.
- *This site* is what the page of the checker starts; *kept* is the same in a browser that has the whole site in its store.
"""
LINE: Final = """\
First visits over a line of 1.6 Mbit/s with 150 ms of latency, from opening the page of the checker to the next question after a
tap as soon as the page listens. *The ordinary start* is the same site without its linked program.
"""
WEIGHT: Final = """\
What was fetched until the first answer, and how far the memory of the browser's page processes (resident, as Linux counts it)
rose at most above that of an empty page.
"""
PAGE: Final = """\
First visits with an empty profile. *Without* is the same built page with the checker and its script taken out.
"""
ANSWERS: Final = """\
Every answer to every question that can come to every fourth role, clicked in the page; painted is two frames after the page
changed, in a browser that draws a frame as soon as it can. A screen of 60 Hz shows it at its next refresh: up to 17 ms later.
On *an empty page* an answer costs nothing: there it is measuring that takes the time.
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which parts, how often each thing is measured, where, and of which finished site."""

    what: Sequence[str] = WHAT
    rounds: int = 9
    settings: Sequence[Setting] = SETTINGS
    site: Path = PROJECT / "site"

    def rounds_in(self, setting: Setting) -> int:
        """What takes long differs less from one time to the next: on a slower computer a third of the rounds is enough."""
        return self.rounds if setting.slower == 1 else self.fewer

    @property
    def fewer(self) -> int:
        """A third of the rounds."""
        return -(-self.rounds // 3)


def report(asked: Asked) -> str:
    """Measure what is asked for."""
    with _serving(asked.site) as (server, side_by_side), sync_playwright() as playwright:
        return "\n".join(_parts(playwright, server, side_by_side, asked))


@contextmanager
def _serving(site: Path) -> Iterator[tuple[Server, Sequence[Variant]]]:
    with TemporaryDirectory() as folder:
        wheel = source_wheel(Path(folder))
        pages = {
            EMPTY: '<!doctype html><link rel="icon" href="data:,">',
            WITHOUT: without_checker(site),
            NOTHING: NOTHING_TO_DO,
            f"{ORDINARY}/{runtime(site)}{PROGRAM}": "",
            f"/{runtime(site)}{CLIENT}": client(site),
        }
        with Server({**folders(site, Path(folder)), f"{ORDINARY}/": site}, pages) as server:
            yield server, variants(site, wheel)


def _parts(playwright: Playwright, server: Server, side_by_side: Sequence[Variant], asked: Asked) -> Iterator[str]:
    def everywhere[T](measure: Callable[[Setting], T]) -> dict[Setting, T]:
        return {setting: measure(setting) for setting in asked.settings}

    yield "# In the browser\n"
    yield (
        f"Medians of {asked.rounds} rounds in which everything took its turn; on a slower computer, and of first paints, of "
        f"{asked.fewer}. Over a slow line each way was taken once: there it is the line that takes the time.\n"
    )
    yield f"- {computer()}"
    yield "".join(f"- {line}\n" for line in browsers(playwright, server, asked.settings))
    if "start" in asked.what:
        started = everywhere(lambda setting: starts(playwright, setting, server, side_by_side, asked.rounds_in(setting)))
        yield f"## Start\n\n{table.start_table(started)}\n{START}"
        yield f"## Weight\n\n{table.weight_table(started, server.files)}\n{WEIGHT}"
        yield table.size_table(
            max(map(table.kept, started.values())), (asked.site / name_of(load(card_folder())).single_file).stat().st_size
        )
        for variant, each in list(started[asked.settings[0]].items())[:2]:
            yield f"### Files of {variant.name}\n\n{table.file_table(each.fetched, server.files)}"
    slower = [setting for setting in asked.settings if setting.slower != 1]
    if slower and "line" in asked.what:
        tapped = {setting: taps(playwright, setting, server) for setting in slower}
        yield f"## A slow line\n\n{table.tap_table(tapped)}\n{LINE}"
    if "page" in asked.what:
        seen = {setting: views(playwright, setting, server, asked.fewer) for setting in asked.settings[:1]}
        yield f"## Page\n\n{table.view_table(seen)}\n{PAGE}"
    if "answers" in asked.what:
        given = {
            f"{where}, {setting}": measure(playwright, setting, server)
            for setting in asked.settings
            if setting.browser == "chromium"
            for where, measure in (("an empty page", empty_answers), ("this site", answers))
        }
        yield f"## Answers\n\n{table.answer_table(given)}\n{ANSWERS}"


def computer() -> str:
    """What is measured on, and how busy it is."""
    return f"{os.cpu_count()} processor cores, with a load of {os.getloadavg()[0]:.1f} before."


def browsers(playwright: Playwright, server: Server, settings: Sequence[Setting]) -> Iterator[str]:
    """Which browsers are measured in, and how much slower a slower one is."""
    for setting in settings:
        if setting.slower == 1:
            with fresh(playwright, setting) as profile:
                yield f"{setting}: version {profile.version()}."
        else:
            yield f"{setting}: a loop in a worker took {median(slowdown(playwright, setting, server)):.1f} times as long."
