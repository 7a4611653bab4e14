# SPDX-License-Identifier: EUPL-1.2
"""What all entries of a card have in common: keys that are written in a file, with what the JSON Schema says of each."""

from collections.abc import Mapping
from dataclasses import field
from typing import Any, ClassVar, Final

type When = Mapping[str, str | tuple[str, ...]] | tuple[Mapping[str, str | tuple[str, ...]], ...]
"""A condition as it is written: question to answer or answers, all of which must hold; or a list of those, any of which."""


def written(description: str, *, required: bool = True, **constraints: Any) -> Any:
    """A field with what the JSON Schema says of it: `description` in Dutch, and constraints such as `alias` or `pattern`."""
    metadata = {"description": description, **constraints}
    return field(metadata=metadata) if required else field(default=None, metadata=metadata)


def listed(description: str) -> Any:
    """A list that may be left out."""
    return field(default=(), metadata={"description": description})


TEXT: Final[dict[str, Any]] = {"pattern": r"\S"}
ID: Final[dict[str, Any]] = {"pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"}


class Entry:
    """What is written in the card's files has these keys and no others."""

    __slots__ = ()
    __pydantic_config__: ClassVar[Mapping[str, str]] = {"extra": "forbid"}
