# SPDX-License-Identifier: EUPL-1.2
"""Content → the same, compressed, and kept by what it is: the best compression of what is large takes many seconds."""

import gzip
import hashlib
import os
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Lock, Thread
from typing import Final

import brotli  # type: ignore[import-untyped]

from build_hooks.cache import CACHE, forget_oldest, kept

PRECOMPRESSED: Final = CACHE / "precompressed"

_KEPT: Final = 2000  # files stay in the cache: a site has some 150 compressed copies, and the tests build a dozen sites
_LARGE: Final = 2**23  # bytes: the linked program is smaller, the runtime of the ordinary start is not


def _brotli(content: bytes) -> bytes:
    """As small as it gets. What is larger, and hardly ever asked for, may stay larger: the best takes most of a minute."""
    return bytes(brotli.compress(content, quality=11 if len(content) < _LARGE else 9))


_CODINGS: Final[dict[str, Callable[[bytes], bytes]]] = {
    ".br": _brotli,
    ".gz": lambda content: gzip.compress(content, compresslevel=9, mtime=0),
}
"""Ending → what to compress with. Equal content gives equal bytes."""

ENDINGS: Final = tuple(_CODINGS)

_RECIPE: Final = Path(__file__).read_bytes() + f"{brotli.__version__} {zlib.ZLIB_RUNTIME_VERSION}".encode()
"""What else the bytes depend on."""

_MAKING: Final = defaultdict[Path, Lock](Lock)
"""Who makes something holds its lock; who wants the same waits for it."""


def compressed(content: bytes, ending: str, cache: Path = PRECOMPRESSED) -> bytes:
    """The content, compressed as files with this ending are: made now, or before and kept in `cache`."""
    place = cache / f"{hashlib.sha256(_RECIPE + content).hexdigest()}{ending}"
    with _MAKING[place]:
        found = kept(place)
        if found is None:
            found = _CODINGS[ending](content)
            _put(place, found)
    return found


def tidy(cache: Path = PRECOMPRESSED) -> None:
    """Throw away what was used longest ago, and what a build that was stopped left half made."""
    forget_oldest(cache, "*", _KEPT)


def begin(files: Iterable[Path], cache: Path = PRECOMPRESSED) -> None:
    """Compress these beside all else that a build does: what takes longest had better begin first."""
    contents = [file.read_bytes() for file in files]
    Thread(target=lambda: [compressed(each, ending, cache) for each in contents for ending in ENDINGS], daemon=True).start()


def _put(place: Path, content: bytes) -> None:
    """Whole or not at all, also when two builds run side by side."""
    place.parent.mkdir(parents=True, exist_ok=True)
    making = place.with_name(f"{place.name}.{os.getpid()}")
    making.write_bytes(content)
    making.replace(place)
