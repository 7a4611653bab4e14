# SPDX-License-Identifier: EUPL-1.2
"""What a server has to say of each file. Every server's configuration, and what the check expects, is made from this.

Why: build_hooks/design/decisions/one-table.md
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path, PurePosixPath
from typing import Final

from build_hooks.hosting.errors import HostingError


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of file."""

    ending: str
    """With the dot."""
    type: str
    """What goes into `Content-Type`, as a browser wants it (WHATWG MIME Sniffing)."""
    compressible: bool
    """Does compressing make it smaller? What is compressed by itself does not."""


KINDS: Final = (
    Kind(".html", "text/html; charset=utf-8", compressible=True),
    Kind(".css", "text/css; charset=utf-8", compressible=True),
    Kind(".js", "text/javascript; charset=utf-8", compressible=True),
    Kind(".mjs", "text/javascript; charset=utf-8", compressible=True),
    Kind(".json", "application/json", compressible=True),
    Kind(".map", "application/json", compressible=True),
    Kind(".webmanifest", "application/manifest+json", compressible=True),
    Kind(".txt", "text/plain; charset=utf-8", compressible=True),
    Kind(".csv", "text/csv; charset=utf-8", compressible=True),
    Kind(".xml", "application/xml", compressible=True),
    Kind(".svg", "image/svg+xml", compressible=True),
    Kind(".png", "image/png", compressible=False),
    Kind(".ico", "image/x-icon", compressible=False),
    Kind(".woff2", "font/woff2", compressible=False),
    Kind(".pdf", "application/pdf", compressible=False),
    Kind(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", compressible=False),
    Kind(".wasm", "application/wasm", compressible=True),
    Kind(".zip", "application/zip", compressible=False),
    Kind(".whl", "application/octet-stream", compressible=False),
)
"""Every kind of file that the site may have. One of another kind stops the build: no server would know what to do with it."""

_KINDS: Final = {kind.ending: kind for kind in KINDS}

FOR_EVER: Final = "public, max-age=31536000, immutable"
"""For a file whose name changes with its content."""

ASK_FIRST: Final = "no-cache"
"""For all else: kept, and used again when the server says that it is still the same. Nobody reads a card of yesterday."""

NAMED_AFTER_CONTENT: Final = r"/assets/(checker/runtime-[0-9a-f]{12}/|(javascripts|stylesheets)/.*\.[0-9a-f]{8}\.min\.)"
"""The addresses of the first, for Python, PCRE (Apache, nginx) and RE2 (Caddy) alike."""

_SMALLEST: Final = 1024  # bytes; less is one packet anyhow

HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(
        f"{feature}=()"
        for feature in (
            "accelerometer",
            "camera",
            "display-capture",
            "geolocation",
            "gyroscope",
            "magnetometer",
            "microphone",
            "midi",
            "payment",
            "usb",
        )
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}
"""What goes with every answer, beside the policy that follows from the pages."""

CSP: Final = "Content-Security-Policy"
_OF_A_PAGE: Final = re.compile(rf'<meta http-equiv="{CSP}" content="([^"]*)"')
_FOR_SERVERS_ALONE: Final = "frame-ancestors 'none'"  # a page cannot say this of itself


def kind(path: str) -> Kind | None:
    """The kind of the file with this path; `None` for what is not for visitors, such as a server's own settings."""
    return _KINDS.get(PurePosixPath(path).suffix)


def cache(path: str) -> str:
    """What goes into `Cache-Control` for the file with this path, seen from the root of the site."""
    return FOR_EVER if re.match(NAMED_AFTER_CONTENT, f"/{path}") else ASK_FIRST


def worth_compressing(path: str, size: int) -> bool:
    """Is there a compressed copy beside this file of `size` bytes?"""
    found = kind(path)
    return found is not None and found.compressible and size >= _SMALLEST


def headers(site: Path) -> dict[str, str]:
    """What goes with every answer from the finished pages in the folder `site`: name → value."""
    pages = sorted(site.rglob("*.html"))
    return {CSP: policy_for_all(page.read_text(encoding="utf-8") for page in pages), **HEADERS}


def policy_for_all(pages: Iterable[str]) -> str:
    """The narrowest policy for a whole server: it allows what some page allows itself, and nothing else.

    Each page narrows it further for itself, because a browser holds it to both. The server has to allow WebAssembly at every
    address: a worker is held to what came with its own script, not to its page (W3C CSP3, 'worker').
    """
    together: dict[str, list[str]] = {}
    for page in pages:
        for name, sources in (
            directive for policy in _OF_A_PAGE.findall(page) for directive in directives(unescape(policy)).items()
        ):
            together.setdefault(name, []).extend(source for source in sources if source not in together.get(name, []))
    allowed = {name: [source for source in sources if source != "'none'"] or ["'none'"] for name, sources in together.items()}
    return "; ".join([*(f"{name} {' '.join(sources)}" for name, sources in allowed.items()), _FOR_SERVERS_ALONE])


def directives(policy: str) -> Mapping[str, list[str]]:
    """A policy in its parts: name → sources."""
    parts = (part.split() for part in policy.split(";") if part.strip())
    return {name: sources for name, *sources in parts}


def demand_known_kinds(site: Path) -> None:
    """Raise `HostingError` when there is a file in the folder `site` that no server is told about."""
    strange = sorted(file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file() and not kind(file.name))
    if strange:
        raise HostingError(
            f"{strange[0]}: een bestand van deze soort kent geen enkele server. Verwacht: een van {', '.join(_KINDS)}. "
            "Haal het bestand weg uit docs/, of zet de soort in build_hooks/hosting/policy.py."
        )
