# SPDX-License-Identifier: EUPL-1.2
"""The checker, and the way into it."""

from typing import Final

from build_hooks.naming import name_of
from build_hooks.pages import texts
from build_hooks.pages.directives.page import Directives, Page
from build_hooks.pages.generate import CHECKER
from checker.card import ROLE
from checker.conditions import Answers
from checker.decision import decide
from checker.html import announcement, step_html
from checker.hypertext import EMPTY, Html
from checker.tree import tree_html


def entrance(page: Page, role: str) -> Html:
    """The way into the checker: `ingang`; or into that which begins with a role: `ingang om`."""
    if role:
        page.card.role(role)
    return Html('<p><a class="rk-ingang" href="{}">{}</a></p>', page.links.start(role), CHECKER)


def checker(page: Page, role: str) -> Html:
    """The checker itself: the first step, ready to read, and the tree for readers without script. `checker om` begins with
    this role, and has the question for the role in reserve, for who goes back to it.
    """
    answers = {ROLE: role} if role else {}
    asked = decide(page.card, {})
    whose = texts.LIST_IS_FOR.format(role=page.card.role(role).label) if role else ""
    title = f"{CHECKER} - {page.card.title}"
    reserve = Html('\n<template id="checker-begin" data-titel="{}">\n{}\n</template>', title, step_html(asked, page.links))
    return Html(
        """<noscript><p class="rk-melding">{without_scripts}</p></noscript>
<div>
{preload}{reserve}
</div>
<div id="checker"{settings} translate="no" data-search-exclude>
{step}
</div>
{not_started}
<p id="checker-status" class="rk-verborgen" role="status" data-begin="{announced}"></p>
{tree}
<script type="module" src="{runtime}page.js"></script>""",
        without_scripts=f"{texts.NO_SCRIPTS}{whose}",
        preload=Html("\n").join(_preload(page, name) for name in page.site.needed),
        reserve=reserve if role else "",
        runtime=page.runtime,
        settings=EMPTY.join(Html(' data-{}="{}"', name, value) for name, value in _settings(page, role).items()),
        step=step_html(decide(page.card, answers), page.links),
        not_started=_not_started(),
        announced=announcement(asked),
        tree=_tree(page, answers),
    )


def _settings(page: Page, role: str) -> dict[str, str | int]:
    """What the script has to know, and the role that the page is about, if there is one. Times are in milliseconds."""
    name, region = name_of(page.card), page.card.region
    about = {"rol": role} if role else {}
    return {
        "runtime": page.runtime,
        "root": page.links.root,
        "geduld": 6_000,
        "rust": 500,
        "pauze": region.clear_after_minutes * 60_000,
        "verberg": region.hide_after_minutes * 60_000,
        "kaart": name.full,
        "bestand": name.single_file,
        **about,
    }


def _not_started() -> Html:
    """What a style sheet shows by itself when the script does not come."""
    told = Html('{} <a href="">{}</a>.', texts.NOT_STARTED, texts.RELOAD)
    return Html('<p id="checker-uitweg" class="rk-melding" role="alert">{}</p>', told)


def _tree(page: Page, answers: Answers) -> Html:
    """The same questions and tasks, folded, for who cannot use the checker."""
    return Html(
        '<details id="checker-boom" class="rk-boom-vak" data-search-exclude>\n<summary>{}</summary>\n{}\n</details>',
        texts.OPEN_LIST,
        tree_html(page.card, answers),
    )


def _preload(page: Page, name: str) -> Html:
    """So that nothing which the checker needs waits for anything else. What can be seen goes before the program."""
    if name.endswith(".js"):
        return Html('<link rel="modulepreload" href="{}{}">', page.runtime, name)
    return Html('<link rel="preload" as="fetch" crossorigin fetchpriority="low" href="{}{}">', page.runtime, name)


DIRECTIVES: Final[Directives] = {
    "checker": checker,
    "ingang": entrance,
}
