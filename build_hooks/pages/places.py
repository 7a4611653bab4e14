# SPDX-License-Identifier: EUPL-1.2
"""Where a task stands: it may be on the pages of several roles, and there more than once, but it has one place to link to."""

from collections.abc import Iterator

from checker.card import Card, Role
from checker.rules import Rule, rulebook


def places(card: Card) -> Iterator[tuple[Role, Rule]]:
    """Every rule once, with the first role on whose page it stands."""
    book, met = rulebook(card), set[str]()
    for role in card.roles():
        for name in dict.fromkeys(rule.task.id for rule in book.rules(role.id)):
            if name not in met and (rule := book.whole(role.id, name)):
                met.add(name)
                yield role, rule
