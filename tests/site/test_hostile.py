# SPDX-License-Identifier: EUPL-1.2
"""Whatever an editor types in a text of the card is that text on the finished site: also in menus, titles and search."""

import json
import re
import shutil
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from playwright.sync_api import Browser, expect

from tests.conftest import Once
from tests.serving import served
from tests.site.conftest import Built, build, without_paper

MARK: Final = '<x>&lt"'
"""What a browser would read as HTML, and a text of the card may say."""
NO_PROSE: Final = {"version", "term", "means", "not_covered"}
"""Texts that are names as well, of a file, or of what else refers to it; and words that must be on the card, or may not."""


def marked(text: str) -> str:
    """The text with the mark at its end: what is said in `means` is then still on the card."""
    return f"{text} {MARK}"


def hostile(found: Any, schema: dict[str, Any], whole: dict[str, Any], key: str = "") -> Any:
    """The same, with the mark in every text that its schema leaves free."""
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].rpartition("/")[2]]
    schema = next((each for each in schema.get("anyOf", ()) if each.get("type") != "null"), schema)
    if isinstance(found, dict):
        rest = schema.get("additionalProperties") or {}
        return {name: hostile(each, schema.get("properties", {}).get(name, rest), whole, name) for name, each in found.items()}
    if isinstance(found, list):
        return [hostile(each, schema.get("items", {}), whole, key) for each in found]
    return marked(found) if schema.get("pattern") == r"\S" and key not in NO_PROSE else found


@pytest.fixture(scope="module")
def hostile_site(once: Once, unlinked: Path) -> Path:
    """The site of a card with the mark in every text."""

    def make(project: Path) -> None:
        card = shutil.copytree(unlinked, project, symlinks=True, dirs_exist_ok=True) / "docs" / "kaart"
        for file in card.glob("*.yml"):
            text = file.read_text(encoding="utf-8")
            schema = json.loads((card / re.findall(r"\$schema=(\S+)", text)[0]).read_text(encoding="utf-8"))
            file.write_text(yaml.safe_dump(hostile(yaml.safe_load(text), schema, schema), allow_unicode=True), encoding="utf-8")
        without_paper(project)
        done = build(project)
        assert done.returncode == 0, done.stderr

    return once("hostile", make) / "site"


class Reading(HTMLParser):
    """What a page is made of, and what it says: in its text and in its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.made_of: set[str] = set()
        self.says: list[str] = [""]
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.made_of |= {tag, *(name for name, _ in attributes)}
        self.says += [*(value or "" for _, value in attributes), ""]

    def handle_endtag(self, tag: str) -> None:
        self.made_of.add(tag)
        self.says.append("")

    def handle_data(self, data: str) -> None:
        if not self.cdata_elem:  # in a script a text is written as scripts write it
            self.says[-1] += data


def pages(site: Path) -> Iterator[tuple[str, Reading]]:
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), Reading(path.read_text(encoding="utf-8"))


def test_a_text_is_that_text_everywhere_and_nothing_else(other: Built, hostile_site: Path) -> None:
    made_of = {name for _, page in pages(other.site) for name in page.made_of}
    for path, page in pages(hostile_site):
        assert page.made_of <= made_of, path
        broken = [text for text in page.says if text.replace(MARK, "").count("<x>") or text.replace(MARK, "").count("&lt;")]
        assert not broken, (path, broken)


def test_menus_titles_and_descriptions_have_the_text_too(hostile_site: Path) -> None:
    page = (hostile_site / "rol" / "politie.html").read_text(encoding="utf-8")
    for part in (r"<title>(.*?)</title>", r'name="description" content="(.*?)"', r'class="rk-header"(.*?)</header>'):
        [found] = re.findall(part, page, re.DOTALL)
        assert MARK in unescape(found), part


def test_what_the_search_shows_is_that_text(hostile_site: Path, browser: Browser) -> None:
    with served(hostile_site) as address, browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{address}index.html")
        page.locator(".rk-search__input").fill("slachtoffer")
        expect(page.locator(".rk-hit").first).to_contain_text("<x>")
        assert page.locator("x").count() == 0
