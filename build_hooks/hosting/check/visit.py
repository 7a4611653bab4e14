# SPDX-License-Identifier: EUPL-1.2
"""One visit to a server: every file of the site."""

from __future__ import annotations

import http.client
import sys
from dataclasses import dataclass
from typing import Iterator, Mapping, Sequence

from .expected import File, Manifest
from .server import Reply, Server


@dataclass(frozen=True)
class Visit:
    """What every check looks at. `replies` has what the server said of each file as it is; `packed` what it said of each that
    came and should travel compressed, to who can unpack it.
    """

    server: Server
    manifest: Manifest
    replies: Mapping[File, Reply]
    packed: Mapping[File, Reply]

    @property
    def there(self) -> Mapping[File, Reply]:
        """The files that came."""
        return {file: reply for file, reply in self.replies.items() if reply.status == http.client.OK}


def visit(server: Server, manifest: Manifest) -> Visit:
    """Ask for every file. Raises `CannotCheck` when the server stops answering."""
    replies = {file: server.get(file.path) for file in _counted(manifest.files)}
    to_pack = [file for file, reply in replies.items() if reply.status == http.client.OK and file.compressed]
    return Visit(server, manifest, replies, {file: server.get(file.path, Accept_Encoding="gzip") for file in to_pack})


def _counted(files: Sequence[File]) -> Iterator[File]:
    """The files, and to who looks at a terminal how far it is: on a slow line it takes long."""
    for number, file in enumerate(files, start=1):
        if sys.stderr.isatty():
            print(f"{number} van {len(files)}", end="\n" if number == len(files) else "\r", file=sys.stderr, flush=True)
        yield file
