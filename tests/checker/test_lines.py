# SPDX-License-Identifier: EUPL-1.2
"""Up to twelve organisations, each with a line and a sign that no other has: never a colour alone."""

from dataclasses import replace

import pytest

from build_hooks.pages.directives import Page, Site, show
from build_hooks.pocket.papers import again, colour
from build_hooks.pocket.whole import MOST_BESIDE, batches
from checker import Card
from checker.card import Task
from checker.markup import COLOURS, line_class, signs
from tests.checker.small_cards import small_card
from tests.conftest import PROJECT

STYLES = "".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT / "docs" / "assets" / "stijl").glob("*.css")))


def card_with(number: int) -> Card:
    names = [f"o{place}" for place in range(number)]
    return small_card({name: (Task(id=f"{name}-1", do="Doe iets.", section="altijd"),) for name in names})


@pytest.mark.parametrize("number", range(1, 13))
def test_no_two_organisations_have_the_same_line_or_sign(number: int) -> None:
    card = card_with(number)
    for distinct in (
        [line_class(card, each.id) for each in card.organisations],
        list(signs(card).values()),
        [(colour(card, each.id), again(card, each.id)) for each in card.organisations],
    ):
        assert len(set(distinct)) == number
    for organisation in card.organisations:
        for function in organisation.functions:
            assert line_class(card, function.id) == line_class(card, organisation.id)


def test_organisations_with_the_same_initials_have_more_of_their_name_in_their_sign() -> None:
    card = card_with(3)
    names = ("Politie", "Parket", "Veilig Thuis")
    named = replace(card, organisations=tuple(map(lambda each, name: replace(each, name=name), card.organisations, names)))
    assert list(signs(named).values()) == ["P", "Pa", "VT"]
    assert show(Page(Site(card=named)), "organisaties").count("rk-sein") == 3


def test_every_line_has_a_colour_and_the_second_six_another_pattern() -> None:
    card = card_with(12)
    found = {name for each in card.organisations for name in line_class(card, each.id).split()}
    assert found == {*(f"rk-lijn-{number}" for number in range(1, COLOURS + 1)), "rk-lijn-weer"}
    assert all(f".{name} {{" in STYLES for name in found)
    assert "#000000" not in {colour(card, each.id) for each in card.organisations}


@pytest.mark.parametrize("number", range(1, 13))
def test_on_paper_no_more_stand_beside_each_other_than_can_be_read_and_the_pages_are_even(number: int) -> None:
    card = card_with(number)
    groups = [len(group) for group in batches(card)]
    assert sum(groups) == number
    assert max(groups) <= MOST_BESIDE
    assert max(groups) - min(groups) <= len(groups)
