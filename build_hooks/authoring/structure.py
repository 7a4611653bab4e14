# SPDX-License-Identifier: EUPL-1.2
"""Whether the data has the shape of a card: the right keys, with values of the right kind.

The shape is that of the dataclasses in `checker.card`. Pydantic compares; what it finds is said here in sentences of our own.
What may be written in two ways (`when`, `source`) is compared here, or it would be told as two mistakes.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from pydantic import ValidationError

from build_hooks.authoring.characters import lookalike
from build_hooks.authoring.citations import card_lines
from build_hooks.authoring.empty import empty, without_value
from build_hooks.authoring.folder import Folder, is_id, missing_keys, not_misspelt
from build_hooks.authoring.keys import CARD, known_keys
from build_hooks.authoring.problems import Problem, or_rather, shown_value
from build_hooks.authoring.reading import Keys, Plain
from build_hooks.authoring.spot import KINDS
from checker.approval import CODE
from checker.card import ADDRESS, LABEL, MAIL_ADDRESS, PHONE, VERSION, WEB_ADDRESS, Card
from checker.entry import ID
from checker.term import TERM

_CONDITION: Final = "een vraag en een antwoord: { vraag: antwoord }"

_EXPECTED: Final[Mapping[str, str]] = MappingProxyType(
    {
        "string": "tekst",
        "int": "een geheel getal",
        "bool": "true of false",
        "tuple": "een lijst",
        "dataclass": "een groep sleutels",
        "dict": "een groep sleutels",
        "date": "een datum zoals 2026-01-31",
    }
)
"""What was expected, by the first word of pydantic's name for what is wrong."""

_PATTERNS: Final[Mapping[str, str]] = MappingProxyType(
    {
        ID["pattern"]: "kleine letters en cijfers met streepjes ertussen, zoals 'om-ccb'",
        r"^[a-z]{2}$": "een code van twee letters, zoals 'en'",
        ADDRESS: "een e-mailadres zoals 'kaart@regio.nl', of een webadres dat begint met 'https://'",
        PHONE: "een telefoonnummer, zoals '088-123 45 67', '+31 6 12345678' of '088-123 45 67 tst 12', of laat het leeg",
        MAIL_ADDRESS: "een e-mailadres zoals 'piket@regio.nl'",
        WEB_ADDRESS: "het webadres van een map, zonder naam van een pagina, zoals 'https://regio.nl/routekaart/'",
        CODE: "de code die `make card` noemt: twaalf cijfers en letters, tussen aanhalingstekens",
        TERM: "'meteen', of een termijn zoals 'binnen 24 uur', 'binnen een week' of 'binnen 5 werkdagen'",
        LABEL: "de naam met 'de' of 'het' ervoor, zoals 'het protocol'",
        VERSION: "letters en cijfers met punten of streepjes ertussen, zoals '2026.1'",
    }
)


def structure_problems(folder: Folder) -> tuple[tuple[Keys, Problem], ...]:
    """Everything about the shape of the data that is not as it should be, with the way to the value that it is about.

    What a file that could not be read should have held, is left out.
    """
    data = folder.data()
    found = dict(_conditions(data, ())) | dict(_from_pydantic(data, folder))
    found |= {
        keys: without_value(keys, folder)
        for keys in empty(data)
        if not any(keys[:depth] in found for depth in range(len(keys)))
    }
    placed = ((keys, folder.spot(*keys), message) for keys, message in found.items())
    return tuple((keys, spot.problem(message)) for keys, spot, message in placed if spot)


def whole_card(data: Mapping[str, Plain]) -> Card:
    """The card that this data holds. Raises `ValidationError` when `structure_problems` has something to say about it."""
    return CARD.validate_json(json.dumps(data), strict=True)


def _from_pydantic(data: Mapping[str, Plain], folder: Folder) -> Iterator[tuple[Keys, str]]:
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
            elif _TWO_WAYS.keys().isdisjoint(map(str, keys[:-1])) and not (found["type"] == "too_short" and found["input"]):
                spot = folder.spot(*keys)
                number = spot.number if spot else None
                yield keys, _sentence(found["type"], keys, found["input"], found.get("ctx", {}), number)
        for keys, names in missing.items():
            beside = [str(other[-1]) for other in unknown if other[:-1] == keys]
            if keys and (really := not_misspelt(names, beside)):
                yield keys, missing_keys(really)


def _sentence(kind: str, keys: Keys, value: Any, context: Mapping[str, Any], number: str | None) -> str:
    """What is wrong with this value; `number` is how it is written when it is a number."""
    key = next((key for key in reversed(keys) if isinstance(key, str)), "")
    match kind:
        case "unexpected_keyword_argument":
            return f"sleutel '{key}' bestaat niet{or_rather(key, known_keys(keys))}"
        case "too_short":
            return f"de lijst '{key}' is leeg; vul die in"
        case "too_long":
            return f"in de lijst '{key}' staan er {len(value)}; meer dan {context['max_length']} kan niet"
        case "greater_than_equal":
            return f"bij '{key}' staat {value}; schrijf daar {context['ge']} of meer"
        case "less_than_equal":
            return f"bij '{key}' staat {value}; schrijf daar {context['le']} of minder"
        case "string_pattern_mismatch" if context["pattern"] in _PATTERNS:
            return f"bij '{key}' staat {shown_value(value)}; schrijf daar {_PATTERNS[context['pattern']]}{_other(value)}"
        case "string_pattern_mismatch":
            return f"'{key}' is leeg; vul het in"
        case "literal_error":
            return f"bij '{key}' staat {shown_value(value)}; schrijf daar {context['expected'].replace(' or ', ' of ')}"
        case _:
            where = f"bij '{key}'" if keys[-1] == key else "hier" if key in KINDS else f"in de lijst '{key}'"
            expected = _EXPECTED.get(kind.split("_")[0], "iets anders")
            shown = f"het getal {number}" if number else shown_value(value)
            return f"{where} staat {shown}; schrijf daar {expected}{_hint(kind, number or value)}{_other(value)}"


def _other(value: Any) -> str:
    """What is added when the value is not what it looks like."""
    found = lookalike(value) if isinstance(value, str) else None
    return f"; {found}" if found else ""


def _hint(kind: str, value: Any) -> str:
    match kind, value:
        case "dataclass_type" | "dict_type", str() if re.match(r"[\w-]+:\S", value):
            return ", met een spatie na de dubbele punt"
        case "tuple_type", str() | int():
            return f", met haken: [{value}]"
        case "string_type", dict():
            return ", tussen aanhalingstekens als er '{' of ': ' in staat"
        case "string_type", list():
            return ""
        case "string_type", _:
            return f', tussen aanhalingstekens: "{value}"'
        case _:
            return ""


def _conditions(data: Plain, keys: Keys) -> Iterator[tuple[Keys, str]]:
    """What is wrong with the shape of what may be written in two ways, wherever there is one."""
    if isinstance(data, dict):
        for key, value in data.items():
            if key in _TWO_WAYS and isinstance(keys[-1] if keys else None, int):
                yield from _TWO_WAYS[key](value, (*keys, key))
            else:
                yield from _conditions(value, (*keys, key))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from _conditions(value, (*keys, place))


def _condition(when: Plain, keys: Keys) -> Iterator[tuple[Keys, str]]:
    if not when:
        yield keys, "'when' is leeg; haal het weg als er geen voorwaarde is"
    elif isinstance(when, dict):
        yield from _alternative(when, keys)
    elif isinstance(when, list):
        for place, alternative in enumerate(when):
            if isinstance(alternative, dict) and alternative:
                yield from _alternative(alternative, (*keys, place))
            else:
                yield (*keys, place), f"in de lijst 'when' staat {shown_value(alternative)}; schrijf daar {_CONDITION}"
    else:
        yield keys, f"bij 'when' staat {shown_value(when)}; schrijf daar {_CONDITION}"


def _alternative(alternative: Mapping[str, Plain], keys: Keys) -> Iterator[tuple[Keys, str]]:
    for question, allowed in alternative.items():
        if isinstance(allowed, list):
            wrong = [answer for answer in allowed if not isinstance(answer, str)]
            if not allowed or wrong:
                found = shown_value(wrong[0]) if wrong else "niets"
                yield (
                    (*keys, question),
                    f"in de lijst bij '{question}' staat {found}; schrijf daar antwoorden, zoals [hoog, laag]",
                )
        elif not isinstance(allowed, str):
            yield (
                (*keys, question),
                f"bij '{question}' staat {shown_value(allowed)}; schrijf daar een antwoord, of een lijst zoals [hoog, laag]",
            )


def _source(source: Plain, keys: Keys) -> Iterator[tuple[Keys, str]]:
    match source:
        case list():
            if not source:
                yield keys, "de lijst 'source' is leeg; vul die in"
            for place, line in enumerate(source):
                if type(line) is not int and line is not None:
                    yield (*keys, place), f"in de lijst 'source' staat {shown_value(line)}; schrijf daar een geheel getal"
        case str() if not source.strip():
            yield keys, "'source' is leeg; vul het in"
        case str() if not any(map(str.isalpha, source)):
            try:
                card_lines(source)
            except ValueError as error:
                yield keys, str(error)
        case None | str():
            return
        case _:
            yield keys, f"bij 'source' staat {shown_value(source)}; schrijf daar kaartregels, of de naam van een andere bron"


def _section(section: Plain, keys: Keys) -> Iterator[tuple[Keys, str]]:
    names = section if isinstance(section, list) else [section]
    if not names:
        yield keys, "de lijst 'section' is leeg; vul die in"
    for name in names:
        if name is not None and not (isinstance(name, str) and is_id(name)):
            yield keys, f"bij 'section' staat {shown_value(name)}; schrijf daar {_PATTERNS[ID['pattern']]}"


type _Compare = Callable[[Plain, Keys], Iterator[tuple[Keys, str]]]
_TWO_WAYS: Final[Mapping[str, _Compare]] = {"when": _condition, "source": _source, "section": _section}
