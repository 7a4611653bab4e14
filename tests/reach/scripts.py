# SPDX-License-Identifier: EUPL-1.2
"""Which lines of the site's scripts the tests reach, in the Chromium that they share.

What runs is what is served: a file as it is, the service worker behind the list that the build puts before it, and of the
checker and in the single file the modules one after the other, without their `export`. A script that a test has changed does
not count, nor does what runs in Firefox, or in a browser that a test starts by itself.
"""

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from coverage import Coverage

PROJECT: Final = Path(__file__).parents[2]
DATA: Final = PROJECT / ".cache" / "coverage"
CLIENT: Final = PROJECT / "build_hooks" / "browser" / "client"
COUNTER: Final = Path(__file__).with_name("scripts.mjs")

type Place = tuple[int, int, int]
"""Where a piece of a source is in it and in what was served, and how long it is."""


class Counter:
    """Has a Chromium count, when the run is measured at all."""

    def __init__(self, file: Path | None = None) -> None:
        """`file` is where the counts go; by itself it is one for this browser, among what `coverage` measures."""
        self.port = _free_port() if file or Coverage.current() else 0
        self.file = file or (DATA / f"scripts.{os.getpid()}.{self.port}" if self.port else None)

    @property
    def flags(self) -> list[str]:
        """What this Chromium needs to be started with."""
        return [f"--remote-debugging-port={self.port}"] if self.file else []

    @contextmanager
    def counting(self) -> Iterator[None]:
        """As long as this lasts it counts; then the counts are written down."""
        if not self.file:
            yield
            return
        command = [str(Path(sys.executable).with_name("node")), str(COUNTER), str(self.port), str(self.file)]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as counter:
            assert counter.stdin
            assert counter.stdout
            assert counter.stdout.readline() == b"ready\n"
            yield
            counter.stdin.close()
        assert counter.returncode == 0, "the counts are lost"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Script:
    """A script of the site: its name below the folder, its source, and of each character whether it was reached."""

    name: str
    source: str
    reached: bytearray

    def add(self, ran: Sequence[str], places: Iterator[Place]) -> None:
        """What ran where these pieces of it were served."""
        for start, there, size in places:
            for at in range(size):
                self.reached[start + at] |= ran[there + at] == "1"

    def lines(self) -> tuple[list[int], list[int]]:
        """The numbers of all lines with code, and of those that were not reached from end to end."""
        source = _without_comments(self.source)
        starts = [0, *(match.end() for match in re.finditer("\n", source)), len(source)]
        code = {
            number: [at for at in range(*line) if source[at].isalnum()] for number, line in enumerate(pairwise(starts), start=1)
        }
        every = [number for number, places in code.items() if places]
        return every, [number for number in every if not all(self.reached[at] for at in code[number])]


def scripts(folder: Path, counts: Sequence[Path], bundles: Path) -> list[Script]:
    """The scripts in this folder, with what was counted in these files. In `bundles` is what modules were put together in."""
    found = []
    for path in sorted(folder.rglob("*.js")):
        source = path.read_text(encoding="utf-8")
        found.append(Script(path.relative_to(folder).as_posix(), source, bytearray(len(source))))
    everything = [ran for count in counts for ran in json.loads(count.read_text(encoding="utf-8"))]
    pages = {urlsplit(ran["url"]).path for ran in everything if ran["url"].startswith("file:")}
    texts = {text for page in pages for text in _texts(page)}
    texts |= {
        file.read_text(encoding="utf-8") for file in bundles.rglob("runtime-*/*.js") if not file.name.startswith("pyodide")
    }
    for ran in everything:
        for script in found:
            script.add(ran["ran"], _places(script, ran, texts))
    return found


def _places(script: Script, ran: dict[str, Any], texts: Collection[str]) -> Iterator[Place]:
    """Where the script is in what ran, if it is there. What has it among others is one of these texts."""
    size, length, path = len(script.source), ran["length"], urlsplit(ran["url"]).path
    folder, file = script.name.split("/")
    if length == size and re.search(rf"/assets/{folder}/(runtime-\w+/)?{re.escape(file)}$", path):
        yield 0, 0, size
    elif length > size and folder == "offline" and path.endswith(f"/{file}"):
        yield 0, length - size, size
    else:
        for text in texts:
            if len(text) == length:
                yield from _within(script.source, text)


def _texts(path: str) -> list[str]:
    """The scripts within this page."""
    file = Path(url2pathname(path))
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    return re.findall(r"<script[^>]*>(.*?)</script>", text, re.DOTALL)


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
            yield start + len(line) - len(kept), there, len(kept)


def _without_comments(source: str) -> str:
    """The source with a space for each character of a comment, and for what only names a module."""
    return re.sub(
        r"/\*.*?\*/|(?<=\s)//[^\n]*|^//[^\n]*|^import \{[^\n]*|^export ",
        lambda found: re.sub(r"[^\n]", " ", found[0]),
        source,
        flags=re.DOTALL | re.MULTILINE,
    )
