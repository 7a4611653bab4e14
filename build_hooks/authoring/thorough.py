# SPDX-License-Identifier: EUPL-1.2
"""What helps with any card and is no mistake: plain language, and situations in which somebody is told nothing."""

from collections.abc import Iterator
from pathlib import Path

from build_hooks.authoring.cases import cases
from build_hooks.authoring.dutch import sentences
from build_hooks.authoring.language import RULES_FOR_SENTENCES, Known, Text, broken, card_texts, particular, verbs_missing
from build_hooks.authoring.size import situations
from checker.card import ROLE, Card
from checker.reasons import no_tasks
from checker.wording import joined


def thorough_warnings(card: Card, folder: Path) -> Iterator[str]:
    """In Dutch, what could be better about this card, which is written in this folder, and where."""
    known, own = Known(card), particular(folder)
    written = [
        Text(each.place, sentence) for each in card_texts(card, cases(folder, card)) for sentence in sentences(each.text)
    ]
    findings = broken(written, RULES_FOR_SENTENCES, known)
    findings += verbs_missing(card, own.verbs) if own.verbs else []
    yield from (str(each) for each in findings if not any(exception.covers(each, known) for exception in own.exceptions))
    yield from _nothing_to_do(card)


def _nothing_to_do(card: Card) -> Iterator[str]:
    """Of each role the first situation in which it has no task, and no answer says why."""
    told: set[str] = set()
    for step in situations(card):
        role = step.answers[ROLE]
        if not step.advice and role not in told and not no_tasks(step):
            told.add(role)
            given = [f"{card.question(name).short or name} = {answer}" for name, answer in step.answers.items() if name != ROLE]
            yield (
                f"vragen.yml: {card.role(role).label} krijgt geen enkele taak bij {joined(given or ['elk antwoord'])}. "
                "Klopt dat? Geef anders een taak die dan geldt."
            )
