# SPDX-License-Identifier: EUPL-1.2
"""All checks, in the order in which they are told: what may be the cause of the rest comes first."""

from __future__ import annotations

from typing import Callable, Final, Iterator, Sequence

from .arrival import changed, missing, packed_unasked, settings_not_read
from .caching import sent_again, wrong_caching
from .compression import not_packed, packed_otherwise, vary_missing
from .expected import Manifest
from .faults import Finding
from .headers import wrong_headers
from .kinds import wrong_types
from .places import bare_address, folder_shown, no_start_page, not_kept, wrong_page_for_what_is_absent
from .server import Server
from .visit import Visit, visit

CHECKS: Final[Sequence[Callable[[Visit], Iterator[Finding]]]] = (
    settings_not_read,
    missing,
    packed_unasked,
    changed,
    wrong_types,
    wrong_caching,
    sent_again,
    wrong_headers,
    not_packed,
    packed_otherwise,
    vary_missing,
    not_kept,
    no_start_page,
    bare_address,
    wrong_page_for_what_is_absent,
    folder_shown,
)


def check(server: Server, manifest: Manifest) -> list[Finding]:
    """Everything that is wrong, each thing once. Raises `CannotCheck` when the server stops answering."""
    visited = visit(server, manifest)
    return [finding for each in CHECKS for finding in each(visited)]
