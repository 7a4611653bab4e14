# SPDX-License-Identifier: EUPL-1.2
"""The tasks of a role, with where they stand and what they rest on."""

from collections.abc import Iterable, Sequence
from typing import Final

from build_hooks.pages import texts
from build_hooks.pages.directives.page import Directives, Page
from checker.card import Role, Section, Task, When
from checker.hypertext import EMPTY, Html
from checker.markup import line_class, link, task_body_html, task_reach_html
from checker.people import by_doer
from checker.reasons import condition_words, rests_on
from checker.rules import Rule, roles_in, rulebook, tops
from checker.texts import OUR_READING, share_title


def tasks(page: Page, argument: str) -> Html:
    """The tasks of a role in a section: `taken politie altijd`; of a function without those of its organisation:
    `taken casushouder takenpakket eigen`.
    """
    role, section_id, *own = argument.split()
    section = page.card.section(section_id)
    rules = [rule for rule in rulebook(page.card).rules(role) if rule.section is section]
    if own:
        found = roles_in(page.card, page.card.organisation_of(role), section)
        rules = next(list(theirs) for each, theirs in found if each.id == role)
    lists = Html("\n").join(
        (_share_title(doer) if doer else EMPTY) + _task_list(page, theirs, tops(theirs), role, line=True)
        for doer, theirs in by_doer(page.card, role, rules, lambda rule: rule)
    )
    return where(page, role, section) + "\n" + lists


def _share_title(doer: Role) -> Html:
    """Who does the tasks below it. No `<h3>`: Markdown would lead to it from among the headings that a page has itself."""
    return Html('<p class="rk-wie-doet" role="heading" aria-level="3">{}</p>\n', share_title(doer))


def where(page: Page, role: str, section: Section) -> Html:
    """Whose tasks these are, and when: for who comes to this very place, and has not seen what stands above it."""
    whose = page.card.role(role).name
    return Html('<p class="rk-waar {}">{} — {}</p>', line_class(page.card, role), whose, section.title)


def _task_list(page: Page, rules: Sequence[Rule], shown: Iterable[Rule], role: str, *, line: bool = False) -> Html:
    items = Html("\n").join(_task_item(page, rule, rules, role) for rule in shown)
    kind = f"rk-taken {line_class(page.card, role)}" if line else "rk-taken"
    return Html('<ul class="{}">\n{}\n</ul>', kind, items) if items else EMPTY


def _task_item(page: Page, rule: Rule, rules: Sequence[Rule], role: str) -> Html:
    task = rule.task
    body = said(page, task, role) + task_reach_html(page.card, task, role)
    parts = [each for each in rules if each.parent is task]
    place = "" if task.id in page.placed else Html(' id="{}"', task.id)
    page.placed.add(task.id)
    return Html(
        '<li class="rk-taak"{} data-taak="{}">{}{}{}{}{}</li>',
        place,
        task.id,
        where(page, role, rule.section),
        body,
        _source(page, rule),
        _mark(page, task),
        _task_list(page, rules, parts, role),
    )


def said(page: Page, task: Task, role: str) -> Html:
    """All that a task says to a role, and before that when it applies."""
    condition = Html("<p>{}</p>", if_before(page, task.when)) if task.when else ""
    return condition + task_body_html(page.card, task, role, page.writer)


def _source(page: Page, rule: Rule) -> Html:
    """What a task rests on; of our reading and of lines of the card, the way there. Nothing when the card says nothing."""
    place, text = "", rests_on(rule)
    if text == OUR_READING:
        place = f"lezing-{rule.section.reading}"
    elif rule.task.lines:
        place = f"regel-{rule.task.lines[0]}"
    if place:
        text = Html('<a href="{}verantwoording.html#{}">{}</a>.', page.links.root, place, text.rstrip("."))
    return Html('<p class="rk-bron">{}</p>', text) if text else EMPTY


def _mark(page: Page, task: Task) -> Html:
    """That the last change was about this task, and the way to what changed."""
    mark = page.site.history.marks.get(task.id) if page.site.history else None
    if not mark:
        return EMPTY
    return Html('<p class="rk-bron"><a href="{}veranderd.html#{}">{}</a>.</p>', page.links.root, task.id, mark)


def if_before(page: Page, when: When | None) -> Html:
    """When a task applies, to go before it; nothing when it always does."""
    return (
        Html('<span class="rk-als">{} {}:</span> ', texts.IF, page.writer.html(condition_words(page.card, when)))
        if when
        else EMPTY
    )


def reference(page: Page, argument: str) -> Html:
    """The way from an organisation to its functions, or back: `verwijzing casushouder`."""
    roles = [page.card.role(name) for name in argument.split()]
    organisation = page.card.organisation_of(roles[0].id)
    *most, last = (link(page.links.role(role.id), role.name) for role in roles)
    links = Html("{} {} {}", Html(", ").join(most), texts.AND, last) if most else last
    if organisation in roles:
        return Html('<p class="rk-verwijzing">{} {}.</p>', texts.TO_ORGANISATION, links)
    way = texts.TO_FUNCTION if len(roles) == 1 else texts.TO_FUNCTIONS
    return Html("<p>{} {}.</p>", way.format(organisation=organisation.label), links)


DIRECTIVES: Final[Directives] = {
    "taken": tasks,
    "verwijzing": reference,
}
