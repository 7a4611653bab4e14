# SPDX-License-Identifier: EUPL-1.2
"""Phase *wheel*: the decision module with the card as one archive of bytecode, and the list that tells the runtime of it."""

import base64
import hashlib
import sys
from pathlib import Path
from typing import Final

from flit_core.config import ConfigError  # type: ignore[import-untyped]
from flit_core.wheel import make_wheel_in  # type: ignore[import-untyped]
from pyodide_lock import PackageSpec, PyodideLockSpec

from build_hooks.browser.bytecode import compiled, members, write_archive
from build_hooks.browser.errors import BundleError
from build_hooks.browser.inputs import LOCK, Inputs

PACKAGE: Final = "checker"
"""The name by which the runtime loads our package."""


def make_wheel(inputs: Inputs, folder: Path) -> Path:
    """Put two files in this empty folder: the wheel of bytecode, which is returned, and the lock that lists it alone."""
    wheel = repack(build(inputs, folder))
    register(inputs, wheel, folder / LOCK)
    return wheel


def build(inputs: Inputs, folder: Path) -> Path:
    """The wheel of the sources, as any tool would build it."""
    try:
        return Path(make_wheel_in(inputs.project, folder).file)
    except (ConfigError, ValueError, OSError) as error:
        raise BundleError(f"Het pakket {PACKAGE} is niet te bouwen uit {inputs.project}: {error}") from error


def repack(sources: Path) -> Path:
    """Replace a wheel of sources by one of bytecode, for one version of Python, with a true record of its files. What is there
    for people to read is left out.

    It is equal, byte for byte, for equal content.
    """
    name, version, _, *platform = sources.stem.split("-")
    tag = "-".join([f"cp{sys.version_info[0]}{sys.version_info[1]}", *platform])
    wheel = sources.with_name(f"{name}-{version}-{tag}.whl")
    modules = {name: content for name, content in members(sources).items() if not name.endswith(".md")}
    write_archive(wheel, _with_record(compiled(modules), tag))
    sources.unlink()
    return wheel


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


def _with_record(content: dict[str, bytes], tag: str) -> dict[str, bytes]:
    """The members of a wheel whose files were compiled, with the tag and the record that belong to them now."""
    (record,) = (name for name in content if name.endswith(".dist-info/RECORD"))
    described = record.removesuffix("RECORD") + "WHEEL"
    kept = [line for line in content[described].decode().splitlines() if not line.startswith("Tag:")]
    content = {**content, described: "\n".join([*kept, f"Tag: {tag}", ""]).encode()}
    lines = [_record_line(name, content[name]) for name in sorted(content) if name != record]
    return {**content, record: "".join([*lines, f"{record},,\n"]).encode()}


def _record_line(name: str, content: bytes) -> str:
    digest = base64.urlsafe_b64encode(hashlib.sha256(content).digest()).decode().rstrip("=")
    return f"{name},sha256={digest},{len(content)}\n"
