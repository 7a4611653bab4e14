# SPDX-License-Identifier: EUPL-1.2
"""Whoever reads an advice from a card that is not approved, or does not hold yet, is told so, on every face, in every state."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from checker import Card, Step, decide
from checker.__main__ import main
from checker.browser import respond
from checker.card import REGION
from checker.contract import step_data
from checker.html import step_html
from checker.markup import Links
from checker.meeting import meeting_html
from checker.selfcheck import self_check
from checker.standing import coming_line, draft_line, standing
from checker.text import advice_text
from checker.wording import dutch_date
from tests.states import complete_steps

DAY = "2026-12-31"
DRAFT = "Concept: nog niet vastgesteld door de eerste organisatie en de regio."
COMING = "Deze kaart geldt vanaf 1 januari 2027."


@pytest.fixture(scope="module")
def no_good_yet(card: Card) -> Card:
    """The card, not approved by two, on the day before it holds."""
    first, *others = card.organisations
    organisations = (replace(first, label="de eerste organisatie"), *others)
    return replace(card, organisations=organisations, draft=(first.id, REGION), valid_from=date(2027, 1, 1))


@pytest.fixture(scope="module")
def good(card: Card) -> Card:
    """The card, approved by all, on the day that it begins to hold."""
    return replace(card, draft=(), valid_from=date(2026, 12, 31))


def faces(step: Step) -> Iterator[str]:
    """What the reader of this advice gets, in each form that has a date."""
    yield step_html(step, Links(), today=DAY)
    yield meeting_html(step, DAY)
    yield advice_text(step, today=DAY)
    yield advice_text(step, today=DAY, check=self_check(step, {}))


def test_every_advice_says_once_that_it_is_a_draft_and_from_when_the_card_holds(no_good_yet: Card) -> None:
    for step in complete_steps(no_good_yet):
        for face in faces(step):
            assert face.count(f"{DRAFT} {COMING}") == face.count("Concept") == face.count("geldt vanaf") == 1
        assert advice_text(step).count("Concept") == 1
        assert step_data(step)["card"]["draft"] == DRAFT
        assert step_data(step)["card"]["valid_from"] == "2027-01-01"


def test_an_advice_from_an_approved_card_on_its_day_says_nothing_of_it(good: Card) -> None:
    for step in complete_steps(good):
        for face in faces(step):
            assert face.count("Concept") == face.count("geldt vanaf") == 0
        assert step_data(step)["card"]["draft"] is None


def test_the_text_says_it_before_anything_that_is_to_be_done(no_good_yet: Card) -> None:
    for step in complete_steps(no_good_yet):
        assert advice_text(step, today=DAY).split("\n\n")[0].split("\n")[2] == f"{DRAFT} {COMING}"


def test_the_browser_counts_from_the_day_that_the_page_tells(no_good_yet: Card) -> None:
    answers = dict(next(complete_steps(no_good_yet)).answers)
    for today, line in ((DAY, f"{DRAFT} {COMING}"), ("2027-01-01", DRAFT)):
        request = {"kind": "step", "answers": answers, "change": None, "before": None, "root": "", "today": today}
        assert f"<strong>{line}</strong>" in json.loads(respond(no_good_yet, json.dumps(request)))["html"]


def test_the_terminal_says_it_before_it_asks(
    no_good_yet: Card, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("checker.__main__._card", lambda: no_good_yet)
    answers = [f"{name}={answer}" for name, answer in next(complete_steps(no_good_yet)).answers.items()]
    for today, begins in ((date(2026, 12, 31), True), (date(2027, 1, 1), False)):
        monkeypatch.setattr("builtins.input", lambda _: "99")
        monkeypatch.setattr("checker.__main__._found_out", lambda _: {})
        assert main(answers, today) == 0
        said = capsys.readouterr().out
        assert said.startswith(COMING) == begins
        assert DRAFT in said


@pytest.mark.parametrize("today", [None, "2027-01-01", "2027-01-02", "9999-12-31"])
def test_the_day_itself_and_every_later_day_it_holds(no_good_yet: Card, today: str | None) -> None:
    assert coming_line(no_good_yet, today) == ""


def test_nothing_is_said_of_a_card_that_holds(good: Card) -> None:
    assert draft_line(good) == standing(good, DAY) == ""
    assert decide(good, {}).card is good


def test_a_date_is_written_as_dutch_readers_do() -> None:
    assert dutch_date(date(2026, 5, 1)) == dutch_date("2026-05-01") == "1 mei 2026"
    assert dutch_date(date(2027, 12, 31)) == "31 december 2027"
    assert [dutch_date(other) for other in ("vandaag", "", "2026-13-01")] == ["vandaag", "", "2026-13-01"]
