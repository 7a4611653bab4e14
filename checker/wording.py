# SPDX-License-Identifier: EUPL-1.2
"""The texts of the card, made ready to show.

An editor may write `**nadruk**` or `*cursief*`; every other character means itself. Each abbreviation of the glossary is
written out where a reader meets it first. Where the card does not say what it stands for, that has a mark, and one note at the
end says why: a doubt inside an order would make the order doubtful.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from checker import texts
from checker.card import Task, Term
from checker.hypertext import EMPTY, Html

UNSURE_MARK: Final = "*"

_MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_DATE = re.compile(r"(\d{4})-(0[1-9]|1[0-2])-(\d\d)")
_EMPHASIS = re.compile(r"\*\*(?=\S)(?P<strong>.+?)(?<=\S)\*\*|\*(?=[^\s*])(?P<em>[^*]*[^\s*])\*")


def plain(text: str) -> str:
    """The text without marks of emphasis."""
    return _EMPHASIS.sub(lambda match: match["strong"] or match["em"], text)


def dutch_date(day: date | str) -> str:
    """The date as Dutch readers write it: '1 mei 2026'. It may be written as '2026-05-01'; any other text is shown as it is."""
    found = _DATE.fullmatch(str(day))
    return f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}" if found else str(day)


def sentence(text: str) -> str:
    """The text with a capital to begin with."""
    return text[0].upper() + text[1:]


def going_on(text: str) -> str:
    """The text without a capital to begin with, to go on a line after a colon; an abbreviation keeps its own."""
    begin = len(text) - len(text.lstrip("*"))
    first, second = text[begin : begin + 1], text[begin + 1 : begin + 2]
    return text if second.isupper() else text[:begin] + first.lower() + text[begin + 1 :]


def with_term(task: Task) -> str:
    """What a task says to do, after its term: '**Binnen 24 uur:** meld de zaak.'"""
    return f"**{sentence(task.within)}:** {going_on(task.do)}" if task.within else task.do


def joined(parts: Iterable[str], word: str = "en") -> str:
    """These as one reads them: 'a, b en c'."""
    *most, last = parts
    return f"{', '.join(most)} {word} {last}" if most else last


def _spans(text: str) -> Iterator[tuple[str, str | None]]:
    """The text in pieces, each with the name of the HTML element that emphasises it."""
    end = 0
    for match in _EMPHASIS.finditer(text):
        yield text[end : match.start()], None
        yield match["strong"] or match["em"], match.lastgroup
        end = match.end()
    yield text[end:], None


def is_unsure(term: Term) -> bool:
    """Whether the card does not say what this abbreviation stands for, and the region has not confirmed it yet."""
    return term.full is not None and term.certainty != "zeker"


@dataclass(frozen=True, slots=True)
class _Mention:
    """An abbreviation in a text. When it is `spelled_out`, what it stands for goes right before it."""

    term: Term
    spelled_out: bool


class _Glossary:
    """The abbreviations that are to be explained, and where they stand in a text."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms = {term.term: term for term in terms if term.full}
        longest_first = sorted(self.terms, key=len, reverse=True)
        self._pattern = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, longest_first))})(?!\w)") if longest_first else None

    def parts(self, text: str) -> Iterator[str | _Mention]:
        """Its abbreviations, with the text before, between and after them."""
        end = 0
        for match in self._pattern.finditer(text) if self._pattern else ():
            before, term = text[end : match.start()], self.terms[match[1]]
            yield before
            yield _Mention(term, spelled_out=before.endswith(f"{term.full} ("))
            end = match.end()
        yield text[end:]


@lru_cache(maxsize=8)
def _glossary(terms: tuple[Term, ...]) -> _Glossary:
    return _Glossary(terms)


@lru_cache(maxsize=2048)  # a card says the same in many places, and at many answers
def _parts_as_html(glossary: _Glossary, text: str) -> tuple[Html | _Mention, ...]:
    """The parts of a text, with emphasis as elements."""
    found: list[Html | _Mention] = []
    for piece, element in _spans(text):
        parts = [part if isinstance(part, _Mention) else Html("{}", part) for part in glossary.parts(piece)]
        found += [Html("<{}>", element), *parts, Html("</{}>", element)] if element else parts
    return tuple(found)


@lru_cache(maxsize=2048)
def _parts_as_text(glossary: _Glossary, text: str) -> tuple[str | _Mention, ...]:
    """The same without emphasis."""
    return tuple(part for piece, _ in _spans(text) for part in glossary.parts(piece))


class Writer:
    """Writes texts for one reader, in reading order, and remembers which abbreviations this reader has met.

    One writer serves one page or one step; make a new one for the next.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self._glossary = _glossary(tuple(terms))
        self._met: set[str] = set()
        self._marked = False

    @property
    def met(self) -> tuple[Term, ...]:
        """The abbreviations that this reader has met, in the order of the glossary."""
        return tuple(term for name, term in self._glossary.terms.items() if name in self._met)

    @property
    def note(self) -> str:
        """What the mark means, to stand once below all that was written; empty when nothing has a mark."""
        return texts.UNSURE_NOTE if self._marked else ""

    @property
    def note_html(self) -> Html:
        """The same as HTML; empty when nothing has a mark."""
        return Html('<p class="rk-noot">{}</p>', self.note) if self.note else EMPTY

    def html(self, text: str, *, in_link: bool = False) -> Html:
        """The text as HTML: emphasis as elements, abbreviations explained, all else escaped.

        An abbreviation that was explained before explains itself again to who points at it, or goes to it by touch or with the
        keyboard; not right behind what it stands for, nor `in_link`, where nothing else can be gone to.
        """
        return EMPTY.join(
            self._mention_html(part, in_link=in_link) if isinstance(part, _Mention) else part
            for part in _parts_as_html(self._glossary, text)
        )

    def text(self, text: str) -> str:
        """The text without marks, abbreviations explained."""
        return "".join(
            self._mention_text(part) if isinstance(part, _Mention) else part for part in _parts_as_text(self._glossary, text)
        )

    def _mention_html(self, mention: _Mention, *, in_link: bool) -> Html:
        first, term = self._meets(mention.term), mention.term
        focusable = not (first or mention.spelled_out or in_link)
        abbreviation = _abbreviation(term, focusable=focusable)
        if not first or mention.spelled_out:
            return abbreviation
        return Html("{} ({}{})", abbreviation, _in_its_language(term), self._mark(term))

    def _mention_text(self, mention: _Mention) -> str:
        first, term = self._meets(mention.term), mention.term
        return term.term if not first or mention.spelled_out else f"{term.term} ({term.full}{self._mark(term)})"

    def _meets(self, term: Term) -> bool:
        """Whether this is the first time."""
        first = term.term not in self._met
        self._met.add(term.term)
        return first

    def _mark(self, term: Term) -> str:
        """What goes behind what it stands for: the mark, where the card does not say that."""
        self._marked |= is_unsure(term)
        return UNSURE_MARK if is_unsure(term) else ""


def _abbreviation(term: Term, *, focusable: bool) -> Html:
    tabindex = Html(' tabindex="0"') if focusable else ""
    return Html('<abbr title="{}"{}>{}</abbr>', term.full or "", tabindex, term.term)


def _in_its_language(term: Term) -> str:
    """What it stands for, as HTML where it is not Dutch."""
    full = term.full or ""
    return Html('<span lang="{}">{}</span>', term.language, full) if term.language else full
