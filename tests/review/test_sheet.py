# SPDX-License-Identifier: EUPL-1.2
"""The sheet that is sent round: all that the card says, and nothing that does anything."""

import re
import shutil
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from build_hooks.authoring import load
from build_hooks.authoring.folder import open_folder
from build_hooks.naming import name_of
from build_hooks.review import sheet, sheet_name
from build_hooks.review.rows import CONDITION, rows
from build_hooks.review.sheet import AGREED, COLUMNS, KEY, MARK, NOTE, NOW, PROPOSAL
from checker import Card
from checker.reasons import condition_words
from checker.rules import rulebook
from tests.authoring.conftest import SMALL_CARD
from tests.conftest import CARD_FOLDER, PROJECT
from tests.review.sheets import PLACES, empty

KAART = PROJECT / "docs" / "kaart"
NO_TEXT = {"original", "search_words", "not_covered", "also", "source", "lines", "certainty", "term"}


@pytest.mark.parametrize("folder", [KAART, SMALL_CARD], ids=["this card", "the small card"])
def test_every_text_and_every_condition_has_a_row_of_its_own(folder: Path) -> None:
    card = load(folder)
    found = rows(folder, card)
    files, _ = open_folder(folder)
    written = {text for spot, text in files.texts() if " " in text and NO_TEXT.isdisjoint(spot.keys)}
    assert written <= {row.text for row in found}
    assert len({row.key for row in found}) == len(found)
    assert all(str(row.spot.data) == row.text for row in found if row.spot)
    conditions = {condition_words(card, each.task.when) for each in rulebook(card).every_rule.values() if each.task.when}
    assert conditions <= {row.text for row in found if row.what == CONDITION and row.spot is None}


def test_equal_input_gives_equal_bytes_without_a_date_of_today(card: Card, tmp_path: Path) -> None:
    made = sheet(CARD_FOLDER, card)
    copy = shutil.copytree(CARD_FOLDER, tmp_path / "kaart")
    assert sheet(copy, load(copy)) == made
    with ZipFile(BytesIO(made)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT", parts.read("docProps/core.xml"))) == {b"1980-01-01T"}
    assert sheet_name(card) == f"{name_of(card).file}-{card.version}.xlsx"


def test_every_cell_is_a_text_also_what_begins_as_a_formula(folder: Path) -> None:
    hostile = ["=1+1", "+31 6", "@naam", "-5 graden", '=HYPERLINK("x")']
    path = folder / "begrippen.yml"
    text = path.read_text(encoding="utf-8")
    for number, each in enumerate(hostile):
        text = text.replace("terms:\n", f"terms:\n  - term: W{number}\n    explanation: '{each}'\n", 1)
    path.write_text(text, encoding="utf-8")
    made = empty(folder)
    with ZipFile(BytesIO(made)) as parts:
        pages = [parts.read(name).decode() for name in parts.namelist() if "worksheets/" in name]
        assert not any("vba" in name.lower() or "external" in name.lower() for name in parts.namelist())
    assert all("<f>" not in page and set(re.findall(r' t="(\w+)"', page)) <= {"inlineStr", "n"} for page in pages)
    page = load_workbook(BytesIO(made))["Kaart"]
    now = {str(cells[PLACES[NOW] - 1].value): cells[PLACES[NOW] - 1] for cells in page.iter_rows(min_row=2)}
    assert all(now[each].quotePrefix and now[each].data_type == "s" for each in hostile)
    assert {cell.number_format for cells in page.iter_rows() for cell in cells} == {"@"}


def test_only_what_is_to_be_filled_in_can_be_changed_and_the_keys_are_out_of_sight(folder: Path) -> None:
    book = load_workbook(BytesIO(empty(folder)))
    page = book["Kaart"]
    unlocked = {cell.column for cells in page.iter_rows() for cell in cells if not cell.protection.locked}
    assert unlocked == {PLACES[PROPOSAL], PLACES[AGREED], PLACES[NOTE]}
    assert page.protection.sheet
    assert not page.protection.autoFilter
    hidden = {title for title, number in PLACES.items() if page.column_dimensions["ABCDEFGH"[number - 1]].hidden}
    assert hidden == {KEY, MARK}
    assert page.freeze_panes == "A2"
    assert page.auto_filter.ref == f"A1:F{page.max_row}"
    assert [each.formula1 for each in page.data_validations.dataValidation] == ['"ja,nee,overleg"']
    assert [cell.value for cell in page[1]] == list(COLUMNS)
    assert len(list(book["Lees eerst"].iter_rows())) == 7
