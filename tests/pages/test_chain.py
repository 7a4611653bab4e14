# SPDX-License-Identifier: EUPL-1.2
"""The picture of who coordinates with whom: it says what the card says, for any card, and is the same each time."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import combinations
from math import dist
from pathlib import Path
from typing import Any

import pytest
from markdown import Markdown

from build_hooks import node
from build_hooks.authoring import load
from build_hooks.pages import DirectiveError, Page, Site, filled_in, pages
from build_hooks.pages import layout as layouts
from build_hooks.pages.chain import pictures_html
from build_hooks.pages.layout import LayoutError, lay_out
from build_hooks.pages.ties import ties
from checker import Card
from checker.card import Role, Task
from checker.markup import Links
from checker.rules import rulebook
from checker.wording import plain
from tests.conftest import PROJECT

LINE = re.compile(
    r'<a class="rk-keten__lijn" href="partners\.html#(?P<by>[a-z-]+)_(?P<partner>[a-z-]+)" tabindex="-1">'
    r"<title>(?P<title>.*?)</title>(?P<drawn>.*?)<text [^>]*>(?P<number>\d+)</text></a>",
    flags=re.DOTALL,
)
WIDE = '<svg class="rk-keten__breed"'
NARROW = '<svg class="rk-keten__smal"'


@pytest.fixture
def cache() -> Path:
    """The build's cache of drawings, so that tests lay out no more than they have to."""
    return PROJECT / ".cache" / "chain"


@pytest.fixture(params=["kaart", "small_card"])
def any_card(request: pytest.FixtureRequest, card: Card) -> Card:
    """Our card, and one of another region with other people on it."""
    return card if request.param == "kaart" else load(PROJECT / "tests" / "authoring" / "small_card")


def page_of(card: Card, cache: Path) -> str:
    markdown = re.sub(r"\A---\n.*?\n---\n", "", pages(card)["partners.md"], flags=re.DOTALL)
    return Markdown(extensions=["attr_list"]).convert(filled_in(markdown, Page(Site(card=card, cache=cache))))


def drawings(page: str) -> list[str]:
    return re.findall("<svg .*?</svg>", page, flags=re.DOTALL)


def as_written(card: Card) -> dict[tuple[str, str], list[str]]:
    """Who and with whom → the tasks, straight from what the editor wrote under `with`."""
    found: dict[tuple[str, str], list[str]] = {}
    for rule in rulebook(card).every_rule.values():
        for partner in rule.task.partners:
            found.setdefault((rule.by, partner), []).append(rule.task.do)
    return found


@pytest.mark.this_card
def test_the_picture_has_every_tie_of_the_card_with_its_tasks_and_their_number(any_card: Card, cache: Path) -> None:
    (wide,) = (drawing for drawing in drawings(page_of(any_card, cache)) if drawing.startswith(WIDE))
    written = as_written(any_card)
    lines = {(line["by"], line["partner"]): line for line in LINE.finditer(wide)}
    assert lines.keys() == written.keys()
    for tie, tasks in written.items():
        shown = unescape(lines[tie]["title"])
        assert int(lines[tie]["number"]) == len(tasks) == shown.count("\n• ")
        assert all(plain(task) in shown for task in tasks)


@pytest.mark.this_card
def test_a_line_says_the_whole_of_when_a_task_applies(card: Card, cache: Path) -> None:
    titles = [unescape(line["title"]) for line in LINE.finditer(pictures_html(card, Links(), cache))]
    assert "Casusregisseur stalking met opsporing: 1 taak\n• Als het risico laag is en de stalking doorgaat: " in "\n".join(
        titles
    )


def test_the_small_pictures_together_say_what_the_large_one_says(any_card: Card, cache: Path) -> None:
    wide, *narrow = drawings(page_of(any_card, cache))
    assert all(drawing.startswith(NARROW) for drawing in narrow)
    said = [{line["by"] + " " + line["title"] for line in LINE.finditer(drawing)} for drawing in (wide, *narrow)]
    assert said[0] == set().union(*said[1:])
    assert len(said[0]) == sum(map(len, said[1:]))
    assert all(len(re.findall("rk-keten__organisatie", drawing)) == 1 for drawing in narrow)


def test_every_line_has_a_row_of_a_table_with_the_same_tasks(any_card: Card, cache: Path) -> None:
    page = page_of(any_card, cache)
    rows = dict(re.findall(r'<tr id="([a-z-]+_[a-z-]+)">(.*?)</tr>', page, flags=re.DOTALL))
    expected = {tie.id: [rule.task.id for _, rule in tie.tasks] for tie in ties(any_card)}
    assert {row: re.findall(r'href="rol/[a-z-]+\.html#([a-z-]+)"', cells) for row, cells in rows.items()} == expected


def test_all_that_the_picture_leads_to_is_there(any_card: Card, cache: Path) -> None:
    page = page_of(any_card, cache)
    places = re.findall(' id="([^"]*)"', page)
    assert len(places) == len(set(places))
    picture = "".join(drawings(page))
    assert set(re.findall(r'href="partners\.html#([^"]*)"', picture)) <= set(places)
    assert set(re.findall(r'href="rol/([^"]*)\.html"', picture)) == {role.id for role in any_card.roles()}


def test_where_the_page_of_partners_stands_does_not_matter_to_its_links(card: Card, cache: Path) -> None:
    here, above = (pictures_html(card, Links(root), cache) for root in ("", "../"))
    assert above == re.sub(' href="', ' href="../', here)


def test_a_card_without_partners_has_no_empty_picture(card: Card, cache: Path) -> None:
    def alone(task: Task) -> Task:
        return replace(task, partners=(), tasks=tuple(map(alone, task.tasks)))

    bare = replace(card, tasks={who: tuple(map(alone, tasks)) for who, tasks in card.tasks.items()})
    page = page_of(bare, cache)
    assert "rk-keten" not in page
    assert page.count("voor geen enkele taak.") == len(list(card.roles()))
    assert page.count(": niemand</li>") == len(card.partners)
    assert "rk-keten" not in filled_in("::: keten", Page(Site(card=bare)))


@pytest.mark.this_card
def test_an_organisation_that_coordinates_with_nobody_is_in_the_large_picture_only(card: Card, cache: Path) -> None:
    quiet = replace(card, tasks={**card.tasks, "om": (Task(id="om-bel", do="Bel.", source=(1,), section="altijd"),)})
    pictures = pictures_html(quiet, Links(), cache)
    assert pictures.count(NARROW) == len(card.organisations) - 1
    assert pictures.count('href="rol/om.html"') == 1


def boxes(drawing: str) -> Iterator[tuple[str, tuple[float, ...]]]:
    """Each name in a picture, by its class and address, with its left, top, right and bottom."""
    for name, *numbers in re.findall(
        r'<a class="(rk-keten__(?:wie|functie|met)[^>]*)" tabindex="-1">'
        r'<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"',
        drawing,
    ):
        left, top, width, height = map(float, numbers)
        yield name, (left, top, left + width, top + height)


def touches(box: tuple[float, ...], point: tuple[float, float]) -> bool:
    """Whether the point is half way up the left or the right side of the box."""
    left, top, right, bottom = box
    return min(abs(point[0] - left), abs(point[0] - right)) < 3 and abs(point[1] - (top + bottom) / 2) < 3


def test_each_line_runs_from_who_through_its_number_to_one_arrow_at_the_partner(any_card: Card, cache: Path) -> None:
    for drawing in drawings(page_of(any_card, cache)):
        placed = dict(boxes(drawing))
        who = {name.partition("rol/")[2].removesuffix(".html"): box for name, box in placed.items() if "rol/" in name}
        partners = {name.partition("#")[2]: box for name, box in placed.items() if "#" in name}
        for line in LINE.finditer(drawing):
            assert Counter(re.findall("<([a-z]+)", line["drawn"])) == {"path": 2, "polygon": 1, "circle": 1}
            ends = [(float(x), float(y)) for x, y in re.findall(r"(?:M|[ ])([-\d.]+),([-\d.]+)(?:C|\")", line["drawn"])]
            base, tip = [
                (float(x), float(y)) for x, y in re.findall(r"([-\d.]+),([-\d.]+)[ \"]", line["drawn"].split("points=")[1])
            ][:2]
            assert len(ends) >= 4
            assert any(touches(who[line["by"]], end) for end in ends), line["title"]
            assert touches(partners[line["partner"]], tip), line["title"]
            assert dist(base, tip) < 15, line["title"]


def test_no_name_covers_another(any_card: Card, cache: Path) -> None:
    for drawing in drawings(page_of(any_card, cache)):
        for (one, box), (other, around) in combinations(boxes(drawing), 2):
            apart = box[2] <= around[0] or around[2] <= box[0] or box[3] <= around[1] or around[3] <= box[1]
            assert apart, (one, other)


@pytest.mark.this_card
def test_organisations_stand_in_the_order_of_the_card_between_each_other_and_the_rest(any_card: Card, cache: Path) -> None:
    wide = drawings(page_of(any_card, cache))[0]
    placed = list(boxes(wide))
    middle = [box for name, box in placed if "rk-keten__met" not in name]
    assert len(middle) == 2 * len(any_card.organisations)
    assert [box[1] for box in middle] == sorted(box[1] for box in middle)
    for name, box in placed:
        if "rk-keten__met" in name:
            partner = any_card.partner(name.rpartition("#")[2])
            assert box[2] < middle[0][0] if isinstance(partner, Role) else box[0] > middle[0][2], name


def test_what_an_editor_writes_is_text_in_the_picture_too(card: Card, cache: Path) -> None:
    hostile = '<script>alert("x")</script> & \\"] -> x'
    partners = tuple(replace(partner, name=hostile) for partner in card.partners)
    organisations = tuple(replace(organisation, name=hostile) for organisation in card.organisations)
    tasks = {who: tuple(replace(task, do=hostile) for task in written) for who, written in card.tasks.items()}
    pictures = pictures_html(replace(card, partners=partners, organisations=organisations, tasks=tasks), Links(), cache)
    assert "<script" not in pictures
    assert "&lt;script&gt;" in pictures


def test_the_same_card_is_drawn_the_same_each_time_and_laid_out_once(
    card: Card, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = pictures_html(card, Links())
    assert pictures_html(card, Links(), tmp_path / "cache") == fresh

    def again(*_: Any, **__: Any) -> str:
        raise AssertionError("Node was started again")

    monkeypatch.setattr(node, "run", again)
    assert pictures_html(card, Links(), tmp_path / "cache") == fresh
    assert [path.suffix for path in (tmp_path / "cache").iterdir()] == [".json"]
    with pytest.raises(AssertionError, match="Node was started again"):
        lay_out(["digraph { other }"], tmp_path / "cache")


def test_only_the_last_drawings_stay_in_the_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(node, "run", lambda *_, **__: "[]")
    for number in range(12):
        lay_out([f"digraph {{ n{number} }}"], tmp_path)
    assert len(list(tmp_path.iterdir())) == 8


def test_a_graph_that_cannot_be_laid_out_is_an_error_with_the_words_of_graphviz() -> None:
    with pytest.raises(LayoutError, match=r"(?s)layout\.mjs is niet gelukt:.*syntax error"):
        lay_out(["digraph { politie -> }"])


def test_without_graphviz_the_build_says_what_to_do(card: Card, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layouts, "PACKAGE", tmp_path / "wasm-graphviz" / "package.json")
    with pytest.raises(DirectiveError, match=r"De map .*wasm-graphviz is er niet\. Draai `make setup`\."):
        filled_in("::: keten", Page(Site(card=card)))
