# SPDX-License-Identifier: EUPL-1.2
"""Getting the manifest to compare with, or telling why it does not come."""

from __future__ import annotations

import http.client
import re
from pathlib import Path
from typing import Final
from urllib.parse import urljoin

from .expected import Manifest, OtherFormatError, read_manifest
from .faults import CannotCheck, Fault, Finding
from .kinds import same_type
from .server import Reply, Server

_NAME: Final = "manifest.json"
_LOGIN: Final = re.compile(r"log-?in|aanmeld|inlog|auth|saml|adfs|sso|/wa/", re.IGNORECASE)


def obtain(server: Server, local: Path | None) -> Manifest:
    """The manifest in the file `local`, or else the one on the server. Raises `CannotCheck` when there is none."""
    if local:
        try:
            return _manifest(str(local), local.read_bytes())
        except OSError:
            raise CannotCheck(Fault.NO_MANIFEST.found(file=str(local), problem="het is niet te lezen")) from None
    reply = server.get(_NAME)
    _demand_a_file(server, reply)
    return _manifest(f"{server.address}{_NAME}", reply.body)


def _manifest(file: str, content: bytes) -> Manifest:
    try:
        return read_manifest(content)
    except OtherFormatError:
        raise CannotCheck(Fault.OTHER_FORMAT.found(file=file)) from None
    except ValueError as error:
        raise CannotCheck(Fault.NO_MANIFEST.found(file=file, problem=str(error))) from None


def _demand_a_file(server: Server, reply: Reply) -> None:
    """Raise `CannotCheck` when the server gives something else instead."""
    address = server.address
    if reply.location:
        raise CannotCheck(_led(address, urljoin(address, reply.location)))
    if reply.status == http.client.BAD_REQUEST and address.startswith("http://"):
        raise CannotCheck(Fault.NEEDS_TLS.found(address=address))
    if reply.status != http.client.OK:
        raise CannotCheck(_why(reply.status).found(address=address, code=str(reply.status)))
    if same_type(reply.header("Content-Type"), "text/html"):
        raise CannotCheck(Fault.PAGE_FOR_MANIFEST.found(address=address))


def _led(address: str, to: str) -> Finding:
    """Elsewhere: to the same file at another address, or to where one logs in."""
    folder = to[: -len(_NAME)] if to.endswith(_NAME) else to
    asks = not folder.endswith("/") or _LOGIN.search(folder)
    return (Fault.LEADS_TO_LOGIN if asks else Fault.LEADS_ELSEWHERE).found(address=address, elsewhere=folder)


def _why(status: int) -> Fault:
    """Why a server gives no file, by the code that it gives instead."""
    if status in (http.client.UNAUTHORIZED, http.client.PROXY_AUTHENTICATION_REQUIRED):
        return Fault.LOGIN
    if status == http.client.FORBIDDEN:
        return Fault.FORBIDDEN
    return Fault.SERVER_FAILS if status >= http.client.INTERNAL_SERVER_ERROR else Fault.SITE_NOT_THERE
