# SPDX-License-Identifier: EUPL-1.2
"""What is told of a text that is no plain Dutch: where it stands, what was found, what was expected and what to do."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from build_hooks.authoring import load
from build_hooks.authoring.language import (
    RULES_FOR_SENTENCES,
    Exempt,
    Finding,
    Known,
    Particular,
    Text,
    broken,
    card_texts,
    particular,
    passive,
    tasks,
    unmarked_language,
    verbs_missing,
)
from checker import Card
from checker.card import Term
from checker.wording import plain
from tests.authoring.conftest import SMALL_CARD
from tests.versions.full_card import full_card

HERE = "brandweer.yml, taak blussen (do)"
"""Where a text stands."""


@pytest.fixture(scope="module")
def small() -> Card:
    """The small card."""
    return load(SMALL_CARD)


@pytest.fixture(scope="module")
def known(small: Card) -> Known:
    """A glossary with an abbreviation of another language."""
    sash = Term(term="SASH", full="Screening Assessment", explanation="Vragen.", language="en")
    return Known(replace(small, terms=(*small.terms, sash)))


LANGUAGE = "Nederlands, of een element met lang", "Gebruik een Nederlands woord, of markeer het met lang."

FINDINGS = {
    "Ga " + "nu " * 20 + "weg.": ("lengte", "een zin van 22 woorden", "hoogstens 20 woorden", "Maak er twee zinnen van."),
    "De brand wordt geblust.": ("lijdend", "een lijdende vorm (‘wordt … geblust’)", "wie iets doet", "Zeg wie het doet."),
    "Overleg evt. met Jan.": ("afgekort woord", "‘evt.’", "het hele woord", "Schrijf het woord voluit."),
    "Vul de XYZ in.": (
        "begrippenlijst",
        "de afkorting ‘XYZ’ staat niet in de begrippenlijst",
        "elke afkorting met 'full' in begrippen.yml",
        "Schrijf het woord voluit, of zet de afkorting in de begrippenlijst.",
    ),
    "Vul uw naam in.": ("aanspreekvorm", "‘uw’", "‘je’ of ‘jouw’", "Spreek de lezer aan met je."),
    "Klap de vragenlijst uit.": (
        "naam",
        "‘vragenlijst’",
        "‘vragenhulp’, en ‘lijst’ voor wat die vervangt",
        "Noem het overal hetzelfde.",
    ),
    "Read the card.": ("taal", "‘the’ is niet gemarkeerd als een andere taal", *LANGUAGE),
    "Doe triage.": ("taal", "‘triage’ is niet gemarkeerd als een andere taal", *LANGUAGE),
    "Doe Screening Assessment.": ("taal", "‘Screening Assessment’ is niet gemarkeerd als een andere taal", *LANGUAGE),
}
"""A text, and the rule that it breaks, what is found, what is expected, and what to do."""


@pytest.mark.parametrize("text", FINDINGS)
def test_a_text_that_breaks_a_rule_is_named_with_its_place_and_what_to_do(known: Known, text: str) -> None:
    rule, found, expected, advice = FINDINGS[text]
    assert broken([Text(HERE, text)], (*RULES_FOR_SENTENCES, unmarked_language), known) == [
        Finding(rule, Text(HERE, text), found, expected, advice)
    ]


RIGHT = (
    "Ga " + "nu " * 18 + "weg.",
    "Blus de brand.",
    "Haal de AED.",
    "Vul de SASH in.",
    "Wat je triages noemt.",
    "Klap de lijst uit.",
)


@pytest.mark.parametrize("text", RIGHT)
def test_a_text_that_breaks_no_rule_is_left_alone(known: Known, text: str) -> None:
    assert broken([Text(HERE, text)], (*RULES_FOR_SENTENCES, unmarked_language), known) == []


def test_a_finding_says_all_of_it_in_one_line(known: Known) -> None:
    (finding,) = passive(Text(HERE, "De brand wordt geblust."), known)
    assert str(finding) == (
        "brandweer.yml, taak blussen (do): een lijdende vorm (‘wordt … geblust’). Verwacht: wie iets doet. "
        "‘De brand wordt geblust.’ Zeg wie het doet. "
        "Kan het echt niet anders? Zet de tekst dan in proeven/taal.yml, onder regel lijdend, met de reden."
    )


def test_a_task_that_does_not_begin_with_a_verb_is_named(small: Card) -> None:
    verbs = {task.do.split()[0].strip("*:,.") for _, task in tasks(small)}
    assert verbs_missing(small, verbs) == []
    (organisation, (first, *rest)), *_ = small.tasks.items()
    changed = replace(small, tasks={**small.tasks, organisation: (replace(first, do="Invullen van de lijst."), *rest)})
    place = Text(f"{organisation}.yml, taak {first.id}", "Invullen van de lijst.")
    advice = "Begin met wat je doet. Is dit zo'n werkwoord? Zet het dan onder 'gebiedende_wijs' in proeven/taal.yml."
    expected = "een werkwoord in de gebiedende wijs, zoals ‘Maak’ of ‘Vraag’"
    assert verbs_missing(changed, verbs) == [Finding("werkwoord", place, "de taak begint met ‘Invullen’", expected, advice)]


def test_an_exception_holds_for_its_rule_its_words_and_its_place_and_wherever_these_are_shown(known: Known) -> None:
    exempt = Exempt("brandweer.yml", "lijdend", "of de AED is opgehaald", "Zo staat het op de kaart.")
    text = "Vraag of de AED (automatische externe defibrillator) is opgehaald."
    (written,) = passive(Text(HERE, text), known)
    (elsewhere,) = passive(Text("politie.yml, taak x (do)", text), known)
    (shown,) = passive(Text("pagina index.html", text, written=False), known)
    assert exempt.covers(written, known)
    assert exempt.covers(shown, known)
    assert not exempt.covers(elsewhere, known)
    assert not exempt.covers(replace(written, rule="lengte"), known)
    assert not exempt.covers(replace(written, text=Text(HERE, "De brand is geblust.")), known)


def every_text(entry: object) -> Iterator[tuple[str, str, str]]:
    """Each text to read in an entry and in those below it, with what it is: 'Task', 'do' and the text."""
    if isinstance(entry, Mapping):
        entry = tuple(entry.values())
    if isinstance(entry, tuple):
        for each in entry:
            yield from every_text(each)
    if is_dataclass(entry) and not isinstance(entry, type):
        for field in fields(entry):
            value = getattr(entry, field.name)
            if isinstance(value, str) and field.metadata.get("pattern") == r"\S":
                yield type(entry).__name__, field.name, value
            elif isinstance(value, Mapping) and all(isinstance(each, str) for each in value.values()):
                yield from ((type(entry).__name__, field.name, each) for each in value.values())
            else:
                yield from every_text(value)


NAMES = {
    *(("Card", name) for name in ("title", "short", "subject")),
    *(("Region", name) for name in ("name", "names")),
    *(("Term", name) for name in ("full", "term")),
    *((owner, "when") for owner in ("Section", "Task")),
    *(("Section", "lines"), ("Line", "text"), ("Contact", "name"), ("SearchWords", "means")),
}
"""What is a name, a number or the words of the card itself, beside the names of roles."""


def test_every_sentence_of_the_card_is_read(small: Card) -> None:
    missed = set()
    for card in (small, full_card()):
        read = {each.text for each in card_texts(card)} | {role.name for role in card.roles()}
        missed |= {(owner, name) for owner, name, text in every_text(card) if plain(text) not in read}
    assert missed == NAMES


def test_every_text_is_told_with_the_file_it_stands_in(small: Card) -> None:
    questions = tuple(replace(question, short=f"kort voor {question.id}") for question in small.questions)
    found = list(card_texts(replace(small, questions=questions)))
    assert {f"kort voor {question.id}" for question in questions} <= {each.text for each in found}
    assert {each.place.partition(",")[0] for each in found} == {f"{path.stem}.yml" for path in SMALL_CARD.glob("*.yml")}


def test_what_a_card_says_of_itself_stands_beside_it(folder: Path) -> None:
    assert particular(folder) == Particular()
    (folder / "proeven").mkdir()
    (folder / "proeven" / "taal.yml").write_text(
        "gebiedende_wijs: [[Blus, Bel], [Ga]]\nuitzonderingen: [{ plek: a, regel: lengte, tekst: b, reden: Dat is zo. }]\n",
        encoding="utf-8",
    )
    told = particular(folder)
    assert list(told.exceptions) == [Exempt("a", "lengte", "b", "Dat is zo.")]
    assert told.verbs == {"Blus", "Bel", "Ga"}
    (folder / "proeven" / "taal.yml").write_text("{}", encoding="utf-8")
    told = particular(folder)
    assert (list(told.exceptions), told.verbs) == ([], frozenset())
