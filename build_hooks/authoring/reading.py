# SPDX-License-Identifier: EUPL-1.2
"""From the text of a YAML file to plain data that remembers its lines.

Only what a card needs is understood: groups of keys, lists and single values. Whatever could surprise an editor is refused (the
same key twice, tabs, anchors, tags) and words such as `nee`, `on` and `2026-01-31` are just text. The card is read from YAML's
events and never built into Python objects, so a file can do nothing but be data.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from build_hooks.authoring.problems import Problem

type Keys = tuple[str | int, ...]
"""The way to a value: the keys and the places in lists that lead to it."""

type Plain = bool | int | float | str | list["Plain"] | dict[str, "Plain"] | None

_LARGEST: Final = 200_000
"""In bytes: twenty times the largest file of the real card. What is checked here takes longer with the size of a file."""

_DEEPEST: Final = 20
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_INVISIBLE: Final = "an invisible control character; remove it"
_NUMBER: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
_WORDS: Final[Mapping[str, bool | None]] = {"": None, "~": None, "null": None, "true": True, "false": False}
_TERMS: Final[Mapping[str, str]] = {
    "'<stream end>'": "the end of the file",
    "'<document start>'": "'---'",
    "'<block mapping start>'": "a new group of keys",
    "'<block sequence start>'": "a new list",
    "'<block end>'": "the end of the group",
    "<block end>": "the end of the group",
    "the node content": "a value",
}
"""What PyYAML's messages mean by its names for parts of a file."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file that has been read: its data, and the line of each value (of its key, if it has one).

    `torn` says that something is not where it belongs: a key was there already, or a key that holds a list is not there.
    """

    path: Path
    data: Plain
    lines: Mapping[Keys, int]
    torn: bool = False

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
    text = _text(path)
    reader = _Reader(path)
    try:
        data = reader.document(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        unclosed = (error.problem or "").startswith("expected ',' or")
        mark = error.context_mark if unclosed else error.problem_mark or error.context_mark
        raise Unreadable(Problem(path, mark.line + 1 if mark else 1, _syntax(error))) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise Unreadable(Problem(path, 1, f"this is not YAML: {error}")) from None
    return Document(path, data, reader.lines, torn=bool(reader.problems)), tuple(reader.problems)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise Unreadable(Problem(path, 1, "this file is missing")) from None
    except OSError as error:
        raise Unreadable(Problem(path, 1, f"this file cannot be read: {error.strerror}")) from None
    if len(raw) > _LARGEST:
        raise Unreadable(Problem(path, 1, f"this file is larger than {_LARGEST // 1000} kB; a file of a card is much smaller"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{raw[error.start]:02x} is not UTF-8"
        raise Unreadable(Problem(path, line, f"{found}; save the file in the encoding UTF-8")) from None
    wrong = [
        Problem(path, number, "a tab; use spaces" if "\t" in line else _INVISIBLE)
        for number, line in enumerate(text.split("\n"), 1)
        if "\t" in line or _CONTROL.search(line)
    ]
    if wrong:
        raise Unreadable(*wrong)
    return text


def _syntax(error: yaml.MarkedYAMLError) -> str:
    found = error.problem or error.context or "it stops halfway"
    hint = ""
    if "mapping values are not allowed" in found:
        hint = "; put a text with ': ' in it between quotes, and check the indentation"
    elif "expected <block end>" in found or "could not find expected ':'" in found:
        hint = "; check the indentation here and just above"
    elif "expected ',' or" in found:
        hint = "; this list or group is not closed"
    elif "cannot start any token" in found:
        hint = "; put a text that starts with such a character between quotes"
    for term, plain in _TERMS.items():
        found = found.replace(term, plain)
    return f"this is not YAML: {found}{hint}"


class _Reader:
    """Builds the data of one file from its events."""

    def __init__(self, path: Path) -> None:
        self.lines: dict[Keys, int] = {}
        self.problems: list[Problem] = []
        self._path = path

    def document(self, events: Iterator[yaml.Event]) -> Plain:
        data: Plain = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise Unreadable(self._problem(event, "a second document starts here; remove the line '---'"))
                data = self._value(next(events), events, ())
        if data is None:
            raise Unreadable(Problem(self._path, 1, "this file is empty"))
        return data

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], keys: Keys) -> Plain:
        self.lines.setdefault(keys, _line(event))
        self._refuse(event, len(keys))
        match event:
            case yaml.ScalarEvent():
                return _scalar(event)
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
                raise Unreadable(
                    self._problem(
                        event, "this cannot be a key; put a text that starts with '{', '[', '*' or '&' between quotes"
                    )
                )
            self._refuse(event, len(keys))
            key = event.value
            if key in group:
                first = self.lines[(*keys, key)]
                self.problems.append(self._problem(event, f"key '{key}' is here twice; the first is on line {first}"))
                _Reader(self._path)._value(next(events), events, (*keys, key))
                continue
            self.lines[(*keys, key)] = _line(event)
            group[key] = self._value(next(events), events, (*keys, key))
        return group

    def _refuse(self, event: yaml.Event, depth: int) -> None:
        """Raise `Unreadable` for what YAML can do and a card does not need."""
        found: str | None = None
        if isinstance(event, yaml.AliasEvent):
            found = (
                f"an alias (*{event.anchor}) is not allowed; write it out, or put a text that starts with '*' between quotes"
            )
        elif anchor := getattr(event, "anchor", None):
            found = f"an anchor (&{anchor}) is not allowed; put a text that starts with '&' between quotes"
        elif getattr(event, "tag", None):
            found = "a tag (!) is not allowed; put a text that starts with '!' between quotes"
        elif _CONTROL.search(getattr(event, "value", "")):
            found = _INVISIBLE  # that was written as an escape, such as "\0"
        elif depth > _DEEPEST:
            found = f"this is more than {_DEEPEST} levels deep"
        if found:
            raise Unreadable(self._problem(event, found))

    def _problem(self, event: yaml.Event, message: str) -> Problem:
        return Problem(self._path, _line(event), message)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _scalar(event: yaml.ScalarEvent) -> Plain:
    text = str(event.value)
    if event.style in ("|", ">"):
        return text.strip()
    if event.style:
        return text
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    if found := _NUMBER.fullmatch(text):
        return float(text) if found[1] else int(text)
    return text
