# SPDX-License-Identifier: EUPL-1.2
"""The checker, and the way into it."""

from html import escape
from typing import Final

from build_hooks.pages.directives.page import Directives, Page
from build_hooks.pages.generate import CHECKER
from checker.card import ROLE
from checker.decision import decide
from checker.html import announcement, step_html
from checker.tree import tree_html


def entrance(page: Page, role: str) -> str:
    """The way into the checker: `ingang`; or into that which begins with a role: `ingang om`."""
    if role:
        page.card.role(role)
    return f'<p><a class="rk-ingang" href="{page.links.start(role)}">{CHECKER}</a></p>'


def checker(page: Page, role: str) -> str:
    """The checker itself: the first step, ready to read, and the tree for readers without script. `checker om` begins with
    this role, and has the question for the role in reserve, for who goes back to it.
    """
    answers = {ROLE: role} if role else {}
    asked = decide(page.card, {})
    begins = f' data-rol="{escape(role)}"' if role else ""
    whose = f" Die is voor {escape(page.card.role(role).label)}." if role else ""
    without_scripts = f"Scripts staan uit in je browser. Gebruik de lijst hieronder.{whose}"
    title = escape(f"{CHECKER} - {page.card.title}")
    reserve = f'\n<template id="checker-begin" data-titel="{title}">\n{step_html(asked, page.links)}\n</template>'
    root = page.links.root
    pause, hide = (minutes * 60_000 for minutes in (page.card.region.clear_after_minutes, page.card.region.hide_after_minutes))
    preload = "\n".join(_preload(page, name) for name in page.site.needed)
    return f"""<noscript><p class="rk-melding">{without_scripts}</p></noscript>
<div>
{preload}{reserve if role else ""}
</div>
<div id="checker" data-runtime="{page.runtime}" data-root="{root}" data-geduld="6000" data-rust="500"
  data-pauze="{pause}" data-verberg="{hide}"{begins} translate="no" data-search-exclude>
{step_html(decide(page.card, answers), page.links)}
</div>
<p id="checker-uitweg" class="rk-melding" role="alert">De vragenhulp start nog niet: klap de lijst hieronder uit of \
<a href="">laad de pagina opnieuw</a>.</p>
<p id="checker-status" class="rk-verborgen" role="status" data-begin="{escape(announcement(asked))}"></p>
<details id="checker-boom" class="rk-boom-vak" data-search-exclude>
<summary>Werken de vragen hierboven niet? Klap hier de lijst met alle vragen en taken uit</summary>
{tree_html(page.card, answers)}
</details>
<script type="module" src="{page.runtime}page.js"></script>"""


def _preload(page: Page, name: str) -> str:
    """So that nothing which the checker needs waits for anything else. What can be seen goes before the program."""
    how = "modulepreload" if name.endswith(".js") else 'preload" as="fetch" crossorigin fetchpriority="low'
    return f'<link rel="{how}" href="{page.runtime}{escape(name)}">'


DIRECTIVES: Final[Directives] = {
    "checker": checker,
    "ingang": entrance,
}
