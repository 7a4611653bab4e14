# SPDX-License-Identifier: EUPL-1.2
"""Whatever a card is called, it is called so everywhere, and its files have names that any system takes."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_hooks.authoring import cases
from build_hooks.hosting.licences_page import licence_files
from build_hooks.hosting.parts import parts
from build_hooks.hosting.servers import settings
from build_hooks.naming import TAKEN, Name, name_of
from build_hooks.pages import pages
from build_hooks.pages.changes import CHANGES
from checker import Card
from tests.conftest import CARD_FOLDER, PROJECT

BY_HAND = sorted((PROJECT / "docs").glob("*.md"))


@given(article=st.sampled_from(("de", "het")), noun=st.text(min_size=1))
def test_a_file_has_a_name_of_small_letters_that_no_page_has(article: str, noun: str) -> None:
    name = Name(article, noun)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name.file)
    assert not TAKEN.fullmatch(name.file)
    assert name.for_settings().for_settings() == name.for_settings()


@given(name=st.sampled_from(("Over", "zakgids", "INDEX", "wat moet ik nu doen?", "404")))
def test_a_card_that_is_called_like_a_page_does_not_take_its_place(name: str) -> None:
    assert Name("de", name).file.endswith("-kaart")


def test_the_names_that_are_taken_are_those_of_the_pages(card: Card) -> None:
    made = [*pages(card, cases(CARD_FOLDER, card)), *licence_files(parts()), CHANGES, "404.md", "oefenen.md"]
    there = {place.removesuffix(".md") for place in made if place.endswith(".md") and "/" not in place}
    assert there | {page.stem for page in BY_HAND} == set(TAKEN.pattern.split("|"))


@pytest.mark.parametrize(
    ("short", "label", "full", "title", "file"),
    [
        (None, None, "de kaart", "Kaart", "kaart"),
        ("Routekaart", None, "de routekaart", "Routekaart", "routekaart"),
        ("LHBTI-kaart", None, "de LHBTI-kaart", "LHBTI-kaart", "lhbti-kaart"),
        ("Protocol", "het protocol", "het protocol", "Protocol", "protocol"),
        (None, "het plan van aanpak", "het plan van aanpak", "Plan van aanpak", "plan-van-aanpak"),
    ],
)
def test_a_card_is_called_what_its_editors_say(
    card: Card, short: str | None, label: str | None, full: str, title: str, file: str
) -> None:
    name = name_of(replace(card, short=short, label=label))
    assert (name.full, name.title, name.file) == (full, title, file)


def test_what_is_the_same_for_every_card_calls_it_by_its_name() -> None:
    texts = [page.read_text(encoding="utf-8") for page in BY_HAND] + list(settings(Path("docs"), {"X-Kop": "waarde"}).values())
    for text in texts:
        assert Name("de", "routekaart").said_in(text) == text
        said = Name("het", "protocol").said_in(text)
        assert not re.search(r"\b[Dd]e(ze)? (routekaart|protocol)\b", said)
        assert len(re.findall("protocol", said)) == len(re.findall(r"(?<![$@\w])routekaart\b", text))


def test_an_article_goes_with_its_name_and_a_name_is_made_fit_for_the_text_it_stands_in() -> None:
    name, text = Name("het", "plan & co"), "De routekaart, van deze routekaart: routekaart.html en @routekaart_vraag."
    assert name.said_in(text) == "Het plan & co, van dit plan & co: plan-co.html en @routekaart_vraag."
    assert name.said_in(text, lambda said: said.replace("&", "&amp;")).startswith(
        "Het plan &amp; co, van dit plan &amp; co: plan-co"
    )
