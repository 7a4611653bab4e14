# SPDX-License-Identifier: EUPL-1.2
"""What a card is.

These dataclasses are the only model of the card there is: the build validates the YAML files against them, the JSON Schema
that helps editors while they type follows from them, and every face of the project reads them. They hold what is written in
`docs/kaart/`, nothing computed.

The Dutch descriptions are for the editors of the card: they appear in the JSON Schema.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Final, Literal

from checker.approval import REGION, Approval
from checker.entry import ID, TEXT, Entry, When, listed, written
from checker.organisation import Organisation, Partner, Role
from checker.question import Option, Question
from checker.task import Section, Task

__all__ = ["REGION", "Approval", "Option", "Organisation", "Partner", "Question", "Role", "Section", "Task", "When"]

ADDRESS: Final = r"^([A-Za-z0-9._+-]+@[A-Za-z0-9.-]+|https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[^\s<>\"'\\]*)?)$"
"""What an e-mail address or web address looks like. A link can be made of it as it is."""

PHONE: Final = r"^$|^\+?([ ().-]*[0-9]){3,15}(,? ?(tst|toestel|ext)\.? ?[0-9]{1,6})?$"
"""What a telephone number looks like as people write it, with brackets, hyphens and an extension. Empty: not known yet."""

MAIL_ADDRESS: Final = r"^[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+$"
"""What an e-mail address looks like."""

WEB_ADDRESS: Final = (
    r"^https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?"
    r"((/([A-Za-z0-9_~-]|%[0-9A-Fa-f]{2})([A-Za-z0-9._~-]|%[0-9A-Fa-f]{2})*)*/([A-Za-z0-9_~-]|%[0-9A-Fa-f]{2})+)?/?$"
)
"""What the web address of a site looks like: a folder on a server, and never a page. So its last part has no dot, and there is
no question mark or anchor: paper that leads nowhere cannot be mended."""

VERSION: Final = r"^[A-Za-z0-9]+([._-][A-Za-z0-9]+)*$"
"""What a version looks like. The name of a release has it in it, on any system."""

LABEL: Final = r"^(de|het) \S(.*\S)?$"
"""What a name with its article looks like."""

ROLE: Final = "rol"
"""The id of the one question whose answers are the roles. Every task concerns some roles, and no others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Entry):
    """An entry of the glossary."""

    term: str = written("Het begrip of de afkorting.", **TEXT)
    full: str | None = written("De afkorting voluit.", required=False, **TEXT)
    explanation: str = written("Uitleg in gewone taal.", **TEXT)
    certainty: Literal["zeker", "te bevestigen"] = field(
        default="zeker", metadata={"description": "'te bevestigen' als de regio de betekenis nog moet bevestigen."}
    )
    also: tuple[str, ...] = listed("Woorden waarop mensen zoeken. Ze staan niet in de begrippenlijst.")
    language: str | None = written("Taalcode als het begrip niet Nederlands is: 'en'.", required=False, pattern=r"^[a-z]{2}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWords(Entry):
    """Other words for something that the card speaks of, and that is no entry of the glossary."""

    means: str = written("Een woord of een paar woorden zoals ze op de kaart staan: 'verdachte'.", **TEXT)
    words: tuple[str, ...] = written("Waar mensen dan op zoeken: 'dader', 'pleger'.", min_length=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Entry):
    """A choice that was made in reading the card, for the region to confirm."""

    number: int = written("Volgnummer.", ge=1)
    text: str = written("De lezing.", **TEXT)
    lines: tuple[int, ...] = listed("De regels van de kaart waar de lezing over gaat.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Entry):
    """A line of the card that this one was made from, in its own words."""

    number: int = written("Regelnummer.", ge=1)
    text: str = written("Wat er op de kaart staat, letterlijk.", **TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Entry):
    """How somebody can be reached."""

    name: str = written("Wie je belt.", **TEXT)
    phone: str = written("Telefoonnummer tussen aanhalingstekens. Leeg als de regio het nog moet invullen.", pattern=PHONE)
    of: str | None = written("Van wie dit is: de korte naam van een organisatie, functie of partner.", required=False, **ID)
    mail: str | None = written("E-mailadres.", required=False, pattern=MAIL_ADDRESS)
    note: str | None = written("Wanneer je dit nummer belt.", required=False, **TEXT)

    @property
    def known(self) -> bool:
        """Whether the region has filled in how to reach them."""
        return bool(self.phone or self.mail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Entry):
    """What differs between regions. Another region edits this first."""

    name: str = written("Naam van de regio.", **TEXT)
    names: Mapping[str, str] = written("Regionale namen. In teksten schrijf je {vhh} om zo'n naam te gebruiken.")
    urgent: Contact = written("Het nummer bij direct gevaar.")
    contacts: tuple[Contact, ...] = written("Andere nummers, in de volgorde waarin de lezer ze ziet.")
    report_mistake: str | None = written(
        "E-mailadres of webadres om een fout in de kaart te melden.", required=False, pattern=ADDRESS
    )
    site_url: str | None = written(
        "Webadres van de map waar deze site staat, zonder naam van een pagina. Met dit adres krijgt elke zakgids een code "
        "om te scannen. Weglaten mag.",
        required=False,
        pattern=WEB_ADDRESS,
    )
    clear_after_minutes: int = field(
        default=10,
        metadata={
            "description": "Na hoeveel minuten zonder gebruik de vragenhulp de antwoorden wist, "
            "voor wie een computer deelt: 2 tot en met 60.",
            "ge": 2,
            "le": 60,
        },
    )
    hide_after_minutes: int = field(
        default=30,
        metadata={
            "description": "Na hoeveel minuten zonder gebruik de vragenhulp een advies dat klaar is, verbergt: "
            "2 tot en met 120. De lezer kan het weer tonen, tot de pagina het na 'clear_after_minutes' wist.",
            "ge": 2,
            "le": 120,
        },
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class Card(Entry):
    """The whole card. `hash` and `draft` are not written by anyone: the build fills them in.

    `draft` names what nobody has approved as it is now: organisations by their id, and the region.

    A card is one thing, compared and remembered by identity: what is worked out from it is worked out once.
    """

    title: str = written("Titel van de kaart.", **TEXT)
    subject: str | None = written(
        "Waar de kaart over gaat, om 'bij …' mee te maken in omschrijvingen van pagina's: 'stalking'.", required=False, **TEXT
    )
    short: str | None = written("Hoe je de kaart in één woord noemt, in het menu: 'Routekaart'.", required=False, **TEXT)
    label: str | None = written(
        "Hoe je de kaart midden in een zin noemt: 'het protocol'. Weglaten mag: dan staat er 'de' met de naam bij 'short'.",
        required=False,
        pattern=LABEL,
    )
    summary: str | None = written("Eén zin onder de titel, op de eerste pagina.", required=False, **TEXT)
    version: str = written(
        "Versie van de kaart, tussen aanhalingstekens: letters en cijfers, met punten of streepjes ertussen.", pattern=VERSION
    )
    valid_from: date = written("Datum waarop deze versie ingaat: jjjj-mm-dd.")
    review_by: date = written("Uiterste datum om de kaart opnieuw te bekijken: jjjj-mm-dd.")
    sections: tuple[Section, ...] = written("De onderdelen van de kaart, in volgorde.", min_length=1)
    organisations: tuple[Organisation, ...] = written(
        "De organisaties, in de volgorde van de kaart.", min_length=1, max_length=12
    )
    partners: tuple[Partner, ...] = written("Anderen met wie je afstemt.")
    questions: tuple[Question, ...] = written("De vragen, in de volgorde waarin de lezer ze krijgt.", min_length=1)
    terms: tuple[Term, ...] = written("De begrippenlijst.")
    search_words: tuple[SearchWords, ...] = listed("Andere woorden voor wat op de kaart staat. Ze zijn alleen voor het zoeken.")
    not_covered: tuple[str, ...] = listed(
        "Waar mensen op zoeken en waar de kaart niets over zegt: 'huisverbod'. Wie erop zoekt, leest dat."
    )
    readings: tuple[Reading, ...] = written("Lezingen van de kaart die de regio moet bevestigen.")
    original: tuple[Line, ...] = listed("De regels van de kaart, letterlijk. Zij staan bij de verantwoording naast de taken.")
    region: Region = written("Gegevens van de regio.")
    tasks: Mapping[str, tuple[Task, ...]] = written("Per organisatie de taken.")
    approved: tuple[Approval, ...] = listed("Wie welk deel van de kaart heeft vastgesteld. Wat er niet staat, is concept.")
    hash: str = ""
    draft: tuple[str, ...] = ()

    @cached_property
    def _questions(self) -> Mapping[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def _sections(self) -> Mapping[str, Section]:
        return {section.id: section for section in self.sections}

    @cached_property
    def _roles(self) -> Mapping[str, Role]:
        return {role.id: role for role in self.roles()}

    @cached_property
    def _partners(self) -> Mapping[str, Role | Partner]:
        return {**{partner.id: partner for partner in self.partners}, **self._roles}

    @cached_property
    def _organisations(self) -> Mapping[str, Organisation]:
        return {
            role.id: organisation for organisation in self.organisations for role in (organisation, *organisation.functions)
        }

    @property
    def numbered(self) -> bool:
        """Whether it was made from a card whose lines have numbers, which its tasks then rest on."""
        return any(section.lines for section in self.sections)

    def question(self, question_id: str) -> Question:
        """The question with this id. Raises `KeyError` when there is none."""
        return self._questions[question_id]

    def section(self, section_id: str) -> Section:
        """The section with this id. Raises `KeyError` when there is none."""
        return self._sections[section_id]

    def roles(self) -> Iterator[Role]:
        """Every organisation, each followed by its functions, in the order of the card."""
        for organisation in self.organisations:
            yield organisation
            yield from organisation.functions

    def role(self, role_id: str) -> Role:
        """The organisation or function with this id. Raises `KeyError` when there is none."""
        return self._roles[role_id]

    def organisation_of(self, role_id: str) -> Organisation:
        """The organisation that this is, or that this function belongs to. Raises `KeyError` when there is none."""
        return self._organisations[role_id]

    def contact_of(self, partner_id: str) -> Contact | None:
        """How this organisation, function or partner can be reached; None when the region says nothing of it."""
        return next((each for each in self.region.contacts if each.of == partner_id), None)

    def partner(self, partner_id: str) -> Role | Partner:
        """The organisation, function or other partner with this id. Raises `KeyError` when there is none."""
        return self._partners[partner_id]
