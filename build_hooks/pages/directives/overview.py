# SPDX-License-Identifier: EUPL-1.2
"""The whole card at a glance, and the way to each organisation."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import unescape
from itertools import groupby
from math import ceil
from typing import Final

from build_hooks.naming import name_of
from build_hooks.pages import texts
from build_hooks.pages.directives.page import Directives, Page, Site
from build_hooks.pages.directives.tasks import said
from checker.card import Card, Organisation, Role, Section
from checker.hypertext import EMPTY, Html
from checker.markup import line_class, signs
from checker.people import by_doer
from checker.reasons import no_tasks_in
from checker.rules import Rule, roles_in, tops
from checker.texts import share_title
from checker.wording import sentence

_COLUMNS: Final = 92
"""The part of the overview that is for sections, in percent; the rest is for the names of the organisations."""
_EVEN: Final = 0.4
"""How much more room more words get: 0 none, 1 in proportion."""
_LETTER: Final = 9 / 16
_BESIDE_THE_WORDS: Final = 40 / 16
"""The width of a letter, and of what stands beside a word in its column, in em; on the safe side."""
_NOT_SHOWN: Final = re.compile(r'<a class="rk-cel".*?</a>|<[^>]*>')
"""What a wide overview does not show of a cell: the name of its section, which stands above it, and all tags."""
_WIDE: Final = 70
"""From this width on, in em, there is room for the overview as a table, if its words have it."""


def column_widths(card: Card) -> Mapping[str, float]:
    """How wide the columns of the overview are, in percent of it, by section: more words get more room."""
    letters: dict[str, int] = {}
    for section in card.sections:
        for organisation in card.organisations if section.reading is None else ():
            for _, rules in roles_in(card, organisation, section):
                letters[section.id] = letters.get(section.id, 0) + sum(len(rule.task.do) for rule in rules)
    whole = sum(count**_EVEN for count in letters.values())
    return {name: round(_COLUMNS * count**_EVEN / whole, 1) for name, count in letters.items()}


def least_width(card: Card) -> int:
    """The width of a screen, in em, on which no word is broken when the sections stand beside each other."""
    names = [organisation.name for organisation in card.organisations]
    columns = [_texts_in(card, section) for section in card.sections if section.reading is None]
    letters = (max(len(word) for text in texts for word in text.split()) for texts in (names, *columns))
    return max(_WIDE, ceil(sum(_BESIDE_THE_WORDS + each * _LETTER for each in letters)))


def _texts_in(card: Card, section: Section) -> list[str]:
    """All that a column of the overview shows: also when a task applies, with whom, and why there is none."""
    page = Page(Site(card=card))
    cells = (_overview_cell(page, section, organisation) for organisation in card.organisations)
    return [section.short, *(unescape(_NOT_SHOWN.sub(" ", cell)) for cell in cells)]


def _fork(section: Section) -> str:
    """The question that decides whether one gets to this section; empty when one always does."""
    if not section.when:
        return ""
    first = section.when if isinstance(section.when, Mapping) else section.when[0]
    return next(iter(first))


def organisations(page: Page, _: str) -> Html:
    """The way to each organisation's page."""
    items = EMPTY.join(
        Html(
            '<li class="{}"><a href="{}">{}{}</a></li>',
            line_class(page.card, organisation.id),
            page.links.role(organisation.id),
            badge(page, organisation.id),
            organisation.name,
        )
        for organisation in page.card.organisations
    )
    return Html('<ul class="rk-organisaties" data-search-exclude>{}</ul>', items)


def badge(page: Page, role_id: str) -> Html:
    """The sign of an organisation's line. Its name is always beside it."""
    return Html('<span class="rk-sein" aria-hidden="true">{}</span>', signs(page.card)[role_id])


def overview(page: Page, _: str) -> Html:
    """The whole card as a route map: a line for each organisation, through the sections as stations."""
    sections = [section for section in page.card.sections if section.reading is None]
    rows = Html("\n").join(_overview_line(page, organisation, sections) for organisation in page.card.organisations)
    columns = EMPTY.join(Html('<col class="rk-onderdeel-{}">', section.id) for section in sections)
    forks = dict.fromkeys(filter(None, map(_fork, sections)))
    narrow = (Html('<p class="rk-wissel-smal">{}</p>\n', way) for each in forks if (way := _not_known_yet(page, each)))
    return EMPTY.join(narrow) + Html(
        """<table class="rk-routes" data-search-exclude>
<caption class="rk-verborgen">{}</caption>
<colgroup><col>{}</colgroup>
<thead>{}</thead>
<tbody>
{}
</tbody>
</table>""",
        texts.OVERVIEW.format(card=sentence(name_of(page.card).whole)),
        columns,
        _overview_head(page, sections),
        rows,
    )


def _overview_head(page: Page, sections: list[Section]) -> Html:
    """The stations. Those that depend on an answer stand together below its question."""
    forked = any(map(_fork, sections))
    above, below = Html('<td rowspan="{}"></td>', 1 + forked), EMPTY
    for question_id, group in groupby(sections, key=_fork):
        stations = list(group)
        if question_id:
            above += Html(
                '<th scope="colgroup" colspan="{}" class="rk-wissel">{} {}</th>',
                len(stations),
                page.writer.html(page.card.question(question_id).text),
                _not_known_yet(page, question_id),
            )
            below += EMPTY.join(_station(page, section) for section in stations)
        else:
            above += EMPTY.join(_station(page, section, rows=1 + forked) for section in stations)
    return Html("<tr>{}</tr>", above) + (Html("<tr>{}</tr>", below) if forked else "")


def _station(page: Page, section: Section, rows: int = 1) -> Html:
    return Html(
        '<th scope="col" rowspan="{}" class="rk-halte rk-onderdeel-{}"><a href="{}">{}</a></th>',
        rows,
        section.id,
        page.links.section(section.id),
        section.short,
    )


def _not_known_yet(page: Page, question_id: str) -> Html:
    """The way to what to do as long as this question has no answer."""
    return Html(" ").join(
        Html('<a href="{}">{}?</a>', page.links.section(section.id), section.title)
        for section in page.card.sections
        if section.reading is not None and _fork(section) == question_id
    )


def _overview_line(page: Page, organisation: Organisation, sections: list[Section]) -> Html:
    cells = EMPTY.join(_overview_cell(page, section, organisation) for section in sections)
    return Html(
        '<tr class="{}"><th scope="row"><a href="{}">{}{}</a></th>{}</tr>',
        line_class(page.card, organisation.id),
        page.links.role(organisation.id),
        badge(page, organisation.id),
        organisation.name,
        cells,
    )


def _overview_cell(page: Page, section: Section, organisation: Organisation) -> Html:
    found = roles_in(page.card, organisation, section)
    parts = EMPTY.join(_overview_part(page, role, section, rules) for role, rules in found)
    why = no_tasks_in(page.card, section, organisation.id)
    none = Html("<p>{}</p>", page.writer.html(why)) if why and not parts else ""
    return Html('<td class="rk-onderdeel-{}">{}{}</td>', section.id, parts, none)


def _overview_part(page: Page, role: Role, section: Section, rules: Sequence[Rule]) -> Html:
    """What somebody does in a section, below the way to it; of an organisation the head of the column may say that."""
    function = role is not page.card.organisation_of(role.id)
    kind, whose = ("rk-cel rk-cel--functie", role.name) if function else ("rk-cel", section.title)
    heading = Html('<a class="{}" href="{}#{}">{}</a>', kind, page.links.role(role.id), section.id, whose)
    return heading + EMPTY.join(
        (Html('<p class="rk-wie-doet">{}</p>', share_title(doer)) if doer else "")
        + _overview_list(page, theirs, tops(theirs), role.id)
        for doer, theirs in by_doer(page.card, role.id, rules, lambda rule: rule)
    )


def _overview_list(page: Page, rules: Sequence[Rule], shown: Iterable[Rule], role: str) -> Html:
    items = EMPTY.join(
        Html(
            '<li data-taak="{}">{}{}</li>',
            rule.task.id,
            said(page, rule.task, role),
            _overview_list(page, rules, [each for each in rules if each.parent is rule.task], role),
        )
        for rule in shown
    )
    return Html("<ul>{}</ul>", items) if items else EMPTY


DIRECTIVES: Final[Directives] = {
    "organisaties": organisations,
    "overzicht": overview,
}
