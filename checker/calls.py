# SPDX-License-Identifier: EUPL-1.2
"""Whom the reader calls: first those with a number; of these first whom she needs whatever turns out, then the others."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from checker import texts
from checker.card import ROLE, Contact, Question
from checker.decision import Advice, Step
from checker.outline import as_shown
from checker.people import how_to_reach, is_own, named, partners
from checker.reasons import needed_anyhow, only_if


@dataclass(frozen=True, slots=True)
class Calls:
    """Those whom the reader calls for one reason, each with how; or, with None for each, whose numbers are to be asked for.

    `why` goes before them: 'Om te weten of de verdachte is aangehouden:'. Whom every outcome needs is `certain`: then it is
    empty, or 'In elk geval:' below those of whom that is not so.
    """

    why: str
    people: tuple[tuple[str, Contact | None], ...]
    certain: bool


def to_call(step: Step, asked: Iterable[Question]) -> tuple[Calls, ...]:
    """Everybody whom the reader's tasks need, and whom she is to ask for the answers to these questions; each once.

    Who can be called at once stands above all whose number is to be asked for: so a number is always in view.
    """
    card, reader = step.card, step.answers[ROLE]
    needing: dict[str, list[Advice]] = {}
    for advice in as_shown(step):
        for name in partners(card, advice.rule.task, reader) if is_own(card, advice.rule, reader) else ():
            needing.setdefault(name, []).append(advice)
    asking: dict[str, list[Question]] = {}
    for question in asked:
        for name in named(card, question.how_to_find_out(reader) or "", reader):
            asking.setdefault(name, []).append(question)
    certain = [name for name, tasks in needing.items() if needed_anyhow(step, tasks)]
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(
        (*certain, *asking, *needing)
    ):  # what she is to ask, she can do now; the rest may never be needed
        found.setdefault("" if name in certain else _why(step, asking.get(name, ()), needing.get(name, ())), []).append(name)
    calls = [Calls(why, how_to_reach(card, names), certain=not why) for why, names in found.items()]
    return tuple(_in_order(calls))


def _in_order(calls: Sequence[Calls]) -> Iterator[Calls]:
    """Those with a number above those without. What goes before some is not said of the others below them."""
    said = ""
    for has_number in (True, False):
        for each in calls:
            if people := tuple((name, contact) for name, contact in each.people if bool(contact) is has_number):
                said = each.why or (said and texts.ANYHOW)
                yield Calls(said, people, each.certain)


def _why(step: Step, asking: Sequence[Question], needing: Sequence[Advice]) -> str:
    return texts.TO_KNOW.format(what=asking[0].whether) if asking else only_if(step, *needing)
