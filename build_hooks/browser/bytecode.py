# SPDX-License-Identifier: EUPL-1.2
"""Bytecode, and archives of it, equal byte for byte for equal content.

Compiling at build time spares every reader's browser the same work at every start: it is most of what starting Python takes.
"""

import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal

from build_hooks.browser.errors import BundleError

_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_COMPILE: Final = (sys.executable, "-I", "-S", "-m", "compileall", "-q", "-b", "--invalidation-mode", "checked-hash")


def compiled(sources: Mapping[str, bytes], optimize: Literal[0, 2] = 0) -> dict[str, bytes]:
    """The same files, by name, with each module as bytecode. `optimize` 2 leaves out docstrings.

    Bytecode has the hash of its source in it instead of a date, and no name of a folder. It is made in a process of its own:
    what else a process has loaded may show in the bytes.
    """
    with TemporaryDirectory() as folder:
        for name, content in sources.items():
            place = Path(folder, name)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        command = [*_COMPILE, "-o", str(optimize), "-s", folder, folder]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise BundleError(f"Een module is niet om te zetten in bytecode:\n{done.stdout}{done.stderr}")
        found = (path for path in Path(folder).rglob("*") if path.is_file() and path.suffix != ".py")
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def members(archive: Path) -> dict[str, bytes]:
    """What is in the archive: name to content."""
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def write_archive(path: Path, content: Mapping[str, bytes]) -> None:
    """An archive with this in it: sorted, with one date and one set of rights, whatever the machine."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(content):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, content[name], zipfile.ZIP_DEFLATED, compresslevel=9)
