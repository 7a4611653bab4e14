# SPDX-License-Identifier: EUPL-1.2
"""What a site generator is given besides `docs/`, and what is done with what it built. No line here knows which generator.

Why: build_hooks/design/decisions/generator.md
"""

import json
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from build_hooks.authoring import cases, shared_files
from build_hooks.browser import Bundle, BundleError, bundle
from build_hooks.browser.scripts import CLIENT
from build_hooks.cache import CACHE
from build_hooks.hosting.finishing import finish
from build_hooks.hosting.licences_page import licence_files
from build_hooks.hosting.parts import parts
from build_hooks.naming import name_of
from build_hooks.pages import SEARCH_INDEX, Site, change_pages, pages, read_evidence, search_index, style
from build_hooks.pages.guides import FOLDER as GUIDES_FOLDER
from build_hooks.pages.texts import MISSING
from build_hooks.review import sheet, sheet_name
from build_hooks.versions import History
from checker.__main__ import card_folder
from checker.card import Card

try:
    from build_hooks.pocket import Guides, guides
    from build_hooks.pocket import PocketError as PocketError
except ImportError:  # without the engine (Typst) or its letters (fontTools) there is a site, without guides on paper
    guides = None  # type: ignore[assignment]
    Guides = PocketError = BundleError  # type: ignore[assignment,misc]  # there are none

PROJECT: Final = Path(__file__).parent.parent

CAN_MAKE_GUIDES: Final = guides is not None

STYLE: Final = "assets/stijl/stijl.css"
"""All style sheets of mkdocs.yml in one file: a page can be seen sooner than when the browser asks for each."""

_TYPEFACE: Final = PROJECT / "node_modules" / "@fontsource" / "atkinson-hyperlegible-next"
TYPEFACE_FILES: Final = {
    "assets/stijl/letter.woff2": _TYPEFACE / "files" / "atkinson-hyperlegible-next-latin-400-normal.woff2",
    "assets/stijl/letter-vet.woff2": _TYPEFACE / "files" / "atkinson-hyperlegible-next-latin-700-normal.woff2",
    "assets/stijl/letter-licentie.txt": _TYPEFACE / "LICENSE",
}
"""The letter of the site: place in the site → file. One for each weight: with one for all, Firefox makes drawings of bold text
in a PDF, in which nothing can be searched or read aloud."""


@dataclass(frozen=True, slots=True)
class Made:
    """What takes longest to make. `missing` is what the pages say when there are no guides."""

    bundle: Bundle
    guides: Guides | None = None
    missing: str = MISSING
    problem: str = ""
    """Why it is not what a site to publish should have. Only an editor ever sees such a site."""


def make_all(card: Card) -> Made:
    """The program of the checker, and the guides on paper. Raises `BundleError` and `PocketError`."""
    with ThreadPoolExecutor() as pool:
        on_paper = pool.submit(guides, card, CACHE / "pocket") if guides is not None else None
        return Made(bundle(CACHE / "browser"), on_paper.result() if on_paper else None)


def site_of(history: History, made: Made, docs: Path) -> Site:
    """What the directives of a page are given. `docs` is the folder of the documentation."""
    return Site(
        card=history.card,
        cases=cases(card_folder(), history.card),
        runtime=f"assets/checker/{made.bundle.name}",
        needed=made.bundle.needed,
        cache=CACHE / "chain",
        evidence=read_evidence(docs / "toegankelijkheid.yml"),
        guides=made.guides.guides if made.guides else (),
        missing="" if made.guides else made.missing,
        history=history,
    )


def generated_files(history: History, made: Made, sheets: Iterable[str], site_name: str) -> Mapping[str, str | bytes | Path]:
    """Place below `docs/` → the content of a file that no one wrote by hand, or where that file is.

    `sheets` are the style sheets in their order. Raises `FileNotFoundError`.
    """
    card = history.card
    beside = cases(card_folder(), card)
    files: dict[str, str | bytes | Path] = {**pages(card, beside), **change_pages(history), **shared_files(card)}
    files |= licence_files(parts())
    files |= {f"assets/checker/{made.bundle.name}/{path.name}": path for path in sorted(made.bundle.folder.iterdir())}
    files |= {f"assets/theme/{path.name}": path for path in sorted((CLIENT / "theme").glob("*.js"))}
    files |= {f"{GUIDES_FOLDER}/{name}": guide for name, guide in (made.guides.files.items() if made.guides else ())}
    files[sheet_name(card)] = sheet(card_folder(), card)
    files[STYLE] = style(sheets, card, site_name)
    for place, source in TYPEFACE_FILES.items():
        if not source.is_file():
            raise FileNotFoundError(f"{source}: the letter of the site is not there; run `make setup`")
        files[place] = source
    return files


def add_search_index(site: Path, card: Card) -> None:
    """Make the index of the search, from the card and from what the generator found on the pages."""
    found = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    (site / SEARCH_INDEX).write_text(search_index(card, found["docs"]), encoding="utf-8", newline="\n")


def complete(site: Path, card: Card) -> None:
    """All that is made from the pages once they are there. Raises `HostingError` when no server could serve the site."""
    add_search_index(site, card)
    finish(site, name_of(card))
