# SPDX-License-Identifier: EUPL-1.2
"""The pages about earlier versions: what changed, and the card as it was. There are none of a card without any.

The search finds none of them: who searches wants to know what to do now.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from build_hooks.naming import name_of
from build_hooks.pages.feed import feed
from build_hooks.pages.markdown import literal, page
from build_hooks.versions import History
from checker.card import Card
from checker.hypertext import Html
from checker.wording import dutch_date, sentence

CHANGES: Final = "veranderd.md"
ARCHIVE: Final = "archief/index.md"
FEED: Final = "veranderd.xml"


def change_pages(history: History) -> Mapping[str, str]:
    """Path below the documentation folder → Markdown, and the feed."""
    if not history.earlier:
        return {}
    cards = pairwise((*history.earlier, history.card))
    old = {f"archief/{card.version}.md": _old_page(card, after) for card, after in cards}
    return {
        CHANGES: _changes_page(history.card, history.earlier[-1]),
        ARCHIVE: _archive_page(history),
        FEED: feed(history),
        **old,
    }


def in_the_menu(history: History) -> Sequence[str]:
    """Those of these pages that the menu leads to."""
    return (CHANGES, ARCHIVE) if history.earlier else ()


def _changes_page(card: Card, before: Card) -> str:
    feed = Html('<a href="{}">feed</a>', FEED)
    return page(
        "Wat is er veranderd",
        f"Wat er veranderde aan {name_of(card).full} in versie {card.version}.",
        f"Dit veranderde van versie {literal(before.version)} naar versie {literal(card.version)}. "
        f"De nieuwe versie geldt vanaf {dutch_date(card.valid_from)}.",
        f"Lees de hele [vorige versie](archief/{before.version}.md), of volg wat er verandert met een {feed}.",
        "::: veranderd",
        "::: printknop",
        hidden=True,
    )


def _archive_page(history: History) -> str:
    """Which version held on which day: each until the next begins."""
    lines = [
        f"- Van {dutch_date(each.valid_from)} tot {dutch_date(after.valid_from)}: "
        f"[versie {literal(each.version)}]({each.version}.md)"
        for each, after in pairwise((*history.earlier, history.card))
    ]
    now = f"- Vanaf {dutch_date(history.card.valid_from)}: [versie {literal(history.card.version)}](../index.md)"
    return page(
        "Eerdere versies",
        f"Welke versie van {name_of(history.card).full} gold op welke dag?",
        "Wil je weten wat er op een dag op de kaart stond? Kies dan de versie van die dag.",
        "\n".join((*lines, now)),
        hidden=True,
    )


def _old_page(card: Card, after: Card) -> str:
    held = f"van {dutch_date(card.valid_from)} tot {dutch_date(after.valid_from)}"
    return page(
        f"Versie {card.version}",
        f"{sentence(name_of(card).full)} in versie {card.version}.",
        f"**Deze versie geldt {held}.** Is het later? Ga dan niet uit van deze taken. Kijk "
        "[wat je nu moet doen](../wat-moet-ik-nu-doen.md).",
        f"De controlecode van deze versie is {literal(card.hash)}.",
        f"::: archief {card.version}",
        "::: printknop",
        hidden=True,
    )
