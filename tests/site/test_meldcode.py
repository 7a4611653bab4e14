# SPDX-License-Identifier: EUPL-1.2
"""A card about something else, in a folder of its own: four professions, five steps, no numbered lines. All is its own."""

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from build_hooks.authoring import load
from checker import Card, decide
from checker.card import ROLE
from checker.rules import rulebook
from tests.conftest import PROJECT, Once
from tests.serving import served
from tests.site.conftest import build

FOLDER = PROJECT / "tests" / "meldcode"
OF_THE_SITE_ITSELF = (
    "kaart/schema/",
    "kaart.schema.json",
    "licenties",
    "sbom",
    "LICENSE",
    "plaatsen.html",
    "toegankelijkheid.html",
)
"""What is the same for every card: it may have an example in it."""


@pytest.fixture(scope="module")
def its_card() -> Card:
    return load(FOLDER)


@pytest.fixture(scope="module")
def its_site(once: Once, unlinked: Path) -> Path:
    def make(project: Path) -> None:
        shutil.copytree(unlinked, project, symlinks=True, dirs_exist_ok=True)
        shutil.copytree(FOLDER, project / "elders")
        done = build(project, card=project / "elders")
        assert done.returncode == 0, done.stderr

    return once("meldcode", make) / "site"


class Tasks(HTMLParser):
    """The tasks that have a place on a page."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(page.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        of = dict(attributes)
        if tag == "li" and "rk-taak" in (of.get("class") or "").split():
            self.found.append(of["data-taak"] or "")


def test_nothing_of_another_card_is_left_in_any_page(its_site: Path, its_card: Card) -> None:
    for file in its_site.rglob("*"):
        name = file.relative_to(its_site).as_posix()
        if file.suffix in (".html", ".js", ".json", ".css", ".svg") and not name.startswith(OF_THE_SITE_ITSELF):
            text = file.read_text(encoding="utf-8")
            if file.name == "routekaart.html":  # the pages in one, also those that are the same for every card
                text = text.partition('id="toegankelijkheid"')[0]
            assert not re.search(r"stalking|reclassering|officier van justitie", text, re.IGNORECASE), name
    home = (its_site / "index.html").read_text(encoding="utf-8")
    assert all(text in home for text in (its_card.title, f">{its_card.short}</a>", its_card.summary or "?", "Per stap"))


def test_the_page_of_every_role_has_its_tasks(its_site: Path, its_card: Card) -> None:
    for role in its_card.roles():
        assert Tasks(its_site / "rol" / f"{role.id}.html").found == [rule.task.id for rule in rulebook(its_card).rules(role.id)]


def test_there_is_paper_for_everybody(its_site: Path, its_card: Card) -> None:
    names = {path.name for path in (its_site / "zakgids").glob("*.pdf")}
    roles = [role.id for role in its_card.roles()]
    assert names == {
        *(f"zakgids-{role}{form}.pdf" for role in roles for form in ("", "-a6")),
        *(f"poster-{organisation.id}.pdf" for organisation in its_card.organisations),
        "meldcode-a3.pdf",
        "meldcode-a4.pdf",
    }


def test_a_shared_task_is_found_once_with_everybody_whose_it_is(its_site: Path) -> None:
    index = (its_site / "search" / "search_index.js").read_text(encoding="utf-8")
    entries = json.loads(index.removeprefix("globalThis.searchIndex=").removesuffix(";\n"))["entries"]
    (found,) = [each for each in entries if each["place"].endswith("#school-signalen")]
    assert found["kind"].endswith("de school, de huisartsenpraktijk, de jeugdgezondheidszorg en de kinderopvang")


def test_the_single_file_and_the_pages_without_a_script_have_every_task(its_site: Path, its_card: Card) -> None:
    tree = (its_site / "wat-moet-ik-nu-doen.html").read_text(encoding="utf-8")
    whole = (its_site / "routekaart.html").read_text(encoding="utf-8")
    for name in rulebook(its_card).every_rule:
        assert f'data-taak="{name}"' in tree
        assert name in whole


@pytest.mark.parametrize(("role", "step"), [("intern-begeleider", "beslissen"), ("huisarts", "klaar")])
def test_the_checker_advises_in_the_browser(its_site: Path, its_card: Card, browser: Browser, role: str, step: str) -> None:
    with served(its_site) as address:
        page = browser.new_page()
        page.goto(f"{address}wat-moet-ik-nu-doen.html")
        for question, answer in ((ROLE, role), ("stap", step), ("gevaar", "nee")):
            page.locator(f"#checker [data-vraag='{question}'][data-antwoord='{answer}']").click(timeout=60_000)
        expect(page.locator("#checker .rk-aantal")).to_be_visible()
        shown = page.locator("#checker .rk-taak").evaluate_all("items => items.map(each => each.dataset.taak)")
        advice = decide(its_card, {ROLE: role, "stap": step, "gevaar": "nee"}).advice
        assert sorted(shown) == sorted(each.rule.task.id for each in advice)
        page.close()
