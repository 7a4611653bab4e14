# SPDX-License-Identifier: EUPL-1.2
"""What can be found, as data: a pure function of the card and what the theme makes of the hand-written pages."""

from dataclasses import replace
from typing import Any

import pytest

from build_hooks.pages.search import entries, search_index
from checker import Card
from checker.rules import rulebook
from checker.wording import plain


@pytest.fixture(scope="module")
def found(card: Card) -> dict[str, Any]:
    return {entry["location"]: entry for entry in entries(card)}


def of_task(found: dict[str, Any], task: str) -> Any:
    return next(entry for location, entry in found.items() if location.endswith(f"#{task}"))


def test_nothing_is_found_twice(card: Card) -> None:
    locations = [entry["location"] for entry in entries(card)]
    assert len(locations) == len(set(locations))


def test_a_page_comes_before_its_parts(card: Card) -> None:
    pages: set[str] = set()
    for entry in search_index(
        card, {"docs": [{"location": f"{name}.html", "text": ""} for name in ("begrippen", "bellen", "partners")]}
    )["docs"]:
        path, _, anchor = entry["location"].partition("#")
        assert not anchor or path in pages
        pages.add(path)


def test_the_title_of_a_task_says_what_to_do_and_when_it_applies(card: Card, found: dict[str, Any]) -> None:
    for name, rule in rulebook(card).every_rule.items():
        title = of_task(found, name)["title"]
        assert title.endswith(plain(rule.task.do))
        assert title.startswith("Als ") == all(rule.condition)


def test_a_task_is_found_by_the_other_words_for_what_it_speaks_of(found: dict[str, Any]) -> None:
    assert "enkelband" in of_task(found, "reclassering-em-laag")["also"]
    assert "Screening Assessment" in of_task(found, "om-sash")["also"]
    assert "sociaal team" in of_task(found, "veilig-thuis-overdracht")["also"]
    assert "enkelband" not in of_task(found, "om-sash").get("also", "")


def test_a_verb_that_is_taken_apart_is_found_as_one_word(found: dict[str, Any]) -> None:
    assert "aanhouden" in of_task(found, "om-aanhouden")["also"]
    assert "voorgeleiden" in of_task(found, "om-aanhouden")["also"]


def test_pages_that_are_written_by_hand_stay_as_they_are(card: Card) -> None:
    by_hand = {"location": "over.html#wie-bel-je", "title": "Wie bel je", "text": "<p>112</p>"}
    theirs = {"location": "rol/om.html#laag", "title": "Laag risico", "text": "<p>alles</p>"}
    made = search_index(card, {"config": {"lang": ["en"]}, "docs": [by_hand, theirs]})
    assert made["config"] == {"lang": ["en"]}
    assert by_hand in made["docs"]
    assert theirs not in made["docs"]


def test_of_the_checker_only_the_first_paragraph_can_be_found(card: Card) -> None:
    checker = {
        "location": "wat-moet-ik-nu-doen.html",
        "title": "Wat moet ik nu doen?",
        "text": "<p>Kies.</p> <ul><li>De boom</li></ul>",
    }
    assert search_index(card, {"docs": [checker]})["docs"][0]["text"] == "<p>Kies.</p>"


def test_texts_of_the_card_never_become_html(card: Card) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    terms = [replace(term, explanation=hostile, term=hostile) for term in card.terms[:1]]
    text = str(list(entries(replace(card, terms=tuple(terms)))))
    assert "<img" not in text
    assert "&lt;img" in text
