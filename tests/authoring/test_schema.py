# SPDX-License-Identifier: EUPL-1.2
"""The JSON Schemas say of every file what the dataclasses say, in Dutch, and are kept beside the card."""

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from build_hooks.authoring.__main__ import main
from build_hooks.authoring.folder import CASES, FIELDS
from build_hooks.authoring.schema import schema_text, schemas
from checker import card as model
from checker.card import Card
from tests.authoring.conftest import SMALL_CARD

DOCS = Path(__file__).parents[2] / "docs" / "kaart"
CARD_FILES = [*sorted(DOCS.glob("*.yml")), *sorted(SMALL_CARD.glob("*.yml"))]


def dictionaries(data: Any) -> Iterator[dict[str, Any]]:
    if isinstance(data, dict):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from dictionaries(value)


def test_the_schemas_in_the_folder_are_current() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "schema").iterdir()}

    assert written == {f"{name}.json": schema_text(schema) for name, schema in schemas().items()}, (
        "run `python -m build_hooks.authoring --schema`"
    )


def test_the_command_writes_the_schemas(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path), "--schema"]) == 0

    assert sorted(capsys.readouterr().out.split()) == sorted(str(path) for path in (tmp_path / "schema").iterdir())
    assert {path.stem for path in (tmp_path / "schema").iterdir()} == set(schemas())


@pytest.mark.parametrize("path", CARD_FILES, ids=[f"{path.parent.name}/{path.name}" for path in CARD_FILES])
def test_every_file_of_a_card_begins_with_its_schema(path: Path) -> None:
    kind = path.stem if path.name in (*FIELDS, CASES) else "taken"

    assert path.read_text(encoding="utf-8").splitlines()[0] == f"# yaml-language-server: $schema=schema/{kind}.json"


def test_all_that_is_written_in_a_card_is_in_a_schema() -> None:
    keys = [key for schema in schemas().values() for key in schema["properties"]]

    assert sorted(keys) == sorted(["cases", *(field.name for field in fields(Card) if field.name not in ("hash", "draft"))])


@pytest.mark.parametrize(
    "name", ["Contact", "Option", "Organisation", "Partner", "Question", "Reading", "Region", "Role", "SearchWords", "Section"]
)
def test_a_schema_has_the_keys_of_the_dataclass(name: str) -> None:
    definition = next(schema["$defs"][name] for schema in schemas().values() if name in schema["$defs"])
    kind = getattr(model, name)

    assert set(definition["properties"]) == {field.metadata.get("alias", field.name) for field in fields(kind)}
    assert definition["additionalProperties"] is False


def test_the_schema_of_a_task_says_with() -> None:
    task = schemas()["taken"]["$defs"]["Task"]

    assert "with" in task["properties"]
    assert "partners" not in task["properties"]
    assert task["required"] == ["id", "do"]


def test_what_may_be_left_out_is_not_required() -> None:
    assert schemas()["begrippen"]["required"] == ["terms"]


def test_every_key_is_explained_and_nothing_else_is() -> None:
    for schema in schemas().values():
        assert schema.pop("title")
        for definition in schema["$defs"].values():
            assert "description" not in definition, "a docstring, in English"
        explained = [each for each in dictionaries(schema) if "properties" in each]
        assert all(key.get("description") for each in explained for key in each["properties"].values())
        assert not [each for each in dictionaries(schema) if isinstance(each.get("title"), str)]


def test_a_schema_refers_to_nothing_outside_itself() -> None:
    for schema in schemas().values():
        needed = {each["$ref"].removeprefix("#/$defs/") for each in dictionaries(schema) if "$ref" in each}
        assert needed == set(schema["$defs"])
        assert json.loads(schema_text(schema)) == schema
