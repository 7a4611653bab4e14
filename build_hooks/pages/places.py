# SPDX-License-Identifier: EUPL-1.2
"""Where a task stands: an organisation's task is on the page of its function too, but it has one place to link to."""

from collections.abc import Iterator

from checker.card import Card, Role
from checker.rules import Rule, rulebook


def places(card: Card) -> Iterator[tuple[Role, Rule]]:
    """Every rule once, with the first role on whose page it stands."""
    met: set[str] = set()
    for role in card.roles():
        for rule in rulebook(card).rules(role.id):
            if rule.task.id not in met:
                met.add(rule.task.id)
                yield role, rule
