# SPDX-License-Identifier: EUPL-1.2
"""What a card says, thing by thing, in words: so that any two of a kind can be compared in one way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from checker.card import ROLE, Card, Contact, Option, Organisation, Partner, Question, Role, Section, Task, When
from checker.reasons import condition_words, sources
from checker.wording import dutch_date, joined

PART_OF: Final = "Hoort bij"
"""What the task is called that another is a part of."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing on a card. `says` is what it says by what that is called; what it does not say is not there.

    `id` tells it from others of its kind, and `title` names it to a reader. `whole` is the id of what it is a part of.
    """

    id: str
    title: str
    says: Mapping[str, str]
    whole: str | None = None


@dataclass(frozen=True, slots=True)
class Described:
    """A whole card as entries: `tasks` by the id of the organisation with which they are written, the rest by kind."""

    tasks: Mapping[str, Sequence[Entry]]
    questions: Sequence[Entry]
    contacts: Sequence[Entry]
    terms: Sequence[Entry]
    sections: Sequence[Entry]
    people: Sequence[Entry]
    readings: Sequence[Entry]
    lines: Sequence[Entry]
    search_words: Sequence[Entry]
    facts: Sequence[Entry]


def described(card: Card) -> Described:
    """Everything that this card says."""
    return Described(
        tasks={name: [each for task in tasks for each in _task(card, task)] for name, tasks in card.tasks.items()},
        questions=[each for question in card.questions for each in _question(question)],
        contacts=[
            _contact("'urgent'", card.region.urgent),
            *(_contact(each.of or f"'{each.name}'", each) for each in card.region.contacts),
        ],
        terms=[
            _entry(
                each.term,
                each.term,
                Voluit=each.full,
                Uitleg=each.explanation,
                Zekerheid=each.certainty,
                Zoekwoorden=", ".join(each.also),
                Taal=each.language,
            )
            for each in card.terms
        ],
        sections=[_section(card, each) for each in card.sections],
        people=[*(_role(each) for each in card.organisations), *_functions(card), *(_partner(each) for each in card.partners)],
        readings=[
            _entry(str(each.number), f"Lezing {each.number}", Lezing=each.text, Regels=_listed(each.lines))
            for each in card.readings
        ],
        lines=[_entry(str(each.number), f"Regel {each.number}", Tekst=each.text) for each in card.original],
        search_words=[_entry(each.means, each.means, Zoekwoorden=", ".join(each.words)) for each in card.search_words],
        facts=[_facts(card)],
    )


def _entry(
    name: str, title: str, *, whole: str | None = None, more: Iterable[tuple[str, str]] = (), **says: str | None
) -> Entry:
    """Of the names of what it says, `_` is a space. Texts that are empty are left out."""
    named = ((key.replace("_", " "), text) for key, text in says.items())
    return Entry(name, title, {key: text for key, text in (*named, *more) if text}, whole)


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _yes(holds: bool) -> str:
    return "ja" if holds else ""


# --- tasks ---------------------------------------------------------------------------------------------------------------


def _task(card: Card, task: Task, whole: Task | None = None) -> Iterator[Entry]:
    """The task, and then each of its parts."""
    sections = [card.section(name).title for name in task.sections]
    yield _entry(
        task.id,
        task.do,
        whole=whole.id if whole else None,
        Tekst=task.do,
        more=[
            *((f"Tekst voor {card.role(role).label}", text) for role, text in task.do_for.items()),
            ("Termijn", task.within or ""),
            ("Voorwaarde", _when(card, task.when)),
            ("Onderdeel", joined(sections) if sections else ""),
            ("Van wie", _names(card, task.who)),
            ("Wie dit doet", _names(card, (task.by,) if task.by else ())),
            ("Met wie", _names(card, task.partners)),
            ("Toelichting", task.more or ""),
            ("Vastleggen", task.record or ""),
            ("Gaat vóór alles", _yes(task.first)),
            ("Dit doe je niet", _yes(task.do_not)),
            ("Is een kop", _yes(task.heading)),
            ("Deeltaken zijn uitzonderingen", _yes(task.exceptions)),
            ("Bron", sources(task)),
            (PART_OF, whole.do if whole else ""),
        ],
    )
    for part in task.tasks:
        yield from _task(card, part, task)


def _when(card: Card, when: When | None) -> str:
    return f"als {condition_words(card, when)}" if when else ""


def _names(card: Card, ids: Sequence[str]) -> str:
    return joined(card.partner(name).name for name in ids) if ids else ""


# --- questions, and what is shown around tasks ---------------------------------------------------------------------------


def _question(question: Question) -> Iterator[Entry]:
    """The question, and then each of its answers. Those to the question for the role follow from the organisations."""
    yield _entry(
        question.id,
        question.text,
        Vraag=question.text,
        In_het_kort=question.short,
        Als_bijzin=question.whether,
        Uitleg=question.hint,
        Uitzoeken=question.find_out,
        Antwoord_voor_wie_het_niet_weet=question.option(question.dont_know).text if question.dont_know else None,
        Antwoord_zolang_het_niet_bekend_is=question.option(question.not_yet).text if question.not_yet else None,
        more=((f"Uitzoeken ({role})", text) for role, text in question.find_out_for.items()),
    )
    if question.id != ROLE:
        yield from (_option(question, option) for option in question.options)


def _option(question: Question, option: Option) -> Entry:
    return _entry(
        f"{question.id} {option.id}",
        f"{question.text} {option.text}",
        Antwoord=option.text,
        Als_bijzin=option.because,
        Als_zin=option.fact,
        whole=question.id,
        more=((f"Geen taken ({organisation})", why) for organisation, why in option.no_tasks.items()),
    )


def _contact(name: str, contact: Contact) -> Entry:
    says = {"Naam": contact.name, "Nummer": contact.phone, "E-mail": contact.mail or "", "Wanneer": contact.note or ""}
    return _entry(name, contact.name, more=[*says.items(), ("Van", contact.of or "")])


def _section(card: Card, section: Section) -> Entry:
    return _entry(
        section.id,
        section.title,
        Titel=section.title,
        Korte_titel=section.short,
        Inleiding=section.intro,
        Reden=section.because,
        Voorwaarde=_when(card, section.when),
        Teken=section.sign,
        Alleen_functies=_yes(section.functions_only),
        Lezing=str(section.reading or ""),
        more=((f"Regels van {card.role(name).label}", lines) for name, lines in section.lines.items()),
    )


def _role(role: Role, organisation: Organisation | None = None) -> Entry:
    return _entry(
        role.id,
        role.name,
        Naam=role.name,
        Met_lidwoord=role.label,
        Als_bijzin=role.because,
        Inleiding=role.intro,
        Organisatie=organisation.name if organisation else None,
    )


def _functions(card: Card) -> Iterator[Entry]:
    return (_role(function, organisation) for organisation in card.organisations for function in organisation.functions)


def _partner(partner: Partner) -> Entry:
    return _entry(partner.id, partner.name, Naam=partner.name, Met_lidwoord=partner.label, Zijn_meer_mensen=_yes(partner.group))


def _facts(card: Card) -> Entry:
    """What is said once, of the card and of its region."""
    region = card.region
    return _entry(
        "kaart",
        card.title,
        Titel=card.title,
        Onderwerp=card.subject,
        Korte_titel=card.short,
        Met_lidwoord=card.label,
        Samenvatting=card.summary,
        Versie=card.version,
        Geldig_vanaf=dutch_date(card.valid_from),
        Opnieuw_bekijken_vóór=dutch_date(card.review_by),
        Niet_op_de_kaart=", ".join(card.not_covered),
        Regio=region.name,
        Fout_melden=region.report_mistake,
        Webadres=region.site_url,
        Wissen_na=f"{region.clear_after_minutes} minuten",
        Verbergen_na=f"{region.hide_after_minutes} minuten",
        more=((f"Naam van {name}", text) for name, text in region.names.items()),
    )
