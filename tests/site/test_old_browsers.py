# SPDX-License-Identifier: EUPL-1.2
"""A browser that does not know `:has()` (Firefox before 121) forgets what is said with it, and nothing else."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

STYLE: Final = "assets/stijl/stijl.css"
ALONE_IS_NO_USE: Final = {"#checker > :is(.rk-bellen, .rk-uitzoeken), #checker > .rk-vraag:has(~ .rk-advies)"}
"""Half of the layout in two columns, which the rule before it begins, with `:has()`."""


def selectors(style: str) -> Iterator[str]:
    """What stands before each block of declarations."""
    without_comments = re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)
    yield from (found.strip() for found in re.findall(r"([^{};]+)\{", without_comments) if not found.strip().startswith("@"))


def parts(selector: str) -> list[str]:
    """The selectors of a list. What stands between brackets stays together."""
    found, depth = [""], 0
    for character in selector:
        depth += {"(": 1, ")": -1}.get(character, 0)
        if character == "," and not depth:
            found.append("")
        else:
            found[-1] += character
    return [each.strip() for each in found]


def needs_has(selector: str) -> bool:
    """Within `:is()` and `:where()` a browser passes over what it does not know."""
    forgiving = re.compile(r":(is|where)\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)")
    return ":has(" in forgiving.sub("", selector)


def lost(style: str) -> list[str]:
    """Lists of selectors of which one that every browser knows is forgotten because of another."""
    return [each for each in selectors(style) if len({needs_has(part) for part in parts(each)}) > 1]


def test_no_rule_is_forgotten_because_of_a_selector_beside_it(site: Path) -> None:
    assert set(lost((site / STYLE).read_text(encoding="utf-8"))) == ALONE_IS_NO_USE


@pytest.mark.parametrize(
    ("style", "found"),
    [
        ("a, b:has(c) { top: 0 }", ["a, b:has(c)"]),
        ("@media print { a { top: 0 } b:not(:has(c)), d { top: 0 } }", ["b:not(:has(c)), d"]),
        ("a:has(b, c), d:has(e) { top: 0 } :is(a, b:has(> c)), d { top: 0 } /* a, b:has(c) */ e { top: 0 }", []),
    ],
)
def test_such_a_list_would_be_noticed(style: str, found: list[str]) -> None:
    assert lost(style) == found
