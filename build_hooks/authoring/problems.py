# SPDX-License-Identifier: EUPL-1.2
"""What is wrong with a card, said in Dutch, so that an editor can go straight to the place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

_FEW: Final = 17

_SAID_IN_DUTCH: Final[Mapping[str, str]] = {
    "because": "omdat",
    "by": "door wie",
    "do": "taak",
    "do_not": "niet",
    "explanation": "uitleg",
    "full": "voluit",
    "functions": "functies",
    "more": "toelichting",
    "name": "naam",
    "of": "van",
    "options": "antwoorden",
    "phone": "telefoon telefoonnummer",
    "record": "vastleggen",
    "section": "onderdeel",
    "source": "bron",
    "subject": "onderwerp",
    "summary": "samenvatting",
    "tasks": "taken deeltaken",
    "term": "begrip afkorting",
    "text": "tekst",
    "title": "titel",
    "version": "versie",
    "when": "als wanneer voorwaarde",
    "who": "wie",
    "with": "met",
    "within": "binnen termijn",
}
IN_DUTCH: Final = {word: key for key, words in _SAID_IN_DUTCH.items() for word in words.split()}
"""Keys as an editor would call them in Dutch."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in one place. `str()` gives `file:line: message` on one line, the form that editors turn into a link."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        line = f"{_shown(self.path)}:{self.line}: {' '.join(self.message.split())}"
        return "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in line)


class CardProblems(Exception):
    """The files of a card are not right. `problems` holds every mistake, in the order of file and line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems), key=lambda problem: (str(problem.path), problem.line, problem.message)))
        super().__init__("\n".join(map(str, self.problems)))


def _shown(path: Path) -> str:
    here, path = Path.cwd(), path.absolute()
    return (path.relative_to(here) if path.is_relative_to(here) else path).as_posix()


def or_rather(word: str, known: Iterable[str], *, quote: str = "'{}'") -> str:
    """How a message about an unknown word ends: with the word that was probably meant, or else with all there are.

    `known` are the words that are allowed, `quote` how each is written. Nothing is said when there is nothing useful to say.
    """
    words = sorted(set(known))
    if meant := probably_meant(word, words):
        return f"; bedoel je {quote.format(meant)}?"
    if not words or len(words) > _FEW:
        return ""
    return f"; kies uit: {', '.join(quote.format(each) for each in words)}"


def probably_meant(word: str, known: Iterable[str]) -> str | None:
    """The known word that looks like this one: in Dutch, a slip of the finger, or a part of it ('ccb' for 'om-ccb')."""
    words = sorted(set(known))
    if (key := IN_DUTCH.get(word.lower())) in words:
        return key
    if close := get_close_matches(word.lower(), words, n=1):
        return close[0]
    return next((each for each in words if word and (each.startswith(f"{word}-") or each.endswith(f"-{word}"))), None)


def listed(words: Iterable[str], last: str = "en") -> str:
    """'a', 'b' en 'c'."""
    quoted = [f"'{word}'" for word in words]
    return f" {last} ".join(part for part in (", ".join(quoted[:-1]), quoted[-1]) if part)


def shown_value(value: object) -> str:
    """A value as it is named in a message: 'a text', het getal 112, een lijst, een groep sleutels."""
    match value:
        case None:
            return "niets"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"het getal {value}"
        case str():
            return f"'{value}'" if len(value) <= 40 else f"'{value[:39]}…'"
        case list():
            return "een lijst"
        case _:
            return "een groep sleutels"
