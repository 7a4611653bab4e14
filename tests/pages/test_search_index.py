# SPDX-License-Identifier: EUPL-1.2
"""What can be found, as data: a pure function of the card and what the theme makes of the pages."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from build_hooks.pages import search_index
from build_hooks.pages.generate import CHECKER, what_it_does
from build_hooks.pages.search import CALLING, entries
from checker import Card
from checker.rules import rulebook
from checker.wording import plain, sentence


@pytest.fixture(scope="module")
def found(card: Card) -> dict[str, Any]:
    return {entry["place"]: entry for entry in entries(card) if entry["place"] != CALLING}


def of_task(found: dict[str, Any], task: str) -> Any:
    return next(entry for place, entry in found.items() if place.endswith(f"#{task}"))


def words_for(found: dict[str, Any], task: str) -> list[str]:
    words: str = of_task(found, task).get("also", "")
    return words.split(", ")


def made(card: Card, *docs: Mapping[str, str]) -> Any:
    """The index in the script, for these pages of the theme's index."""
    script = search_index(card, docs)
    assert script.startswith("globalThis.searchIndex=")
    return json.loads(script.removeprefix("globalThis.searchIndex=").removesuffix(";\n"))


def doc(location: str, title: str = "Titel", text: str = "") -> dict[str, str]:
    return {"location": location, "title": title, "text": text}


def test_nothing_is_found_twice(card: Card) -> None:
    places = [(entry["place"], entry["title"] if entry["place"] == CALLING else "") for entry in entries(card)]
    assert len(places) == len(set(places))


@pytest.mark.this_card
def test_a_task_says_what_to_do_who_does_it_and_when_it_applies(card: Card, found: dict[str, Any]) -> None:
    for name, rule in rulebook(card).every_rule.items():
        entry = of_task(found, name)
        assert entry["title"] == plain(rule.task.do)
        assert entry["kind"] == f"Taak van {card.role(rule.by).label}"
        assert entry.get("when", "").startswith("Als ") == all(rule.condition)


@pytest.mark.this_card
def test_a_task_is_found_by_the_other_words_for_what_it_speaks_of(found: dict[str, Any]) -> None:
    assert "enkelband" in words_for(found, "reclassering-em-laag")
    assert "Screening Assessment for Stalking and Harassment" in words_for(found, "om-sash")
    assert "sociaal team" in words_for(found, "veilig-thuis-overdracht")
    assert "dader" in words_for(found, "casushouder-verdachte")
    assert "enkelband" not in words_for(found, "om-sash")


@pytest.mark.this_card
def test_the_words_for_when_a_task_applies_are_no_words_for_what_it_says(found: dict[str, Any]) -> None:
    task = of_task(found, "om-alternatieven")
    assert "bewijs" in task["when_also"]
    assert "bewijs" not in task["also"]


@pytest.mark.this_card
@pytest.mark.parametrize(
    ("task", "verb"),
    {
        "om-aanhouden": "aanhouden",
        "om-vhh": "aanmeld",
        "om-slachtoffercoordinatie": "aanmeld",
        "politie-sash": "invul",
        "politie-stalking-gestopt": "afsluit",
        "politie-melding-vt": "opmaak",
        "politie-zaak-uitgeven": "uitgeef",
        "veilig-thuis-diensten": "inzet",
        "veilig-thuis-overdracht": "terugmelden",
        "om-geen-interventie": "inzet",
        "reclassering-dut": "vastleg",
        "officier-van-justitie-stelsel": "doorgeef",
        "casushouder-verdachte": "aanbied",
    }.items(),
)
def test_a_verb_that_is_taken_apart_is_found_as_one_word(found: dict[str, Any], task: str, verb: str) -> None:
    assert verb in words_for(found, task)


@pytest.mark.this_card
def test_a_preposition_is_no_part_of_a_verb(found: dict[str, Any]) -> None:
    assert "opwacht" not in words_for(found, "veilig-thuis-melding")  # 'Wacht op de melding'
    assert "opstuur" not in words_for(found, "politie-sturen")  # 'Stuur altijd op proces en inhoud'


def test_of_everybody_there_is_a_number_or_that_one_must_ask_for_it(card: Card) -> None:
    asked = [entry["title"].partition(": ") for entry in entries(card) if entry["place"] == CALLING]
    named = {contact.of for contact in card.region.contacts}
    names = {role.id: role.name for role in card.roles()} | {partner.id: partner.name for partner in card.partners}
    assert {name for name, _, _ in asked} == {sentence(name) for who, name in names.items() if who not in named}
    assert {what for _, _, what in asked} == {"vraag het nummer in je regio na"}


@pytest.mark.this_card
def test_only_the_number_for_danger_comes_before_all_else(card: Card) -> None:
    [(title, words)] = [(entry["title"], entry["first"]) for entry in entries(card) if "first" in entry]
    assert title == f"{card.region.urgent.name}: {card.region.urgent.phone}"
    assert {"spoed", "noodgeval", "gevaar", "dringend", "SOS", "help"} <= set(words)


def test_pages_are_found_by_their_parts_and_paragraphs(card: Card) -> None:
    html = "<p>Bel <strong>112</strong> &amp; wacht.</p> <ul><li>Eén</li><li>Twee</li></ul>"
    docs = [doc("over.html", "Over &amp; zo"), doc("over.html#wie-bel-je", "Wie bel je", html), doc("rol/om.html#laag")]
    assert made(card, *docs)["entries"][:2] == [
        {"place": "over.html", "title": "Over & zo", "kind": "Pagina"},
        {
            "place": "over.html#wie-bel-je",
            "title": "Wie bel je",
            "kind": "Over & zo",
            "text": ["Bel 112 & wacht.", "Eén", "Twee"],
            "rank": 2,
        },
    ]


def test_of_the_numbers_only_the_first_paragraph_is_that_of_the_page(card: Card) -> None:
    text = "<p>Bel.</p> <ul><li>112</li></ul>"
    assert made(card, doc(CALLING, "Titel", text))["entries"][0]["text"] == ["Bel."]


def test_the_checker_is_found_once_and_says_what_it_does(card: Card) -> None:
    [checker] = [entry for entry in entries(card) if entry["title"] == CHECKER]
    assert checker["text"] == [what_it_does(card)]
    assert checker["place"] == "wat-moet-ik-nu-doen.html"
    assert "vragenhulp" in checker["also"]


def test_what_the_card_does_not_cover_is_in_the_index_and_in_no_entry(card: Card) -> None:
    index = made(card)
    assert index["not_covered"] == list(card.not_covered)
    text = "\n".join(str(value).casefold() for entry in index["entries"] for value in entry.values())
    assert not [words for words in card.not_covered if re.search(rf"(?<!\w){re.escape(words.casefold())}(?!\w)", text)]


@pytest.mark.this_card
def test_no_text_of_the_card_ends_the_script_that_it_stands_in(card: Card) -> None:
    hostile = "</script><!-- <img src=x onerror=alert(1)> \u2028"
    terms = tuple(replace(term, explanation=hostile, term=hostile) for term in card.terms[:1])
    script = search_index(replace(card, terms=terms), [])
    assert "<" not in script
    assert any(entry["title"] == hostile for entry in made(replace(card, terms=terms))["entries"])
