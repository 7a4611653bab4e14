# SPDX-License-Identifier: EUPL-1.2
"""How many small changes to the code do the tests notice, and is that enough? `python -m tests.mutants` tries all of them.

With `--sample N` it tries about N: of each module as large a part, and the same ones as long as the code and `--seed` are the
same. The floors are in `pyproject.toml`. A change after which the tests do not end in time is not counted as noticed: on a busy
machine any change may look like that. So the machine can make the count too low, and never too high.

mutmut tries a change with the tests that reach it. What is made once for a file of tests, or is remembered, seems to be reached
by the first of them alone. So what survives is tried again, with the whole of each such file.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest

SEED: Final = 2026
PROJECT: Final = Path(__file__).parent.parent
_SETTINGS: Final = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
_TRIED: Final = tuple(_SETTINGS["pytest_add_cli_args_test_selection"])
_COPIED: Final = tuple(
    f"{PROJECT / each}" for each in (*_SETTINGS["source_paths"], *_SETTINGS["also_copy"], "tests", "pyproject.toml")
)
_FEW: Final = "checker.others.*"
"""To try these makes all mutants first, and finds out which tests reach what."""
_MADE: Final = PROJECT / "mutants"
"""Where mutmut keeps the changed copy, and what it found out about the tests."""
_PATIENCE: Final = 900
"""Seconds for the files that try one change again."""
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


def again(results: Iterable[str], noticed: Callable[[str], bool]) -> Iterator[str]:
    """These lines, after what survived was tried once more: `noticed` says by name whether the tests fail now."""
    for line in results:
        found = _RESULT.fullmatch(line)
        survived = found and found["status"] == "survived"
        yield f"{found['name']}: killed" if found and survived and noticed(found["name"]) else line


def files_that_reach(name: str, tests: Mapping[str, Collection[str]]) -> list[str]:
    """The files with a test that reaches the function of this mutant. `tests` has those of each function."""
    return sorted({test.partition("::")[0] for test in tests.get(name.rpartition("__mutmut_")[0], ())})


def sampled(results: Iterable[str], size: int, seed: int = SEED) -> list[str]:
    """The names of about so many mutants, from the lines of `mutmut results --all true`: of each module as large a part."""
    modules: dict[str, list[str]] = defaultdict(list)
    for line in results:
        if match := _RESULT.fullmatch(line):
            modules[match["name"].rpartition(".")[0]].append(match["name"])
    total = sum(map(len, modules.values()))
    chance = random.Random(seed)  # noqa: S311 (the same each time is what we want)
    return [
        name
        for _, names in sorted(modules.items())
        for name in chance.sample(sorted(names), min(len(names), max(1, round(size * len(names) / total))))
    ]


def plain_id(name: str) -> str:
    """A name for a case of a test, in characters that pytest does not escape: it escapes a name again whenever it collects the
    tests, so that for a mutant, after the run without any, it would not find the test.
    """
    return "".join(each if each.isascii() and each.isprintable() and each != "\\" else f"({ord(each):x})" for each in name)


def refuse_escaped(names: Iterable[str]) -> None:
    """Raises `ValueError` when one of these tests that are tried on mutants has a name that would not be found then."""
    if wrong := [name for name in names if name.startswith(_TRIED) and plain_id(name) != name]:
        raise ValueError(f"give this test its ids with `plain_id`: {wrong[0]}")


def refuse_uncopied(event: str, arguments: tuple[object, ...]) -> None:
    """An audit hook. Mutants are tried in a copy of a part of the project: a test that reads anything else would fail there.

    What is hidden is made anew where it is missed. Of a file that is named from where the test runs, nothing is known.
    """
    if event != "open" or not os.environ.get("PYTEST_CURRENT_TEST", "").startswith(_TRIED):
        return
    path = os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes) else ""
    if path.startswith(f"{PROJECT}{os.sep}") and not path.startswith((*_COPIED, f"{PROJECT}{os.sep}.")):
        raise PermissionError(f"{path}: mutants have no such file; see also_copy in pyproject.toml")


def main() -> int:
    """Try mutants and print the counts. Returns the exit code: 0 when all are enough."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description="Do the tests notice small changes?")
    parser.add_argument("--sample", type=int, metavar="N", help="try about so many of them")
    parser.add_argument("--seed", type=int, metavar="N", default=SEED, help="another number tries others")
    options = parser.parse_args()
    if options.sample:
        _mutmut("run", _FEW)
        chosen = sampled(_results(), options.sample, options.seed)
        _mutmut("run", *chosen)
        results = list(_among(chosen, _results()))
        print(f"{len(chosen)} of {len(_results())} mutants were tried.")
    else:
        _mutmut("run")
        results = _results()
    tests = json.loads((_MADE / "mutmut-stats.json").read_text(encoding="utf-8"))["tests_by_mangled_function_name"]
    counts = counted(again(results, lambda name: _fails(name, files_that_reach(name, tests))), _SETTINGS["floors"])
    print(*counts, sep="\n")
    return 0 if all(count.enough for count in counts) else 1


def _mutmut(*arguments: str) -> None:
    subprocess.run([str(Path(sys.executable).with_name("mutmut")), *arguments], check=True)


def _fails(name: str, files: Collection[str]) -> bool:
    """Whether a test of these files fails with this mutant."""
    command = [sys.executable, "-m", "pytest", "--exitfirst", "--quiet", *files]
    try:
        found = subprocess.run(
            command, cwd=_MADE, env={**os.environ, "MUTANT_UNDER_TEST": name}, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        return False
    return bool(files) and found.returncode == pytest.ExitCode.TESTS_FAILED


def _results() -> list[str]:
    command = [str(Path(sys.executable).with_name("mutmut")), "results", "--all", "true"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def _among(names: Collection[str], results: Iterable[str]) -> Iterable[str]:
    """The lines about these mutants."""
    return (line for line in results if line.strip().partition(":")[0] in names)


if __name__ == "__main__":
    sys.exit(main())
