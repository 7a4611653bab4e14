# SPDX-License-Identifier: EUPL-1.2
"""Paper cannot be mended: every code on it is read as a phone does, and leads to a page that the site has."""

import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

import pytest

from build_hooks.pocket.content import cover
from build_hooks.pocket.engine import Engine
from build_hooks.pocket.papers import PAGES, SHEET
from build_hooks.pocket.roles import role_guide, smallest
from checker import Card
from checker.card import REGION
from tests.pocket.tags import tags

FOLDER: Final = "https://host.regio.nl:8443/~rk/a%20b/v1.2/routekaart/"
"""A long address, so that the dots of its codes are small."""

SHARPNESS: Final = "150"  # dots per inch, which a phone does better than

ZBAR: Final = "{http://zbar.sourceforge.net/2008/barcode}"


def placed(card: Card, address: str) -> Card:
    return replace(card, region=replace(card.region, site_url=address))


@pytest.mark.parametrize("address", ["https://regio.nl", "https://regio.nl/", "http://intranet/routekaart", FOLDER])
def test_the_page_of_a_code_is_below_the_folder_of_the_site(card: Card, site: Path, address: str) -> None:
    for role in card.roles():
        leads_to = cover(placed(card, address), role, "zakgids")["address"]
        assert (site / leads_to.removeprefix(f"{address.removesuffix('/')}/")).is_file(), leads_to


def test_every_code_is_read_from_the_paper_and_is_the_address_that_is_said(
    card: Card, engine: Engine, tmp_path: Path, program: Callable[[str], str]
) -> None:
    there, roles = placed(card, FOLDER), list(card.roles())
    guides = [role_guide(engine, there, paper, role) for paper in (SHEET, PAGES) for role in roles]
    pdfs = {str(number): engine.pdf("guide.typ", guide) for number, guide in enumerate(guides)}
    expected = {str(number): [guide["cover"]["address"]] for number, guide in enumerate(guides)}
    assert len(pdfs) == 2 * len(roles)
    assert codes(pdfs, tmp_path, program) == expected
    for name, pdf in pdfs.items():
        said = [tag.alt for tag in tags(pdf).all("Figure") if "Code om te scannen" in tag.alt]
        assert said == [f"Code om te scannen, met het adres {address}" for address in expected[name]]


def test_a_card_with_an_address_has_all_its_guides_whoever_has_not_approved_it_yet(card: Card, engine: Engine) -> None:
    """The front holds the code and by whom the card is still to be approved: the longer the list, the more lines."""
    everyone = [*(organisation.id for organisation in card.organisations), REGION]
    for address in ("https://x.nl", "https://voorbeeld.nl/routekaart/", FOLDER):
        for missing in (None, *everyone):
            there = replace(placed(card, address), draft=tuple(each for each in everyone if each != missing))
            for role in card.roles():
                assert role_guide(engine, there, smallest(SHEET), role)["panels"]


def codes(pdfs: Mapping[str, bytes], folder: Path, program: Callable[[str], str]) -> dict[str, list[str]]:
    """What the codes of these files say, wherever they stand."""
    draw, read = program("pdftoppm"), program("zbarimg")
    for name, content in pdfs.items():
        (folder / name).write_bytes(content)
        subprocess.run([draw, "-gray", "-r", SHARPNESS, folder / name, folder / name], check=True)
    pages = sorted(map(str, folder.glob("*.pgm")))
    done = subprocess.run([read, "--nodbus", "--quiet", "--xml", *pages], capture_output=True, text=True, check=False)
    found: dict[str, list[str]] = {name: [] for name in pdfs}
    for source in ElementTree.fromstring(done.stdout).iter(f"{ZBAR}source"):  # noqa: S314 (of a program of ours)
        found[Path(source.attrib["href"]).name.partition("-")[0]] += [str(code.text) for code in source.iter(f"{ZBAR}data")]
    return found
