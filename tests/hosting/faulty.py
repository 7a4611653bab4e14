# SPDX-License-Identifier: EUPL-1.2
"""What can be wrong with a server and with the files on it: for each fault of the check at least one way to have it."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from build_hooks.hosting.check.faults import Fault
from build_hooks.hosting.policy import ASK_FIRST, CSP, FOR_EVER, HEADERS
from tests.hosting.conftest import ROLE_PAGE
from tests.hosting.running import Change
from tests.serving import SUB_PATH


def put(old: str, new: str) -> Change:
    """Write something else in the settings, wherever it stands."""

    def change(settings: str) -> str:
        assert old in settings
        return settings.replace(old, new)

    return change


def without(header: str) -> Change:
    """Leave a header out."""
    return lambda settings: re.sub(rf"add_header {header} .*\n", "", settings)


SETTINGS: Final[dict[str, tuple[Change, Fault, str]]] = {
    "WebAssembly under another type": (
        put('"application/wasm" wasm;', '"application/octet-stream" wasm;'),
        Fault.TYPE,
        "noemt .wasm ‘application/octet-stream’",
    ),
    "scripts as plain text": (
        put('"text/javascript; charset=utf-8" js;', '"text/plain" js;'),
        Fault.TYPE,
        "noemt .js ‘text/plain’",
    ),
    "WebAssembly refused": (
        put("gzip_vary on;", r"gzip_vary on; location ~ \.wasm$ { return 404; }"),
        Fault.KIND_REFUSED,
        "geen enkel bestand .wasm (code 404)",
    ),
    "nothing compressed": (
        put("gzip_static on", "gzip_static off"),
        Fault.NOT_PACKED,
        "niet in. Zet gzip aan voor .css, .csv, .html, .js",
    ),
    "compressed, and not said so to proxies": (
        put("gzip_vary on", "gzip_vary off"),
        Fault.VARY,
        "De kopregel Vary ontbreekt",
    ),
    "pages kept for a day": (
        put(f'$routekaart_cache "{ASK_FIRST}"', '$routekaart_cache "max-age=86400"'),
        Fault.CACHE,
        "Cache-Control ‘max-age=86400’",
    ),
    "what may be kept is not": (
        put(f'$routekaart_cache "{FOR_EVER}"', '$routekaart_cache "no-store"'),
        Fault.CACHE,
        "Cache-Control ‘no-store’",
    ),
    "nothing about keeping": (without("Cache-Control"), Fault.CACHE, "Cache-Control ‘niets’. Stel in: ‘no-cache’ ("),
    "sent again to who has it": (
        put("gzip_vary on;", "gzip_vary on; etag off; if_modified_since off;"),
        Fault.SENT_AGAIN,
        "stuurt een bestand opnieuw",
    ),
    "another policy": (put(" 'wasm-unsafe-eval'", ""), Fault.HEADER_OTHER, f"De kopregel {CSP} is anders bij alle "),
    "a looser policy": (
        put("default-src 'none'", "default-src *"),
        Fault.HEADER_OTHER,
        "‘default-src *’ moet zijn ‘default-src 'none'’.",
    ),
    "another value": (put("no-referrer", "origin"), Fault.HEADER_OTHER, "‘origin’ moet zijn ‘no-referrer’."),
    **{
        f"no {name}": (without(name), Fault.HEADER_MISSING, f"De kopregel {name} ontbreekt bij alle ")
        for name in (CSP, *HEADERS)
    },
    "two policies": (
        put("gzip_vary on;", f"gzip_vary on; add_header {CSP} \"default-src 'self'\" always;"),
        Fault.POLICY_TWICE,
        "Met twee start de vragenhulp vaak niet.",
    ),
    "a header twice": (
        put("gzip_vary on;", "gzip_vary on; add_header X-Frame-Options SAMEORIGIN always;"),
        Fault.HEADER_TWICE,
        "De server stuurt de kopregel X-Frame-Options meer dan één keer, bij alle ",
    ),
    "addresses without .html": (
        put("server {", f'server {{ if ($request_uri ~ "^({SUB_PATH}(?!hier).*)[.]html$") {{ return 308 $1; }}'),
        Fault.ENDING_DROPPED,
        "haalt .html van elk adres af",
    ),
    "no start page": (put("index index.html", "index start.html"), Fault.NO_START_PAGE, "geeft niet de beginpagina (404)"),
    "no address without slash": (
        put('return 301 "/intranet/routekaart/', "return 404; #"),
        Fault.BARE_ANSWERS,
        "/intranet/routekaart geeft 404",
    ),
    "a redirect to the name behind the proxy": (
        put('return 301 "/', 'return 301 "http://intern.example:8080/'),
        Fault.BARE_LEADS,
        "/intranet/routekaart leidt naar http://intern.example:8080/",
    ),
    "every address is a page": (
        put('error_page 404 "@', 'error_page 404 =200 "@'),
        Fault.ABSENT_NOT_404,
        "Een adres dat niet bestaat, geeft 200",
    ),
    "a page of the server for what is absent": (
        put("/404.html =404", "/geen.html =404"),
        Fault.ABSENT_OTHER_PAGE,
        "Stel 404.html in",
    ),
    "folders shown": (put("gzip_vary on;", "gzip_vary on; autoindex on;"), Fault.FOLDER_SHOWN, "toont de inhoud van mappen"),
}
"""A mistake in the settings → what it is, and what is told. `put` and `without` change what the site brings along for nginx."""


type Harm = Callable[[Path], None]
"""What is done to the files of a site."""


def damage(path: str, change: Callable[[bytes], bytes]) -> Harm:
    """Write something else in a file of the site."""

    def apply(site: Path) -> None:
        file = site / path
        content = change(file.read_bytes())
        file.unlink()  # it may be the same file as in the good site
        file.write_bytes(content)

    return apply


def gone(path: str) -> Harm:
    """Take away a file of the site."""
    return lambda site: (site / path).unlink()


FILES: Final[dict[str, tuple[Harm, Fault, str]]] = {
    "a page is missing": (gone(ROLE_PAGE), Fault.FILES_MISSING, f"{ROLE_PAGE} ontbreekt op de server (code 404)"),
    "the search index is missing": (
        gone("search/search_index.js"),
        Fault.FILES_MISSING,
        "search/search_index.js ontbreekt",
    ),
    "a page was changed": (
        damage("privacy.html", lambda page: page.replace(b"Privacy", b"Prive")),
        Fault.CHANGED,
        "privacy.html heeft een andere inhoud",
    ),
    "a file was cut off": (
        damage("assets/stijl/letter-vet.woff2", lambda font: font[:1000]),
        Fault.CHANGED,
        "letter-vet.woff2 heeft een andere inhoud",
    ),
    "a page of another card": (
        damage(ROLE_PAGE, lambda page: re.sub(rb"<code>[0-9a-f]{12}</code>", b"<code>0123456789ab</code>", page)),
        Fault.OTHER_CARD,
        f"{ROLE_PAGE} komt van een andere versie van de kaart",
    ),
    "a damaged compressed copy": (
        damage("index.html.gz", lambda copy: copy[:-9]),
        Fault.PACKED_OTHERWISE,
        "index.html heeft ingepakt een andere inhoud",
    ),
    "the compressed copy of another page": (
        lambda site: damage("index.html.gz", lambda _: (site / "over.html.gz").read_bytes())(site),
        Fault.PACKED_OTHERWISE,
        "index.html heeft ingepakt een andere inhoud",
    ),
    "a compressed copy is missing": (gone("index.html.gz"), Fault.NOT_PACKED, "pakt index.html niet in"),
    "a compressed copy that this server does not send, of another version": (
        lambda site: damage("index.html.br", lambda _: (site / "over.html.br").read_bytes())(site),
        Fault.PACKED_OTHERWISE,
        "index.html heeft ingepakt een andere inhoud",
    ),
}
"""A mistake in the files → what it is, and what is told."""


def behind(proxy: str, cache: str = "") -> Change:
    """Put nginx before itself: what visitors reach passes everything on, and does `proxy`."""

    def change(settings: str) -> str:
        [listen] = re.findall(r"listen 127\.0\.0\.1:\d+;", settings)
        door = f"{cache}\nserver {{ {listen} location / {{ proxy_pass http://unix:{{scratch}}/origin; {proxy} }} }}\nserver {{"
        return settings.replace("server {", door, 1).replace(f"\n{listen}", "\nlisten unix:{scratch}/origin;", 1)

    return change


PACKS_BY_ITSELF: Final = (
    'gzip on; gzip_types *; gzip_min_length 1; gzip_proxied any; gzip_http_version 1.0; proxy_set_header Accept-Encoding "";'
)
ONE_FOR_ALL: Final = behind(
    "proxy_cache all; proxy_cache_valid any 1h; proxy_ignore_headers Cache-Control Vary;",
    "proxy_cache_path {scratch}/cache keys_zone=all:1m;",
)

PROXIES: Final[dict[str, tuple[Change, bool, Fault | None, str]]] = {
    "it passes all on": (behind(""), False, None, ""),
    "it packs by itself, and says so": (behind(f"{PACKS_BY_ITSELF} gzip_vary on;"), False, None, ""),
    "it packs by itself, and does not say so": (
        behind(f"{PACKS_BY_ITSELF} proxy_hide_header Vary;"),
        False,
        Fault.VARY_LOST,
        "of een proxy ervoor, pakt zelf in",
    ),
    "it keeps one reply for all, the loose one": (
        ONE_FOR_ALL,
        False,
        Fault.NOT_PACKED_FROM_CACHE,
        "langs een cache heen wel",
    ),
    "it keeps one reply for all, the packed one": (
        ONE_FOR_ALL,
        True,
        Fault.PACKED_UNASKED,
        "komt ingepakt (gzip), ook als daar niet om is gevraagd",
    ),
}
"""What stands before a server that is right, and whether a browser came by before → what it is, and what is told."""
