# SPDX-License-Identifier: EUPL-1.2
"""Every page on paper: no task and no sentence is split over two sheets, and every sheet says which card it is from."""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Browser, Page

from build_hooks.pages import dutch_date
from checker import Card
from tests.conftest import executable
from tests.site.places import every_page, expect_nothing, one_page_of_every_kind

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


def sheets(pdf: bytes) -> list[str]:
    """The text of each sheet of paper."""
    command = [executable("pdftotext"), "-raw", "-", "-"]
    done = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return done.stdout.decode().removesuffix("\f").split("\f")


def printed(page: Page, paper: Format) -> list[str]:
    """The text of each sheet of the page, as Chromium prints it."""
    return sheets(page.pdf(format=paper, prefer_css_page_size=True))


def split(page: Page, papers: Mapping[Format, Sequence[str]]) -> Iterator[str]:
    """Each piece that does not stand on one sheet as often as it stands on the page."""
    page.emulate_media(media="print")
    pieces = [letters(piece) for piece in page.evaluate(PIECES)]
    page.emulate_media(media="null")
    whole = "|".join(pieces)
    for paper, texts in papers.items():
        on_paper = [letters(text) for text in texts]
        for piece in sorted(set(pieces) - {""}):
            if sum(sheet.count(piece) for sheet in on_paper) < whole.count(piece):
                yield f"{paper}: {piece}"


def source(card: Card) -> tuple[str, str]:
    """What every sheet says of the card that it is from."""
    return f"versie {card.version}, geldig vanaf {dutch_date(card.valid_from)}", f"Controlecode {card.hash}"


def without_source(texts: Sequence[str], card: Card) -> Iterator[str]:
    """Each sheet that does not say which card it is from, and what its number is."""
    for number, text in enumerate(texts, start=1):
        for part in (*source(card), f"Bladzijde {number} van {len(texts)}"):
            if part not in " ".join(text.split()):
                yield f"sheet {number}: no ‘{part}’"


def test_nothing_is_split_every_sheet_says_which_card_it_is_from_and_a_role_takes_two_at_most(
    browser: Browser, site: Path, site_url: str, card: Card
) -> None:
    page = browser.new_page()
    found = {}
    for name in every_page(page, site, site_url):
        papers = {paper: printed(page, paper) for paper in FORMATS}
        found[name] = list(split(page, papers))
        if name != "404.html":  # it shows nothing of the card but numbers to call
            found[name] += [problem for texts in papers.values() for problem in without_source(texts, card)]
        if name.startswith("rol/"):
            found[name] += [f"{paper}: {len(texts)} sheets" for paper, texts in papers.items() if len(texts) > 2]
    page.close()
    expect_nothing(found)


def test_every_sheet_that_firefox_prints_says_which_card_it_is_from(
    firefox: Browser, site: Path, site_url: str, card: Card
) -> None:
    """It has no boxes in the margin, and can count no pages in what it repeats: its own number stands in the margin."""
    page = firefox.new_page()
    for name in one_page_of_every_kind(page, site, site_url):
        if name == "404.html":
            continue
        pdf = page.pdf(width="21in", height="29.7in")  # which takes inches for centimetres
        for number, text in enumerate(sheets(pdf), start=1):
            for part in source(card):
                assert letters(part) in letters(text), (name, number)
    page.close()
