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

@pytest.mark.parametrize("number", [1, 2])
def test_a_small_number(number: int) -> None:
    assert doubled(number) == 2 * number
"""
LARGE = """
def test_a_large_number_in_another_process() -> None:
    subprocess.run([sys.executable, "-c", "from checker.small import doubled; assert doubled(101) == 0"], check=True)
"""
SKIPPED = """
def test_that_needs_more() -> None:
    pytest.skip("there is no browser")
"""


@pytest.fixture
def project(tmp_path: Path, takes_long: None) -> Path:  # noqa: ARG001 (every run of tests does)
    """A small project with this plugin and these settings."""
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["coverage"]["run"]
    lines = [f"{key} = {str(value).lower() if isinstance(value, bool) else value!r}" for key, value in settings.items()]
    floors = "[tool.routekaart.coverage]\nchecker = 100\n"
    pytest_settings = "[tool.pytest.ini_options]\ntestpaths = ['tests']\n"
    (tmp_path / "pyproject.toml").write_text("\n".join(["[tool.coverage.run]", *lines, floors, pytest_settings]))
    shutil.copytree(PROJECT / "tests" / "reach", tmp_path / "tests" / "reach", ignore=shutil.ignore_patterns("test_*"))
    (tmp_path / "tests" / "__init__.py").touch()
    (tmp_path / "tests" / "conftest.py").write_text("pytest_plugins = ['tests.reach.floors']\n")
    (tmp_path / "checker").mkdir()
    (tmp_path / "checker" / "__init__.py").touch()
    (tmp_path / "checker" / "small.py").write_text(CODE)
    return tmp_path


def run(project: Path, tests: str, *arguments: str, measured: bool = True) -> tuple[int, str]:
    """How pytest ends on these tests, and what it says."""
    (project / "tests" / "test_small.py").write_text(tests)
    command = [sys.executable, "-m", *(["coverage", "run", "-m"] if measured else []), "pytest", *arguments]
    around = {name: value for name, value in os.environ.items() if not name.startswith(("COVERAGE_", "PYTEST_"))}
    around["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # to load what these tests do not use would take longer than all else
    done = subprocess.run(command, cwd=project, env=around, capture_output=True, encoding="utf-8", check=False)
    return done.returncode, done.stdout + done.stderr


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


def test_a_folder_with_a_floor_of_its_own_does_not_count_for_the_one_around_it() -> None:
    reaches = [Reach("a/one.py", 9, 10, "3"), Reach("a/scripts/two.js", 5, 10, "4")]
    assert sunk(reaches, {"a": 90, "a/scripts": 50}) == []
