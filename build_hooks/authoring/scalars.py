# SPDX-License-Identifier: EUPL-1.2
"""What an editor wrote as a text and YAML reads as something else: what is lost without a word, or published without a word."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Final

import yaml

from build_hooks.authoring.characters import strange
from build_hooks.authoring.problems import shown_value
from checker import card

KEYS: Final = frozenset(
    field.metadata.get("alias", field.name) for kind in vars(card).values() if is_dataclass(kind) for field in fields(kind)
)
"""Every key that a file of a card can have."""

_KEY: Final = re.compile(rf"\s*({'|'.join(sorted(KEYS))}):(?:\s|$)")
_ESCAPE: Final = re.compile(r"\\([\\/abefnrtv])")


_NO_TEXT: Final = re.compile(r"[-+]?\d+(?:\.\d+)?|\d{4}-\d\d-\d\d|true|false")


def misread(event: yaml.ScalarEvent, text: str) -> Iterator[tuple[int, str]]:
    """Each line of this value, in the text of its file, that is not read as it was meant; and what to do about it."""
    start, stop = event.start_mark, event.end_mark
    if start is None or stop is None:
        return
    written, first = text[start.index : stop.index], start.line + 1
    if not event.style and not _NO_TEXT.fullmatch(written):
        end = text.find("\n", stop.index)
        if comment := re.match(r" +(#.*)", text[stop.index : end if end >= 0 else len(text)]):
            yield first + written.count("\n"), _cut_off(comment[1])
    if event.style == '"':
        yield from ((first + written.count("\n", 0, place), message) for place, message in _escapes(written, event.value))
    lines = written.split("\n")[1:]
    if event.style in ("'", '"') and any(map(_KEY.match, lines)):
        yield first, f"het aanhalingsteken op deze regel sluit pas op regel {first + len(lines)}; sluit het, of haal het weg"
        return
    for number, line in enumerate(lines, first + 1):
        if message := _swallowed(line, in_block=event.style in ("|", ">")):
            yield number, message


def _cut_off(comment: str) -> str:
    return (
        f"na ' #' leest YAML niet verder: {shown_value(comment)} valt weg; "
        "zet de hele tekst tussen aanhalingstekens, of zet je opmerking op een eigen regel"
    )


def _escapes(written: str, value: str) -> Iterator[tuple[int, str]]:
    """Where a backslash between double quotes makes something that is no text."""
    wrong = [found for found in _ESCAPE.finditer(written) if found[1] != "\\"]
    for found in wrong:
        yield found.start(), f"tussen dubbele aanhalingstekens is {found[0]} geen tekst; schrijf \\{found[0]}, of haal het weg"
    if not wrong and (message := strange(value)):
        yield 0, message


def _swallowed(line: str, *, in_block: bool) -> str | None:
    """What to say about a line that belongs to the text above it, and was meant to be something else."""
    if comment := re.search(r"^\s*(#.*)", line) or (in_block and re.search(r"\s(#\s.*)", line)):
        return f"{shown_value(comment[1])} hoort zo bij de tekst en komt op de site; zet je opmerking boven de tekst"
    if key := _KEY.match(line):
        return f"'{key[1]}:' hoort zo bij de tekst erboven en komt op de site; laat deze regel minder inspringen"
    if re.match(r"\s*[-•*] ", line):
        return "deze regel hoort zo bij de tekst erboven; haal het streepje weg, of maak er een deeltaak van"
    return None
