# SPDX-License-Identifier: EUPL-1.2
"""The nine invariants of the card, over every state that the checker can reach."""

from itertools import permutations

import pytest

from checker import Card, Step, decide
from checker.card import ROLE, Section
from checker.conditions import Truth
from tests.states import every_step, lines_of, tasks_of

ALWAYS = {
    "politie": range(12, 17),
    "veilig-thuis": range(20, 23),
    "reclassering": range(26, 30),
    "om": range(33, 35),
}
HIGH = {*range(42, 46), *range(49, 54), *range(57, 65), 68, *range(69, 74)}
LOW = {*range(79, 87), 90, 91, 95, 96, *range(100, 108)}
PACKAGE = {*range(115, 123), *range(126, 132), *range(135, 138), *range(141, 149)}
ONLY_AT_HIGH = {120, 130}
ALL_LINES = {line for lines in ALWAYS.values() for line in lines} | HIGH | LOW | PACKAGE


@pytest.fixture(scope="module")
def steps(card: Card) -> list[Step]:
    return list(every_step(card))


@pytest.fixture(scope="module")
def complete(steps: list[Step]) -> list[Step]:
    return [step for step in steps if step.question is None]


def test_the_card_has_82_lines_with_tasks() -> None:
    assert len(ALL_LINES) == 82


@pytest.mark.this_card
def test_invariant_1_the_altijd_tasks_of_the_organisation_are_in_every_result(card: Card, complete: list[Step]) -> None:
    for step in complete:
        organisation = card.organisation_of(step.answers[ROLE]).id
        must = [
            advice
            for advice in step.advice
            if advice.status == "do" and advice.rule.section.id == "altijd" and not advice.rule.parent
        ]
        assert {line for advice in must for line in advice.rule.task.source} == set(ALWAYS[organisation])


@pytest.mark.this_card
def test_invariant_2_hoog_and_gemiddeld_give_equal_results_for_equal_other_answers(card: Card, complete: list[Step]) -> None:
    compared = 0
    for step in complete:
        if step.answers["risico"] == "hoog":
            other = decide(card, {**step.answers, "risico": "gemiddeld"})
            assert other.question is None
            assert tasks_of(other) == tasks_of(step)
            compared += 1
    assert compared >= 8


def test_invariant_3_reclassering_considers_em_and_records_it_at_every_known_risk(complete: list[Step]) -> None:
    for step in complete:
        if step.answers[ROLE] not in ("reclassering", "toezichthouder"):
            continue
        em = [advice for advice in step.advice if {59, 95} & set(advice.rule.task.source)]
        known = step.answers["risico"] != "onbekend"
        assert [advice.status for advice in em] == (["do"] if known else [])
        assert all(advice.rule.task.record for advice in em)
        at_high = step.answers["risico"] in ("hoog", "gemiddeld")
        assert ({57, 58} <= lines_of(step)) == at_high
        assert at_high or not {57, 58} & lines_of(step)


def test_invariant_4_unknown_risk_never_yields_a_task_of_laag_or_hoog_gemiddeld(steps: list[Step]) -> None:
    for step in steps:
        if step.answers.get("risico", "onbekend") == "onbekend":
            assert not lines_of(step) & (LOW | HIGH | ONLY_AT_HIGH)


@pytest.mark.this_card
def test_unknown_risk_tells_every_role_to_establish_the_risk_first(card: Card) -> None:
    for role in card.roles():
        step = decide(card, {ROLE: role.id, "risico": "onbekend"})
        assert any("risiconiveau" in advice.rule.task.do for advice in step.advice if advice.status == "do")


@pytest.mark.this_card
def test_invariant_5_for_politie_the_first_task_of_every_result_is_everyone_safe_first(steps: list[Step]) -> None:
    results = [step for step in steps if step.answers.get(ROLE) in ("politie", "casusregisseur")]
    assert results
    for step in results:
        assert (step.advice[0].rule.task.source, step.advice[0].status) == ((12,), "do")


def test_invariant_6_weet_ik_niet_never_removes_a_task_without_saying_so(card: Card, steps: list[Step]) -> None:
    asked = 0
    for step in steps:
        question = step.question
        if question is None or question.dont_know is None:
            continue
        asked += 1
        unsure = tasks_of(decide(card, {**step.answers, question.id: question.dont_know}))
        for option in question.options:
            sure = tasks_of(decide(card, {**step.answers, question.id: option.id}))
            assert sure.keys() <= unsure.keys()
    assert asked


def test_invariant_7_the_order_of_the_answers_does_not_matter(card: Card, complete: list[Step]) -> None:
    for step in complete:
        for order in permutations(step.answers.items()):
            again = decide(card, dict(order))
            assert tasks_of(again) == tasks_of(step)
            assert list(again.answers.items()) == list(step.answers.items())
            assert again.question is None


@pytest.mark.this_card
def test_invariant_8_a_question_is_asked_only_if_some_answer_to_it_changes_the_result(card: Card, steps: list[Step]) -> None:
    for step in steps:
        if step.question is not None:
            results = [
                tasks_of(decide(card, {**step.answers, step.question.id: option.id})) for option in step.question.options
            ]
            assert any(result != tasks_of(step) for result in results)
            assert any(result != results[0] for result in results)


def test_no_question_that_could_change_the_result_is_left_out(card: Card, complete: list[Step]) -> None:
    for step in complete:
        for question in card.questions:
            if question.id not in step.answers:
                for option in question.options:
                    assert tasks_of(decide(card, {**step.answers, question.id: option.id})) == tasks_of(step)


@pytest.mark.this_card
def test_invariant_9_every_task_is_reachable_and_every_line_is_cited(card: Card, complete: list[Step]) -> None:
    def ids(tasks: tuple) -> set[str]:  # type: ignore[type-arg]
        return {task.id for task in tasks} | {part for task in tasks for part in ids(task.tasks)}

    to_be_done = {task for step in complete for task, status in tasks_of(step).items() if status == "do"}
    assert to_be_done == {task for tasks in card.tasks.values() for task in ids(tasks)}
    assert all(advice.rule.task.source for step in complete for advice in step.advice)
    assert {line for step in complete for line in lines_of(step)} == ALL_LINES


@pytest.mark.this_card
def test_every_task_cites_lines_of_its_own_column_and_section(card: Card, complete: list[Step]) -> None:
    for step in complete:
        for advice in step.advice:
            section: Section = advice.rule.section
            lines = set(advice.rule.task.source)
            organisation = card.organisation_of(step.answers[ROLE]).id
            expected = {
                "altijd": set(ALWAYS[organisation]),
                "risico-onbekend": set(ALWAYS[organisation]),
                "hoog-gemiddeld": HIGH,
                "laag": LOW,
                "takenpakket": PACKAGE,
            }[section.id]
            assert lines <= expected


@pytest.mark.this_card
def test_every_state_is_reached_once_and_is_finite(steps: list[Step]) -> None:
    states = [frozenset(step.answers.items()) for step in steps]
    assert len(states) == len(set(states))
    assert max(len(state) for state in states) == 6  # officier van justitie, laag risico, niet aangehouden


def test_nothing_that_was_asked_is_ignored(steps: list[Step]) -> None:
    assert not any(step.ignored for step in steps)


def test_a_part_is_never_shown_without_the_whole_nor_with_more_certainty(steps: list[Step]) -> None:
    for step in steps:
        status = tasks_of(step)
        for advice in step.advice:
            if advice.rule.parent:
                whole = status[advice.rule.parent.id]
                assert whole == "do" or advice.status == "find_out"


def test_truth_is_ordered_as_kleene_has_it() -> None:
    assert Truth.FALSE < Truth.UNKNOWN < Truth.TRUE
