# SPDX-License-Identifier: EUPL-1.2
"""New texts in the files of a card: just those texts, with every comment and the layout kept, and all of them or none."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from textwrap import wrap
from typing import Final

import yaml

from build_hooks.authoring import CardProblems, Problem, load
from build_hooks.authoring.reading import Keys, Plain, scalar
from build_hooks.authoring.scalars import misread
from build_hooks.authoring.spot import Spot
from build_hooks.review.merging import Change
from build_hooks.review.rows import rows
from checker.card import Card

_WIDTH: Final = 120
"""Of a line in a block of text, with its indent."""


@dataclass(frozen=True, slots=True)
class _Written:
    """A value as it is written: what YAML says of it, and whether it stands between braces or brackets."""

    event: yaml.ScalarEvent
    inside: bool

    @property
    def start(self) -> int:
        """Where it begins in the text of its file."""
        return self.event.start_mark.index if self.event.start_mark else 0

    @property
    def stop(self) -> int:
        """Where it ends, after the empty lines that a block has below it."""
        return self.event.end_mark.index if self.event.end_mark else 0


def changed(changes: Sequence[Change]) -> Mapping[Path, str]:
    """The files with the new texts in them: path → the whole text of the file."""
    found: dict[Path, list[tuple[Spot, str]]] = {}
    for change in changes:
        if change.row.spot:
            found.setdefault(change.row.spot.document.path, []).append((change.row.spot, change.text))
    return {path: _replaced(texts) for path, texts in found.items()}


def tried(folder: Path, changes: Sequence[Change]) -> Card:
    """The card that these changes make of the one in this folder, which stays as it is.

    Raises `CardProblems`, with the paths of the folder, when that is no card, or when a text would not be what was asked for.
    """
    with TemporaryDirectory() as made:
        for path in sorted(folder.glob("*.yml")):
            (Path(made) / path.name).write_bytes(path.read_bytes())
        for path, text in changed(changes).items():
            (Path(made) / path.name).write_text(text, encoding="utf-8", newline="")
        try:
            card = load(Path(made))
        except CardProblems as problems:
            there = (Problem(folder / each.path.name, each.line, each.message) for each in problems.problems)
            raise CardProblems(there) from None
        found = {_place(row.spot): row.text for row in rows(Path(made), card) if row.spot}
    asked = [change for change in changes if change.row.spot and found.get(_place(change.row.spot)) != change.text]
    if asked:
        raise CardProblems(
            Problem(
                folder / each.row.spot.document.path.name,
                each.row.spot.line,
                "deze tekst kan hier zo niet staan; zet hem er zelf in",
            )
            for each in asked
            if each.row.spot
        )
    return card


def sifted(folder: Path, changes: Sequence[Change]) -> tuple[tuple[Change, ...], tuple[tuple[Change, CardProblems], ...]]:
    """Those of these changes that can be tried together, and each of the others with why it makes no card by itself.

    Changes that are right only together stay together, as long as no other one is wrong.
    """
    try:
        tried(folder, changes)
    except CardProblems:
        wrong = tuple(_refused(folder, changes))
    else:
        wrong = ()
    left_out = {change.row.key for change, _ in wrong}
    return tuple(each for each in changes if each.row.key not in left_out), wrong


def _place(spot: Spot) -> tuple[str, Keys]:
    """Where a text stands, also when it is the name by which the key of its row goes."""
    return spot.document.path.name, spot.keys


def apply(folder: Path, changes: Sequence[Change]) -> Card:
    """Put the changes in the files of this folder, and return the card that it is then. Raises what `tried` raises, first."""
    card = tried(folder, changes)
    beside = {path: path.with_name(f".{path.name}.new") for path in changed(changes)}
    try:
        for path, text in changed(changes).items():
            beside[path].write_text(_as_it_was(path, text), encoding="utf-8", newline="")
        for path, new in beside.items():
            os.replace(new, path)  # noqa: PTH105 - the name that everybody knows for writing in one go
    finally:
        for new in beside.values():
            new.unlink(missing_ok=True)
    return card


def _as_it_was(path: Path, text: str) -> str:
    """The text with the ends of lines, and the mark at the start, that the file has."""
    raw = path.read_bytes()
    text = text.replace("\n", "\r\n") if b"\r\n" in raw else text
    return f"\ufeff{text}" if raw.startswith(b"\xef\xbb\xbf") else text


def _refused(folder: Path, changes: Sequence[Change]) -> Iterator[tuple[Change, CardProblems]]:
    for change in changes:
        try:
            tried(folder, [change])
        except CardProblems as problems:
            yield change, problems


# --- in the text of a file ------------------------------------------------------------------------------------------------


def _replaced(texts: Iterable[tuple[Spot, str]]) -> str:
    found = list(texts)
    whole = found[0][0].document.text
    written = dict(_values(whole))
    places = [(written[spot.keys], spot.data, text) for spot, text in found]
    for place, now, text in sorted(places, key=lambda each: -each[0].start):
        written_now = whole[place.start : place.stop]
        whole = whole[: place.start] + _as_written(place, written_now, now, text) + whole[place.stop :]
    return whole


def _values(text: str) -> Iterator[tuple[Keys, _Written]]:
    """Every single value of a file, with the way to it."""
    events = yaml.parse(text, Loader=yaml.SafeLoader)
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent):
            yield from _value(next(events), events, (), inside=False)


def _value(event: yaml.Event, events: Iterator[yaml.Event], keys: Keys, *, inside: bool) -> Iterator[tuple[Keys, _Written]]:
    inside = inside or bool(getattr(event, "flow_style", False))
    if isinstance(event, yaml.ScalarEvent):
        yield keys, _Written(event, inside)
    elif isinstance(event, yaml.SequenceStartEvent):
        place = 0
        while not isinstance(item := next(events), yaml.SequenceEndEvent):
            yield from _value(item, events, (*keys, place), inside=inside)
            place += 1
    elif isinstance(event, yaml.MappingStartEvent):
        while isinstance(key := next(events), yaml.ScalarEvent):
            yield from _value(next(events), events, (*keys, str(key.value)), inside=inside)


def _as_written(place: _Written, now: str, data: Plain, text: str) -> str:
    """The new text in the form of the old one, or else between double quotes. `now` is how the old one is written."""
    wanted: Plain = int(text) if isinstance(data, int) and re.fullmatch(r"[1-9]\d{0,5}", text) else text
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if place.event.style in (">", "|"):
        body = now.rstrip("\n ")
        head, *lines = body.split("\n")
        indent = " " * (len(lines[0]) - len(lines[0].lstrip())) if lines else "  "
        folded = "\n".join((head, *(indent + line for line in wrap(text, _WIDTH - len(indent), break_on_hyphens=False))))
        block = f"- k: {head}\n" + "\n".join(f"    {line.strip()}" for line in folded.split("\n")[1:])
        return (folded if _reads(block, wanted) else quoted) + now[len(body) :]
    single = "'" + text.replace("'", "''") + "'"
    for form in ({None: text, "'": single}.get(place.event.style, quoted), quoted):
        if _reads(f"- {{ k: {form} }}\n" if place.inside else f"- k: {form}\n", wanted):
            return form
    return quoted


def _reads(written: str, wanted: Plain) -> bool:
    """Whether this list of one group of one key is read as this value, and as nothing beside it."""
    try:
        scalars = [event for event in yaml.parse(written, Loader=yaml.SafeLoader) if isinstance(event, yaml.ScalarEvent)]
    except yaml.YAMLError:
        return False
    return len(scalars) == 2 and scalar(scalars[1]) == wanted and not list(misread(scalars[1], written))
