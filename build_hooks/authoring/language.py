# SPDX-License-Identifier: EUPL-1.2
"""Is it plain Dutch? The rules that every text of a card is held to, and what breaks them.

A text that breaks a rule and is right all the same stands beside the card in `proeven/taal.yml`, with the reason.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

import yaml

from build_hooks.authoring.cases import Case
from build_hooks.authoring.dutch import (
    MOST_WORDS,
    abbreviations,
    english,
    first_word,
    formal,
    passives,
    short_forms,
    without_explanations,
    words,
)
from build_hooks.authoring.folder import CASES
from checker.card import ROLE, Card, Task
from checker.wording import plain

EXCEPTIONS: Final = "proeven/taal.yml"
"""Where a card has what may be otherwise, and the verbs that a task may begin with: beside its files."""


@dataclass(frozen=True)
class Text:
    """A text and where it is written or shown. `written` is false for what is only shown there."""

    place: str
    text: str
    written: bool = True


@dataclass(frozen=True)
class Finding:
    """A text that breaks a rule: what was found, what was expected, and what to do."""

    rule: str
    text: Text
    found: str
    expected: str
    advice: str

    def __str__(self) -> str:
        return (
            f"{self.text.place}: {self.found}. Verwacht: {self.expected}. ‘{self.text.text}’ {self.advice} "
            f"Kan het echt niet anders? Zet de tekst dan in {EXCEPTIONS}, onder regel {self.rule}, met de reden."
        )


@dataclass(frozen=True)
class Exempt:
    """An exception as it is written: `plek`, `regel`, `tekst` and `reden`. The place may hold `*`."""

    plek: str
    regel: str
    tekst: str
    reden: str

    def covers(self, finding: Finding, known: "Known") -> bool:
        """Whether this is about that finding: the same rule, these words, and written here or shown elsewhere."""
        here = fnmatch(finding.text.place, f"{self.plek}*") or not finding.text.written
        return self.regel == finding.rule and here and known.bare(self.tekst) in known.bare(finding.text.text)


@dataclass(frozen=True, slots=True)
class Particular:
    """What a card says of itself beside its files: what may be otherwise, and the verbs that a task may begin with."""

    exceptions: Sequence[Exempt] = ()
    verbs: frozenset[str] = frozenset()


def particular(folder: Path) -> Particular:
    """What stands beside the card in this folder; nothing when there is none."""
    place = folder / EXCEPTIONS
    if not place.is_file():
        return Particular()
    written: Mapping[str, Any] = yaml.safe_load(place.read_text(encoding="utf-8"))
    verbs = (verb for row in written.get("gebiedende_wijs", ()) for verb in row)
    return Particular([Exempt(**each) for each in written.get("uitzonderingen", ())], frozenset(verbs))


class Known:
    """The abbreviations that the glossary explains."""

    def __init__(self, card: Card) -> None:
        self.full = {term.term: term.full for term in card.terms if term.full}
        self.foreign = [name for term in card.terms if term.language for name in (term.term, term.full) if name]

    def bare(self, text: str) -> str:
        """The text without explanations of abbreviations and without capitals, so that it is the same wherever it stands."""
        return without_explanations(" ".join(plain(text).split()), self.full.items()).replace(" (…)", "").casefold()


def card_texts(card: Card, cases: Iterable[Case] = ()) -> Iterator[Text]:
    """Every text of the card, and of the cases that its owners wrote, that a reader sees."""
    yield from _texts("kaart.yml", summary=card.summary)
    for section in card.sections:
        place = f"kaart.yml, onderdeel {section.id}"
        yield from _texts(place, title=section.title, short=section.short, intro=section.intro, because=section.because)
    for role in card.roles():
        yield from _texts(f"kaart.yml, rol {role.id}", label=role.label, because=role.because, intro=role.intro)
    for partner in card.partners:
        yield from _texts(f"kaart.yml, partner {partner.id}", name=partner.name, label=partner.label)
    for organisation, task in tasks(card):
        yield from _texts(_place(organisation, task), do=task.do, more=task.more, record=task.record, **task.do_for)
    for question in card.questions:
        place = f"vragen.yml, vraag {question.id}"
        yield from _texts(place, text=question.text, whether=question.whether, hint=question.hint, find_out=question.find_out)
        yield from _texts(place, short=question.short, **question.find_out_for)
        for option in question.options if question.id != ROLE else ():
            yield from _texts(f"{place}, antwoord {option.id}", text=option.text, because=option.because, fact=option.fact)
            yield from _texts(f"{place}, antwoord {option.id}", **option.no_tasks)
    for term in card.terms:
        yield from _texts(f"begrippen.yml, begrip {term.term}", explanation=term.explanation)
    for reading in card.readings:
        yield from _texts(f"verantwoording.yml, lezing {reading.number}", text=reading.text)
    for contact in (card.region.urgent, *card.region.contacts):
        yield from _texts(f"regio.yml, {contact.name}", note=contact.note)
    for case in cases:
        yield from _texts(f"{CASES}, voorbeeld {case.id}", title=case.title, story=case.story, agreed=case.agreed)


def tasks(card: Card) -> Iterator[tuple[str, Task]]:
    """Every task, sub-tasks included, with the organisation in whose file it is written."""

    def below(found: Iterable[Task]) -> Iterator[Task]:
        for task in found:
            yield task
            yield from below(task.tasks)

    for organisation, written in card.tasks.items():
        for task in below(written):
            yield organisation, task


def _place(organisation: str, task: Task) -> str:
    return f"{organisation}.yml, taak {task.id}"


def _texts(place: str, **fields: str | None) -> Iterator[Text]:
    for name, text in fields.items():
        if text:
            yield Text(f"{place} ({name})", plain(text))


def too_long(text: Text, known: Known) -> Iterator[Finding]:
    """A sentence of more words than one takes in at once."""
    count = len(words(known.bare(text.text)))
    if count > MOST_WORDS:
        yield Finding(
            "lengte", text, f"een zin van {count} woorden", f"hoogstens {MOST_WORDS} woorden", "Maak er twee zinnen van."
        )


def passive(text: Text, _: Known) -> Iterator[Finding]:
    """A sentence that does not say who does it."""
    for found in passives(text.text):
        yield Finding("lijdend", text, f"een lijdende vorm (‘{found}’)", "wie iets doet", "Zeg wie het doet.")


def cut_short(text: Text, _: Known) -> Iterator[Finding]:
    """A word that is not written in full."""
    for found in short_forms(text.text):
        yield Finding("afgekort woord", text, f"‘{found}’", "het hele woord", "Schrijf het woord voluit.")


def not_in_glossary(text: Text, known: Known) -> Iterator[Finding]:
    """An abbreviation that the card does not explain."""
    for found in abbreviations(text.text):
        if found[0] not in known.full:
            yield Finding(
                "begrippenlijst",
                text,
                f"de afkorting ‘{found[0]}’ staat niet in de begrippenlijst",
                "elke afkorting met 'full' in begrippen.yml",
                "Schrijf het woord voluit, of zet de afkorting in de begrippenlijst.",
            )


def formal_address(text: Text, _: Known) -> Iterator[Finding]:
    """A reader who is not called *je*."""
    for found in formal(text.text):
        yield Finding("aanspreekvorm", text, f"‘{found}’", "‘je’ of ‘jouw’", "Spreek de lezer aan met je.")


def other_name(text: Text, _: Known) -> Iterator[Finding]:
    """What the checker is called: one word for it, and one for the tree that takes its place."""
    for found in re.findall(r"(?i)\b(?:vragenlijst|keuzehulp|beslisboom|beslishulp)\w*", text.text):
        yield Finding(
            "naam", text, f"‘{found}’", "‘vragenhulp’, en ‘lijst’ voor wat die vervangt", "Noem het overal hetzelfde."
        )


def unmarked_language(text: Text, known: Known) -> Iterator[Finding]:
    """Words of another language that are not marked as such."""
    foreign = [name for name in known.foreign if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text.text)]
    for found in [*english(text.text), *(name for name in foreign if name not in known.full)]:
        yield Finding(
            "taal",
            text,
            f"‘{found}’ is niet gemarkeerd als een andere taal",
            "Nederlands, of een element met lang",
            "Gebruik een Nederlands woord, of markeer het met lang.",
        )


RULES_FOR_SENTENCES = (too_long, passive, cut_short, not_in_glossary, formal_address, other_name)
type Rule = Callable[[Text, Known], Iterator[Finding]]


def broken(texts: Iterable[Text], rules: Iterable[Rule], known: Known) -> list[Finding]:
    """All that these texts have against these rules."""
    return [finding for text in texts for rule in rules for finding in rule(text, known)]


def verbs_missing(card: Card, verbs: Container[str]) -> list[Finding]:
    """Tasks that do not begin with one of these verbs."""
    return [
        Finding(
            "werkwoord",
            Text(_place(organisation, task), task.do),
            f"de taak begint met ‘{first_word(task.do)}’",
            "een werkwoord in de gebiedende wijs, zoals ‘Maak’ of ‘Vraag’",
            f"Begin met wat je doet. Is dit zo'n werkwoord? Zet het dan onder 'gebiedende_wijs' in {EXCEPTIONS}.",
        )
        for organisation, task in tasks(card)
        if first_word(task.do) not in verbs
    ]
