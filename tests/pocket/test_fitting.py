# SPDX-License-Identifier: EUPL-1.2
"""Nothing is ever cut off: what is long goes on on another panel, and what is too long stops the build."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_hooks.pocket import Guides, PocketError, guides
from build_hooks.pocket.engine import Engine
from build_hooks.pocket.fitting import Measured, fit
from build_hooks.pocket.making import PANELS, SHEET, poster, role_guides
from checker import Card
from checker.card import Task

PARTS = st.lists(
    st.builds(
        lambda head, blocks: Measured("deel", head, blocks, [1.0] * len(blocks)),
        st.floats(5, 20),
        st.lists(st.floats(5, 60), min_size=1, max_size=12),
    ),
    min_size=1,
    max_size=9,
)
ROOM, GAP = 100.0, 4.0


def with_more(card: Card, organisation: str, section: str, count: int, words: str = "Overleg met alle betrokkenen.") -> Card:
    """The card with this many tasks more."""
    more = tuple(Task(id=f"{organisation}-meer-{n}", do=words, source=(12,), section=section) for n in range(count))
    return replace(card, tasks={**card.tasks, organisation: card.tasks[organisation] + more})


@given(PARTS, st.integers(1, 12) | st.none(), st.booleans())
def test_every_block_stands_on_one_panel_in_order_and_no_panel_is_too_full(
    parts: list[Measured], limit: int | None, sharing: bool
) -> None:
    panels = fit(parts, ROOM, GAP, limit, sharing=sharing)
    if panels is None:
        assert limit is not None
        return
    assert limit is None or len(panels) <= limit
    placed = [(piece.part, block) for panel in panels for piece in panel for block in range(piece.start, piece.end)]
    assert placed == [(number, block) for number, part in enumerate(parts) for block in range(len(part.blocks))]
    for panel in panels:
        used = 0.0
        for piece in panel:
            part = parts[piece.part]
            lead = part.leads[piece.start] if piece.start else 0
            used += part.head + lead + sum(GAP + block for block in part.blocks[piece.start : piece.end])
        assert used <= ROOM + 1e-6
        assert sharing or len(panel) == 1


def test_a_block_that_no_panel_can_hold_is_named() -> None:
    with pytest.raises(PocketError, match=r"in ‘Laag risico’ is onderdeel 2 .* mm te hoog"):
        fit([Measured("Laag risico", 10, [20, 200], [0, 0])], ROOM, GAP, 7)


def test_a_longer_card_goes_on_on_another_panel_and_loses_nothing(card: Card, engine: Engine) -> None:
    longer = with_more(card, "politie", "altijd", 14)
    panels = next(role_guides(engine, longer, [(longer.role("politie"), SHEET)]))["panels"]
    assert len(panels) == PANELS
    pieces = [piece for panel in panels for piece in panel["parts"] if piece["title"] == "Onderneem altijd actie"]
    assert [piece["continued"] for piece in pieces] == [False, True]
    tasks = [block for piece in pieces for block in piece["blocks"] if block["kind"] == "task"]
    assert len(tasks) == len([task for task in longer.tasks["politie"] if task.section == "altijd"])


def test_a_card_that_is_too_long_fails_with_the_part_and_how_much_is_too_much(card: Card, engine: Engine) -> None:
    with pytest.raises(
        PocketError, match=r"Zakgids Reclassering.*past niet op 7 vakken.*‘Laag risico’: \d+ mm meer dan één vak"
    ):
        next(role_guides(engine, with_more(card, "reclassering", "laag", 90), [(card.role("reclassering"), SHEET)]))


def test_a_longer_card_takes_another_page_of_the_poster(card: Card, engine: Engine) -> None:
    data = poster(engine, with_more(card, "om", "laag", 25), "A3", 1)
    assert [band for page in data["pages"] for band in page] == list(range(len(card.sections)))
    assert len(data["pages"]) == 2


def test_a_section_that_is_higher_than_a_poster_fails_by_name(card: Card, engine: Engine) -> None:
    with pytest.raises(PocketError, match=r"op A3: ‘Laag risico’ is \d+ mm hoger dan een bladzijde"):
        poster(engine, with_more(card, "om", "laag", 90), "A3", 1)


def test_what_is_measured_is_what_is_set(card: Card, engine: Engine) -> None:
    """The template measures again what it sets: a panel that is 1 mm too full does not come out."""
    data = next(role_guides(engine, card, [(card.role("politie"), SHEET)]))
    assert engine.pdf("guide.typ", data)
    fuller = {**data, "panels": [data["panels"][0], {**data["panels"][1], "parts": data["panels"][1]["parts"] * 3}]}
    with pytest.raises(PocketError, match=r"vak 2 is \d.* mm te vol"):
        engine.pdf("guide.typ", fuller)


def test_what_was_made_before_is_not_made_again(
    card: Card, made: Guides, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    monkeypatch.setattr(Engine, "_made", lambda *_: pytest.fail("made again"))
    assert guides(card, engine.cache).files == made.files
