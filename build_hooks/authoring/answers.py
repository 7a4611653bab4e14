# SPDX-License-Identifier: EUPL-1.2
"""Whether every answer that decides which part of the card applies gives everybody tasks, or says why it does not.

An answer that was forgotten under `when` would leave whoever gives it without a task and without a word. The tasks of a
function do not count: who has no function does not see them.
"""

from collections.abc import Iterator, Sequence

from build_hooks.authoring.draft import Draft
from build_hooks.authoring.problems import Problem, listed
from build_hooks.authoring.spot import Spot
from checker.card import ROLE, Option, Section
from checker.conditions import condition_from, questions_in


def answer_problems(card: Draft) -> Iterator[Problem]:
    """Every answer to a question that opens a section at which an organisation has no task, unless it says why.

    The card has no other problems: this is about what is not there.
    """
    sections = [section for _, section in card.sections]
    opening = {name for section in sections for name in questions_in(condition_from(section.when))} - {ROLE}
    for spot, question in card.questions:
        if question.id in opening:
            for place, option in enumerate(question.options):
                if option.id != question.dont_know:
                    opened = [each for each in sections if _opens(question.id, option, each)]
                    yield from _answer(spot.at("options", place), option, opened, card)


def _opens(question: str, option: Option, section: Section) -> bool:
    return any(option.id in alternative.get(question, ()) for alternative in condition_from(section.when))


def _answer(spot: Spot, option: Option, opened: Sequence[Section], card: Draft) -> Iterator[Problem]:
    names = [section.id for section in opened]
    doing = {
        organisation for organisation in card.tasks if any(section.id in names for _, section in card.tasks_of(organisation))
    }
    idle = [organisation for organisation in card.tasks if organisation not in doing | set(option.no_tasks)]
    or_say = "of zeg hier bij 'no_tasks' waarom niet"
    if idle and not names:
        found = "geen enkel onderdeel geldt bij dit antwoord, en niemand heeft dan een taak"
        yield spot.problem(f"{found}; zet '{option.id}' bij 'when' van een onderdeel, {or_say}")
    elif idle:
        verb = "heeft" if len(idle) == 1 else "hebben"
        found = f"{listed(idle)} {verb} geen taak in {listed(names, 'of')}, en dat geldt bij dit antwoord"
        yield spot.problem(f"{found}; geef daar een taak, {or_say}")
    for organisation in doing & set(option.no_tasks):
        found = f"'{organisation}' heeft bij dit antwoord wel een taak; haal dit weg"
        yield spot.at("no_tasks", organisation).problem(found)
