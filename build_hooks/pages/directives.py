# SPDX-License-Identifier: EUPL-1.2
"""A Markdown extension: lines such as `::: taken politie altijd` show a part of the card.

It belongs to Python-Markdown, not to MkDocs, so that the pages can move to another site generator. A directive is one line; the
first word says what to show, the rest of the line is its argument. The table at the bottom lists them all.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from html import escape
from typing import Final

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from checker.card import Card, Role, Section, Task, When
from checker.decision import decide
from checker.html import announcement, step_html
from checker.markup import Links, partner_html, task_body_html
from checker.reasons import condition_words, sources
from checker.rules import Rule, rulebook
from checker.tree import tree_html
from checker.wording import Writer

_DIRECTIVE: Final = re.compile(r"^::: (?P<name>[a-z-]+)(?: (?P<argument>.*\S))?\s*$")


class DirectiveError(ValueError):
    """A page asks for something that the card or this extension does not have. The message says what, and what there is."""


class CardExtension(Extension):
    """Shows parts of `card` in pages.

    Set `root` before a page is converted: the way from that page to the root of the site, '' or '../'. Set `runtime` to the
    folder, seen from the root, that holds what the checker loads in the browser, and `scripts` to the names of the files in it
    that are better fetched at once than one after the other. `failure` is what is raised for a directive that cannot be shown:
    site generators have an exception of their own that they report without a traceback.
    """

    def __init__(
        self,
        card: Card,
        *,
        root: str = "",
        runtime: str = "",
        scripts: Sequence[str] = (),
        failure: Callable[[str], Exception] = DirectiveError,
    ) -> None:
        super().__init__()
        self.card = card
        self.root = root
        self.runtime = runtime
        self.scripts = scripts
        self.failure = failure

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        """Called by Python-Markdown."""
        md.preprocessors.register(_Directives(md, self), "routekaart", priority=27)


class _Directives(Preprocessor):
    """One page. Fenced code and raw HTML are taken care of before and after, by their own preprocessors."""

    def __init__(self, md: Markdown, extension: CardExtension) -> None:
        super().__init__(md)
        self._page = Page(extension.card, Links(extension.root), extension.runtime, extension.scripts)
        self._failure = extension.failure

    def run(self, lines: list[str]) -> list[str]:
        return [self._shown(line) for line in lines]

    def _shown(self, line: str) -> str:
        match = _DIRECTIVE.match(line)
        if not match:
            return line
        try:
            html = self._page.show(match["name"], match["argument"] or "")
        except DirectiveError as problem:
            raise self._failure(str(problem)) from None
        return f"\n{self.md.htmlStash.store(html)}\n"


class Page:
    """What one page shows of the card. The writer remembers which abbreviations the page has explained."""

    def __init__(self, card: Card, links: Links, runtime: str = "", scripts: Sequence[str] = ()) -> None:
        self.card = card
        self.links = links
        self.runtime = f"{links.root}{escape(runtime)}/"
        self.scripts = scripts
        self.writer = Writer(card.terms)

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
        """The tasks of a role in a section: `taken politie altijd`."""
        role, section_id = argument.split()
        section = self.card.section(section_id)
        rules = [rule for rule in rulebook(self.card).rules(role) if rule.section is section]
        return self._task_list(rules, None, role)

    def _task_list(self, rules: list[Rule], parent: Task | None, role: str) -> str:
        items = "\n".join(self._task_item(rule, rules, role) for rule in rules if rule.parent is parent)
        return f'<ul class="rk-taken">\n{items}\n</ul>' if items else ""

    def _task_item(self, rule: Rule, rules: list[Rule], role: str) -> str:
        task = rule.task
        condition = f"<p>{self._if(task.when)}</p>" if task.when else ""
        body = task_body_html(self.card, task, role, self.links, self.writer)
        return (
            f'<li class="rk-taak" id="{task.id}" data-taak="{task.id}">{condition}{body}'
            f'<p class="rk-bron">{sources(task)}</p>{self._task_list(rules, task, role)}</li>'
        )

    def overview(self, _: str) -> str:
        """The whole card: a row per section, a column per organisation."""
        columns = self.card.organisations
        heads = "".join(
            f'<th scope="col" role="columnheader" class="rk-kop-{organisation.id}">'
            f'<a href="{self.links.role(organisation.id)}">{escape(organisation.name)}</a></th>'
            for organisation in columns
        )
        rows = "\n".join(self._overview_row(section) for section in self.card.sections if section.reading is None)
        return f"""<table class="rk-overzicht" role="table" data-search-exclude>
<caption class="rk-verborgen">De hele routekaart: per onderdeel de taken van elke organisatie</caption>
<thead role="rowgroup"><tr role="row"><td role="cell"></td>{heads}</tr></thead>
<tbody role="rowgroup">
{rows}
</tbody>
</table>"""

    def _overview_row(self, section: Section) -> str:
        cells = "".join(self._overview_cell(section, organisation.id) for organisation in self.card.organisations)
        return (
            f'<tr role="row" class="rk-rij-{section.id}"><th scope="row" role="rowheader">'
            f'<a href="{self.links.section(section.id)}">{escape(section.title)}</a></th>{cells}</tr>'
        )

    def _overview_cell(self, section: Section, organisation_id: str) -> str:
        organisation = self.card.organisation_of(organisation_id)
        role = organisation.function if section.functions_only else organisation
        page = self.links.role(role.id)
        rules = [rule for rule in rulebook(self.card).rules(role.id) if rule.section is section]
        heading = f'<a class="rk-cel" href="{page}#{section.id}">{escape(role.name)}</a>'
        return f'<td role="cell" class="rk-cel-{organisation_id}">{heading}{self._overview_list(rules, None, page)}</td>'

    def _overview_list(self, rules: list[Rule], parent: Task | None, page: str) -> str:
        items = "".join(
            f'<li><a href="{page}#{rule.task.id}">{self._if(rule.task.when)}{self.writer.html(rule.task.do)}</a>'
            f"{self._overview_list(rules, rule.task, page)}</li>"
            for rule in rules
            if rule.parent is parent
        )
        return f"<ul>{items}</ul>" if items else ""

    def _if(self, when: When | None) -> str:
        """When a task applies, to go before it; nothing when it always does."""
        return f'<span class="rk-als">Als {self.writer.html(condition_words(self.card, when))}:</span> ' if when else ""

    def reference(self, argument: str) -> str:
        """The way from an organisation to its function, or back: `verwijzing casushouder`."""
        role = self.card.role(argument)
        organisation = self.card.organisation_of(role.id)
        link = f'<a href="{self.links.role(role.id)}">{escape(role.name)}</a>'
        if role is organisation:
            return f"<p>Zoek je alleen de taken van de organisatie? Kijk dan bij {link}.</p>"
        return f"<p>Binnen {escape(organisation.label)} is er een functie met een eigen takenpakket: {link}.</p>"

    def coordination(self, argument: str) -> str:
        """Who coordinates with this partner, and for which tasks: `afstemming wijkagent`."""
        partner = self.card.partner(argument)
        tasks: dict[str, list[str]] = {}
        for page, rule in self._rules():
            if partner.id in rule.task.partners:
                tasks.setdefault(rule.by, []).append(self._coordinated(page, rule))
        items = "".join(
            f"<li>{partner_html(self.card, who, self.links)}<ul>{''.join(found)}</ul></li>" for who, found in tasks.items()
        )
        return f'<ul class="rk-afstemming">{items}</ul>' if items else "<p>Bij geen enkele taak.</p>"

    def _coordinated(self, page: Role, rule: Rule) -> str:
        """A task with the whole of its condition: it stands here apart from its section and from what it is a part of."""
        when = rule.condition if all(rule.condition) else None
        task = f'<a href="{self.links.role(page.id)}#{rule.task.id}">{self.writer.html(rule.task.do)}</a>'
        return f"<li>{self._if(when)}{task}</li>"

    def _rules(self) -> Iterator[tuple[Role, Rule]]:
        """Every rule once, with the first role on whose page it stands."""
        met: set[str] = set()
        for role in self.card.roles():
            for rule in rulebook(self.card).rules(role.id):
                if rule.task.id not in met:
                    met.add(rule.task.id)
                    yield role, rule

    # --- the checker -------------------------------------------------------------------------------------------------

    def entrance(self, _: str) -> str:
        """The way into the checker."""
        return f'<p><a class="rk-ingang" href="{self.links.root}wat-moet-ik-nu-doen.html">Wat moet ik nu doen?</a></p>'

    def checker(self, _: str) -> str:
        """The checker itself: the first step, ready to read, and the tree for readers without script."""
        step = decide(self.card, {})
        root = self.links.root
        pause = self.card.region.clear_after_minutes * 60_000
        preload = "\n".join(f'<link rel="modulepreload" href="{self.runtime}{escape(script)}">' for script in self.scripts)
        return f"""<noscript><p class="rk-melding">Scripts staan uit in je browser. Gebruik de lijst hieronder.</p></noscript>
{preload}
<div id="checker" data-runtime="{self.runtime}" data-root="{root}" data-geduld="6000"
  data-pauze="{pause}" data-search-exclude>
{step_html(step, self.links)}
</div>
<p id="checker-uitweg" class="rk-melding" role="alert">De vragenhulp start nog niet: klap de vragenlijst hieronder uit of \
<a href="">laad de pagina opnieuw</a>.</p>
<p id="checker-status" class="rk-verborgen" role="status" data-begin="{escape(announcement(step))}"></p>
<details id="checker-boom" class="rk-boom-vak" data-search-exclude>
<summary>Werken de vragen hierboven niet? Klap hier alle vragen en taken uit</summary>
{tree_html(self.card, self.links)}
</details>
<script type="module" src="{self.runtime}page.js"></script>"""

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
            doubt = "" if term.certainty == "zeker" else " (te bevestigen door de regio)"
            lines.append(f"<p><strong>Voluit:</strong> <span{language}>{escape(term.full)}</span>{doubt}</p>")
        lines.append(f"<p>{self.writer.html(term.explanation)}</p>")
        if term.also:
            lines.append(f'<p class="rk-ook">Ook te vinden als: {escape(", ".join(term.also))}.</p>')
        return "".join(lines)

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
        """Every task of a section with the lines of the card it rests on: `herkomst laag`."""
        section = self.card.section(argument)
        rows = "".join(self._origin_rows(section))
        return (
            f'<table class="rk-herkomst"><thead><tr><th scope="col">Wie</th><th scope="col">Taak</th>'
            f'<th scope="col">Regel</th></tr></thead><tbody>{rows}</tbody></table>'
        )

    def _origin_rows(self, section: Section) -> Iterator[str]:
        for organisation in self.card.organisations:
            role = organisation.function if section.functions_only else organisation
            for rule in rulebook(self.card).rules(role.id):
                if rule.section is section:
                    lines = ", ".join(map(str, rule.task.source))
                    yield (
                        f"<tr><td>{partner_html(self.card, rule.by, self.links)}</td>"
                        f'<td>{self._if(rule.task.when)}<a href="{self.links.role(role.id)}#{rule.task.id}">'
                        f"{self.writer.html(rule.task.do)}</a></td>"
                        f"<td>{lines}</td></tr>"
                    )

    def numbers(self, _: str) -> str:
        """The telephone numbers that are known."""
        region = self.card.region
        items = "".join(
            f'<li>{escape(contact.name)}: <a href="tel:{escape(contact.phone)}">{escape(contact.phone)}</a>'
            + (f" ({escape(contact.note)})" if contact.note else "")
            + "</li>"
            for contact in (region.urgent, *region.contacts)
            if contact.phone
        )
        return f'<ul class="rk-nummers">{items}</ul>'


DIRECTIVES: Final[Mapping[str, Callable[[Page, str], str]]] = {
    "afstemming": Page.coordination,
    "begrip": Page.term,
    "checker": Page.checker,
    "herkomst": Page.origins,
    "ingang": Page.entrance,
    "lezingen": Page.readings,
    "nummers": Page.numbers,
    "overzicht": Page.overview,
    "taken": Page.tasks,
    "tekst": Page.text,
    "verwijzing": Page.reference,
}
