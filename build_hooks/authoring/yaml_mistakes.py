# SPDX-License-Identifier: EUPL-1.2
"""Where YAML gives up, and why: a look at the lines around that place, for YAML often notices a mistake far below it."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

import yaml

from build_hooks.authoring.scalars import KEYS

_START: Final = r"^\s*(?:- +)*"
_VALUE: Final = rf"{_START}(?:[\w-]+: +|- +)"
_KEY: Final = rf"{_START}[\w-]+:"
_A_KEY: Final = rf"(?:{'|'.join(sorted(KEYS))}):"
_QUOTE_IT: Final = "zet de hele tekst tussen dubbele aanhalingstekens"

_UNCLOSED: Final = "deze lijst of groep is niet gesloten; zet er een haak achter, of een komma tussen"

_ON_A_LINE: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(pattern), message)
    for pattern, message in (
        (rf"{_START}([\w-]+):(?![\s/]|$)", "na '{0}:' ontbreekt een spatie; schrijf '{0}: …'"),
        (r"^\s*-(?=[^\s-])", "na het streepje ontbreekt een spatie; schrijf '- …'"),
        (r"^\s*([–—−‐‑•*])\s*[\w{\['\"]", "deze regel begint met '{0}'; schrijf een gewoon streepje en een spatie: '- …'"),
        (rf"{_VALUE}([>|])(?![-+0-9]*\s*(?:#.*)?$)", f"een tekst kan niet beginnen met '{{0}}'; {_QUOTE_IT}"),
        (rf"{_VALUE}([?-]) ", f"een tekst kan niet beginnen met '{{0}} '; {_QUOTE_IT}"),
        (rf"{_VALUE}(\*+|[&!%@`,\]}}])", f"een tekst kan niet beginnen met '{{0}}'; {_QUOTE_IT}"),
        (rf"{_VALUE}(\[)[^\]]*\]\s*[^\s#]", f"een tekst kan niet beginnen met '{{0}}'; {_QUOTE_IT}"),
        (rf"{_VALUE}({{)[^}}'\"]*}}\s*[^\s#]", f"een tekst kan niet beginnen met '{{0}}'; {_QUOTE_IT}"),
        (
            rf"{_START}(when|lines|names|no_tasks|do_for|find_out_for): +([\w-]+): +(\S.*?)(?: +#.*)?$",
            "zet accolades om wat na '{0}:' staat; schrijf '{0}: {{ {1}: {2} }}'",
        ),
        (rf"{_START}[\w-]+: +[^'\"\[{{#]*:(?: |$)", f"in deze tekst staat ': '; {_QUOTE_IT}"),
        (
            rf".*[{{,]\s*[\w-]+: +(?!{_A_KEY})[^'\"\[\]{{}},\s](?:(?! {_A_KEY})[^'\"\[\]{{}},])*:(?: |$)",
            f"in een tekst tussen accolades staat ': '; {_QUOTE_IT}",
        ),
        (rf"{_VALUE}[\[{{][^\]}}]*$", _UNCLOSED),
    )
)
"""What cannot be right on a line by itself, and what to say about it. Looked at only where YAML gives up."""

_IN_FLOW: Final = re.compile(rf"{_VALUE}[\[{{]")
_OPENS: Final = re.compile(rf"{_VALUE}(?=(['\"]))")
_OPENS_IN_FLOW: Final = re.compile(r"(?:: +|[,\[{] *)(?=(['\"]))")
_QUOTED: Final = re.compile(r"(?s:'(?:[^']|'')*'|\"(?:[^\"\\]|\\.)*\")(?=\s*(?:$|[,}\]:]|#))", re.MULTILINE)

_OTHERWISE: Final[Mapping[str, str]] = {
    "expected ',' or": _UNCLOSED,
    "expected the node content": "hier ontbreekt een waarde; vul die in",
    "escape": "na een '\\' tussen dubbele aanhalingstekens staat iets vreemds; schrijf een backslash als '\\\\'",
}
"""What to say by a part of what YAML says, when no line is wrong by itself."""


def yaml_mistake(error: yaml.MarkedYAMLError, text: str) -> tuple[int, str]:
    """The line of the mistake that made YAML give up on this text, and what to do about it."""
    said = error.problem or ""
    opened = any(part in f"{error.context}; {said}" for part in ("quoted scalar", "simple key", "expected ',' or"))
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    lines = text.split("\n")
    here = min(mark.line, len(lines) - 1) if mark else 0
    above = next((each for each in range(here - 1, -1, -1) if _is_content(lines[each])), here)
    key_above = next((each for each in range(above, -1, -1) if re.match(_KEY, lines[each])), above)
    return (
        _at(here, lines)
        or _unclosed(text, lines, here)
        or _at(above, lines)
        or _at(key_above, lines)
        or _cut_in_two(lines, here)
        or _without_colon(lines, above, here)
        or next(((here + 1, message) for part, message in _OTHERWISE.items() if part in said), None)
        or _indentation(lines, above, here)
    )


def _is_content(line: str) -> bool:
    return re.match(r"\s*(?:#|$)", line) is None


def _at(here: int, lines: Sequence[str]) -> tuple[int, str] | None:
    """What is wrong with this line by itself."""
    for pattern, message in _ON_A_LINE:
        if found := pattern.match(lines[here]):
            return here + 1, message.format(*found.groups())
    return None


def _unclosed(text: str, lines: Sequence[str], here: int) -> tuple[int, str] | None:
    """The nearest line, here or above, on which a quote opens that does not close, or closes where the text goes on."""
    end = sum(len(line) + 1 for line in lines[: here + 1])
    for number in range(here, -1, -1):
        line, end = lines[number], end - len(lines[number]) - 1
        place: int | None = 0
        while place is not None and (found := _opening(line, place)):
            closed = _QUOTED.match(text, end + found.start(1))
            if not closed and found[1] == "'":
                return number + 1, f"deze tekst begint met een apostrof, en die leest YAML als aanhalingsteken; {_QUOTE_IT}"
            if not closed:
                return number + 1, 'dit aanhalingsteken sluit niet goed; schrijf ‘…’ binnen de tekst en " alleen eromheen'
            place = closed.end() - end if closed.end() <= end + len(line) else None
    return None


def _opening(line: str, place: int) -> re.Match[str] | None:
    return (_OPENS_IN_FLOW if _IN_FLOW.match(line) else _OPENS).search(line, place)


def _cut_in_two(lines: Sequence[str], here: int) -> tuple[int, str] | None:
    if here and re.search(r"(?:^|\s)#", lines[here - 1]) and not re.match(_KEY, lines[here]):
        return here, "deze opmerking knipt een tekst in tweeën; zet je opmerking boven de tekst"
    return None


def _without_colon(lines: Sequence[str], above: int, here: int) -> tuple[int, str] | None:
    for each in (here, above):
        if re.match(rf"{_START}\w[\w-]*(?: |$)", lines[each]) and _column(lines[each]) == _column(lines[here]):
            return each + 1, "hier ontbreekt een dubbele punt, of deze regel hoort bij de tekst erboven en springt te weinig in"
    return None


def _column(line: str) -> int:
    """Where what is written on this line begins, after the dash of a list."""
    return len(line) - len(re.sub(_START, "", line))


def _indentation(lines: Sequence[str], above: int, here: int) -> tuple[int, str]:
    below = next((each for each in range(here + 1, len(lines)) if _is_content(lines[each])), here)
    other, where = above, "erboven"
    if _column(lines[here]) == _column(lines[below]) and not re.match(r"\s*[\w-]+:", lines[above]):
        here, other, where = above, here, "eronder"
    column, beside = _column(lines[here]), _column(lines[other])
    if column == beside:
        return here + 1, "hier klopt iets niet; kijk naar de dubbele punten, aanhalingstekens en inspringing, ook erboven"
    return here + 1, (
        f"de inspringing klopt niet: de tekst begint hier na {column} spaties en op de regel {where} na {beside}; "
        "zet wat bij elkaar hoort recht onder elkaar"
    )
