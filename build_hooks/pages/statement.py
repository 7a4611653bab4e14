# SPDX-License-Identifier: EUPL-1.2
"""What the statement about accessibility says that must not go stale: which site it is about, what was tested, where to report.

The tests write down what they checked, and fail when that is no longer what they check. A page that is made from a newer card
says so itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

import yaml

from build_hooks.naming import name_of
from build_hooks.pages.generate import pages
from build_hooks.pages.reporting import report_place
from checker.card import Card
from checker.hypertext import EMPTY, Html
from checker.wording import dutch_date, joined, plain

GOOD_PRACTICE: Final = "goed gebruik"
"""What stands in the place of a criterion for rules that belong to none."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the tests checked, and when.

    `card` is the version of the card. `pages` has the title of each page by its address, `widths` are in pixels, `browsers` and
    `tools` have a version by name, and `rules` has the rules of axe by the criterion of WCAG that they belong to.
    """

    date: date
    card: str
    pages: Mapping[str, str]
    looks: Sequence[str]
    widths: Sequence[int]
    browsers: Mapping[str, str]
    tools: Mapping[str, str]
    rules: Mapping[str, Sequence[str]]


def read_evidence(file: Path) -> Evidence:
    """What the tests wrote down."""
    return Evidence(**yaml.safe_load(file.read_text(encoding="utf-8")))


def site_html(card: Card) -> Html:
    """Which site the statement is about, and whose it is."""
    site, region = card.title, card.region.name
    return Html("<p>Deze verklaring gaat over de website {} van {}. De vragenhulp hoort erbij.</p>", site, region)


def report_html(card: Card) -> Html:
    """Where somebody tells that something does not work for them."""
    place = report_place(card, "Toegankelijkheid")
    if place is None:
        return Html("<p>Meld het bij de beheerder van {} in {}.</p>", name_of(card).full, card.region.name)
    if place.is_mail:
        return Html('<p>Mail de beheerder: <a href="{}">{}</a>.</p>', place.link, place.shown)
    return Html('<p><a href="{}">Meld het op {}</a>.</p>', place.link, place.shown)


def evidence_html(card: Card, evidence: Evidence) -> Html:
    """What was tested, and a warning when the site is no longer what was tested."""
    tested = f"versie {evidence.card} van de kaart" if _same_card(card, evidence) else "een andere kaart"
    count = sum(map(len, evidence.rules.values()))
    criteria = [criterion for criterion in evidence.rules if criterion != GOOD_PRACTICE]
    lines = [
        f"Wat: alle {len(evidence.pages)} pagina’s, en elke soort stap van de vragenhulp.",
        f"Hoe ze eruitzien: {joined(evidence.looks)}.",
        f"Hoe breed: {joined(map(str, evidence.widths))} pixels.",
        f"In welke browsers: {_versions(evidence.browsers)}. In Firefox alleen de vragenhulp.",
        f"Waarmee: {_versions(evidence.tools)}.",
        f"Waarop: {count} regels, bij {len(criteria)} eisen van de norm en bij {GOOD_PRACTICE}. Geen regel gaf een fout.",
    ]
    return Html("\n").join(
        (
            Html("<p>Wij testten op {}, met {}.</p>", dutch_date(evidence.date), tested),
            _warning(card, evidence),
            _items(lines),
            "" if _new_pages(card, evidence) else _more("Welke pagina’s", evidence.pages.values()),
            _more("Welke regels", (Html("{}{}", criterion, _rules(rules)) for criterion, rules in evidence.rules.items())),
        )
    )


def _new_pages(card: Card, evidence: Evidence) -> set[str]:
    return {path.replace(".md", ".html") for path in pages(card)} - evidence.pages.keys()


def _same_card(card: Card, evidence: Evidence) -> bool:
    """Whether it is a version of this card that was tested. The first page has its title."""
    return evidence.pages.get("index.html") == plain(card.title)


def _warning(card: Card, evidence: Evidence) -> Html:
    if _same_card(card, evidence) and card.version == evidence.card and not _new_pages(card, evidence):
        return EMPTY
    version = card.version
    return Html(
        "<p><strong>Let op: deze site heeft versie {} van de kaart. Zo hebben wij haar nog niet getest.</strong></p>", version
    )


def _more(title: str, lines: Iterable[str]) -> Html:
    return Html('<details class="rk-meer-weten"><summary>{}</summary>{}</details>', title, _items(lines))


def _items(lines: Iterable[str]) -> Html:
    return Html("<ul>{}</ul>", EMPTY.join(Html("<li>{}</li>", line) for line in lines))


def _rules(rules: Iterable[str]) -> Html:
    return _items(Html("<code>{}</code>", rule) for rule in rules)


def _versions(of: Mapping[str, str]) -> str:
    return joined(f"{name} {version}" for name, version in of.items())
