# SPDX-License-Identifier: EUPL-1.2
"""Do the files come, with what is in them?"""

from __future__ import annotations

import re
from typing import Final, Iterator, Sequence
from urllib.parse import urlsplit

from .compression import coding, unpacked
from .expected import File
from .faults import Fault, Finding
from .server import Reply
from .visit import Visit
from .words import codes, these

_CARD: Final = re.compile(rb"<dt>Controlecode</dt> <dd><code>([0-9a-f]+)</code>")


def settings_not_read(visit: Visit) -> Iterator[Finding]:
    """The likeliest mistake of all: our settings are not read. Then nearly all is wrong, and this is why."""
    names = (*visit.manifest.headers, "Cache-Control")
    if visit.there and not any(reply.header(name) for reply in visit.there.values() for name in names):
        yield Fault.SETTINGS_NOT_READ.found()


def missing(visit: Visit) -> Iterator[Finding]:
    """Files that do not come: a whole kind of them, or some."""
    gone = {file: reply for file, reply in visit.replies.items() if file not in visit.there}
    whole = {file.ending for file in gone} - {file.ending for file in visit.there}
    for ending in sorted(whole):
        of_this_kind = [file for file in gone if file.ending == ending]
        if all(_without_ending(file, gone[file]) for file in of_this_kind):
            yield Fault.ENDING_DROPPED.found(ending=ending)
        else:
            yield Fault.KIND_REFUSED.found(ending=ending, codes=codes(gone[file] for file in of_this_kind))
    rest = [file for file in gone if file.ending not in whole]
    if rest:
        yield Fault.FILES_MISSING.found(files=these(rest), codes=codes(gone[file] for file in rest))


def _without_ending(file: File, reply: Reply) -> bool:
    """Whether the server sends one to the same address without its ending."""
    last = file.path[: -len(file.ending)].rpartition("/")[2]
    leads_to = urlsplit(reply.location).path
    return leads_to.endswith(f"/{last}") or (last == "index" and leads_to.endswith("/"))


def packed_unasked(visit: Visit) -> Iterator[Finding]:
    """Files that come compressed to who cannot unpack them: a cache keeps one reply for all."""
    packed = [file for file, reply in visit.there.items() if coding(reply)]
    if packed:
        yield Fault.PACKED_UNASKED.found(files=these(packed, visit.there), coding=coding(visit.there[packed[0]]))


def changed(visit: Visit) -> Iterator[Finding]:
    """Files with another content than the build made; of those, pages of another card."""
    contents = {file: unpacked(reply) for file, reply in visit.there.items()}
    different = [file for file, content in contents.items() if content is not None and not file.has(content)]
    of_another_card = [file for file in different if _card(contents[file] or b"") not in (None, visit.manifest.card)]
    yield from _told(Fault.OTHER_CARD, of_another_card)
    yield from _told(Fault.CHANGED, [file for file in different if file not in of_another_card])


def _card(page: bytes) -> str | None:
    found = _CARD.search(page)
    return found[1].decode() if found else None


def _told(fault: Fault, files: Sequence[File]) -> Iterator[Finding]:
    if files:
        yield fault.found(files=these(files))
