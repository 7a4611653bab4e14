# SPDX-License-Identifier: EUPL-1.2
"""What pages, search and paper show of cards of every shape: shared tasks, more sections, no or several functions."""

import re
from collections import Counter

from build_hooks.pages import pages
from build_hooks.pages.directives import Page, Site, show
from build_hooks.pages.search import entries
from build_hooks.pages.ties import ties
from build_hooks.pocket.content import parts, wall_parts, whole_card
from checker import Card
from checker.rules import rulebook
from tests.checker.fragments import parsed
from tests.checker.small_cards import of_every_shape


def directives(markdown: str) -> list[tuple[str, str]]:
    """Each directive of a page, as a name and what it asks for."""
    lines = (line.removeprefix("::: ") for line in markdown.splitlines() if line.startswith("::: "))
    return [(name, asked) for name, _, asked in (line.partition(" ") for line in lines)]


def tasks_on(card: Card, markdown: str) -> tuple[Counter[str], list[str]]:
    """How often each task stands on a page, and the ids of the places there."""
    page = Page(Site(card=card), "../")
    shown = parsed("".join(show(page, name, asked) for name, asked in directives(markdown) if name == "taken"))
    items = [item for item in shown.all("li") if "data-taak" in item.attributes]
    ids = [item.attributes["id"] for item in items if "id" in item.attributes]
    return Counter(str(item.attributes["data-taak"]) for item in items), [str(each) for each in ids]


@of_every_shape
def test_every_task_stands_on_the_page_of_everybody_whose_it_is_with_one_place_to_link_to(card: Card) -> None:
    made = pages(card)
    for role in card.roles():
        shown, ids = tasks_on(card, made[f"rol/{role.id}.md"])
        assert shown == Counter(rule.task.id for rule in rulebook(card).rules(role.id))
        assert sorted(ids) == sorted(shown)


@of_every_shape
def test_every_task_stands_on_the_page_of_each_of_its_sections(card: Card) -> None:
    made = pages(card)
    for section in card.sections:
        shown, ids = tasks_on(card, made[f"onderdeel/{section.id}.md"])
        every = [rule for role in card.roles() for rule in rulebook(card).rules(role.id)]
        assert set(shown) == {rule.task.id for rule in every if rule.section is section}
        assert sorted(ids) == sorted(shown)


@of_every_shape
def test_no_head_of_a_table_of_origins_is_without_a_word(card: Card) -> None:
    """Also where some tasks say where they come from and others do not. A screen reader would read a head of nothing."""
    page = Page(Site(card=card))
    for section in card.sections:
        shown = parsed(str(show(page, "herkomst", section.id)))
        assert all(head.text.strip() for head in shown.all("th")), section.id


@of_every_shape
def test_every_task_is_found_once(card: Card) -> None:
    found = Counter(entry["place"].partition("#")[2] for entry in entries(card) if entry["kind"].startswith("Taak van"))
    assert found == Counter(rulebook(card).every_rule.keys())


@of_every_shape
def test_every_task_is_on_paper_wherever_it_is_on_a_page(card: Card) -> None:
    for role in card.roles():
        blocks = [block for part in parts(card, role, folded=False) for block in part.blocks if block["kind"] == "task"]
        assert len(blocks) == len(rulebook(card).rules(role.id))
    on_walls = str([part.blocks for each in card.organisations for part in wall_parts(card, each)])
    whole = str(whole_card(card))
    for name in rulebook(card).every_rule:
        said = re.compile(rf"[Dd]oe {name}(?![\w-])")
        assert said.search(on_walls)
        assert said.search(whole)


@of_every_shape
def test_everybody_whose_a_task_is_coordinates_about_it_with_the_others(card: Card) -> None:
    found = {(tie.by, tie.partner, rule.task.id) for tie in ties(card) for _, rule in tie.tasks}
    every = [rule for role in card.roles() for rule in rulebook(card).rules(role.id)]
    assert found == {
        (rule.by, partner, rule.task.id)
        for rule in every
        for partner in rule.task.partners
        if partner not in (rule.by, card.organisation_of(rule.by).id)
    }
