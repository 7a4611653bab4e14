# SPDX-License-Identifier: EUPL-1.2
"""What a card is called, in sentences and in names of files: 'de routekaart', and others 'de meldcode' or 'het protocol'."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from checker.card import Card
from checker.wording import going_on, plain, sentence

_NOT_SAID: Final = "kaart"
"""What a card is called that says nothing of it."""

_WRITTEN: Final = re.compile(r"(?<![$@\w])(?:(?P<article>[Dd]e(?P<this>ze)?) )?routekaart\b")
"""What texts that are the same for every card call it; not the names of variables in the settings of servers."""

TAKEN: Final = re.compile(
    "404|begrippen|beheer|bellen|index|licenties|oefenen|over|partners|plaatsen|privacy|toegankelijkheid|veranderd|"
    "verantwoording|wat-moet-ik-nu-doen|zakgids"
)
"""The names of the pages beside which the single file stands."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a card is called: its article, 'de' or 'het', and what comes after that."""

    article: str
    noun: str

    @property
    def full(self) -> str:
        """'de routekaart'."""
        return f"{self.article} {self.noun}"

    @property
    def this(self) -> str:
        """'deze routekaart'."""
        return f"{'dit' if self.article == 'het' else 'deze'} {self.noun}"

    @property
    def whole(self) -> str:
        """'de hele routekaart'."""
        return f"{self.article} hele {self.noun}"

    @property
    def title(self) -> str:
        """'Routekaart'."""
        return sentence(self.noun)

    @property
    def file(self) -> str:
        """What the names of its files begin with, of small letters, digits and hyphens: 'routekaart'."""
        found = "-".join(re.findall("[a-z0-9]+", self.noun.lower())) or _NOT_SAID
        return f"{found}-{_NOT_SAID}" if TAKEN.fullmatch(found) else found

    @property
    def single_file(self) -> str:
        """The file that holds the whole site: 'routekaart.html'."""
        return f"{self.file}.html"

    def said_in(self, text: str, shown: Callable[[str], str] = str) -> str:
        """A text that speaks of 'de routekaart', with this name in its place. `shown` makes the name fit for the text."""

        def named(found: re.Match[str]) -> str:
            if not found["article"]:
                return self.file
            name = self.this if found["this"] else self.full
            return shown(sentence(name) if found["article"][0] == "D" else name)

        return _WRITTEN.sub(named, text)

    def for_settings(self) -> "Name":
        """The same in letters that mean nothing in the settings of any server."""
        return Name(self.article, self.file)


def name_of(card: Card) -> Name:
    """What this card is called."""
    if card.label:
        return Name(*plain(card.label).split(maxsplit=1))
    return Name("de", going_on(plain(card.short or _NOT_SAID)))
