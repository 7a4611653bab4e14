# SPDX-License-Identifier: EUPL-1.2
"""Regional names: `{vhh}` in a text of the card stands for what `region.names` says of it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from build_hooks.authoring.folder import Folder
from build_hooks.authoring.problems import Problem, or_rather
from build_hooks.authoring.reading import Plain
from build_hooks.authoring.spot import Spot

_PLACEHOLDER: Final = re.compile(r"\{([^{}]*)\}")
_NAMES: Final = ("region", "names")
_LONGEST: Final = 200
"""Of a name, in characters. It stands in the text again for each placeholder."""


def fill_in(folder: Folder) -> tuple[Folder, tuple[Problem, ...]]:
    """The folder with all placeholders filled in, and the placeholders that stand for nothing.

    When the regional names cannot be read, nothing is filled in and nothing reported: that problem is reported elsewhere.
    """
    spot = folder.spot(*_NAMES)
    names = spot.data if spot else None
    if not isinstance(names, dict) or not all(isinstance(name, str) for name in names.values()):
        return folder, ()
    texts = {placeholder: str(name)[:_LONGEST] for placeholder, name in names.items()}
    problems = [problem for place, text in folder.texts() for problem in _unknown(place, text, texts)]
    documents = {file: replace(document, data=_filled(document.data, texts)) for file, document in folder.documents.items()}
    return replace(folder, documents=documents), tuple(problems)


def _filled(data: Plain, names: Mapping[str, str]) -> Plain:
    match data:
        case str():
            return _PLACEHOLDER.sub(lambda found: names.get(found[1], found[0]), data)
        case list():
            return [_filled(item, names) for item in data]
        case dict():
            return {key: _filled(value, names) for key, value in data.items()}
        case _:
            return data


def _unknown(spot: Spot, text: str, names: Mapping[str, str]) -> Iterator[Problem]:
    if spot.keys[:2] != _NAMES:
        for name in _PLACEHOLDER.findall(text):
            if name not in names:
                yield spot.problem(f"de naam '{{{name}}}' staat niet in regio.yml{or_rather(name, names, quote="'{{{}}}'")}")
    elif _PLACEHOLDER.search(text):
        yield spot.problem(f"de naam voor '{spot.keys[-1]}' bevat zelf accolades; schrijf de naam voluit")
    elif len(text) > _LONGEST:
        yield spot.problem(f"de naam voor '{spot.keys[-1]}' is langer dan {_LONGEST} tekens; maak die korter")
    elif not text.strip():
        yield spot.problem(f"de naam voor '{spot.keys[-1]}' is leeg; vul die in")
