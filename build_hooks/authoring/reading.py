# SPDX-License-Identifier: EUPL-1.2
"""From the text of a YAML file to plain data that remembers its lines.

Only what a card needs is understood: groups of keys, lists and single values. Whatever could surprise an editor is refused (the
same key twice, tabs, anchors, tags) and words such as `nee`, `on` and `2026-01-31` are just text. The card is read from YAML's
events and never built into Python objects, so a file can do nothing but be data.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Final

import yaml

from build_hooks.authoring.characters import in_another_encoding, strange, tidy, whole
from build_hooks.authoring.problems import Problem
from build_hooks.authoring.scalars import misread
from build_hooks.authoring.yaml_mistakes import yaml_mistake

type Keys = tuple[str | int, ...]
"""The way to a value: the keys and the places in lists that lead to it."""

type Plain = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None

_LARGEST: Final = 200_000
"""In bytes: twenty times the largest file of the real card. What is checked here takes longer with the size of a file."""

_ANY_FILE: Final = Path()
_DEEPEST: Final = 20

THOROUGH: Final = yaml.SafeLoader
"""What reads YAML and tells of a mistake where it is."""
QUICK: Final = getattr(yaml, "CSafeLoader", THOROUGH)
"""What reads it twenty times as quickly, where Python's package of YAML has it: on every system but a few small ones."""

_QUOTE_IT: Final = "een tekst kan niet beginnen met '{}'; zet de hele tekst tussen dubbele aanhalingstekens"
_CONFLICT: Final = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?: |$)")
_NUMBER: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
_WORDS: Final[Mapping[str, bool | None]] = {"": None, "~": None, "null": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Document:
    """A file that has been read: its data, the line of each value (of its key, if it has one), and its text.

    `written` has each number as it is written: '+31612345678' and '2026.10' are more than the numbers that they are read as.
    `torn` says that something is not where it belongs: a key was there already, or a key that holds a list is not there.
    """

    path: Path
    data: Plain
    lines: Mapping[Keys, int]
    text: str
    torn: bool = False
    written: Mapping[Keys, str] = field(default_factory=dict)

    def line(self, keys: Keys) -> int:
        """The line of this value, or else of the nearest thing around it."""
        while keys and keys not in self.lines:
            keys = keys[:-1]
        return self.lines.get(keys, 1)


class Unreadable(Exception):
    """A file cannot be read as data. `problems` says why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


def read(path: Path) -> tuple[Document, tuple[Problem, ...]]:
    """The data in this file, and what is wrong with it although it could be read. Raises `Unreadable` when it could not."""
    document, said = understood(_text(path))
    problems = tuple(replace(problem, path=path) for problem in said)
    if document is None:
        raise Unreadable(*problems)
    return replace(document, path=path), problems


@lru_cache(maxsize=32)  # who edits a card changes one file, and all files are read again
def understood(text: str) -> tuple[Document | None, tuple[Problem, ...]]:
    """What any file with this text says, and what is wrong with it. Without a document when it could not be read."""
    document, problems = understood_by(text, QUICK)
    return (document, ()) if document and not problems else understood_by(text, THOROUGH)


def understood_by(text: str, loader: type[yaml.SafeLoader | yaml.CSafeLoader]) -> tuple[Document | None, tuple[Problem, ...]]:
    """The same, as this one reads YAML. Without a mistake each reads what the other reads."""
    reader = _Reader(text)
    try:
        data = reader.document(yaml.parse(text, Loader=loader))
    except Unreadable as unreadable:
        return None, unreadable.problems
    except yaml.MarkedYAMLError as error:
        line, message = yaml_mistake(error, text)
        before = [problem for problem in reader.problems if problem.line < line]
        return None, (*before, Problem(_ANY_FILE, line, message))
    except (yaml.YAMLError, ValueError, OverflowError):
        return None, (Problem(_ANY_FILE, 1, "dit bestand is geen YAML; vergelijk het met een eerdere versie"),)
    return Document(_ANY_FILE, data, reader.lines, text, torn=reader.torn, written=reader.written), tuple(reader.problems)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise Unreadable(Problem(path, 1, "dit bestand ontbreekt; zet het terug")) from None
    except OSError:
        raise Unreadable(Problem(path, 1, "dit bestand is niet te lezen; kijk of het een map is, of op slot staat")) from None
    if len(raw) > _LARGEST:
        found = f"dit bestand is groter dan {_LARGEST // 1000} kB"
        raise Unreadable(Problem(path, 1, f"{found}; een bestand van een kaart is veel kleiner"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise Unreadable(Problem(path, line, in_another_encoding(raw, error.start))) from None
    lines = enumerate(re.split("\r\n|\r|\n", text), 1)
    if wrong := [Problem(path, number, said) for number, line in lines if (said := strange(line) or _conflict(line))]:
        raise Unreadable(*wrong)
    return whole(text)


def _conflict(line: str) -> str | None:
    found = _CONFLICT.match(line)
    return (
        f"'{found[0].strip()}' is een merkteken van Git; kies een van beide teksten en haal de merktekens weg"
        if found
        else None
    )


class _Reader:
    """Builds the data of one file from its events."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Keys, int] = {}
        self.written: dict[Keys, str] = {}
        self.problems: list[Problem] = []
        self.torn = False
        self._text = text

    def document(self, events: Iterator[yaml.Event]) -> Plain:
        data: Plain = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise Unreadable(self._problem(event, "hier begint een tweede document; haal de regel '---' weg"))
                data = self._value(next(events), events, ())
        if data is None:
            raise Unreadable(Problem(_ANY_FILE, 1, "dit bestand is leeg; vul het in of zet het terug"))
        return data

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], keys: Keys) -> Plain:
        self.lines.setdefault(keys, _line(event))
        self._refuse(event, len(keys))
        match event:
            case yaml.ScalarEvent():
                self._judge(event)
                value = scalar(event)
                if isinstance(value, (int, float)) and not isinstance(value, bool):
                    self.written[keys] = str(event.value)
                return value
            case yaml.SequenceStartEvent():
                return self._list(events, keys)
            case _:
                return self._group(events, keys)

    def _list(self, events: Iterator[yaml.Event], keys: Keys) -> list[Plain]:
        items: list[Plain] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self._value(event, events, (*keys, len(items))))
        return items

    def _group(self, events: Iterator[yaml.Event], keys: Keys) -> dict[str, Plain]:
        group: dict[str, Plain] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise Unreadable(self._problem(event, "dit kan geen sleutel zijn; een sleutel is een woord, zoals 'do'"))
            self._refuse(event, len(keys))
            self._judge(event)
            key = tidy(event.value)
            if key in group:
                first = self.lines[(*keys, key)]
                found = f"sleutel '{key}' staat hier twee keer; de eerste staat op regel {first}: haal er een weg"
                self.problems.append(self._problem(event, found))
                self.torn = True
                _Reader(self._text)._value(next(events), events, (*keys, key))
                continue
            self.lines[(*keys, key)] = _line(event)
            group[key] = self._value(next(events), events, (*keys, key))
        return group

    def _judge(self, event: yaml.ScalarEvent) -> None:
        found = [Problem(_ANY_FILE, line, message) for line, message in misread(event, self._text)]
        if strange(event.value):  # that was written as an escape, such as "\0"
            raise Unreadable(*found)
        self.problems += found

    def _refuse(self, event: yaml.Event, depth: int) -> None:
        """Raise `Unreadable` for what YAML can do and a card does not need."""
        found: str | None = None
        if isinstance(event, yaml.AliasEvent):
            found = _QUOTE_IT.format("*")
        elif getattr(event, "anchor", None):
            found = _QUOTE_IT.format("&")
        elif getattr(event, "tag", None):
            found = _QUOTE_IT.format("!")
        elif depth > _DEEPEST:
            found = f"dit zit meer dan {_DEEPEST} niveaus diep; haal niveaus weg"
        if found:
            raise Unreadable(self._problem(event, found))

    def _problem(self, event: yaml.Event, message: str) -> Problem:
        return Problem(_ANY_FILE, _line(event), message)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def scalar(event: yaml.ScalarEvent) -> Plain:
    """What this value is read as."""
    text = str(event.value)
    if event.style:
        return tidy(text)
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if found := _NUMBER.fullmatch(text):
        return float(text) if found[1] else int(text)
    return tidy(text)
