# SPDX-License-Identifier: EUPL-1.2
"""The pages of the checker that begin with a role: their address names a page, and no answer that anybody gave."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from checker import Card
from tests.beginning import ANSWER, ONE, OTHER, QUESTION
from tests.browser.conftest import CHROMIUM_ALONE
from tests.browser.reader import PAGE, Reader
from tests.states import complete_steps

NAME = "Wat moet ik nu doen?"

pytestmark = CHROMIUM_ALONE


def begun(context: BrowserContext, site_url: str, role: str) -> Page:
    page = context.new_page()
    page.goto(f"{site_url}nu/{role}.html", wait_until="commit")
    Reader(page).waits()
    return page


@pytest.fixture
def page(context: BrowserContext, site_url: str) -> Iterator[Page]:
    page = begun(context, site_url, OTHER)
    yield page
    page.close()


def test_from_the_page_of_every_role_an_advice_for_that_role_is_reached_without_saying_it(
    context: BrowserContext, site_url: str, card: Card
) -> None:
    advices = {step.answers["rol"]: step for step in complete_steps(card)}
    for role in card.roles():
        page = begun(context, site_url, role.id)
        reader = Reader(page)
        first = reader.seen()
        assert (first.question, first.answers) == (QUESTION, ["rol"])
        assert page.title().startswith(f"{NAME} – {role.name} - ")
        given = {name: answer for name, answer in advices[role.id].answers.items() if name != "rol"}
        seen = reader.walks(given)
        assert seen.answers == list(advices[role.id].answers)
        assert sorted(task for task, _ in seen.tasks) == sorted(each.rule.task.id for each in advices[role.id].advice)
        address = urlsplit(page.url)
        assert (address.path.rpartition("/")[2], address.query, address.fragment) == (f"{role.id}.html", "", "")
        assert page.title().startswith(f"Je advies - {NAME} - ")
        page.close()


def test_previous_leads_to_the_question_for_the_role_and_another_role_goes_on_from_there(page: Page, card: Card) -> None:
    reader = Reader(page)
    page.get_by_role("button", name="Vorige").click()
    seen = reader.seen()
    assert (seen.question, seen.answers) == ("rol", [])
    expect(page.locator("#checker .rk-kop")).to_be_focused()
    expect(page.locator(f"#checker .rk-keuze[data-antwoord='{OTHER}']")).to_contain_text("(je antwoord)")
    assert reader.walks({"rol": ONE}).answers == ["rol"]
    expect(page.locator("#checker .rk-antwoord")).to_contain_text(card.role(ONE).name)
    assert card.role(OTHER).name not in page.title()
    page.go_back()
    expect(page.locator("#checker .rk-keuze[data-vraag='rol']").first).to_be_visible()
    page.go_back()
    expect(page.locator("#checker .rk-antwoord")).to_contain_text(card.role(OTHER).name)


def test_clear_leaves_no_role_either_and_so_does_a_long_pause(page: Page) -> None:
    reader = Reader(page)
    reader.walks({QUESTION: ANSWER})
    page.locator(".rk-wis").click()
    seen = reader.seen()
    assert (seen.question, seen.answers, seen.chosen) == ("rol", [], [])
    reader.walks({"rol": OTHER, QUESTION: ANSWER})
    reader.lets_pass(600_000)
    seen = reader.seen()
    assert (seen.question, seen.answers) == ("rol", [])


def test_a_page_on_which_nothing_was_answered_has_nothing_to_lose(page: Page, site_url: str) -> None:
    reader = Reader(page)
    reader.lets_pass(3_600_000)
    assert reader.seen().question == QUESTION
    expect(page.locator("#checker-pauze")).to_be_hidden()
    page.get_by_role("link", name="Begrippen").first.click()
    expect(page).to_have_url(f"{site_url}begrippen.html")


def test_a_reload_begins_with_the_role_again(page: Page) -> None:
    Reader(page).walks({QUESTION: ANSWER})
    page.reload()
    seen = Reader(page).seen()
    assert (seen.question, seen.answers) == (QUESTION, ["rol"])


def test_without_a_script_the_tree_begins_with_the_question_after_the_role(
    any_browser: Browser, site_url: str, card: Card
) -> None:
    with any_browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for role in card.roles():
            page.goto(f"{site_url}nu/{role.id}.html")
            assert not page.locator("#checker button:visible").count()  # they would do nothing
            expect(page.locator("noscript .rk-melding")).to_contain_text(f"Die is voor {role.label}.")
            expect(page.locator("#checker .rk-kop")).to_have_text(card.question(QUESTION).text)
            tree = page.locator("#checker-boom")
            if (unfold := tree.locator(":scope > summary")).is_visible():  # not where style can unfold it
                unfold.click()
            expect(tree.get_by_text(card.question(QUESTION).options[0].text, exact=True).first).to_be_visible()
            leaves = tree.locator(".rk-blad")
            assert leaves.count() == sum(step.answers["rol"] == role.id for step in complete_steps(card))


def test_the_ordinary_page_still_asks_for_the_role(context: BrowserContext, site_url: str) -> None:
    page = context.new_page()
    page.goto(site_url + PAGE)
    assert Reader(page).seen().question == "rol"
