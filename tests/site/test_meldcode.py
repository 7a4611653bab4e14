# SPDX-License-Identifier: EUPL-1.2
"""A card about something else, in a folder of its own: four professions, five steps, no numbered lines. All is its own."""

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from build_hooks.authoring import load
from build_hooks.pages.directives.overview import least_width
from checker import Card, decide
from checker.card import ROLE
from checker.rules import rulebook
from tests.conftest import PROJECT, Once
from tests.serving import served
from tests.site.conftest import build
from tests.site.test_chain import UNREADABLE
from tests.site.test_home import AMISS
from tests.site.test_room_for_more import wide_pages

FOLDER = PROJECT / "tests" / "meldcode"
OF_THE_SITE_ITSELF = (
    "kaart/schema/",
    "kaart.schema.json",
    "licenties/",
    "sbom.cdx.json",
    "assets/checker/",
    "server/check.pyz",
)
"""What is the same for every card: it names the software, or has an example in it."""

NAMES_THE_SOFTWARE = (
    r"licenties/routekaart\.txt|Routekaart en vragenhulp|Licentie: routekaart"
    r"|`routekaart \$|[@$]routekaart|(E=|reqenv:)ROUTEKAART"  # stores of a browser, and variables of servers
)


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


def said_in(file: Path) -> str:
    """All the text that a file of the site has: of a guide what it says and what it says of itself."""
    if file.suffix == ".pdf":
        guide = PdfReader(file)
        return "\n".join([*(page.extract_text() for page in guide.pages), *map(str, (guide.metadata or {}).values())])
    if file.suffix == ".xlsx":
        with ZipFile(file) as book:
            return "\n".join(book.read(name).decode() for name in book.namelist())
    return "" if file.suffix in (".png", ".woff2", ".br", ".gz") else file.read_text(encoding="utf-8")


def test_nothing_of_another_card_is_left_in_any_file(its_site: Path, its_card: Card) -> None:
    names = {file.relative_to(its_site).as_posix(): file for file in its_site.rglob("*") if file.is_file()}
    assert {"meldcode.html", "meldcode-1.0.xlsx", "zakgids/meldcode-a4.pdf"} <= names.keys()
    for name, file in names.items():
        if not name.startswith(OF_THE_SITE_ITSELF):
            said = re.sub(NAMES_THE_SOFTWARE, "", f"{name} {said_in(file)}")
            assert not re.search(r"routekaart|stalking|reclassering|officier van justitie", said, re.IGNORECASE), name
    home = (its_site / "index.html").read_text(encoding="utf-8")
    assert all(
        text in home
        for text in ("Over deze meldcode", its_card.title, f">{its_card.short}</a>", its_card.summary or "?", "Per stap")
    )


def test_the_page_of_every_role_has_its_tasks(its_site: Path, its_card: Card) -> None:
    for role in its_card.roles():
        assert Tasks(its_site / "rol" / f"{role.id}.html").found == [rule.task.id for rule in rulebook(its_card).rules(role.id)]


def test_with_letters_twice_as_large_its_pages_fit_on_a_phone(its_site: Path, browser: Browser) -> None:
    """Its name has a word of eighteen letters, and stands at the top of each."""
    with served(its_site) as address:
        assert wide_pages(browser, its_site, address) == {}


def test_the_overview_is_a_table_from_the_width_on_where_no_word_of_it_breaks(
    its_site: Path, its_card: Card, browser: Browser
) -> None:
    least = 16 * least_width(its_card)
    with served(its_site) as address, browser.new_page() as page:
        page.goto(f"{address}index.html")
        for width in (320, 768, 1120, 1280, least - 1, least, 1920):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.locator(".rk-routes thead").is_visible() == (width >= least), width
            assert page.evaluate(AMISS) == [], width
            assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), width


def test_long_names_have_hyphens_in_the_picture_of_who_coordinates_with_whom(its_site: Path, browser: Browser) -> None:
    with served(its_site) as address, browser.new_page() as page:
        page.goto(f"{address}partners.html")
        for width in (320, 360, 720, 721, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate(UNREADABLE) == [], width
        assert page.locator(".rk-keten__smal tspan", has_text="Jeugdgezond-").count() == 1


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
    whole = (its_site / "meldcode.html").read_text(encoding="utf-8")
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
