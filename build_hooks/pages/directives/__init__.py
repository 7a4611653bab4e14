# SPDX-License-Identifier: EUPL-1.2
"""Lines such as `::: taken politie altijd` show a part of the card: they are filled in before a page is made HTML.

A directive is one line; the first word says what to show, the rest of the line is its argument. Each module has those of one
subject, and lists them at its end.
"""

import re
from collections.abc import Callable
from typing import Final

from build_hooks.pages.directives import account, changes, coordination, entrance, overview, paper, practice, tasks, words
from build_hooks.pages.directives.page import Directives, Page, Site
from build_hooks.pages.layout import LayoutError

__all__ = ["DIRECTIVES", "DirectiveError", "Page", "Site", "filled_in", "show"]

DIRECTIVES: Final[Directives] = {
    name: make
    for module in (tasks, overview, coordination, entrance, paper, practice, words, account, changes)
    for name, make in module.DIRECTIVES.items()
}
_DIRECTIVE: Final = re.compile(r"^::: (?P<name>[a-z-]+)(?: (?P<argument>.*\S))?\s*$")


class DirectiveError(ValueError):
    """A page asks for something that the card or this site does not have. The message says what, and what there is."""


def filled_in(markdown: str, page: Page, put: Callable[[str], str] = str) -> str:
    """The Markdown of a page with HTML in the place of each directive, and at the end what the page explained.

    `put` makes of that HTML what is to stand in the Markdown. Raises `DirectiveError`.
    """
    lines = []
    for line in markdown.split("\n"):
        match = _DIRECTIVE.match(line)
        lines.append(f"\n{put(show(page, match['name'], match['argument'] or ''))}\n" if match else line)
    note = page.writer.note_html
    return "\n".join([*lines, "", put(note)] if note else lines)


def show(page: Page, name: str, argument: str = "") -> str:
    """The HTML of one directive. Raises `DirectiveError`."""
    if name not in DIRECTIVES:
        raise DirectiveError(f"'::: {name}' does not exist; there is: {', '.join(sorted(DIRECTIVES))}")
    try:
        return DIRECTIVES[name](page, argument)
    except LayoutError as problem:
        raise DirectiveError(str(problem)) from None
    except (KeyError, ValueError) as problem:
        raise DirectiveError(f"'::: {name} {argument}' asks for something the card does not have: {problem}") from None
