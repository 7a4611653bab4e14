# SPDX-License-Identifier: EUPL-1.2
"""JSON Schemas of the card's files: with these, an editor such as VS Code explains every key, in Dutch, while one types.

They follow from the dataclasses in `checker.card` and are kept beside the card, in `docs/kaart/schema`. They help; they do not
judge: what is right is decided by `load`.
"""

import json
import re
from collections.abc import Iterator, Mapping, Set
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter

from build_hooks.authoring.cases import Case
from build_hooks.authoring.folder import CASES, FIELDS, NOT_NEEDED, OPTIONAL
from build_hooks.authoring.shorthand import SHORTHAND
from checker.card import Card

type Schema = dict[str, Any]

_TASKS: Final = "taken"
_CASES: Final = CASES.removesuffix(".yml")
_WHOLE: Final = "hele kaart"
_TITLES: Final[Mapping[str, str]] = {
    "kaart": "De kaart: versie, onderdelen, organisaties en partners",
    "vragen": "De vragen van de vragenhulp",
    "begrippen": "De begrippenlijst",
    "regio": "Wat per regio anders is",
    "verantwoording": "Lezingen van de kaart die de regio moet bevestigen",
    "vastgesteld": "Wie welk deel van de kaart heeft vastgesteld",
    _CASES: "Voorbeelden: verhalen, met wat de kaart daarop moet zeggen",
    _TASKS: "De taken van een organisatie en haar functies",
    _WHOLE: "De hele kaart, zoals de bouw haar uit de bestanden maakt",
}
_REFERENCE: Final = re.compile(r'"#/\$defs/(\w+)"')


def schemas() -> dict[str, Schema]:
    """The JSON Schema for each kind of file, by name without extension; that for the tasks of an organisation is 'taken'."""
    whole = _in_dutch(TypeAdapter(Card).json_schema())
    fields = {name.removesuffix(".yml"): keys for name, keys in FIELDS.items()}
    files = {name: {key: whole["properties"][key] for key in keys} for name, keys in fields.items()}
    tasks = whole["properties"]["tasks"]
    files[_TASKS] = {"tasks": {"description": _TITLES[_TASKS], **tasks["additionalProperties"]}}
    files[_CASES] = {
        "cases": {"description": "De voorbeelden, in volgorde.", "type": "array", "items": {"$ref": "#/$defs/Case"}}
    }
    definitions = whole["$defs"] | _in_dutch({"$defs": {"Case": TypeAdapter(Case).json_schema()}, "properties": {}})["$defs"]
    return {name: _file_schema(name, properties, definitions) for name, properties in files.items()}


def card_schema() -> Schema:
    """The JSON Schema of the whole card, as `kaart.json` has it."""
    whole = _in_dutch(TypeAdapter(Card).json_schema())
    known = {"$schema": {"type": "string"}, **whole["properties"]}
    may_lack = {key for name in NOT_NEEDED for key in FIELDS[name]} | {"draft"}
    return _file_schema(_WHOLE, known, whole["$defs"], OPTIONAL | may_lack)


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write each schema to a file in this folder, which is made if needed. Returns the files."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, schema in schemas().items():
        path = folder / f"{name}.json"
        path.write_text(schema_text(schema), encoding="utf-8")
        paths.append(path)
    return tuple(paths)


def schema_text(schema: Schema) -> str:
    """The schema as it is written to its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _file_schema(name: str, properties: Schema, definitions: Schema, optional: Set[str] = OPTIONAL) -> Schema:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": _TITLES[name],
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
        "$defs": {key: definitions[key] for key in sorted(_needed(properties, definitions))},
    }


def _needed(properties: Schema, definitions: Schema) -> set[str]:
    """The definitions that these properties refer to, directly or by way of another."""
    needed: set[str] = set()
    waiting = list(_references(properties))
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            waiting.extend(_references(definitions[name]))
    return needed


def _references(schema: Schema) -> Iterator[str]:
    return iter(_REFERENCE.findall(json.dumps(schema)))


def _in_dutch(schema: Schema) -> Schema:
    """The schema without what pydantic takes from the code: docstrings, and names of classes and fields as titles."""
    definitions = {name: _tidy({**each, "description": None}) for name, each in schema["$defs"].items()}
    return {"properties": _tidy(schema)["properties"], "$defs": definitions}


def _tidy(schema: Any) -> Any:
    """The schema without titles, and without defaults and nulls: a key that is not needed is left out, never left empty."""
    match schema:
        case {"anyOf": [only, {"type": "null"}]}:
            return _tidy({**only, **{key: value for key, value in schema.items() if key != "anyOf"}})
        case {"properties": properties}:
            rest = {key: value for key, value in schema.items() if key != "properties"}
            return {**_tidy(rest), "properties": {key: _also_alone(key, _tidy(value)) for key, value in properties.items()}}
        case dict():
            return {key: _tidy(value) for key, value in schema.items() if key not in ("title", "default") and value is not None}
        case list():
            return [_tidy(item) for item in schema]
        case _:
            return schema


def _also_alone(key: str, schema: Schema) -> Schema:
    """The schema of a value; where a list may be one word or number without brackets, with that too."""
    match schema:
        case {"additionalProperties": {"type": "string"}} if key == "lines":
            return {**schema, "additionalProperties": {"type": ["string", "integer"]}}
        case {"type": "array", "items": item} if key in SHORTHAND:
            rest = {name: value for name, value in schema.items() if name not in ("type", "items")}
            return {**rest, "anyOf": [{"type": "array", "items": item}, item]}
        case {"anyOf": [{"type": "array", "items": item} as several, *others]} if key in SHORTHAND:
            return {**schema, "anyOf": [several, item, *others]}
        case _:
            return schema
