# SPDX-License-Identifier: EUPL-1.2
"""What the pages say of the guides: PDFs to print, which are made elsewhere in the build."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from build_hooks.pages import texts
from checker.card import Card, Role
from checker.hypertext import EMPTY, Html
from checker.markup import Links, link

FOLDER: Final = "zakgids"
"""Where the guides are in the site."""

FOLDING: Final = "vouwen.png"
"""The picture of how to fold the sheet."""


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


def guides_html(card: Card, guides: Sequence[Guide], missing: str, links: Links, what: str) -> Html:
    """The guides of every role, the posters of every organisation or the whole card: names first, each with a picture.

    `what` is 'rollen', 'posters' or 'kaart'; `missing` is what stands there when they were not made. In the
    place of what does not fit on paper is the way to the page. Raises `KeyError`.
    """
    if missing and not guides:
        return Html("<p>{}</p>", missing)
    if what == "kaart":
        whole = [_item(card, texts.ON_PAPER.format(paper=guide.paper), [guide], links) for guide in guides if not guide.role]
        items = whole or [_none(texts.WHOLE_CARD, f"{links.root}index.html", texts.PRINT_CARD)]
    else:
        posters = {"rollen": False, "posters": True}[what]
        items = [
            _item(card, role.name, own, links)
            if own
            else _none(role.name, f"{links.root}rol/{role.id}.html", texts.PRINT_ROLE.format(role=role.label))
            for role in (card.organisations if posters else card.roles())
            for own in [[guide for guide in guides if guide.role == role.id and guide.poster is posters]]
        ]
    listed = EMPTY.join(Html("<li>{}</li>", item) for item in items)
    return Html('<ul class="rk-zakgidsen rk-zakgidsen--{}">{}</ul>', what, listed)


def way_to_guides_html(guides: Sequence[Guide], links: Links, role: Role) -> Html:
    """On the page of a role: the way to its guide on paper. Nothing when there is none."""
    own = [guide for guide in guides if guide.role == role.id]
    if not own:
        return EMPTY
    files = Html(" ").join(Html("{}.", _link(guide, links, _use(guide))) for guide in own)
    return Html('<p class="rk-zakgids">{} <a href="{}zakgids.html">{}</a>.</p>', files, links.root, texts.HOW_TO_PRINT)


def folding_html(guides: Sequence[Guide], links: Links) -> Html:
    """How to fold the sheet, in pictures and words; nothing when there is no sheet."""
    if not any(guide.folded for guide in guides):
        return EMPTY
    steps = EMPTY.join(Html("<li>{}</li>", step) for step in texts.FOLDING)
    return Html(
        '<div><img class="rk-vouwen" src="{}{}/{}" width="720" height="120" loading="lazy" alt="{}"><ol>{}</ol></div>',
        links.root,
        FOLDER,
        FOLDING,
        texts.FOLDING_PICTURE,
        steps,
    )


def _item(card: Card, name: str, guides: Sequence[Guide], links: Links) -> Html:
    """A name, and what there is: the first with a picture of its first page."""
    first = guides[0]
    of = texts.OF_ROLE.format(role=card.role(first.role).label) if first.role else ""
    picture = Html(
        '<img src="{}{}/{}" alt="{}" width="{}" height="{}" loading="lazy">',
        links.root,
        FOLDER,
        first.picture,
        texts.FIRST_PAGE.format(what=f"{_use(first)}{of}"),
        first.width,
        first.height,
    )
    shown = [Html("{}{}", picture if guide is first else "", _use(guide)) for guide in guides]
    files = (Html("<p>{}</p>", _link(guide, links, text)) for guide, text in zip(guides, shown, strict=True))
    return Html("<p><strong>{}</strong></p>{}", name, EMPTY.join(files))


def _none(name: str, page: str, text: str) -> Html:
    """In the place of what is not on paper."""
    return Html("<p><strong>{}</strong></p><p>{}</p><p>{}</p>", name, texts.DOES_NOT_FIT, link(page, text))


def _link(guide: Guide, links: Links, text: str) -> Html:
    return Html('<a href="{}{}/{}">{}</a> ({})', links.root, FOLDER, guide.name, text, _size(guide))


def _use(guide: Guide) -> str:
    """What this one is for."""
    if guide.role is None:
        return texts.WHOLE_CARD_ON.format(paper=guide.paper)
    if guide.poster:
        return texts.POSTER.format(paper=guide.paper)
    return texts.FOLDED if guide.folded else texts.GUIDE.format(paper=guide.paper)


def _size(guide: Guide) -> str:
    pages = texts.ONE_PAGE if guide.pages == 1 else texts.PAGES.format(number=guide.pages)
    return texts.SIZE.format(pages=pages, size=round(guide.size / 1000))
