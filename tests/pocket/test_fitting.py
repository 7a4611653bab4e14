# SPDX-License-Identifier: EUPL-1.2
"""Nothing is ever cut off: what is long goes on on another panel, and what is too long is not made."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_hooks.pocket import Guides, PocketError, guides
from build_hooks.pocket.engine import Engine
from build_hooks.pocket.fitting import Measured, Panel, enough, fit
from build_hooks.pocket.papers import PAGES, SHEET, WALL, Paper
from build_hooks.pocket.roles import role_guide, smallest
from build_hooks.pocket.texts import NUMBERS
from build_hooks.pocket.whole import whole_card_guide
from checker import Card
from checker.card import Task
from tests.checker.small_cards import section, small_card
from tests.pocket.tags import reader

PARTS = st.lists(
    st.builds(
        lambda head, blocks, tied: Measured(
            "deel", head, blocks, [1.0] * len(blocks), frozenset(place for place in tied if place < len(blocks) - 1)
        ),
        st.floats(5, 20),
        st.lists(st.floats(1, 15), min_size=1, max_size=12),
        st.sets(st.integers(0, 11), max_size=3),
    ),
    min_size=1,
    max_size=9,
)
ROOM, GAP = 100.0, 4.0


def card_of(count: int, before: int = 3) -> Card:
    """A card of one organisation, with so many tasks in its second section and so many in the one before."""
    sections = [*["altijd"] * before, *["laag"] * count]
    does = "Overleg met alle betrokkenen."
    tasks = tuple(Task(id=f"a-{number}", do=does, section=each) for number, each in enumerate(sections))
    return small_card({"a": tasks}, [], [section("altijd"), section("laag")], functions={"a": 0})


def used(panel: Panel, parts: list[Measured]) -> float:
    """How much of a panel is full, in points."""
    high = 2 * GAP * (len(panel) - 1)
    for piece in panel:
        part = parts[piece.part]
        lead = part.leads[piece.start] if piece.start else 0
        high += part.head + lead + sum(GAP + block for block in part.blocks[piece.start : piece.end])
    return high


@given(PARTS, st.integers(1, 12))
def test_every_block_stands_on_one_panel_in_order_and_no_panel_is_too_full(parts: list[Measured], limit: int) -> None:
    panels = fit(parts, ROOM, GAP, limit)
    if panels is None:
        return
    assert len(panels) <= limit
    placed = [(piece.part, block) for panel in panels for piece in panel for block in range(piece.start, piece.end)]
    assert placed == [(number, block) for number, part in enumerate(parts) for block in range(len(part.blocks))]
    for panel in panels:
        assert used(panel, parts) <= ROOM + 1e-6
        assert panel[-1].end - 1 not in parts[panel[-1].part].tied


@given(PARTS)
def test_what_fits_on_so_many_panels_fits_on_more(parts: list[Measured]) -> None:
    first = next(number for number in range(1, 99) if fit(parts, ROOM, GAP, number))
    for number in (first + 1, first + 2):
        assert fit(parts, ROOM, GAP, number)


@given(PARTS)
def test_fewer_panels_than_are_enough_are_too_few(parts: list[Measured]) -> None:
    needed = enough(parts, ROOM, GAP)
    assert fit(parts, ROOM, GAP, needed)
    assert not fit(parts, ROOM, GAP, needed - 1)


@given(st.lists(st.floats(5, 15), min_size=12, max_size=40), st.integers(2, 6))
def test_a_part_is_divided_evenly(blocks: list[float], count: int) -> None:
    """No block stands on one panel that would make it more even on the next."""
    part = Measured("deel", 10, blocks, [0.0] * len(blocks))
    panels = fit([part], 1000, GAP, count)
    assert panels
    full = [used(panel, [part]) for panel in panels]
    assert all(abs(one - next_) <= max(blocks) + GAP + 1e-6 for one, next_ in pairwise(full))


def test_a_block_that_no_panel_can_hold_is_named() -> None:
    with pytest.raises(PocketError, match=r"in ‘Laag risico’ is onderdeel 2 .* mm te hoog"):
        fit([Measured("Laag risico", 10, [20, 200], [0, 0])], ROOM, GAP, 7)


def test_a_longer_card_goes_on_on_another_panel_and_loses_nothing(engine: Engine) -> None:
    longer = card_of(30)
    panels = role_guide(engine, longer, SHEET, longer.role("a"))["panels"]
    assert len(panels) == 7
    pieces = [piece for panel in panels for piece in panel["parts"] if piece["title"] == "Titel laag"]
    assert [piece["continued"] for piece in pieces] == [False, *[True] * (len(pieces) - 1)]
    assert len(pieces) > 1
    assert len([block for piece in pieces for block in piece["blocks"] if block["kind"] == "task"]) == 30


def test_a_card_that_is_too_long_fails_with_the_part_and_how_much_is_too_much(engine: Engine) -> None:
    longer = card_of(300)
    with pytest.raises(PocketError, match=r"Zakgids Naam a.*past niet op 14 vakken.*‘Titel laag’: \d+ mm meer dan één vak"):
        role_guide(engine, longer, smallest(SHEET), longer.role("a"))


def test_a_longer_card_takes_another_page_for_the_whole_card(engine: Engine) -> None:
    data = whole_card_guide(engine, card_of(40, before=40), "A3", 1)
    assert [band for _, page in data["pages"] for band in page] == [0, 1]
    assert len(data["pages"]) == 2


def test_a_section_that_is_higher_than_a_page_of_the_whole_card_fails_by_name(engine: Engine) -> None:
    with pytest.raises(PocketError, match=r"op A3: ‘Titel laag’ is \d+ mm hoger dan een bladzijde"):
        whole_card_guide(engine, card_of(90), "A3", 1)


def test_what_is_measured_is_what_is_set(engine: Engine) -> None:
    """The template measures again what it sets: a panel that is 1 mm too full does not come out."""
    card = card_of(20)
    data = role_guide(engine, card, SHEET, card.role("a"))
    assert engine.pdf("guide.typ", data)
    fuller = {**data, "panels": [{**data["panels"][0], "parts": data["panels"][0]["parts"] * 9}]}
    with pytest.raises(PocketError, match=r"vak 2 is \d.* mm te vol"):
        engine.pdf("guide.typ", fuller)


def test_what_was_made_before_is_not_made_again(
    card: Card, made: Guides, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    monkeypatch.setattr(Engine, "_made", lambda *_: pytest.fail("made again"))
    assert guides(card, engine.cache).files == made.files


# --- the guides of this card ---------------------------------------------------------------------------------------------


@pytest.mark.this_card
@pytest.mark.parametrize("paper", [SHEET, PAGES, WALL], ids=["sheet", "pages", "wall"])
def test_no_panel_is_nearly_empty_while_another_is_full(card: Card, made: Guides, paper: Paper) -> None:
    """By where the last line of each panel stands on the paper; of a booklet the front and the back do not count."""
    for role in card.organisations if paper is WALL else card.roles():
        full = filled(made.files[f"{paper.name.format(role.id)}.pdf"], paper)
        inside = full if paper is WALL else full[1:-1]
        assert len(inside) == paper.panels, role.id
        assert min(inside) >= 0.55 * max(inside), (role.id, full)


def test_the_text_is_as_large_as_the_room_allows(card: Card, engine: Engine) -> None:
    """With the next larger size the same panels are not enough, or one of them is nearly empty while another is full."""
    for paper in (SHEET, PAGES, WALL):
        roles = card.organisations if paper is WALL else tuple(card.roles())
        for role in roles:
            data = role_guide(engine, card, paper, role)
            larger = [size for size in paper.sizes if size > data["size"]]
            if not larger:
                continue
            try:
                other = role_guide(engine, card, replace(paper, sizes=larger[-1:], most=paper.panels), role)
            except PocketError:
                continue
            full = filled(engine.pdf("guide.typ", other), paper)
            inside = full if paper is WALL else full[1:-1]
            on_the_back = [(part["title"], part["continued"]) for part in other["panels"][-1]["parts"]] == [(NUMBERS, False)]
            assert min(inside) < 0.62 * max(inside) or not on_the_back, (role.id, paper.layout, other["size"])


def filled(pdf: bytes, paper: Paper) -> list[float]:
    """For each panel in reading order, how far down its last line of text stands: 1 is the end of its room."""
    width, height, above, _, below, foot = (each * 72 / 25.4 for each in paper.panel)
    room = height - above - below - foot
    lowest: dict[int, float] = {}
    for number, page in enumerate(reader(pdf).pages):
        page_height = float(page.mediabox[3])

        def see(
            text: str, cm: list[float], tm: list[float], *_: object, number: int = number, page_height: float = page_height
        ) -> None:
            if not text.strip():
                return
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = page_height - (tm[4] * cm[1] + tm[5] * cm[3] + cm[5])
            if paper is WALL:
                panel, down = 3 * number + int((x - 20) / width), y - 45 * 72 / 25.4
            elif paper is PAGES:
                panel, down = number, y - above
            else:
                row, column = int(y / height), int(x / width)
                panel = SLOTS.index((column, row))
                down = (y - height if row else height - y) - above
            if down <= room:
                lowest[panel] = max(lowest.get(panel, 0), down / room)

        page.extract_text(visitor_text=see)
    return [lowest[panel] for panel in sorted(lowest) if panel >= 0]


SLOTS = [(1, 1), (2, 1), (3, 1), (3, 0), (2, 0), (1, 0), (0, 0), (0, 1)]
"""Column and row of each panel of a sheet."""
