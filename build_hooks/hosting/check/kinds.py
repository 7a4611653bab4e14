# SPDX-License-Identifier: EUPL-1.2
"""Does the server say what kind of file each is?"""

from __future__ import annotations

from typing import Iterator

from .expected import File
from .faults import Fault, Finding
from .visit import Visit
from .words import NOTHING, these


def wrong_types(visit: Visit) -> Iterator[Finding]:
    """Files that a browser would not run, or not read as they are."""
    wrong: dict[tuple[str, str, str], list[File]] = {}
    for file, reply in visit.there.items():
        found = reply.header("Content-Type")
        if not same_type(found, file.type):
            wrong.setdefault((file.ending, found, file.type), []).append(file)
    for (ending, found, expected), files in wrong.items():
        yield Fault.TYPE.found(ending=ending, found=found or NOTHING, files=these(files), expected=expected)


def same_type(found: str, expected: str) -> bool:
    """Do browsers take these for the same? Where no charset is said, the pages say it themselves."""
    (kind, *rest), (wanted, *wanted_rest) = ([part.strip().lower() for part in each.split(";")] for each in (found, expected))
    scripts = {"text/javascript", "application/javascript"}
    return (kind == wanted or {kind, wanted} <= scripts) and (not rest or not wanted_rest or rest == wanted_rest)
