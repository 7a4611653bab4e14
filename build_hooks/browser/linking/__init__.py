# SPDX-License-Identifier: EUPL-1.2
"""Phase *link*: Python and the card as one small program of WebAssembly, which goes on where it stood at the build.

Its own phases, each in a script that Node runs, for only there is a Python as in the browser: *start* it, and forget what
only starting needed (`starting.mjs`); *profile* which functions answer all that the page can ask (`profiling.mjs`,
`asking.py`); *data*: what of it these can reach (`reaching.mjs`); *code*: write them and the memory as a module
(`coding.mjs`); *check* that it answers everything as plain Python does (`link.mjs`). What is left out stops the program: it can
fail, and cannot answer otherwise.

Why: build_hooks/design/decisions/linked-program.md
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

from build_hooks import node
from build_hooks.browser.errors import BundleError

PROGRAM: Final = "python.wasm"
"""The linked program."""

KEPT: Final = "kept.tsv"
"""A table of what is in it and why."""

_HERE: Final = Path(__file__).parent


def link(folder: Path, table: Path, stdlib: Path, wheel: Path) -> None:
    """Put the program in the folder, made of the runtime in it and these two archives; and tell in `table` what stayed."""
    command = [sys.executable, "-I", "-B", str(_HERE / "asking.py"), str(wheel)]
    asked = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if asked.returncode:
        raise BundleError(f"Met deze kaart antwoordt de vragenhulp niet:\n{asked.stderr}")
    node.run(_HERE / "link.mjs", folder, table, stdlib, wheel, failure=BundleError, given=asked.stdout)
