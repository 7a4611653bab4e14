# SPDX-License-Identifier: EUPL-1.2
"""Compressed twins: beside a file the same content as `.br` and as `.gz`, for servers that send these instead."""

import gzip
import hashlib
import os
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import brotli  # type: ignore[import-untyped]

from build_hooks.hosting.policy import worth_compressing

CACHE: Final = Path(__file__).resolve().parents[2] / ".cache" / "twins"
"""Twins by the content that they hold: the best compression of the largest file takes most of a minute."""

_LARGE: Final = 2**21  # bytes
_WASM: Final = b"\0asm"  # what WebAssembly starts with


def _brotli(content: bytes) -> bytes:
    """As small as it gets. What is large and changes with every edit of the card may stay a tenth larger: an editor waits."""
    for_long = content.startswith(_WASM) or len(content) < _LARGE
    return bytes(brotli.compress(content, quality=11 if for_long else 9))


_CODINGS: Final[dict[str, Callable[[bytes], bytes]]] = {
    ".br": _brotli,
    ".gz": lambda content: gzip.compress(content, compresslevel=9, mtime=0),
}
"""Ending → what to compress with. Equal content gives equal twins, byte for byte."""

ENDINGS: Final = tuple(_CODINGS)

_RECIPE: Final = Path(__file__).read_bytes() + f"{brotli.__version__} {zlib.ZLIB_RUNTIME_VERSION}".encode()
"""What else the bytes of a twin depend on."""


def write_twins(site: Path, cache: Path = CACHE) -> None:
    """Put the twins in the folder `site`, and keep them in `cache`."""
    cache.mkdir(parents=True, exist_ok=True)
    files = [file for file in site.rglob("*") if file.is_file() and file.suffix not in ENDINGS]
    chosen = [file for file in files if worth_compressing(file.relative_to(site).as_posix(), file.stat().st_size)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(lambda file: _write(file, cache), sorted(chosen, key=lambda file: -file.stat().st_size)))


def _write(file: Path, cache: Path) -> None:
    content = file.read_bytes()
    for ending, compress in _CODINGS.items():
        kept = cache / f"{hashlib.sha256(_RECIPE + content).hexdigest()}{ending}"
        if not kept.is_file():
            _put(kept, compress(content))
        file.with_name(f"{file.name}{ending}").write_bytes(kept.read_bytes())


def _put(kept: Path, content: bytes) -> None:
    """Whole or not at all, also when two builds run side by side."""
    making = kept.with_name(f"{kept.name}.{os.getpid()}")
    making.write_bytes(content)
    making.replace(kept)
