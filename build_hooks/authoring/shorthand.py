# SPDX-License-Identifier: EUPL-1.2
"""One word or number may stand alone where there may be more: `source: 33` is `source: [33]`, `source: 57-64` eight lines."""

from dataclasses import replace
from typing import Final

from build_hooks.authoring.citations import card_lines
from build_hooks.authoring.folder import Folder
from build_hooks.authoring.reading import Plain

SHORTHAND: Final = ("lines", "section", "source", "who", "with")
"""Keys whose value may be a list of words or numbers, or one of these without brackets."""


def in_full(folder: Folder) -> Folder:
    """The folder with a list wherever one is meant, and a text wherever a range of lines is."""
    documents = {name: replace(document, data=_in_full(document.data)) for name, document in folder.documents.items()}
    return replace(folder, documents=documents)


def _in_full(data: Plain) -> Plain:
    match data:
        case list():
            return [_in_full(item) for item in data]
        case dict():
            return {key: _value(key, value) for key, value in data.items()}
        case _:
            return data


def _value(key: str, value: Plain) -> Plain:
    match key, value:
        case "lines", dict():
            return {name: str(lines) if type(lines) is int else lines for name, lines in value.items()}
        case "source", str():
            try:
                return list(card_lines(value))
            except ValueError:
                return value
        case _, int() if key in SHORTHAND and type(value) is int:
            return [value]
        case "with" | "who", str():
            return [value]
        case _:
            return _in_full(value)
