# SPDX-License-Identifier: EUPL-1.2
"""The account says of each part and each reading who approved it, and what is a draft."""

from dataclasses import replace
from datetime import date

import pytest

from build_hooks.authoring.approving import part_codes, reading_codes
from build_hooks.pages import Page, Site
from build_hooks.pages.around import around
from build_hooks.pages.directives import show
from checker import Card
from checker.card import REGION, Approval, Reading
from checker.wording import plain
from tests.checker.fragments import parsed
from tests.conftest import PROJECT

DAY = date(2026, 5, 1)


@pytest.fixture
def some(card: Card) -> Card:
    """The card, of which the first part was approved, the second was and changed, and a reading is confirmed."""
    card = replace(card, readings=tuple(Reading(number=number, text=f"Lezing {number}.") for number in (1, 2, 3)))
    first, second, *_ = (*part_codes(card), REGION)
    codes = {first: part_codes(card)[first], second: "0" * 12, "lezing 2": reading_codes(card)["lezing 2"]}
    given = (Approval(part=part, by="Overleg <b>A&B</b>", day=DAY, code=code) for part, code in codes.items())
    return replace(card, approved=tuple(given))


def items(card: Card, directive: str) -> list[str]:
    found = parsed(show(Page(Site(card=card)), directive))
    return [each.text for each in found.all() if each.tag == "li"]


def test_of_each_part_it_says_who_approved_it_and_its_code(some: Card) -> None:
    by = "vastgesteld door Overleg <b>A&B</b> op 1 mei 2026"
    codes = part_codes(some)
    said = [
        f"{by}.",
        f"{by} en daarna veranderd. Stel dit deel opnieuw vast.",
        *["nog niet vastgesteld."] * (len(codes) - 2),
    ]
    names = [*(each.name for each in some.organisations), "Regio, al het andere"]
    expected = [f"{name}: {what} Code {code}" for name, what, code in zip(names, said, codes.values(), strict=True)]
    assert items(some, "vastgesteld") == expected


def test_of_each_reading_it_says_whether_it_is_confirmed(some: Card) -> None:
    ends = {each.number: "Nog niet bevestigd." for each in some.readings}
    ends[2] = "Bevestigd door Overleg <b>A&B</b> op 1 mei 2026."
    for said, (number, end) in zip(items(some, "lezingen"), sorted(ends.items()), strict=True):
        text = next(each.text for each in some.readings if each.number == number)
        assert said.startswith(plain(text)[:9])
        assert said.endswith(end)


def test_around_every_page_is_said_what_does_not_hold_yet_until_its_day(card: Card) -> None:
    draft = replace(card, draft=(REGION,), valid_from=date(2027, 1, 1))
    styles = PROJECT / "docs" / "assets" / "stijl"
    told = [
        (shown["draft"], shown["coming"])
        for each in (draft, replace(draft, draft=()))
        for day in (date(2026, 12, 31), date(2027, 1, 1))
        for shown in (around(each, day, "", styles),)
    ]
    line, coming = {"word": "Concept", "by": "nog niet vastgesteld door de regio."}, "Deze kaart geldt vanaf 1 januari 2027."
    assert told == [(line, coming), (line, ""), (None, coming), (None, "")]
