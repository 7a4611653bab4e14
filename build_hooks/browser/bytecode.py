# SPDX-License-Identifier: EUPL-1.2
"""Archives of bytecode, equal byte for byte for equal content.

Compiling at build time spares every reader's browser the same work at every start: it is most of what starting Python takes.
"""

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final, Literal

from build_hooks.browser.errors import BundleError

_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_FIXED: Final = {
    "SOURCE_DATE_EPOCH": "315532800",  # with it set, bytecode carries a hash of its source instead of a date
    "PYTHONHASHSEED": "0",  # the order of a set among the constants
}


def compile_archive(archive: Path, optimize: Literal[0, 2] = 0) -> Path:
    """Replace an archive of sources by one of bytecode, which may get another name. `optimize` 2 leaves out docstrings.

    In a process of its own, because the outcome depends on settings that Python reads at its start.
    """
    folder, before = archive.parent, set(archive.parent.iterdir()) - {archive}
    command = [sys.executable, "-m", "pyodide_cli", "py-compile", "--silent", archive.name]
    settings = {**os.environ, **_FIXED, "PYTHONOPTIMIZE": str(optimize or "")}
    done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)
    compiled = set(folder.iterdir()) - before
    if done.returncode or len(compiled) != 1:
        raise BundleError(f"{archive.name} is niet om te zetten in bytecode:\n{done.stdout}{done.stderr}")
    return compiled.pop()


def members(archive: Path) -> dict[str, bytes]:
    """What is in the archive: name to content."""
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def write_archive(path: Path, content: dict[str, bytes]) -> None:
    """An archive with this in it: sorted, with one date and one set of rights, whatever the machine."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(content):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content[name], zipfile.ZIP_DEFLATED, compresslevel=9)
