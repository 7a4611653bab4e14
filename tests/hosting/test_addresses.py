# SPDX-License-Identifier: EUPL-1.2
"""Whatever a page or a style asks for has an address that changes with its content."""

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Final

import pytest

from build_hooks.hosting.addresses import add_versions, address
from build_hooks.hosting.inventory import entry, inventory
from build_hooks.hosting.offline import SERVICE_WORKER, kept
from tests.conftest import single_file_name
from tests.site.places import names_of_pages

ASKING: Final = {"script": ("src", "data-index"), "img": ("src",), "link": ("href",)}


class Asked(HTMLParser):
    """What a page asks for by itself, as it is written there."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {value for name, value in attrs if name in ASKING.get(tag, ()) and value}
        self.found |= {value for value in values if not value.startswith("data:")}


def asked(site: Path) -> dict[str, set[str]]:
    """Page or style → what it asks for, seen from the root of the site."""
    found = {name: Asked(site / name).found for name in names_of_pages(site)}
    for style in site.rglob("*.css"):
        text = style.read_text(encoding="utf-8")
        found[style.relative_to(site).as_posix()] = {url for url in re.findall(r"url\(\"?([^)\"]+)", text) if ":" not in url}
    return {name: {normpath(join(dirname(name), path)) for path in paths} for name, paths in found.items()}


def test_a_page_and_a_style_ask_for_all_by_what_is_in_it_and_the_browser_keeps_it_by_that_address(site: Path) -> None:
    addresses = {address(each) for each in inventory(site)}
    listed = set(re.findall(r'^"(.+?)": "sha256-', (site / SERVICE_WORKER).read_text(encoding="utf-8"), re.MULTILINE))
    assert listed == {address(each) for each in kept(inventory(site), single_file_name())}
    for name, paths in asked(site).items():
        assert paths <= addresses & listed, name
        assert paths or name == "404.html" or name.startswith("assets/stylesheets/")


@pytest.mark.usefixtures("takes_long")
@pytest.mark.parametrize("changed", ["assets/stijl/letter.woff2", "assets/theme/search.js", "search/search_index.js"])
def test_the_address_changes_with_the_content_and_so_does_all_that_asks_for_it(
    site: Path, tmp_path: Path, changed: str
) -> None:
    folder = tmp_path / "site"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("*.pdf", "*.br", "*.gz", single_file_name()))
    before = address(entry(folder / changed, folder))
    with (folder / changed).open("ab") as file:
        file.write(b" ")
    add_versions(folder)
    after = address(entry(folder / changed, folder))
    assert after != before
    paths = set().union(*asked(folder).values())
    assert after in paths
    assert before not in paths
    assert paths <= {address(each) for each in inventory(folder)}
    once = {each.path: each.sha256 for each in inventory(folder)}
    add_versions(folder)
    assert {each.path: each.sha256 for each in inventory(folder)} == once
