# SPDX-License-Identifier: EUPL-1.2
"""What people type in the search box, and what must come of it: `proeven/zoekvragen.yml` beside a card, tried on its site."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import yaml

from build_hooks.authoring import shared_files
from build_hooks.browser.scripts import CLIENT
from build_hooks.node import run
from build_hooks.pages.search import SEARCH_INDEX
from checker.card import Card
from checker.wording import joined

QUERIES: Final = "proeven/zoekvragen.yml"
NOT_COVERED: Final = "niet op de kaart"
NOTHING: Final = "niets"
FIRST: Final = 3
"""Among so many results stands what is wanted, unless it is to be the first."""

type Wanted = str | Sequence[str] | Mapping[str, Sequence[str] | str]
"""What must come of a query: see the head of `docs/kaart/proeven/zoekvragen.yml`."""

_SCRIPT: Final = Path(__file__).with_name("queries.mjs")
_SEARCH: Final = tuple(CLIENT / "theme" / name for name in ("texts.js", "words.js", "search.js"))
_EXPECTED: Final = {NOT_COVERED: "dat de kaart daar niets over zegt", NOTHING: "dat er niets is gevonden"}


@dataclass(frozen=True, slots=True)
class Found:
    """What the site finds: the places in their order, what it takes for meant instead, and whether it says to know nothing."""

    hits: Sequence[str]
    meant: str
    silent: bool


def queries(folder: Path) -> Mapping[str, Wanted]:
    """What people type, and what must come of it, beside the card in this folder; nothing when it does not say."""
    file = folder / QUERIES
    groups = yaml.safe_load(file.read_text(encoding="utf-8")) if file.is_file() else {}
    return {str(words): wanted for group in groups.values() for words, wanted in group.items()}


def is_right(wanted: Wanted, found: Found) -> bool:
    """Whether this is what must come of it."""
    if isinstance(wanted, str):
        return wanted in _EXPECTED and not found.hits and found.silent == (wanted == NOT_COVERED)
    rules = wanted if isinstance(wanted, Mapping) else {"bij": wanted}
    near, first = rules.get("bij"), rules.get("eerst")
    return (
        (near is None or not set(near).isdisjoint(found.hits[:FIRST]))
        and (first is None or not set(first).isdisjoint(found.hits[:1]))
        and found.meant == rules.get("bedoeld", "")
    )


def query_warnings(card: Card, folder: Path, site: Path) -> Iterator[str]:
    """In Dutch, for which queries the site finds something else; or, when it is not there, how to have that looked at."""
    try:
        asked = queries(folder)
    except (yaml.YAMLError, AttributeError) as problem:
        yield f"{QUERIES}: dit is niet te lezen. {problem}"
        return
    if not asked:
        return
    data = site / "kaart.json"
    if not data.is_file() or data.read_text(encoding="utf-8") != shared_files(card)["kaart.json"]:
        yield f"{QUERIES}: de zoekvragen zijn nog niet nagekeken. Maak eerst de site met `make site`, en doe dit dan opnieuw."
        return
    answer = run(_SCRIPT, *_SEARCH, site / SEARCH_INDEX, failure=RuntimeError, given=json.dumps(list(asked)))
    for (words, wanted), told in zip(asked.items(), json.loads(answer), strict=True):
        found = Found(**told)
        if not is_right(wanted, found):
            yield f"{QUERIES}: wie '{words}' zoekt, vindt {_said(found)}. Verwacht: {_expected(wanted)}."


def _said(found: Found) -> str:
    guess = f", met de vraag 'Bedoel je {found.meant}?'" if found.meant else ""
    return f"{joined(found.hits[:FIRST] or ['niets'])}{guess}"


def _expected(wanted: Wanted) -> str:
    if isinstance(wanted, str):
        return _EXPECTED.get(wanted, wanted)
    rules = wanted if isinstance(wanted, Mapping) else {"bij": wanted}
    ways = {"bij": f"bij de eerste {FIRST} {{}}", "eerst": "bovenaan {}", "bedoeld": "de vraag 'Bedoel je {}?'"}
    return joined(ways[key].format(each if isinstance(each, str) else joined(each, "of")) for key, each in rules.items())
