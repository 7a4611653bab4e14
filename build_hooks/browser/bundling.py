# SPDX-License-Identifier: EUPL-1.2
"""The bundle: one folder with all that the browser loads, named after its content and kept until an input changes."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from build_hooks.browser.check import check
from build_hooks.browser.errors import BundleError
from build_hooks.browser.inputs import LOCK, RUNTIME, Inputs
from build_hooks.browser.integrity import INTEGRITY, integrity_of
from build_hooks.browser.linking import KEPT, PROGRAM, put_program
from build_hooks.browser.scripts import ENTRIES, joined, sources
from build_hooks.browser.stdlib import put_stdlib
from build_hooks.browser.wheel import make_wheel
from build_hooks.cache import forget_oldest, keep_folder, kept_folder

ROOT: Final = Path(__file__).resolve().parents[2]

_BEGIN: Final = "runtime-"  # so begins the name of the folder; twelve characters follow that stand for its content
_KEPT: Final = 4  # that many bundles stay in the cache, of some 16 MB each


@dataclass(frozen=True, slots=True)
class Bundle:
    """A folder that is ready to be copied into the site under `name`, which changes when its content does."""

    folder: Path

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self.folder.name

    @property
    def needed(self) -> list[str]:
        """What every visit needs, two scripts and the program: a page had better ask for it all at once."""
        page, worker, _ = ENTRIES
        return [page, worker, PROGRAM]


def bundle(cache: Path, root: Path = ROOT, *, plain: bool = False) -> Bundle:
    """What the browser loads, made from the checkout at `root`, or from `cache` when no input has changed.

    `cache` is a folder for this alone; it is made when it is not there. Two bundles of the same inputs are equal byte for byte.
    A `plain` one takes a moment instead of seconds, for who edits the card: the browser then starts Python the ordinary way,
    with the whole standard library. Raises `BundleError`, which says what to do.
    """
    inputs = Inputs(root)
    inputs.demand()
    key = inputs.key()
    place = cache / (f"{key}-plain" if plain else key)
    folder = kept_folder(place, _BEGIN)
    return Bundle(folder) if folder else _made(inputs, key, place, plain=plain)


def _made(inputs: Inputs, key: str, place: Path, *, plain: bool) -> Bundle:
    """A new bundle. It only gets its place when it is whole, so that a build that was broken off leaves nothing half.

    In the cache are also the standard library and the linked program, which take longest and are good for more than one bundle.
    """
    cache = place.parent
    cache.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=cache, prefix="making-") as temporary:
        folder = Path(temporary) / "runtime"
        folder.mkdir()
        wheel = make_wheel(inputs, folder)
        put_runtime(inputs, folder)
        if plain:
            (folder / PROGRAM).touch()  # no program at all: the worker then starts the ordinary way
        else:
            linked = put_program(folder, cache, put_stdlib(inputs, folder, cache), wheel)
        put_scripts(inputs, folder, integrity_of(folder, [*RUNTIME.values(), LOCK, PROGRAM, wheel.name]))
        if not plain:
            check(folder, inputs)
        if inputs.key() != key:
            raise BundleError("Terwijl dit werd gemaakt, is een bestand veranderd. Bouw opnieuw.")
        folder = keep_folder(folder, place, _BEGIN)
        if not plain:
            shutil.copy(linked / KEPT, place)
    for pattern in ("[0-9a-f]*/", "linked-*/", "stdlib-*.zip"):
        forget_oldest(cache, pattern, _KEPT)
    return Bundle(folder)


def put_runtime(inputs: Inputs, folder: Path) -> None:
    """Phase *runtime*: the Python runtime beside the wheel, under the names that the browser asks for.

    All that has to fit together is in this one folder, whose name changes with its content: a page that was opened before an
    update cannot meet files from after it.
    """
    for name, served in RUNTIME.items():
        shutil.copyfile(inputs.pyodide / name, folder / served)


def put_scripts(inputs: Inputs, folder: Path, integrity: str) -> None:
    """Phase *scripts*: each script with all that it imports in it, so that a browser waits for none of that."""
    modules = {**sources(inputs.scripts), INTEGRITY: integrity}
    for entry in ENTRIES:
        (folder / entry).write_text(joined(entry, modules), encoding="utf-8", newline="\n")
