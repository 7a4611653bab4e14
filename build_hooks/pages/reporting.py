# SPDX-License-Identifier: EUPL-1.2
"""Where a reader tells that something on a page is wrong."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from build_hooks.naming import name_of
from build_hooks.pages import texts
from checker.card import Card


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """A link that starts a report, and the address as a reader sees it, on paper too."""

    link: str
    shown: str
    is_mail: bool


def report_place(card: Card, page: str) -> ReportPlace | None:
    """The place for a mistake on the page of this card with this title; None when the region has no such address.

    A message gets a subject that says what it is about. A web address stays as it is: we do not know what its server expects.
    """
    address = card.region.report_mistake
    if address is None:
        return None
    if address.startswith(("https://", "http://")):
        return ReportPlace(address, urlsplit(address).netloc, is_mail=False)
    subject = texts.REPORT_SUBJECT.format(card=name_of(card).full, page=page, version=card.version)
    return ReportPlace(f"mailto:{quote(address, safe='@+')}?subject={quote(subject, safe='')}", address, is_mail=True)
