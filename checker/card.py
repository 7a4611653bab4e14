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
from typing import Any, ClassVar, Final, Literal

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

CODE: Final = r"^[0-9a-f]{12}$"
"""What the code of a part of the card looks like."""

ROLE: Final = "rol"
"""The id of the one question whose answers are the roles. Every task concerns some roles, and no others."""

REGION: Final = "regio"
"""What the part is called that no organisation approves, where it is approved."""

type When = Mapping[str, str | tuple[str, ...]] | tuple[Mapping[str, str | tuple[str, ...]], ...]
"""A condition as it is written: question to answer or answers, all of which must hold; or a list of those, any of which."""


def _key(description: str, *, required: bool = True, **constraints: Any) -> Any:
    """A field with what the JSON Schema says of it: `description` in Dutch, and constraints such as `alias` or `pattern`."""
    metadata = {"description": description, **constraints}
    return field(metadata=metadata) if required else field(default=None, metadata=metadata)


def _keys(description: str) -> Any:
    """A list that may be left out."""
    return field(default=(), metadata={"description": description})


_TEXT: Final[dict[str, Any]] = {"pattern": r"\S"}
_ID: Final[dict[str, Any]] = {"pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"}


class Entry:
    """What is written in the card's files has these keys and no others."""

    __slots__ = ()
    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Entry):
    """One answer to a question."""

    id: str = _key("Korte naam van het antwoord: kleine letters en streepjes.", **_ID)
    text: str = _key("Het antwoord zoals de lezer het ziet.", **_TEXT)
    because: str = _key("Het antwoord als bijzin, om 'Omdat …' en 'Alleen als …' mee te maken: 'het risico laag is'.", **_TEXT)
    fact: str | None = _key(
        "Het antwoord als hele zin zonder punt, om 'Daarom:' achter te zetten: 'De stalking is gestopt'.",
        required=False,
        **_TEXT,
    )
    no_tasks: Mapping[str, str] = field(
        default_factory=dict,
        metadata={
            "description": "Per organisatie die bij dit antwoord geen taak heeft: waarom niet, als hele zin. De lezer ziet dat."
        },
    )


@dataclass(frozen=True, kw_only=True)
class Question(Entry):
    """One question of the checker.

    A question without `dont_know` has to be answered before the tasks that depend on it can be shown at all; with it, those
    tasks are shown as something to find out.
    """

    id: str = _key("Korte naam van de vraag; taken verwijzen hiernaar onder 'when'.", **_ID)
    text: str = _key("De vraag zoals de lezer die ziet.", **_TEXT)
    short: str | None = _key(
        "De vraag in een paar woorden, voor de regel met antwoorden: 'aangifte'. Laat weg als het antwoord genoeg zegt.",
        required=False,
        **_TEXT,
    )
    whether: str = _key("De vraag als bijzin, om 'Zoek uit …' mee te maken: 'of er aangifte is gedaan'.", **_TEXT)
    hint: str | None = _key("Uitleg voor wie twijfelt.", required=False, **_TEXT)
    options: tuple[Option, ...] = _keys("De antwoorden. Bij de vraag 'rol' leeg: die volgen uit de organisaties en functies.")
    dont_know: str | None = _key("Het antwoord dat 'weet ik niet' betekent.", required=False, **_ID)
    find_out: str | None = _key("Wat je doet om het antwoord te vinden.", required=False, **_TEXT)
    find_out_for: Mapping[str, str] = field(
        default_factory=dict,
        metadata={
            "description": "Per rol wat je anders doet om het antwoord te vinden, zodat niemand het aan zichzelf vraagt."
        },
    )

    def how_to_find_out(self, reader: str) -> str | None:
        """What somebody with this role does to find the answer."""
        return self.find_out_for.get(reader, self.find_out)

    def option(self, option_id: str) -> Option:
        """The option with this id. Raises `KeyError` when the question has no such option."""
        return self._options[option_id]

    @cached_property
    def _options(self) -> Mapping[str, Option]:
        return {option.id: option for option in self.options}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Entry):
    """A part of the card, such as 'altijd' or 'laag'."""

    id: str = _key("Korte naam van het onderdeel.", **_ID)
    title: str = _key("Titel van het onderdeel.", **_TEXT)
    short: str = _key("Korte titel, voor het menu en het overzicht.", **_TEXT)
    intro: str = _key("Eén of twee zinnen: wanneer geldt dit onderdeel?", **_TEXT)
    because: str | None = _key(
        "Reden als bijzin, voor een onderdeel zonder 'when': 'je dit altijd doet'.", required=False, **_TEXT
    )
    when: When | None = _key("Wanneer dit onderdeel geldt: vraag en antwoord.", required=False)
    sign: Literal["omhoog", "omlaag", "ruit", "vierkant"] | None = _key(
        "Het teken voor de titel. Kies 'omhoog' (rood) voor meer gevaar en 'omlaag' (groen) voor minder. Kies 'ruit' voor wat "
        "nog niet bekend is, en 'vierkant' voor functies. Zonder teken staat er een rondje.",
        required=False,
    )
    functions_only: bool = field(
        default=False, metadata={"description": "Waar als het onderdeel alleen taken van functies bevat."}
    )
    lines: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"description": "Per organisatie de regels van de kaart met taken, zoals '57-64, 68'."},
    )
    reading: int | None = _key("Nummer van de lezing, voor een onderdeel dat niet zelf op de kaart staat.", required=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Entry):
    """A function, or the part that an organisation and a function have in common: whoever answers 'who are you?'."""

    id: str = _key("Korte naam.", **_ID)
    name: str = _key("Naam, zonder lidwoord.", **_TEXT)
    label: str = _key("Naam met lidwoord, voor midden in een zin: 'de politie'.", **_TEXT)
    because: str = _key("Bijzin: 'je bij de politie werkt'.", **_TEXT)
    intro: str = _key("Wie ben je? Eén of twee zinnen boven aan de pagina.", **_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Role):
    """One of the columns of the card, with the functions that stand in it."""

    functions: tuple[Role, ...] = _keys("De functies binnen deze organisatie met eigen taken: geen, één of meer.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Entry):
    """Somebody one coordinates with who has no column on the card."""

    id: str = _key("Korte naam; taken verwijzen hiernaar onder 'with'.", **_ID)
    name: str = _key("Naam, zonder lidwoord. Mag een regionale naam bevatten, zoals {vhh}.", **_TEXT)
    label: str | None = _key(
        "Naam met lidwoord, voor midden in een zin: 'de wijkagent'. Laat weg als de naam geen lidwoord heeft.",
        required=False,
        **_TEXT,
    )
    group: bool = field(
        default=False, metadata={"description": "Waar als dit een groep mensen is, die niet één nummer heeft: 'ketenpartners'."}
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Entry):
    """One thing to do."""

    id: str = _key("Korte naam, uniek op de hele kaart, begint met de organisatie: 'om-ccb'.", **_ID)
    do: str = _key("De taak: één zin, werkwoord eerst, je-vorm.", **_TEXT)
    do_for: Mapping[str, str] = field(
        default_factory=dict,
        metadata={"description": "Per rol de taak in andere woorden, zodat niemand een taak met zichzelf krijgt."},
    )
    source: tuple[int, ...] | str = field(
        default=(),
        metadata={
            "description": "Waar deze taak op rust: regelnummers van de kaart, zoals [101, 102], of een tekst: 'Protocol 3.2'. "
            "Laat weg als de kaart geen regelnummers heeft."
        },
    )
    section: str | tuple[str, ...] | None = _key(
        "Het onderdeel van de kaart, of een lijst van onderdelen. Bij een deeltaak weglaten.", required=False
    )
    who: tuple[str, ...] = _keys(
        "Van wie deze taak is: organisaties of functies. Ieder ziet de taak. Laat weg voor de organisatie van dit bestand, en "
        "bij een deeltaak."
    )
    within: str | None = _key(
        "De termijn, om vóór de taak te zetten: 'binnen 24 uur'. Zonder dubbele punt.", required=False, **_TEXT
    )
    do_not: bool = field(
        default=False,
        metadata={
            "description": "Waar als deze taak zegt wat je niet doet: 'Deel geen namen.' Er is dan niets af te vinken, en zij "
            "telt niet als taak."
        },
    )
    more: str | None = _key("Toelichting in één of twee zinnen.", required=False, **_TEXT)
    when: When | None = _key("Voorwaarde: vraag en antwoord(en). Een lijst betekent: één ervan is genoeg.", required=False)
    by: str | None = _key("Wie dit doet, als dat niet de organisatie of functie zelf is.", required=False, **_ID)
    partners: tuple[str, ...] = field(
        default=(), metadata={"alias": "with", "description": "Wie je hierbij nodig hebt: organisaties, functies of partners."}
    )
    record: str | None = _key(
        "Wat je vastlegt of laat vastleggen, als hele zin: 'Leg je overweging altijd vast.'", required=False, **_TEXT
    )
    first: bool = field(default=False, metadata={"description": "Waar als deze taak vóór alles gaat: zij staat dan bovenaan."})
    heading: bool = field(
        default=False,
        metadata={"description": "Waar als dit alleen een kop is boven de deeltaken. Een kop telt niet als taak."},
    )
    exceptions: bool = field(
        default=False, metadata={"description": "Waar als de deeltaken gelden bij een uitzondering op deze taak."}
    )
    tasks: "tuple[Task, ...]" = _keys("Deeltaken. Zij gelden alleen als deze taak geldt.")

    @property
    def counts(self) -> bool:
        """Whether there is something to do, and to tick: not for a heading above its parts, nor for what not to do."""
        return not self.heading and not self.do_not

    @property
    def sections(self) -> tuple[str, ...]:
        """The ids of the sections that it stands in; none of a part."""
        return self.section if isinstance(self.section, tuple) else (self.section,) if self.section else ()

    @property
    def lines(self) -> tuple[int, ...]:
        """The lines of the card that it rests on; none when it rests on something else."""
        return self.source if isinstance(self.source, tuple) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Entry):
    """An entry of the glossary."""

    term: str = _key("Het begrip of de afkorting.", **_TEXT)
    full: str | None = _key("De afkorting voluit.", required=False, **_TEXT)
    explanation: str = _key("Uitleg in gewone taal.", **_TEXT)
    certainty: Literal["zeker", "te bevestigen"] = field(
        default="zeker", metadata={"description": "'te bevestigen' als de regio de betekenis nog moet bevestigen."}
    )
    also: tuple[str, ...] = _keys("Woorden waarop mensen zoeken. Ze staan niet in de begrippenlijst.")
    language: str | None = _key("Taalcode als het begrip niet Nederlands is: 'en'.", required=False, pattern=r"^[a-z]{2}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWords(Entry):
    """Other words for something that the card speaks of, and that is no entry of the glossary."""

    means: str = _key("Een woord of een paar woorden zoals ze op de kaart staan: 'verdachte'.", **_TEXT)
    words: tuple[str, ...] = _key("Waar mensen dan op zoeken: 'dader', 'pleger'.", min_length=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Entry):
    """A choice that was made in reading the card, for the region to confirm."""

    number: int = _key("Volgnummer.", ge=1)
    text: str = _key("De lezing.", **_TEXT)
    lines: tuple[int, ...] = _keys("De regels van de kaart waar de lezing over gaat.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Entry):
    """A line of the card that this one was made from, in its own words."""

    number: int = _key("Regelnummer.", ge=1)
    text: str = _key("Wat er op de kaart staat, letterlijk.", **_TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Entry):
    """That a part of the card was approved, as it was when it had this code."""

    part: str = _key("Welk deel: de korte naam van een organisatie, 'regio', of een lezing, zoals 'lezing 3'.", **_TEXT)
    by: str = _key("Wie het vaststelde: een functie of een overleg, nooit de naam van een persoon.", **_TEXT)
    day: date = _key("Wanneer: jjjj-mm-dd.")
    code: str = _key(
        "De code van dit deel, die `make card` noemt. Klopt zij niet meer? Dan is dit deel weer concept.", pattern=CODE
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Entry):
    """How somebody can be reached."""

    name: str = _key("Wie je belt.", **_TEXT)
    phone: str = _key("Telefoonnummer tussen aanhalingstekens. Leeg als de regio het nog moet invullen.", pattern=PHONE)
    of: str | None = _key("Van wie dit is: de korte naam van een organisatie, functie of partner.", required=False, **_ID)
    mail: str | None = _key("E-mailadres.", required=False, pattern=MAIL_ADDRESS)
    note: str | None = _key("Wanneer je dit nummer belt.", required=False, **_TEXT)

    @property
    def known(self) -> bool:
        """Whether the region has filled in how to reach them."""
        return bool(self.phone or self.mail)


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(Entry):
    """What differs between regions. Another region edits this first."""

    name: str = _key("Naam van de regio.", **_TEXT)
    names: Mapping[str, str] = _key("Regionale namen. In teksten schrijf je {vhh} om zo'n naam te gebruiken.")
    urgent: Contact = _key("Het nummer bij direct gevaar.")
    contacts: tuple[Contact, ...] = _key("Andere nummers, in de volgorde waarin de lezer ze ziet.")
    report_mistake: str | None = _key(
        "E-mailadres of webadres om een fout in de routekaart te melden.", required=False, pattern=ADDRESS
    )
    site_url: str | None = _key(
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

    title: str = _key("Titel van de routekaart.", **_TEXT)
    subject: str | None = _key(
        "Waar de kaart over gaat, om 'bij …' mee te maken in omschrijvingen van pagina's: 'stalking'.", required=False, **_TEXT
    )
    short: str | None = _key("Hoe je de kaart in één woord noemt, in het menu: 'Routekaart'.", required=False, **_TEXT)
    summary: str | None = _key("Eén zin onder de titel, op de eerste pagina.", required=False, **_TEXT)
    version: str = _key(
        "Versie van de kaart, tussen aanhalingstekens: letters en cijfers, met punten of streepjes ertussen.", pattern=VERSION
    )
    valid_from: date = _key("Datum waarop deze versie ingaat: jjjj-mm-dd.")
    review_by: date = _key("Uiterste datum om de kaart opnieuw te bekijken: jjjj-mm-dd.")
    sections: tuple[Section, ...] = _key("De onderdelen van de kaart, in volgorde.", min_length=1)
    organisations: tuple[Organisation, ...] = _key("De organisaties, in de volgorde van de kaart.", min_length=1, max_length=12)
    partners: tuple[Partner, ...] = _key("Anderen met wie je afstemt.")
    questions: tuple[Question, ...] = _key("De vragen, in de volgorde waarin de lezer ze krijgt.", min_length=1)
    terms: tuple[Term, ...] = _key("De begrippenlijst.")
    search_words: tuple[SearchWords, ...] = _keys("Andere woorden voor wat op de kaart staat. Ze zijn alleen voor het zoeken.")
    not_covered: tuple[str, ...] = _keys(
        "Waar mensen op zoeken en waar de kaart niets over zegt: 'huisverbod'. Wie erop zoekt, leest dat."
    )
    readings: tuple[Reading, ...] = _key("Lezingen van de kaart die de regio moet bevestigen.")
    original: tuple[Line, ...] = _keys("De regels van de kaart, letterlijk. Zij staan bij de verantwoording naast de taken.")
    region: Region = _key("Gegevens van de regio.")
    tasks: Mapping[str, tuple[Task, ...]] = _key("Per organisatie de taken.")
    approved: tuple[Approval, ...] = _keys("Wie welk deel van de kaart heeft vastgesteld. Wat er niet staat, is concept.")
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
