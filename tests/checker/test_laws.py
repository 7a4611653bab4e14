# SPDX-License-Identifier: EUPL-1.2
"""What holds of every card, whatever is written on it."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, permutations, product

from checker import Card, Step, decide
from checker.card import ROLE, Question, Task, When
from checker.contract import step_data
from checker.html import announcement, step_html
from checker.markup import Links
from checker.reasons import open_questions, why, why_not
from checker.rules import rulebook
from checker.tree import tree_html
from tests.checker.small_cards import TERMS, of_every_shape, with_some_answers
from tests.states import every_step, tasks_of

type Case = tuple[Card, dict[str, str]]


def answers_to(step: Step) -> Iterator[Step]:
    """The steps that the answers to the next question lead to."""
    if step.question is not None:
        for option in step.question.options:
            yield decide(step.card, {**step.answers, step.question.id: option.id})


def shown_with(step: Step, question: str, answer: str) -> dict[str, str]:
    return tasks_of(decide(step.card, {**step.answers, question: answer}))


# --- what a condition means, once more and in the simplest way ---------------------------------------------------------


def alternatives(when: When | None) -> list[dict[str, set[str]]]:
    written = [{}] if when is None else list(when) if isinstance(when, tuple) else [when]
    return [
        {name: {allowed} if isinstance(allowed, str) else set(allowed) for name, allowed in each.items()} for each in written
    ]


def certainty(card: Card, answers: dict[str, str], name: str, allowed: set[str]) -> int:
    """0 not so, 1 open, 2 so."""
    if answers.get(name) in allowed:
        return 2
    dont_know = card.question(name).dont_know
    return 1 if allowed and dont_know and answers.get(name, dont_know) == dont_know else 0


def certainty_of_all(card: Card, answers: dict[str, str], whens: tuple[When | None, ...]) -> int:
    found = []
    for combination in product(*map(alternatives, whens)):
        named = {name for alternative in combination for name in alternative}
        needed = {name: set.intersection(*(each[name] for each in combination if name in each)) for name in named}
        found.append(min((certainty(card, answers, name, allowed) for name, allowed in needed.items()), default=2))
    return max(found)


def expected(card: Card, answers: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Task and status, in the order of the card; each once, where it is most certain."""
    found = [] if ROLE not in answers else list(wherever_it_stands(card, answers))
    best = {name: min(status for other, status in found if other == name) for name, _ in found}
    return iter(dict.fromkeys(each for each in found if each[1] == best[each[0]]))


def wherever_it_stands(card: Card, answers: dict[str, str]) -> Iterator[tuple[str, str]]:
    own = card.organisation_of(answers[ROLE])
    readers = {answers[ROLE], own.id}
    for section in card.sections:
        hers: list[Task] = []
        for organisation in sorted(card.organisations, key=lambda each: each is not own):
            default = [each.id for each in organisation.functions] if section.functions_only else [organisation.id]
            here = [task for task in card.tasks[organisation.id] if section.id in task.sections]
            hers += [task for task in here if readers & set(task.who or default)]
        for task in shortest_first(hers):
            yield from expected_parts(card, answers, task, (section.when,))


def shortest_first(tasks: Sequence[Task]) -> list[Task]:
    """Those without a term stay where they are."""
    found = list(tasks)
    places = [place for place, task in enumerate(tasks) if task.within]
    timed = sorted((tasks[place] for place in places), key=lambda task: TERMS.index(task.within or ""))
    for place, task in zip(places, timed, strict=True):
        found[place] = task
    return found


def expected_parts(
    card: Card, answers: dict[str, str], task: Task, around: tuple[When | None, ...]
) -> Iterator[tuple[str, str]]:
    whens = (*around, task.when)
    outcome = certainty_of_all(card, answers, whens)
    if outcome:
        yield task.id, ("find_out", "do")[outcome - 1]
    for part in shortest_first(task.tasks):
        yield from expected_parts(card, answers, part, whens)


# --- which tasks -------------------------------------------------------------------------------------------------------


@of_every_shape
def test_in_every_state_exactly_the_tasks_are_shown_whose_conditions_hold_or_are_open(card: Card) -> None:
    for step in every_step(card):
        assert list(tasks_of(step).items()) == list(expected(card, dict(step.answers)))


@with_some_answers
def test_whatever_is_answered_the_tasks_follow_from_all_answers_also_from_those_that_are_ignored(case: Case) -> None:
    card, answers = case
    assert list(tasks_of(decide(card, answers)).items()) == list(expected(card, answers))


@of_every_shape
def test_a_part_is_never_shown_without_the_whole_and_is_never_more_certain(card: Card) -> None:
    for step in every_step(card):
        shown = tasks_of(step)
        for advice in step.advice:
            if advice.rule.parent is not None:
                assert (
                    shown[advice.rule.parent.id] == "do" or (shown[advice.rule.parent.id], advice.status) == ("find_out",) * 2
                )


@of_every_shape
def test_not_knowing_never_hides_a_task_that_another_answer_shows(card: Card) -> None:
    for step in every_step(card):
        if step.question is not None and step.question.dont_know is not None:
            unsure = shown_with(step, step.question.id, step.question.dont_know)
            assert all(tasks_of(answered).keys() <= unsure.keys() for answered in answers_to(step))


@with_some_answers
def test_what_is_to_be_done_stays_to_be_done_whatever_is_answered_next(case: Case) -> None:
    card, answers = case
    to_be_done = {task for task, status in tasks_of(decide(card, answers)).items() if status == "do"}
    open_names = [question for question in card.questions if question.id not in answers and question.id != ROLE]
    for completion in product(*(question.options for question in open_names)):
        answered = {question.id: option.id for question, option in zip(open_names, completion, strict=True)}
        shown = tasks_of(decide(card, {**answers, **answered}))
        assert all(shown[task] == "do" for task in to_be_done)


@of_every_shape
def test_nobody_is_told_to_find_out_what_they_know(card: Card) -> None:
    for step in every_step(card):
        for advice in step.advice:
            names = open_questions(step, advice)
            assert bool(names) == (advice.status == "find_out")
            assert all(step.answers.get(name) in (None, card.question(name).dont_know) for name in names)


# --- which question ----------------------------------------------------------------------------------------------------


@with_some_answers
def test_a_question_is_asked_if_and_only_if_an_answer_to_it_can_still_change_the_tasks(case: Case) -> None:
    card, answers = case
    step = decide(card, answers)
    if ROLE not in answers:
        assert step.question is card.questions[0]
        return
    useful = (question for question in card.questions if question.id not in step.answers and can_change(step, question))
    assert step.question is next(useful, None)


def can_change(step: Step, question: Question) -> bool:
    """Whether an answer changes what is shown now or, after some answers to other questions, what is to be done."""
    shown = list(tasks_of(step).items())
    if any(list(expected(step.card, {**step.answers, question.id: option.id})) != shown for option in question.options):
        return True
    return any(
        to_be_done(step.card, {**answers, question.id: option.id}) != to_be_done(step.card, answers)
        for answers in completions(step, question)
        for option in question.options
    )


def completions(step: Step, but: Question) -> Iterator[dict[str, str]]:
    """The answers of this step with some, all or none of the other questions answered, in every way."""
    others = [question for question in step.card.questions if question.id not in step.answers and question is not but]
    for answers in product(*((None, *(option.id for option in question.options)) for question in others)):
        answered = {question.id: answer for question, answer in zip(others, answers, strict=True) if answer is not None}
        yield {**step.answers, **answered}


def to_be_done(card: Card, answers: dict[str, str]) -> set[str]:
    return {task for task, status in expected(card, answers) if status == "do"}


@of_every_shape
def test_every_state_is_reached_in_one_way_and_no_question_is_asked_twice(card: Card) -> None:
    states = [frozenset(step.answers.items()) for step in every_step(card)]
    assert len(states) == len(set(states))
    for step in every_step(card):
        assert step.question is None or step.question.id not in step.answers
        assert len(step.answers) <= len(card.questions)


@with_some_answers
def test_an_answer_is_ignored_only_if_any_other_answer_would_change_as_little(case: Case) -> None:
    card, answers = case
    step = decide(card, answers)
    if ROLE not in answers:
        return
    for name in step.ignored:
        for option in card.question(name).options:
            assert list(expected(card, {**answers, name: option.id})) == list(tasks_of(step).items())


@of_every_shape
def test_what_was_asked_is_never_ignored(card: Card) -> None:
    for step in every_step(card):
        for answered in answers_to(step):
            assert not answered.ignored


# --- which answers -----------------------------------------------------------------------------------------------------


@with_some_answers
def test_the_order_of_the_answers_changes_nothing(case: Case) -> None:
    card, answers = case
    step = decide(card, answers)
    for order in islice(permutations(answers.items()), 24):
        again = decide(card, dict(order))
        assert step_data(again) == step_data(step)
        assert list(again.answers) == list(step.answers)
        assert list(again.ignored) == list(step.ignored)


@with_some_answers
def test_every_answer_either_counts_or_is_ignored(case: Case) -> None:
    card, answers = case
    step = decide(card, answers)
    assert {**step.answers, **step.ignored} == answers
    assert not step.answers.keys() & step.ignored.keys()
    order = [question.id for question in card.questions]
    assert [name for name in order if name in step.answers] == list(step.answers)
    assert [name for name in order if name in step.ignored] == list(step.ignored)


@with_some_answers
def test_without_the_ignored_answers_the_step_is_the_same(case: Case) -> None:
    card, answers = case
    step = decide(card, answers)
    again = decide(card, step.answers)
    assert step_data(again) == {**step_data(step), "ignored": {}}


# --- every face --------------------------------------------------------------------------------------------------------


@with_some_answers
def test_whatever_is_answered_there_is_one_step_and_it_can_be_shown_and_explained(case: Case) -> None:
    card, answers = case
    step = decide(card, answers)
    assert step_html(step, Links())
    assert announcement(step)
    for task in rulebook(card).every_rule:
        sentence = why_not(step, task)
        assert sentence.startswith("Deze taak staat er wel bij.") == (task in tasks_of(step))
        assert sentence.endswith(".")


@of_every_shape
def test_the_reason_of_every_task_is_a_sentence_that_says_how_certain_it_is(card: Card) -> None:
    for step in every_step(card):
        for advice in step.advice:
            sentence = why(step, advice)
            assert sentence.startswith("Omdat " if advice.status == "do" else "Alleen als ")
            assert sentence.endswith(".")


@of_every_shape
def test_while_questions_are_asked_the_html_holds_exactly_the_tasks_of_the_step(card: Card) -> None:
    """What a complete step shows is in `test_readers.py` and `test_forks.py`."""
    for step in every_step(card):
        if step.question:
            assert sorted(tasks_in(step_html(step, Links()))) == sorted(tasks_of(step).items())


@of_every_shape
def test_the_tree_holds_exactly_the_tasks_of_every_complete_state(card: Card) -> None:
    _, *leaves = re.split('data-antwoorden="([^"]*)"', tree_html(card))
    complete = [step for step in every_step(card) if step.question is None]
    assert leaves[::2] == [" ".join(f"{name}={answer}" for name, answer in step.answers.items()) for step in complete]
    assert [sorted(tasks_in(leaf)) for leaf in leaves[1::2]] == [sorted(tasks_of(step).items()) for step in complete]


def tasks_in(html: str) -> list[tuple[str, str]]:
    return re.findall('data-taak="([^"]*)" data-status="([^"]*)"', html)
