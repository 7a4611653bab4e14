# SPDX-License-Identifier: EUPL-1.2
"""A whole round: sheets go out, come back in any state, and what colleagues agree on is in the card."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from build_hooks.authoring import load
from build_hooks.authoring.folder import open_folder
from build_hooks.authoring.reading import Keys
from build_hooks.authoring.spot import Spot
from build_hooks.review.__main__ import main
from build_hooks.review.filled_in import Sheet, read_sheet, sheet_files, sheet_names
from build_hooks.review.merging import merged
from build_hooks.review.rows import NEW_TASK, rows
from build_hooks.review.sheet import AGREED, KEY, MARK, NOTE, NOW, PROPOSAL, WHAT
from tests.authoring.conftest import SMALL_CARD
from tests.conftest import CARD_FOLDER
from tests.review.sheets import PLACES, Edit, edited, empty, filled, texts

BLUS = "brandweer › tasks › brandweer-blussen › do"
NA = "brandweer › tasks › brandweer-nablussen › do"


@pytest.fixture(scope="module")
def content() -> bytes:
    """The sheet of the small card, as it goes out."""
    return empty(SMALL_CARD)


def test_all_that_is_filled_in_comes_back_and_belongs_to_its_row(folder: Path, content: bytes, tmp_path: Path) -> None:
    now = texts(folder)
    typed = {key: {PROPOSAL: f"Nieuw {number}.", AGREED: "nee", NOTE: f"Want {number}"} for number, key in enumerate(now)}
    sheet = read_sheet(filled(content, tmp_path / "a.xlsx", typed))
    assert sheet.problems == ()
    assert {row.key: {PROPOSAL: row.proposal, AGREED: row.agreed, NOTE: row.note} for row in sheet.rows} == typed
    found = merged(rows(folder, load(folder)), [sheet])
    there = {row.key for row in rows(folder, load(folder)) if row.spot}
    assert {change.row.key: change.text for change in found.changes} == {key: typed[key][PROPOSAL] for key in there}
    assert {row.key for _, row in found.by_hand} == now.keys() - there
    assert (found.clashes, found.outdated, found.problems, found.missing) == ((), (), (), ())


def test_a_sheet_that_nobody_filled_in_changes_nothing(folder: Path, content: bytes, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(content)
    found = merged(rows(folder, load(folder)), [read_sheet(tmp_path / "a.xlsx")])
    assert not any((found.changes, found.clashes, found.outdated, found.by_hand, found.remarks, found.problems, found.missing))


# --- what becomes of a file that makes no difference ------------------------------------------------------------------------


def _sort(_: Workbook, page: Worksheet) -> None:
    lines = [[cell.value for cell in cells] for cells in page.iter_rows(min_row=2)]
    for number, values in enumerate(sorted(lines, key=lambda line: str(line[2]), reverse=True), start=2):
        for column, value in enumerate(values, start=1):
            page.cell(number, column).value = value


def _move_a_column(_: Workbook, page: Worksheet) -> None:
    page.insert_cols(1)
    for cells in page.iter_rows():
        cells[0].value, cells[PLACES[PROPOSAL]].value = cells[PLACES[PROPOSAL]].value, None
    page.delete_cols(PLACES[PROPOSAL] + 1)


def _title_above(_: Workbook, page: Worksheet) -> None:
    page.insert_rows(1, 3)
    page.cell(1, 1).value = "Onze opmerkingen"


def _another_sheet_first(book: Workbook, page: Worksheet) -> None:
    book.create_sheet("Aantekeningen", 0)["A1"] = "Voorstel"
    page.title = "Kaart van ons"


def _far_away(_: Workbook, page: Worksheet) -> None:
    for number in range(2, page.max_row + 1):
        page.cell(number, 16_384).value = "ver weg"


@pytest.mark.parametrize(
    "edit", [_sort, _move_a_column, _title_above, _another_sheet_first, _far_away], ids=lambda edit: edit.__name__
)
def test_however_the_sheet_is_arranged_the_same_comes_back(content: bytes, tmp_path: Path, edit: Edit) -> None:
    plain = filled(content, tmp_path / "a.xlsx", {BLUS: {PROPOSAL: "Blus snel."}, NA: {NOTE: "Hoe lang?"}})
    before, after = read_sheet(plain), read_sheet(edited(plain.read_bytes(), plain, edit))
    assert after.problems == ()
    assert after.keys == before.keys
    assert said(after) == said(before)
    assert len(said(after)) == 2


def said(sheet: Sheet) -> set[tuple[str, ...]]:
    return {(row.key, row.mark, row.now, row.proposal, row.agreed, row.note) for row in sheet.rows}


def test_a_sheet_that_libreoffice_saved_comes_back_the_same(
    content: bytes, tmp_path: Path, program: Callable[..., str]
) -> None:
    typed = {
        BLUS: {PROPOSAL: "=Blus \u2019snel\u2019: \u20ac 5", AGREED: "nee"},
        NA: {PROPOSAL: "0900-8844", NOTE: "een\nregel"},
    }
    mine = filled(content, tmp_path / "a.xlsx", typed)
    command = [program("libreoffice"), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "saved"), str(mine)]
    subprocess.run(command, check=True, capture_output=True)
    before, after = read_sheet(mine), read_sheet(tmp_path / "saved" / "a.xlsx")
    assert said(after) == said(before)
    assert (after.keys, after.problems) == (before.keys, before.problems)
    assert (mine.parent / "saved" / "a.xlsx").read_bytes() != mine.read_bytes()


# --- a card that changed in the meantime ------------------------------------------------------------------------------------


def lists(data: object, keys: Keys = ()) -> Iterator[Keys]:
    """The way to every list of groups in this data, at every depth."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from lists(value, (*keys, key))
    elif isinstance(data, list):
        if data and all(isinstance(item, dict) for item in data):
            yield keys
        for place, value in enumerate(data):
            yield from lists(value, (*keys, place))


def without(data: Any, keys: Keys) -> Any:
    """The same data without the item of a list that these keys lead to."""
    first, *rest = keys
    if rest:
        inside = without(data[first], tuple(rest))
        return {**data, first: inside} if isinstance(data, dict) else [*data[:first], inside, *data[int(first) + 1 :]]
    return [*data[:first], *data[int(first) + 1 :]]


def moved(keys: Keys, gone: Keys) -> Keys | None:
    """Where what stood here stands once that item is gone; None when it stood in that item."""
    *around, place = gone
    if len(keys) < len(gone) or list(keys[: len(around)]) != around or keys[len(around)] < place:  # type: ignore[operator]
        return keys
    at = int(keys[len(around)])
    return None if at == place else (*around, at - 1, *keys[len(gone) :])


LISTS: Final = [
    pytest.param(folder, name, keys, id=f"{folder.name} {name} {' '.join(map(str, keys))}")
    for folder in (CARD_FOLDER, SMALL_CARD)
    for name, document in open_folder(folder)[0].documents.items()
    for keys in lists(document.data)
    if keys != ("organisations",)  # without one of them its file is no part of the card
]


@pytest.mark.parametrize(("card_folder", "name", "keys"), LISTS)
def test_an_item_that_comes_or_goes_moves_no_proposal_to_another_item(
    tmp_path: Path, card_folder: Path, name: str, keys: Keys
) -> None:
    """The first, one in the middle or the last: seen from the card without it, the same item is added."""
    card = load(card_folder)
    folder = shutil.copytree(card_folder, tmp_path / "kaart")
    every = Spot(open_folder(folder)[0].documents[name]).at(*keys)
    assert isinstance(every.data, list)
    before = {row.key: row.spot for row in rows(folder, card) if row.spot}
    for place in {0, len(every.data) // 2, len(every.data) - 1}:
        gone = (*keys, place)
        (folder / name).write_text(json.dumps(without(every.document.data, gone), ensure_ascii=False), encoding="utf-8")
        after = {row.key: (row.spot.document.path.name, row.spot.keys) for row in rows(folder, card) if row.spot}
        expected = {
            key: (spot.document.path.name, there)
            for key, spot in before.items()
            if (there := moved(spot.keys, gone) if spot.document.path.name == name else spot.keys) is not None
        }
        assert after == expected


def test_a_number_for_somebody_whose_contact_is_gone_is_told_and_given_to_nobody_else(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "regio.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}    - {{ name: Arts, of: arts, phone: "" }}\n', encoding="utf-8")
    numbers = {"‘Ambulance in {stad}’": "070-1234567", "arts": "06-12345678"}
    typed = {f"regio › region › contacts › {who} › phone": {PROPOSAL: number} for who, number in numbers.items()}
    sent = filled(empty(folder), tmp_path / "a.xlsx", typed)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if "name: Ambulance" not in line.replace('"', "")), encoding="utf-8")
    assert main([str(sent), "--card", str(folder), "--apply"]) == 0
    assert [(each.name, each.phone) for each in load(folder).region.contacts] == [
        ("Brandweer", "0900-0904"),
        ("Arts", "06-12345678"),
    ]
    told = capsys.readouterr().out
    assert "De kaart is intussen veranderd: kijk dit zelf na (1)\n" in told
    assert "- regio › region › contacts › ‘Ambulance in {stad}’ › phone\n  dit staat niet meer op de kaart\n" in told
    assert "voorstel: 070-1234567" in told


def test_a_contact_gets_another_name_and_stays_that_contact(folder: Path, content: bytes, tmp_path: Path) -> None:
    key = "regio › region › contacts › ‘Brandweer’"
    sent = filled(content, tmp_path / "a.xlsx", {f"{key} › name": {PROPOSAL: "Kazerne"}, f"{key} › phone": {PROPOSAL: "112"}})
    assert main([str(sent), "--card", str(folder), "--apply"]) == 0
    assert (load(folder).region.contacts[0].name, load(folder).region.contacts[0].phone) == ("Kazerne", "112")


# --- what is told -----------------------------------------------------------------------------------------------------------

CELLS: Mapping[str, tuple[str, object, str]] = {
    "a formula": (PROPOSAL, "=1+1", "in ‘Voorstel’ staat een formule; typ daar gewone tekst"),
    "an error": (PROPOSAL, "#REF!", "in ‘Voorstel’ staat een fout van Excel (#REF!); typ daar gewone tekst"),
    "a fraction": (PROPOSAL, 1.5, "in ‘Voorstel’ staat een getal met een komma; typ daar gewone tekst"),
    "true": (PROPOSAL, True, "in ‘Voorstel’ staat WAAR of ONWAAR; typ daar gewone tekst"),
    "an invisible sign": (
        PROPOSAL,
        "Blus\u200b nu.",
        "in ‘Voorstel’ staat iets wat niet kan: een spatie zonder breedte (U+200B) in ",
    ),
    "another word": (AGREED, "misschien", "bij ‘Akkoord’ staat ‘misschien’; kies ja, nee of overleg"),
    "a changed text": (NOW, "Iets anders.", "de tekst bij ‘Nu’ is veranderd; zet een nieuwe tekst bij ‘Voorstel’"),
    "no key": (KEY, None, "deze rij is niet van de kaart; zet je tekst in de rij waar die bij hoort"),
}


@pytest.mark.parametrize(("column", "value", "told"), CELLS.values(), ids=CELLS)
def test_a_cell_that_cannot_be_read_is_told_by_file_and_row(
    folder: Path, content: bytes, tmp_path: Path, column: str, value: object, told: str
) -> None:
    def typed(_: Workbook, page: Worksheet) -> None:
        page.cell(5, PLACES[NOTE]).value = "Kijk hier"
        cell = page.cell(5, PLACES[column])
        cell.value = value  # type: ignore[assignment]

    sheet = read_sheet(edited(content, tmp_path / "a.xlsx", typed))
    (problem,) = merged(rows(folder, load(folder)), [sheet]).problems
    assert problem.startswith(f"a.xlsx, rij 5: {told}")


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("  Blus\u00a0nu.\n", "Blus nu."),
        ("Blus_x000D_\nnu.", "Blus nu."),
        ("Cafe\u0301", "Caf\u00e9"),
        (112, "112"),
        ("\t", ""),
    ],
)
def test_what_makes_no_difference_to_a_reader_is_cleaned_without_a_word(
    content: bytes, tmp_path: Path, typed: object, read: str
) -> None:
    sheet = read_sheet(filled(content, tmp_path / "a.xlsx", {BLUS: {PROPOSAL: typed, NOTE: "x"}}))
    assert ([row.proposal for row in sheet.rows], sheet.problems) == ([read], ())


def _packed(*parts: tuple[str, bytes]) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name, data)
    return made.getvalue()


def _with(content: bytes, name: str, data: bytes) -> bytes:
    with ZipFile(BytesIO(content)) as parts:
        return _packed(*((each, parts.read(each)) for each in parts.namelist() if each != name), (name, data))


def _without_column(content: bytes, to: Path) -> bytes:
    return edited(content, to, lambda _, page: page.delete_cols(PLACES[MARK])).read_bytes()


def _of_somebody_else(to: Path) -> bytes:
    book = Workbook()
    book.save(to)
    return to.read_bytes()


def _endless(content: bytes) -> bytes:
    with ZipFile(BytesIO(content)) as parts:
        page = parts.read("xl/worksheets/sheet2.xml")
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    return _with(content, "xl/worksheets/sheet2.xml", page.replace(b"</sheetData>", far, 1))


NO_SHEET = "dit is geen Excel-werkmap; open het bestand in Excel en sla het op als Excel-werkmap (.xlsx)"
FILES: Mapping[str, tuple[Callable[[bytes, Path], bytes], str]] = {
    "empty": (lambda _, __: b"", NO_SHEET),
    "a text": (lambda _, __: b"Plaats;Wat;Nu\n", NO_SHEET),
    "a zip of something else": (lambda _, __: _packed(("brief.txt", b"Beste")), NO_SHEET),
    "half of it": (lambda content, _: content[: len(content) // 2], NO_SHEET),
    "an old Excel or a password": (
        lambda _, __: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "dit bestand heeft een wachtwoord of is van een oude Excel; sla het zonder wachtwoord op als .xlsx",
    ),
    "of LibreOffice": (
        lambda _, __: _packed(("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a/>")),
        "dit is een bestand van LibreOffice (.ods); sla het op als Excel-werkmap (.xlsx)",
    ),
    "macros": (
        lambda content, _: _with(content, "xl/vbaProject.bin", b"x"),
        "in dit bestand zitten macro’s; sla het op als Excel-werkmap zonder macro’s (.xlsx)",
    ),
    "a bomb": (
        lambda content, _: _with(content, "xl/media/image1.png", bytes(60_000_000)),
        "dit bestand wordt bij het uitpakken veel te groot; vraag de beheerder om een nieuw blad",
    ),
    "too large": (
        lambda _, __: bytes(5_000_001),
        "dit bestand is groter dan 5 MB; vraag de beheerder om een nieuw blad",
    ),
    "an entity": (
        lambda content, _: _with(content, "docProps/app.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        "in dit bestand zit iets wat Excel er niet in zet; vraag de beheerder om een nieuw blad",
    ),
    "rows without end": (
        lambda content, _: _endless(content),
        "dit blad heeft meer dan 20000 rijen; vraag de beheerder om een nieuw blad",
    ),
    "a column taken away": (
        _without_column,
        "er ontbreken kolommen: ‘Merk (niet veranderen)’; vul een nieuw blad in en laat alle kolommen staan",
    ),
    "another workbook": (
        lambda _, to: _of_somebody_else(to),
        "hier staat geen blad van de kaart in; stuur het bestand terug dat je van de beheerder kreeg",
    ),
}


@pytest.mark.parametrize(("make", "told"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_sheet_is_told_in_one_sentence(
    content: bytes, tmp_path: Path, make: Callable[[bytes, Path], bytes], told: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(make(content, path))
    assert read_sheet(path) == Sheet("a.xlsx", frozenset(), (), (f"a.xlsx: {told}",))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert read_sheet(tmp_path / "weg\x1b[1m.xlsx").problems[0].startswith("weg\ufffd[1m.xlsx: dit bestand is er niet")


# --- which files ------------------------------------------------------------------------------------------------------------


def test_the_sheets_of_a_folder_or_a_pattern_are_read_once_and_nothing_beside_them(tmp_path: Path) -> None:
    names = ["om.xlsx", "politie.XLSX", "vt.xls", "oud.ods", "brief.docx", "~$om.xlsx", "._om.xlsx"]
    for name in names:
        (tmp_path / name).touch()
    sheets = [tmp_path / name for name in ("om.xlsx", "oud.ods", "politie.XLSX", "vt.xls")]
    assert sheet_files([tmp_path]) == tuple(sheets)
    assert sheet_files([tmp_path / "om.xlsx", tmp_path]) == tuple(sheets)
    assert sheet_files([tmp_path / "*.xlsx"]) == (tmp_path / "om.xlsx",), "no shell of Windows writes a pattern out"
    assert sheet_files([tmp_path / name for name in ("om.xlsx", "~$om.xlsx")]) == (tmp_path / "om.xlsx",)


def test_of_files_with_the_same_name_the_folders_are_told_too() -> None:
    anna, bert, om = (Path(each) for each in ("anna/blad.xlsx", "bert/blad.xlsx", "anna/om.xlsx"))
    assert sheet_names([anna, bert, om]) == {anna: "anna/blad.xlsx", bert: "bert/blad.xlsx", om: "om.xlsx"}


def test_what_leads_to_no_sheet_is_told(tmp_path: Path) -> None:
    for given, told in (
        (tmp_path, "in deze map staat geen Excel-werkmap (.xlsx); kijk de naam na"),
        (tmp_path / "*.xlsx", "dit bestand is er niet of is niet te lezen; kijk de naam na"),
    ):
        (file,) = sheet_files([given])
        assert read_sheet(file).problems == (f"{given.name}: {told}",)


def test_a_broken_file_is_never_a_crash(content: bytes, tmp_path: Path) -> None:
    """Bytes are changed in the parts, and the file packed again, so that the damage reaches what reads them."""
    chance = Random(17)  # noqa: S311 - the same damage each time
    with ZipFile(BytesIO(content)) as parts:
        whole = {name: parts.read(name) for name in parts.namelist()}
    for _ in range(40):
        name = chance.choice(list(whole))
        data = bytearray(whole[name])
        for _ in range(chance.randrange(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        (tmp_path / "a.xlsx").write_bytes(_packed(*((each, bytes(data) if each == name else whole[each]) for each in whole)))
        sheet = read_sheet(tmp_path / "a.xlsx")
        assert all(problem.startswith("a.xlsx") and "\n" not in problem for problem in sheet.problems)


# --- the whole round ----------------------------------------------------------------------------------------------------------


def test_what_colleagues_want_otherwise_or_of_a_text_that_has_changed_is_not_applied(
    folder: Path, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uit = "brandweer › tasks › brandweer-uitrukken › do"
    risico = "brandweer › tasks › brandweer-risico › do"
    gone = "brandweer › tasks › brandweer-weg › do"
    anna = filled(
        content,
        tmp_path / "anna.xlsx",
        {
            BLUS: {PROPOSAL: "Blus meteen."},
            NA: {PROPOSAL: "Blus goed na."},
            uit: {PROPOSAL: "Ruk uit."},
            risico: {PROPOSAL: "Schat het risico in.", KEY: gone},
        },
    )
    bert = filled(content, tmp_path / "bert.xlsx", {BLUS: {PROPOSAL: "Blus later."}, NA: {PROPOSAL: "Blus goed na."}})
    path = folder / "brandweer.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("Ruk **altijd** uit.", "Ruk altijd uit."), encoding="utf-8")
    before = texts(folder)

    assert main([str(anna), str(bert), "--card", str(folder)]) == 0
    told = capsys.readouterr().out
    assert texts(folder) == before
    assert "Dit kan in de kaart (1)\n" in told
    assert "  dan: Blus goed na.\n  van: anna.xlsx en bert.xlsx\n" in told
    assert "  anna.xlsx: Blus meteen.\n  bert.xlsx: Blus later.\n" in told
    assert "De kaart is intussen veranderd: kijk dit zelf na (2)\n" in told
    assert "  nu: Ruk altijd uit.\n  anna.xlsx, rij" in told
    assert f"- {gone}\n  dit staat niet meer op de kaart\n" in told
    assert "Rijen die er niet meer zijn (1)\n- anna.xlsx: 1; die teksten blijven staan\n" in told

    assert main([str(anna), str(bert), "--card", str(folder), "--apply"]) == 0
    assert texts(folder) == {**before, NA: "Blus goed na."}
    assert "- in andere woorden: taak 'brandweer-nablussen', voor Brandweer en Bevelvoerder (in " in told
    assert load(folder).hash in capsys.readouterr().out
    assert main([str(anna), str(bert), "--card", str(folder), "--apply"]) == 0
    assert "Er is niets om in de kaart te zetten." in capsys.readouterr().out


GONE = [
    "-",
    "–",
    "---",
    "…",
    "weg",
    "Weg",
    "(vervalt)",
    "Vervallen.",
    "deze taak kan weg",
    "mag vervallen",
    "verwijderen",
    "n.v.t.",
]


@pytest.mark.parametrize("proposal", GONE)
def test_who_wants_a_text_gone_makes_a_remark_and_no_text(
    folder: Path, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str], proposal: str
) -> None:
    before = texts(folder)
    anna = filled(content, tmp_path / "anna.xlsx", {BLUS: {PROPOSAL: proposal}, NA: {PROPOSAL: proposal}})
    bert = filled(content, tmp_path / "bert.xlsx", {BLUS: {PROPOSAL: "-"}, NA: {PROPOSAL: "Blus goed na."}})
    assert main([str(anna), str(bert), "--card", str(folder), "--apply"]) == 0
    told = capsys.readouterr().out
    assert texts(folder) == before
    assert "Opmerkingen (" in told
    assert f"voorstel: {proposal} (haal dit weg)" in told
    assert "Collega’s willen iets anders: overleg eerst (1)\n" in told, "only of the text that another wants otherwise"


@pytest.mark.parametrize("proposal", ["?", "??", "…?"])
def test_of_a_question_mark_nobody_says_what_it_means(
    folder: Path, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str], proposal: str
) -> None:
    before = texts(folder)
    sheet = filled(content, tmp_path / "anna.xlsx", {BLUS: {PROPOSAL: proposal}})
    assert main([str(sheet), "--card", str(folder), "--apply"]) == 0
    assert texts(folder) == before
    assert f"voorstel: {proposal}\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    "proposal", ["Stuur weg wie er niet hoort.", "Vervallen pand? Blus van buiten.", "Weg blokkeren", "112", "Geen"]
)
def test_a_text_with_such_a_word_in_it_is_a_text(folder: Path, content: bytes, tmp_path: Path, proposal: str) -> None:
    sheet = read_sheet(filled(content, tmp_path / "a.xlsx", {BLUS: {PROPOSAL: proposal}}))
    (change,) = merged(rows(folder, load(folder)), [sheet]).changes
    assert change.text == proposal


def test_a_task_that_is_missed_is_told_with_whose_it_is_and_never_clashes(
    folder: Path, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    card = load(folder)
    missed = [row for row in rows(folder, card) if row.what == NEW_TASK]
    assert [row.place for row in missed] == [role.name for role in card.roles()]
    before = texts(folder)
    sheets = [
        filled(
            content, tmp_path / f"{who}.xlsx", {row.key: {PROPOSAL: f"Doe wat {who} mist.", NOTE: "Altijd"} for row in missed}
        )
        for who in ("anna", "bert")
    ]
    assert main([*map(str, sheets), "--card", str(folder), "--apply"]) == 0
    told = capsys.readouterr().out
    assert texts(folder) == before
    assert "overleg eerst" not in told
    assert "Opmerkingen" not in told, "each is told once"
    assert f"Een taak die mist: schrijf die zelf ({2 * len(missed)})\n" in told
    for row in missed:
        assert all(
            f"- {row.place}: Doe wat {who} mist.\n  opmerking: Altijd\n  van: {who}.xlsx, rij " in told
            for who in ("anna", "bert")
        )


def test_a_sheet_without_a_row_for_what_is_missed_misses_no_text(folder: Path, content: bytes, tmp_path: Path) -> None:
    def without(_: Workbook, page: Worksheet) -> None:
        for number in range(page.max_row, 1, -1):
            if page.cell(number, PLACES[WHAT]).value == NEW_TASK:
                page.delete_rows(number)

    sheet = read_sheet(edited(content, tmp_path / "a.xlsx", without))
    found = rows(folder, load(folder))
    assert {row.key for row in found} - sheet.keys == {row.key for row in found if row.what == NEW_TASK}
    assert merged(found, [sheet]).missing == ()


def test_nothing_is_applied_when_one_sheet_could_not_be_read_or_the_card_is_not_right(
    folder: Path, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = filled(content, tmp_path / "a.xlsx", {BLUS: {PROPOSAL: "Blus meteen."}})
    before = {path: path.read_bytes() for path in folder.iterdir()}
    assert main([str(good), str(tmp_path / "c.xlsx"), "--card", str(folder), "--apply"]) == 1
    assert "Er is niets veranderd: los eerst op wat niet te lezen is." in capsys.readouterr().out
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    shutil.rmtree(folder)
    assert main([str(good), "--card", str(folder)]) == 1
    assert "De kaart klopt nu niet. Los dit eerst op." in capsys.readouterr().err


def test_what_cannot_be_put_in_the_card_says_why_and_does_not_hold_up_the_rest(
    folder: Path, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good = filled(content, tmp_path / "a.xlsx", {BLUS: {PROPOSAL: "Blus meteen."}})
    bad = filled(content, tmp_path / "b.xlsx", {NA: {PROPOSAL: "Blus <b>na</b>."}})
    before = texts(folder)
    for writing in ([], ["--apply"], ["--apply"]):
        assert main([str(good), str(bad), "--card", str(folder), *writing]) == 1
        told = capsys.readouterr().out
        fits, refused = told.split("Deze voorstellen kunnen zo niet in de kaart (1)")
        why = "taak 'brandweer-nablussen': '<b>' is HTML"
        assert f"dan: Blus <b>na</b>.\n  van: b.xlsx\n  waarom niet: {why}" in refused, "at the proposal itself"
        assert "<b>" not in fits
        assert "Blus meteen" not in refused
        assert texts(folder) == ({**before, BLUS: "Blus meteen."} if writing else before)
    assert "Er is niets om in de kaart te zetten." in told, "what fits stands there by now"


def test_proposals_that_are_right_alone_and_wrong_together_are_not_put_in(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / "brandweer.yml").open("a", encoding="utf-8") as file:
        for each in ("een", "twee"):
            file.write(f"\n  - {{ id: brandweer-{each}, section: altijd, do: Doe {each}., source: [1] }}\n")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    same = {f"brandweer › tasks › brandweer-{each} › do": {PROPOSAL: "Doe drie."} for each in ("een", "twee")}
    sheet = filled(empty(folder), tmp_path / "a.xlsx", same)
    assert main([str(sheet), "--card", str(folder), "--apply"]) == 1
    told = capsys.readouterr()
    assert "Dit kan in de kaart (2)" in told.out
    assert "deze taak staat al op" in told.err
    assert "Samen kloppen deze voorstellen niet. Er is niets veranderd." in told.err
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
