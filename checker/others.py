# SPDX-License-Identifier: EUPL-1.2
"""What the other organisations ought to do meanwhile: their tasks, and those of their functions, at the same answers."""

from collections.abc import Iterator
from dataclasses import replace

from checker.card import ROLE, Organisation, Role
from checker.decision import Step, decide
from checker.outline import Share, shares


def others(step: Step) -> Iterator[tuple[Organisation, Step]]:
    """Every organisation but the reader's own, in the order of the card, with its step; those without any task are left out."""
    own = step.card.organisation_of(step.answers[ROLE])
    for organisation in step.card.organisations:
        if organisation is not own:
            theirs = seen_by(step, organisation)
            if theirs.advice:
                yield organisation, theirs


def seen_by(step: Step, organisation: Organisation) -> Step:
    """The same situation for this organisation: its own tasks, and after those the tasks that only its functions have.

    What counts for the reader counts for all of them, and nothing else. They have questions of their own, which the reader was
    never asked: their next one may still be open, and the tasks that are known are there all the same.
    """
    whole = decide(step.card, {**step.answers, ROLE: organisation.id})
    for function in organisation.functions:
        theirs = decide(step.card, {**step.answers, ROLE: function.id})
        told = {each.rule.task.id for each in whole.advice}
        whole = replace(
            whole,
            answers={**theirs.answers, **whole.answers},
            question=whole.question or theirs.question,
            advice=(*whole.advice, *(each for each in theirs.advice if each.rule.task.id not in told)),
        )
    return whole


def done_by(step: Step, role: Role) -> tuple[Step, tuple[Share, ...]]:
    """What this role ought to do at the same answers, by who does it, in the step of its organisation.

    Of an organisation that is all that is done in it; of a function its own tasks alone.
    """
    organisation = step.card.organisation_of(role.id)
    theirs = seen_by(step, organisation)
    found = shares(theirs, theirs.advice)
    return theirs, found if role is organisation else tuple(share for share in found if share.doer is role)
