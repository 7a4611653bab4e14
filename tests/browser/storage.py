# SPDX-License-Identifier: EUPL-1.2
"""All that a browser holds of a visit: what a page can keep, and what is on the disk of a browser that was killed."""

import base64
import re
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from playwright.sync_api import Page

_KEPT_BY_THE_PAGE: Final = """async () => [
    ...document.cookie.split("; ").filter(Boolean).map((name) => `cookie ${name}`),
    ...Object.keys(localStorage).map((name) => `localStorage ${name}`),
    ...Object.keys(sessionStorage).map((name) => `sessionStorage ${name}`),
    ...(await indexedDB.databases()).map(({ name }) => `IndexedDB ${name}`),
    ...(await caches.keys()).map((name) => `cache ${name}`),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `service worker ${scope}`),
    ...(window.name ? [`window name ${window.name}`] : []),
]"""


_STORED: Final = """async () => {
    const digest = async (response) => {
        const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
        return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
    };
    const found = [];
    for (const name of await caches.keys()) {
        const store = await caches.open(name);
        for (const request of await store.keys()) {
            const packed = await (await store.match(request)).arrayBuffer();
            const body = new Response(packed);
            const plain = new Uint8Array(packed)[0] !== 0x1f; // how gzip begins
            const content = plain ? body : new Response(body.body.pipeThrough(new DecompressionStream("gzip")));
            found.push([name, request.url, await digest(content), packed.byteLength]);
        }
    }
    return found;
}"""


def stored(page: Page) -> list[tuple[str, str, str, int]]:
    """Every file that is kept for the site, packed or not: in which store, of which address, the SHA-256 of what is in it,
    and how many bytes it takes.
    """
    return [(store, url, digest, size) for store, url, digest, size in page.evaluate(_STORED)]


def kept(page: Page) -> list[str]:
    """What is kept for the site, by kind and name: cookies, every storage there is, service workers, the name of the window."""
    found: list[str] = page.evaluate(_KEPT_BY_THE_PAGE)
    return found + [f"cookie {cookie.get('name')}" for cookie in page.context.cookies()]


def on_disk(profile: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file of a profile, and what is in it; what Firefox has compressed is made readable."""
    for path in sorted(profile.rglob("*")):
        if path.is_file() and not path.is_symlink():
            content = path.read_bytes()
            yield path, _readable(content) if content.startswith(_MOZLZ4) else content


def holding(profile: Path, word: str) -> list[str]:
    """The files of a profile in which this word is, one or two bytes a letter."""
    forms = word.encode(), word.encode("utf-16-le")
    return [
        path.relative_to(profile).as_posix() for path, content in on_disk(profile) if any(form in content for form in forms)
    ]


_MOZLZ4: Final = b"mozLz40\0"
_STATE: Final = re.compile(rb'"structuredCloneState":"([^"]+)"')


def _readable(packed: bytes) -> bytes:
    """What Firefox writes down of open pages, and behind it what it holds of `history.state`."""
    session = _unpacked(packed)
    return session + b"".join(base64.b64decode(state) for state in _STATE.findall(session))


def _unpacked(packed: bytes) -> bytes:
    """The content of a file that Firefox compressed: a magic word, the length, and one LZ4 block (LZ4 Block Format)."""
    (size,) = struct.unpack_from("<I", packed, len(_MOZLZ4))
    at, out = len(_MOZLZ4) + 4, bytearray()
    while len(out) < size:
        token = packed[at]
        literals, at = _length(packed, at + 1, token >> 4)
        out += packed[at : at + literals]
        at += literals
        if at >= len(packed):
            break
        (distance,) = struct.unpack_from("<H", packed, at)
        copied, at = _length(packed, at + 2, token & 15)
        for _ in range(copied + 4):
            out.append(out[-distance])
    return bytes(out)


def _length(packed: bytes, at: int, length: int) -> tuple[int, int]:
    if length < 15:
        return length, at
    while True:
        length += packed[at]
        at += 1
        if packed[at - 1] < 255:
            return length, at
