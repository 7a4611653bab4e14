# SPDX-License-Identifier: EUPL-1.2
"""What the card is worth today: whether it is approved by all whose tasks it tells."""

from checker.card import REGION, Card
from checker.wording import joined


def draft_line(card: Card) -> str:
    """By whom the card is not approved yet, as it is now; empty when all have."""
    if not card.draft:
        return ""
    by = [card.organisation_of(name).label for name in card.draft if name != REGION]
    if len(by) == len(card.organisations) > 1:
        by = ["alle organisaties"]
    return f"Concept: nog niet vastgesteld door {joined([*by, *(['de regio'] if REGION in card.draft else [])])}."
