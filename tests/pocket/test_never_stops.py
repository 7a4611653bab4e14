# SPDX-License-Identifier: EUPL-1.2
"""Paper never stops the site: whatever a card says, each guide is made whole or is left out by name, as `make card` tells."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from build_hooks.pocket import guides, left_out
from build_hooks.pocket.engine import Engine
from build_hooks.pocket.errors import PocketError
from build_hooks.pocket.papers import PAGES, SHEET, WALL, Paper
from build_hooks.pocket.roles import role_guide, smallest
from build_hooks.pocket.whole import whole_card_guide
from checker import Card
from checker.card import Contact, Partner, Task
from checker.rules import rulebook
from tests.checker.small_cards import section, small_card
from tests.pocket.conftest import CACHE
from tests.pocket.tags import reader

CARDS = [(1, 0, 60), (3, 40, 25), (5, 5, 60), (40, 3, 12)]
"""Of each card how many tasks and contacts it has, and of how many letters its longest words are."""


def card_with(tasks: int, contacts: int, longest: int) -> Card:
    """A card that says anything, always the same: tasks in tasks, prohibitions, notes, numbers to write down."""
    chance = Random(f"{tasks} {contacts} {longest}")  # noqa: S311 (nothing here is a secret)

    def text(most: int) -> str:
        lengths = (chance.choice((2, 3, 5, 8, 12, longest)) for _ in range(chance.randint(1, most)))
        return " ".join("".join(chance.choice("aeiounrstklm") for _ in range(length)) for length in lengths)

    def task(name: str, depth: int = 0) -> Task:
        parts = 0 if depth == 2 else chance.choice((0, 0, 0, 2))
        return Task(
            id=name,
            do=f"{text(20)}.",
            source=(1,),
            section=None if depth else chance.choice(("deel0", "deel1")),
            partners=("partner",) if chance.random() < 0.2 else (),
            record=f"{text(4)}." if chance.random() < 0.2 else None,
            do_not=not parts and chance.random() < 0.1,
            tasks=tuple(task(f"{name}-{number}", depth + 1) for number in range(parts)),
        )

    known = [
        Contact(name=text(3), phone=chance.choice(("", "070-123 45 67")), note=chance.choice((None, text(6))))
        for _ in range(contacts)
    ]
    own = {"a": tuple(task(f"a-{number}") for number in range(tasks))}
    partner = Partner(id="partner", name=text(2))
    return small_card(own, [], [section("deel0"), section("deel1")], [partner], known, {"a": 0})


@pytest.mark.parametrize("of", CARDS, ids=str)
def test_a_guide_has_every_task_once_or_says_what_is_too_much(of: tuple[int, int, int], engine: Engine) -> None:
    """The template measures again what it sets, so that what does not fit is never cut off: then no PDF comes out."""
    for paper in (SHEET, PAGES, WALL):
        has_every_task_once(engine, card_with(*of), paper)


@pytest.mark.usefixtures("takes_long")
def test_of_hundreds_of_tasks_a_guide_has_every_one_once_or_says_that_it_is_too_much(engine: Engine) -> None:
    card = card_with(400, 1, 12)
    for paper in (PAGES, WALL):
        has_every_task_once(engine, card, smallest(paper))
    with pytest.raises(PocketError, match=r"de tekst past niet op 14 vakken, maar heeft er \d+ nodig"):
        role_guide(engine, card, smallest(SHEET), card.role("a"))


def has_every_task_once(engine: Engine, card: Card, paper: Paper) -> None:
    role = card.role("a")
    data = role_guide(engine, card, paper, role)
    assert engine.pdf("guide.typ", data)
    shown = Counter(block["kind"] for panel in data["panels"] for part in panel["parts"] for block in part["blocks"])
    assert shown["task"] == len(rulebook(card).rules(role.id))
    assert shown["contact"] == sum(bool(each.phone) for each in (card.region.urgent, *card.region.contacts))


@pytest.mark.parametrize("of", CARDS, ids=str)
def test_the_whole_card_has_the_pages_that_it_says(of: tuple[int, int, int], engine: Engine) -> None:
    data = whole_card_guide(engine, card_with(*of), "A3", 1)
    assert len(reader(engine.pdf("card.typ", data)).pages) == len(data["pages"])


@pytest.mark.parametrize("tasks", [20, 30])
def test_a_second_sheet_has_a_front_and_the_numbers_stay_on_the_back_of_the_first(tasks: int, engine: Engine) -> None:
    card = card_with(tasks, 3, 12)
    data = role_guide(engine, card, SHEET, card.role("a"))
    pages = [page.extract_text() for page in reader(engine.pdf("guide.typ", data)).pages]
    assert len(pages) == 2
    assert len(data["panels"]) == 14
    assert [part["title"] for part in data["panels"][6]["parts"]] == ["Wie je belt"]
    for number, page in enumerate(pages, start=1):
        assert f"vel {number} van 2" in page


@pytest.mark.parametrize(
    ("does", "made_all_the_same", "why"),
    [
        ("Doe dit en overleg daarna met iedereen. " * 60, {"kaart-a3", "kaart-a4"}, "mm te hoog voor een vak"),
        ("Doe \u9fff.", set(), "kan niet op papier"),
    ],
    ids=["too long", "no letter"],
)
def test_what_does_not_fit_is_left_out_as_was_told_and_nothing_else(does: str, made_all_the_same: set[str], why: str) -> None:
    card = small_card({"a": (Task(id="a-1", do=does, source=(1,), section="altijd"),)}, functions={"a": 0})
    told = list(left_out(card, CACHE))
    made = guides(card, CACHE)
    assert told == list(made.left_out)
    assert {guide.name for guide in made.guides} == {f"{name}.pdf" for name in made_all_the_same}
    assert {*made.files} - {"vouwen.png"} == {f"{name}.{end}" for name in made_all_the_same for end in ("pdf", "png")}
    assert len(told) == len({"zakgids-a", "zakgids-a-a6", "poster-a", "kaart-a3", "kaart-a4"} - made_all_the_same)
    assert all(why in each for each in told)


@pytest.mark.parametrize(
    ("times", "led_to"), [(1, "Neem dan de zakgids van die functie"), (60, "Print dan de pagina van die functie")]
)
def test_a_guide_leads_to_that_of_a_function_only_when_there_is_one(times: int, led_to: str) -> None:
    """A poster would have the tasks of the function too."""
    tasks = (
        Task(id="a-1", do="Doe dit.", source=(1,), section="altijd"),
        Task(id="a-2", do="Doe dit en overleg daarna met iedereen. " * times, source=(1,), section="altijd", who=("a-f",)),
    )
    made = guides(small_card({"a": tasks}, functions={"a": 1}), CACHE)
    assert ("zakgids-a-f.pdf" in made.files) == ("zakgids-a-f-a6.pdf" in made.files) == (times == 1)
    for name in ("zakgids-a.pdf", "zakgids-a-a6.pdf"):
        said = "".join(page.extract_text() for page in reader(made.files[name]).pages)
        assert led_to in " ".join(said.split())


def test_a_name_that_is_too_long_for_a_front_is_told(engine: Engine) -> None:
    card = small_card({"a": (Task(id="a-1", do="Doe dit.", section="altijd"),)}, functions={"a": 0})
    role = replace(card.organisations[0], name="Casusregisseur " * 40)
    with pytest.raises(PocketError, match="Kies een kortere naam voor de kaart, de rol of de regio"):
        role_guide(engine, replace(card, organisations=(role,)), smallest(SHEET), role)


def test_all_of_this_card_is_on_paper(card: Card) -> None:
    assert list(left_out(card, CACHE)) == []
