# SPDX-License-Identifier: EUPL-1.2
"""Phase *standard library*: Python's own modules as bytecode, and of those only what is used."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from build_hooks import node
from build_hooks.browser.bytecode import compiled, members, write_archive
from build_hooks.browser.errors import BundleError
from build_hooks.browser.inputs import Inputs


def put_stdlib(inputs: Inputs, folder: Path, cache: Path) -> Path:
    """Replace the runtime's standard library in the folder of the bundle by the modules that starting and answering import.

    Which these are follows from the program, not from the card: they are found and compiled once, and kept in `cache`. The
    linked program, which is made with no others, is the proof that they are enough. Returns the library.
    """
    kept = cache / f"stdlib-{inputs.key(card=False)}.zip"
    library = folder / inputs.stdlib.name
    if not kept.is_file():
        used = set(node.run(Path(__file__).with_name("modules.mjs"), folder, failure=BundleError).split())
        sources = {name: content for name, content in members(library).items() if name in used}
        with TemporaryDirectory(dir=cache, prefix="making-") as temporary:
            made = Path(temporary) / library.name
            write_archive(made, compiled(sources, optimize=2))
            made.replace(kept)
    shutil.copyfile(kept, library)
    return library
