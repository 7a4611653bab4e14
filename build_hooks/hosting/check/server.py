# SPDX-License-Identifier: EUPL-1.2
"""Asking the server."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Mapping
from urllib.parse import quote, unquote

from .addresses import Address
from .faults import CannotCheck, Fault, Finding

TIMEOUT: Final = 30  # seconds, for each file
LARGEST: Final = 2**27  # bytes; no file of the site comes near it

_CERTIFICATE: Final = {
    9: Fault.CERTIFICATE_TOO_EARLY,
    10: Fault.CERTIFICATE_EXPIRED,
    18: Fault.CERTIFICATE_SELF_MADE,
    19: Fault.CERTIFICATE_ISSUER_UNKNOWN,
    20: Fault.CERTIFICATE_ISSUER_UNKNOWN,
    21: Fault.CERTIFICATE_ALONE,
    62: Fault.CERTIFICATE_OF_ANOTHER,
    64: Fault.CERTIFICATE_OF_ANOTHER,
}
"""What is wrong with a certificate, by the numbers of OpenSSL."""


@dataclass(frozen=True)
class Reply:
    """What the server said."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def header(self, name: str) -> str:
        """The value, or nothing."""
        return ", ".join(self.headers.get_all(name, []))

    @property
    def location(self) -> str:
        """Where it leads to, or nothing. Some servers write letters as they are, and all are written here in the same way."""
        sent = self.header("Location").encode("latin-1", "replace").decode("utf-8", "replace")
        return quote(unquote(sent), safe="%/:?&=#@[]~!$'()*+,;")


class Server:
    """One connection to where the site is. A redirect is a reply like any other.

    `own` is sent along with each request; `trusted` is a file with certificates to trust beside those of the system.
    """

    def __init__(self, address: Address, own: Mapping[str, str] | None = None, trusted: Path | None = None) -> None:
        self.address = str(address)
        self.is_kept = address.is_kept
        self.path = address.path
        self._own = dict(own or {})
        if address.scheme == "http":
            self._connection = http.client.HTTPConnection(address.host, address.port, timeout=TIMEOUT)
        else:
            context = _trusting(trusted)
            self._connection = http.client.HTTPSConnection(address.host, address.port, timeout=TIMEOUT, context=context)

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *_: object) -> None:
        self._connection.close()

    def get(self, path: str, **headers: str) -> Reply:
        """Ask for a file, seen from the root of the site. Raises `CannotCheck`."""
        return self.get_whole(self.path + quote(path), **headers)

    def get_whole(self, path: str, **headers: str) -> Reply:
        """Ask for what is at this path of the server, which may have a query. Raises `CannotCheck`."""
        asked = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {"Accept-Encoding": "identity", **self._own, **asked}
        for again in (True, False):  # a server may end a connection that it kept open
            try:
                self._connection.request("GET", path, headers=sent)
                response = self._connection.getresponse()
                return Reply(response.status, response.headers, response.read(LARGEST))
            except (OSError, http.client.HTTPException, UnicodeError) as error:
                self._connection.close()
                if not again or isinstance(error, (ssl.SSLError, socket.timeout)):
                    raise CannotCheck(unanswered(self.address, error)) from None
        raise AssertionError


def _trusting(trusted: Path | None) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if trusted:
        try:
            context.load_verify_locations(trusted)
        except OSError:
            raise CannotCheck(Fault.NO_CERTIFICATES.found(file=str(trusted))) from None
    return context


def unanswered(address: str, error: Exception) -> Finding:
    """What this error of a connection means."""
    if isinstance(error, ssl.SSLCertVerificationError):
        if error.verify_code in _CERTIFICATE:
            return _CERTIFICATE[error.verify_code].found(address=address)
        return Fault.CERTIFICATE_WRONG.found(address=address, reason=error.verify_message)
    if isinstance(error, ssl.SSLError) and re.search("ALERT|UNRECOGNIZED_NAME", error.reason or ""):
        return Fault.TLS_REFUSED.found(address=address, reason=error.reason)
    if isinstance(error, ssl.SSLError):
        return Fault.NO_TLS.found(address=address, reason=error.reason or str(error))
    if isinstance(error, socket.timeout):
        return Fault.SILENT.found(address=address, seconds=str(TIMEOUT))
    if isinstance(error, (UnicodeError, http.client.InvalidURL)):
        return Fault.NO_NAME.found(address=address)
    if isinstance(error, socket.gaierror):
        return Fault.NAME_UNKNOWN.found(address=address)
    if isinstance(error, ConnectionRefusedError):
        return Fault.NOBODY_LISTENS.found(address=address)
    return Fault.NO_ANSWER.found(address=address, reason=str(error) or type(error).__name__)
