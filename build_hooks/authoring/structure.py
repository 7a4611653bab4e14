# SPDX-License-Identifier: EUPL-1.2
"""Whether the data has the shape of a card: the right keys, with values of the right kind.

The shape is that of the dataclasses in `checker.card`, and pydantic compares with them. What it finds is said here in our own
sentences. A condition (`when`) may be written in two ways, which pydantic would report as two mistakes: it is compared here.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from build_hooks.authoring.folder import KINDS, Folder, missing_keys, not_misspelt
from build_hooks.authoring.problems import Problem, or_rather, shown_value
from build_hooks.authoring.reading import Keys, Plain
from checker.card import ADDRESS, MAIL_ADDRESS, PHONE, VERSION, WEB_ADDRESS, Card

_CARD: Final = TypeAdapter(Card)

_EXPECTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "string": "text",
        "int": "a whole number",
        "bool": "true or false",
        "tuple": "a list",
        "dataclass": "a group of keys",
        "dict": "a group of keys",
        "date": "a date such as 2026-01-31",
    }
)
"""What was expected, by the first word of pydantic's name for what is wrong."""

_PATTERNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        r"^[a-z0-9]+(-[a-z0-9]+)*$": "lower-case letters and digits with hyphens in between, such as 'om-ccb'",
        r"^[a-z]{2}$": "a code of two letters, such as 'en'",
        ADDRESS: "an e-mail address such as 'kaart@regio.nl', or a web address that starts with 'https://'",
        PHONE: "a telephone number such as '088-123 45 67' or '+31 6 12345678', perhaps with 'tst 12' behind it; or empty",
        MAIL_ADDRESS: "an e-mail address such as 'piket@regio.nl'",
        WEB_ADDRESS: "the web address of a folder and not of a page in it, such as 'https://regio.nl/routekaart/'",
        VERSION: "letters and digits with dots or hyphens in between, such as '2026.1'",
    }
)


def structure_problems(folder: Folder) -> tuple[tuple[Keys, Problem], ...]:
    """Everything about the shape of the data that is not as it should be, with the way to the value that it is about.

    What a file that could not be read should have held, is left out.
    """
    data = folder.data()
    found = dict(_conditions(data, ())) | dict(_from_pydantic(data))
    found |= {
        keys: message for keys, message in _empty(data, ()) if not any(keys[:depth] in found for depth in range(len(keys)))
    }
    placed = ((keys, folder.spot(*keys), message) for keys, message in found.items())
    return tuple((keys, spot.problem(message)) for keys, spot, message in placed if spot)


def whole_card(data: Mapping[str, Plain]) -> Card:
    """The card that this data holds. Raises `ValidationError` when `structure_problems` has something to say about it."""
    return _CARD.validate_json(json.dumps(data), strict=True)


def _from_pydantic(data: Mapping[str, Plain]) -> Iterator[tuple[Keys, str]]:
    try:
        whole_card(data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        unknown = [tuple(found["loc"]) for found in errors if found["type"] == "unexpected_keyword_argument"]
        missing: dict[Keys, list[str]] = {}
        for found in errors:
            keys = tuple(found["loc"])
            if found["type"] == "missing":
                missing.setdefault(keys[:-1], []).append(str(keys[-1]))
            elif "when" not in keys[:-1] and not (found["type"] == "too_short" and found["input"]):
                yield keys, _sentence(found["type"], keys, found["input"], found.get("ctx", {}))
        for keys, names in missing.items():
            beside = [str(other[-1]) for other in unknown if other[:-1] == keys]
            if keys and (really := not_misspelt(names, beside)):
                yield keys, missing_keys(really)


def _sentence(kind: str, keys: Keys, value: Any, context: Mapping[str, Any]) -> str:
    key = next((key for key in reversed(keys) if isinstance(key, str)), "")
    match kind:
        case "unexpected_keyword_argument":
            return f"key '{key}' does not exist{or_rather(key, _known_keys(keys))}"
        case "too_short":
            return f"'{key}' is an empty list"
        case "greater_than_equal":
            return f"'{key}' must be {context['ge']} or more, not {value}"
        case "less_than_equal":
            return f"'{key}' must be {context['le']} or less, not {value}"
        case "string_pattern_mismatch" if context["pattern"] in _PATTERNS:
            return f"'{key}' must be {_PATTERNS[context['pattern']]}, not {shown_value(value)}"
        case "string_pattern_mismatch":
            return f"'{key}' is empty"
        case "literal_error":
            return f"'{key}' must be {context['expected']}, not {shown_value(value)}"
        case _:
            what = f"'{key}'" if keys[-1] == key else "this" if key in KINDS else f"each item of '{key}'"
            expected = _EXPECTED.get(kind.split("_")[0], "something else")
            return f"{what} must be {expected}, not {shown_value(value)}{_hint(kind, value)}"


def _hint(kind: str, value: Any) -> str:
    if kind != "string_type" or isinstance(value, list):
        return ""
    return "; put a text with '{' or ': ' in it between quotes" if isinstance(value, dict) else "; put it between quotes"


def _known_keys(keys: Keys) -> Iterator[str]:
    """The keys that may stand beside this one: those of the class that the JSON Schema has for this place."""
    schema = here = _schema()
    for key in keys[:-1]:
        here = here["items"] if isinstance(key, int) else here.get("properties", {}).get(key) or here["additionalProperties"]
        here = schema["$defs"][here["$ref"].rsplit("/", 1)[1]] if "$ref" in here else here
    yield from here["properties"]


@cache
def _schema() -> dict[str, Any]:
    return _CARD.json_schema()


def _conditions(data: Plain, keys: Keys) -> Iterator[tuple[Keys, str]]:
    """What is wrong with the shape of conditions, wherever there is one."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key == "when" and isinstance(keys[-1] if keys else None, int):
                yield from _condition(value, (*keys, key))
            else:
                yield from _conditions(value, (*keys, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _conditions(value, (*keys, place))


def _condition(when: Plain, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if not when:
        yield keys, "'when' is empty; leave it out if there is no condition"
    elif isinstance(when, dict):
        yield from _alternative(when, keys)
    elif isinstance(when, list):
        for place, alternative in enumerate(when):
            if isinstance(alternative, dict) and alternative:
                yield from _alternative(alternative, (*keys, place))
            else:
                yield (*keys, place), f"each item of 'when' must be 'question: answer', not {shown_value(alternative)}"
    else:
        yield keys, f"'when' must be 'question: answer', not {shown_value(when)}"


def _alternative(alternative: Mapping[str, Plain], keys: Keys) -> Iterator[tuple[Keys, str]]:
    for question, allowed in alternative.items():
        if isinstance(allowed, list):
            wrong = [answer for answer in allowed if not isinstance(answer, str)]
            if not allowed or wrong:
                found = shown_value(wrong[0]) if wrong else "an empty list"
                yield (*keys, question), f"the answers to '{question}' must be a list such as [hoog, laag], not {found}"
        elif not isinstance(allowed, str):
            yield (*keys, question), f"the answer to '{question}' must be text or a list of texts, not {shown_value(allowed)}"


def _empty(data: Plain, keys: Keys) -> Iterator[tuple[Keys, str]]:
    """Keys and items with nothing behind them, wherever they are."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _empty(value, (*keys, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _empty(value, (*keys, place))
    elif data is None and keys[-1] != "when":
        last = keys[-1]
        yield (
            keys,
            f"'{last}' has no value; fill it in, or leave the key out" if isinstance(last, str) else "this item is empty",
        )
