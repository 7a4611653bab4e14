# SPDX-License-Identifier: EUPL-1.2
"""Where a reader tells that something on a page is wrong."""

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from build_hooks.pages import texts


@dataclass(frozen=True, slots=True)
class ReportPlace:
    """A link that starts a report, and the address as a reader sees it, on paper too."""

    link: str
    shown: str
    is_mail: bool


def report_place(address: str | None, page: str, version: str) -> ReportPlace | None:
    """The place for a mistake on this page of this version of the card; None when the region has no such address.

    `address` is what the region wrote, in the form of `checker.card.ADDRESS`. A message gets a subject that says what it is
    about. A web address stays as it is: we do not know what its server expects.
    """
    if address is None:
        return None
    if address.startswith(("https://", "http://")):
        return ReportPlace(address, urlsplit(address).netloc, is_mail=False)
    subject = texts.REPORT_SUBJECT.format(page=page, version=version)
    return ReportPlace(f"mailto:{quote(address, safe='@+')}?subject={quote(subject, safe='')}", address, is_mail=True)
