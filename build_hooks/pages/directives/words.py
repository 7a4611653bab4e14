# SPDX-License-Identifier: EUPL-1.2
"""Words, numbers to call, and the statement about accessibility."""

from html import escape
from typing import Final

from build_hooks.pages.directives.page import Directives, Page
from build_hooks.pages.statement import evidence_html, report_html, site_html
from checker.card import Contact
from checker.markup import reach_html
from checker.people import reachable
from checker.rules import rulebook
from checker.wording import sentence


def text(page: Page, argument: str) -> str:
    """A text of the card, with its abbreviations explained."""
    return f"<p>{page.writer.html(argument)}</p>"


def term(page: Page, argument: str) -> str:
    """One entry of the glossary: `begrip SASH`."""
    term = {term.term: term for term in page.card.terms}[argument]
    lines = []
    if term.full:
        language = f' lang="{term.language}"' if term.language else ""
        lines.append(f"<p><strong>Voluit:</strong> <span{language}>{escape(term.full)}</span></p>")
    doubt = "" if term.certainty == "zeker" else " De regio moet dit nog bevestigen."
    lines.append(f"<p>{page.writer.html(term.explanation)}{doubt}</p>")
    return "\n".join(lines)


def numbers(page: Page, role: str) -> str:
    """How everybody can be reached whom the region names: `nummers`; or whom the tasks of a role need: `nummers om`."""
    region = page.card.region
    if role:
        needed = reachable(page.card, (rule.task for rule in rulebook(page.card).rules(role)), role)
        items = [f"<li>{_number(page.card.partner(name).name, contact)}</li>" for name, contact in needed]
    else:
        contacts = enumerate((region.urgent, *region.contacts))
        items = [f'<li id="nummer-{place}">{_number(each.name, each)}</li>' for place, each in contacts]
    return f'<ul class="rk-nummers">{"".join(items)}</ul>'


def _number(name: str, contact: Contact | None) -> str:
    reach = reach_html(contact) if contact and contact.known else "Vraag het nummer in je regio na."
    return f"<strong>{escape(sentence(name))}</strong> {reach}"


def statement(page: Page, part: str) -> str:
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
