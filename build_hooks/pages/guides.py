# SPDX-License-Identifier: EUPL-1.2
"""What the pages say of the guides: PDFs to print, which are made elsewhere in the build."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from checker.card import Card, Role
from checker.markup import Links

FOLDER: Final = "zakgids"
"""Where the guides are in the site."""

FOLDING: Final = "vouwen.png"
"""The picture of how to fold the sheet."""

STEPS: Final = (
    "Vouw het vel in acht vakken. Vouw het weer open.",
    "Leg de korte kanten op elkaar. Knip vanaf de vouw tot het midden.",
    "Vouw open. Leg de lange kanten op elkaar en duw de uiteinden naar elkaar toe.",
    "Vouw om tot een boekje, met de voorkant buiten.",
)
"""How to fold it, in words: the same on the sheet as on the page."""

MISSING: Final = "De zakgidsen zijn er nu niet: het programma dat ze maakt ontbrak bij het bouwen van deze site."
BEING_MADE: Final = "De zakgidsen worden nu gemaakt. Daarna laadt deze pagina vanzelf opnieuw."
"""Seen by an editor alone: a finished site has its guides."""


@dataclass(frozen=True, slots=True)
class Guide:
    """One PDF. `role` is whose it is, None for the whole card.

    `name` is the file name and `paper` its size, such as 'A4'; `pages` and `size` (in bytes) are what a reader wants to know
    before printing; `picture` is a file that shows the first page, `width` by `height` pixels.
    """

    name: str
    role: str | None
    paper: str
    pages: int
    size: int
    picture: str
    width: int
    height: int


def guides_html(card: Card, guides: Sequence[Guide], missing: str, links: Links, role: Role | None) -> str:
    """The guides of a role, or of the whole card, each with a picture; `missing` when they were not made."""
    own = [guide for guide in guides if guide.role == (role.id if role else None)]
    if not own:
        return f"<p>{escape(missing)}</p>"
    items = "".join(f"<li>{_guide(card, guide, links)}</li>" for guide in own)
    return f'<ul class="rk-zakgidsen">{items}</ul>'


def way_to_guides_html(guides: Sequence[Guide], links: Links, role: Role) -> str:
    """On the page of a role: the way to its guide on paper. Nothing when there is none."""
    own = [guide for guide in guides if guide.role == role.id]
    if not own:
        return ""
    files = " of ".join(_link(guide, links, _use(guide)) for guide in own)
    return f'<p class="rk-zakgids">{files}. <a href="{links.root}zakgids.html">Zo print en vouw je</a>.</p>'


def folding_html(guides: Sequence[Guide], links: Links) -> str:
    """How to fold the sheet, in pictures and words; nothing when there is no sheet."""
    if not guides:
        return ""
    steps = "".join(f"<li>{step}</li>" for step in STEPS)
    return (
        f'<div><img class="rk-vouwen" src="{links.root}{FOLDER}/{FOLDING}" width="720" height="120" loading="lazy" '
        f'alt="Vier tekeningen, bij de stappen hieronder"><ol>{steps}</ol></div>'
    )


def _guide(card: Card, guide: Guide, links: Links) -> str:
    what = "de zakgids" if guide.role else "de hele kaart"
    of = f" van {escape(card.role(guide.role).label)}" if guide.role else ""
    alt = f"{what[0].upper()}{what[1:]}{of} op {guide.paper}: de eerste bladzijde"
    place = f"{links.root}{FOLDER}/"
    return (
        f'<a href="{place}{escape(guide.name)}"><img src="{place}{escape(guide.picture)}" alt="{escape(alt)}" '
        f'width="{guide.width}" height="{guide.height}" loading="lazy">'
        f"<span>{_use(guide)}</span></a><span>{_size(guide)}</span>"
    )


def _link(guide: Guide, links: Links, text: str) -> str:
    return f'<a href="{links.root}{FOLDER}/{escape(guide.name)}">{text}</a> ({_size(guide)})'


def _use(guide: Guide) -> str:
    """What this one is for."""
    if guide.role is None:
        return "Poster op A3" if guide.paper == "A3" else f"De hele kaart op {guide.paper}"
    return "Zakgids om te vouwen, op A4" if guide.paper == "A4" else f"Zakgids op {guide.paper}"


def _size(guide: Guide) -> str:
    pages = "1 bladzijde" if guide.pages == 1 else f"{guide.pages} bladzijden"
    return f"pdf, {pages}, {round(guide.size / 1000)} kB"
