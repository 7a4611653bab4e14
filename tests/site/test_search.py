# SPDX-License-Identifier: EUPL-1.2
"""Searching as a reader does: in the search box of the finished site, with real words, in a real browser."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, Literal
from urllib.parse import unquote

import pytest
import yaml
from playwright.sync_api import Browser, Locator, Page, expect

from checker import Card
from checker.rules import rulebook
from tests.conftest import PROJECT

QUERIES: Final = Path(__file__).parent / "zoekvragen.yml"
FIRST: Final = 3

# What stands in sight as a result. A page that only stands above what was found on it has no score.
HITS: Final = """() => [...document.querySelectorAll(".md-search-result__link")]
    .filter((link) => !link.closest("details:not([open])") && Number(link.firstElementChild.dataset.mdScore) > 0)
    .map((link) => [link.href, link.innerText.split("\\n")[0]])"""


@pytest.fixture(scope="module")
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{site_url}rol/om.html")  # not at the root: addresses must be right from everywhere
    yield page
    page.close()


@pytest.fixture
def field(page: Page) -> Locator:
    field = page.get_by_role("textbox", name="Zoek op deze site")
    field.fill("")
    expect(status(page)).to_have_text("Typ een woord om te zoeken")
    return field


@pytest.fixture(scope="module")
def index(site: Path) -> Any:
    return json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))["docs"]


def status(page: Page) -> Locator:
    return page.locator("[role=search] [role=status]")


def search(page: Page, field: Locator, words: str) -> None:
    """Searches, and waits until the results of an earlier search have gone: these come at the same moment."""
    page.evaluate("() => document.querySelector('.md-search-result__list').append(document.createElement('hr'))")
    field.fill(words)
    page.locator(".md-search-result__list > hr").wait_for(state="detached")


def queries() -> dict[str, list[str]]:
    """What people type, and the places of which one must be among the first results."""
    groups = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    return {words: places for group in groups.values() for words, places in group.items()}


def exists(site: Path, place: str) -> bool:
    path, _, anchor = place.partition("#")
    file = site / path
    return file.is_file() and (not anchor or f'id="{unquote(anchor)}"' in file.read_text(encoding="utf-8"))


def test_who_searches_finds_the_page_or_task_among_the_first_three(page: Page, field: Locator, site_url: str) -> None:
    missed = []
    for words, places in queries().items():
        search(page, field, words)
        hits = page.evaluate(HITS)[:FIRST]
        if not set(places) & {unquote(address).removeprefix(site_url) for address, _ in hits}:
            found = [f"{unquote(address).removeprefix(site_url)} ({title})" for address, title in hits]
            missed.append(f"{words!r} must lead to {' or '.join(places)}, but leads to {', '.join(found) or 'nothing'}")
    assert not missed, "\n".join(missed)


def test_the_places_that_queries_must_lead_to_exist(site: Path) -> None:
    assert len(queries()) >= 30
    assert not [place for places in queries().values() for place in places if not exists(site, place)]


def test_every_result_leads_to_a_place_that_exists(site: Path, index: Any) -> None:
    assert not [entry["location"] for entry in index if not exists(site, entry["location"])]


def test_every_task_is_a_result_of_its_own_on_the_page_of_a_role(card: Card, index: Any) -> None:
    places = [entry["location"].partition("#") for entry in index]
    for task in rulebook(card).every_rule:
        [path] = [path for path, _, anchor in places if anchor == task]
        assert path.startswith("rol/")


def test_the_list_of_results_never_repeats_the_whole_tree_of_questions(index: Any) -> None:
    assert sum(len(entry["text"]) for entry in index if entry["location"].startswith("wat-moet-ik-nu-doen.html")) < 500


def test_with_the_arrow_keys_one_gets_to_a_task_and_opens_it_there(browser: Browser, site_url: str) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 700})
    page.goto(f"{site_url}index.html")
    field = page.get_by_role("textbox", name="Zoek op deze site")
    field.focus()
    expect(status(page)).to_have_text("Typ een woord om te zoeken")
    search(page, field, "enkelband")
    link = page.locator(":focus.md-search-result__link")
    for _ in range(10):
        page.keyboard.press("ArrowDown")
        if "Reclassering" not in link.inner_text() and "elektronische monitoring (EM)" in link.inner_text():
            break
    link.press("Enter")
    page.wait_for_url("**/rol/reclassering.html#reclassering-em-hoog-gemiddeld")
    expect(page.locator("#reclassering-em-hoog-gemiddeld")).to_be_in_viewport()
    page.close()


def test_escape_closes_the_results(page: Page, field: Locator) -> None:
    search(page, field, "SASH")
    results = page.locator(".md-search-result__list")
    expect(results).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(results).not_to_be_visible()
    field.click()
    expect(results).to_be_visible()


def test_who_finds_nothing_is_shown_the_way_to_the_whole_card_and_the_glossary(page: Page, field: Locator) -> None:
    search(page, field, "xqzzy")
    expect(status(page)).to_have_text("Niets gevonden. Probeer een ander woord.")
    for way in ("de hele kaart", "Begrippen"):
        expect(page.get_by_role("search").get_by_role("link", name=way, exact=True)).to_be_visible()
    for _ in range(3):  # past the button that empties the field
        page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.textContent") == "Begrippen"
    page.keyboard.press("Tab")
    expect(page.locator(".rk-search__output")).not_to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("words", ["overleg kabouter", "xqzzy"], ids=["results", "nothing found"])
def test_the_open_results_have_no_violation(page: Page, field: Locator, scheme: Literal["light", "dark"], words: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.evaluate((PROJECT / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8"))
    search(page, field, words)
    found = page.evaluate(
        "() => axe.run('[role=search]').then(found => found.violations.map(one => [one.id, one.nodes[0].html]))"
    )
    assert not found


@pytest.mark.parametrize("words", ["", "SASH"], ids=["nothing asked", "something found"])
def test_only_who_finds_nothing_is_sent_elsewhere(page: Page, field: Locator, words: str) -> None:
    if words:
        search(page, field, words)
    expect(page.get_by_role("search").get_by_role("link", name="de hele kaart")).not_to_be_visible()


def test_a_result_says_which_words_of_the_reader_are_not_in_it(page: Page, field: Locator) -> None:
    search(page, field, "stopgespekr kabouter")
    result = page.locator(".md-search-result__link", has_text="eenmalig stopgesprek")
    expect(result).to_contain_text("Niet gevonden: kabouter")
    expect(result).not_to_contain_text("stopgespekr")


@pytest.mark.parametrize("signs", ["om^", "+om", "-om", "om~9", "*", "titel:om", '"om'])
def test_no_sign_breaks_the_search(page: Page, field: Locator, signs: str) -> None:
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text))
    field.fill(signs)
    expect(status(page)).not_to_have_text("Typ een woord om te zoeken")
    assert problems == []
