# SPDX-License-Identifier: EUPL-1.2
"""Words, numbers to call, and the statement about accessibility."""

from typing import Final

from build_hooks.pages import texts
from build_hooks.pages.directives.page import Directives, Page
from build_hooks.pages.statement import evidence_html, report_html, site_html
from checker.card import Contact
from checker.hypertext import EMPTY, Html
from checker.markup import reach_html
from checker.people import reachable
from checker.rules import rulebook
from checker.wording import sentence


def text(page: Page, argument: str) -> Html:
    """A text of the card, with its abbreviations explained."""
    return Html("<p>{}</p>", page.writer.html(argument))


def term(page: Page, argument: str) -> Html:
    """One entry of the glossary: `begrip SASH`."""
    term = {term.term: term for term in page.card.terms}[argument]
    lines = []
    if term.full:
        language = Html(' lang="{}"', term.language) if term.language else ""
        lines.append(Html("<p><strong>{}</strong> <span{}>{}</span></p>", texts.IN_FULL, language, term.full))
    doubt = "" if term.certainty == "zeker" else texts.UNSURE
    lines.append(Html("<p>{}{}</p>", page.writer.html(term.explanation), doubt))
    return Html("\n").join(lines)


def numbers(page: Page, role: str) -> Html:
    """How everybody can be reached whom the region names: `nummers`; or whom the tasks of a role need: `nummers om`."""
    region = page.card.region
    if role:
        needed = reachable(page.card, (rule.task for rule in rulebook(page.card).rules(role)), role)
        items = [Html("<li>{}</li>", _number(page.card.partner(name).name, contact)) for name, contact in needed]
    else:
        contacts = enumerate((region.urgent, *region.contacts))
        items = [Html('<li id="nummer-{}">{}</li>', place, _number(each.name, each)) for place, each in contacts]
    return Html('<ul class="rk-nummers">{}</ul>', EMPTY.join(items))


def _number(name: str, contact: Contact | None) -> Html:
    reach = reach_html(contact) if contact and contact.known else texts.ASK_NUMBER
    return Html("<strong>{}</strong> {}", sentence(name), reach)


def statement(page: Page, part: str) -> Html:
    """A part of the statement about accessibility: `verklaring site`, `verklaring getest` or `verklaring melden`."""
    if part == "getest" and page.site.evidence:
        return evidence_html(page.card, page.site.evidence)
    return {"site": site_html, "melden": report_html}[part](page.card)


DIRECTIVES: Final[Directives] = {
    "begrip": term,
    "nummers": numbers,
    "tekst": text,
    "verklaring": statement,
}
