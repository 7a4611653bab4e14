# SPDX-License-Identifier: EUPL-1.2
"""`manifest.json`: what is in the site, to compare a copy with, and what a server has to say of it."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from build_hooks.hosting.check.expected import FORMAT
from build_hooks.hosting.compressing import ENDINGS
from build_hooks.hosting.inventory import Entry, inventory
from build_hooks.hosting.policy import cache, headers, kind, worth_compressing

MANIFEST: Final = "manifest.json"
_CARD: Final = re.compile(r"<dt>Controlecode</dt> <dd><code>([0-9a-f]+)</code>")


def write_manifest(site: Path) -> None:
    """List every file in the folder `site` but the list itself, with its compressed copies: a browser gets these instead."""
    content = {
        "format": FORMAT,
        "card": _card(site),
        "headers": headers(site),
        "files": described(site),
    }
    (site / MANIFEST).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def described(site: Path) -> list[dict[str, Any]]:
    """Every file in the folder `site`: `type`, `cache` and `compressed` are what a server should make of it.

    A file that is not for visitors has none of these. `precompressed`: ending → the hash of the compressed copy.
    """
    there = {entry.path: entry for entry in inventory(site) if entry.path != MANIFEST}
    copies = {f"{path}{ending}" for path in there for ending in ENDINGS}
    return [_described(entry, there) for path, entry in there.items() if path not in copies]


def _card(site: Path) -> str | None:
    """The card that the pages say they are made from; a page of another version has another one."""
    found = _CARD.search((site / "index.html").read_text(encoding="utf-8"))
    return found[1] if found else None


def _described(entry: Entry, there: Mapping[str, Entry]) -> dict[str, object]:
    file: dict[str, object] = {"path": entry.path, "size": entry.size, "sha256": entry.sha256}
    known = kind(entry.path)
    if known:
        compressed = worth_compressing(entry.path, entry.size)
        file |= {"type": known.type, "cache": cache(entry.path), "compressed": compressed}
    copies = {ending: there[f"{entry.path}{ending}"].sha256 for ending in ENDINGS if f"{entry.path}{ending}" in there}
    return {**file, "precompressed": copies} if copies else file
