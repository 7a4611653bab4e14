# SPDX-License-Identifier: EUPL-1.2
"""The letters of the guides: the site's own, in the form that a PDF can hold.

They come compressed for browsers (WOFF2), and Typst wants them as they are. The same input gives the same bytes.
"""

import hashlib
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from fontTools.ttLib import TTFont

from build_hooks.pocket.errors import PocketError

PACKAGES: Final = Path(__file__).parents[2] / "node_modules"

LETTERS: Final = ("@fontsource/atkinson-hyperlegible-next/files/*-[47]00-*.woff2",)
"""Below the packages: of each part of the alphabet one file for each weight, upright and italic."""

EMOJI: Final = ("@fontsource-variable/noto-emoji/files/*-wght-normal.woff2",)
"""For what the letter of the site does not have. Unpacking these takes a second, so that is for a card that uses them."""


def letters(cache: Path, which: Sequence[str] = LETTERS, packages: Path = PACKAGES) -> Path:
    """A folder with these letters as TTF files, made once in `cache`. Raises `PocketError` when a package is not there."""
    sources = _sources(packages, which)
    digest = hashlib.sha256(f"{version('fonttools')} {which}".encode())
    for path in sources:
        digest.update(path.read_bytes())
    folder = cache / f"letters-{digest.hexdigest()[:16]}"
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=cache, suffix=".making") as temporary:
        made = Path(temporary) / "letters"
        made.mkdir()
        for path in sources:
            _unpack(path, made / f"{path.stem}.ttf")
        try:  # it only gets its place when it is whole: builds may run side by side
            made.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
    return folder


def _sources(packages: Path, which: Sequence[str]) -> list[Path]:
    found = {pattern: sorted(packages.glob(pattern)) for pattern in which}
    for pattern in found:
        if not found[pattern]:
            raise PocketError(f"{packages / pattern}: deze letter voor de zakgids is er niet. Draai `make setup`.")
    return [path for paths in found.values() for path in paths]


def _unpack(source: Path, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    if "-latin-ext-" in source.name:  # a family has one file for each weight, or Typst sees one of them only
        _rename(font, f"{font['name'].getBestFamilyName()} Ext")
    font.flavor = None
    font.save(target)


def _rename(font: TTFont, family: str) -> None:
    for number in (1, 16):
        font["name"].setName(family, number, 3, 1, 0x409)
