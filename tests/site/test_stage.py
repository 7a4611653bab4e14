# SPDX-License-Identifier: EUPL-1.2
"""The site as a plain folder: MkDocs, with no hook of ours, makes the same pages of it."""

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from build_hooks.ingredients import complete, make_all
from build_hooks.pages import SEARCH_INDEX
from build_hooks.stage import stage
from build_hooks.versions import History
from checker.card import Card
from tests.conftest import PROJECT, single_file_name

VERSION = re.compile(r"\?v=[-\w]+")
"""What an address has behind it to tell what is in the file: it depends on the order in which files were found."""


@pytest.fixture(scope="module")
def staged(site: Path, card: Card, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder. What takes long to make was made for `site`."""
    assert site
    folder = tmp_path_factory.mktemp("staged") / "site"
    stage(folder, History(card), make_all(card))
    return folder


@pytest.fixture(scope="module")
def built(staged: Path, card: Card, takes_long: None) -> Path:  # noqa: ARG001 (it marks the tests)
    """What MkDocs makes of it, where it cannot find our code; and then completed."""
    command = [sys.executable, "-P", "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run(command, cwd=staged, check=True)
    complete(staged / "site", card)
    return staged / "site"


class Content(HTMLParser):
    """What is in a page, without the white space between it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.parts: list[object] = []
        self.feed(VERSION.sub("", page))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append((tag, *sorted((name, " ".join((value or "").split())) for name, value in attrs)))

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.parts += data.split()


def test_no_hook_and_nothing_that_only_our_code_understands_is_left(staged: Path) -> None:
    settings = yaml.safe_load((staged / "mkdocs.yml").read_text(encoding="utf-8"))
    ours = yaml.safe_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert set(settings) == set(ours) - {"hooks", "exclude_docs"} | {"nav", "site_name", "site_description"}
    assert "build_hooks" not in str(settings)
    pages = list((staged / "docs").rglob("*.md"))
    assert len(pages) > 20
    assert [page for page in pages if re.search(r"^:::", page.read_text(encoding="utf-8"), re.MULTILINE)] == []


def test_it_has_the_same_files_and_every_page_says_the_same(site: Path, built: Path) -> None:
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert files == {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    pages = [name for name in files if name.endswith(".html") and name != single_file_name()]
    assert len(pages) > 20
    for name in pages:
        first, second = (Content((folder / name).read_text(encoding="utf-8")).parts for folder in (site, built))
        assert first == second, name


def test_one_finds_the_same(site: Path, built: Path) -> None:
    def entries(folder: Path) -> list[str]:
        index = (folder / SEARCH_INDEX).read_text(encoding="utf-8")
        found = json.loads(index[index.index("{") : index.rindex("}") + 1])["entries"]
        return sorted(json.dumps(entry, sort_keys=True) for entry in found)

    assert entries(site) == entries(built)
