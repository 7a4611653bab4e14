# SPDX-License-Identifier: EUPL-1.2
"""Who coordinates with whom: the ties between people, from the `with` fields of the tasks."""

from collections.abc import Iterator
from dataclasses import dataclass

from build_hooks.pages.places import places
from checker.card import Card, Role
from checker.people import own_roles
from checker.rules import Rule, rulebook


@dataclass(frozen=True, slots=True)
class Tie:
    """Who coordinates with which partner, and for which tasks: each with the first role on whose page it stands."""

    by: str
    partner: str
    tasks: tuple[tuple[Role, Rule], ...]

    @property
    def id(self) -> str:
        """Its place on the page. No id on the card has an underscore in it."""
        return f"{self.by}_{self.partner}"


def ties(card: Card) -> Iterator[Tie]:
    """Every tie once, in the order of the card."""
    found: dict[tuple[str, str], list[tuple[Role, Rule]]] = {}
    for role, rule in places(card):
        for partner in rule.task.partners:
            for doer in rulebook(card).doers[rule.task.id]:
                if partner not in own_roles(card, doer.id):
                    found.setdefault((doer.id, partner), []).append((role, rule))
    return (Tie(by, partner, tuple(tasks)) for (by, partner), tasks in found.items())
