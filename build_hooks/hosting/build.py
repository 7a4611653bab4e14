# SPDX-License-Identifier: EUPL-1.2
"""`python -m build_hooks.hosting.build`: build the site beside the one that is there, and put it in its place when it is good.

MkDocs empties its folder before it knows whether the new site is sound. Here a broken link or a mistake in the card leaves the
last good `site/` as it was. One build at a time: a second one waits, for two that move the same folders would lose the site.

Why: build_hooks/design/decisions/whole-or-not.md
"""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from runpy import run_module
from typing import Final

from filelock import FileLock, Timeout

from build_hooks.cache import CACHE

PROJECT: Final = Path(__file__).parent.parent.parent
SITE: Final = PROJECT / "site"
FRESH: Final = CACHE / "site"
OLD: Final = CACHE / "old-site"


def main() -> int:
    """Build and replace. Returns 0 when there is a new site; otherwise the last good one is still there, and it is said why."""
    try:
        CACHE.mkdir(exist_ok=True)
        with _alone():
            problem = _build_and_replace()
    except OSError as error:
        problem = f"{error.strerror or error}{f': {error.filename}' if error.filename else ''}."
    if problem:
        print(f"De site is niet vervangen: {problem}", file=sys.stderr)
    return 1 if problem else 0


@contextmanager
def _alone() -> Iterator[None]:
    """As long as this lasts no other build runs in this folder. The system ends the lock of a build that was killed."""
    lock = FileLock(CACHE / "build.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        print("In deze map wordt de site al gemaakt. Deze opdracht wacht daarop.", file=sys.stderr)
        lock.acquire()
    try:
        yield
    finally:
        lock.release()


def _build_and_replace() -> str:
    """Why there is no new site; empty when there is one. Raises `OSError`."""
    if SITE.is_symlink():
        return f"'site' is een link naar {SITE.resolve()}. Haal de link weg, en kopieer de site daarna zelf naar die map."
    if OLD.exists() and not SITE.exists():  # a build was killed at the one moment that there was neither
        OLD.rename(SITE)
    if not _built():
        return "lees de meldingen hierboven."
    shutil.rmtree(OLD, ignore_errors=True)
    if SITE.exists():
        SITE.rename(OLD)
    try:
        FRESH.rename(SITE)
    except OSError:
        if OLD.exists():
            OLD.rename(SITE)
        raise
    shutil.rmtree(OLD, ignore_errors=True)
    return ""


def _built() -> bool:
    """Whether MkDocs is content. It says itself what is wrong."""
    arguments = ["build", "--strict", "--config-file", str(PROJECT / "mkdocs.yml"), "--site-dir", str(FRESH)]
    sys.argv = ["mkdocs", *arguments]
    try:
        run_module("mkdocs", run_name="__main__")
    except SystemExit as end:
        return not end.code
    return True


if __name__ == "__main__":
    sys.exit(main())
