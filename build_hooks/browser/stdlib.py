# SPDX-License-Identifier: EUPL-1.2
"""Phase *standard library*: Python's own modules as bytecode, and of those only what is used."""

import hashlib
import shutil
import sys
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from build_hooks import node
from build_hooks.browser.bytecode import compile_archive, members, write_archive
from build_hooks.browser.errors import BundleError
from build_hooks.browser.inputs import Inputs


def trim(library: Path) -> None:
    """Leave in this archive, which is in the folder of the bundle, only the modules that starting and answering import."""
    script = Path(__file__).with_name("modules.mjs")
    used = set(node.run(script, library.parent, failure=BundleError).split())
    write_archive(library, {name: content for name, content in members(library).items() if name in used})


def stdlib(inputs: Inputs, cache: Path) -> Path:
    """The whole standard library, compiled: made once for each version of the runtime and kept in `cache`."""
    kept = cache / f"stdlib-{_key(inputs)}.zip"
    if not kept.is_file():
        with TemporaryDirectory(dir=cache, prefix="making-") as temporary:
            sources = Path(shutil.copy(inputs.stdlib, temporary))
            compiled = compile_archive(sources, optimize=2)
            write_archive(compiled, members(compiled))
            compiled.replace(kept)
    return kept


def _key(inputs: Inputs) -> str:
    digest = hashlib.sha256(f"{sys.version} {version('pyodide-build')}".encode())
    for path in (inputs.stdlib, Path(__file__), Path(__file__).with_name("bytecode.py")):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
