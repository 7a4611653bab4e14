# SPDX-License-Identifier: EUPL-1.2
"""A card that would give a page too large for a phone is refused, before the time and memory for it are spent."""

from dataclasses import replace
from pathlib import Path

import pytest

from build_hooks.authoring import CardProblems
from build_hooks.authoring.size import MOST, demand_that_it_fits_in_a_page
from checker import Card
from checker.card import Task
from checker.tree import tree_html
from tests.checker.small_cards import open_question

FOLDER = Path("docs/kaart")


def asking_all(card: Card, number: int) -> Card:
    """The card with so many questions more, each asked of everybody."""
    more = [open_question(f"meer-{each}") for each in range(number)]
    asked = [
        Task(id=f"{each.id}-taak", do="Doe dit.", source=(1,), section=card.sections[0].id, when={each.id: "ja"})
        for each in more
    ]
    tasks = {name: (*own, *(replace(task, id=f"{name}-{task.id}") for task in asked)) for name, own in card.tasks.items()}
    return replace(card, questions=(*card.questions, *more), tasks=tasks)


def test_the_card_and_one_with_a_question_more_for_everybody_fit(card: Card) -> None:
    demand_that_it_fits_in_a_page(card, FOLDER)
    larger = asking_all(card, 1)
    demand_that_it_fits_in_a_page(larger, FOLDER)
    assert tree_html(larger).count('class="rk-blad"') < MOST


@pytest.mark.parametrize("number", [3, 30])
def test_a_card_with_more_of_them_does_not(card: Card, number: int) -> None:
    """Also one of which the situations cannot be counted."""
    few = replace(card, questions=card.questions[:1], tasks=dict.fromkeys(card.tasks, ()))
    with pytest.raises(CardProblems) as raised:
        demand_that_it_fits_in_a_page(asking_all(card if number == 3 else few, number), FOLDER)
    told = f"docs/kaart/vragen.yml:1: de antwoorden leiden tot meer dan {MOST} verschillende situaties; "
    assert str(raised.value).startswith(told)
