# SPDX-License-Identifier: EUPL-1.2
"""From a folder of YAML files to a card, or to everything that is wrong with it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from build_hooks.authoring.answers import answer_problems
from build_hooks.authoring.approving import approval_problems, content_hash, not_approved, part_codes
from build_hooks.authoring.cases import cases
from build_hooks.authoring.citations import citation_problems
from build_hooks.authoring.conditions import condition_problems
from build_hooks.authoring.contacts import contact_problems
from build_hooks.authoring.draft import draft
from build_hooks.authoring.folder import open_folder
from build_hooks.authoring.ownership import ownership_problems, swapped_files
from build_hooks.authoring.placeholders import fill_in
from build_hooks.authoring.problems import CardProblems
from build_hooks.authoring.references import reference_problems
from build_hooks.authoring.searching import search_problems
from build_hooks.authoring.shorthand import in_full
from build_hooks.authoring.structure import structure_problems, whole_card
from build_hooks.authoring.texts import text_problems
from checker.card import ROLE, Card, Option


def load(folder: Path, today: date | None = None) -> Card:
    """The card in this folder, with placeholders filled in, the answers to the question `rol`, its hash, and what is a draft.

    Nobody can have approved a part of it after `today`, which is the day of this machine unless it is given.
    Raises `CardProblems` with every problem that one reading can find, also when it answers a case beside it otherwise.
    """
    files, wrong_files = open_folder(folder)
    unfilled = files
    files, wrong_placeholders = fill_in(in_full(files))
    wrong_structure = structure_problems(files)
    entries = draft(files, frozenset(keys for keys, _ in wrong_structure))
    if swapped := swapped_files(entries):
        raise CardProblems([*wrong_files, *swapped])
    problems = [
        *wrong_files,
        *text_problems(unfilled),
        *wrong_placeholders,
        *(problem for _, problem in wrong_structure),
        *reference_problems(entries, files),
        *contact_problems(entries, files),
        *ownership_problems(entries),
        *condition_problems(entries),
        *citation_problems(entries),
        *approval_problems(entries, today or date.today()),
        *search_problems(files, complete=not wrong_files and not wrong_structure),
    ]
    if problems := problems or list(answer_problems(entries)):
        raise CardProblems(problems)
    card = _completed(whole_card(files.data()))
    cases(folder, card)
    return card


def _completed(card: Card) -> Card:
    options = tuple(Option(id=role.id, text=role.name, because=role.because) for role in card.roles())
    questions = tuple(replace(each, options=options) if each.id == ROLE else each for each in card.questions)
    card = replace(card, questions=questions)
    return replace(card, hash=content_hash(card), draft=not_approved(card, part_codes(card)))
