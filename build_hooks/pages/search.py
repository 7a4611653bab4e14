# SPDX-License-Identifier: EUPL-1.2
"""Card → search index: every task, role, section, partner, number and term can be found by itself.

The theme makes an index from the headings of pages. A task is no heading and stands on several pages: one would find the
chapters around it. So what comes from the card is indexed here instead, once, with the words that people use for what it speaks
of: the `also` of a term, and the `search_words`. What someone types is made sense of in `search.js`, among the scripts of the
theme.

Why: build_hooks/design/decisions/search.md
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from html import unescape
from typing import Any, Final

from build_hooks.pages import texts
from build_hooks.pages.generate import CHECKER, anchor, what_it_does
from build_hooks.pages.guides import FOLDER as GUIDES
from build_hooks.pages.places import places
from checker.card import Card, Contact, Role, Term
from checker.markup import Links
from checker.people import partners_to_name
from checker.phone import dial
from checker.reasons import condition_words
from checker.rules import Rule, rulebook
from checker.wording import joined, plain, sentence, with_term

type Entry = dict[str, Any]
"""What can be found: its `place`, a `title`, its `kind`, `when` it applies, and a `text` in paragraphs. Not shown are other
words for what it says (`also`) and for when (`when_also`). With the words in `first` it comes before all else.

`rank` says what it comes after, whatever the words: who searches wants to know what to do (0, left out), not what a word means
or whose number to ask for (1), or what the site says of itself (2). `boost` says how far it goes before what has the same rank
and the same words.
"""

SEARCH_INDEX: Final = "search/search_index.js"
"""Where the index is, from the root of the site. As a script it can be loaded from a disk too."""

MADE_HERE: Final = ("rol/", "onderdeel/", "partners.html#", "begrippen.html#", "verantwoording.html#taken-")
"""What of the theme's index is left out: everything that comes from the card."""

CALLING: Final = "bellen.html"

_ASKING: Final = ("vragenhulp", "keuzehulp", "hulp", "stappenplan", "beslisboom", "overlegblad")
"""What people type who want to be asked what is so, and told what to do; or who look for the sheet that comes of it."""

_CALLING: Final = (
    *("telefoonnummer", "telefoon", "nummer", "bellen", "bel", "bereiken", "contactgegevens"),
    *("telefonisch", "opbellen", "mail", "mailen", "mailadres", "e-mailadres"),
)
"""What people type who want to call somebody."""

_PAPER: Final = ("zakkaart", "zakkaartje", "zakboekje", "pocketkaart", "folder")
"""What people type who want the card on paper."""

_OF_PAGES: Final[Mapping[str, Entry]] = {
    CALLING: {"also": _CALLING, "boost": 2.5},
    f"{GUIDES}.html": {"also": _PAPER},
}
"""What is known of a page that does not come from the card."""

_LINKS: Final = Links()
_PARTICLES: Final = "aan|af|door|in|mee|na|op|over|terug|uit|vast|voor|weg"
_CLAUSES: Final = re.compile(r"[.,:;]\s*|\s(?:en|of)\s")
_TAKEN_APART: Final = re.compile(rf"(\w+)(?: .*)? ({_PARTICLES})(?= (?:met|bij|aan|van|wat|wie|tot)\b|$)", re.IGNORECASE)
"""A clause that begins with a verb, of which a part stands further on: 'Meld de zaak aan bij …', not 'Wacht op de melding'."""
_TE: Final = re.compile(rf"\b({_PARTICLES}) te (\w+)")
_BLOCK_END: Final = re.compile(r"</(?:p|li|td|th|pre|dd|dt|h\d)>|<br\b[^>]*>")
_TAG: Final = re.compile(r"<[^>]*>")


def search_index(card: Card, docs: Iterable[Mapping[str, str]]) -> str:
    """The index as a script. `docs` is what the theme found on all pages; what comes from the card is replaced."""
    found = [*_pages(list(docs)), *entries(card)]
    index = json.dumps({"entries": found, "not_covered": card.not_covered}, ensure_ascii=False, separators=(",", ":"))
    return f"globalThis.searchIndex={index.replace('<', '\\u003c')};\n"  # no text ends the script that it stands in


def _pages(docs: list[Mapping[str, str]]) -> Iterator[Entry]:
    """The pages and their parts; of that with the numbers only its first paragraph: each of them can be found."""
    titles = {doc["location"]: doc["title"] for doc in docs}
    for doc in docs:
        location = doc["location"]
        if location.startswith(MADE_HERE):
            continue
        page, _, part = location.partition("#")
        text = [line for each in _BLOCK_END.split(doc["text"]) if (line := " ".join(unescape(_TAG.sub(" ", each)).split()))]
        kind = unescape(titles[page]) if part else "Pagina"
        more = {"rank": 2} if part else _OF_PAGES.get(location, {})
        shown = text[:1] if page == CALLING else text
        yield _entry(location, unescape(doc["title"]), kind, shown, **more)


def entries(card: Card) -> Iterator[Entry]:
    """Everything of the card that can be found, each under the words that people may use for it."""
    also = _Synonyms(card)
    yield _entry(_LINKS.start(), CHECKER, "Pagina", [what_it_does(card)], _ASKING)
    for role in card.roles():
        name = _with_abbreviation(card, role.name)
        yield _entry(_LINKS.role(role.id), name, texts.ALL_OF_ROLE, [role.intro], also.of(role.name), boost=1.2)
        yield from _role_sections(card, role, name)
    for role, rule in places(card):
        yield _task(card, rule, role, also)
    for section in card.sections:
        words = also.of(section.title)
        yield _entry(_LINKS.section(section.id), section.title, texts.ALL_OF_SECTION, [section.intro], words, boost=1.1)
    for partner in card.partners:
        title = sentence(partner.name)
        yield _entry(_LINKS.partner(partner.id), title, texts.WHOM_WITH, [], also.of(partner.name), rank=1)
    yield from _numbers(card, also)
    for term in card.terms:
        title = f"{term.term}: {term.full}" if term.full else sentence(term.term)
        yield _entry(f"begrippen.html#{anchor(term)}", title, "Begrip", [term.explanation], term.also, rank=1)


def _entry(place: str, title: str, kind: str, text: Iterable[str], also: Iterable[str] = (), **more: Any) -> Entry:
    entry = {"place": place, "title": plain(title), "kind": plain(kind), "text": [plain(each) for each in text]}
    return {key: value for key, value in {**entry, "also": ", ".join(dict.fromkeys(also)), **more}.items() if value}


def _with_abbreviation(card: Card, name: str) -> str:
    """A name with what people shorten it to: 'Openbaar Ministerie (OM)'."""
    return next((f"{name} ({term.term})" for term in card.terms if (term.full or "").casefold() == name.casefold()), name)


def _role_sections(card: Card, role: Role, name: str) -> Iterator[Entry]:
    for section in card.sections:
        if any(rule.section is section for rule in rulebook(card).rules(role.id)):
            title = f"{name}: {section.title[0].lower()}{section.title[1:]}"
            yield _entry(f"{_LINKS.role(role.id)}#{section.id}", title, texts.OF_THIS_ROLE, [], boost=0.7)


def _task(card: Card, rule: Rule, role: Role, also: "_Synonyms") -> Entry:
    """Among results a task stands apart from its section and from what it is a part of: it says who does it, and when."""
    task = rule.task
    when = f"{texts.IF} {condition_words(card, rule.condition)}" if all(rule.condition) else ""
    paragraphs = [*filter(None, [task.more, task.record])]
    if named := partners_to_name(card, task, role.id):
        paragraphs.append(f"Met: {', '.join(card.partner(partner).name for partner in named)}")
    words = plain(" ".join([task.do, *task.do_for.values(), *paragraphs]))
    whole = list(_joined(words))
    place = f"{_LINKS.role(role.id)}#{task.id}"
    kind = texts.TASK_OF.format(who=joined(doer.label for doer in rulebook(card).doers[task.id]))
    words_for = [*task.do_for.values(), *whole, *also.of(" ".join([words, *whole]))]
    return _entry(place, with_term(task), kind, paragraphs, words_for, when=when, when_also=", ".join(also.of(when)))


def _numbers(card: Card, also: "_Synonyms") -> Iterator[Entry]:
    """How to reach everybody; also when the region does not say it, so that nobody looks for it elsewhere or calls another."""
    urgent, contacts = card.region.urgent, card.region.contacts
    yield _number(f"{CALLING}#nummer-0", urgent.name, urgent, also, first=also.of(f"{urgent.name}: {urgent.note}"))
    for place, contact in enumerate(contacts, start=1):
        yield _number(f"{CALLING}#nummer-{place}", contact.name, contact, also)
    named = {contact.of for contact in contacts}
    for role in card.roles():
        if role.id not in named:
            yield _number(CALLING, role.name, None, also, rank=1)
    for partner in card.partners:
        if partner.id not in named:
            yield _number(CALLING, partner.name, None, also, rank=1)


def _number(place: str, name: str, contact: Contact | None, also: "_Synonyms", **more: Any) -> Entry:
    phone, mail, note = (contact.phone, contact.mail, contact.note) if contact else (None, None, None)
    reach = ", ".join(filter(None, (phone, mail))) or texts.ASK_FOR_NUMBER
    digits = [dial(phone).removeprefix("tel:")] if phone else []
    words = [*_CALLING, *digits, *also.of(name)]
    return _entry(place, f"{sentence(name)}: {reach}", texts.WHOM_TO_CALL, filter(None, [note]), words, boost=1.2, **more)


def _joined(text: str) -> Iterator[str]:
    """The verbs that are taken apart in this text, as one word: 'aanhouden' for 'aan te houden', 'aanmeld' for 'Meld … aan'."""
    for particle, verb in _TE.findall(text):
        yield particle + verb
    for clause in _CLAUSES.split(text):
        for verb, particle in _TAKEN_APART.findall(clause.strip()):
            yield particle + verb.lower()


class _Synonyms:
    """The other words for what a text speaks of."""

    def __init__(self, card: Card) -> None:
        terms = [(_pattern(term), (term.term, term.full or "", *term.also)) for term in card.terms]
        words = [(_start_of(each.means), each.words) for each in card.search_words]
        self._all = [*terms, *words]
        self._names = [role.name for role in card.roles()]

    def of(self, text: str) -> list[str]:
        """The words for all that this text speaks of, each once."""
        found = (word for pattern, words in self._all if self._speaks(text, pattern) for word in words)
        return [word for word in dict.fromkeys(found) if word]

    def _speaks(self, text: str, pattern: re.Pattern[str]) -> bool:
        """Whether the text speaks of it: who names the casusregisseur stalking speaks of a person, not of stalking."""
        for name in self._names:
            if pattern.search(name) and not pattern.match(name):
                text = re.sub(re.escape(name), "", text, flags=re.IGNORECASE)
        return pattern.search(text) is not None


def _pattern(term: Term) -> re.Pattern[str]:
    """Finds a term: an abbreviation as it is written, also when written out, and any other word as the start of longer ones."""
    if term.full:
        return re.compile(rf"(?<!\w)(?:{re.escape(term.term)}|(?i:{re.escape(term.full)}))(?!\w)")
    return _start_of(term.term)


def _start_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}", re.IGNORECASE)
