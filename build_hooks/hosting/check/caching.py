# SPDX-License-Identifier: EUPL-1.2
"""Does a browser keep each file as long as it should, and get it once?"""

from __future__ import annotations

import http.client
from typing import Iterator, Sequence

from .expected import File
from .faults import Fault, Finding
from .visit import Visit
from .words import NOTHING, these


def wrong_caching(visit: Visit) -> Iterator[Finding]:
    """Files that a browser keeps too long, or not long enough."""
    wrong: dict[str, list[File]] = {}
    for file, reply in visit.there.items():
        found = reply.header("Cache-Control")
        if parts(found) != parts(file.cache):
            wrong.setdefault(found, []).append(file)
    for found, files in wrong.items():
        yield Fault.CACHE.found(count=str(len(files)), found=found or NOTHING, expected=_expected(files))


def _expected(files: Sequence[File]) -> str:
    """What should be said of which of these files."""
    values = sorted({file.cache for file in files})
    return " of ".join(f"‘{value}’ ({these([file for file in files if file.cache == value])})" for value in values)


def parts(value: str) -> set[str]:
    """The parts of a value in which order does not matter."""
    return {part.strip().lower() for part in value.split(",") if part.strip()}


def sent_again(visit: Visit) -> Iterator[Finding]:
    """Does a browser that has a page already get it once more?"""
    for file, reply in visit.there.items():
        if file.path != "index.html":
            continue
        known = {"If_None_Match": reply.header("ETag"), "If_Modified_Since": reply.header("Last-Modified")}
        given = {name: value for name, value in known.items() if value}
        if not given or visit.server.get(file.path, **given).status != http.client.NOT_MODIFIED:
            yield Fault.SENT_AGAIN.found()
