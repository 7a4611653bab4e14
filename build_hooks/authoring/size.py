# SPDX-License-Identifier: EUPL-1.2
"""Is the card small enough for a phone? Readers without a script get every advice in one page."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from build_hooks.authoring.problems import CardProblems, Problem
from checker.card import Card
from checker.decision import Step, decide

MOST: Final = 1_000
"""Situations. The page grows by some 3 kB for each, so to 3 MB; with four times as many an old phone needs a quarter of a
minute to open it. Each question more that all are asked makes three times as many.
"""


def demand_that_it_fits_in_a_page(card: Card, folder: Path) -> None:
    """Raise `CardProblems` when the questions of the card, which is written in this folder, lead to too many situations."""
    if any(number >= MOST for number, _ in enumerate(situations(card))):
        message = (
            f"de antwoorden leiden tot meer dan {MOST} verschillende situaties; de pagina met alle situaties, voor wie geen "
            "script heeft, is dan te groot voor een telefoon; laat minder taken van de laatste vragen afhangen, of haal een "
            "antwoord weg"
        )
        raise CardProblems([Problem(folder / "vragen.yml", 1, message)])


def situations(card: Card) -> Iterator[Step]:
    """Every way to answer the questions to the end."""
    begun: list[dict[str, str]] = [{}]
    while begun:
        step = decide(card, begun.pop())
        if step.question is None:
            yield step
        else:
            begun += [{**step.answers, step.question.id: option.id} for option in step.question.options]
