# SPDX-License-Identifier: EUPL-1.2
"""What a card asks: questions, each with its answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from checker.entry import ID, TEXT, Entry, listed, written


@dataclass(frozen=True, slots=True, kw_only=True)
class Option(Entry):
    """One answer to a question."""

    id: str = written("Korte naam van het antwoord: kleine letters en streepjes.", **ID)
    text: str = written("Het antwoord zoals de lezer het ziet.", **TEXT)
    because: str = written(
        "Het antwoord als bijzin, om 'Omdat …' en 'Alleen als …' mee te maken: 'het risico laag is'.", **TEXT
    )
    fact: str | None = written(
        "Het antwoord als hele zin zonder punt, om 'Daarom:' achter te zetten: 'De stalking is gestopt'.",
        required=False,
        **TEXT,
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
    tasks are shown as something to find out. With `not_yet` the card says itself what to do as long as the answer is not known,
    and the other answers bring so much more that it is not shown before.
    """

    id: str = written("Korte naam van de vraag; taken verwijzen hiernaar onder 'when'.", **ID)
    text: str = written("De vraag zoals de lezer die ziet.", **TEXT)
    short: str | None = written(
        "De vraag in een paar woorden, voor de regel met antwoorden: 'aangifte'. Laat weg als het antwoord genoeg zegt.",
        required=False,
        **TEXT,
    )
    whether: str = written("De vraag als bijzin, om 'Zoek uit …' mee te maken: 'of er aangifte is gedaan'.", **TEXT)
    hint: str | None = written("Uitleg voor wie twijfelt.", required=False, **TEXT)
    options: tuple[Option, ...] = listed("De antwoorden. Bij de vraag 'rol' leeg: die volgen uit de organisaties en functies.")
    dont_know: str | None = written("Het antwoord dat 'weet ik niet' betekent.", required=False, **ID)
    not_yet: str | None = written(
        "Het antwoord 'nog niet bekend', als de kaart daar eigen taken bij heeft. Het advies vraagt er dan opnieuw naar.",
        required=False,
        **ID,
    )
    find_out: str | None = written("Wat je doet om het antwoord te vinden.", required=False, **TEXT)
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
