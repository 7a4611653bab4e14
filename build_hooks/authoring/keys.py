# SPDX-License-Identifier: EUPL-1.2
"""Which keys may and must stand where on a card, as its JSON Schema says it."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from pydantic import TypeAdapter

from build_hooks.authoring.reading import Keys
from checker.card import Card

CARD: Final = TypeAdapter(Card)
"""What compares data with the dataclasses of a card."""


def known_keys(keys: Keys) -> Iterator[str]:
    """The keys that may stand beside this one: those of the class that the JSON Schema has for this place."""
    yield from _class_around(keys)["properties"]


def is_required(keys: Keys) -> bool:
    """Whether the group that this key stands in is not whole without it."""
    return keys[-1] in _class_around(keys).get("required", ())


def _class_around(keys: Keys) -> dict[str, Any]:
    """What the JSON Schema says of the class, or the group of free keys, that this key stands in."""
    schema = here = _schema()
    for key in keys[:-1]:
        here = here["items"] if isinstance(key, int) else here.get("properties", {}).get(key) or here["additionalProperties"]
        here = schema["$defs"][here["$ref"].rsplit("/", 1)[1]] if "$ref" in here else here
    return here


@cache
def _schema() -> dict[str, Any]:
    return CARD.json_schema()
