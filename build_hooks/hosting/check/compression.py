# SPDX-License-Identifier: EUPL-1.2
"""Do the files travel compressed, and unpacked are they the same?"""

from __future__ import annotations

import gzip
import hashlib
import http.client
import io
import zlib
from typing import Final, Iterator

from .caching import parts
from .expected import File
from .faults import Fault, Finding
from .server import LARGEST, Reply, Server
from .visit import Visit
from .words import endings, these

_GZIP: Final = "gzip"
_PAST_CACHES: Final = "?controle"
"""Behind an address: a cache takes it for another one, and the server gives the same file."""


def coding(reply: Reply) -> str:
    """How the body is compressed; empty when it is not."""
    named = reply.header("Content-Encoding").lower()
    return "" if named == "identity" else named


def unpacked(reply: Reply) -> bytes | None:
    """The content; `None` when this Python cannot unpack it, and nothing when it is damaged."""
    if not coding(reply):
        return reply.body
    return _unzipped(reply.body) if coding(reply) == _GZIP else None


def _unzipped(body: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(body)) as packed:
            return packed.read(LARGEST)
    except (OSError, EOFError, ValueError, zlib.error):
        return b""


def not_packed(visit: Visit) -> Iterator[Finding]:
    """Files that travel larger than need be."""
    loose = [file for file, reply in visit.packed.items() if coding(reply) != _GZIP]
    if not loose:
        return
    past_caches = visit.server.get_whole(f"{visit.server.path}{loose[0].path}{_PAST_CACHES}", Accept_Encoding=_GZIP)
    if coding(past_caches) == _GZIP:
        yield Fault.NOT_PACKED_FROM_CACHE.found(files=these(loose))
    else:
        yield Fault.NOT_PACKED.found(files=these(loose), endings=endings(loose))


def packed_otherwise(visit: Visit) -> Iterator[Finding]:
    """Files that are something else to who gets them compressed."""
    damaged = [file for file in visit.packed if _came_otherwise(visit, file) or _lies_otherwise(visit.server, file)]
    if damaged:
        yield Fault.PACKED_OTHERWISE.found(files=these(damaged))


def _came_otherwise(visit: Visit, file: File) -> bool:
    """Whether only who gets it compressed gets something else: what is always something else has a fault of its own."""
    plain, packed = unpacked(visit.there[file]), visit.packed[file]
    return coding(packed) == _GZIP and plain is not None and file.has(plain) and not file.has(_unzipped(packed.body))


def _lies_otherwise(server: Server, file: File) -> bool:
    """Whether a compressed copy lies beside it that is not the copy of this file. One that is left out does no harm."""
    replies = ((server.get(f"{file.path}{ending}"), sha256) for ending, sha256 in file.precompressed)
    return any(reply.status == http.client.OK and _hash(reply.body) != sha256 for reply, sha256 in replies)


def vary_missing(visit: Visit) -> Iterator[Finding]:
    """Files of which a proxy would give everybody the same, compressed or not."""
    mixed_up = {
        file: reply
        for file, reply in visit.packed.items()
        if coding(reply) == _GZIP and not parts(reply.header("Vary")) & {"accept-encoding", "*"}
    }
    by_others = [file for file, reply in mixed_up.items() if _hash(reply.body) != dict(file.precompressed).get(".gz")]
    if by_others:
        yield Fault.VARY_LOST.found(files=these(list(mixed_up)))
    elif mixed_up:
        yield Fault.VARY.found(files=these(list(mixed_up)))


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
