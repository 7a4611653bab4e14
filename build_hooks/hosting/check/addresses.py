# SPDX-License-Identifier: EUPL-1.2
"""Where the site is, from an address as somebody writes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from .faults import CannotCheck, Fault

_OF_A_PAGE: Final = re.compile(
    r"(?:/(?:rol|onderdeel|nu|archief|zakgids|licenties)(?!/index\.))?/[^/]*\.(?:html?|json|pdf|txt|csv|xml|xlsx)$",
    re.IGNORECASE,
)
"""What stands behind the folder of the site in the address of one of its pages or files."""
_HOST: Final = re.compile(r"[\w.:%-]+")
_OWN_MACHINE: Final = re.compile(r"(?:.+\.)?localhost|127(?:\.\d+){3}|::1")


@dataclass(frozen=True)
class Address:
    """A folder on a server. `path` is written as a browser asks for it, and ends with a slash."""

    scheme: str
    host: str
    port: int | None
    path: str

    @property
    def is_kept(self) -> bool:
        """Whether a browser keeps a site that is here: over https, or from its own machine."""
        return self.scheme == "https" or _OWN_MACHINE.fullmatch(self.host) is not None

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{f':{self.port}' if self.port else ''}{self.path}"


def read_address(written: str) -> Address:
    """The folder of the site. Raises `CannotCheck` when this is no address."""
    folder = folder_of(written)
    try:
        parts = urlsplit(folder)
    except ValueError:
        raise CannotCheck(Fault.NO_NAME.found(address=folder)) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise CannotCheck(Fault.NO_ADDRESS.found(address=folder))
    if not _HOST.fullmatch(parts.hostname):
        raise CannotCheck(Fault.NO_NAME.found(address=folder))
    try:
        port = parts.port
    except ValueError:
        port = 0
    if port == 0:
        raise CannotCheck(Fault.NO_PORT.found(address=folder))
    return Address(parts.scheme, parts.hostname, port, quote(unquote(parts.path), safe="/~!$&'()*+,;=:@"))


def folder_of(written: str) -> str:
    """The folder of the site, from an address as it is copied from a browser. A name and password in it are left out."""
    whole = written.strip().partition("#")[0].partition("?")[0]
    scheme, mark, rest = whole.partition("://")
    host, slash, path = rest.partition("/")
    if not mark:
        return whole
    folder = _OF_A_PAGE.sub("", slash + path).rstrip("/")
    return f"{scheme.lower()}://{host.rpartition('@')[2].lower()}{folder}/"
