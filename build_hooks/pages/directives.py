# SPDX-License-Identifier: EUPL-1.2
"""A Markdown extension: lines such as `::: taken politie altijd` show a part of the card.

It belongs to Python-Markdown, not to MkDocs, so that the pages can move to another site generator. A directive is one line; the
first word says what to show, the rest of the line is its argument. The table at the bottom lists them all.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Final

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from build_hooks.pages.chain import Tie, pictures_html, ties
from build_hooks.pages.generate import CHECKER
from build_hooks.pages.guides import MISSING, Guide, folding_html, guides_html, way_to_guides_html
from build_hooks.pages.layout import LayoutError
from build_hooks.pages.places import places
from build_hooks.pages.statement import Evidence, evidence_html, report_html, site_html
from checker.card import ROLE, Card, Contact, Organisation, Question, Role, Section, Task, When
from checker.decision import decide
from checker.html import announcement, step_html
from checker.markup import (
    Links,
    line_class,
    partner_html,
    reach_html,
    share_title,
    signs,
    task_body_html,
    task_reach_html,
)
from checker.people import by_doer, reachable
from checker.reasons import condition_words, no_tasks_in, sources
from checker.rules import Rule, roles_in, rulebook, tops
from checker.tree import tree_html
from checker.wording import Writer, joined, plain, sentence, with_term

_COLUMNS: Final = 92
"""The part of the overview that is for sections, in percent; the rest is for the names of the organisations."""
_EVEN: Final = 0.4
"""How much more room more words get: 0 none, 1 in proportion."""
_DIRECTIVE: Final = re.compile(r"^::: (?P<name>[a-z-]+)(?: (?P<argument>.*\S))?\s*$")


class DirectiveError(ValueError):
    """A page asks for something that the card or this extension does not have. The message says what, and what there is."""


def column_widths(card: Card) -> Mapping[str, float]:
    """How wide the columns of the overview are, in percent of it, by section: more words get more room."""
    letters: dict[str, int] = {}
    for section in card.sections:
        for organisation in card.organisations if section.reading is None else ():
            for _, rules in roles_in(card, organisation, section):
                letters[section.id] = letters.get(section.id, 0) + sum(len(rule.task.do) for rule in rules)
    whole = sum(count**_EVEN for count in letters.values())
    return {name: round(_COLUMNS * count**_EVEN / whole, 1) for name, count in letters.items()}


def _fork(section: Section) -> str:
    """The question that decides whether one gets to this section; empty when one always does."""
    if not section.when:
        return ""
    first = section.when if isinstance(section.when, Mapping) else section.when[0]
    return next(iter(first))


class CardExtension(Extension):
    """Shows parts of `card` in pages.

    Set `root` before a page is converted: the way from that page to the root of the site, '' or '../'. Set `runtime` to the
    folder, seen from the root, that holds what the checker loads in the browser, and `scripts` to the names of the files in it
    that are better fetched at once than one after the other. `cache` is a folder for what was laid out before. `evidence` is
    what the statement about accessibility says was tested, `guides` are the PDFs that were made, and `missing` is what stands
    in their place when there are none. `failure` is what is raised for a directive that cannot be shown: site generators have
    an exception of their own that they report without a traceback.
    """

    def __init__(
        self,
        card: Card,
        *,
        root: str = "",
        runtime: str = "",
        needed: Sequence[str] = (),
        cache: Path | None = None,
        evidence: Evidence | None = None,
        guides: Sequence[Guide] = (),
        missing: str = MISSING,
        failure: Callable[[str], Exception] = DirectiveError,
    ) -> None:
        super().__init__()
        self.card = card
        self.root = root
        self.runtime = runtime
        self.needed = needed
        self.cache = cache
        self.evidence = evidence
        self.guides = guides
        self.missing = missing
        self.failure = failure

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Called by Python-Markdown."""
        md.preprocessors.register(_Directives(md, self), "routekaart", priority=27)


class _Directives(Preprocessor):
    """One page. Fenced code and raw HTML are taken care of before and after, by their own preprocessors."""

    def __init__(self, md: Markdown, extension: CardExtension) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        return _filled_in(lines, self._extension, self.md.htmlStash.store)


def filled_in(markdown: str, extension: CardExtension) -> str:
    """The Markdown of one page with HTML in the place of its directives, for who has no such extension."""
    return "\n".join(_filled_in(markdown.split("\n"), extension, str))


def _filled_in(lines: Iterable[str], extension: CardExtension, put: Callable[[str], str]) -> list[str]:
    """These lines with what `put` makes of the HTML of each directive, and at the end of what the page explained."""
    page = Page(
        extension.card,
        Links(extension.root),
        extension.runtime,
        extension.needed,
        extension.cache,
        extension.evidence,
        extension.guides,
        extension.missing,
    )
    filled = []
    for line in lines:
        if match := _DIRECTIVE.match(line):
            try:
                html = page.show(match["name"], match["argument"] or "")
            except (DirectiveError, LayoutError) as problem:
                raise extension.failure(str(problem)) from None
            filled.append(f"\n{put(html)}\n")
        else:
            filled.append(line)
    note = page.writer.note_html
    return [*filled, "", put(note)] if note else filled


class Page:
    """What one page shows of the card. The writer remembers which abbreviations the page has explained."""

    def __init__(
        self,
        card: Card,
        links: Links,
        runtime: str = "",
        needed: Sequence[str] = (),
        cache: Path | None = None,
        evidence: Evidence | None = None,
        guides: Sequence[Guide] = (),
        missing: str = MISSING,
    ) -> None:
        self.card = card
        self.links = links
        self.runtime = f"{links.root}{escape(runtime)}/"
        self.needed = needed
        self.cache = cache
        self.evidence = evidence
        self.guides = guides
        self.missing = missing
        self.writer = Writer(card.terms)
        self._placed: set[str] = set()  # a task that stands here more than once has one place

    def show(self, name: str, argument: str) -> str:
        """The HTML of one directive. Raises `DirectiveError`."""
        if name not in DIRECTIVES:
            raise DirectiveError(f"'::: {name}' does not exist; there is: {', '.join(DIRECTIVES)}")
        try:
            return DIRECTIVES[name](self, argument)
        except (KeyError, ValueError) as problem:
            raise DirectiveError(f"'::: {name} {argument}' asks for something the card does not have: {problem}") from None

    # --- tasks -------------------------------------------------------------------------------------------------------

    def tasks(self, argument: str) -> str:
        """The tasks of a role in a section: `taken politie altijd`; of a function without those of its organisation:
        `taken casushouder takenpakket eigen`.
        """
        role, section_id, *own = argument.split()
        section = self.card.section(section_id)
        rules = [rule for rule in rulebook(self.card).rules(role) if rule.section is section]
        if own:
            found = roles_in(self.card, self.card.organisation_of(role), section)
            rules = next(list(theirs) for each, theirs in found if each.id == role)
        lists = "\n".join(
            (self._share_title(doer) if doer else "") + self._task_list(theirs, tops(theirs), role, line=True)
            for doer, theirs in by_doer(self.card, role, rules, lambda rule: rule)
        )
        return f"{self._where(role, section)}\n{lists}"

    def _share_title(self, doer: Role) -> str:
        """Who does the tasks below it. No `<h3>`: Markdown would lead to it from among the headings that a page has itself."""
        return f'<p class="rk-wie-doet" role="heading" aria-level="3">{escape(share_title(doer))}</p>\n'

    def _where(self, role: str, section: Section) -> str:
        """Whose tasks these are, and when: for who comes to this very place, and has not seen what stands above it."""
        whose = escape(self.card.role(role).name)
        return f'<p class="rk-waar {line_class(self.card, role)}">{whose} — {escape(section.title)}</p>'

    def _task_list(self, rules: Sequence[Rule], shown: Iterable[Rule], role: str, *, line: bool = False) -> str:
        items = "\n".join(self._task_item(rule, rules, role) for rule in shown)
        kind = f"rk-taken {line_class(self.card, role)}" if line else "rk-taken"
        return f'<ul class="{kind}">\n{items}\n</ul>' if items else ""

    def _task_item(self, rule: Rule, rules: Sequence[Rule], role: str) -> str:
        task = rule.task
        body = self._said(task, role) + task_reach_html(self.card, task, role)
        parts = [each for each in rules if each.parent is task]
        place = "" if task.id in self._placed else f' id="{task.id}"'
        self._placed.add(task.id)
        return (
            f'<li class="rk-taak"{place} data-taak="{task.id}">{self._where(role, rule.section)}{body}'
            f"{self._source(rule)}{self._task_list(rules, parts, role)}</li>"
        )

    def _said(self, task: Task, role: str) -> str:
        """All that a task says to a role, and before that when it applies."""
        condition = f"<p>{self._if(task.when)}</p>" if task.when else ""
        return condition + task_body_html(self.card, task, role, self.writer)

    def _source(self, rule: Rule) -> str:
        """What a task rests on; of our reading and of lines of the card, the way there. Nothing when the card says nothing."""
        place, text = "", sources(rule.task)
        if rule.section.reading and (rule.task.lines or not text):
            place, text = f"lezing-{rule.section.reading}", "Onze lezing."
        elif rule.task.lines:
            place = f"regel-{rule.task.lines[0]}"
        if place:
            text = f'<a href="{self.links.root}verantwoording.html#{place}">{text.rstrip(".")}</a>.'
        return f'<p class="rk-bron">{text if place else escape(text)}</p>' if text else ""

    def _badge(self, role_id: str) -> str:
        """The sign of an organisation's line. Its name is always beside it."""
        return f'<span class="rk-sein" aria-hidden="true">{escape(signs(self.card)[role_id])}</span>'

    def organisations(self, _: str) -> str:
        """The way to each organisation's page."""
        items = "".join(
            f'<li class="{line_class(self.card, organisation.id)}"><a href="{self.links.role(organisation.id)}">'
            f"{self._badge(organisation.id)}{escape(organisation.name)}</a></li>"
            for organisation in self.card.organisations
        )
        return f'<ul class="rk-organisaties" data-search-exclude>{items}</ul>'

    def overview(self, _: str) -> str:
        """The whole card as a route map: a line for each organisation, through the sections as stations."""
        sections = [section for section in self.card.sections if section.reading is None]
        rows = "\n".join(self._overview_line(organisation, sections) for organisation in self.card.organisations)
        columns = "".join(f'<col class="rk-onderdeel-{section.id}">' for section in sections)
        return f"""<table class="rk-routes" data-search-exclude>
<caption class="rk-verborgen">De hele routekaart: per organisatie de taken in elk onderdeel</caption>
<colgroup><col>{columns}</colgroup>
<thead>{self._overview_head(sections)}</thead>
<tbody>
{rows}
</tbody>
</table>"""

    def _overview_head(self, sections: list[Section]) -> str:
        """The stations. Those that depend on an answer stand together below its question."""
        forked = any(map(_fork, sections))
        above, below = f'<td rowspan="{1 + forked}"></td>', ""
        for question_id, group in groupby(sections, key=_fork):
            stations = list(group)
            if question_id:
                above += (
                    f'<th scope="colgroup" colspan="{len(stations)}" class="rk-wissel">'
                    f"{self.writer.html(self.card.question(question_id).text)} {self._not_known_yet(question_id)}</th>"
                )
                below += "".join(self._station(section) for section in stations)
            else:
                above += "".join(self._station(section, rows=1 + forked) for section in stations)
        return f"<tr>{above}</tr>" + (f"<tr>{below}</tr>" if forked else "")

    def _station(self, section: Section, rows: int = 1) -> str:
        return (
            f'<th scope="col" rowspan="{rows}" class="rk-halte rk-onderdeel-{section.id}">'
            f'<a href="{self.links.section(section.id)}">{escape(section.short)}</a></th>'
        )

    def _not_known_yet(self, question_id: str) -> str:
        """The way to what to do as long as this question has no answer."""
        return " ".join(
            f'<a href="{self.links.section(section.id)}">{escape(section.title)}?</a>'
            for section in self.card.sections
            if section.reading is not None and _fork(section) == question_id
        )

    def _overview_line(self, organisation: Organisation, sections: list[Section]) -> str:
        cells = "".join(self._overview_cell(section, organisation) for section in sections)
        return (
            f'<tr class="{line_class(self.card, organisation.id)}"><th scope="row">'
            f'<a href="{self.links.role(organisation.id)}">{self._badge(organisation.id)}{escape(organisation.name)}</a></th>'
            f"{cells}</tr>"
        )

    def _overview_cell(self, section: Section, organisation: Organisation) -> str:
        found = roles_in(self.card, organisation, section)
        parts = "".join(self._overview_part(role, section, rules) for role, rules in found)
        why = no_tasks_in(self.card, section, organisation.id)
        none = f"<p>{self.writer.html(why)}</p>" if why and not parts else ""
        return f'<td class="rk-onderdeel-{section.id}">{parts}{none}</td>'

    def _overview_part(self, role: Role, section: Section, rules: Sequence[Rule]) -> str:
        """What somebody does in a section, below the way to it; of an organisation the head of the column may say that."""
        function = role is not self.card.organisation_of(role.id)
        kind, whose = ("rk-cel rk-cel--functie", role.name) if function else ("rk-cel", section.title)
        heading = f'<a class="{kind}" href="{self.links.role(role.id)}#{section.id}">{escape(whose)}</a>'
        return heading + "".join(
            (f'<p class="rk-wie-doet">{escape(share_title(doer))}</p>' if doer else "")
            + self._overview_list(theirs, tops(theirs), role.id)
            for doer, theirs in by_doer(self.card, role.id, rules, lambda rule: rule)
        )

    def _overview_list(self, rules: Sequence[Rule], shown: Iterable[Rule], role: str) -> str:
        items = "".join(
            f'<li data-taak="{rule.task.id}">{self._said(rule.task, role)}'
            f"{self._overview_list(rules, [each for each in rules if each.parent is rule.task], role)}</li>"
            for rule in shown
        )
        return f"<ul>{items}</ul>" if items else ""

    def _if(self, when: When | None) -> str:
        """When a task applies, to go before it; nothing when it always does."""
        return f'<span class="rk-als">Als {self.writer.html(condition_words(self.card, when))}:</span> ' if when else ""

    def reference(self, argument: str) -> str:
        """The way from an organisation to its functions, or back: `verwijzing casushouder`."""
        roles = [self.card.role(name) for name in argument.split()]
        organisation = self.card.organisation_of(roles[0].id)
        links = joined(f'<a href="{self.links.role(role.id)}">{escape(role.name)}</a>' for role in roles)
        if organisation in roles:
            return f'<p class="rk-verwijzing">Zoek je alleen de taken van de organisatie? Kijk dan bij {links}.</p>'
        if len(roles) == 1:
            return f"<p>Binnen {escape(organisation.label)} is er een functie met een eigen takenpakket: {links}.</p>"
        return f"<p>Binnen {escape(organisation.label)} zijn er functies met een eigen takenpakket: {links}.</p>"

    def coordination(self, argument: str) -> str:
        """With whom a role coordinates, and for which tasks: `afstemming casushouder`."""
        role = self.card.role(argument)
        organisation = self.card.organisation_of(role.id)
        rows = "\n".join(self._tie(tie) for tie in ties(self.card) if tie.by == role.id)
        also = f'<a href="{self.links.partner(organisation.id)}">{escape(organisation.name)}</a>'
        both = "" if role is organisation else f"<p>Je doet ook de taken van je organisatie. Kijk daarom ook bij {also}.</p>"
        if not rows:
            return f"<p>Met niemand, voor geen enkele taak.</p>\n{both}"
        return f"""<table class="rk-afstemming">
<caption class="rk-verborgen">{escape(role.name)} stemt af met</caption>
<thead class="rk-verborgen"><tr><th scope="col">Met wie</th>\
<th scope="col">Voor welke taken</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>
{both}"""

    def _tie(self, tie: Tie) -> str:
        tasks = "".join(self._coordinated(page, rule) for page, rule in tie.tasks)
        line, who = line_class(self.card, tie.by), escape(self.card.role(tie.by).name)
        whose = f'<p class="rk-waar {line}">{who} stemt af met</p>'
        return f'<tr id="{tie.id}"><th scope="row">{whose}{self._partner(tie.partner)}</th><td><ul>{tasks}</ul></td></tr>'

    def _partner(self, partner_id: str) -> str:
        """Somebody to coordinate with: a role as a link to its page, with any other what an abbreviation in the name means."""
        partner = self.card.partner(partner_id)
        if isinstance(partner, Role):
            return partner_html(self.card, partner_id, self.links)
        return Writer(self.card.terms).html(sentence(partner.name))

    def partners(self, _: str) -> str:
        """Everybody to coordinate with who has no page, each with the way to who does."""
        by: dict[str, list[Tie]] = {partner.id: [] for partner in self.card.partners}
        for tie in ties(self.card):
            by.get(tie.partner, []).append(tie)
        items = "".join(
            f'<li id="{partner}">{self._partner(partner)}: {", ".join(map(self._way_to, found)) or "niemand"}</li>'
            for partner, found in by.items()
        )
        return f'<ul class="rk-partners">{items}</ul>'

    def _way_to(self, tie: Tie) -> str:
        return f'<a href="{self.links.partner(tie.id)}">{escape(self.card.role(tie.by).name)}</a>'

    def _coordinated(self, page: Role, rule: Rule) -> str:
        """A task with the whole of its condition: it stands here apart from its section and from what it is a part of."""
        when = rule.condition if all(rule.condition) else None
        task = f'<a href="{self.links.role(page.id)}#{rule.task.id}">{self.writer.html(with_term(rule.task), in_link=True)}</a>'
        return f"<li>{self._if(when)}{task}</li>"

    def chain(self, _: str) -> str:
        """The picture of who coordinates with whom; nothing when nobody does. Raises `LayoutError`."""
        pictures = pictures_html(self.card, self.links, self.cache)
        if not pictures:
            return ""
        return f"""<figure class="rk-keten" data-search-exclude>
{pictures}
<figcaption>Een lijn gaat van wie afstemt naar met wie. Het getal zegt voor hoeveel taken. Kies een getal en lees welke taken \
dat zijn. Hieronder staat hetzelfde in tabellen.</figcaption>
</figure>"""

    # --- the checker -------------------------------------------------------------------------------------------------

    def entrance(self, role: str) -> str:
        """The way into the checker: `ingang`; or into that which begins with a role: `ingang om`."""
        if role:
            self.card.role(role)
        return f'<p><a class="rk-ingang" href="{self.links.start(role)}">{CHECKER}</a></p>'

    def checker(self, role: str) -> str:
        """The checker itself: the first step, ready to read, and the tree for readers without script. `checker om` begins with
        this role, and has the question for the role in reserve, for who goes back to it.
        """
        answers = {ROLE: role} if role else {}
        asked = decide(self.card, {})
        begins = f' data-rol="{escape(role)}"' if role else ""
        whose = f" Die is voor {escape(self.card.role(role).label)}." if role else ""
        without_scripts = f"Scripts staan uit in je browser. Gebruik de lijst hieronder.{whose}"
        title = escape(f"{CHECKER} - {self.card.title}")
        reserve = f'\n<template id="checker-begin" data-titel="{title}">\n{step_html(asked, self.links)}\n</template>'
        root = self.links.root
        pause, hide = (
            minutes * 60_000 for minutes in (self.card.region.clear_after_minutes, self.card.region.hide_after_minutes)
        )
        preload = "\n".join(map(self._preload, self.needed))
        return f"""<noscript><p class="rk-melding">{without_scripts}</p></noscript>
<div>
{preload}{reserve if role else ""}
</div>
<div id="checker" data-runtime="{self.runtime}" data-root="{root}" data-geduld="6000" data-rust="500"
  data-pauze="{pause}" data-verberg="{hide}"{begins} translate="no" data-search-exclude>
{step_html(decide(self.card, answers), self.links)}
</div>
<p id="checker-uitweg" class="rk-melding" role="alert">De vragenhulp start nog niet: klap de lijst hieronder uit of \
<a href="">laad de pagina opnieuw</a>.</p>
<p id="checker-status" class="rk-verborgen" role="status" data-begin="{escape(announcement(asked))}"></p>
<details id="checker-boom" class="rk-boom-vak" data-search-exclude>
<summary>Werken de vragen hierboven niet? Klap hier de lijst met alle vragen en taken uit</summary>
{tree_html(self.card, answers)}
</details>
<script type="module" src="{self.runtime}page.js"></script>"""

    def _preload(self, name: str) -> str:
        """So that nothing which the checker needs waits for anything else. What can be seen goes before the program."""
        how = "modulepreload" if name.endswith(".js") else 'preload" as="fetch" crossorigin fetchpriority="low'
        return f'<link rel="{how}" href="{self.runtime}{escape(name)}">'

    # --- paper ---------------------------------------------------------------------------------------------------------

    def guide(self, argument: str) -> str:
        """The way from a role's page to its guide on paper: `zakgids casushouder`."""
        return way_to_guides_html(self.guides, self.links, self.card.role(argument))

    def guide_files(self, argument: str) -> str:
        """What there is on paper: `zakgidsen rollen`, `zakgidsen posters` or `zakgidsen kaart`."""
        return guides_html(self.card, self.guides, self.missing, self.links, argument)

    def folding(self, _: str) -> str:
        """How to fold the sheet."""
        return folding_html(self.guides, self.links)

    def print_button(self, _: str) -> str:
        """A button that prints the page. It shows itself when there is a script to do so: see page.js."""
        return '<p class="rk-printen" hidden><button type="button" class="rk-knop" data-print>Print deze pagina</button></p>'

    # --- words and numbers -------------------------------------------------------------------------------------------

    def text(self, argument: str) -> str:
        """A text of the card, with its abbreviations explained."""
        return f"<p>{self.writer.html(argument)}</p>"

    def term(self, argument: str) -> str:
        """One entry of the glossary: `begrip SASH`."""
        term = {term.term: term for term in self.card.terms}[argument]
        lines = []
        if term.full:
            language = f' lang="{term.language}"' if term.language else ""
            lines.append(f"<p><strong>Voluit:</strong> <span{language}>{escape(term.full)}</span></p>")
        doubt = "" if term.certainty == "zeker" else " De regio moet dit nog bevestigen."
        lines.append(f"<p>{self.writer.html(term.explanation)}{doubt}</p>")
        return "\n".join(lines)

    def readings(self, _: str) -> str:
        """How the card was read."""
        items = "".join(
            f'<li id="lezing-{reading.number}" value="{reading.number}">{self.writer.html(reading.text)}'
            + (f' <span class="rk-bron">Regels {", ".join(map(str, reading.lines))}.</span>' if reading.lines else "")
            + "</li>"
            for reading in sorted(self.card.readings, key=lambda reading: reading.number)
        )
        return f'<ol class="rk-lezingen">{items}</ol>'

    def origins(self, argument: str) -> str:
        """What the tasks of a section rest on, each line of the card in its own words, beside those tasks: `herkomst laag`."""
        section = self.card.section(argument)
        lines: dict[int, list[tuple[Role, Rule]]] = {}
        named: dict[str, list[tuple[Role, Rule]]] = {}
        for role, rule in places(self.card):
            if rule.section is section:
                for number in rule.task.lines:
                    lines.setdefault(number, []).append((role, rule))
                if not rule.task.lines:
                    named.setdefault(plain(str(rule.task.source or "")), []).append((role, rule))
        return self._origin_table("Regel", self._line_rows(section, lines)) + self._origin_table(
            "Bron" if any(named) else "", self._named_rows(named)
        )

    def _origin_table(self, first: str, rows: Iterable[str]) -> str:
        """The table of all that rests on something of the same kind, of which `first` is the name; nothing without any."""
        columns = (first, *(["De kaart"] if first == "Regel" else []), "Zo staat het hier", "Klopt")
        heads = "".join(f'<th scope="col">{head}</th>' for head in filter(None, columns))
        body = "".join(rows)
        return f'<table class="rk-herkomst"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>' if body else ""

    def _line_rows(self, section: Section, lines: Mapping[int, Sequence[tuple[Role, Rule]]]) -> Iterator[str]:
        """A row for every line that is cited; its place is there once, in the section that has it on the card."""
        written = {line.number: line.text for line in self.card.original}
        for number, found in sorted(lines.items()):
            place = "" if section.reading else f' id="regel-{number}"'
            literal = f'<td class="rk-letterlijk">{escape(written.get(number, ""))}</td>'
            yield f'<tr{place}><th scope="row">{number}</th>{literal}{self._origin_cells(found)}</tr>'

    def _named_rows(self, named: Mapping[str, Sequence[tuple[Role, Rule]]]) -> Iterator[str]:
        for name, found in named.items():
            head = f'<th scope="row">{escape(name)}</th>' if any(named) else ""
            yield f"<tr>{head}{self._origin_cells(found)}</tr>"

    def _origin_cells(self, found: Iterable[tuple[Role, Rule]]) -> str:
        tasks = "".join(self._origin(role, rule) for role, rule in found)
        return f'<td><ul>{tasks}</ul></td><td><span class="rk-vakje">\u2610</span></td>'

    def _origin(self, page: Role, rule: Rule) -> str:
        doer = escape(joined(role.name for role in rulebook(self.card).doers[rule.task.id]))
        task = f'<a href="{self.links.role(page.id)}#{rule.task.id}">{self.writer.html(with_term(rule.task), in_link=True)}</a>'
        return f'<li><span class="rk-bron">{doer}:</span> {self._if(rule.task.when)}{task}</li>'

    def ours(self, _: str) -> str:
        """What the card does not say: how to find out an answer, and the help with a question."""
        rows = "".join(
            f'<tr><th scope="row">{self.writer.html(question.text)}</th>'
            f"<td>{'<br>'.join(self.writer.html(text) for text in self._ours(question))}</td></tr>"
            for question in self.card.questions
            if question.id != ROLE
        )
        heads = '<th scope="col">Vraag</th><th scope="col">Wat wij erbij schreven</th>'
        return f'<table class="rk-herkomst"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'

    def _ours(self, question: Question) -> Iterator[str]:
        if question.hint:
            yield f"Uitleg: {question.hint}"
        if question.find_out:
            yield f"Uitzoeken: {question.find_out}"
        for role, text in question.find_out_for.items():
            yield f"Uitzoeken, voor {self.card.role(role).label}: {text}"

    def numbers(self, role: str) -> str:
        """How everybody can be reached whom the region names: `nummers`; or whom the tasks of a role need: `nummers om`."""
        region = self.card.region
        if role:
            needed = reachable(self.card, (rule.task for rule in rulebook(self.card).rules(role)), role)
            items = [f"<li>{self._number(self.card.partner(name).name, contact)}</li>" for name, contact in needed]
        else:
            contacts = enumerate((region.urgent, *region.contacts))
            items = [f'<li id="nummer-{place}">{self._number(each.name, each)}</li>' for place, each in contacts]
        return f'<ul class="rk-nummers">{"".join(items)}</ul>'

    def _number(self, name: str, contact: Contact | None) -> str:
        reach = reach_html(contact) if contact and contact.known else "Vraag het nummer in je regio na."
        return f"<strong>{escape(sentence(name))}</strong> {reach}"

    def statement(self, part: str) -> str:
        """A part of the statement about accessibility: `verklaring site`, `verklaring getest` or `verklaring melden`."""
        if part == "getest" and self.evidence:
            return evidence_html(self.card, self.evidence)
        return {"site": site_html, "melden": report_html}[part](self.card)


DIRECTIVES: Final[Mapping[str, Callable[[Page, str], str]]] = {
    "afstemming": Page.coordination,
    "begrip": Page.term,
    "checker": Page.checker,
    "herkomst": Page.origins,
    "ingang": Page.entrance,
    "keten": Page.chain,
    "lezingen": Page.readings,
    "nummers": Page.numbers,
    "organisaties": Page.organisations,
    "overzicht": Page.overview,
    "partners": Page.partners,
    "printknop": Page.print_button,
    "taken": Page.tasks,
    "tekst": Page.text,
    "toelichting": Page.ours,
    "verklaring": Page.statement,
    "verwijzing": Page.reference,
    "vouwen": Page.folding,
    "zakgids": Page.guide,
    "zakgidsen": Page.guide_files,
}
