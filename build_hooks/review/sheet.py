# SPDX-License-Identifier: EUPL-1.2
"""The card as a workbook for Excel: a row for each thing that it says, with room for what a colleague wants instead.

Equal input gives equal bytes: no date and no name of this machine is in it.
"""

from collections.abc import Sequence
from copy import copy
from datetime import datetime
from io import BytesIO
from pathlib import Path
from textwrap import wrap
from typing import Final, cast
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from build_hooks.naming import name_of
from build_hooks.review.rows import CONDITION, NEW_TASK, Row, rows
from checker.card import Card
from checker.wording import plain

PLACE, WHAT, NOW, PROPOSAL, AGREED, NOTE = "Plaats", "Wat", "Nu", "Voorstel", "Akkoord", "Opmerking"
KEY, MARK = "Sleutel (niet veranderen)", "Merk (niet veranderen)"
COLUMNS: Final = {PLACE: 42, WHAT: 20, NOW: 60, PROPOSAL: 60, AGREED: 11, NOTE: 36, KEY: 10, MARK: 10}
"""The columns in their order, each with its width in characters."""

CHOICES: Final = ("ja", "nee", "overleg")
_FILLED_IN: Final = (PROPOSAL, AGREED, NOTE)
_HIDDEN: Final = (KEY, MARK)
_ALWAYS: Final = datetime(1980, 1, 1)  # the first day that a zip knows
_DARK, _SOFT, _LINE = "FF12355B", "FFF2F4F8", "FFB8C0CC"
_LINE_HEIGHT: Final = 15  # in points
_NARROWEST: Final = 11  # of a column that is read, in characters


def sheet_name(card: Card) -> str:
    """The name of the file, with the version of the card in it."""
    return f"{name_of(card).file}-{card.version}.xlsx"


def sheet(folder: Path, card: Card) -> bytes:
    """The workbook of the card in this folder. `card` is what the folder was read as."""
    book = Workbook()
    book.properties.creator, book.properties.title = name_of(card).title, plain(card.title)
    book.properties.created = book.properties.modified = _ALWAYS
    for page in book.worksheets:
        book.remove(page)
    _explain(book.create_sheet("Lees eerst"), card)
    _fill(book.create_sheet("Kaart"), rows(folder, card))
    return _bytes(book)


def _explain(page: Worksheet, card: Card) -> None:
    lines = [
        plain(card.title),
        f"Op het blad ‘Kaart’ staat alles wat versie {card.version} zegt, met op elke rij één tekst.",
        f"Wil je iets anders? Typ bij ‘{PROPOSAL}’ de hele nieuwe tekst. Woorden tussen ** staan vet op de kaart, en woorden "
        "tussen { } vult de kaart in: laat die tekens staan.",
        f"Kies bij ‘{AGREED}’ ja, nee of overleg. Moet een tekst weg, of heb je een vraag? Schrijf dat bij ‘{NOTE}’.",
        f"Mist er een taak? Typ die in de rij ‘{NEW_TASK}’ van wie hem doet, en bij ‘{NOTE}’ wanneer de taak geldt.",
        f"Staat er ‘{CONDITION}’ of ‘{NEW_TASK}’? Dan leest de beheerder je voorstel, en past de beheerder de kaart aan.",
        "Sla het bestand op als Excel-werkmap (.xlsx), zet je organisatie in de naam, en mail het naar de beheerder.",
    ]
    page.column_dimensions["A"].width = 100
    for number, line in enumerate(lines, start=1):
        cell = _written(page, number, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        page.row_dimensions[number].height = 2 * _LINE_HEIGHT
        cell.font = Font(name="Calibri", size=16 if number == 1 else 12, bold=number == 1)
    page.sheet_view.showGridLines = False
    _on_paper(page)
    page.protection.sheet = True


def _fill(page: Worksheet, found: Sequence[Row]) -> None:
    for column, (title, width) in enumerate(COLUMNS.items(), start=1):
        cell = _written(page, 1, column, title)
        cell.font, cell.fill = Font(name="Calibri", bold=True, color="FFFFFFFF"), PatternFill("solid", fgColor=_DARK)
        dimension = page.column_dimensions[cell.column_letter]
        dimension.width, dimension.hidden = width, title in _HIDDEN
    first: dict[str, Cell] = {}  # of each column, below its head
    for line, row in enumerate(found, start=2):
        texts = {PLACE: row.place, WHAT: row.what, NOW: row.text, KEY: row.key, MARK: row.mark}
        for column, title in enumerate(COLUMNS, start=1):
            cell = _written(page, line, column, texts.get(title, ""), like=first.get(title))
            if first.setdefault(title, cell) is cell:
                _dress(cell, title)
        page.row_dimensions[line].height = _LINE_HEIGHT * max(_lines(text, COLUMNS[title]) for title, text in texts.items())
    _behave(page, last=len(found) + 1)


def _dress(cell: Cell, title: str) -> None:
    """How a cell in the column with this title looks, and whether one may type in it."""
    cell.alignment = Alignment(wrap_text=title not in _HIDDEN, vertical="top")
    cell.protection = Protection(locked=title not in _FILLED_IN)
    cell.border = Border(bottom=Side("thin", color=_LINE))
    if title in (PLACE, WHAT, NOW):
        cell.fill = PatternFill("solid", fgColor=_SOFT)


def _lines(text: str, width: int) -> int:
    """How many lines a text takes in a column: programs do not all work out how high a row must be."""
    return 1 if width < _NARROWEST else len(wrap(text, width - 4)) or 1


def _behave(page: Worksheet, last: int) -> None:
    """Locked but for what is filled in, with a filter, a header that stays, a list of choices, and fit for paper."""
    letter = {title: get_column_letter(number) for number, title in enumerate(COLUMNS, start=1)}
    page.freeze_panes = "A2"
    page.auto_filter.ref = f"A1:{letter[NOTE]}{last}"
    choices = DataValidation(type="list", formula1=f'"{",".join(CHOICES)}"', allow_blank=True)
    choices.error, choices.errorTitle = "Kies ja, nee of overleg.", AGREED
    choices.add(f"{letter[AGREED]}2:{letter[AGREED]}{last}")
    page.add_data_validation(choices)
    page.protection.sheet = True
    page.protection.autoFilter = page.protection.formatColumns = page.protection.formatRows = False  # these are allowed
    _on_paper(page)
    page.print_title_rows = "1:1"
    page.print_area = f"A1:{letter[NOTE]}{last}"


def _on_paper(page: Worksheet) -> None:
    """A4 on its side, as wide as all columns together."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _written(page: Worksheet, line: int, column: int, text: str, *, like: Cell | None = None) -> Cell:
    """The cell with a text in it, and nothing but a text: also what begins as a formula does, and what is typed over it.

    It looks `like` another: to dress every cell by itself takes half of the time that a workbook takes.
    """
    cell = cast("Cell", page.cell(line, column))
    if like:
        cell._style = copy(like._style)  # type: ignore[attr-defined]  # openpyxl has no other way
    else:
        cell.number_format = "@"
    cell.value = text or None
    if text:
        cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    return cell


def _bytes(book: Workbook) -> bytes:
    """The file, with the same date at each part."""
    made, result = BytesIO(), BytesIO()
    ExcelWriter(book, ZipFile(made, "w", ZIP_DEFLATED)).save()
    with ZipFile(made) as parts, ZipFile(result, "w") as packed:
        for name in parts.namelist():
            info = ZipInfo(name, _ALWAYS.timetuple()[:6])
            info.compress_type, info.create_system = ZIP_DEFLATED, 0
            packed.writestr(info, parts.read(name))
    return result.getvalue()
