# SPDX-License-Identifier: EUPL-1.2
"""Phase *check*: the folder holds what the browser will ask for, and nothing that could not work together."""

import hashlib
import json
from pathlib import Path

from build_hooks.browser.bytecode import members
from build_hooks.browser.errors import BundleError
from build_hooks.browser.inputs import LOCK, RUNTIME, Inputs
from build_hooks.browser.linking import PROGRAM
from build_hooks.browser.scripts import ENTRIES
from build_hooks.browser.wheel import PACKAGE


def check(folder: Path, inputs: Inputs) -> None:
    """Raise `BundleError` when the browser could not start from this folder."""
    lock = json.loads((folder / LOCK).read_text(encoding="utf-8"))
    _check_lock(lock, json.loads(inputs.stock_lock.read_text(encoding="utf-8")))
    wheel = folder / lock["packages"][PACKAGE]["file_name"]
    _check_files(folder, {LOCK, PROGRAM, wheel.name, *RUNTIME.values(), *ENTRIES})
    _check_hash(wheel, lock["packages"][PACKAGE]["sha256"])
    _check_bytecode(wheel, f"{PACKAGE}/", inputs.magic())
    _check_bytecode(folder / inputs.stdlib.name, "", inputs.magic())
    _check_card(wheel)


def _check_lock(lock: dict[str, dict[str, object]], stock: dict[str, dict[str, object]]) -> None:
    _demand(lock["info"] == stock["info"], f"{LOCK} hoort bij een andere Pyodide: {lock['info']}, niet {stock['info']}.")
    _demand(list(lock["packages"]) == [PACKAGE], f"{LOCK} noemt andere pakketten dan {PACKAGE}: {list(lock['packages'])}.")


def _check_files(folder: Path, wanted: set[str]) -> None:
    found = {path.name for path in folder.iterdir() if path.is_file() and path.stat().st_size}
    _demand(found == wanted, f"In {folder} staat {sorted(found)}; dat moet zijn {sorted(wanted)}.")


def _check_hash(wheel: Path, listed: str) -> None:
    found = hashlib.sha256(wheel.read_bytes()).hexdigest()
    _demand(found == listed, f"{wheel.name} heeft controlegetal {found}, maar {LOCK} noemt {listed}.")


def _check_bytecode(archive: Path, within: str, magic: bytes) -> None:
    """All modules in this part of the archive are bytecode that the browser's Python reads."""
    modules = {name: content for name, content in members(archive).items() if name.startswith(within)}
    strange = [
        name for name, content in modules.items() if name.endswith(".py") or (name.endswith(".pyc") and content[:4] != magic)
    ]
    _demand(bool(modules), f"{archive.name} is leeg.")
    _demand(not strange, f"In {archive.name} staat wat de Python van de browser niet leest: {', '.join(strange[:3])}.")


def _check_card(wheel: Path) -> None:
    _demand(f"{PACKAGE}/compiled_card.pyc" in members(wheel), f"In {wheel.name} zit de kaart niet (compiled_card).")


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise BundleError(f"{otherwise} Draai `make clean` en bouw opnieuw.")
