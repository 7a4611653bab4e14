# SPDX-License-Identifier: EUPL-1.2
"""What the card does not write out is no doubt inside an order: the word has one mark, and one note below says why."""

import json
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest

from checker import Card, Step
from checker.browser import respond
from checker.card import ROLE
from checker.text import advice_text
from checker.texts import UNSURE_NOTE
from checker.wording import UNSURE_MARK, is_unsure
from tests.checker.faces import in_the_terminal, leaves
from tests.states import complete_steps, every_step


def faces(card: Card, step: Step) -> Iterator[str]:
    """Every text that a reader gets at this step."""
    answers = dict(step.answers)
    asked: list[dict[str, Any]] = [
        {"kind": "step", "answers": answers, "change": None, "before": None, "root": "", "today": "vandaag"}
    ]
    if not step.question:
        asked += [
            {"kind": "self-check", "answers": answers, "marks": {}, "today": "vandaag"},
            {"kind": "meeting", "answers": answers, "today": "vandaag"},
            *(
                {"kind": "what-if", "answers": answers, "question": question.id, "answer": option.id}
                for question in map(card.question, answers)
                for option in question.options
                if question.id != ROLE and option.id != answers[question.id]
            ),
        ]
        yield advice_text(step)
        yield " ".join(in_the_terminal(step).split())
    for each in asked:
        yield unescape(json.loads(respond(card, json.dumps(each)))["html"])


def misses(card: Card, text: str) -> bool:
    """Whether a mark has no note, a note no mark, or either stands there twice."""
    marks = [text.count(f"{term.full}{UNSURE_MARK})") for term in card.terms if is_unsure(term)]
    return max(marks) > 1 or text.count(UNSURE_NOTE) != any(marks) or "waarschijnlijk" in text


@pytest.mark.this_card
def test_every_mark_has_one_note_and_stands_once_in_whatever_a_reader_gets(card: Card) -> None:
    assert not [(step.answers, text) for step in every_step(card) for text in faces(card, step) if misses(card, text)]
    assert not [leaf.text for leaf in leaves(card) if misses(card, leaf.text)]


@pytest.mark.this_card
def test_some_readers_do_get_a_mark(card: Card) -> None:
    assert any(UNSURE_NOTE in text for step in complete_steps(card) for text in faces(card, step))
