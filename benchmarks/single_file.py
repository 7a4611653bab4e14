# SPDX-License-Identifier: EUPL-1.2
"""The single file beside the served site: from opening it until the answer to a first click, in browsers without a past."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from playwright.sync_api import Playwright, sync_playwright

from benchmarks.start.browsers import NAMES, Setting, fresh, rest
from benchmarks.start.page import ANSWERED
from benchmarks.start.report import computer
from benchmarks.start.server import Server
from benchmarks.start.variants import PAGE, PROJECT
from benchmarks.tables import compared
from build_hooks.authoring import load
from build_hooks.naming import name_of
from checker.__main__ import card_folder

ROUNDS: Final = 9

EXPLAINED: Final = """\
From opening until the answer to a click at once. Medians of {rounds} rounds in which both took their turn. In brackets: the
ratio to the served site.
"""


def report(site: Path = PROJECT / "site", rounds: int = ROUNDS) -> str:
    """Measure, and return Markdown."""
    file = site / name_of(load(card_folder())).single_file
    with Server({"/": site}, {}) as server, sync_playwright() as playwright:
        addresses = (f"{server.address}/{PAGE}", f"{file.as_uri()}#{PAGE.removesuffix('.html')}")
        columns = {f"{name}, ms": _measured(playwright, Setting(name), addresses, rounds) for name in NAMES}
    table = compared("", ("the site, served, first visit", "the single file, from a disk"), columns, 0)
    size = f"{file.stat().st_size / 1e6:.2f} MB."
    return f"# The single file\n\n{size} {EXPLAINED.format(rounds=rounds)}\n- {computer()}\n\n{table}"


def _measured(playwright: Playwright, setting: Setting, addresses: Sequence[str], rounds: int) -> list[list[float]]:
    found: list[list[float]] = [[] for _ in addresses]
    for _ in range(rounds):
        for times, address in zip(found, addresses, strict=True):
            with fresh(playwright, setting) as profile, profile.page("about:blank") as page:
                rest([profile])
                page.goto(address, wait_until="domcontentloaded")
                times.append(float(page.evaluate(ANSWERED)))
    return found
