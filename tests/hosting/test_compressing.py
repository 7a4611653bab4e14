# SPDX-License-Identifier: EUPL-1.2
"""What was compressed before is kept as long as it is used, and the cache does not grow without end."""

import gzip
import os
from pathlib import Path

import pytest

from build_hooks.hosting import compressing
from build_hooks.hosting.compressing import compressed, tidy


def test_what_was_used_last_is_kept_and_the_rest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compressing, "_KEPT", 2)
    contents = [f"content {number}".encode() for number in range(4)]
    for hour, content in enumerate(contents):
        compressed(content, ".gz", tmp_path)
        for file in tmp_path.iterdir():
            if gzip.decompress(file.read_bytes()) == content:
                os.utime(file, (hour, hour))
    (tmp_path / "half.gz.123").write_bytes(b"")
    os.utime(tmp_path / "half.gz.123", (1, 1))
    compressed(contents[0], ".gz", tmp_path)  # used again
    tidy(tmp_path)
    assert sorted(gzip.decompress(file.read_bytes()) for file in tmp_path.iterdir()) == [contents[0], contents[3]]


def test_what_is_not_there_any_more_is_made_again(tmp_path: Path) -> None:
    first = compressed(b"content", ".br", tmp_path)
    for file in tmp_path.iterdir():
        file.unlink()
    assert compressed(b"content", ".br", tmp_path) == first
    assert len(list(tmp_path.iterdir())) == 1
