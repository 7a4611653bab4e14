# SPDX-License-Identifier: EUPL-1.2
"""A small card on which every key is used, and that card with any one thing changed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from build_hooks.authoring.approving import content_hash
from checker import Card
from checker.card import ROLE, Contact, Line, Partner, Reading, SearchWords, Task, Term
from tests.checker.small_cards import open_question, section, small_card, with_facts

NAMES = frozenset(
    {
        "id",
        "of",
        "section",
        "who",
        "by",
        "partners",
        "dont_know",
        "not_yet",
        "when",
        "sign",
        "certainty",
        "reading",
        "hash",
        "language",
    }
)
"""Fields whose text is a name of something: it is not another text, but left out."""


def full_card() -> Card:
    """A card with two organisations, on which nothing is left out."""
    part = Task(id="a-deel", do="Doe een deel.", when={"v": "ja"}, source=(3,))
    tasks = {
        "a": (
            Task(
                id="a-een",
                do="Bel de b.",
                do_for={"a-f": "Bel b zelf."},
                source=(1, 2),
                section="altijd",
                who=("a", "a-f"),
                within="binnen een dag",
                more="Doe dat snel.",
                when={"w": ("ja", "nee")},
                by="a-f",
                partners=("b", "p"),
                record="Leg het vast.",
                first=True,
            ),
            Task(id="a-kop", do="Ga na:", section="bij-w", heading=True, exceptions=True, tasks=(part,)),
        ),
        "b": (Task(id="b-niet", do="Zeg niets.", section="altijd", source="Protocol 3", do_not=True),),
    }
    v, w = (with_facts(replace(open_question(name), hint=f"Uitleg {name}.", short=name)) for name in "vw")
    v = replace(v, find_out_for={"a": "Vraag het b."})
    w = replace(
        w,
        dont_know=None,
        not_yet="onbekend",
        options=(replace(w.options[0], no_tasks={"b": "Dan doet b niets."}), *w.options[1:]),
    )
    sections = (
        replace(section("altijd", functions_only=False), sign="ruit", lines={"a": "1-3"}, reading=1),
        section("bij-w", when={"w": "ja"}),
    )
    partners = (Partner(id="p", name="partner", label="de partner", group=True),)
    contacts = (Contact(name="Partner", of="p", phone="070 1", mail="p@regio.nl", note="Overdag"),)
    card = small_card(tasks, (v, w), sections, partners, contacts)
    region = replace(card.region, names={"n": "Naam"}, report_mistake="fout@regio.nl", site_url="https://regio.nl/kaart/")
    return coded(
        replace(
            card,
            subject="iets",
            short="Kaart",
            label="het plan",
            summary="Wie doet wat?",
            terms=(Term(term="AB", full="A en B", explanation="Dat.", certainty="zeker", also=("abé",), language="nl"),),
            search_words=(SearchWords(means="bellen", words=("opbellen",)),),
            not_covered=("weer",),
            readings=(Reading(number=1, text="Zo lezen wij het.", lines=(1,)),),
            original=(Line(number=1, text="bel b"),),
            region=region,
        )
    )


def coded(card: Card) -> Card:
    """The card with the code of what is on it."""
    return replace(card, hash=content_hash(card))


def other_cards(card: Card) -> Iterator[tuple[str, Card]]:
    """The card with one thing on it changed, for each thing, by the class and the field of that."""
    yield from ((name, coded(other)) for name, other in _others(card, lambda other: other))


def _others(thing: Any, put: Callable[[Any], Card], name: str = "") -> Iterator[tuple[str, Card]]:
    if is_dataclass(thing) and not isinstance(thing, type):
        for each in fields(thing):
            if (each.name, getattr(thing, "id", "")) == ("options", ROLE):
                continue  # they follow from the organisations
            yield from _others(
                getattr(thing, each.name),
                lambda value, field=each.name: put(replace(thing, **{field: value})),  # type: ignore[misc]
                f"{type(thing).__name__}.{each.name}",
            )
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from _others(value, lambda other, key=key: put({**thing, key: other}), name)  # type: ignore[misc]
    elif isinstance(thing, tuple) and thing and is_dataclass(thing[0]):
        for place, value in enumerate(thing):
            yield from _others(value, lambda other, at=place: put((*thing[:at], other, *thing[at + 1 :])), name)  # type: ignore[misc]
        if len(thing) > 1:
            yield f"{name} in another order", put(thing[::-1])
    elif name.partition(".")[2] not in NAMES and (other := _other(thing)) is not None:
        yield name, put(other)


def _other(value: object) -> object:
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case "binnen een dag":  # a term, which the order of the tasks follows from
            return "meteen"
        case str():
            return f"{value} anders"
        case date():
            return value + timedelta(days=1)
        case (int(), *_):
            return (*value, 99)
        case (str(), *_):
            return (*value, "anders")
        case _:
            return None
