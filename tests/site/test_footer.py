# SPDX-License-Identifier: EUPL-1.2
"""Which card this is and how to tell that it is wrong, below every page; and that it may be out of date, above every page."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Final
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route, expect

from build_hooks.authoring import load
from build_hooks.naming import name_of
from build_hooks.pages.reporting import report_place
from checker import Card
from checker.standing import draft_line
from checker.wording import dutch_date
from tests.conftest import PROJECT, name_of_the_card
from tests.serving import served
from tests.site.conftest import ADDRESS, REVIEW_BY, Built
from tests.site.places import names_of_pages

HERE: Final = ZoneInfo("Europe/Amsterdam")
NOTICE: Final = "Deze kaart kan verouderd zijn."


@pytest.fixture(scope="module")
def old_page(browser: Browser, other: Built) -> Iterator[Page]:
    """A page of that site, where no script runs."""
    page = browser.new_page(java_script_enabled=False)
    with served(other.site) as address:
        page.goto(f"{address}rol/politie.html")
        yield page
    page.close()


# --- the notice ---------------------------------------------------------------------------------------------------------


def test_a_card_of_which_the_date_has_passed_can_still_be_published_and_the_build_says_so(other: Built) -> None:
    assert f"De kaart had voor {dutch_date(REVIEW_BY)} bekeken moeten zijn: zie kaart.yml." in other.said
    assert (other.site / "index.html").exists()


def test_a_date_that_had_passed_at_the_build_shows_on_every_page_without_a_script(other: Built, old_page: Page) -> None:
    for file in other.site.rglob("*.html"):
        if file.name != "404.html":  # it shows nothing of the card but numbers to call
            assert '<p class="rk-review">' in file.read_text(encoding="utf-8"), file.name
    expect(old_page.get_by_text(NOTICE)).to_be_visible()
    expect(old_page.locator(".rk-review")).to_contain_text(f"vóór {dutch_date(REVIEW_BY)} opnieuw bekijken")


def test_it_stands_above_the_title_and_on_paper(old_page: Page) -> None:
    notice, title = (old_page.locator(place).bounding_box() for place in (".rk-review", "h1"))
    assert notice
    assert title
    assert notice["y"] < title["y"]
    old_page.emulate_media(media="print")
    expect(old_page.get_by_text(NOTICE)).to_be_visible()
    old_page.emulate_media(media="screen")


def test_every_page_says_who_has_not_approved_the_card(site: Path, card: Card) -> None:
    word, _, by = draft_line(card).partition(":")
    line = f'<p class="rk-concept">{word}<span>:{by}</span></p>' if card.draft else '<p class="rk-concept">'
    for file in site.rglob("*.html"):
        if file.name != "404.html":  # it shows nothing of the card but numbers to call
            assert file.read_text(encoding="utf-8").count(line) == bool(card.draft), file.name


def test_that_a_card_is_to_hold_later_is_said_until_the_first_moment_of_that_day(any_browser: Browser, site_url: str) -> None:
    """As the build says it on every page, and as the reader's own clock has it."""
    page = any_browser.new_page(timezone_id="Europe/Amsterdam")

    def from_2027(route: Route) -> None:
        notice = '<p class="rk-concept rk-komt" data-vanaf="2027-01-01">Deze kaart geldt vanaf 1 januari 2027.</p>'
        body = route.fetch().text()
        route.fulfill(body=body.replace('<p class="rk-review"', f'{notice}<p class="rk-review"'), content_type="text/html")

    page.route("**/privacy.html", from_2027)
    last = datetime(2026, 12, 31, 23, 59, 59, tzinfo=HERE)
    for moment, coming in ((last, True), (last + timedelta(seconds=1), False)):
        page.clock.set_fixed_time(moment)
        page.goto(f"{site_url}privacy.html")
        expect(page.get_by_text("Deze kaart geldt vanaf")).to_be_visible(visible=coming)
    page.close()


def test_a_date_that_passes_after_the_build_shows_from_the_next_day_on(any_browser: Browser, site_url: str, card: Card) -> None:
    page = any_browser.new_page(timezone_id="Europe/Amsterdam")
    last = datetime(card.review_by.year, card.review_by.month, card.review_by.day, 23, 59, 59, tzinfo=HERE)
    for moment, due in ((last, False), (last + timedelta(seconds=1), True)):
        page.clock.set_fixed_time(moment)
        page.goto(f"{site_url}privacy.html")
        expect(page.get_by_text(NOTICE)).to_be_visible(visible=due)
    page.close()


def test_without_a_script_a_date_that_had_not_passed_at_the_build_shows_nothing(browser: Browser, site_url: str) -> None:
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{site_url}index.html")
    expect(page.get_by_text(NOTICE)).to_be_hidden()
    page.close()


# --- which card it is -----------------------------------------------------------------------------------------------------


def test_the_footer_of_every_page_tells_which_card_it_is_and_where_to_read_more(site: Path, card: Card) -> None:
    for name in names_of_pages(site):
        if name == "404.html":
            continue
        file = site / name
        footer = file.read_text(encoding="utf-8").partition("<footer")[2]
        for told in (card.version, dutch_date(card.valid_from), dutch_date(card.review_by), card.hash):
            assert told in footer, file.name
        for page in ("over.html", "privacy.html", "toegankelijkheid.html"):
            assert not (site / page).exists() or f'{page}"' in footer, file.name


# --- telling that something is wrong ----------------------------------------------------------------------------------------


def test_a_region_without_an_address_tells_whom_to_ask(browser: Browser, site_url: str, card: Card) -> None:
    assert card.region.report_mistake is None
    page = browser.new_page()
    page.goto(f"{site_url}privacy.html")
    mistake = page.get_by_role("region", name="Zie je een fout?")
    expect(mistake).to_contain_text(f"Meld de fout bij de beheerder van {name_of_the_card().full} in {card.region.name}.")
    expect(mistake.get_by_role("link")).to_have_count(0)
    page.close()


def test_a_mail_says_which_page_and_which_version_it_is_about(old_page: Page) -> None:
    link = old_page.get_by_role("region", name="Zie je een fout?").get_by_role("link", name=ADDRESS)
    assert mail(link.get_attribute("href") or "") == (ADDRESS, "Fout in de routekaart: Politie (versie 2026.2)")


def of_version(card: Card, version: str, address: str) -> Card:
    """The card as this version, with this address to report a mistake to."""
    return replace(card, version=version, region=replace(card.region, report_mistake=address))


@given(page=st.text(), version=st.text(min_size=1), user=st.from_regex(r"[A-Za-z0-9._+-]+", fullmatch=True))
def test_a_mail_goes_to_the_region_and_nowhere_else_whatever_the_page_is_called(
    card: Card, page: str, version: str, user: str
) -> None:
    place = report_place(of_version(card, unicode(version), f"{user}@regio.nl"), unicode(page))
    assert place
    assert place.is_mail
    subject = f"Fout in {name_of(card).full}: {unicode(page)} (versie {unicode(version)})"
    assert mail(place.link) == (f"{user}@regio.nl", subject)
    assert unescape(place.link) == place.link
    assert not re.search(r"[\s<>\"']", place.link)


def test_a_web_address_stays_as_it_is_and_shows_its_host(card: Card) -> None:
    address = "https://intranet.regio.nl:8443/melden?over=routekaart"
    place = report_place(of_version(card, "2026.1", address), "Politie")
    assert place
    assert (place.link, place.shown, place.is_mail) == (address, "intranet.regio.nl:8443", False)


@pytest.mark.parametrize("written", [ADDRESS, "https://intranet.regio.nl/melden?over=kaart&van=site", "http://intranet/melden"])
def test_a_region_may_write_a_mail_address_or_a_web_address(tmp_path: Path, written: str) -> None:
    """What it may not write is in tests/authoring/broken_cards.py."""
    kaart = shutil.copytree(PROJECT / "docs" / "kaart", tmp_path / "kaart")
    with (kaart / "regio.yml").open("a", encoding="utf-8") as file:
        file.write(f"\n  report_mistake: {written}\n")
    assert load(kaart).region.report_mistake == written


def unicode(text: str) -> str:
    """The text as a page can hold it: without halves of characters."""
    return text.encode("utf-8", "replace").decode()


def mail(link: str) -> tuple[str, str]:
    """To whom and about what a mail program starts to write."""
    parts = urlsplit(link)
    assert parts.scheme == "mailto"
    fields = parse_qs(parts.query, keep_blank_values=True, strict_parsing=True)
    assert fields.keys() == {"subject"}
    [subject] = fields["subject"]
    return unquote(parts.path), subject
