# SPDX-License-Identifier: EUPL-1.2
"""The guides in the site: where they are, the button to print with, what a printed page says, and what is left out."""

import re
import subprocess
import sys
from collections.abc import Mapping
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from build_hooks.pages.texts import MISSING
from checker import Card
from checker.rules import rulebook
from tests.beginning import OTHER
from tests.conftest import PROJECT

PLACES = "(all) => all.map((each) => [each.offsetLeft, each.offsetTop])"
LINK = re.compile(r'href="([^"]*zakgids/[^"]+\.pdf)"')

ROLE_PAGE: Final = f"rol/{OTHER}.html"


def mkdocs(*arguments: str, cwd: Path = PROJECT, without: str = "") -> subprocess.CompletedProcess[str]:
    """A strict build, on a machine where a package may be missing."""
    hide = f"import sys; sys.modules[{without!r}] = None; " if without else ""
    command = f"{hide}from mkdocs.__main__ import cli; cli()"
    return subprocess.run(
        [sys.executable, "-c", command, "build", "--strict", *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


@pytest.mark.this_card
def test_the_page_of_the_guides_and_the_page_of_every_role_lead_to_files_that_are_there(site: Path, card: Card) -> None:
    expected = {f"zakgids-{role.id}{paper}.pdf" for role in card.roles() for paper in ("", "-a6")}
    expected |= {f"poster-{organisation.id}.pdf" for organisation in card.organisations}
    on_the_page = {Path(link).name for link in LINK.findall((site / "zakgids.html").read_text(encoding="utf-8"))}
    assert on_the_page == expected | {"routekaart-a3.pdf", "routekaart-a4.pdf"}
    for name in on_the_page:
        assert (site / "zakgids" / name).read_bytes().startswith(b"%PDF-")
    for role in card.roles():
        page = (site / "rol" / f"{role.id}.html").read_text(encoding="utf-8")
        posters = [f"../zakgids/poster-{role.id}.pdf"] if role in card.organisations else []
        assert LINK.findall(page) == [f"../zakgids/zakgids-{role.id}.pdf", f"../zakgids/zakgids-{role.id}-a6.pdf", *posters]


def test_every_guide_says_its_size_and_every_name_has_a_picture_with_a_text(site: Path, card: Card) -> None:
    page = (site / "zakgids.html").read_text(encoding="utf-8")
    items = re.findall(r"<li>(<p><strong>[^<]+</strong></p><p><a [^>]*zakgids/.*?)</li>", page)
    names = [re.findall(r"<strong>(.*?)</strong>", item)[0] for item in items]
    roles, organisations = ([role.name for role in each] for each in (card.roles(), card.organisations))
    assert names == [*roles, *organisations, "Op A3", "Op A4"]
    for item in items:
        [(picture, alt)] = re.findall(r'<img src="([^"?]+)[^"]*" alt="([^"]+)"', item)
        assert (site / picture).read_bytes().startswith(b"\x89PNG")
        assert "eerste bladzijde" in alt
        for name in LINK.findall(item):
            pdf = (site / name).read_bytes()
            pages = len(PdfReader(BytesIO(pdf)).pages)
            said = f"pdf, {pages} bladzijde{'n' if pages > 1 else ''}, {round(len(pdf) / 1000)} kB"
            assert said in re.sub(r"<[^>]+>", "", item)


def test_the_names_stand_in_a_grid_a_column_for_each_organisation(browser: Browser, site_url: str, card: Card) -> None:
    """Where there is room for it; on a phone an organisation stands beside its function, and all names in two screens."""
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    page.goto(f"{site_url}zakgids.html")
    for kind, rows in (("rollen", 2), ("posters", 1)):
        places = page.locator(f".rk-zakgidsen--{kind} > li").evaluate_all(PLACES)
        assert len({x for x, _ in places}) == len(card.organisations)
        assert len({y for _, y in places}) == rows
    page.set_viewport_size({"width": 360, "height": 740})
    places = page.locator(".rk-zakgidsen--rollen > li").evaluate_all(PLACES)
    assert len({x for x, _ in places}) == 2
    assert max(y for _, y in places) < 2 * 740
    page.close()


def test_a_page_is_printed_with_a_button_that_works_by_keyboard_and_has_a_name(
    browser: Browser, site_url: str, card: Card
) -> None:
    for place in (ROLE_PAGE, f"onderdeel/{card.sections[-1].id}.html", "begrippen.html"):
        page = browser.new_page()
        page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
        page.goto(f"{site_url}{place}")
        button = page.get_by_role("button", name="Print deze pagina")
        button.focus()
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.press("Space")
        assert page.evaluate("window.printed") == 2
        page.close()


def test_without_a_script_there_is_no_button_that_does_nothing(browser: Browser, site_url: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site_url}{ROLE_PAGE}")
    expect(page.get_by_text("Print deze pagina")).to_be_hidden()
    page.close()


def test_a_printed_page_has_its_tasks_with_boxes_and_no_menus_and_no_buttons(
    browser: Browser, site_url: str, card: Card
) -> None:
    pdf = _printed(browser, site_url, (ROLE_PAGE,))[ROLE_PAGE]
    text = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages).split())
    assert len(re.findall("☐", text)) == sum(not rule.task.do_not for rule in rulebook(card).rules(OTHER))
    for gone in (
        "Per organisatie",
        "Op deze pagina",
        "Zoek op deze site",
        "Print deze pagina",
        "Wat moet ik nu doen?",
        "Op papier",
    ):
        assert gone not in text, gone
    assert card.region.urgent.phone in text


def _printed(browser: Browser, site_url: str, places: tuple[str, ...]) -> Mapping[str, bytes]:
    page = browser.new_page()
    found = {}
    for place in places:
        page.goto(f"{site_url}{place}")
        found[place] = page.pdf(format="A4", prefer_css_page_size=True)
    page.close()
    return found


def test_without_the_engine_the_site_is_built_and_says_that_the_guides_are_left_out(
    tmp_path: Path,
    building: Path,  # noqa: ARG001 (it fills the caches)
) -> None:
    done = mkdocs("--site-dir", str(tmp_path), without="typst")
    assert done.returncode == 0, done.stderr
    assert "De zakgidsen zijn weggelaten" in done.stderr
    assert MISSING in unescape((tmp_path / "zakgids.html").read_text(encoding="utf-8"))
    assert not list(tmp_path.rglob("*.pdf"))
    assert not LINK.findall((tmp_path / ROLE_PAGE).read_text(encoding="utf-8"))


@pytest.mark.this_card
def test_a_text_that_does_not_fit_on_paper_leaves_out_that_guide_alone_and_nothing_leads_to_it(
    project: Path, site: Path
) -> None:
    tasks = project / "docs" / "kaart" / "reclassering.yml"
    longer = tasks.read_text(encoding="utf-8").replace(
        "do: Doe referentenonderzoek.", f"do: {'Doe referentenonderzoek ' * 200}nu."
    )
    tasks.write_text(longer, encoding="utf-8")
    command = [sys.executable, "-m", "build_hooks.authoring"]
    told = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True).stdout
    assert re.search(r"Let op: Weggelaten op papier: Zakgids Reclassering.*, op A4: .*‘Laag risico’.* mm", told)
    done = mkdocs("--site-dir", str(project / "site"), cwd=project)
    assert done.returncode == 0, done.stderr
    warnings = [line.removeprefix("Let op: ") for line in told.splitlines() if line.startswith("Let op: ")]
    assert all(warning in done.stderr for warning in warnings)
    made, before = ({path.name for path in (each / "zakgids").glob("*.pdf")} for each in (project / "site", site))
    assert {"zakgids-reclassering.pdf", "zakgids-reclassering-a6.pdf"} <= before - made
    assert {"zakgids-politie.pdf", "zakgids-om-a6.pdf", "poster-om.pdf"} <= made < before
    for path in (project / "site").rglob("*"):
        if path.suffix in (".html", ".js", ".json", ".css", ".xml", ".txt"):
            text = path.read_text(encoding="utf-8")
            assert not [name for name in before - made if name in text], path.name
    page = (project / "site" / "zakgids.html").read_text(encoding="utf-8")
    assert (
        '<p>Dit past niet op dit papier.</p><p><a href="rol/reclassering.html">Print de pagina van de reclassering</a></p>'
        in page
    )
