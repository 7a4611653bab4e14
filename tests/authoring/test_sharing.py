# SPDX-License-Identifier: EUPL-1.2
"""Other programs get the whole card as data, and every task once in a sheet."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator

from build_hooks.authoring import load, shared_files
from build_hooks.authoring.approving import content_hash
from build_hooks.authoring.structure import whole_card
from checker.card import Card, Task
from checker.reasons import sources
from checker.wording import plain, with_term
from tests.authoring.conftest import SMALL_CARD
from tests.conftest import PROJECT


@pytest.fixture(params=[PROJECT / "docs" / "kaart", SMALL_CARD], ids=["ours", "small"])
def shared(request: pytest.FixtureRequest) -> Card:
    return load(request.param)


def sheet(card: Card) -> list[dict[str, str]]:
    """The rows, as a program reads them that knows the mark at the beginning."""
    text = shared_files(card)["taken.csv"].encode().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";", strict=True))


def every_task(tasks: Sequence[Task]) -> Iterator[Task]:
    for task in tasks:
        yield task
        yield from every_task(task.tasks)


def test_what_is_shared_is_the_whole_card(shared: Card) -> None:
    data = json.loads(shared_files(shared)["kaart.json"])
    assert data.pop("$schema") in shared_files(shared)
    assert data.pop("hash") == shared.hash == content_hash(whole_card(data))


def test_it_is_what_the_schema_beside_it_says(shared: Card) -> None:
    files = shared_files(shared)
    data, schema = json.loads(files["kaart.json"]), json.loads(files["kaart.schema.json"])
    Draft202012Validator.check_schema(schema)
    judge = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in judge.iter_errors(data)] == []
    for key in schema["required"]:
        assert not judge.is_valid({other: value for other, value in data.items() if other != key})
    assert not judge.is_valid({**data, "version": "2026/1"})


def test_every_task_is_in_the_sheet_once_in_the_order_of_the_card(shared: Card) -> None:
    rows = sheet(shared)
    tasks = [task for own in shared.tasks.values() for task in every_task(own)]
    assert [row["id"] for row in rows] == [task.id for task in tasks]
    assert [row["taak"] for row in rows] == [plain(with_term(task)) for task in tasks]
    assert [row["bron"] for row in rows] == [sources(task) for task in tasks]
    wholes = {part.id: task.id for task in tasks for part in task.tasks}
    assert [row["deel van"] for row in rows] == [wholes.get(task.id, "") for task in tasks]


@pytest.mark.this_card
def test_the_sheet_says_who_does_it_and_when(card: Card) -> None:
    rows = {row["id"]: row for row in sheet(card)}
    functions = {each.name: {function.name for function in each.functions} for each in card.organisations}
    for row in rows.values():
        assert row["functie"] == "" or row["functie"] in functions[row["organisatie"]]
    assert rows["om-sash"]["voorwaarde"] == "altijd"
    assert rows["om-alternatieven"] == {
        "id": "om-alternatieven",
        "organisatie": "Openbaar Ministerie",
        "functie": "",
        "onderdeel": "Hoog of gemiddeld risico",
        "deel van": "",
        "voorwaarde": "als het risico hoog of gemiddeld is, en ernstige bezwaren tegen de verdachte ontbreken",
        "taak": rows["om-alternatieven"]["taak"],
        "toelichting": "",
        "vastleggen": "",
        "met": "Politie, Veilig Thuis, stelsel Bewaken en Beveiligen",
        "bron": "Kaart, regel 73.",
    }


@pytest.mark.this_card
def test_excel_sees_that_it_is_utf_8(card: Card) -> None:
    text = shared_files(card)["taken.csv"]
    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert "coördinatie" in text


@pytest.mark.this_card
@pytest.mark.parametrize("begin", ["=1+1", "+31", "-1", "@som", "\tx", "\r=x"])
def test_no_text_is_a_formula(card: Card, begin: str) -> None:
    organisation, (first, *others) = next(iter(card.tasks.items()))
    text = f'{begin};"a"\nb'
    hostile = replace(card, tasks={**card.tasks, organisation: (replace(first, do=text, more=text), *others)})
    row = sheet(hostile)[0]
    assert row["taak"] == row["toelichting"] == f"'{text}"
