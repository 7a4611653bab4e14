# SPDX-License-Identifier: EUPL-1.2
"""The service worker: the site's own files, listed with their hashes, before the script that keeps them in the browser."""

import base64
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final
from urllib.parse import quote

from build_hooks.browser.scripts import CLIENT
from build_hooks.hosting.addresses import address
from build_hooks.hosting.compressing import ENDINGS as COMPRESSED
from build_hooks.hosting.inventory import Entry, inventory
from build_hooks.hosting.manifest import MANIFEST
from build_hooks.hosting.sbom import SBOM

SERVICE_WORKER: Final = "service-worker.js"
"""Where it is: at the root, because a browser lets it serve its own folder and what is below."""

_SOURCE: Final = CLIENT / "offline" / SERVICE_WORKER

_OF_PAGES: Final = {".css", ".html", ".js", ".pdf", ".png", ".svg", ".woff2"}
_LINKED: Final = "/python.wasm"
"""What the checker starts from. The ordinary start is three times as large as all the rest; without it there is the tree."""
_ORDINARY_START: Final = ("/library.js", "/pyodide.js", "/pyodide.asm.js")
_FOR_EDITORS: Final = "kaart/schema/"
_LEFT_OUT: Final = {
    "404.html",  # shown by a server only
    SERVICE_WORKER,
    MANIFEST,  # for who manages the server, as the next
    SBOM,
}


def add_service_worker(site: Path, single_file: str) -> None:
    """Put the service worker in the finished site. What it lists must not change any more, or no browser will keep it."""
    files = {quote(address(entry), safe="/?="): _integrity(entry) for entry in kept(inventory(site), single_file)}
    source = _SOURCE.read_text(encoding="utf-8")
    listed = json.dumps(files, indent=0)
    version = hashlib.sha256(f"{listed}\0{source}".encode()).hexdigest()[:12]
    script = f'const VERSION = "{version}";\nconst FILES = {listed};\n\n{source}'
    (site / SERVICE_WORKER).write_text(script, encoding="utf-8", newline="\n")


def kept(entries: Iterable[Entry], single_file: str) -> list[Entry]:
    """What the browser keeps: all that a page shows or leads to, and nothing that is for who manages or edits the site.

    Nor the single file, which holds all of it once more. First comes what is refused most often on the way: then no other file
    was asked for in vain.
    """
    return sorted(
        (entry for entry in entries if entry.path != single_file and _is_kept(entry.path)),
        key=lambda entry: not entry.path.endswith(_LINKED),
    )


def _is_kept(path: str) -> bool:
    if path in _LEFT_OUT or path.startswith(_FOR_EDITORS) or path.endswith((*COMPRESSED, *_ORDINARY_START)):
        return False
    return path.endswith(_LINKED) or Path(path).suffix in _OF_PAGES


def _integrity(entry: Entry) -> str:
    """As `fetch` takes it (W3C Subresource Integrity)."""
    return f"sha256-{base64.b64encode(bytes.fromhex(entry.sha256)).decode()}"
