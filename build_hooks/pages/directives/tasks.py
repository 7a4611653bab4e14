# SPDX-License-Identifier: EUPL-1.2
"""The tasks of a role, with where they stand and what they rest on."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from build_hooks.pages.directives.page import Directives, Page
from checker.card import Role, Section, Task, When
from checker.markup import line_class, share_title, task_body_html, task_reach_html
from checker.people import by_doer
from checker.reasons import condition_words, sources
from checker.rules import Rule, roles_in, rulebook, tops
from checker.wording import joined


def tasks(page: Page, argument: str) -> str:
    """The tasks of a role in a section: `taken politie altijd`; of a function without those of its organisation:
    `taken casushouder takenpakket eigen`.
    """
    role, section_id, *own = argument.split()
    section = page.card.section(section_id)
    rules = [rule for rule in rulebook(page.card).rules(role) if rule.section is section]
    if own:
        found = roles_in(page.card, page.card.organisation_of(role), section)
        rules = next(list(theirs) for each, theirs in found if each.id == role)
    lists = "\n".join(
        (_share_title(doer) if doer else "") + _task_list(page, theirs, tops(theirs), role, line=True)
        for doer, theirs in by_doer(page.card, role, rules, lambda rule: rule)
    )
    return f"{where(page, role, section)}\n{lists}"


def _share_title(doer: Role) -> str:
    """Who does the tasks below it. No `<h3>`: Markdown would lead to it from among the headings that a page has itself."""
    return f'<p class="rk-wie-doet" role="heading" aria-level="3">{escape(share_title(doer))}</p>\n'


def where(page: Page, role: str, section: Section) -> str:
    """Whose tasks these are, and when: for who comes to this very place, and has not seen what stands above it."""
    whose = escape(page.card.role(role).name)
    return f'<p class="rk-waar {line_class(page.card, role)}">{whose} — {escape(section.title)}</p>'


def _task_list(page: Page, rules: Sequence[Rule], shown: Iterable[Rule], role: str, *, line: bool = False) -> str:
    items = "\n".join(_task_item(page, rule, rules, role) for rule in shown)
    kind = f"rk-taken {line_class(page.card, role)}" if line else "rk-taken"
    return f'<ul class="{kind}">\n{items}\n</ul>' if items else ""


def _task_item(page: Page, rule: Rule, rules: Sequence[Rule], role: str) -> str:
    task = rule.task
    body = said(page, task, role) + task_reach_html(page.card, task, role)
    parts = [each for each in rules if each.parent is task]
    place = "" if task.id in page.placed else f' id="{task.id}"'
    page.placed.add(task.id)
    return (
        f'<li class="rk-taak"{place} data-taak="{task.id}">{where(page, role, rule.section)}{body}'
        f"{_source(page, rule)}{_task_list(page, rules, parts, role)}</li>"
    )


def said(page: Page, task: Task, role: str) -> str:
    """All that a task says to a role, and before that when it applies."""
    condition = f"<p>{if_before(page, task.when)}</p>" if task.when else ""
    return condition + task_body_html(page.card, task, role, page.writer)


def _source(page: Page, rule: Rule) -> str:
    """What a task rests on; of our reading and of lines of the card, the way there. Nothing when the card says nothing."""
    place, text = "", sources(rule.task)
    if rule.section.reading and (rule.task.lines or not text):
        place, text = f"lezing-{rule.section.reading}", "Onze lezing."
    elif rule.task.lines:
        place = f"regel-{rule.task.lines[0]}"
    if place:
        text = f'<a href="{page.links.root}verantwoording.html#{place}">{text.rstrip(".")}</a>.'
    return f'<p class="rk-bron">{text if place else escape(text)}</p>' if text else ""


def if_before(page: Page, when: When | None) -> str:
    """When a task applies, to go before it; nothing when it always does."""
    return f'<span class="rk-als">Als {page.writer.html(condition_words(page.card, when))}:</span> ' if when else ""


def reference(page: Page, argument: str) -> str:
    """The way from an organisation to its functions, or back: `verwijzing casushouder`."""
    roles = [page.card.role(name) for name in argument.split()]
    organisation = page.card.organisation_of(roles[0].id)
    links = joined(f'<a href="{page.links.role(role.id)}">{escape(role.name)}</a>' for role in roles)
    if organisation in roles:
        return f'<p class="rk-verwijzing">Zoek je alleen de taken van de organisatie? Kijk dan bij {links}.</p>'
    if len(roles) == 1:
        return f"<p>Binnen {escape(organisation.label)} is er een functie met een eigen takenpakket: {links}.</p>"
    return f"<p>Binnen {escape(organisation.label)} zijn er functies met een eigen takenpakket: {links}.</p>"


DIRECTIVES: Final[Directives] = {
    "taken": tasks,
    "verwijzing": reference,
}
