# SPDX-License-Identifier: EUPL-1.2
"""Caches that builds share, also those that run side by side: at any moment another may throw a file away."""

import hashlib
import os
import shutil
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


def kept_folder(place: Path, begin: str = "") -> Path | None:
    """The folder that was put in this place before, if it is whole: its name says what its content was."""
    for folder in place.glob(f"{begin}*/"):
        if folder.name == f"{begin}{content_name(folder)}":
            place.touch()  # so that it is not the oldest
            return folder
    return None


def keep_folder(folder: Path, place: Path, begin: str = "") -> Path:
    """Move a folder to this place, where it alone stays, and name it after its content. Returns where it is now."""
    named = place / f"{begin}{content_name(folder)}"
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True, exist_ok=True)
    try:
        return folder.rename(named)
    except OSError:
        if kept_folder(place, begin) == named:  # another build has put the same there meanwhile
            return named
        raise


def content_name(folder: Path) -> str:
    """Twelve characters that stand for the names and the content of the files in this folder."""
    digest = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        digest.update(f"{path.name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:12]


def forget_oldest(folder: Path, pattern: str, keep: int) -> None:
    """Throw away all files, or folders, like this in the folder but so many that were put there or used last."""
    for old in sorted(folder.glob(pattern), key=_age)[keep:]:
        if old.is_dir():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return -path.stat().st_mtime
    except FileNotFoundError:
        return 0
