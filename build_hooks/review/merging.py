# SPDX-License-Identifier: EUPL-1.2
"""What several colleagues filled in, brought together: what can be put in the card, and what has to be talked about first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_hooks.review.filled_in import Filled, Sheet
from build_hooks.review.rows import NEW_TASK, Row
from build_hooks.review.sheet import NOW, PROPOSAL


@dataclass(frozen=True, slots=True)
class Change:
    """A text to put in the place of the one of now, and the files that ask for it."""

    row: Row
    text: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """Texts that colleagues want for the same thing, each with the files that ask for it. None of them is applied."""

    row: Row
    texts: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Round:
    """The outcome: what can be applied, what is left to people, each row once, and what could not be read."""

    changes: tuple[Change, ...]
    clashes: tuple[Clash, ...]
    outdated: tuple[tuple[Filled, Row | None], ...]
    by_hand: tuple[tuple[Filled, Row], ...]
    remarks: tuple[tuple[Filled, Row], ...]
    problems: tuple[str, ...]
    missing: tuple[tuple[str, int], ...]


def merged(rows: Sequence[Row], sheets: Sequence[Sheet]) -> Round:
    """What these sheets together say of the card of now."""
    now = {row.key: row for row in rows}
    with_text = {row.key for row in rows if row.text}
    filled = [each for sheet in sheets for each in sheet.rows]
    outdated = [each for each in filled if each.key not in now or each.mark != now[each.key].mark]
    current = [each for each in filled if each not in outdated]
    wanted: dict[str, dict[str, list[str]]] = {}
    no_texts = {each.proposal for each in current if each.wants_it_gone}
    for each in current:
        if each.proposal and each.proposal != now[each.key].text and now[each.key].spot:
            files = wanted.setdefault(each.key, {}).setdefault(each.proposal, [])
            files += [each.file] if each.file not in files else []
    return Round(
        changes=tuple(
            Change(now[key], *_only(texts)) for key, texts in wanted.items() if len(texts) == 1 and no_texts.isdisjoint(texts)
        ),
        clashes=tuple(
            Clash(now[key], _each(texts)) for key, texts in wanted.items() if len(texts) > 1 and texts.keys() - no_texts
        ),
        outdated=tuple((each, now.get(each.key)) for each in outdated if _still_matters(each, now)),
        by_hand=tuple((each, now[each.key]) for each in current if each.proposal and not now[each.key].spot),
        remarks=tuple((each, now[each.key]) for each in current if _is_a_remark(each, now[each.key])),
        problems=(*(problem for sheet in sheets for problem in sheet.problems), *_overwritten(current, now)),
        missing=tuple((each.file, len(with_text - each.keys)) for each in sheets if each.keys and with_text - each.keys),
    )


def _only(texts: Mapping[str, Sequence[str]]) -> tuple[str, tuple[str, ...]]:
    ((text, files),) = _each(texts)
    return text, files


def _each(texts: Mapping[str, Sequence[str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((text, tuple(files)) for text, files in texts.items())


def _is_a_remark(filled: Filled, row: Row) -> bool:
    """Whether it says something beside a new text; of what is done by hand every proposal is told already."""
    if row.what == NEW_TASK and filled.proposal:
        return False
    return bool(filled.note) or filled.agreed in ("nee", "overleg") or (filled.wants_it_gone and row.spot is not None)


def _still_matters(filled: Filled, now: Mapping[str, Row]) -> bool:
    """Whether somebody has to look at it: not when the card says by now what was proposed, or when all was well."""
    done = filled.key in now and filled.proposal == now[filled.key].text
    return not done and bool(filled.proposal or filled.note or filled.agreed != "ja")


def _overwritten(current: Iterable[Filled], now: Mapping[str, Row]) -> Iterator[str]:
    for each in current:
        if each.now != now[each.key].text:
            yield f"{each.file}, rij {each.line}: de tekst bij ‘{NOW}’ is veranderd; zet een nieuwe tekst bij ‘{PROPOSAL}’"
