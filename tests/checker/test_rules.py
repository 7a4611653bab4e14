# SPDX-License-Identifier: EUPL-1.2
"""Which tasks can concern whom, and what looking at them costs."""

from collections.abc import Iterator

import pytest

import checker.decision
from checker import Card, decide
from checker.card import ROLE, Partner, Task
from checker.conditions import Answers, Truth, truth
from checker.rules import rulebook
from tests.checker.small_cards import open_question, section, small_card
from tests.states import every_step


def a_card(organisations: int = 2, times: int = 1) -> Card:
    """A card with tasks of every kind, for as many organisations, each as many times."""
    names = ("a", "b", *(f"c{number}" for number in range(organisations - 2)))
    return small_card(
        {name: tuple(task for number in range(times) for task in tasks(f"{name}{number or ''}", name)) for name in names},
        [open_question("eb"), *(open_question(f"eb-{name}") for name in names[2:])],
        [section("pakket", functions_only=True), section("laag", when={"eb": ("ja", "onbekend")}), section("altijd")],
        [Partner(id="buren", name="buren")],
    )


def tasks(name: str, organisation: str) -> Iterator[Task]:
    yield Task(id=f"{name}-altijd", do="Doe.", source=(1,), section="altijd")
    yield Task(id=f"{name}-rol", do="Doe.", source=(1,), section="altijd", when={"rol": organisation})
    part = Task(id=f"{name}-deel", do="Doe.", source=(1,), when={"eb": ("ja", "nee")})
    yield Task(id=f"{name}-laag", do="Doe.", source=(1,), section="laag", by=f"{organisation}-f", tasks=(part,))
    yield Task(
        id=f"{name}-pakket", do="Doe.", source=(1,), section="pakket", tasks=(Task(id=f"{name}-p", do="Doe.", source=(1,)),)
    )


def test_the_tasks_of_a_role_come_in_the_order_of_the_sections_each_with_its_parts_after_it() -> None:
    book = rulebook(a_card())
    assert [rule.task.id for rule in book.rules("a-f")] == ["a-pakket", "a-p", "a-laag", "a-deel", "a-altijd"]
    assert [rule.task.id for rule in book.rules("b")] == ["b-laag", "b-deel", "b-altijd", "b-rol"]
    kinds = ("laag", "deel", "altijd", "rol", "pakket", "p")
    assert list(book.every_rule) == [f"{name}-{kind}" for name in ("a", "b") for kind in kinds]


def test_a_task_is_done_by_the_organisation_or_by_the_function_or_by_whom_it_names() -> None:
    book = rulebook(a_card())
    done_by = {name: rule.by for name, rule in book.every_rule.items() if name.startswith("a")}
    assert done_by == {
        "a-altijd": "a",
        "a-rol": "a",
        "a-laag": "a-f",
        "a-deel": "a-f",
        "a-pakket": "a-f",
        "a-p": "a-f",
    }


def test_a_part_is_in_the_section_of_the_whole_and_needs_all_that_the_whole_needs() -> None:
    card = a_card()
    book = rulebook(card)
    part = book.every_rule["a-deel"]
    assert part.section is card.section("laag")
    assert part.parent is card.tasks["a"][2]
    assert part.condition == ({"eb": ("ja",)},)
    assert truth(part.condition, {"eb": "onbekend"}, book.questions) is Truth.UNKNOWN


def test_a_task_of_several_sections_stands_once_in_the_first_where_it_is_to_be_done() -> None:
    task = Task(id="a-1", do="Bel.", source=(1,), section=("laag", "een", "twee"))
    sections = [section("laag", when={"v": "ja"}), section("een"), section("twee")]
    card = small_card({"a": (task,)}, [open_question("v")], sections)
    for answer, where in (("ja", "laag"), ("nee", "een"), ("onbekend", "een")):
        step = decide(card, {ROLE: "a", "v": answer})
        assert [(each.rule.section.id, each.status) for each in step.advice] == [(where, "do")]


def test_a_role_is_only_asked_what_its_own_tasks_depend_on() -> None:
    book = rulebook(a_card())
    ((question, conditions),) = book.questions_for("a")
    assert question.id == "eb"
    assert list(conditions) == [book.every_rule[task].condition for task in ("a-laag", "a-deel")]


def test_a_condition_of_many_tasks_is_looked_at_once() -> None:
    ((_, conditions),) = rulebook(a_card(times=20)).questions_for("a")
    assert len(conditions) == 2


def test_every_id_leads_to_what_it_is_the_id_of() -> None:
    card = a_card()
    assert card.question("eb") is card.questions[1]
    assert card.question("eb").option("nee") is card.questions[1].options[1]
    assert card.section("laag") is card.sections[1]
    assert card.role("b-f") is card.organisations[1].functions[0]
    assert card.partner("b") is card.organisation_of("b") is card.organisation_of("b-f") is card.organisations[1]
    assert card.partner("buren") is card.partners[0]


def test_an_id_that_nothing_has_is_an_error_that_names_it() -> None:
    card = a_card()
    for find in (card.question, card.section, card.role, card.partner, card.organisation_of, card.questions[1].option):
        with pytest.raises(KeyError, match="koffie"):
            find("koffie")
    with pytest.raises(KeyError, match="buren"):
        card.role("buren")


# --- what it costs -----------------------------------------------------------------------------------------------------


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every condition that the decision looks at, as often as it does."""
    conditions: list[object] = []

    def counting(condition: object, answers: Answers, questions: object) -> Truth:
        conditions.append(condition)
        return truth(condition, answers, questions)  # type: ignore[arg-type]

    monkeypatch.setattr(checker.decision, "truth", counting)
    return conditions


def cost(card: Card, looked_at: list[object]) -> int:
    """How many conditions are looked at to decide every state of one role."""
    looked_at.clear()
    for step in every_step(card, {ROLE: "a"}):
        decide(card, step.answers)
    return len(looked_at)


def test_a_card_with_more_organisations_and_questions_costs_a_role_nothing(looked_at: list[object]) -> None:
    assert cost(a_card(organisations=200), looked_at) == cost(a_card(), looked_at) > 0


def test_more_tasks_of_its_own_cost_a_role_no_more_than_as_many_times(looked_at: list[object]) -> None:
    assert cost(a_card(times=10), looked_at) <= 10 * cost(a_card(), looked_at)
