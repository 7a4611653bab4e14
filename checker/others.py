# SPDX-License-Identifier: EUPL-1.2
"""What the other organisations do meanwhile: their tasks at the same answers."""

from collections.abc import Iterator

from checker.card import ROLE, Organisation
from checker.decision import Step, decide


def others(step: Step) -> Iterator[tuple[Organisation, Step]]:
    """Every organisation but the reader's own, in the order of the card, with its step at the reader's answers.

    An organisation has questions of its own, which the reader was never asked: its next question may still be open. The tasks
    that are known are in its step all the same. Organisations without any are left out.
    """
    own = step.card.organisation_of(step.answers[ROLE])
    for organisation in step.card.organisations:
        if organisation is not own:
            theirs = seen_by(step, organisation)
            if theirs.advice:
                yield organisation, theirs


def seen_by(step: Step, organisation: Organisation) -> Step:
    """The same situation for this organisation: what counts for the reader counts for it, and nothing else."""
    return decide(step.card, {**step.answers, ROLE: organisation.id})
