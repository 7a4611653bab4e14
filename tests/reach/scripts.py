# SPDX-License-Identifier: EUPL-1.2
"""Which parts of the site's scripts are reached, from what V8 says of the scripts that ran.

What runs is what is served: a file as it is, the service worker behind the list that the build puts before it, and in the
single file the modules one after the other, without their `export`.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

type Script = dict[str, Any]
"""As V8 describes it: `url`, and `functions` with their `ranges`, the inner ones after what is around them."""
type Place = tuple[int, int, int]
"""Where a piece of a source is in it and in what was served, and how long it is."""


class Scripts:
    """The scripts in a folder, and of each what was reached: a byte for each character."""

    def __init__(self, folder: Path) -> None:
        self.sources = {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.js"))
        }
        self.reached = {name: bytes(len(source)) for name, source in self.sources.items()}

    def add(self, script: Script, length: int | None, texts: Sequence[str] = ()) -> None:
        """What ran of this script of `length` characters, if that is known. One without a file is one of these texts."""
        pieces = [piece for function in script["functions"] for piece in function["ranges"]]
        ran = bytearray(max(length or 0, *(piece["endOffset"] for piece in pieces), *map(len, self.sources.values())))
        for piece in pieces:
            start, end = piece["startOffset"], piece["endOffset"]
            ran[start:end] = bytes([piece["count"] > 0]) * (end - start)
        text = next((text for text in texts if len(text) == length), None)
        for name, source in self.sources.items():
            places = [*(_as_served(name, len(source), script["url"], length) if text is None else _within(source, text))]
            found = bytearray(len(source))
            for start, there, size in places:
                found[start : start + size] = ran[there : there + size]
            if places:
                self.merge(name, bytes(found))

    def merge(self, name: str, reached: bytes) -> None:
        """What was reached elsewhere too."""
        both = int.from_bytes(self.reached[name]) | int.from_bytes(reached)
        self.reached[name] = both.to_bytes(len(self.sources[name]))

    def lines(self, name: str) -> tuple[list[int], list[int]]:
        """The numbers of all lines with code in this script, and of those that were not reached from end to end."""
        source, reached = _without_comments(self.sources[name]), self.reached[name]
        starts = [0, *(match.end() for match in re.finditer("\n", source)), len(source)]
        code = {
            number: [at for at in range(*line) if source[at].isalnum()] for number, line in enumerate(pairwise(starts), start=1)
        }
        all_lines = [number for number, places in code.items() if places]
        return all_lines, [number for number in all_lines if not all(reached[at] for at in code[number])]


def _as_served(name: str, size: int, url: str, length: int | None) -> Iterator[Place]:
    folder, file = name.split("/")
    path = url.partition("#")[0]
    if length in {size, None} and re.search(rf"/assets/{folder}/(runtime-\w+/)?{re.escape(file)}$", path):
        yield 0, 0, size
    if length and length > size and folder == "offline" and path.endswith(f"/{file}"):
        yield 0, length - size, size


def _within(source: str, text: str) -> Iterator[Place]:
    """The lines of this source that are in the text, one below the other, if it is there: its longest line tells where."""
    ours, theirs = ([(line.start(), line[0]) for line in re.finditer(r".*\n", each)] for each in (source, text))
    longest = max(range(len(ours)), key=lambda number: len(ours[number][1]))
    found = [number for number, (_, line) in enumerate(theirs) if line == ours[longest][1]]
    if len(found) != 1 or found[0] < longest:
        return
    for (start, line), (there, same) in zip(ours, theirs[found[0] - longest :], strict=False):
        kept = line.removeprefix("export ")
        if kept == same:
            gone = len(line) - len(kept)
            yield start, there, gone  # as what follows it
            yield start + gone, there, len(kept)


def _without_comments(source: str) -> str:
    """The source with a space for each character of a comment."""
    return re.sub(
        r"/\*.*?\*/|(?<=\s)//[^\n]*|^//[^\n]*", lambda found: re.sub(r"[^\n]", " ", found[0]), source, flags=re.DOTALL
    )
