# SPDX-License-Identifier: EUPL-1.2
"""What stands around every page, in finished words and addresses: a template or a style sheet needs no Python to show it.

Why: build_hooks/design/decisions/generator.md
"""

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

from build_hooks.naming import name_of
from build_hooks.pages import texts
from build_hooks.pages.directives.overview import column_widths, least_width
from build_hooks.pages.reporting import report_place
from checker.card import Card, Contact
from checker.phone import dial
from checker.standing import coming_line, draft_line
from checker.wording import dutch_date

NOT_FOUND: Final = Path(__file__).with_name("not_found")
"""The style and the script of the page for what is not there. They stand in it, because it is shown at any depth."""

FOOT: Final = '"{voet}"'
"""Where a style sheet wants what stands at the foot of every printed sheet. A style sheet cannot read the page."""
WIDE, NARROW = "(--breed)", "(--smal)"
"""Where it asks whether there is room for the overview as a table."""


def around(card: Card, today: date, csp: str, styles: Path) -> dict[str, object]:
    """What the templates show around every page of this card.

    `csp` is the policy of every page. `styles` is the folder of the style sheets. The page for what is not there has their
    colours and the logo in it.
    """
    region, name = card.region, name_of(card)
    return {
        "name": {"full": name.full, "this": name.this, "whole": name.whole},
        "urgent": _reach(region.urgent),
        "contacts": [_reach(contact) for contact in region.contacts if contact.phone],
        "region": region.name,
        "version": card.version,
        "valid_from": _day(card.valid_from),
        "review_by": _day(card.review_by),
        "review_is_due": card.review_by < today,
        "draft": dict(zip(("word", "by"), draft_line(card).split(": ", 1), strict=True)) if card.draft else None,
        "coming": coming_line(card, today.isoformat()),
        "hash": card.hash,
        "csp": csp,
        "csp_checker": csp.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'"),
        "not_found": _not_found(csp, styles),
    }


def report(card: Card, title: str) -> dict[str, object] | None:
    """Where a mistake on the page with this title is reported; None when the region has no address for that."""
    place = report_place(card, title)
    return asdict(place) if place else None


def style(sheets: Iterable[str], card: Card, site_name: str) -> str:
    """All style sheets as one, with what follows from the card.

    That is the foot of every printed sheet, the width from which on the overview is a table, and of each section its sign and
    the width of its column.
    """
    foot = texts.FOOT.format(
        site=site_name,
        version=card.version,
        valid_from=dutch_date(card.valid_from),
        hash=card.hash,
        review_by=dutch_date(card.review_by),
    )
    written = "\n".join((*sheets, *_sections(card)))
    wide = least_width(card)
    known = {FOOT: _css_string(foot), WIDE: f"(min-width: {wide}em)", NARROW: f"(max-width: {wide - 1 / 16}em)"}
    for asked, answer in known.items():
        written = written.replace(asked, answer)
    return written + "\n"


def _sections(card: Card) -> Iterator[str]:
    widths = column_widths(card)
    for section in card.sections:
        if section.sign:
            sign = f"--teken: var(--teken-{section.sign}); --vorm: var(--vorm-{section.sign});"
            yield f".rk-onderdeel-{section.id} {{ {sign} }}"
        if section.id in widths:
            yield f".rk-routes col.rk-onderdeel-{section.id} {{ --breedte: {widths[section.id]}%; }}"


def _reach(contact: Contact) -> dict[str, object]:
    return {"name": contact.name, "phone": contact.phone, "link": dial(contact.phone), "note": contact.note}


def _day(day: date) -> dict[str, str]:
    return {"date": day.isoformat(), "words": dutch_date(day)}


def _not_found(csp: str, styles: Path) -> dict[str, str]:
    """What is in the page for what is not there, and its policy, which allows exactly that, by hash."""
    look = (styles / "tokens.css").read_text(encoding="utf-8") + (NOT_FOUND / "style.css").read_text(encoding="utf-8")
    script = (NOT_FOUND / "script.js").read_text(encoding="utf-8")
    policy = csp.replace("script-src 'self'", f"script-src {_allowed(script)}")
    return {
        "csp": policy.replace("style-src 'self'", f"style-src {_allowed(look)}"),
        "style": look,
        "script": script,
        "logo": (styles / "teken.svg").read_text(encoding="utf-8"),
    }


def _allowed(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


def _css_string(text: str) -> str:
    """The text between quotes, as a style sheet writes it (CSS Syntax Level 3, 4.3.5)."""
    return '"' + "".join(f"\\{ord(each):x} " if each in '"\\\n' or each < " " else each for each in text) + '"'
