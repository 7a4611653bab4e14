# SPDX-License-Identifier: EUPL-1.2
"""Every complete state on one line, to read what an edit of the card changes in a diff."""

from pathlib import Path

import pytest

from checker import Card
from tests.states import every_step, tasks_of

SNAPSHOT = Path(__file__).with_name("states.txt")


def lines(card: Card) -> list[str]:
    """`rol=om risico=laag …: om-sash om-aanpak ?om-onderzoek`, a question mark for what is to be found out first."""
    return [
        f"{' '.join(f'{name}={answer}' for name, answer in step.answers.items())}: "
        + " ".join(task if status == "do" else f"?{task}" for task, status in tasks_of(step).items())
        for step in every_step(card)
        if step.question is None
    ]


@pytest.mark.this_card
def test_the_tasks_of_every_complete_state_are_those_that_were_agreed(card: Card) -> None:
    current = "\n".join(lines(card)) + "\n"
    agreed = SNAPSHOT.read_text(encoding="utf-8") if SNAPSHOT.exists() else ""
    if current != agreed:
        SNAPSHOT.with_suffix(".new.txt").write_text(current, encoding="utf-8")
    assert current == agreed, (
        f"The tasks changed. Compare {SNAPSHOT.name} with {SNAPSHOT.stem}.new.txt beside it; "
        "if the change is meant, replace the first by the second and commit it."
    )
