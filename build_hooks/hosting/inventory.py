# SPDX-License-Identifier: EUPL-1.2
"""What is in a finished site: every file with its size and what its content is."""

import hashlib
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One file of the site."""

    path: str
    """Seen from the root of the site, with forward slashes."""
    size: int
    """In bytes."""
    sha256: str
    """Of the content, as 64 hexadecimal digits."""


def inventory(site: Path) -> list[Entry]:
    """Every file in the folder `site`, in the order of their paths."""
    return sorted(entry(file, site) for file in site.rglob("*") if file.is_file())


def entry(file: Path, site: Path) -> Entry:
    """One file in the folder `site`."""
    content = file.read_bytes()
    return Entry(file.relative_to(site).as_posix(), len(content), hashlib.sha256(content).hexdigest())
