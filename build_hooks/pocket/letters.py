# SPDX-License-Identifier: EUPL-1.2
"""The letters of the guides: the site's own, in the form that a PDF can hold.

The site has one file with every weight, compressed for browsers (WOFF2). Typst wants files of one weight, not compressed. The
same input gives the same bytes.
"""

import hashlib
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from build_hooks.pocket.errors import PocketError

PACKAGES: Final = Path(__file__).parents[2] / "node_modules" / "@fontsource-variable"

type Weights = Mapping[str, tuple[int, ...]]
"""Files below the packages → the weights that are taken from each, each as a file of its own; none: the file as it is."""

LETTERS: Final[Weights] = {
    "atkinson-hyperlegible-next/files/*-wght-normal.woff2": (400, 700),
    "atkinson-hyperlegible-next/files/*-wght-italic.woff2": (400, 700),
}
EMOJI: Final[Weights] = {"noto-emoji/files/*-wght-normal.woff2": ()}
"""For what the letter of the site does not have. Unpacking these takes a second, so that is for a card that uses them."""


def letters(cache: Path, which: Weights = LETTERS, packages: Path = PACKAGES) -> Path:
    """A folder with these letters as TTF files, made once in `cache`. Raises `PocketError` when a package is not there."""
    sources = list(_sources(packages, which))
    digest = hashlib.sha256(f"{version('fonttools')} {which}".encode())
    for path, _ in sources:
        digest.update(path.read_bytes())
    folder = cache / f"letters-{digest.hexdigest()[:16]}"
    if folder.is_dir():
        return folder
    cache.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=cache, suffix=".making") as temporary:
        made = Path(temporary) / "letters"
        made.mkdir()
        for path, weights in sources:
            for weight in weights or (None,):
                _unpack(path, weight, made / f"{path.stem}-{weight or 'all'}.ttf")
        try:  # it only gets its place when it is whole: builds may run side by side
            made.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
    return folder


def _sources(packages: Path, which: Weights) -> Iterator[tuple[Path, tuple[int, ...]]]:
    for pattern, weights in which.items():
        found = sorted(packages.glob(pattern))
        if not found:
            raise PocketError(f"{packages / pattern}: deze letter voor de zakgids is er niet. Draai `make setup`.")
        yield from ((path, weights) for path in found)


def _unpack(source: Path, weight: int | None, target: Path) -> None:
    font = TTFont(source, recalcTimestamp=False)
    if weight:
        instantiateVariableFont(font, {"wght": weight}, inplace=True)
        font["OS/2"].usWeightClass = weight
    if "-latin-ext-" in source.name:  # a family has one file for each weight, or Typst sees one of them only
        _rename(font, f"{font['name'].getBestFamilyName()} Ext")
    font.flavor = None
    font.save(target)


def _rename(font: TTFont, family: str) -> None:
    for number in (1, 16):
        font["name"].setName(family, number, 3, 1, 0x409)
