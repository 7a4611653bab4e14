# SPDX-License-Identifier: EUPL-1.2
"""Card → pages: Markdown pages made from the card, and the directives that any page may use to show a part of it."""

from build_hooks.pages.around import around, report, style
from build_hooks.pages.changes import change_pages, in_the_menu
from build_hooks.pages.directives import DirectiveError, Page, Site, filled_in
from build_hooks.pages.generate import description, pages
from build_hooks.pages.markdown import literal
from build_hooks.pages.menu import navigation
from build_hooks.pages.search import SEARCH_INDEX, search_index
from build_hooks.pages.statement import read_evidence

__all__ = [
    "SEARCH_INDEX",
    "DirectiveError",
    "Page",
    "Site",
    "around",
    "change_pages",
    "description",
    "filled_in",
    "in_the_menu",
    "literal",
    "navigation",
    "pages",
    "read_evidence",
    "report",
    "search_index",
    "style",
]
