# SPDX-License-Identifier: EUPL-1.2
"""Whether the card holds: whether all have approved it whose tasks it tells, and whether its day has come."""

from checker import texts
from checker.card import REGION, Card
from checker.wording import dutch_date, joined


def draft_line(card: Card) -> str:
    """By whom the card is not approved yet, as it is now; empty when all have."""
    if not card.draft:
        return ""
    by = [card.organisation_of(name).label for name in card.draft if name != REGION]
    if len(by) == len(card.organisations) > 1:
        by = [texts.ALL_ORGANISATIONS]
    return texts.DRAFT.format(by=joined([*by, *([texts.THE_REGION] if REGION in card.draft else [])]))


def coming_line(card: Card, today: str | None) -> str:
    """From when the card holds, as long as that is to come; empty afterwards, or when it is not known what day it is.

    `today` is the date, as '2026-05-01'.
    """
    told = texts.COMING.format(day=dutch_date(card.valid_from))
    return told if today is not None and today < str(card.valid_from) else ""


def standing(card: Card, today: str | None) -> str:
    """All that is to be said before one goes by the card; empty when it holds."""
    return " ".join(filter(None, (draft_line(card), coming_line(card, today))))
