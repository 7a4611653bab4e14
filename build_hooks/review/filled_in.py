# SPDX-License-Identifier: EUPL-1.2
"""A sheet that comes back, whatever was done to it: what somebody filled in, and what could not be read, in Dutch.

Columns are found by their titles and rows by their keys: to sort, filter, hide or take away changes nothing. A file is data
here: nothing in it is worked out, run or fetched.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from build_hooks.authoring.characters import strange, tidy
from build_hooks.authoring.folder import is_written
from build_hooks.review.sheet import AGREED, CHOICES, COLUMNS, KEY, MARK, NOTE, NOW, PROPOSAL

_LARGEST: Final = 5_000_000
_UNPACKED: Final = 50_000_000
"""In bytes. A sheet of a card has 40 kB, and 500 kB when it is unpacked."""
_PARTS: Final = 500
_LONGEST: Final = 20_000
"""In rows. What stands below is not looked at, and the file refused."""
_WIDEST: Final = 50
"""In columns. A cell can be said to stand in column 16,384, and all before it would be made."""
_HEADER_WITHIN: Final = 20
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_RETURN: Final = re.compile(r"_x000[dDaA]_")
"""How Excel writes the end of a line that another program put in a cell."""

_SHEETS: Final = (".xlsx", ".xlsm", ".xls", ".ods")
"""What the sheets in a folder end in; of those that cannot be read it is told why."""

_GONE: Final = re.compile(
    r"\W*|\W*(?:(?:deze|dit|die|de|het) )?(?:(?:taak|tekst|regel|rij|zin|nummer|contact|onderdeel) )?"
    r"(?:(?:kan|mag|moet|is) )?(?:weg|vervalt|vervallen|verwijder(?:en|d)?|schrap(?:pen)?|geschrapt|weghalen|weglaten"
    r"|leeg|nvt|n\.v\.t)(?: worden)?\W*",
    re.IGNORECASE,
)
"""What colleagues write as a proposal when they want no text at all."""

_NO_SHEET: Final = "dit is geen Excel-werkmap; open het bestand in Excel en sla het op als Excel-werkmap (.xlsx)"


@dataclass(frozen=True, slots=True)
class Filled:
    """One row that somebody filled in: for what it is (`key`, and the `mark` of the text she saw), and what she says of it."""

    file: str
    line: int
    key: str
    mark: str
    now: str
    proposal: str
    agreed: str
    note: str

    @property
    def wants_it_gone(self) -> bool:
        """Whether the proposal is no text, but says that there is to be none: '-', 'weg', '(vervalt)'."""
        return bool(self.proposal) and _GONE.fullmatch(self.proposal) is not None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that came back: the `keys` that it still has, the rows that say something, and what is wrong, a sentence each."""

    file: str
    keys: frozenset[str]
    rows: tuple[Filled, ...]
    problems: tuple[str, ...]


class _Refused(Exception):
    """The whole file cannot be read. The message says why, and what to do."""


def sheet_files(given: Sequence[Path]) -> tuple[Path, ...]:
    """The files that are meant, each once: for a folder the sheets in it, for a pattern that the shell left what fits it.

    What Excel keeps beside a sheet that is open is no sheet. What leads to nothing stays, so that it is told.
    """
    files = (file for path in given for file in _files(path) or [path] if is_written(file.name))
    return tuple(dict.fromkeys(files))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        return sorted(file for file in path.iterdir() if file.suffix.lower() in _SHEETS and is_written(file.name))
    return sorted(path.parent.glob(path.name)) if re.search(r"[*?\[]", path.name) and not path.exists() else [path]


def sheet_names(files: Sequence[Path]) -> Mapping[Path, str]:
    """What each of these files is called in a report: its name, with its folders when another file has that name too."""
    names = [path.name for path in files]
    return {path: path.name if names.count(path.name) == 1 else path.as_posix() for path in files}


def read_sheet(path: Path, name: str = "") -> Sheet:
    """What was filled in in this file, told under this name. It never raises: what cannot be read is told in the sheet."""
    name = "".join(each if each.isprintable() else "\N{REPLACEMENT CHARACTER}" for each in name or path.name)
    try:
        lines = _lines(_content(path))
        columns, found = _table(lines)
    except _Refused as refused:
        return Sheet(name, frozenset(), (), (f"{name}: {refused}",))
    rows: list[Filled] = []
    problems: list[str] = []
    for number, cells in found:
        row, wrong = _row(
            name, number, {title: cells[place] if place < len(cells) else None for title, place in columns.items()}
        )
        rows += [row] if row.key else []
        problems += [f"{name}, rij {number}: {each}" for each in wrong]
    said = tuple(row for row in rows if row.proposal or row.agreed or row.note)
    return Sheet(name, frozenset(row.key for row in rows), said, tuple(problems))


# --- the file -------------------------------------------------------------------------------------------------------------


def _content(path: Path) -> bytes:
    if path.is_dir():
        raise _Refused("in deze map staat geen Excel-werkmap (.xlsx); kijk de naam na")
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError:
        raise _Refused("dit bestand is er niet of is niet te lezen; kijk de naam na") from None
    if len(content) > _LARGEST:
        raise _Refused(f"dit bestand is groter dan {_LARGEST // 1_000_000} MB; vraag de beheerder om een nieuw blad")
    if content.startswith(_OLD_EXCEL):
        raise _Refused("dit bestand heeft een wachtwoord of is van een oude Excel; sla het zonder wachtwoord op als .xlsx")
    _demand_a_plain_workbook(content)
    return content


def _demand_a_plain_workbook(content: bytes) -> None:
    """Raise `_Refused` for what is no workbook, unpacks to too much, or can do more than hold data."""
    try:
        with ZipFile(BytesIO(content)) as parts:
            listed = parts.infolist()
            if len(listed) > _PARTS or sum(part.file_size for part in listed) > _UNPACKED:
                raise _Refused("dit bestand wordt bij het uitpakken veel te groot; vraag de beheerder om een nieuw blad")
            names = {part.filename.lower() for part in listed}
            if "content.xml" in names:
                raise _Refused("dit is een bestand van LibreOffice (.ods); sla het op als Excel-werkmap (.xlsx)")
            if any("vba" in name or "macro" in name or "activex" in name for name in names):
                raise _Refused("in dit bestand zitten macro’s; sla het op als Excel-werkmap zonder macro’s (.xlsx)")
            if any(re.search(rb"<!\s*(?:DOCTYPE|ENTITY)", parts.read(part)) for part in listed):
                raise _Refused("in dit bestand zit iets wat Excel er niet in zet; vraag de beheerder om een nieuw blad")
    except (BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise _Refused(_NO_SHEET) from None


def _lines(content: bytes) -> list[list[Sequence[Any]]]:
    """The rows of every sheet, as they stand."""
    try:
        book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
        found: list[list[Sequence[Any]]] = []
        for page in book.worksheets:
            page.reset_dimensions()  # what a file says of its own size need not be so
            found.append(list(islice(page.iter_rows(max_col=_WIDEST), _LONGEST + 1)))
    except Exception:  # what openpyxl raises at a broken file is whatever its parts raise
        raise _Refused(_NO_SHEET) from None
    if any(len(lines) > _LONGEST for lines in found):
        raise _Refused(f"dit blad heeft meer dan {_LONGEST} rijen; vraag de beheerder om een nieuw blad")
    return found


def _table(pages: Sequence[Sequence[Sequence[Any]]]) -> tuple[Mapping[str, int], list[tuple[int, Sequence[Any]]]]:
    """Where each column is, and the rows below its title, on whatever page that is."""
    best: set[str] = set()
    for lines in pages:
        for number, cells in enumerate(lines[:_HEADER_WITHIN], start=1):
            titles = [tidy(str(cell.value or "")) for cell in cells]
            if len(found := set(titles) & set(COLUMNS)) > len(best):
                best = found
            if set(COLUMNS) <= found:
                columns = {title: titles.index(title) for title in COLUMNS}
                return columns, list(enumerate(lines[number:], start=number + 1))
    if not best:
        raise _Refused("hier staat geen blad van de kaart in; stuur het bestand terug dat je van de beheerder kreeg")
    missing = ", ".join(f"‘{title}’" for title in COLUMNS if title not in best)
    raise _Refused(f"er ontbreken kolommen: {missing}; vul een nieuw blad in en laat alle kolommen staan")


# --- a row ----------------------------------------------------------------------------------------------------------------


def _row(file: str, line: int, cells: Mapping[str, Any]) -> tuple[Filled, tuple[str, ...]]:
    """What a row says, and what of it could not be read."""
    texts, wrong = {}, []
    for title in (KEY, MARK, NOW, PROPOSAL, AGREED, NOTE):
        texts[title], problem = _text(cells[title])
        if problem:
            wrong.append(f"in ‘{title}’ staat {problem}")
    agreed = texts[AGREED].lower().rstrip(".")
    if agreed and agreed not in CHOICES:
        wrong.append(f"bij ‘{AGREED}’ staat ‘{texts[AGREED][:40]}’; kies {', '.join(CHOICES[:-1])} of {CHOICES[-1]}")
        agreed = ""
    if not texts[KEY] and (texts[PROPOSAL] or agreed or texts[NOTE]):
        wrong.append("deze rij is niet van de kaart; zet je tekst in de rij waar die bij hoort")
    return Filled(file, line, texts[KEY], texts[MARK], texts[NOW], texts[PROPOSAL], agreed, texts[NOTE]), tuple(wrong)


def _text(cell: Any) -> tuple[str, str]:
    """The text of a cell on one line, and what is wrong with it: of these two one is empty."""
    value = getattr(cell, "value", None)
    kind = getattr(cell, "data_type", "n")
    match value:
        case None:
            return "", ""
        case str() if kind == "f":
            return "", "een formule; typ daar gewone tekst"
        case str() if kind == "e":
            return "", f"een fout van Excel ({value}); typ daar gewone tekst"
        case bool():
            return "", "WAAR of ONWAAR; typ daar gewone tekst"
        case int() | float():
            return (str(int(value)), "") if value == int(value) else ("", "een getal met een komma; typ daar gewone tekst")
        case datetime() | date():
            return value.isoformat()[:10], ""
        case str():
            text = tidy(_RETURN.sub("\n", value))
            return ("", f"iets wat niet kan: {problem}") if (problem := strange(text)) else (text, "")
        case _:
            return "", "een formule; typ daar gewone tekst"
