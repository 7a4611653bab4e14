# SPDX-License-Identifier: EUPL-1.2
"""`python -m benchmarks.start`: how soon the checker is there, beside a stock Pyodide page, as a Markdown report.

A quick look at what a change does: `python -m benchmarks.start --what start --rounds 3 --in chromium`.
"""

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Playwright, sync_playwright

from benchmarks.start import table
from benchmarks.start.browsers import Setting, fresh, installed
from benchmarks.start.page import WITHOUT, answers, views, without_checker
from benchmarks.start.server import Server
from benchmarks.start.startup import EMPTY, slowdown, starts
from benchmarks.start.variants import PROJECT, Variant, folders, source_wheel, variants

WHAT = ("start", "page", "answers")
SETTINGS = (Setting("chromium"), Setting("chromium", 4), Setting("firefox"))

START = """\
From just before `new Worker` until the first answer. *Cold* is a new browser with an empty profile, *warm* a new page in a
browser that was there twice before. In brackets: the ratio to stock Pyodide.

- *Stock Pyodide* does what every page with Pyodide does: `loadPyodide()`, and `loadPackage` of an ordinary wheel of sources.
- *This site* is the site's own worker with its own runtime.
- *Floor* compiles stock Pyodide's WebAssembly and evaluates its scripts, and starts no Python: no page with Pyodide is faster.
- *MicroPython* adds two numbers: an outer limit. It cannot run the checker, for want of `dataclasses`, `enum` and `typing`.
"""
WEIGHT = """\
What was fetched until the first answer, and how far the memory of the browser's page processes (resident, as Linux counts it)
rose at most above that of an empty page.
"""
PAGE = """\
First visits with an empty profile. *Without* is the same built page with the checker and its script taken out.
"""
ANSWERS = """\
Every answer to every question that can come, clicked in the page; painted is two frames after the page changed.
"""


def main() -> int:
    """Measure what is asked for, and print the report. Returns 1 when the site or a browser is not there."""
    asked = _arguments()
    if not asked.site.is_dir() or not all(installed(setting.browser) for setting in asked.settings):
        print("First run `make site`, and install Chromium and Firefox.", file=sys.stderr)
        return 1
    with _serving(asked.site) as (server, side_by_side), sync_playwright() as playwright:
        report = "\n".join(_report(playwright, server, side_by_side, asked))
    print(report)
    if asked.to:
        asked.to.write_text(report, encoding="utf-8")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.start", description="Measure in real browsers, side by side.")
    parser.add_argument("--what", nargs="+", choices=WHAT, default=WHAT, help="which parts (all)")
    parser.add_argument("--rounds", type=int, default=9, help="how often each is measured, in turn (%(default)s)")
    parser.add_argument(
        "--in",
        nargs="+",
        type=Setting.of,
        default=SETTINGS,
        dest="settings",
        metavar="BROWSER[/SLOWER]",
        help="where: chromium or firefox, on a computer that is so many times slower (chromium chromium/4 firefox)",
    )
    parser.add_argument("--site", type=Path, default=PROJECT / "site", help="the finished site (site/)")
    parser.add_argument("--to", type=Path, help="also write the report to this file")
    return parser.parse_args()


@contextmanager
def _serving(site: Path) -> Iterator[tuple[Server, Sequence[Variant]]]:
    with TemporaryDirectory() as folder:
        wheel = source_wheel(Path(folder))
        pages = {EMPTY: '<!doctype html><link rel="icon" href="data:,">', WITHOUT: without_checker(site)}
        with Server(folders(site, Path(folder)), pages) as server:
            yield server, variants(site, wheel)


def _report(
    playwright: Playwright, server: Server, side_by_side: Sequence[Variant], asked: argparse.Namespace
) -> Iterator[str]:
    def everywhere[T](measure: Callable[[Setting], T]) -> dict[Setting, T]:
        return {setting: measure(setting) for setting in asked.settings}

    yield "# In the browser\n"
    yield f"Medians of {asked.rounds} rounds in which everything took its turn.\n"
    yield f"- {os.cpu_count()} processor cores, with a load of {os.getloadavg()[0]:.1f} before."
    yield "".join(f"- {line}\n" for line in _browsers(playwright, server, asked.settings))
    if "start" in asked.what:
        started = everywhere(lambda setting: starts(playwright, setting, server, side_by_side, asked.rounds))
        yield f"## Start\n\n{table.start_table(started)}\n{START}"
        yield f"## Weight\n\n{table.weight_table(started, server.files)}\n{WEIGHT}"
        for variant, each in list(started[asked.settings[0]].items())[:2]:
            yield f"### Files of {variant.name}\n\n{table.file_table(each, server.files)}"
    if "page" in asked.what:
        seen = everywhere(lambda setting: views(playwright, setting, server, asked.rounds))
        yield f"## Page\n\n{table.view_table(seen)}\n{PAGE}"
    if "answers" in asked.what:
        given = everywhere(lambda setting: answers(playwright, setting, server))
        yield f"## Answers\n\n{table.answer_table(given)}\n{ANSWERS}"


def _browsers(playwright: Playwright, server: Server, settings: Sequence[Setting]) -> Iterator[str]:
    for setting in settings:
        if setting.slower == 1:
            with fresh(playwright, setting) as profile:
                yield f"{setting}: version {profile.version()}."
        else:
            yield f"{setting}: a loop in a worker took {median(slowdown(playwright, setting, server)):.1f} times as long."


if __name__ == "__main__":
    sys.exit(main())
