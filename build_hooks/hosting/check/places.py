# SPDX-License-Identifier: EUPL-1.2
"""Do addresses lead where they should: the folder itself, what is absent, and folders in it?"""

from __future__ import annotations

import http.client
from typing import Final, Iterator
from urllib.parse import urljoin

from .compression import unpacked
from .faults import Fault, Finding
from .visit import Visit

_ABSENT: Final = "hier-is-geen-pagina/echt-niet.html"


def not_kept(visit: Visit) -> Iterator[Finding]:
    """A browser keeps no site that came over http."""
    if not visit.server.is_kept:
        yield Fault.NOT_KEPT.found()


def no_start_page(visit: Visit) -> Iterator[Finding]:
    """The folder itself is the first page."""
    folder, index = visit.server.get(""), visit.server.get("index.html")
    if folder.status != http.client.OK or (index.status == http.client.OK and unpacked(folder) != unpacked(index)):
        yield Fault.NO_START_PAGE.found(address=visit.server.address, code=str(folder.status))


def bare_address(visit: Visit) -> Iterator[Finding]:
    """Without its last slash it leads to the folder: also behind a proxy that has it at another path."""
    address, bare = visit.server.address, visit.server.address.rstrip("/")
    if visit.server.path == "/":
        return
    reply = visit.server.get_whole(visit.server.path.rstrip("/"))
    leads_to = urljoin(bare, reply.location)
    if reply.status in (301, 302, 307, 308) and leads_to == address:
        return
    if reply.location:
        yield Fault.BARE_LEADS.found(bare=bare, elsewhere=leads_to, address=address)
    else:
        yield Fault.BARE_ANSWERS.found(bare=bare, code=str(reply.status), address=address)


def wrong_page_for_what_is_absent(visit: Visit) -> Iterator[Finding]:
    """What is not there has to be told so, to people and to browsers."""
    reply = visit.server.get(_ABSENT)
    page = next((file for file in visit.there if file.path == "404.html"), None)
    if reply.status != http.client.NOT_FOUND:
        yield Fault.ABSENT_NOT_404.found(code=str(reply.status))
    elif page and not page.has(unpacked(reply) or b""):
        yield Fault.ABSENT_OTHER_PAGE.found()


def folder_shown(visit: Visit) -> Iterator[Finding]:
    """A list of files is no page for readers."""
    if any(file.path.startswith("assets/") for file in visit.there) and visit.server.get("assets/").status == http.client.OK:
        yield Fault.FOLDER_SHOWN.found()
