# SPDX-License-Identifier: EUPL-1.2
"""The menu of the site: the pages that follow from the card, between those that are written by hand."""

from collections.abc import Sequence

from build_hooks.authoring import Case
from build_hooks.naming import name_of
from build_hooks.pages.generate import CHECKER, PRACTICE
from checker.card import Card
from checker.conditions import condition_from, questions_in


def _sections_menu(card: Card) -> str:
    """What the sections are named by in the menu: what the one question is about that they all depend on, if there is one."""
    asked = {name for section in card.sections for name in questions_in(condition_from(section.when)) if section.when}
    short = card.question(min(asked)).short if len(asked) == 1 else None
    return f"Per {short}" if short else "Per onderdeel"


def navigation(card: Card, cases: Sequence[Case] = (), more: Sequence[str] = ()) -> list[dict[str, object]]:
    """The menu, as MkDocs and its kin want it: what follows from the card, between the pages that are written by hand.

    `more` are pages about the card that not every site has.
    """
    practice: list[dict[str, object]] = [{"Oefenen": PRACTICE}] if cases else []
    return [
        {name_of(card).title: "index.md"},
        {CHECKER: "wat-moet-ik-nu-doen.md"},
        {"Per rol": [{role.name: f"rol/{role.id}.md"} for role in card.roles()]},
        {_sections_menu(card): [{section.title: f"onderdeel/{section.id}.md"} for section in card.sections]},
        {"Wie bel je": "bellen.md"},
        {"Zakgids": "zakgids.md"},
        *practice,
        {"Begrippen": "begrippen.md"},
        {"Met wie je afstemt": "partners.md"},
        {"Over": ["over.md", "verantwoording.md", *more, "toegankelijkheid.md", "privacy.md"]},
        {"Beheer": ["beheer.md", "plaatsen.md", "licenties.md"]},
    ]
