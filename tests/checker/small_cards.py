# SPDX-License-Identifier: EUPL-1.2
"""Other cards than the real one, small and of every shape, to hold the laws of the decision against."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, wraps
from types import MappingProxyType

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from checker import Card
from checker.card import ROLE, Contact, Option, Organisation, Partner, Question, Region, Role, Section, Task, When
from tests.fuzzing import examples

LAWS = examples(40, quick=40)
"""How many cards a law is held against: with fewer, not every kind of card is among them."""


# --- by hand ---------------------------------------------------------------------------------------------------------


def question(name: str, *answers: str, dont_know: str | None = None, hint: str | None = None) -> Question:
    """A question with these answers. What they make a fact, a test says itself: see `with_facts`."""
    return Question(
        id=name,
        text=f"Hoe is {name}?",
        whether=f"of {name} zo is",
        hint=hint,
        options=tuple(Option(id=answer, text=f"{name} {answer}", because=f"{name} {answer} is") for answer in answers),
        dont_know=dont_know,
        find_out=f"Vraag {name} na." if dont_know else None,
    )


def open_question(name: str) -> Question:
    """A question that one may not know the answer to."""
    return question(name, "ja", "nee", "onbekend", dont_know="onbekend")


def with_facts(asked: Question) -> Question:
    """The same question, each of whose answers is a fact that can go before 'Daarom'."""
    return replace(asked, options=tuple(replace(each, fact=f"{asked.id} is {each.id}") for each in asked.options))


def section(name: str, *, when: When | None = None, functions_only: bool = False) -> Section:
    """A section; one without a condition says why it always holds."""
    because = None if when else f"{name} altijd geldt"
    return Section(
        id=name,
        title=f"Titel {name}",
        short=name,
        intro=f"Over {name}.",
        because=because,
        when=when,
        functions_only=functions_only,
        lines={},
    )


def organisation(name: str, functions: int = 1) -> Organisation:
    """An organisation, with as many functions of the same name and `-f` after it, `-g` and so on."""
    ids = [f"{name}-{letter}" for letter in "fgh"[:functions]]
    return Organisation(
        **_texts(name, name), functions=tuple(Role(**_texts(each, f"functie {each[:-2]}{each[-1].strip('f')}")) for each in ids)
    )


def _texts(role: str, word: str) -> dict[str, str]:
    return {
        "id": role,
        "name": f"Naam {word}",
        "label": f"de {word}",
        "because": f"je bij {word} werkt",
        "intro": f"Je werkt bij {word}.",
    }


def small_card(
    tasks: Mapping[str, tuple[Task, ...]],
    questions: Iterable[Question] = (),
    sections: Iterable[Section] = (section("altijd"),),
    partners: Iterable[Partner] = (),
    contacts: Iterable[Contact] = (),
    functions: Mapping[str, int] = MappingProxyType({}),
) -> Card:
    """A card with one organisation for each key of `tasks`, and the question `rol` before the other questions.

    `functions` says how many functions an organisation has; one if it does not.
    """
    organisations = tuple(organisation(name, functions.get(name, 1)) for name in tasks)
    roles = [role for each in organisations for role in (each, *each.functions)]
    role_question = Question(
        id=ROLE,
        text="Wie ben je?",
        whether="wie je bent",
        options=tuple(Option(id=role.id, text=role.name, because=role.because) for role in roles),
    )
    return Card(
        title="Kleine kaart",
        version="1",
        valid_from=date(2026, 1, 1),
        review_by=date(2027, 1, 1),
        sections=tuple(sections),
        organisations=organisations,
        partners=tuple(partners),
        questions=(role_question, *questions),
        terms=(),
        readings=(),
        region=Region(name="Regio", names={}, urgent=Contact(name="Alarm", phone="112"), contacts=tuple(contacts)),
        tasks=tasks,
        hash="0123456789ab",
    )


# --- of every shape --------------------------------------------------------------------------------------------------

ANSWERS = ("ja", "nee", "onbekend")
SOURCES: tuple[tuple[int, ...] | str, ...] = ((1,), (2, 3), "Protocol 3.2", ())


@st.composite
def cards(draw: st.DrawFn) -> Card:
    """A card whose parts refer to each other as those of a real card do, and are otherwise as they happen to be.

    A task reads 'Doe a-0.', perhaps in other words for some role; perhaps it names somebody, or almost.
    """
    organisations = ["a", "b"][: draw(st.integers(1, 2))]
    functions = {name: draw(st.sampled_from((1, 1, 0, 2))) for name in organisations}
    roles = [role for name in organisations for role in (name, *(f"{name}-{each}" for each in "fg"[: functions[name]]))]
    questions = [_question(draw, f"v{number}", roles) for number in range(draw(st.integers(1, 3)))]
    answers = {each.id: tuple(option.id for option in each.options) for each in questions}
    when = st.one_of(st.none(), _whens({**answers, ROLE: tuple(roles)}), _whens(answers))
    sections = [
        section(f"deel{number}", when=draw(when), functions_only=draw(st.booleans()))
        for number in range(draw(st.integers(1, 3)))
    ]
    people = _People(tuple(roles), (*roles, "partner", "groep"))
    tasks = {
        name: tuple(_task(draw, f"{name}-{number}", sections, when, people) for number in range(draw(st.integers(1, 3))))
        for name in organisations
    }
    partners = [Partner(id="partner", name="Part"), Partner(id="groep", name="groep", group=True)]
    return small_card(tasks, questions, sections, partners, _contacts(draw, people), functions)


TERMS = ("meteen", "binnen 90 minuten", "binnen een dag", "binnen 5 werkdagen")
"""The shortest first."""


@cache
def cards_of_every_shape() -> tuple[Card, ...]:
    """Such cards, the same in every run and for every test: what is costly to make of them is made once."""
    found: list[Card] = []

    @settings(LAWS, phases=(Phase.generate,))
    @given(cards())
    def keep(card: Card) -> None:
        found.append(card)

    keep()
    return tuple(found)


@cache
def _with_answers() -> tuple[tuple[Card, dict[str, str]], ...]:
    """Each of these cards with answers to some of its questions in some order, whether they matter or not."""
    found: list[tuple[Card, dict[str, str]]] = []

    @settings(LAWS, phases=(Phase.generate,))
    @given(st.data())
    def keep(data: st.DataObject) -> None:
        card = data.draw(st.sampled_from(cards_of_every_shape()))
        names = data.draw(st.permutations([each.id for each in card.questions]))
        asked = names[: data.draw(st.integers(0, len(names)))]
        found.append((card, {name: data.draw(st.sampled_from(card.question(name).options)).id for name in asked}))

    cards_of_every_shape()
    keep()
    return tuple(found)


def of_every_shape(law: Callable[[Card], None]) -> Callable[[], None]:
    """A law as a test: it is held against each of these cards."""
    return _held_against(cards_of_every_shape, law)


def with_some_answers(law: Callable[[tuple[Card, dict[str, str]]], None]) -> Callable[[], None]:
    """A law as a test: it is held against such cards, each with answers to some of its questions."""
    return _held_against(_with_answers, law)


def _held_against[T](cases: Callable[[], Iterable[T]], law: Callable[[T], None]) -> Callable[[], None]:
    @wraps(law)
    def test() -> None:
        for case in cases():
            law(case)

    del test.__wrapped__  # pytest would take what the law is held against for a fixture
    return test


@dataclass(frozen=True)
class _People:
    """`roles` are those who do tasks, `partners` all whom a task may need."""

    roles: tuple[str, ...]
    partners: tuple[str, ...]


def _question(draw: st.DrawFn, name: str, roles: Sequence[str]) -> Question:
    answers = ANSWERS[: draw(st.integers(2, 3))]
    plain = question(name, *answers, dont_know=draw(st.sampled_from((answers[-1], answers[-1], None))))
    if plain.dont_know is None and len(answers) == len(ANSWERS):
        plain = replace(plain, not_yet=answers[-1], find_out=f"Wacht op {name}.")
    asked = with_facts(plain) if draw(st.booleans()) else plain
    return replace(asked, find_out_for={role: f"Vraag {name} na als {role}." for role in _some(draw, roles)})


def _contacts(draw: st.DrawFn, people: _People) -> list[Contact]:
    """Of some a number, of some an address, of some neither."""
    ways = ({"phone": "070-123 45 67"}, {"phone": "", "mail": "wie@waar.nl"}, {"phone": ""})
    return [Contact(name=name, of=name, **draw(st.sampled_from(ways))) for name in _some(draw, people.partners)]


def _some(draw: st.DrawFn, names: Sequence[str]) -> list[str]:
    return draw(st.lists(st.sampled_from(names), max_size=len(names), unique=True))


def _whens(answers: Mapping[str, tuple[str, ...]]) -> st.SearchStrategy[When]:
    some_questions = st.lists(st.sampled_from(sorted(answers)), min_size=1, max_size=2, unique=True)
    mapping = some_questions.flatmap(lambda names: st.fixed_dictionaries({name: _allowed(answers[name]) for name in names}))
    return st.one_of(mapping, st.lists(mapping, min_size=1, max_size=3).map(tuple))


def _allowed(answers: tuple[str, ...]) -> st.SearchStrategy[str | tuple[str, ...]]:
    several = st.lists(st.sampled_from(answers), min_size=1, max_size=2, unique=True).map(tuple)
    return st.one_of(st.sampled_from(answers), several)


def _task(
    draw: st.DrawFn,
    name: str,
    sections: list[Section],
    when: st.SearchStrategy[When | None],
    people: _People,
    depth: int = 0,
) -> Task:
    parts = draw(st.integers(0, 2 - depth))
    named = draw(st.sampled_from(("", "", " met Part", " met Partij")))
    return Task(
        id=name,
        do=f"Doe {name}{named}.",
        do_for={role: f"Doe {name} als {role}." for role in _some(draw, people.roles)},
        source=draw(st.sampled_from(SOURCES)),
        section=None if depth else tuple(_some(draw, [each.id for each in sections])) or sections[0].id,
        who=() if depth else draw(st.sampled_from((None, None, people.roles[:1], people.roles))) or (),
        when=draw(when),
        by=draw(st.sampled_from((None, *people.roles))),
        partners=tuple(_some(draw, people.partners)),
        record=draw(st.sampled_from((None, f"Leg {name} vast."))),
        within=draw(st.sampled_from((None, None, None, *TERMS))),
        do_not=not parts and draw(st.integers(0, 4)) == 0,
        first=draw(st.integers(0, 3)) == 0,
        heading=bool(parts) and draw(st.booleans()),
        exceptions=bool(parts) and draw(st.booleans()),
        tasks=tuple(_task(draw, f"{name}-{number}", sections, when, people, depth + 1) for number in range(parts)),
    )
