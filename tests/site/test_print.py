# SPDX-License-Identifier: EUPL-1.2
"""Every page on paper: no task and no sentence is split over two sheets, and every sheet says which card it is from.

The first says whom to call, and the last is never one with next to nothing on it.
"""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Browser, Page

from checker import Card
from checker.wording import dutch_date
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

# A task that goes on in the next column, where its parts look as if they hold always. One with parts of parts is too large.
OVER_COLUMNS: Final = """() => [...document.querySelectorAll("main .rk-taak")]
    .filter((task) => !task.parentElement.closest(".rk-taak") && !task.querySelector(":scope .rk-taak .rk-taak"))
    .filter((task) => task.getClientRects().length > 1)
    .map((task) => task.textContent)"""


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
    pieces = [letters(piece) for piece in page.evaluate(PIECES)]
    whole = "|".join(pieces)
    for paper, texts in papers.items():
        on_paper = [letters(text) for text in texts]
        for piece in sorted(set(pieces) - {""}):
            if sum(sheet.count(piece) for sheet in on_paper) < whole.count(piece):
                yield f"{paper}: {piece}"


def source(card: Card) -> tuple[str, str]:
    """What every sheet says of the card that it is from."""
    return (
        f"versie {card.version}, geldig vanaf {dutch_date(card.valid_from)}",
        f"Controlecode {card.hash}, opnieuw bekijken vóór {dutch_date(card.review_by)}",
    )


def without_source(texts: Sequence[str], card: Card) -> Iterator[str]:
    """Each sheet that does not say which card it is from, and what its number is."""
    for number, text in enumerate(texts, start=1):
        for part in (*source(card), f"Bladzijde {number} van {len(texts)}"):
            if part not in " ".join(text.split()):
                yield f"sheet {number}: no ‘{part}’"


def most(name: str) -> float:
    """On how many sheets this page has to fit."""
    if name == "index.html":
        return 2
    return 1 if name.startswith(("rol/", "onderdeel/")) else inf


def without_numbers(texts: Sequence[str], card: Card) -> Iterator[str]:
    """Each number to call that is known and does not stand on the first sheet."""
    for contact in card.region.contacts:
        if contact.phone and letters(f"{contact.name}: {contact.phone}") not in letters(texts[0]):
            yield f"sheet 1: not the number of {contact.name}"


def nearly_empty(texts: Sequence[str], card: Card) -> Iterator[str]:
    """The last of several sheets, when it has fewer than five lines beside its foot."""
    foot = (*source(card), f"Bladzijde {len(texts)} van {len(texts)}")
    lines = [line for line in texts[-1].splitlines() if line.strip() and not any(part in line for part in foot)]
    if len(texts) > 1 and len(lines) < 5:
        yield f"sheet {len(texts)}: only {lines}"


def test_nothing_is_split_every_sheet_says_which_card_it_is_from_the_first_whom_to_call_and_none_is_nearly_empty(
    browser: Browser, site: Path, site_url: str, card: Card
) -> None:
    """A role, and a section for all organisations, takes one sheet; the whole card two."""
    page = browser.new_page()
    found = {}
    for name in every_page(page, site, site_url):
        page.emulate_media(media="print")  # each time: where its scripts are counted, a page that was opened forgets it
        papers = {paper: printed(page, paper) for paper in FORMATS}
        found[name] = [*split(page, papers), *(f"over two columns: {task}" for task in page.evaluate(OVER_COLUMNS))]
        for paper, texts in papers.items():
            problems = list(nearly_empty(texts, card))
            if not page.locator(".rk-vakje").count():  # a box in a cell of its own
                problems += ["a box stands alone" for text in texts for line in text.splitlines() if line.strip() == "☐"]
            if name != "404.html":  # it shows nothing of the card but numbers to call
                problems += [*without_source(texts, card), *without_numbers(texts, card)]
            if len(texts) > most(name):
                problems.append(f"{len(texts)} sheets")
            found[name] += [f"{paper}: {problem}" for problem in problems]
    page.close()
    expect_nothing(found)


def test_all_that_firefox_prints_is_text_and_every_sheet_says_which_card_it_is_from(
    browser: Browser, firefox: Browser, site: Path, site_url: str, card: Card
) -> None:
    """A task that is drawn could not be searched, copied or read aloud. Of the checker the two show each their own moment.

    Firefox has no boxes in the margin, and can count no pages in what it repeats: its own number stands in the margin.
    """
    page, other = browser.new_page(), firefox.new_page()
    found = {}
    for name in one_page_of_every_kind(page, site, site_url):
        page.emulate_media(media="print")
        other.goto(page.url)
        papers = [letters(text) for text in sheets(other.pdf(width="21in", height="29.7in"))]  # inches for centimetres
        text, pieces = "".join(papers), [] if page.locator("#checker").count() else page.evaluate(PIECES)
        drawn = sorted(word for word in {letters(word) for piece in pieces for word in piece.split()} if word not in text)
        facts = [] if name == "404.html" else [letters(part) for part in source(card)]
        found[name] = [
            *drawn,
            *(f"no {fact!r} on sheet {at}" for at, text in enumerate(papers) for fact in facts if fact not in text),
        ]
    page.close()
    other.close()
    expect_nothing(found)
