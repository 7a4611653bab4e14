# SPDX-License-Identifier: EUPL-1.2
"""What goes between the words of a sentence: names of files, codes and endings."""

from __future__ import annotations

from typing import Final, Iterable, Sequence, Sized

from .expected import File
from .server import Reply

_LISTED: Final = 3  # examples in a sentence
NOTHING: Final = "niets"


def these(files: Sequence[File], every: Sized = ()) -> str:
    """The first few by name, the shortest names first. `every` is all that there is to speak of."""
    if len(files) > _LISTED and len(files) == len(every):
        return f"alle {len(files)} bestanden"
    first = sorted(file.path for file in sorted(files, key=lambda file: len(file.path))[:_LISTED])
    more = len(files) - _LISTED
    return ", ".join(first) + (f" en nog {more}" if more > 0 else "")


def endings(files: Iterable[File]) -> str:
    """The kinds of file that these are."""
    return ", ".join(sorted({file.ending for file in files}))


def codes(replies: Iterable[Reply]) -> str:
    """What the server said instead of giving the file."""
    return "code " + ", ".join(str(status) for status in sorted({reply.status for reply in replies}))
