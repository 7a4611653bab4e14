# SPDX-License-Identifier: EUPL-1.2
"""The finished site as files: every page is there, every link leads somewhere, every task can be found."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from build_hooks.authoring import cases, shared_files
from checker import Card
from checker.rules import roles_in, rulebook
from checker.texts import UNSURE_NOTE
from checker.wording import UNSURE_MARK, is_unsure, plain
from tests.conftest import CARD_FOLDER
from tests.site.places import names_of_pages


class Page(HTMLParser):
    """What the tests want to know of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.tasks: list[str] = []
        self.past_the_menus = ""
        self.text = ""
        self.language = ""
        self._in_reserve = False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "template" or self._in_reserve:  # what is in it is no part of the page, until a script puts it there
            self._in_reserve = True
            return
        if values.get("id"):
            self.ids.append(values["id"] or "")
        self.links += [values[name] or "" for name in ("href", "src") if values.get(name)]
        if values.get("class") == "md-skip":
            self.past_the_menus = values["href"] or ""
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))
        if "data-taak" in values:
            self.tasks.append(values["data-taak"] or "")
        if tag == "html":
            self.language = values.get("lang") or ""

    def handle_endtag(self, tag: str) -> None:
        self._in_reserve = self._in_reserve and tag != "template"

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(scope="session")
def pages(site: Path) -> dict[str, Page]:
    return {name: Page(site / name) for name in names_of_pages(site)}


def test_there_is_a_page_for_every_role_section_and_subject(card: Card, pages: dict[str, Page]) -> None:
    expected = {f"{folder}/{role.id}.html" for role in card.roles() for folder in ("rol", "nu")}
    expected |= {f"onderdeel/{section.id}.html" for section in card.sections}
    by_hand = {"index.html", "wat-moet-ik-nu-doen.html", "privacy.html", "over.html", "beheer.html", "toegankelijkheid.html"}
    whole_card = {"begrippen.html", "bellen.html", "partners.html", "verantwoording.html", "zakgids.html"}
    practice = {"oefenen.html"} if cases(CARD_FOLDER, card) else set()
    for_administrators = {"plaatsen.html", "licenties.html"}
    assert pages.keys() == expected | by_hand | whole_card | practice | for_administrators | {"404.html"}


def test_no_title_says_the_same_twice(site: Path) -> None:
    for page in site.rglob("*.html"):
        [title] = re.findall(r"<title>(.*?)</title>", page.read_text(encoding="utf-8").partition("<body")[0])
        assert len(set(title.split(" - "))) == len(title.split(" - ")), page


def test_every_page_with_menus_has_a_way_past_them(pages: dict[str, Page]) -> None:
    """WCAG 2.4.1."""
    assert [name for name, page in pages.items() if not page.past_the_menus.startswith("#")] == ["404.html"]


def inside(pages: dict[str, Page]) -> Iterator[tuple[str, str]]:
    for name, page in pages.items():
        for link in page.links:
            if urlsplit(link).scheme not in ("tel", "mailto", "data"):
                yield name, link


def test_every_link_leads_to_a_file_and_a_place_that_exist(site: Path, pages: dict[str, Page]) -> None:
    broken = []
    for name, link in inside(pages):
        parts = urlsplit(link)
        assert not parts.scheme, f"{name} refers to another host: {link}"
        assert not parts.netloc, f"{name} refers to another host: {link}"
        assert not parts.path.startswith("/"), f"{name} leaves the folder of the site: {link}"
        target = ((site / name).parent / unquote(parts.path)).resolve() if parts.path else site / name
        if target.is_dir():
            target /= "index.html"
        found = target.relative_to(site.resolve()).as_posix() if target.exists() else None
        if found is None or (parts.fragment and found in pages and unquote(parts.fragment) not in pages[found].ids):
            broken.append(f"{name}: {link}")
    assert not broken


def test_every_task_has_its_own_place_on_the_page_of_its_role(card: Card, pages: dict[str, Page]) -> None:
    for role in card.roles():
        page = pages[f"rol/{role.id}.html"]
        assert page.tasks == [rule.task.id for rule in rulebook(card).rules(role.id)]
        assert set(page.tasks) <= set(page.ids)


def test_every_task_stands_on_the_page_of_its_section_by_column(card: Card, pages: dict[str, Page]) -> None:
    for section in card.sections:
        expected = [
            rule.task.id
            for organisation in card.organisations
            for _, rules in roles_in(card, organisation, section)
            for rule in rules
        ]
        assert pages[f"onderdeel/{section.id}.html"].tasks == expected


def without_full_forms(card: Card, text: str) -> str:
    """The text without the abbreviations written out in brackets, which depends on what came before on the page."""
    for term in card.terms:
        text = text.replace(f" ({term.full})", "").replace(f" ({term.full}{UNSURE_MARK})", "")
    return " ".join(text.split())


@pytest.mark.this_card
def test_every_page_that_marks_a_meaning_says_below_what_the_mark_means(card: Card, pages: dict[str, Page]) -> None:
    marked = {
        name
        for name, page in pages.items()
        for term in card.terms
        if is_unsure(term) and f"{term.full}{UNSURE_MARK})" in page.text
    }
    assert marked == {name for name, page in pages.items() if UNSURE_NOTE in page.text}
    assert "index.html" in marked


@pytest.mark.this_card
def test_the_text_of_every_task_is_on_the_page(card: Card, pages: dict[str, Page]) -> None:
    for role in card.roles():
        text = without_full_forms(card, pages[f"rol/{role.id}.html"].text)
        for rule in rulebook(card).rules(role.id):
            for written in filter(None, (rule.task.do, rule.task.more, rule.task.record)):
                assert without_full_forms(card, plain(written)) in text


def test_home_leads_to_every_role_section_and_part_of_the_card_and_to_the_checker(card: Card, pages: dict[str, Page]) -> None:
    links = set(pages["index.html"].links)
    assert "wat-moet-ik-nu-doen.html" in links
    for organisation in card.organisations:
        assert f"rol/{organisation.id}.html" in links
        for section in card.sections:
            for role, _ in roles_in(card, organisation, section):
                assert section.reading is not None or f"rol/{role.id}.html#{section.id}" in links


def test_ids_are_unique_on_every_page(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert len(page.ids) == len(set(page.ids)), name


def test_headings_start_at_one_and_skip_no_level(pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        assert page.headings.count(1) == 1, name
        assert page.headings[0] == 1, name
        assert all(after - before <= 1 for before, after in zip(page.headings, page.headings[1:], strict=False)), name


def test_every_page_is_in_dutch(pages: dict[str, Page]) -> None:
    assert {page.language for page in pages.values()} == {"nl"}


@pytest.mark.this_card
def test_the_number_for_direct_danger_comes_before_anything_else_on_every_page(card: Card, pages: dict[str, Page]) -> None:
    for name, page in pages.items():
        if name != "404.html":
            assert f"tel:{card.region.urgent.phone}" in page.links, name
            before_title = page.text.partition("Routekaart aanpak stalking")[2]
            assert card.region.urgent.phone in before_title


def test_the_glossary_has_every_term_and_says_which_meanings_the_region_must_confirm(
    card: Card, pages: dict[str, Page]
) -> None:
    page = pages["begrippen.html"]
    for term in card.terms:
        assert term.term in page.text
        assert not term.full or term.full in page.text
    assert page.text.count("De regio moet dit nog bevestigen.") == sum(term.certainty == "te bevestigen" for term in card.terms)


def test_the_account_names_every_task_with_its_lines_and_every_reading(card: Card, pages: dict[str, Page]) -> None:
    page = pages["verantwoording.html"]
    for rule in rulebook(card).every_rule.values():
        assert any(link.endswith(f"#{rule.task.id}") for link in page.links)
    assert {f"lezing-{reading.number}" for reading in card.readings} <= set(page.ids)
    assert card.hash in page.text


def test_the_card_files_are_not_published_but_their_schema_is(site: Path) -> None:
    assert not list(site.rglob("*.yml"))
    assert (site / "kaart" / "schema" / "taken.json").exists()


def test_editors_are_led_to_the_card_as_data(card: Card, site: Path, pages: dict[str, Page]) -> None:
    for name, text in shared_files(card).items():
        assert (site / name).read_bytes() == text.encode()
        assert name in pages["beheer.html"].links
