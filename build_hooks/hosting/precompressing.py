# SPDX-License-Identifier: EUPL-1.2
"""Precompressed files: beside a file the same content as `.br` and as `.gz`, for servers that send these instead."""

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from build_hooks.hosting.compressing import ENDINGS, PRECOMPRESSED, compressed, tidy
from build_hooks.hosting.manifest import MANIFEST
from build_hooks.hosting.policy import worth_compressing


def endings(path: str, size: int, single_file: str) -> Sequence[str]:
    """The compressed copies that belong beside the file of `size` bytes with this path, seen from the root of the site.

    The list of all files has none: it lists the copies, and only the check asks for it. Most of the single file is packed
    already: as `.br` it would be a fiftieth smaller than as `.gz`, and 5 MB more to copy.
    """
    if path == MANIFEST or not worth_compressing(path, size):
        return ()
    return (".gz",) if path == single_file else ENDINGS


def write_compressed_copies(site: Path, single_file: str, cache: Path = PRECOMPRESSED) -> None:
    """Put the compressed copies in the folder `site`, and keep them in `cache`."""
    files = [file for file in site.rglob("*") if file.is_file() and file.suffix not in ENDINGS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(
            pool.map(lambda file: _write(file, site, single_file, cache), sorted(files, key=lambda file: -file.stat().st_size))
        )
    tidy(cache)


def _write(file: Path, site: Path, single_file: str, cache: Path) -> None:
    for ending in endings(file.relative_to(site).as_posix(), file.stat().st_size, single_file):
        file.with_name(f"{file.name}{ending}").write_bytes(compressed(file.read_bytes(), ending, cache))
