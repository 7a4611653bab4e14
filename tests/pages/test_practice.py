# SPDX-License-Identifier: EUPL-1.2
"""The page to practise on: every story, the way to the checker without an answer in it, and folded what the card says."""

import re
from html import unescape

import pytest

from build_hooks.authoring import Case, cases
from build_hooks.pages import DirectiveError, Page, Site, filled_in, navigation, pages
from checker import Card, decide
from checker.reasons import why_not
from checker.wording import plain
from tests.conftest import CARD_FOLDER


@pytest.fixture(scope="module")
def found(card: Card) -> tuple[Case, ...]:
    return cases(CARD_FOLDER, card)


def test_without_cases_there_is_no_page_and_no_way_to_it(card: Card) -> None:
    assert "oefenen.md" not in pages(card)
    assert "oefenen.md" not in str(navigation(card))


@pytest.mark.this_card
def test_every_case_is_told_and_below_it_folded_what_the_card_says_and_why(card: Card, found: tuple[Case, ...]) -> None:
    assert "oefenen.md" in str(navigation(card, found))
    text = filled_in(pages(card, found)["oefenen.md"], Page(Site(card=card, cases=found)))
    assert "?" not in "".join(re.findall(r'href="([^"]*)"', text))
    assert 'href="wat-moet-ik-nu-doen.html"' in text
    chapters = re.split(r"^## .*\{ #([a-z-]+) \}$", text, flags=re.MULTILINE)
    assert chapters[1::2] == [case.id for case in found]
    for case, chapter in zip(found, chapters[2::2], strict=True):
        story, _, folded = chapter.partition("<details")
        assert "<p>" in story
        shown = " ".join(unescape(re.sub(r" \([^)]*\)|<[^>]*>", "", folded)).split())
        step = decide(card, case.answers)
        for name in (*case.must, *case.find_out, *case.must_not):
            why = why_not(step, name).removeprefix("Deze taak staat er wel bij. ")
            assert " ".join(re.sub(r" \([^)]*\)", "", why).split()) in shown, (case.id, name)
        for name, answer in case.answers.items():
            assert plain(card.question(name).option(answer).text) in shown
        assert case.agreed in shown
        assert shown.count("Omdat") >= len(case.must)


def test_a_case_that_is_not_there_is_told(card: Card) -> None:
    with pytest.raises(DirectiveError, match="geen-voorbeeld"):
        filled_in("::: voorbeeld geen-voorbeeld", Page(Site(card=card)))


@pytest.mark.this_card
def test_an_abbreviation_is_explained_where_it_is_seen_first_whatever_is_folded(card: Card, found: tuple[Case, ...]) -> None:
    text = str(filled_in(pages(card, found)["oefenen.md"], Page(Site(card=card, cases=found))))
    folded = re.findall(r"<details.*?</details>", text, flags=re.DOTALL)
    assert len(folded) == len(found)
    for part in (re.sub(r"<details.*?</details>", "", text, flags=re.DOTALL), *folded):
        met = dict.fromkeys(re.findall(r"<abbr[^>]*>([^<]*)</abbr>", part))
        for name in met:
            first = re.search(rf"<abbr[^>]*>{name}</abbr>", part)
            assert first
            assert "tabindex" not in first[0], (name, part[:60])
