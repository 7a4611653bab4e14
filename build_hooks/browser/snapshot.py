# SPDX-License-Identifier: EUPL-1.2
"""Phase *snapshot*: Python's memory with the card in it, so that the browser need not start Python.

`snapshot.mjs` makes it in Node, with the scripts and the runtime that the browser will put it back with. Clock, chance and hash
seed are fixed, so it is equal byte for byte for equal inputs, also from another version of Node.
"""

import json
from pathlib import Path
from typing import Final

from build_hooks import node
from build_hooks.browser.errors import BundleError

SNAPSHOT: Final = "snapshot.bin"


def make_snapshot(folder: Path, *libraries: Path) -> None:
    """Put the snapshot in this folder. `libraries` are archives of modules, the standard library first."""
    node.run(Path(__file__).with_name("snapshot.mjs"), folder, *libraries, failure=BundleError)


def check_snapshot(path: Path) -> None:
    """Raise `BundleError` when the file is not whole. Its layout is told in docs/assets/checker/snapshot.js."""
    content = path.read_bytes()
    start = 4 + int.from_bytes(content[:4], "little")
    header = json.loads(content[4:start])
    if start + sum(length for _, length in header["ranges"]) != len(content):
        raise BundleError(f"{path} is niet heel. Draai `make clean` en bouw opnieuw.")
