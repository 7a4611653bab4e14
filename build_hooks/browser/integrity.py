# SPDX-License-Identifier: EUPL-1.2
"""Phase *integrity*: the hash of each file that the scripts fetch, as `fetch` takes it (W3C Subresource Integrity)."""

import base64
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

INTEGRITY: Final = "integrity.js"
"""The module with the list."""


def integrity_of(folder: Path, names: Iterable[str]) -> str:
    """The source of the module that lists these files in the folder."""
    hashes = {name: integrity(folder / name) for name in sorted(names)}
    return f"export const INTEGRITY = {json.dumps(hashes, indent=2)};\n"


def integrity(path: Path) -> str:
    """The hash of a file, such as 'sha256-47DEQpj8…'."""
    return f"sha256-{base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()}"
