# SPDX-License-Identifier: EUPL-1.2
"""What a role page weighs and how soon it can be seen, beside the same page in stock Material: same Markdown, same content."""

import os
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from subprocess import run
from sys import executable
from tempfile import TemporaryDirectory
from typing import Final

import yaml
from playwright.sync_api import Playwright, sync_playwright

from benchmarks.start.browsers import Setting, fresh, rest
from benchmarks.start.page import painted
from benchmarks.start.report import browsers, computer
from benchmarks.start.server import Server
from benchmarks.start.table import file_table, weights
from benchmarks.start.variants import PROJECT
from benchmarks.tables import compared

ROUNDS: Final = 15
SETTINGS: Final = (Setting("chromium"), Setting("chromium", 4))
PAGE: Final = "rol/om.html"
SITES: Final[Mapping[str, str]] = {"stock Material": f"/stock/{PAGE}", "this site": f"/ours/{PAGE}"}

_SAME: Final = ("site_name", "site_url", "use_directory_urls", "exclude_docs", "plugins", "markdown_extensions")

HOOKS: Final = """\
from build_hooks import mkdocs_hooks
from build_hooks.mkdocs_hooks import *

mkdocs_hooks.finish = lambda site: None
"""
"""The tasks in the pages, without what is made of a site in our own theme."""

EXPLAINED: Final = f"""\
`{PAGE}`, first visits with an empty profile, in turn. In brackets: the ratio to stock Material. *Stock* has the same pages with
the same tasks in them and the same search index, in Material as it comes, with letters of the system: its own would come from
another host. *Weight* is all that was fetched until nothing more was.
"""


def report(site: Path = PROJECT / "site") -> str:
    """Measure this finished site."""
    with TemporaryDirectory() as folder:
        _build_stock(Path(folder))
        folders = {"/ours/": site, "/stock/": Path(folder) / "site"}
        with Server(folders, {}) as server, sync_playwright() as playwright:
            seen = {setting: _first_paints(playwright, setting, server) for setting in SETTINGS}
            fetched = [_fetched(playwright, server, path) for path in SITES.values()]
            about = "".join(f"- {line}\n" for line in browsers(playwright, server, SETTINGS[:1]))
    names = list(SITES)
    return "\n".join(
        [
            "# A role page, and the same page in stock Material\n",
            f"Medians of {ROUNDS} rounds.\n",
            f"- {computer()}\n{about}",
            compared("first contentful paint, ms", names, {str(setting): each for setting, each in seen.items()}, 0),
            compared("weight, kB", names, weights(fetched, server.files, unit=1e3), 1),
            EXPLAINED,
            *(f"## Files of {name}\n\n{file_table(paths, server.files)}" for name, paths in zip(names, fetched, strict=True)),
        ]
    )


def _build_stock(folder: Path) -> None:
    ours = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    stock = {key: ours[key] for key in _SAME} | {
        "docs_dir": str(PROJECT / "docs"),
        "hooks": ["hooks.py"],
        "theme": {"name": "material", "language": "nl", "font": False},
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(stock), encoding="utf-8")
    (folder / "hooks.py").write_text(HOOKS, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    run([executable, "-m", "mkdocs", "build", "--quiet"], cwd=folder, env=environment, check=True)


def _first_paints(playwright: Playwright, setting: Setting, server: Server) -> list[list[float]]:
    """Per site the milliseconds of every round."""
    found: list[list[float]] = [[] for _ in SITES]
    for _ in range(ROUNDS):
        with ExitStack() as opened:
            profiles = [opened.enter_context(fresh(playwright, setting)) for _ in SITES]
            for path, profile, times in zip(SITES.values(), profiles, found, strict=True):
                rest(profiles)
                with profile.page("about:blank") as page, profile.slowed():
                    times.append(painted(page, server.address + path))
    return found


def _fetched(playwright: Playwright, server: Server, path: str) -> Sequence[str]:
    with fresh(playwright, SETTINGS[0]) as profile, profile.page("about:blank") as page:
        server.asked()
        page.goto(server.address + path, wait_until="networkidle")
        return server.asked()
