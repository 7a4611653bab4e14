# SPDX-License-Identifier: EUPL-1.2
"""What an editor writes in a text that readers would see as it stands: links, HTML, bullets, marks that are not closed."""

import re
from collections.abc import Iterator
from typing import Final

from build_hooks.authoring.folder import Folder
from build_hooks.authoring.problems import Problem, shown_value
from checker.wording import plain

_NO_PROSE: Final = frozenset({"report_mistake", "site_url", "mail", "phone", "version"})
"""Keys whose values have a form of their own."""

_TAGS: Final = "a|b|i|u|em|strong|small|br|hr|p|div|span|font|ul|ol|li|h[1-6]|img|table|t[rdh]|su[bp]|script|style|iframe"

_WRONG: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), message)
    for pattern, message in (
        (
            r"!?\[[^\]]*\]\([^)]*\)",
            "{} is een link, en die kan een tekst van de kaart niet hebben; laat alleen de woorden staan",
        ),
        (r"\bhttps?:\S+|\bwww\.\S+", "{} is een link, en die kan een tekst van de kaart niet hebben; noem de site bij naam"),
        (rf"</?(?:{_TAGS})\b[^>]*>|<!--", "{} is HTML, en lezers zien dat zo staan; haal het weg; vet maak je met **…**"),
        (r"&(?:#\w+|[a-z]+);", "{} is HTML, en lezers zien dat zo staan; typ het teken zelf"),
        (r"`[^`]*`|~~|(?<!\w)__?\w[^_]*__?(?!\w)|^#+ ", "{} is opmaak die de site niet kent; alleen **vet** en *cursief* kan"),
        (r"^[-–—+>·] |[•▪◦‣●] ?", "{} maakt geen lijst; haal het weg, of maak van elk deel een eigen taak"),
        (r"^[“”„][^“”„]*[“”]$", "{} staat tussen gekrulde aanhalingstekens; gebruik rechte, of haal ze weg"),
        (r"\S{61,}", "{} is een woord van meer dan 60 tekens; zet er spaties tussen, of kort het in"),
    )
)


def text_problems(folder: Folder) -> Iterator[Problem]:
    """The first thing in each text that readers would see as it stands, and were not to."""
    for spot, text in folder.texts():
        if _NO_PROSE.isdisjoint(spot.keys) and (message := _message(text)):
            yield spot.problem(message)


def _message(text: str) -> str | None:
    for pattern, message in _WRONG:
        if found := pattern.search(text):
            return message.format(shown_value(found[0]))
    return "er staat een * te veel of te weinig; schrijf **vet** of *cursief*" if "*" in plain(text) else None
