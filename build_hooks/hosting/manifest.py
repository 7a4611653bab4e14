# SPDX-License-Identifier: EUPL-1.2
"""`manifest.json`: what is in the site, to compare a copy with, and what a server has to say of it."""

import json
import re
from pathlib import Path
from typing import Final

from build_hooks.hosting.inventory import Entry, inventory
from build_hooks.hosting.policy import cache, headers, kind, worth_compressing

MANIFEST: Final = "manifest.json"
_CARD: Final = re.compile(r"<dt>Controlecode</dt> <dd><code>([0-9a-f]+)</code>")


def write_manifest(site: Path) -> None:
    """List every file in the folder `site` but the list itself. What is compressed afterwards is the same content again."""
    content = {
        "card": _card(site),
        "headers": headers(site),
        "files": [_described(entry) for entry in inventory(site) if entry.path != MANIFEST],
    }
    (site / MANIFEST).write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _card(site: Path) -> str | None:
    """The card that the pages say they are made from; a page of another version has another one."""
    found = _CARD.search((site / "index.html").read_text(encoding="utf-8"))
    return found[1] if found else None


def _described(entry: Entry) -> dict[str, str | int | bool]:
    """`type`, `cache` and `compressed` are what a server should make of it; a file that is not for visitors has none."""
    file: dict[str, str | int | bool] = {"path": entry.path, "size": entry.size, "sha256": entry.sha256}
    known = kind(entry.path)
    if known is None:
        return file
    compressed = worth_compressing(entry.path, entry.size)
    return {**file, "type": known.type, "cache": cache(entry.path), "compressed": compressed}
