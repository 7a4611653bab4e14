# SPDX-License-Identifier: EUPL-1.2
"""What there is on paper, and how to make it; and the sheet to review the card with."""

from typing import Final

from build_hooks.pages import texts
from build_hooks.pages.directives.page import Directives, Page
from build_hooks.pages.guides import folding_html, guides_html, way_to_guides_html
from build_hooks.review import sheet_name
from checker.hypertext import Html
from checker.markup import link


def guide(page: Page, argument: str) -> Html:
    """The way from a role's page to its guide on paper: `zakgids casushouder`."""
    return way_to_guides_html(page.site.guides, page.links, page.card.role(argument))


def guide_files(page: Page, argument: str) -> Html:
    """What there is on paper: `zakgidsen rollen`, `zakgidsen posters` or `zakgidsen kaart`."""
    return guides_html(page.card, page.site.guides, page.site.missing, page.links, argument)


def folding(page: Page, _: str) -> Html:
    """How to fold the sheet."""
    return folding_html(page.site.guides, page.links)


def print_button(_page: Page, _: str) -> Html:
    """A button that prints the page. It shows itself when there is a script to do so: see page.js."""
    return Html(
        '<p class="rk-printen" hidden><button type="button" class="rk-knop" data-print>{}</button></p>', texts.PRINT_PAGE
    )


def review_sheet(page: Page, _: str) -> Html:
    """The way to the sheet of a review round."""
    name = sheet_name(page.card)
    return Html("<p>{}</p>", link(f"{page.links.root}{name}", name))


DIRECTIVES: Final[Directives] = {
    "printknop": print_button,
    "vouwen": folding,
    "zakgids": guide,
    "werkblad": review_sheet,
    "zakgidsen": guide_files,
}
