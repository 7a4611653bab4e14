# SPDX-License-Identifier: EUPL-1.2
"""The pages lead to each guide that was made, and to a page in the place of each that was not."""

import re
from itertools import product

import pytest

from build_hooks.pages.guides import Guide, folding_html, guides_html, way_to_guides_html
from build_hooks.pages.texts import MISSING
from checker.card import Task
from checker.markup import Links
from tests.checker.small_cards import small_card

CARD = small_card({name: (Task(id=f"{name}-1", do="Doe dit.", section="altijd"),) for name in "ab"}, functions={"a": 0, "b": 0})
PAPERS = ("A4", "A6", "A3")


def guide(role: str | None, paper: str) -> Guide:
    return Guide(f"{role}-{paper}.pdf", role, paper, 1, 1000, f"{role}-{paper}.png", 1, 1)


@pytest.mark.parametrize("made", list(product((False, True), repeat=4)), ids=str)
def test_what_was_made_is_led_to_and_in_the_place_of_the_rest_is_the_page(made: tuple[bool, ...]) -> None:
    """Of organisation b all is there; of a, and of the whole card, any part of it."""
    possible = [*(guide("a", paper) for paper in PAPERS), guide(None, "A3")]
    guides = [
        *(each for each, is_made in zip(possible, made, strict=True) if is_made),
        *(guide("b", paper) for paper in PAPERS),
    ]
    shown = {what: guides_html(CARD, guides, "", Links(""), what) for what in ("rollen", "posters", "kaart")}
    led_to = re.findall(r'href="([^"]+)"', "".join(shown.values()))
    assert sorted(each for each in led_to if "zakgids/" in each) == sorted(f"zakgids/{each.name}" for each in guides)
    assert ("rol/a.html" in shown["rollen"]) is not any(made[:2])
    assert ("rol/a.html" in shown["posters"]) is not made[2]
    assert ("index.html" in shown["kaart"]) is not made[3]
    assert ("zakgids.html" in way_to_guides_html(guides, Links(""), CARD.role("a"))) is any(made[:3])


def test_how_to_fold_is_told_when_there_is_something_to_fold() -> None:
    assert not folding_html([guide("a", "A6"), guide("a", "A3"), guide(None, "A4")], Links(""))
    assert folding_html([guide("a", "A4")], Links(""))


def test_without_the_engine_that_is_said_instead() -> None:
    assert guides_html(CARD, [], MISSING, Links(""), "rollen") == f"<p>{MISSING}</p>"
