# SPDX-License-Identifier: EUPL-1.2
"""How long the whole site takes to build, against stock Material with the same pages.

Both are built in turns, in processes of their own, as a user would. The stock site has the same Markdown files, so without what
our directives put in: no tasks, no checker, no theme of ours.
"""

import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.tables import compared
from build_hooks.authoring import load
from build_hooks.pages import pages
from build_hooks.pocket import guides
from build_hooks.pocket.letters import letters

PROJECT = Path(__file__).parent.parent
ROUNDS = 9
STOCK = "site_name: Stock\nsite_url: ''\nuse_directory_urls: false\ntheme: { name: material, font: false, language: nl }\n"


def report() -> str:
    """Measure, in seconds."""
    with TemporaryDirectory() as temporary:
        stock, ours = Path(temporary) / "stock", Path(temporary) / "ours"
        _stock_project(stock)
        _build(PROJECT, ours)  # so that the browser's bundle is there, as after a first build
        seconds: dict[str, list[float]] = {
            "stock Material": [],
            "the whole site": [],
            "the whole site, card edited": [],
            "the guides alone": [],
        }
        for _ in range(ROUNDS):
            seconds["stock Material"].append(_build(stock, stock / "site"))
            seconds["the whole site"].append(_build(PROJECT, ours))
            for made in (PROJECT / ".cache" / "pocket").glob("*.made"):
                made.unlink()
            shutil.rmtree(PROJECT / ".cache" / "browser", ignore_errors=True)
            _keep_the_standard_library(PROJECT / ".cache" / "browser", Path(temporary) / "kept")
            seconds["the whole site, card edited"].append(_build(PROJECT, ours))
            seconds["the guides alone"].append(_make_guides(Path(temporary) / "guides"))
    measured = compared("seconds", list(seconds), {"build": list(seconds.values())}, 2)
    return f"# Building\n\nMedians of {ROUNDS} rounds in which everything took its turn.\n\n{measured}"


def _stock_project(folder: Path) -> None:
    docs = folder / "docs"
    for path, markdown in pages(load(PROJECT / "docs" / "kaart")).items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(markdown, encoding="utf-8")
    for page in (PROJECT / "docs").glob("*.md"):
        shutil.copy(page, docs)
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")


def _keep_the_standard_library(cache: Path, kept: Path) -> None:
    """An edited card makes a new bundle, but not a new standard library: that is made once for each version of Python."""
    if not kept.exists():
        _build(PROJECT, kept.parent / "warm")
        kept.mkdir()
        for archive in cache.glob("stdlib-*"):
            shutil.copy(archive, kept)
    shutil.rmtree(cache, ignore_errors=True)
    shutil.copytree(kept, cache)


def _make_guides(cache: Path) -> float:
    """All PDFs and their pictures, with nothing kept but the letters, as for an edited card."""
    for made in cache.glob("*.made"):
        made.unlink()
    card = load(PROJECT / "docs" / "kaart")
    letters(cache)
    start = time.perf_counter()
    guides(card, cache)
    return time.perf_counter() - start


def _build(project: Path, target: Path) -> float:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(target)]
    start = time.perf_counter()
    subprocess.run(command, cwd=project, check=True, capture_output=True)
    return time.perf_counter() - start
