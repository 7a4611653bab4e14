# SPDX-License-Identifier: EUPL-1.2
"""The queries beside a card are tried on its site, as the search box of that site would answer; without a site that is said."""

from dataclasses import replace
from pathlib import Path

import pytest

from build_hooks.authoring import shared_files
from build_hooks.pages import SEARCH_INDEX, search_index
from build_hooks.pages.queries import NOT_COVERED, NOTHING, QUERIES, Found, Wanted, is_right, query_warnings
from checker import Card
from checker.card import Task
from tests.checker.small_cards import small_card

TASKS = (
    Task(id="a-1", do="Meld de brand bij de meldkamer.", source=(1,), section="altijd"),
    Task(id="a-2", do="Zoek de sleutel.", source=(2,), section="altijd"),
)


@pytest.fixture
def on_fire() -> Card:
    return replace(small_card({"a": TASKS}, functions={"a": 0}), not_covered=("wateroverlast",))


@pytest.fixture
def its_site(on_fire: Card, tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / SEARCH_INDEX).parent.mkdir(parents=True)
    (site / SEARCH_INDEX).write_text(search_index(on_fire, []), encoding="utf-8")
    (site / "kaart.json").write_text(shared_files(on_fire)["kaart.json"], encoding="utf-8")
    return site


def told(card: Card, site: Path, queries: str) -> list[str]:
    (site / QUERIES).parent.mkdir(exist_ok=True)
    (site / QUERIES).write_text(queries, encoding="utf-8")
    return list(query_warnings(card, site, site))


RIGHT = """
gewoon:
  brand: [rol/a.html#a-1]
  sleutel: { eerst: [rol/a.html#a-2, rol/a.html#a-1] }
  sleutle: { eerst: [rol/a.html#a-2], bedoeld: sleutel }
  wateroverlast: niet op de kaart
  xqzzy: niets
"""


def test_of_what_is_found_as_it_must_be_nothing_is_told(on_fire: Card, its_site: Path) -> None:
    assert told(on_fire, its_site, RIGHT) == []


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("brand: [rol/a.html#a-2]", "wie 'brand' zoekt, vindt rol/a.html#a-1. Verwacht: bij de eerste 3 rol/a.html#a-2."),
        (
            "sleutle: { eerst: [rol/a.html#a-2] }",
            "wie 'sleutle' zoekt, vindt rol/a.html#a-2, met de vraag 'Bedoel je sleutel?'. Verwacht: bovenaan rol/a.html#a-2.",
        ),
        ("xqzzy: niet op de kaart", "wie 'xqzzy' zoekt, vindt niets. Verwacht: dat de kaart daar niets over zegt."),
        ("wateroverlast: niets", "wie 'wateroverlast' zoekt, vindt niets. Verwacht: dat er niets is gevonden."),
    ],
)
def test_what_is_found_otherwise_is_told_with_what_was_expected(
    on_fire: Card, its_site: Path, query: str, message: str
) -> None:
    assert told(on_fire, its_site, f"gewoon: {{ {query} }}") == [f"{QUERIES}: {message}"]


def test_without_the_site_of_this_card_it_is_said_how_to_get_it(on_fire: Card, its_site: Path) -> None:
    other = replace(on_fire, title="Een andere kaart")
    (said,) = told(other, its_site, RIGHT)
    assert "Maak eerst de site met `make site`" in said
    (its_site / "kaart.json").unlink()
    assert told(on_fire, its_site, RIGHT) == [said]


def test_a_card_without_queries_is_not_asked_for_them(on_fire: Card, tmp_path: Path) -> None:
    assert list(query_warnings(on_fire, tmp_path, tmp_path)) == []


def test_queries_that_cannot_be_read_are_no_traceback(on_fire: Card, its_site: Path) -> None:
    for queries in ("gewoon: [", "gewoon"):
        (said,) = told(on_fire, its_site, queries)
        assert said.startswith(f"{QUERIES}: dit is niet te lezen.")


@pytest.mark.parametrize("wanted", [["a"], {"eerst": ["a"]}, {"bedoeld": "b"}, NOT_COVERED, NOTHING])
def test_nothing_that_must_be_found_is_right_when_all_else_is(wanted: Wanted) -> None:
    outcomes = (
        Found(["a"], "", silent=False),
        Found(["a"], "b", silent=False),
        Found([], "", silent=True),
        Found([], "", silent=False),
    )
    assert [is_right(wanted, outcome) for outcome in outcomes].count(True) == 1
