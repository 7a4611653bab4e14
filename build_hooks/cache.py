# SPDX-License-Identifier: EUPL-1.2
"""Caches of files that builds share, also those that run side by side: at any moment another may throw a file away."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

CACHE: Final = Path(__file__).parent.parent / ".cache"
"""Where all that is kept of a build is."""


def kept(place: Path) -> bytes | None:
    """What was put here before, if it is still there. From now on it is new again."""
    try:
        content = place.read_bytes()
    except FileNotFoundError:
        return None
    with suppress(OSError):
        os.utime(place)
    return content


def forget_oldest(folder: Path, pattern: str, keep: int) -> None:
    """Throw away all files like this in the folder but so many that were put there or used last."""
    for old in sorted(folder.glob(pattern), key=_age)[keep:]:
        old.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except FileNotFoundError:
        return 0
