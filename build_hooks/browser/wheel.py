# SPDX-License-Identifier: EUPL-1.2
"""Phase *wheel*: the decision module with the card as one archive of bytecode, and the list that tells the runtime of it."""

import base64
import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

from flit_core.config import ConfigError  # type: ignore[import-untyped]
from flit_core.wheel import make_wheel_in  # type: ignore[import-untyped]
from pyodide_lock import PackageSpec, PyodideLockSpec

from build_hooks.browser.errors import BundleError
from build_hooks.browser.inputs import LOCK, Inputs

PACKAGE: Final = "checker"
"""The name by which the runtime loads our package."""

_ZIP_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_FIXED: Final = {
    "SOURCE_DATE_EPOCH": "315532800",  # with it set, bytecode carries a hash of its source instead of a date
    "PYTHONHASHSEED": "0",  # the order of a set among the constants
}


def make_wheel(inputs: Inputs, folder: Path) -> None:
    """Put two files in this empty folder: the wheel of bytecode, and the lock that lists it and nothing else."""
    build(inputs, folder)
    wheel = compile_wheel(folder)
    repack(wheel)
    register(inputs, wheel, folder / LOCK)


def build(inputs: Inputs, folder: Path) -> None:
    """The wheel of the sources, as any tool would build it."""
    try:
        make_wheel_in(inputs.project, folder)
    except (ConfigError, ValueError, OSError) as error:
        raise BundleError(f"Het pakket {PACKAGE} is niet te bouwen uit {inputs.project}: {error}") from error


def compile_wheel(folder: Path) -> Path:
    """Replace the only wheel in this folder by one of bytecode.

    In a process of its own, because the outcome depends on settings that Python reads at its start.
    """
    (sources,) = folder.glob("*.whl")
    command = [sys.executable, "-m", "pyodide_cli", "py-compile", "--silent", str(sources)]
    done = subprocess.run(command, env={**os.environ, **_FIXED}, capture_output=True, text=True, check=False)
    compiled = [wheel for wheel in folder.glob("*.whl") if wheel != sources]
    if done.returncode or len(compiled) != 1:
        raise BundleError(f"Het pakket {PACKAGE} is niet om te zetten in bytecode:\n{done.stdout}{done.stderr}")
    return compiled[0]


def repack(wheel: Path) -> None:
    """Make the wheel equal, byte for byte, for equal content, and its own record of files true again."""
    _write_zip(wheel, _with_record(_members(wheel), tag="-".join(wheel.stem.split("-")[2:])))


def register(inputs: Inputs, wheel: Path, lock: Path) -> None:
    """Write a lock for the stock runtime in which this wheel is the only package."""
    package = PackageSpec(
        name=PACKAGE,
        version=wheel.name.split("-")[1],
        file_name=wheel.name,
        install_dir="site",
        sha256=hashlib.sha256(wheel.read_bytes()).hexdigest(),
        imports=[PACKAGE],
    )
    info = PyodideLockSpec.from_json(inputs.stock_lock).info
    PyodideLockSpec(info=info, packages={PACKAGE: package}).to_json(lock, indent=2)


def _members(archive: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _with_record(members: dict[str, bytes], tag: str) -> dict[str, bytes]:
    """The members of a wheel whose files were compiled, with the tag and the record that belong to them now."""
    (record,) = (name for name in members if name.endswith(".dist-info/RECORD"))
    described = record.removesuffix("RECORD") + "WHEEL"
    kept = [line for line in members[described].decode().splitlines() if not line.startswith("Tag:")]
    members = {**members, described: "\n".join([*kept, f"Tag: {tag}", ""]).encode()}
    lines = [_record_line(name, members[name]) for name in sorted(members) if name != record]
    return {**members, record: "".join([*lines, f"{record},,\n"]).encode()}


def _record_line(name: str, content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
    return f"{name},sha256={digest},{len(content)}\n"


def _write_zip(path: Path, members: dict[str, bytes]) -> None:
    """Sorted, with one date and one set of rights, whatever the machine."""
    with zipfile.ZipFile(path, "w") as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, members[name], zipfile.ZIP_DEFLATED, compresslevel=9)
