# SPDX-License-Identifier: EUPL-1.2
"""Phase *link*: Python and the card as one small program of WebAssembly, which goes on where it stood at the build.

Its own phases: *ask* plain Python all that the page can ask (`asking.py`); and in Node, for only there is a Python as in the
browser: *start* it, and forget what only starting needed (`starting.mjs`); *profile* which functions answer (`profiling.mjs`);
*data*: what of it these can reach (`reaching.mjs`); *code*: write them and the memory as a module (`coding.mjs`); *check* that
it answers everything as plain Python does. What is left out stops the program: it can fail, and cannot answer otherwise.

What takes long is done in two halves, beside each other (`halves.mjs`). A program is made once for what is in it: another page
or another script of the site gets the one that was kept.

Why: build_hooks/design/decisions/linked-program.md
"""

import hashlib
import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from build_hooks import node
from build_hooks.browser.errors import BundleError
from build_hooks.cache import keep_folder, kept_folder

PROGRAM: Final = "python.wasm"
"""The linked program."""

KEPT: Final = "kept.tsv"
"""A table of what is in it and why."""

_HERE: Final = Path(__file__).parent
_PYTHON: Final = _HERE.parent / "client" / "checker" / "python.js"  # how it is called, here as in the browser

_HALVES: Final = 2


def put_program(folder: Path, cache: Path, stdlib: Path, wheel: Path) -> Path:
    """Put the program in the folder, made of the runtime in it and these two archives. Returns the folder in `cache` where the
    same program is kept, with a table that tells what is in it.
    """
    place = cache / f"linked-{_key(folder, stdlib, wheel)}"
    if (found := kept_folder(place)) is None:
        with TemporaryDirectory(dir=cache, prefix="making-") as temporary:
            made = Path(temporary) / "linked"
            made.mkdir()
            node.run(_HERE / "link.mjs", folder, made, stdlib, wheel, failure=BundleError, given="\n".join(ask(wheel)))
            found = keep_folder(made, place)
    shutil.copyfile(found / PROGRAM, folder / PROGRAM)
    return found


def _key(folder: Path, *archives: Path) -> str:
    """A hash over all that makes a difference for the program: the runtime, these archives, and what links them."""
    runtime = (folder / name for name in ("pyodide.asm.js", "pyodide.asm.wasm"))
    ours = (path for path in sorted(_HERE.iterdir()) if path.is_file())
    digest = hashlib.sha256(sys.version.encode())
    for path in (*runtime, *archives, *ours, _PYTHON, Path(node.__file__)):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def ask(wheel: Path) -> list[str]:
    """The lines that `asking.py` prints: what ran, and each request with its answer. Raises `BundleError`."""
    with ThreadPoolExecutor(_HALVES) as pool:
        halves = list(pool.map(lambda half: _half(wheel, half), range(_HALVES)))
    ran = {name for first, *_ in halves for name in json.loads(first)}
    return [json.dumps(sorted(ran)), *chain.from_iterable(lines for _, *lines in halves)]


def _half(wheel: Path, half: int) -> list[str]:
    command = [sys.executable, "-I", "-B", str(_HERE / "asking.py"), str(wheel), str(half), str(_HALVES)]
    asked = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if asked.returncode:
        raise BundleError(f"Met deze kaart antwoordt de vragenhulp niet:\n{asked.stderr}")
    return asked.stdout.splitlines()
