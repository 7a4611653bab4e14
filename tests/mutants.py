# SPDX-License-Identifier: EUPL-1.2
"""After `mutmut run`: how many small changes to the code did the tests notice, and is that enough? `python -m tests.mutants`.

The floors are in `pyproject.toml`. A change after which the tests do not end in time is not counted as noticed: on a busy
machine any change may look like that. So the machine can make the count too low, and never too high.
"""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

_RESULT = re.compile(r"\s*(?P<name>\S+__mutmut_\d+): (?P<status>.+)")


@dataclass(frozen=True, slots=True)
class Count:
    """The mutants of one package. `others` are those that were not noticed: name to what became of it instead."""

    package: str
    floor: float
    noticed: int
    others: Mapping[str, str]

    @property
    def percentage(self) -> float:
        """How many of a hundred were noticed; none when there are no mutants at all."""
        total = self.noticed + len(self.others)
        return 100 * self.noticed / total if total else 0

    @property
    def enough(self) -> bool:
        """Whether enough were noticed, and all were tried."""
        return self.percentage >= self.floor and "not checked" not in self.others.values()

    def __str__(self) -> str:
        total = self.noticed + len(self.others)
        verdict = "enough" if self.enough else f"NOT ENOUGH: all have to be tried, and {self.floor} % noticed"
        lines = [f"{self.package}: {self.noticed} of {total} noticed ({self.percentage:.1f} %), {verdict}"]
        return "\n".join((*lines, *(f"  {name}: {status}" for name, status in self.others.items())))


def counted(results: Iterable[str], floors: Mapping[str, float]) -> list[Count]:
    """The count of each package that has a floor, from the lines of `mutmut results --all true`."""
    found = [match for line in results if (match := _RESULT.fullmatch(line))]
    counts = []
    for package, floor in floors.items():
        own = {match["name"]: match["status"] for match in found if match["name"].startswith(f"{package}.")}
        others = {name: status for name, status in own.items() if status != "killed"}
        counts.append(Count(package, floor, len(own) - len(others), others))
    return counts


def main() -> int:
    """Print the counts. Returns the exit code: 0 when all are enough."""
    floors = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]["floors"]
    command = [str(Path(sys.executable).with_name("mutmut")), "results", "--all", "true"]
    results = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
    counts = counted(results, floors)
    print(*counts, sep="\n")
    return 0 if all(count.enough for count in counts) else 1


if __name__ == "__main__":
    sys.exit(main())
