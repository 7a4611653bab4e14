# SPDX-License-Identifier: EUPL-1.2
"""What a directive is given: what the site is, and what the page is that it stands on."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_hooks.authoring import Case
from build_hooks.pages.guides import Guide
from build_hooks.pages.statement import Evidence
from build_hooks.pages.texts import MISSING
from build_hooks.versions import History
from checker.card import Card
from checker.hypertext import Html
from checker.markup import Links
from checker.wording import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What is the same on every page."""

    card: Card
    cases: Sequence[Case] = ()
    """What a reader can practise with."""
    runtime: str = ""
    """The folder, seen from the root of the site, that holds what the checker loads in the browser."""
    needed: Sequence[str] = ()
    """The files in it that are better fetched at once than one after the other."""
    cache: Path | None = None
    """A folder for what was laid out before."""
    evidence: Evidence | None = None
    """What the statement about accessibility says was tested."""
    guides: Sequence[Guide] = ()
    """The PDFs that were made."""
    missing: str = MISSING
    """What stands in their place when there are none."""
    history: History | None = None
    """The card among its earlier versions."""


class Page:
    """One page. Its writer remembers which abbreviations the page has explained."""

    def __init__(self, site: Site, root: str = "") -> None:
        """`root` is the way from the page to the root of the site: '' or '../'."""
        self.site = site
        self.card = site.card
        self.links = Links(root)
        self.runtime = f"{root}{site.runtime}/"
        self.writer = Writer(site.card.terms)
        self.placed: set[str] = set()  # a task that stands here more than once has one place


type Directives = Mapping[str, Callable[[Page, str], Html]]
"""The name of a directive → what makes its HTML, of the page and the argument. It may raise `KeyError` and `ValueError`."""
