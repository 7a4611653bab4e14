# SPDX-License-Identifier: EUPL-1.2
"""A card is refused when it answers otherwise than a case beside it, at that case and that task."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from build_hooks.authoring import CardProblems, cases, load
from build_hooks.authoring.folder import CASES
from checker import Card, Step
from checker.card import ROLE
from checker.conditions import questions_in
from checker.reasons import why_not
from checker.rules import rulebook
from tests.conftest import PROJECT
from tests.mutants import plain_id
from tests.states import complete_steps

RIGHT = """cases:
  - id: brand
    title: Een brand
    story: Er is brand.
    answers: ANSWERS
    must: TASKS
    agreed: De brandweer.
"""
STATUS = {"must": "do", "find_out": "find_out", "must_not": None}


def write(folder: Path, *found: tuple[Mapping[str, str], Mapping[str, Sequence[str]]]) -> None:
    """Cases with these answers and lists of tasks. JSON is YAML too."""
    texts = {"title": "Een brand", "story": "Er is brand.", "agreed": "De brandweer."}
    data = [
        {"id": f"brand-{number}", **texts, "answers": dict(answers), **{key: names for key, names in tasks.items() if names}}
        for number, (answers, tasks) in enumerate(found)
    ]
    lines = (f"- {json.dumps(each)}" for each in data)
    (folder / CASES).write_text("\n".join(("cases:", *lines, "")), encoding="utf-8")


def lists(step: Step, shift: int = 0) -> dict[str, list[str]]:
    """Every task of the card in the list that says what becomes of it in this state; or in another, `shift` further on."""
    keys = list(STATUS)
    now = {advice.rule.task.id: advice.status for advice in step.advice}
    placed = [(task, keys[(list(STATUS.values()).index(now.get(task)) + shift) % 3]) for task in rulebook(step.card).every_rule]
    return {key: [task for task, where in placed if where == key] for key in keys}


@pytest.mark.parametrize("shift", [0, 1, 2])
def test_in_every_state_every_task_is_held_to_what_the_case_says(folder: Path, shift: int) -> None:
    card = load(folder)
    steps = [step for step in complete_steps(card) if lists(step, shift)["must"]]
    assert len({step.answers[ROLE] for step in steps}) == len(tuple(card.roles()))
    write(folder, *((step.answers, lists(step, shift)) for step in steps))
    if not shift:
        assert len(cases(folder, card)) == len(steps)
        return
    with pytest.raises(CardProblems) as raised:
        cases(folder, card)
    told = {(problem.line, problem.message.split("'")[1], problem.message.split("'")[3]) for problem in raised.value.problems}
    for problem in raised.value.problems:
        step, task = steps[problem.line - 2], problem.message.split("'")[3]
        why = why_not(step, task).removeprefix("Deze taak staat er wel bij. ").rstrip(".")
        assert problem.message.endswith(f" op deze kaart ({why}); pas de kaart aan, of dit voorbeeld")
    every_task = rulebook(card).every_rule
    assert told == {(number + 2, f"brand-{number}", task) for number in range(len(steps)) for task in every_task}


def test_without_a_file_there_are_none(folder: Path) -> None:
    assert cases(folder, load(folder)) == ()


def right(folder: Path) -> str:
    step = next(complete_steps(load(folder)))
    answers, tasks = json.dumps(dict(step.answers)), json.dumps(lists(step)["must"])
    return RIGHT.replace("ANSWERS", answers).replace("TASKS", tasks)


MISTAKES = [
    ("cases:", "verhalen:", "in dit bestand hoort één sleutel, 'cases', met een lijst van voorbeelden"),
    ("agreed: De brandweer.", "agree: x", "voorbeeld 'brand': sleutel 'agree' bestaat niet; bedoel je 'agreed'?"),
    ("    agreed: De brandweer.\n", "", "voorbeeld 'brand': sleutel 'agreed' ontbreekt; vul aan"),
    ("title: Een brand", "title: 3", "voorbeeld 'brand': bij 'title' staat het getal 3; schrijf daar tekst"),
    (
        "id: brand",
        "id: De Brand",
        "voorbeeld 'De Brand': bij 'id' staat 'De Brand'; schrijf daar kleine letters en cijfers met streepjes ertussen",
    ),
    (
        "title: Een brand",
        "title: Brand in {stad}",
        "voorbeeld 'brand': bij 'title' staat 'Brand in {stad}'; schrijf daar tekst zonder accolades: ",
    ),
    (
        "title: Een brand",
        "title: <b>Brand</b>",
        "voorbeeld 'brand': '<b>' is HTML, en lezers zien dat zo staan; haal het weg; ",
    ),
    ('"rol": "', '"role": "', "voorbeeld 'brand': De vraag 'role' (met antwoord 'brandweer') bestaat niet. Kies uit: "),
    ('"rol": "brandweer"', '"rol": "wie"', "voorbeeld 'brand': De vraag 'rol' heeft geen antwoord 'wie'. Kies uit: "),
    ('"rol": "brandweer", ', "", "voorbeeld 'brand': de vraag 'rol' heeft nog geen antwoord; schrijf dat erbij"),
    ("brandweer-", "brandwer-", "voorbeeld 'brand': taak 'brandwer-"),
    ("must: [", "must: []\n    find_out: [", "voorbeeld 'brand': bij 'must' staat een lijst; schrijf daar een lijst met "),
    (
        "  - id: brand\n",
        "  - brand\n  - id: brand\n",
        "voorbeeld nummer 1: hier staat 'brand'; schrijf daar een groep sleutels",
    ),
    ("answers: {", "answers: ja\n    must_not: {", "voorbeeld 'brand': bij 'answers' staat 'ja'; schrijf daar vragen met elk "),
    ("cases:\n", "cases: ]\n", ""),
]


@pytest.mark.parametrize(("old", "new", "said"), MISTAKES, ids=[plain_id(said[:60]) for _, _, said in MISTAKES])
def test_a_mistake_is_told_by_file_and_line_and_the_card_refused(folder: Path, old: str, new: str, said: str) -> None:
    text = right(folder)
    (folder / CASES).write_text(text, encoding="utf-8")
    load(folder)
    assert old in text
    (folder / CASES).write_text(text.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(CardProblems) as raised:
        load(folder)

    assert {problem.path.name for problem in raised.value.problems} == {CASES}
    assert any(problem.message.startswith(said) for problem in raised.value.problems), str(raised.value)


def test_an_answer_that_is_missed_is_told_with_a_task_that_needs_it(folder: Path) -> None:
    card = load(folder)
    whole = [step for step in complete_steps(card) if lists(step)["must"]]
    cut = [(dict(list(step.answers.items())[:-1]), {"must": lists(step)["must"]}) for step in whole if len(step.answers) > 1]
    write(folder, *cut)

    with pytest.raises(CardProblems) as raised:
        cases(folder, card)

    assert len(raised.value.problems) == len(cut)
    for problem, (answers, _) in zip(raised.value.problems, cut, strict=True):
        found = re.search(r"de vraag '(.+)' heeft nog geen antwoord \(taak '(.+)' hangt ervan af\); schrijf", problem.message)
        assert found, problem.message
        asking = {rule.task.id for rule in rulebook(card).rules(answers[ROLE]) if found[1] in questions_in(rule.condition)}
        assert found[2] in asking


def test_an_answer_that_nobody_asks_for_and_the_same_id_are_refused(folder: Path) -> None:
    steps = [step for step in complete_steps(load(folder)) if step.answers[ROLE] == "arts"]
    unasked = next(question.id for question in steps[0].card.questions if question.id not in steps[0].answers)
    answers = {**steps[0].answers, unasked: steps[0].card.question(unasked).options[0].id}
    write(folder, (answers, {"must": lists(steps[0])["must"]}), (steps[0].answers, {"must": lists(steps[0])["must"]}))
    text = (folder / CASES).read_text(encoding="utf-8").replace("brand-1", "brand-0")
    (folder / CASES).write_text(text, encoding="utf-8")

    with pytest.raises(CardProblems) as raised:
        load(folder)

    assert [(problem.line, problem.message) for problem in raised.value.problems] == [
        (2, f"voorbeeld 'brand-0': de vraag '{unasked}' komt hier niet aan bod; haal dit antwoord weg"),
        (3, "voorbeeld 'brand-0': deze 'id' is er al; kies een andere"),
    ]


@pytest.mark.this_card
def test_the_cases_of_this_card_are_ours_and_are_about_every_organisation_and_all_kinds_of_states(card: Card) -> None:
    found = cases(PROJECT / "docs" / "kaart", card)

    assert len(found) == 12
    assert {card.organisation_of(case.answers[ROLE]).id for case in found} == {each.id for each in card.organisations}
    assert {case.answers["risico"] for case in found} == {option.id for option in card.question("risico").options}
    assert all(case.agreed.startswith("Van de makers; nog niet besproken met ") for case in found)
    assert sum(bool(case.find_out) for case in found) >= 2
