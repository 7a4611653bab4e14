# SPDX-License-Identifier: EUPL-1.2
"""A run of all tests fails when they reach too little; any other run is left alone."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.reach.floors import Reach, sunk
from tests.reach.scripts import PROJECT

CODE = """
def doubled(number: int) -> int:
    if number > 100:
        return 0
    return 2 * number
"""
TESTS = """
import subprocess, sys
import pytest
from checker.small import doubled

@pytest.mark.parametrize(
    "processes", [(), ("-p", "xdist.plugin", "--numprocesses=2", "--dist=worksteal")], ids=["one process", "several"]
)
def test_a_line_or_branch_that_no_test_reaches_fails_the_run_and_is_named(project: Path, processes: tuple[str, ...]) -> None:
    """What a process reaches that a test starts counts, and is forgotten by the next run."""
    assert run(project, TESTS + LARGE, *processes)[0] == pytest.ExitCode.OK
    code, said = run(project, TESTS, *processes)
    assert code == pytest.ExitCode.TESTS_FAILED
    assert "of checker/, and its floor is 100 %" in said
    assert "checker/small.py: 4, 3→4" in said
    assert " passed in " in said.splitlines()[-1], "the last line is pytest's own"


def test_a_file_that_nothing_imports_counts(project: Path) -> None:
    (project / "checker" / "unknown.py").write_text("WORDS = 3\n")
    code, said = run(project, TESTS + LARGE)
    assert code == pytest.ExitCode.TESTS_FAILED
    assert "checker/unknown.py: 1" in said


def test_any_other_run_is_left_alone(project: Path) -> None:
    assert run(project, TESTS, measured=False)[0] == pytest.ExitCode.OK
    assert run(project, TESTS, "tests/test_small.py")[0] == pytest.ExitCode.OK
    assert run(project, TESTS, "-k", "small")[0] == pytest.ExitCode.OK
    assert run(project, TESTS + SKIPPED)[0] == pytest.ExitCode.OK


def test_a_folder_at_its_floor_has_not_sunk() -> None:
    reaches = [Reach("a/one.py", 9, 10, "3"), Reach("a/two.py", 10, 10), Reach("ab/one.py", 0, 10, "all")]
    assert sunk(reaches, {"a": 95}) == []
    assert sunk(reaches, {"a": 95.01}) == [
        "The tests reach 95.00 % of a/, and its floor is 95.01 %. They do not reach:",
        "    a/one.py: 3",
    ]
    assert len(sunk(reaches, {"a": 96, "ab": 1, "c": 1})) == 5
