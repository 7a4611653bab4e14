# SPDX-License-Identifier: EUPL-1.2
"""How two readers begin, whatever the card asks: what the page does with answers does not depend on which these are."""

from typing import Final

from build_hooks.authoring import load
from checker import decide
from checker.card import ROLE, Question
from tests.conftest import CARD_FOLDER

_CARD: Final = load(CARD_FOLDER)


def _next(answers: dict[str, str]) -> Question:
    question = decide(_CARD, answers).question
    assert question, f"nothing is asked after {answers}"
    return question


def _leads_on(answer: str) -> bool:
    """Is there another question for both?"""
    return all(decide(_CARD, {ROLE: role, QUESTION: answer}).question for role in (ONE, OTHER))


def _to_the_end(answers: dict[str, str]) -> dict[str, str]:
    while question := decide(_CARD, answers).question:
        answers = {**answers, question.id: question.options[0].id}
    return answers


ONE: Final = _CARD.organisations[0].id
OTHER: Final = _CARD.organisations[-1].id
"""Their roles: two organisations."""
QUESTION: Final = _next({ROLE: ONE}).id
"""The first question after that for the role."""
ANSWER: Final = next(option.id for option in _next({ROLE: ONE}).options if _leads_on(option.id))
NEXT: Final = _next({ROLE: ONE, QUESTION: ANSWER}).id
"""The question after that, for the one."""
ADVICE: Final = _to_the_end({ROLE: OTHER, QUESTION: ANSWER})
"""All answers of the other, who goes on with the first option each time."""
