# SPDX-License-Identifier: EUPL-1.2
"""Card → search index: every task, role, section, partner and term can be found by itself.

The theme makes its index from the headings of pages. A task is no heading and stands on several pages: one would find the
chapters around it. So what comes from the card is indexed here instead, once, with the words that people use for it: the `also`
of every term of the glossary that it speaks of. What someone types is made sense of in `docs/assets/theme/search.js`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any, Final

from build_hooks.pages.generate import anchor
from build_hooks.pages.places import places
from checker.card import Card, Role, Section, Term
from checker.markup import Links
from checker.people import is_own, partners_to_name
from checker.reasons import condition_words
from checker.rules import Rule, rulebook
from checker.wording import plain, sentence

type Entry = Mapping[str, Any]
"""What can be found: its `location`, a `title` that says by itself what it is, a `text` in HTML and, not shown, `also`."""

MADE_HERE: Final = ("rol/", "onderdeel/", "partners.html#", "begrippen.html#", "verantwoording.html#taken-")
"""What the theme must not index: everything that comes from the card."""

CHECKER: Final = "wat-moet-ik-nu-doen.html"

_CALLING: Final = ("telefoonnummer", "telefoon", "nummer", "bellen", "bel", "bereiken")
"""What people type who want to call somebody."""

_LINKS: Final = Links()
_SEPARABLE: Final = re.compile(r"\b(aan|af|door|in|mee|na|op|over|uit|voor) te (\w+)")


def search_index(card: Card, index: Mapping[str, Any]) -> dict[str, Any]:
    """The theme's index (its `config` and `docs`) with what comes from the card replaced. A page comes before its parts."""
    by_hand = [_brief(entry) for entry in index["docs"] if not entry["location"].startswith(MADE_HERE)]
    return {**index, "docs": [*by_hand, *entries(card)]}


def _brief(entry: Entry) -> Entry:
    """Of the checker only its first paragraph: the theme takes in the whole tree of questions, marked to be left out or not."""
    if entry["location"] != CHECKER:
        return entry
    first, end, _ = entry["text"].partition("</p>")
    return {**entry, "text": first + end}


def entries(card: Card) -> Iterator[Entry]:
    """Everything of the card that can be found, a page before its parts, each under the words that people may use for it."""
    also = _Synonyms(card)
    for role in card.roles():
        yield _entry(_LINKS.role(role.id), role.name, [role.intro], also.of(role.name))
        yield from _role_sections(card, role)
    for role, rule in places(card):
        yield _task(card, rule, role, also)
    for section in card.sections:
        yield _entry(_LINKS.section(section.id), section.title, [section.intro])
    for partner in card.partners:
        yield {**_entry(_LINKS.partner(partner.id), sentence(partner.name), [], also.of(partner.name)), "boost": 0.5}
    for place, contact in enumerate((card.region.urgent, *card.region.contacts)):
        reach = ", ".join(filter(None, (contact.phone, contact.mail))) or "vraag het nummer in je regio na"
        title = f"{sentence(contact.name)}: {reach}"
        yield {**_entry(f"bellen.html#nummer-{place}", title, filter(None, [contact.note]), _CALLING), "boost": 1.2}
    for term in card.terms:
        title = f"{term.term}: {term.full}" if term.full else sentence(term.term)
        yield {**_entry(f"begrippen.html#{anchor(term)}", title, [term.explanation], term.also), "boost": 1.2}


def _entry(location: str, title: str, paragraphs: Iterable[str], also: Iterable[str] = ()) -> Entry:
    """Titles and texts are HTML to the theme, also where they come from the card."""
    text = "".join(f"<p>{escape(plain(paragraph), quote=False)}</p>" for paragraph in paragraphs)
    entry = {"location": location, "title": escape(plain(title), quote=False), "text": text}
    return {**entry, "also": ", ".join(words)} if (words := list(also)) else entry


def _role_sections(card: Card, role: Role) -> Iterator[Entry]:
    for section in card.sections:
        if any(rule.section is section for rule in rulebook(card).rules(role.id)):
            yield _entry(f"{_LINKS.role(role.id)}#{section.id}", _joined(role.name, section), [])


def _joined(name: str, section: Section) -> str:
    return f"{name}: {section.title[0].lower()}{section.title[1:]}"


def _task(card: Card, rule: Rule, role: Role, also: "_Synonyms") -> Entry:
    """Among results a task stands apart from its section and from what it is a part of: its title says when it applies."""
    task = rule.task
    when = f"Als {condition_words(card, rule.condition)}: " if all(rule.condition) else ""
    paragraphs = [*filter(None, [task.more, task.record])]
    if named := partners_to_name(card, task, role.id):
        paragraphs.append(f"Met: {', '.join(card.partner(partner).name for partner in named)}")
    title = when + task.do
    words = plain(" ".join([title, *paragraphs]))
    if not is_own(card, rule, role.id):
        paragraphs.append(f"Dit doet {card.role(rule.by).label}")  # no subject of the task: its synonyms lead to others
    joined = [verb[1] + verb[2] for verb in _SEPARABLE.finditer(words)]
    return _entry(f"{_LINKS.role(role.id)}#{task.id}", title, paragraphs, [*joined, *also.of(" ".join([words, *joined]))])


class _Synonyms:
    """The other words for what a text speaks of, from the glossary."""

    def __init__(self, card: Card) -> None:
        self._terms = [(term, _pattern(term)) for term in card.terms]
        self._names = [role.name for role in card.roles()]

    def of(self, text: str) -> list[str]:
        """The words for every term in this text, each once."""
        found = (
            word for term, pattern in self._terms if self._speaks(text, pattern) for word in (term.term, term.full, *term.also)
        )
        return [word for word in dict.fromkeys(found) if word]

    def _speaks(self, text: str, pattern: re.Pattern[str]) -> bool:
        """Whether the text speaks of the term: who names the casusregisseur stalking speaks of a person, not of stalking."""
        for name in self._names:
            if pattern.search(name) and not pattern.match(name):
                text = re.sub(re.escape(name), "", text, flags=re.IGNORECASE)
        return pattern.search(text) is not None


def _pattern(term: Term) -> re.Pattern[str]:
    """Finds a term: an abbreviation as it is written, also when written out, and any other word as the start of longer ones."""
    if term.full:
        return re.compile(rf"(?<!\w)(?:{re.escape(term.term)}|(?i:{re.escape(term.full)}))(?!\w)")
    return re.compile(rf"(?<!\w){re.escape(term.term)}", re.IGNORECASE)
