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

    @property
    def poster(self) -> bool:
        """Whether this is to hang on a wall, with the tasks of one organisation."""
        return self.role is not None and self.paper == "A3"

    @property
    def folded(self) -> bool:
        """Whether this is a sheet to fold."""
        return self.role is not None and self.paper == "A4"


def guides_html(card: Card, guides: Sequence[Guide], missing: str, links: Links, what: str) -> str:
    """The guides of every role, the posters of every organisation or the whole card: names first, each with a picture.

    `what` is 'rollen', 'posters' or 'kaart'; `missing` is what stands there when they were not made. In the
    place of what does not fit on paper is the way to the page. Raises `KeyError`.
    """
    if missing and not guides:
        return f"<p>{escape(missing)}</p>"
    if what == "kaart":
        whole = [_item(card, f"Op {guide.paper}", [guide], links) for guide in guides if not guide.role]
        items = whole or [_none("De hele kaart", f"{links.root}index.html", "Print de kaart op de site")]
    else:
        posters = {"rollen": False, "posters": True}[what]
        items = [
            _item(card, role.name, own, links)
            if own
            else _none(role.name, f"{links.root}rol/{role.id}.html", f"Print de pagina van {role.label}")
            for role in (card.organisations if posters else card.roles())
            for own in [[guide for guide in guides if guide.role == role.id and guide.poster is posters]]
        ]
    return f'<ul class="rk-zakgidsen rk-zakgidsen--{what}"><li>{"</li><li>".join(items)}</li></ul>'


def way_to_guides_html(guides: Sequence[Guide], links: Links, role: Role) -> str:
    """On the page of a role: the way to its guide on paper. Nothing when there is none."""
    own = [guide for guide in guides if guide.role == role.id]
    if not own:
        return ""
    files = " ".join(f"{_link(guide, links, _use(guide))}." for guide in own)
    return f'<p class="rk-zakgids">{files} <a href="{links.root}zakgids.html">Zo print en vouw je</a>.</p>'


def folding_html(guides: Sequence[Guide], links: Links) -> str:
    """How to fold the sheet, in pictures and words; nothing when there is no sheet."""
    if not any(guide.folded for guide in guides):
        return ""
    steps = "".join(f"<li>{step}</li>" for step in STEPS)
    return (
        f'<div><img class="rk-vouwen" src="{links.root}{FOLDER}/{FOLDING}" width="720" height="120" loading="lazy" '
        f'alt="Vier tekeningen, bij de stappen hieronder"><ol>{steps}</ol></div>'
    )


def _item(card: Card, name: str, guides: Sequence[Guide], links: Links) -> str:
    """A name, and what there is: the first with a picture of its first page."""
    first = guides[0]
    of = f" van {escape(card.role(first.role).label)}" if first.role else ""
    picture = (
        f'<img src="{links.root}{FOLDER}/{escape(first.picture)}" alt="{_use(first)}{of}: de eerste bladzijde" '
        f'width="{first.width}" height="{first.height}" loading="lazy">'
    )
    texts = [f"{picture if guide is first else ''}{_use(guide)}" for guide in guides]
    files = (f"<p>{_link(guide, links, text)}</p>" for guide, text in zip(guides, texts, strict=True))
    return f"<p><strong>{escape(name)}</strong></p>{''.join(files)}"


def _none(name: str, page: str, text: str) -> str:
    """In the place of what is not on paper."""
    there = f'<a href="{page}">{escape(text)}</a>'
    return f"<p><strong>{escape(name)}</strong></p><p>Dit past niet op dit papier.</p><p>{there}</p>"


def _link(guide: Guide, links: Links, text: str) -> str:
    return f'<a href="{links.root}{FOLDER}/{escape(guide.name)}">{text}</a> ({_size(guide)})'


def _use(guide: Guide) -> str:
    """What this one is for."""
    if guide.role is None:
        return f"De hele kaart op {guide.paper}"
    if guide.poster:
        return f"Poster op {guide.paper}"
    return "Zakgids om te vouwen, op A4" if guide.folded else f"Zakgids op {guide.paper}"


def _size(guide: Guide) -> str:
    pages = "1 bladzijde" if guide.pages == 1 else f"{guide.pages} bladzijden"
    return f"pdf, {pages}, {round(guide.size / 1000)} kB"
