# SPDX-License-Identifier: EUPL-1.2
"""Addresses that change with what they lead to: `stijl.css?v=…`, where a page or a style asks for it.

So a page never gets the style, script, letter or picture of another version: not from what a browser kept, whatever the server
says of keeping, and not from the store of the service worker, whatever address the page itself was opened at. No server or disk
looks at what stands behind the question mark.

Why: build_hooks/design/decisions/never-mixed.md
"""

import base64
import posixpath
import re
from functools import partial
from pathlib import Path
from typing import Final

from build_hooks.hosting.inventory import Entry, entry
from build_hooks.hosting.policy import FOR_EVER, cache

_ASKED_FOR: Final = {".css", ".js", ".png", ".svg", ".woff2"}
"""What pages and styles ask for by themselves; to all else a reader goes."""

_PATH: Final = r'(?P<path>[^"?#:]+)(?:\?v=[\w-]+)?(?=")'
_ASKING: Final = (
    ("*.css", re.compile(rf'(?P<before>\burl\("){_PATH}')),
    ("*.html", re.compile(rf'(?P<before>\b(?:src|href|data-index)="){_PATH}')),
)
"""What asks, and how. Styles come first: what they ask for is a part of what they are."""


def address(file: Entry) -> str:
    """What a page asks for to get this file, seen from the root of the site: its path alone when that tells what is in it."""
    if Path(file.path).suffix not in _ASKED_FOR or cache(file.path) == FOR_EVER:
        return file.path
    return f"{file.path}?v={base64.urlsafe_b64encode(bytes.fromhex(file.sha256)).decode()[:16]}"


def add_versions(site: Path) -> None:
    """Make every style and page in the folder `site` ask for files by such an address."""
    for names, pattern in _ASKING:
        for asking in sorted(site.rglob(names)):
            folder = asking.parent.relative_to(site).as_posix()
            text = asking.read_text(encoding="utf-8")
            versioned = pattern.sub(partial(_with_version, site, folder), text)
            if versioned != text:
                asking.write_text(versioned, encoding="utf-8", newline="\n")


def _with_version(site: Path, folder: str, found: re.Match[str]) -> str:
    path = posixpath.normpath(posixpath.join(folder, found["path"]))
    return (
        f"{found['before']}{found['path']}{address(entry(site / path, site))[len(path) :]}"
        if (site / path).is_file()
        else found[0]
    )
