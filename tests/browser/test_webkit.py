# SPDX-License-Identifier: EUPL-1.2
"""In WebKit too the card is found in, asked and kept: what browsers of other families are driven through elsewhere."""

from collections.abc import Iterator
from itertools import batched
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from build_hooks.browser.linking import PROGRAM
from checker import Card
from checker.card import ROLE
from tests.beginning import OTHER, QUESTION
from tests.browser.reader import PAGE, Seen
from tests.browser.test_every_state import expected, in_any_order
from tests.browser.test_linked import ANSWERS
from tests.browser.test_single_file import ANSWERS as SINGLE_ANSWERS
from tests.browser.webkit import WebKit, webkit
from tests.conftest import single_file_name
from tests.serving import served
from tests.states import every_step


@pytest.fixture(scope="module")
def browser_of_an_iphone(takes_long: None) -> Iterator[WebKit]:  # noqa: ARG001 (it does)
    with webkit() as browser:
        yield browser


def answered(browser: WebKit) -> None:
    """Say who one is, and wait for the next question. The clock runs: a busy machine may first be told that it takes long."""
    browser.call(f"await reader.choose('{OTHER}'); await reader.until(() => reader.one('#checker .rk-wis'))")


def test_the_card_is_shown_and_found_in(browser_of_an_iphone: WebKit, site_url: str, card: Card) -> None:
    browser_of_an_iphone.opens(f"{site_url}index.html")
    for organisation in card.organisations:
        assert organisation.name in browser_of_an_iphone.sees("main")
    name = card.organisations[-1].name
    browser_of_an_iphone.types(".rk-search__input", name)
    assert name in browser_of_an_iphone.sees(".rk-hit")


@pytest.mark.parametrize("where", ["site", "single file"])
def test_every_state_shows_exactly_its_tasks(
    browser_of_an_iphone: WebKit, site_url: str, site: Path, card: Card, where: str
) -> None:
    """From a server; and those of one role from a disk, where there is none."""
    alone = f"{(site / single_file_name()).as_uri()}#{PAGE.removesuffix('.html')}"
    browser_of_an_iphone.opens(f"{site_url}{PAGE}" if where == "site" else alone)
    answered(browser_of_an_iphone)
    browser_of_an_iphone.call("await reader.press('.rk-wis')")
    steps = [step for step in every_step(card) if where == "site" or step.answers.get(ROLE) in (None, OTHER)]
    tour = browser_of_an_iphone.call("return reader.tour(given)", [dict(step.answers) for step in steps])
    for step, seen in zip(steps, (Seen(**each) for each in tour), strict=True):
        assert seen.whole, step.answers
        assert seen.question == (step.question and step.question.id), step.answers
        assert in_any_order(seen.tasks) == in_any_order(expected(step)), step.answers
    started = browser_of_an_iphone.call("return performance.getEntriesByType('resource').map(({ name }) => name)")
    assert not [name for name in started if "library.js" in name], "the linked program answered"


def test_all_answers_are_those_of_plain_python(
    browser_of_an_iphone: WebKit, site_url: str, site: Path, asked: list[tuple[str, str | None]]
) -> None:
    (program,) = site.glob(f"assets/checker/*/{PROGRAM}")
    folder = f"{site_url}{program.parent.relative_to(site).as_posix()}/"
    browser_of_an_iphone.opens(f"{site_url}{PAGE}")
    for part in batched(asked, 500, strict=False):
        answers, _ = browser_of_an_iphone.call(f"return ({ANSWERS})(given)", [folder, [request for request, _ in part], []])
        assert answers == [answer for _, answer in part]


def test_all_answers_of_the_single_file_are_those_of_plain_python(
    browser_of_an_iphone: WebKit, site: Path, asked: list[tuple[str, str | None]]
) -> None:
    browser_of_an_iphone.opens(f"{(site / single_file_name()).as_uri()}#{PAGE.removesuffix('.html')}")
    for part in batched(asked, 1_000, strict=False):
        answers = browser_of_an_iphone.call(f"return ({SINGLE_ANSWERS})(given)", [request for request, _ in part])
        assert answers == [answer for _, answer in part]


def test_after_one_visit_the_site_works_without_a_network(browser_of_an_iphone: WebKit, site: Path) -> None:
    with served(site) as address:
        browser_of_an_iphone.opens(f"{address}index.html")
        browser_of_an_iphone.sees(".rk-bewaard")
    with pytest.raises(URLError):
        urlopen(address)  # noqa: S310 (our own server, which is gone)
    browser_of_an_iphone.opens(f"{address}rol/{OTHER}.html?web=1")
    assert browser_of_an_iphone.sees("h1")
    browser_of_an_iphone.opens(f"{address}{PAGE}")
    answered(browser_of_an_iphone)
    assert Seen(**browser_of_an_iphone.call("return reader.outcome()")).question == QUESTION
