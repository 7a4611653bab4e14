# SPDX-License-Identifier: EUPL-1.2
"""How long `make quick` takes: what one runs while working."""

import subprocess
import time
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.start.report import computer
from benchmarks.tables import table
from tests.programs import find

ROUNDS: Final = 3
PROJECT: Final = Path(__file__).parent.parent


def report() -> str:
    """Measure, and return Markdown."""
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        done = subprocess.run([find("make") or "make", "quick"], cwd=PROJECT, check=True, capture_output=True, text=True)
        found.append(time.perf_counter() - start)
    summary = done.stdout.strip().splitlines()[-1].strip("= ")
    return f"""\
# While one works

The median of {ROUNDS} rounds. The last said: {summary}.

- {computer()}

{table(["", "seconds"], [("`make quick`", f"{median(found):.0f}")])}"""
