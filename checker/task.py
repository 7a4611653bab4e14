# SPDX-License-Identifier: EUPL-1.2
"""What a card tells to do: tasks, and the sections that they stand in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from checker.entry import ID, TEXT, Entry, When, listed, written
from checker.term import TERM


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Entry):
    """A part of the card, such as 'altijd' or 'laag'."""

    id: str = written("Korte naam van het onderdeel.", **ID)
    title: str = written("Titel van het onderdeel.", **TEXT)
    short: str = written("Korte titel, voor het menu en het overzicht.", **TEXT)
    intro: str = written("Eén of twee zinnen: wanneer geldt dit onderdeel?", **TEXT)
    because: str | None = written(
        "Reden als bijzin, voor een onderdeel zonder 'when': 'je dit altijd doet'.", required=False, **TEXT
    )
    when: When | None = written("Wanneer dit onderdeel geldt: vraag en antwoord.", required=False)
    sign: Literal["omhoog", "omlaag", "ruit", "vierkant"] | None = written(
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
    reading: int | None = written("Nummer van de lezing, voor een onderdeel dat niet zelf op de kaart staat.", required=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task(Entry):
    """One thing to do."""

    id: str = written("Korte naam, uniek op de hele kaart, begint met de organisatie: 'om-ccb'.", **ID)
    do: str = written("De taak: één zin, werkwoord eerst, je-vorm.", **TEXT)
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
    section: str | tuple[str, ...] | None = written(
        "Het onderdeel van de kaart, of een lijst van onderdelen. Bij een deeltaak weglaten.", required=False
    )
    who: tuple[str, ...] = listed(
        "Van wie deze taak is: organisaties of functies. Ieder ziet de taak. Laat weg voor de organisatie van dit bestand, en "
        "bij een deeltaak."
    )
    within: str | None = written(
        "De termijn, om vóór de taak te zetten: 'meteen', 'binnen 24 uur' of 'binnen 5 werkdagen'. Hebben meer taken een "
        "termijn? Dan staat de kortste bovenaan.",
        required=False,
        pattern=TERM,
    )
    do_not: bool = field(
        default=False,
        metadata={
            "description": "Waar als deze taak zegt wat je niet doet: 'Deel geen namen.' Er is dan niets af te vinken, en zij "
            "telt niet als taak."
        },
    )
    more: str | None = written("Toelichting in één of twee zinnen.", required=False, **TEXT)
    when: When | None = written("Voorwaarde: vraag en antwoord(en). Een lijst betekent: één ervan is genoeg.", required=False)
    by: str | None = written("Wie dit doet, als dat niet de organisatie of functie zelf is.", required=False, **ID)
    partners: tuple[str, ...] = field(
        default=(), metadata={"alias": "with", "description": "Wie je hierbij nodig hebt: organisaties, functies of partners."}
    )
    record: str | None = written(
        "Wat je vastlegt of laat vastleggen, als hele zin: 'Leg je overweging altijd vast.'", required=False, **TEXT
    )
    first: bool = field(default=False, metadata={"description": "Waar als deze taak vóór alles gaat: zij staat dan bovenaan."})
    heading: bool = field(
        default=False,
        metadata={"description": "Waar als dit alleen een kop is boven de deeltaken. Een kop telt niet als taak."},
    )
    exceptions: bool = field(
        default=False, metadata={"description": "Waar als de deeltaken gelden bij een uitzondering op deze taak."}
    )
    tasks: "tuple[Task, ...]" = listed("Deeltaken. Zij gelden alleen als deze taak geldt.")

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
