# SPDX-License-Identifier: EUPL-1.2
"""Sheets as colleagues send them back: what they filled in, and what else became of the file."""

from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Final

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from build_hooks.authoring import load
from build_hooks.review import sheet
from build_hooks.review.rows import rows
from build_hooks.review.sheet import COLUMNS, KEY

type Edit = Callable[[Workbook, Worksheet], object]

PLACES: Final = {title: number for number, title in enumerate(COLUMNS, start=1)}


def empty(folder: Path) -> bytes:
    """The sheet of the card in this folder, as it is sent round."""
    return sheet(folder, load(folder))


def edited(content: bytes, to: Path, edit: Edit) -> Path:
    """The sheet as a file, after somebody did something to it."""
    book = load_workbook(BytesIO(content))
    page = book["Kaart"]
    assert isinstance(page, Worksheet)
    edit(book, page)
    book.save(to)
    return to


def filled(content: bytes, to: Path, by_key: Mapping[str, Mapping[str, object]]) -> Path:
    """The sheet as a file, with these cells filled in: key of the row → title of the column → what is typed there."""

    def fill(_: Workbook, page: Worksheet) -> None:
        for cells in page.iter_rows(min_row=2):
            for title, value in by_key.get(str(cells[PLACES[KEY] - 1].value), {}).items():
                page.cell(cells[0].row or 1, PLACES[title]).value = value  # type: ignore[assignment]

    return edited(content, to, fill)


def texts(folder: Path) -> dict[str, str]:
    """What every row of the card says now, by its key; of a condition too."""
    return {row.key: row.text for row in rows(folder, load(folder))}
