# SPDX-License-Identifier: EUPL-1.2
"""Whom a card speaks of: organisations, their functions, and others."""

from dataclasses import dataclass, field

from checker.entry import ID, TEXT, Entry, listed, written


@dataclass(frozen=True, slots=True, kw_only=True)
class Role(Entry):
    """A function, or the part that an organisation and a function have in common: whoever answers 'who are you?'."""

    id: str = written("Korte naam.", **ID)
    name: str = written("Naam, zonder lidwoord.", **TEXT)
    label: str = written("Naam met lidwoord, voor midden in een zin: 'de politie'.", **TEXT)
    because: str = written("Bijzin: 'je bij de politie werkt'.", **TEXT)
    intro: str = written("Wie ben je? Eén of twee zinnen boven aan de pagina.", **TEXT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Role):
    """One of the columns of the card, with the functions that stand in it."""

    functions: tuple[Role, ...] = listed("De functies binnen deze organisatie met eigen taken: geen, één of meer.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner(Entry):
    """Somebody one coordinates with who has no column on the card."""

    id: str = written("Korte naam; taken verwijzen hiernaar onder 'with'.", **ID)
    name: str = written("Naam, zonder lidwoord. Mag een regionale naam bevatten, zoals {vhh}.", **TEXT)
    label: str | None = written(
        "Naam met lidwoord, voor midden in een zin: 'de wijkagent'. Laat weg als de naam geen lidwoord heeft.",
        required=False,
        **TEXT,
    )
    group: bool = field(
        default=False, metadata={"description": "Waar als dit een groep mensen is, die niet één nummer heeft: 'ketenpartners'."}
    )
