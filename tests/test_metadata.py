# SPDX-License-Identifier: EUPL-1.2
"""What catalogues of public code read: `publiccode.yml` and the licence.

PyPI has no validator for publiccode.yml, so the schema beside this test is written out from its standard, version 0.7.
"""

import copy
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from tests.conftest import PROJECT

SCHEMA = yaml.safe_load((PROJECT / "tests" / "publiccode.schema.yml").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)


@pytest.fixture
def described() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((PROJECT / "publiccode.yml").read_text(encoding="utf-8"))
    return found


def test_publiccode_yml_is_what_the_standard_says(described: dict[str, Any]) -> None:
    assert [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(described)] == []


@pytest.mark.parametrize("key", SCHEMA["required"])
def test_nothing_that_the_standard_demands_may_be_missing(described: dict[str, Any], key: str) -> None:
    del described[key]
    assert not VALIDATOR.is_valid(described)


@pytest.mark.parametrize(
    ("where", "wrong"),
    [
        (("url",), "routekaart.git"),
        (("categories",), ["case-management"]),
        (("intendedAudience", "countries"), ["nl"]),
        (("intendedAudience", "scope"), ["law"]),
        (("description", "nl", "shortDescription"), "a" * 151),
        (("description", "en", "longDescription"), "too short"),
        (("maintenance", "type"), "community"),
        (("maintenance", "type"), "contract"),
        (("legal", "repoOwner"), "Somebody"),
    ],
)
def test_such_a_mistake_is_noticed(described: dict[str, Any], where: tuple[str, ...], wrong: object) -> None:
    broken = copy.deepcopy(described)
    *path, last = where
    inner = broken
    for key in path:
        inner = inner[key]
    inner[last] = wrong
    assert not VALIDATOR.is_valid(broken)


def test_every_file_that_it_names_is_there(described: dict[str, Any]) -> None:
    shown = [path for each in described["description"].values() for path in each.get("screenshots", [])]
    assert shown
    assert [path for path in [described["logo"], *shown] if not (PROJECT / path).is_file()] == []


def test_the_licence_is_the_same_everywhere(described: dict[str, Any]) -> None:
    licence = described["legal"]["license"]
    assert [path.name for path in (PROJECT / "LICENSES").iterdir()] == [f"{licence}.txt"]
    assert (PROJECT / "LICENSES" / f"{licence}.txt").read_bytes() == (PROJECT / "LICENSE").read_bytes()
    assert f'license = "{licence}"' in (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
