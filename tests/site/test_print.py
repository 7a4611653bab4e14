# SPDX-License-Identifier: EUPL-1.2
"""Every page on paper: no task and no sentence is split over two sheets, and every sheet says which card it is from."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from build_hooks.pages import dutch_date
from checker import Card
from tests.site.places import every_page, expect_nothing

type Format = Literal["A4", "Letter"]
FORMATS: Final[tuple[Format, ...]] = ("A4", "Letter")

# All that stands on paper, in pieces: a task or an item of a list without what hangs below it, a paragraph, a heading.
PIECES: Final = """() => {
    const pieces = new Map();
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const inside = walker.currentNode.parentElement;
        const piece = inside.closest("li") ?? inside.closest("p, dt, dd, td, th, h1, h2, h3, figcaption, svg");
        if (!piece || !inside.checkVisibility() || inside.closest(".rk-verborgen, svg")) continue;
        const link = inside.closest("a[href^='http']"); // its address is printed behind it
        pieces.set(piece, (pieces.get(piece) ?? "") + walker.currentNode.data + (link ? link.getAttribute("href") : ""));
    }
    return [...pieces.values()];
}"""


def letters(text: str) -> str:
    """What is left when it does not matter where a line ends."""
    return "".join(filter(str.isalnum, text)).casefold()


def sheets(page: Page, paper: Format) -> Sequence[str]:
    """The page as it is printed: the text of each sheet."""
    pdf = page.pdf(format=paper, prefer_css_page_size=True)
    return [sheet.extract_text() for sheet in PdfReader(BytesIO(pdf)).pages]


def split(page: Page, paper: Format) -> Iterator[str]:
    """Each piece that does not stand on one sheet as often as it stands on the page."""
    page.emulate_media(media="print")
    pieces = [letters(piece) for piece in page.evaluate(PIECES)]
    page.emulate_media(media="null")  # else it would be printed as on a screen
    whole = "|".join(pieces)
    printed = [letters(sheet) for sheet in sheets(page, paper)]
    for piece in sorted(set(pieces) - {""}):
        if sum(sheet.count(piece) for sheet in printed) < whole.count(piece):
            yield f"{paper}: {piece}"


def test_no_task_and_no_sentence_is_split_over_two_sheets(browser: Browser, site: Path, site_url: str) -> None:
    page = browser.new_page()
    found = {name: [each for paper in FORMATS for each in split(page, paper)] for name in every_page(page, site, site_url)}
    page.close()
    expect_nothing(found)


def test_every_printed_sheet_says_which_card_it_is_from_and_its_number(
    browser: Browser, site: Path, site_url: str, card: Card
) -> None:
    page = browser.new_page()
    for name in every_page(page, site, site_url):
        if name == "404.html":  # it shows nothing of the card but numbers to call
            continue
        printed = [" ".join(sheet.split()) for sheet in sheets(page, "A4")]
        for number, text in enumerate(printed, start=1):
            assert f"versie {card.version}, geldig vanaf {dutch_date(card.valid_from)}" in text, (name, number)
            assert f"Controlecode {card.hash}" in text, (name, number)
            assert f"Bladzijde {number} van {len(printed)}" in text, (name, number)
    page.close()


def test_every_sheet_that_firefox_prints_says_which_card_it_is_from(
    firefox: Browser, site: Path, site_url: str, card: Card
) -> None:
    """It has no boxes in the margin, and can count no pages in what it repeats: its own number stands in the margin."""
    page = firefox.new_page()
    for name in every_page(page, site, site_url):
        if name == "404.html":
            continue
        pdf = page.pdf(width="21in", height="29.7in")  # which takes inches for centimetres
        for number, sheet in enumerate(PdfReader(BytesIO(pdf)).pages, start=1):
            text = letters(sheet.extract_text())
            assert letters(f"versie {card.version}, geldig vanaf {dutch_date(card.valid_from)}") in text, (name, number)
            assert letters(f"Controlecode {card.hash}") in text, (name, number)
    page.close()


def test_a_role_is_printed_on_few_sheets(browser: Browser, site_url: str, card: Card) -> None:
    page = browser.new_page()
    for role in card.roles():
        page.goto(f"{site_url}rol/{role.id}.html")
        for paper in FORMATS:
            assert len(sheets(page, paper)) <= 2, (role.id, paper)
    page.close()
