# SPDX-License-Identifier: EUPL-1.2
"""A site whose card was another before tells what changed, and every way to what is gone leads on."""

import re
from functools import cache
from pathlib import Path

from build_hooks.pages import SEARCH_INDEX
from build_hooks.versions import history_of
from build_hooks.versions.kept import kept_cards
from checker import Card
from tests.conftest import CARD_FOLDER
from tests.site.conftest import NOW, ONCE, Built
from tests.site.places import names_of_pages


@cache
def ids(page: Path) -> frozenset[str]:
    return frozenset(re.findall(r' id="([^"]+)"', page.read_text(encoding="utf-8")))


def test_what_changed_is_told_and_marked_at_the_task(other: Built) -> None:
    changes = (other.site / "veranderd.html").read_text(encoding="utf-8")
    assert '<del><span class="rk-verborgen">weg: </span>strafrechtelijke</del>' in changes
    assert {NOW, ONCE, "om-aanpak", "gemeente-wijkteam"} <= ids(other.site / "veranderd.html")
    role = (other.site / "rol" / "om.html").read_text(encoding="utf-8")
    assert '<a href="../veranderd.html#om-aanpak">Gewijzigd in 2026.2</a>' in role
    assert f'<a href="../veranderd.html#{NOW}">Nieuw in 2026.2</a>' in role
    assert f'<li id="{ONCE}"><a href="../veranderd.html#{ONCE}">' in role


def test_every_link_about_versions_leads_somewhere(other: Built) -> None:
    met = set[str]()
    for name in names_of_pages(other.site):
        for to, place in re.findall(r'href="([^":#]*(?:veranderd|archief)[^"#]*)#?([^"]*)"', (other.site / name).read_text()):
            page = (other.site / name).parent / to
            assert page.is_file(), (name, to)
            assert not place or place in ids(page), (name, to, place)
            met.add(page.name)
    assert met == {"veranderd.html", "veranderd.xml", "index.html", "2026.1.html"}


def test_a_task_of_an_earlier_version_is_not_found_and_not_in_the_single_file(other: Built) -> None:
    assert ONCE in ids(other.site / "archief" / "2026.1.html")
    for name in (SEARCH_INDEX, "routekaart.html"):
        text = (other.site / name).read_text(encoding="utf-8")
        assert "archief/2026" not in text
    assert "strafrechtelijke aanpak" not in (other.site / SEARCH_INDEX).read_text(encoding="utf-8")


def test_a_site_whose_card_has_no_earlier_version_says_nothing_of_one(site: Path, card: Card) -> None:
    has_one = bool(history_of(card, kept_cards(CARD_FOLDER)).earlier)
    assert (site / "archief").exists() == has_one
    assert ("veranderd.html" in (site / "index.html").read_text(encoding="utf-8")) == has_one
    assert not (site / "kaart" / "vastgesteld").exists()
