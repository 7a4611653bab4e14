# SPDX-License-Identifier: EUPL-1.2
"""How long an editor waits: for the first page, for an edit to be seen, for the finished site; against stock Material.

Both take turns, in copies of the project and in processes of their own, as a user would. The stock site has the same Markdown
files, so without what our directives put in: no tasks, no checker, no guides, no theme of ours.
"""

import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.request import urlopen

from benchmarks.tables import compared
from build_hooks.authoring import load
from build_hooks.pages import pages

PROJECT: Final = Path(__file__).parent.parent
PARTS: Final = (
    "checker",
    "build_hooks",
    "docs",
    "mkdocs.yml",
    "pyproject.toml",
    "package.json",
    "package-lock.json",
    "LICENSE",
)
ROUNDS: Final = 3
STOCK: Final = (
    "site_name: Stock\nsite_url: ''\nuse_directory_urls: false\ntheme: { name: material, font: false, language: nl }\n"
)

type Measured = Mapping[str, float]
"""What was waited for → seconds."""


@dataclass(frozen=True)
class Site:
    """A site to build and to edit: `source` is the file in which `edit` changes something, `page` is where that is seen."""

    folder: Path
    build: tuple[str, ...]
    source: str
    edit: Callable[[str, str], str]
    page: str
    finished: tuple[str, str]
    """The page that comes last while it is served, and what it then has."""

    def write(self, mark: str) -> None:
        """Edit it, so that this mark is on the page."""
        source = self.folder / self.source
        source.write_text(self.edit(source.read_text(encoding="utf-8"), mark), encoding="utf-8")


def report() -> str:
    """Measure, in seconds."""
    with TemporaryDirectory() as temporary:
        sites = {"stock Material": _stock(Path(temporary) / "stock"), "this site": _ours(Path(temporary) / "ours")}
        rounds = [{name: _measured(site) for name, site in sites.items()} for _ in range(ROUNDS)]
    heads = rounds[0]["this site"]
    columns = {head: [[each[name][head] for each in rounds] for name in sites] for head in heads}
    return f"""\
# Building

Medians of {ROUNDS} rounds in which both took their turn. In brackets: the ratio to stock Material. *From nothing* is right
after `make setup`, with no `.cache/`.

{compared("seconds", list(sites), columns, 2)}"""


def _stock(folder: Path) -> Site:
    docs = folder / "docs"
    for path, markdown in pages(load(PROJECT / "docs" / "kaart")).items():
        (docs / path).parent.mkdir(parents=True, exist_ok=True)
        (docs / path).write_text(markdown, encoding="utf-8")
    for page in (PROJECT / "docs").glob("*.md"):
        shutil.copy(page, docs)
    (folder / "mkdocs.yml").write_text(STOCK, encoding="utf-8")

    def edit(text: str, mark: str) -> str:
        return f"{text}\n{mark}\n"

    return Site(folder, ("mkdocs", "build", "--quiet"), "docs/over.md", edit, "over.html", ("over.html", ""))


def _ours(folder: Path) -> Site:
    folder.mkdir()
    for name in PARTS:
        source = PROJECT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "compiled_card.py"))
        else:
            shutil.copy(source, folder)
    (folder / "node_modules").symlink_to(PROJECT / "node_modules")
    first = load(PROJECT / "docs" / "kaart").organisations[0].id

    def edit(text: str, mark: str) -> str:
        return re.sub(r"(\n +do: \w+).*?( \w+\.\n)", rf"\1 {mark}\2", text, count=1)

    build = ("build_hooks.hosting.build",)
    return Site(folder, build, f"docs/kaart/{first}.yml", edit, f"rol/{first}.html", ("zakgids.html", ".pdf"))


def _measured(site: Site) -> Measured:
    """Everything once, beginning from nothing."""
    found = {}
    _forget(site)
    found["site from nothing"] = _seconds(lambda: _build(site))
    found["site unchanged"] = _seconds(lambda: _build(site))
    site.write("gebouwd")
    found["site, card edited"] = _seconds(lambda: _build(site))
    _forget(site)
    start = time.perf_counter()
    with _served(site) as until:
        until(site.page, "")
        found["serve from nothing: a page"] = time.perf_counter() - start
        until(*site.finished)
        found["serve from nothing: all of it"] = time.perf_counter() - start
        time.sleep(2)  # an editor does not write while the page loads again
        site.write("bewerkt")
        found["serve: an edit seen"] = _seconds(lambda: until(site.page, "bewerkt"))
    site.write("klaar")
    return found


def _forget(site: Site) -> None:
    for made in (".cache", "site"):
        shutil.rmtree(site.folder / made, ignore_errors=True)


def _seconds(act: Callable[[], None]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def _build(site: Site) -> None:
    subprocess.run([sys.executable, "-m", *site.build], cwd=site.folder, check=True, capture_output=True)


@contextmanager
def _served(site: Site) -> Iterator[Callable[[str, str], None]]:
    """Serve it with live reload. Gives what waits until a page is there with a text in it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--quiet", "--dev-addr", address]
    server = subprocess.Popen(command, cwd=site.folder)

    def until(page: str, text: str) -> None:
        while server.poll() is None:
            try:
                with urlopen(f"http://{address}/{page}") as answer:
                    if text in answer.read().decode():
                        return
            except OSError:
                pass
            time.sleep(0.01)
        raise RuntimeError("the server ended")

    try:
        yield until
    finally:
        server.terminate()
        server.wait(timeout=20)
