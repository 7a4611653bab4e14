# SPDX-License-Identifier: EUPL-1.2
"""What is missing on a machine is told in one sentence, with what to do about it."""

import shutil
import socket
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from build_hooks import free_address
from tests.conftest import PROJECT


def stand_in(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def told(folder: Path, program: Callable[[str], str], python: Path) -> str:
    """What `make setup` ends with when it fails here."""
    for name in ("Makefile", "requirements.txt", "package-lock.json"):
        shutil.copy(PROJECT / name, folder)
    command = [program("make"), "setup", f"PYTHON={python}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode != 0
    assert not (folder / ".venv" / "ready").exists()
    return "\n".join(line for line in done.stderr.splitlines() if not line.startswith("make"))


def test_without_the_right_python_it_is_said_which_and_nothing_is_made(tmp_path: Path, program: Callable[[str], str]) -> None:
    for python in (tmp_path / "nergens", stand_in(tmp_path / "older", "exit 1")):
        assert told(tmp_path, program, python) == (
            f"{python} is not Python 3.13. Install that, or say where it is: make PYTHON=/path/to/python3.13"
        )
        assert not (tmp_path / ".venv").exists()


def test_without_a_network_it_is_said_that_packages_are_missing(tmp_path: Path, program: Callable[[str], str]) -> None:
    """The stand-in makes an environment in which nothing can be fetched."""
    inside = stand_in(tmp_path / "inside", "exit 1")
    python = stand_in(tmp_path / "python", f'[ "$1" = -c ] || {{ mkdir -p .venv/bin && cp {inside} .venv/bin/python; }}')
    assert told(tmp_path, program, python) == "Not all packages could be fetched: see above. Is there a network?"


def test_an_address_that_is_taken_is_said_to_be(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        assert free_address.main(address) == 1
        [line] = capsys.readouterr().err.splitlines()
        assert line.startswith(f"{address} cannot be served on (")
        assert line.endswith("Take another: make serve ADDRESS=127.0.0.1:8001")
    assert free_address.main(address) == 0
    for none in ("8000", "127.0.0.1:", "127.0.0.1:poort", "127.0.0.1:70000"):
        assert free_address.main(none) == 1
