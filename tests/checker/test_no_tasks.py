# SPDX-License-Identifier: EUPL-1.2
"""Who has no task at an answer reads why, wherever tasks stand; and nobody else does."""

from dataclasses import replace

from build_hooks.pages import pages
from build_hooks.pages.directives import Page, Site, show
from build_hooks.pocket.content import whole_card
from checker import decide
from checker.card import ROLE, Task
from checker.contract import step_data
from checker.html import step_html
from checker.markup import Links
from checker.text import advice_text
from checker.tree import tree_html
from tests.checker.small_cards import question, section, small_card

WHY = "Bij laag risico doet b niets."

_ASKED = question("risico", "hoog", "laag")
_LOW = replace(_ASKED.options[1], no_tasks={"b": WHY})
CARD = small_card(
    {
        "a": (
            Task(id="a-hoog", do="Doe a.", section="hoog"),
            Task(id="a-laag", do="Doe a rustig.", section="laag"),
        ),
        "b": (Task(id="b-hoog", do="Doe b.", section="hoog"),),
    },
    [replace(_ASKED, options=(_ASKED.options[0], _LOW))],
    [section("hoog", when={"risico": "hoog"}), section("laag", when={"risico": "laag"})],
)


def test_who_has_no_task_at_an_answer_reads_why_and_nobody_else_does() -> None:
    for role in CARD.roles():
        for answer in ("hoog", "laag"):
            step = decide(CARD, {ROLE: role.id, "risico": answer})
            hers = CARD.organisation_of(role.id).id == "b" and answer == "laag"
            tree = tree_html(CARD, {ROLE: role.id, "risico": answer})
            for face in (step_html(step, Links()), advice_text(step), tree):
                assert (WHY in face) is hers
            assert step_data(step)["no_tasks"] == ([WHY] if hers else [])


def test_a_function_that_has_a_task_of_its_own_there_is_not_told_that_there_is_none() -> None:
    own = Task(id="b-f-laag", do="Doe iets.", section="laag", who=("b-f",))
    card = replace(CARD, tasks={**CARD.tasks, "b": (*CARD.tasks["b"], own)})
    texts = {role: advice_text(decide(card, {ROLE: role, "risico": "laag"})) for role in ("b", "b-f")}
    assert WHY in texts["b"]
    assert WHY not in texts["b-f"]
    assert "Doe iets." in texts["b-f"]


def test_so_does_who_looks_at_the_whole_card_and_at_that_section() -> None:
    assert pages(CARD)["onderdeel/laag.md"].count(WHY) == 1
    assert WHY not in pages(CARD)["onderdeel/hoog.md"]
    assert show(Page(Site(card=CARD)), "overzicht").count(WHY) == 1
    assert str(whole_card(CARD)).count(WHY) == 1
