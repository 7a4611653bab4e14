# SPDX-License-Identifier: EUPL-1.2
"""Do the headers come that protect the visitor?"""

from __future__ import annotations

from typing import Final, Iterator

from .faults import Fault, Finding
from .visit import Visit
from .words import these

_POLICY: Final = "Content-Security-Policy"


def wrong_headers(visit: Visit) -> Iterator[Finding]:
    """Headers that are missing, that come twice, or that say something else."""
    for name, value in visit.manifest.headers.items():
        yield from _wrong(visit, name, value)


def _wrong(visit: Visit, name: str, value: str) -> Iterator[Finding]:
    replies = visit.there
    without = [file for file, reply in replies.items() if not reply.header(name)]
    twice = [file for file, reply in replies.items() if len(reply.headers.get_all(name, [])) > 1]
    rest = [file for file in replies if file not in without and file not in twice]
    other = [file for file in rest if not same_value(replies[file].header(name), value)]
    if twice:
        fault = Fault.POLICY_TWICE if name == _POLICY else Fault.HEADER_TWICE
        yield fault.found(name=name, files=these(twice, replies), expected=value)
    if without:
        yield Fault.HEADER_MISSING.found(name=name, files=these(without, replies), expected=value)
    if other:
        found = difference(replies[other[0]].header(name), value)
        yield Fault.HEADER_OTHER.found(name=name, files=these(other, replies), difference=found)


def difference(found: str, expected: str) -> str:
    """Which parts should be otherwise, in words. Of a policy (CSP) these are its directives; anything else is one part."""
    if ";" not in expected:
        return _should_be(found, expected)
    is_now, should_be = _directives(found), _directives(expected)
    names = [name for name in {**should_be, **is_now} if is_now.get(name) != should_be.get(name)]
    return ", en ".join(_should_be(is_now.get(name, f"geen {name}"), should_be.get(name, f"geen {name}")) for name in names)


def _should_be(found: str, expected: str) -> str:
    return f"‘{found}’ moet zijn ‘{expected}’"


def _directives(policy: str) -> dict[str, str]:
    """Name → the whole directive, in one spelling."""
    parts = (part.split() for part in policy.split(";") if part.strip())
    return {name: " ".join([name, *sorted(sources)]) for name, *sources in parts}


def same_value(found: str, expected: str) -> bool:
    """Equal but for spaces and the order of parts."""
    return _sorted(found) == _sorted(expected)


def _sorted(value: str) -> list[list[str]]:
    return sorted(sorted(part.replace(",", " ").split()) for part in value.split(";") if part.strip())
