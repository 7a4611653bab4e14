# SPDX-License-Identifier: EUPL-1.2
"""Whatever changes on a card is told, by what it is; and nothing else is."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from itertools import pairwise

import pytest

import checker.card
from build_hooks.versions import Changes, Comparison, compare, word_by_word
from build_hooks.versions.situations import every_situation
from checker import Card
from checker.card import ROLE, Task
from checker.entry import Entry
from tests.checker.small_cards import cards_of_every_shape, of_every_shape, open_question, question
from tests.checker.small_cards import small_card as with_functions
from tests.states import complete_steps, tasks_of
from tests.versions.full_card import NAMES, full_card, other_cards

FULL = full_card()
OTHERS = list(other_cards(FULL))


def small_card(tasks: Mapping[str, tuple[Task, ...]], asked: Iterable[checker.card.Question] = ()) -> Card:
    return with_functions(tasks, asked, functions=dict.fromkeys(tasks, 0))


def task(name: str, **more: object) -> Task:
    return Task(id=name, do=f"Doe {name}.", section="altijd", **more)  # type: ignore[arg-type]


def between(before: list[Task], after: list[Task], *asked: checker.card.Question) -> Comparison:
    return compare(small_card({"a": tuple(before)}, asked), small_card({"a": tuple(after)}, asked))


def ids(changes: Changes) -> tuple[list[str], list[str], list[str]]:
    """New, gone and changed."""
    return [each.id for each in changes.new], [each.id for each in changes.gone], [each.after.id for each in changes.changed]


# --- everything is told, and nothing else --------------------------------------------------------------------------------


@of_every_shape
def test_nothing_changed_on_the_same_card(card: Card) -> None:
    assert not compare(card, replace(card))


def test_whatever_gives_a_card_another_code_is_told() -> None:
    assert [name for name, other in OTHERS if other.hash == FULL.hash] == []
    assert [name for name, other in OTHERS if not (compare(FULL, other) and compare(other, FULL))] == []


def test_the_card_of_these_tests_uses_every_key() -> None:
    """Names are changed by the tests below, and ids by those that take things away. Who approved it is not what it says."""
    models = [each for each in vars(checker.card).values() if is_dataclass(each) and isinstance(each, type)]
    keys = {f"{model.__name__}.{key.name}" for model in models if issubclass(model, Entry) for key in fields(model)}
    keys -= {name for name in keys if name.startswith("Approval.")} | {"Card.approved", "Card.draft"}
    inherited = {f"Organisation.{key.name}" for key in fields(checker.card.Role)}
    containers = {"Card.region", "Card.sections", "Card.organisations", "Card.partners", "Card.questions", "Card.terms"}
    containers |= {"Card.search_words", "Card.readings", "Card.original", "Card.tasks", "Region.contacts", "Region.urgent"}
    containers |= {"Question.options", "Organisation.functions", "Task.tasks"}
    told = {name for name, _ in OTHERS}
    assert {key for key in keys - told - containers if key.partition(".")[2] not in NAMES} == set()
    assert inherited - told == {"Organisation.id"}


@pytest.mark.parametrize(
    ("key", "value", "what"),
    [
        ("section", "bij-w", "Onderdeel"),
        ("who", ("a",), "Van wie"),
        ("by", None, "Wie dit doet"),
        ("partners", ("b",), "Met wie"),
        ("when", None, "Voorwaarde"),
        ("when", {"w": "ja"}, "Voorwaarde"),
        ("within", None, "Termijn"),
        ("source", (), "Bron"),
        ("do", "Schrijf de b.", "Tekst"),
    ],
)
def test_what_a_task_says_otherwise_has_a_name(key: str, value: object, what: str) -> None:
    changed = replace(FULL.tasks["a"][0], **{key: value})  # type: ignore[arg-type]
    found = compare(FULL, replace(FULL, tasks={**FULL.tasks, "a": (changed, *FULL.tasks["a"][1:])}))
    assert ids(found.tasks["a"]) == ([], [], ["a-een"])
    assert [each.what for each in found.tasks["a"].changed[0].differences] == [what]
    assert not found.tasks["b"]


# --- new, gone, moved ----------------------------------------------------------------------------------------------------


def test_tasks_that_are_new_gone_and_moved_are_told_by_organisation() -> None:
    found = between([task("een"), task("twee")], [task("twee"), task("drie")])
    assert ids(found.tasks["a"]) == (["drie"], ["een"], [])
    assert not found.tasks["a"].moved
    assert between([task("een"), task("twee")], [task("twee"), task("een")]).tasks["a"].moved


def test_an_organisation_that_is_new_or_gone_has_its_tasks_told() -> None:
    before, after = small_card({"a": (task("een"),)}), small_card({"b": (task("twee"),)})
    found = compare(before, after)
    assert {name: ids(changes) for name, changes in found.tasks.items()} == {"a": ([], ["een"], []), "b": (["twee"], [], [])}
    assert ids(found.people) == (["b"], ["a"], [])


def test_a_part_is_told_once_and_not_again_when_its_whole_is_said_otherwise() -> None:
    part = Task(id="deel", do="Doe het deel.")
    before, after = task("een", tasks=(part,)), replace(task("een", tasks=(part,)), do="Doe het anders.")
    assert ids(between([before], [after]).tasks["a"]) == ([], [], ["een"])
    other = [task("een"), task("twee", tasks=(part,))]
    assert ids(between([before], other).tasks["a"]) == (["twee"], [], ["deel"])


# --- situations ----------------------------------------------------------------------------------------------------------


@of_every_shape
def test_the_situations_of_one_card_are_all_its_complete_answers(card: Card) -> None:
    found = [before for _, before, after in every_situation(card, card) if before is after]
    assert [dict(each.answers) for each in found if each] == [dict(each.answers) for each in complete_steps(card)]


def test_the_situations_of_two_cards_have_every_advice_of_both_and_tell_what_differs() -> None:
    """Neighbours of every shape: all questions, answers, roles and tasks may differ."""
    for before, after in pairwise(cards_of_every_shape()[:12]):
        found = list(every_situation(before, after))
        for place, card in enumerate((before, after)):
            steps = {frozenset(step.answers.items()) for _, *both in found if (step := both[place])}
            assert steps == {frozenset(each.answers.items()) for each in complete_steps(card)}
        assert len({frozenset(answers.items()) for answers, _, _ in found}) == len(found)
        told = {frozenset(each.answers.items()): each for each in compare(before, after).situations}
        for answers, old, new in found:
            had, has = (tasks_of(each) if each else {} for each in (old, new))
            situation = told.get(frozenset(answers.items()))
            assert set(situation.comes if situation else ()) == has.keys() - had.keys()
            assert set(situation.goes if situation else ()) == had.keys() - has.keys()


def test_only_the_situations_whose_advice_is_another_are_told() -> None:
    asked = open_question("v")
    found = between([task("een"), task("twee", when={"v": "ja"})], [task("een"), task("twee", when={"v": "nee"})], asked)
    told = {(each.answers[ROLE], each.answers["v"]): (each.comes, each.goes, each.otherwise) for each in found.situations}
    assert told == {("a", "ja"): ((), ("twee",), ()), ("a", "nee"): (("twee",), (), ())}
    assert found.out_of == 3


def test_the_answer_to_a_question_that_is_gone_does_not_count() -> None:
    asked = open_question("v")
    before = small_card({"a": (task("een", when={"v": "ja"}),)}, (asked,))
    after = small_card({"a": (task("een"),)})
    found = {each.answers.get("v"): each for each in compare(before, after).situations}
    assert set(found) == {"nee", "onbekend"}
    assert (found["nee"].comes, found["onbekend"].otherwise) == (("een",), ("een",))
    assert all(each.there == (True, True) for each in found.values())


def test_a_new_answer_to_a_known_question_is_a_new_situation() -> None:
    before, after = (
        small_card({"a": (task("een", when={"v": "ja"}), task("twee"))}, (question("v", *answers),))
        for answers in (("ja", "nee"), ("ja", "nee", "soms"))
    )
    found = [(each.answers["v"], each.there, each.comes) for each in compare(before, after).situations]
    assert found == [("soms", (False, True), ("twee",))]


# --- words ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("before", ["", "a b c d", "Bel de politie.", "Bel altijd de wijkagent."])
@pytest.mark.parametrize("after", ["", "a b c d", "b x d", "Bel de politie.", "Bel nooit de politie zelf."])
def test_what_stays_with_what_goes_is_the_one_text_and_with_what_comes_the_other(before: str, after: str) -> None:
    found = word_by_word(before, after)
    for kind, text in (("gone", before), ("new", after)):
        assert " ".join(each.text for each in found if each.kind in ("same", kind)) == text
    assert all(one.kind != other.kind for one, other in pairwise(found))


def test_only_the_words_that_differ_are_told() -> None:
    told = [(each.kind, each.text) for each in word_by_word("Bel altijd de wijkagent.", "Bel nooit de wijkagent.")]
    assert told == [("same", "Bel"), ("gone", "altijd"), ("new", "nooit"), ("same", "de wijkagent.")]
