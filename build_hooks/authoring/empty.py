# SPDX-License-Identifier: EUPL-1.2
"""Keys and parts of lists with nothing behind them: what to do about each, so that whoever does it loses nothing."""

import re
from collections.abc import Iterator

from build_hooks.authoring.folder import Folder
from build_hooks.authoring.keys import is_required
from build_hooks.authoring.reading import Keys, Plain
from build_hooks.authoring.scalars import KEYS
from build_hooks.authoring.spot import Spot


def empty(data: Plain, keys: Keys = ()) -> Iterator[Keys]:
    """The way to every key and item with nothing behind it, wherever it is."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from empty(value, (*keys, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from empty(value, (*keys, place))
    elif data is None and keys[-1] != "when":
        yield keys


def without_value(keys: Keys, folder: Folder) -> str:
    """What to say about the nothing that these keys lead to."""
    key = keys[-1]
    if isinstance(key, int):
        return "dit deel van de lijst is leeg; vul het in of haal het weg"
    if keys == ("tasks", key):
        return "onder 'tasks' staat nog geen taak; voeg er een toe"
    name, colon, value = key.partition(":")
    if colon and value:
        return f"na '{name}:' ontbreekt een spatie; schrijf '{name}: {value}'"
    spot = folder.spot(*keys)
    if spot and (cut_off := _after_a_comma(spot)):
        return cut_off
    return f"'{key}' is leeg; vul het in{'' if _is_needed(keys, folder) else ', of haal de sleutel weg'}"


def _after_a_comma(spot: Spot) -> str | None:
    """What to say about a key without a colon: between braces a comma ends a text, and what follows is read as a key."""
    around, key = Spot(spot.document, spot.keys[:-1]).data, str(spot.keys[-1])
    near = "\n".join(spot.document.text.split("\n")[max(spot.line - 2, 0) :])
    if key in KEYS or not isinstance(around, dict) or not re.search(rf",\s*{re.escape(key)}\s*[,}}]", near):
        return None
    before = list(around)[: list(around).index(key)]
    text = next((name for name in reversed(before) if around[name] is not None), "")
    found = f"tussen accolades begint na een komma een nieuwe sleutel, ook bij ', {key}'"
    if "when" in spot.keys:
        return f"{found}; zet meer antwoorden op '{text}' tussen haken, zoals [hoog, laag]"
    return f"{found}; zet de hele tekst van '{text}' tussen dubbele aanhalingstekens"


def _is_needed(keys: Keys, folder: Folder) -> bool:
    """Whether the card is no card without this key. Where a task stands and what it rests on may have to be said, too."""
    if keys[-1] == "section":
        return keys.count("tasks") == 1
    if keys[-1] == "source":
        sections = folder.data().get("sections")
        return isinstance(sections, list) and any(isinstance(each, dict) and each.get("lines") for each in sections)
    return "when" not in keys and is_required(keys)
