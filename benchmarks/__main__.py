# SPDX-License-Identifier: EUPL-1.2
"""`python -m benchmarks`: measure all, or the parts that are named, and put each report in `benchmarks/results/`."""

import argparse
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from benchmarks import build, decision, lighthouse, quick, reading, single_file, told
from benchmarks.start.report import Asked
from benchmarks.start.report import report as start

RESULTS: Final = Path(__file__).parent / "results"

PARTS: Final[Mapping[str, Callable[[], str]]] = {
    "decision": decision.report,
    "build": build.report,
    "reading": reading.report,
    "lighthouse": lighthouse.report,
    "start": lambda: start(Asked()),
    "single-file": single_file.report,
    "quick": quick.report,
    "told": told.report,
}
"""Each measures, and returns Markdown."""


def main() -> int:
    """Print the reports and keep them. Returns 2 when a part does not exist."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure, side by side.")
    parser.add_argument("parts", nargs="*", help=f"which parts (all): {', '.join(PARTS)}")
    asked = parser.parse_args().parts or list(PARTS)
    if unknown := [part for part in asked if part not in PARTS]:
        parser.error(f"no such part: {', '.join(unknown)}")
    RESULTS.mkdir(exist_ok=True)
    for part in asked:
        text = PARTS[part]()
        print(text)
        (RESULTS / f"{part}.md").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
