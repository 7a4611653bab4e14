# SPDX-License-Identifier: EUPL-1.2
"""What a round came to, as lines of plain Dutch for who keeps the card."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from build_hooks.authoring import CardProblems
from build_hooks.review.filled_in import Filled
from build_hooks.review.merging import Change, Clash, Round
from build_hooks.review.rows import CONDITION, NEW_TASK, Row
from build_hooks.versions import Comparison, Situation
from checker.card import ROLE
from checker.wording import joined

_KINDS: Final = {"comes": "erbij", "goes": "weg", "otherwise": "anders", "reworded": "in andere woorden"}
"""What can become of a task in an advice, as a comparison names it and as it is told."""


def report(found: Round) -> Iterator[str]:
    """Each part of the outcome that there is anything to say of, with an empty line before it."""
    yield from _part("Niet te lezen", found.problems)
    yield from _part("Dit kan in de kaart", map(_change, found.changes))
    yield from _part("Collega’s willen iets anders: overleg eerst", map(_clash, found.clashes))
    yield from _part("De kaart is intussen veranderd: kijk dit zelf na", (_outdated(*each) for each in found.outdated))
    yield from _part("Een voorwaarde: pas die zelf aan", (_asked(*each) for each in found.by_hand if each[1].what == CONDITION))
    yield from _part(
        "Een taak die mist: schrijf die zelf", (_missed(*each) for each in found.by_hand if each[1].what == NEW_TASK)
    )
    yield from _part("Opmerkingen", (_remark(*each) for each in found.remarks))
    yield from _part(
        "Rijen die er niet meer zijn", (f"{file}: {number}; die teksten blijven staan" for file, number in found.missing)
    )


def refused_report(changes: Iterable[tuple[Change, CardProblems]]) -> Iterator[str]:
    """Each change with which the card would not be right, and why not. A place in the card is that of another text."""
    yield from _part("Deze voorstellen kunnen zo niet in de kaart", (_refused(*each) for each in changes))


def advice_report(found: Comparison) -> Iterator[str]:
    """What changes in the advices from one card to another: each task with who reads it, and in how many situations."""
    number, told = len(found.situations), dict[tuple[str, str], list[Situation]]()
    for situation in found.situations:
        for kind in _KINDS:
            for task in getattr(situation, kind):
                told.setdefault((kind, task), []).append(situation)
    if not number:
        yield "Er verandert niets aan wat de vragenhulp adviseert."
        return
    yield f"De vragenhulp adviseert iets anders in {number} van de {found.out_of} situaties:"
    for (kind, task), situations in told.items():
        roles = dict.fromkeys(each.answers[ROLE] for each in situations)
        who = joined(found.after.role(role).name for role in roles)
        yield f"- {_KINDS[kind]}: taak '{task}', voor {who} (in {len(situations)})"


def _part(title: str, lines: Iterable[str]) -> Iterator[str]:
    listed = list(lines)
    if listed:
        yield from ("", f"{title} ({len(listed)})", *(f"- {line}" for line in listed))


def _at(row: Row) -> str:
    return f"{row.place}, {row.what.lower()}"


def _change(change: Change) -> str:
    return f"{_at(change.row)}\n  nu:  {change.row.text}\n  dan: {change.text}\n  van: {joined(change.by)}"


def _refused(change: Change, problems: CardProblems) -> str:
    spot = change.row.spot
    here = (spot.document.path.name, spot.line) if spot else None
    reasons = (
        each.message if (each.path.name, each.line) == here else f"{each.path.name}, regel {each.line}: {each.message}"
        for each in problems.problems
    )
    return "".join((_change(change), *(f"\n  waarom niet: {reason}" for reason in reasons)))


def _clash(clash: Clash) -> str:
    texts = "".join(f"\n  {joined(files)}: {text}" for text, files in clash.texts)
    return f"{_at(clash.row)}\n  nu: {clash.row.text}{texts}"


def _outdated(filled: Filled, row: Row | None) -> str:
    now = f"\n  nu: {row.text}" if row else "\n  dit staat niet meer op de kaart"
    return f"{_at(row) if row else filled.key}{now}\n  {_who(filled)}: {_said(filled)}"


def _asked(filled: Filled, row: Row) -> str:
    return f"{_at(row)}\n  nu:  {row.text}\n  {_who(filled)}: {filled.proposal}"


def _missed(filled: Filled, row: Row) -> str:
    note = f"\n  opmerking: {filled.note}" if filled.note else ""
    return f"{row.place}: {filled.proposal}{note}\n  van: {_who(filled)}"


def _remark(filled: Filled, row: Row) -> str:
    return f"{_at(row)}\n  {_who(filled)}: {_said(filled)}"


def _who(filled: Filled) -> str:
    return f"{filled.file}, rij {filled.line}"


def _meant(filled: Filled) -> str:
    """What a proposal means that is no text. Of a question mark nobody knows."""
    return " (haal dit weg)" if filled.wants_it_gone and "?" not in filled.proposal else ""


def _said(filled: Filled) -> str:
    parts: Sequence[str] = [
        f"akkoord: {filled.agreed}" if filled.agreed else "",
        f"voorstel: {filled.proposal}{_meant(filled)}" if filled.proposal else "",
        filled.note,
    ]
    return "; ".join(filter(None, parts))
