# SPDX-License-Identifier: EUPL-1.2
"""Every page on paper: no task and no sentence is split over two sheets, and every sheet says which card it is from."""

from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Browser, Page
from pypdf import PdfReader

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
    page.emulate_media(media="screen")
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
