# SPDX-License-Identifier: EUPL-1.2
"""Every sentence that stands on paper alone, but for a few words in the templates.

The card and the checker say the rest. A name between braces is filled in where the sentence is used.
"""

from typing import Final

JUDGEMENT: Final = "Deze {sheet} vervangt je eigen oordeel niet."
"""On every sheet, with what the sheet is."""
NUMBERS: Final = "Wie je belt"
"""The head above the numbers."""
OURS: Final = "Dit is onze lezing: het staat niet zo op de kaart."
"""Said of a section that the card does not have."""
ABBREVIATIONS: Final = "Afkortingen"
HOW_TO_FOLD: Final = "Zo vouw je dit vel"
TO_ITS_FUNCTION: Final = (
    "Binnen {organisation} is er een functie met een eigen takenpakket: {functions}. Doe je dat werk? {take} van die functie."
)
TO_ITS_FUNCTIONS: Final = (
    "Binnen {organisation} zijn er functies met een eigen takenpakket: {functions}. Doe je dat werk? {take} van die functie."
)
TAKE_THE_GUIDE: Final = "Neem dan de zakgids"
PRINT_THE_PAGE: Final = "Print dan de pagina"
OF_A_FUNCTION: Final = "{section} van {role}"
APPLIES_IF: Final = "Als {condition}:"
POSTER_TITLE: Final = "Poster {role}: {card}"
GUIDE_TITLE: Final = "Zakgids {role}: {card}"
FOOT: Final = "{role}, versie {version}"
SHORT_FOOT: Final = "versie {version}"
LEFT_OUT: Final = "Weggelaten op papier: {problem}"
