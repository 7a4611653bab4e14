# SPDX-License-Identifier: EUPL-1.2
"""What should be on the server: the `manifest.json` of the site."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any, Final, Mapping, Sequence

FORMAT: Final = 2
"""The form of a `manifest.json`, as that says itself. Raise it when a name in there gets another meaning."""


class OtherFormatError(Exception):
    """The manifest of a site that was made by an older or newer program."""


@dataclass(frozen=True)
class File:
    """What the manifest says of a file. `compressed`: it should travel compressed.

    `precompressed`: the ending of each compressed copy that may lie beside it, and the hash of that copy.
    """

    path: str
    sha256: str
    type: str
    cache: str
    compressed: bool
    precompressed: tuple[tuple[str, str], ...] = ()

    @property
    def ending(self) -> str:
        """With the dot."""
        return f".{self.path.rpartition('.')[2]}"

    def has(self, content: bytes) -> bool:
        """Whether this is what the build put in it."""
        return hashlib.sha256(content).hexdigest() == self.sha256


@dataclass(frozen=True)
class Manifest:
    """What should be on the server. `card` is the card that the pages are made from."""

    card: str | None
    headers: Mapping[str, str]
    files: Sequence[File]


def read_manifest(content: bytes) -> Manifest:
    """What is in a `manifest.json`. Raises `OtherFormatError`, or `ValueError` when it is not one, and says in Dutch why."""
    try:
        found: Mapping[str, Any] = json.loads(content)
        if found.get("format") != FORMAT and "files" in found:
            raise OtherFormatError
        files = [_file(each) for each in found["files"] if "type" in each]
        headers = {_text(name): _text(value) for name, value in found["headers"].items()}
        card = found["card"] and _text(found["card"])
    except KeyError as error:
        raise ValueError(f"daarin ontbreekt {error}") from None
    except (ValueError, TypeError, AttributeError, RecursionError):
        raise ValueError("het is beschadigd of iets anders") from None
    if not files:
        raise ValueError("er staat geen enkel bestand in")
    return Manifest(card, headers, files)


def _file(listed: Mapping[str, Any]) -> File:
    copies = tuple((_text(ending), _text(sha256)) for ending, sha256 in listed.get("precompressed", {}).items())
    path, sha256, kind, cache = (_text(listed[name]) for name in ("path", "sha256", "type", "cache"))
    return File(path, sha256, kind, cache, bool(listed["compressed"]), copies)


def _text(value: object) -> str:
    """A text of the kind that the build writes there. Raises `ValueError` for anything else."""
    if not isinstance(value, str) or not value.isascii() or not value.isprintable():
        raise ValueError
    return value
