# SPDX-License-Identifier: EUPL-1.2
"""The folder of a card: which file holds what, and all of it together as plain data.

Every top-level key of a file is a field of `Card`. There is one file for each organisation, named after its id, with its tasks.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Final

from build_hooks.authoring.problems import Problem, listed, or_rather, probably_meant, shown_value
from build_hooks.authoring.reading import Document, Plain, Unreadable, read
from build_hooks.authoring.spot import Spot

FIELDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "kaart.yml": (
            "title",
            "short",
            "label",
            "subject",
            "summary",
            "version",
            "valid_from",
            "review_by",
            "sections",
            "organisations",
            "partners",
        ),
        "vragen.yml": ("questions",),
        "begrippen.yml": ("terms", "search_words", "not_covered"),
        "regio.yml": ("region",),
        "verantwoording.yml": ("readings", "original"),
        "vastgesteld.yml": ("approved",),
    }
)
"""Which fields of the card each file holds. The file of an organisation holds `tasks`."""

CASES: Final = "voorbeelden.yml"
"""What may stand beside a card: cases that it must answer. It is no part of the card."""

OPTIONAL: Final = frozenset({"short", "label", "subject", "summary", "search_words", "not_covered", "original"})
"""Fields that a file may leave out."""

NOT_NEEDED: Final = frozenset({"vastgesteld.yml"})
"""Files that need not be there."""

_HOME: Final = {field: name for name, fields in FIELDS.items() for field in fields}

_ENDINGS: Final = (".yml", ".yaml", ".txt")
_ID: Final = r"[a-z0-9]+(-[a-z0-9]+)*"


@dataclass(frozen=True, slots=True)
class Folder:
    """All files of a card that could be read, by name, and the ids of the organisations as far as these can be known."""

    path: Path
    documents: Mapping[str, Document]
    organisations: tuple[str, ...]

    def spot(self, *keys: str | int) -> Spot | None:
        """The place of this value of the card; None when its file could not be read."""
        if keys[0] == "tasks":
            document = self.documents.get(f"{keys[1]}.yml") if len(keys) > 1 else None
            return Spot(document, ("tasks", *keys[2:])) if document else None
        document = self.documents.get(_HOME[str(keys[0])])
        return Spot(document, keys) if document else None

    def texts(self) -> Iterator[tuple[Spot, str]]:
        """Every text that is written in these files, with its place."""
        for document in self.documents.values():
            yield from Spot(document).texts()

    def data(self) -> dict[str, Plain]:
        """The card as plain data, as far as it could be read. A key that is not written is not there."""
        written = {field: _written(self.documents.get(name), field) for field, name in _HOME.items()}
        tasks = {
            organisation: _written(self.documents.get(f"{organisation}.yml"), "tasks") for organisation in self.organisations
        }
        return {
            **{field: data[0] for field, data in written.items() if data},
            "tasks": {organisation: data[0] for organisation, data in tasks.items() if data},
        }


def _written(document: Document | None, field: str) -> tuple[Plain, ...]:
    """What the file says of this field, as a tuple of one; an empty tuple when it says nothing."""
    if document is None or not isinstance(document.data, dict) or field not in document.data:
        return ()
    return (document.data[field],)


def open_folder(path: Path) -> tuple[Folder, tuple[Problem, ...]]:
    """Every file of the card in this folder, and what is wrong with the files themselves."""
    if not path.is_dir():
        return Folder(path, {}, ()), (Problem(path, 1, "deze map bestaat niet; kijk de naam na"),)
    problems: list[Problem] = []
    present = {entry.name for entry in path.iterdir() if entry.suffix.lower() in _ENDINGS and is_written(entry.name)}
    main = _opened(path / "kaart.yml", FIELDS["kaart.yml"], problems) if "kaart.yml" in present else None
    organisations, all_known = _organisations(main)
    tasks = {f"{organisation}.yml" for organisation in organisations}

    may_be_there = tasks | set(FIELDS) | {CASES}
    missing = (tasks | set(FIELDS) if all_known else set(FIELDS)) - NOT_NEEDED - present
    meanable = missing | ((NOT_NEEDED | {CASES}) - present)
    for name in sorted(present - may_be_there):
        right = _in_full(name)
        if right not in may_be_there and (name.lower().endswith(".txt") or not all_known):
            continue
        meant = right if right in may_be_there - present else probably_meant(name, meanable)
        missing.discard(meant or "")
        meanable.discard(meant or "")
        problems.append(_surplus(path / name, meant, may_be_there, tasks))
    for name in sorted(missing):
        what = "ontbreekt; zet het terug"
        if name in tasks:
            what = f"met de taken van organisatie '{name.removesuffix('.yml')}' {what}, of maak het: begin met 'tasks:'"
        problems.append(Problem(path / name, 1, f"dit bestand {what}"))

    documents = {"kaart.yml": main}
    for name in sorted((tasks | set(FIELDS)) & present - {"kaart.yml"}):
        documents[name] = _opened(path / name, FIELDS.get(name, ("tasks",)), problems)
    read_well = {name: document for name, document in documents.items() if document}
    return Folder(path, read_well, organisations), tuple(problems)


def _organisations(main: Document | None) -> tuple[tuple[str, ...], bool]:
    """The ids of the organisations that can be read, and whether these are all."""
    data = Spot(main, ("organisations",)).data if main else None
    if main is None or not isinstance(data, list):
        return (), False
    ids = [entry.get("id") if isinstance(entry, dict) else None for entry in data]
    usable = tuple(dict.fromkeys(name for name in ids if isinstance(name, str) and is_id(name)))
    return usable, not main.torn and all(isinstance(name, str) and is_id(name) for name in ids)


def is_id(text: str) -> bool:
    """Whether this can be the id of something on the card."""
    return re.fullmatch(_ID, text) is not None


def is_written(name: str) -> bool:
    """Whether somebody wrote this file: systems and editors put files of their own beside it (`._regio.yml`, `~$regio.yml`)."""
    return not name.startswith((".", "~$"))


def _in_full(name: str) -> str:
    """The name that this file would have on a card: 'om.yml' for 'om.yml.txt' and 'OM.yml'."""
    return f"{name.partition('.')[0].lower()}.yml"


def _surplus(path: Path, meant: str | None, may_be_there: set[str], tasks: set[str]) -> Problem:
    right = _in_full(path.name)
    if right in may_be_there:
        instead = f"hernoem dit naar '{right}'" if meant == right else f"de kaart staat in '{right}', dus zet dit ergens anders"
        return Problem(path, 1, f"een bestand van de kaart {_rule_for_names(path.name)}; {instead}")
    if meant:
        return Problem(path, 1, f"dit bestand hoort niet bij een kaart; bedoel je '{meant}'?")
    known = listed(sorted(name.removesuffix(".yml") for name in tasks))
    return Problem(path, 1, f"dit bestand hoort niet bij een kaart: organisatie '{path.stem}' bestaat niet; kies uit: {known}")


def _rule_for_names(name: str) -> str:
    """The rule that this name does not keep to."""
    if not name.endswith(".yml"):
        return "eindigt op '.yml'"
    return "heeft een naam zonder hoofdletters" if name.lower() == _in_full(name) else "heeft één punt in de naam"


def _opened(path: Path, fields: tuple[str, ...], problems: list[Problem]) -> Document | None:
    """The file, if it can be read and is a group of keys; problems with that, and with its keys, are added to `problems`."""
    try:
        document, found = read(path)
    except Unreadable as unreadable:
        problems.extend(unreadable.problems)
        return None
    problems.extend(found)
    if not isinstance(document.data, dict):
        needed = [field for field in fields if field not in OPTIONAL]
        message = f"begin met {'de sleutel' if len(needed) == 1 else 'de sleutels'} {listed(needed)}"
        problems.append(Spot(document).problem(f"in dit bestand staat {shown_value(document.data)}; {message}"))
        return None
    for key in document.data:
        if key not in fields:
            home = _HOME.get(key)
            hint = f"; zet die in '{home}'" if home else or_rather(key, fields)
            problems.append(Spot(document, (key,)).problem(f"sleutel '{key}' hoort niet in dit bestand{hint}"))
    missing = [field for field in fields if field not in document.data and field not in OPTIONAL]
    if really := not_misspelt(missing, [key for key in document.data if key not in fields]):
        problems.append(Spot(document).problem(missing_keys(really)))
    return replace(document, torn=document.torn or bool(missing))


def not_misspelt(missing: Iterable[str], unknown: Iterable[str]) -> list[str]:
    """The keys that are missing, without those that were meant by a key beside it that does not exist."""
    written = list(unknown)
    return [key for key in missing if not any(probably_meant(other, [key]) for other in written)]


def missing_keys(names: list[str]) -> str:
    """What is said about keys that are missing."""
    one = len(names) == 1
    return f"{'sleutel' if one else 'de sleutels'} {listed(names)} {'ontbreekt' if one else 'ontbreken'}; vul aan"
