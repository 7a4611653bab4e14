# SPDX-License-Identifier: EUPL-1.2
"""Floors below what the tests reach: `coverage run -m pytest` fails when a folder sinks below its own, and says what lacks.

The floors stand in pyproject.toml. They hold for a run of all tests of which none failed or was skipped; a run of some tests,
or on a machine without a browser, is left alone. So is every run without `coverage`.
"""

import json
import tomllib
from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import pytest
from coverage import Coverage

from tests.reach.scripts import CLIENT, DATA, PROJECT, scripts

_SUNK: Final = pytest.StashKey[list[str]]()


@dataclass(frozen=True)
class Reach:
    """How much of one file the tests reach: of Python in lines and branches, of JavaScript in lines."""

    file: str
    reached: int
    all: int
    lacking: str = ""


# --- at the right moments of pytest ------------------------------------------------------------------------------------------


def pytest_configure(config: pytest.Config) -> None:
    """Begin with nothing: what an earlier run has reached does not count."""
    if Coverage.current() is None:
        return
    if not hasattr(config, "workerinput"):
        DATA.mkdir(parents=True, exist_ok=True)
        for left in DATA.iterdir():
            left.unlink()


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None]:
    """Look when the processes of pytest-xdist have ended, and before pytest says how the run went."""
    config, running = session.config, Coverage.current()
    if running:
        running.save()  # now: pytest-xdist ends a process that takes long to leave
    yield
    if running and session.exitstatus == pytest.ExitCode.OK and _all_ran(config):
        floors = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["routekaart"]["coverage"]
        config.stash[_SUNK] = sunk([*of_python(floors), *of_scripts()], floors)
        if config.stash[_SUNK]:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say what is lacking."""
    for line in terminalreporter.config.stash.get(_SUNK, []):
        terminalreporter.write_line(line, red=True)


def _all_ran(config: pytest.Config) -> bool:
    reporter, option = config.pluginmanager.get_plugin("terminalreporter"), config.option
    if hasattr(config, "workerinput") or config.args_source != config.ArgsSource.TESTPATHS:
        return False
    chosen = option.keyword or option.markexpr or option.deselect or option.ignore or option.lf
    return not chosen and reporter is not None and not reporter.stats.get("skipped")


# --- what is reached ---------------------------------------------------------------------------------------------------------


def sunk(reaches: Iterable[Reach], floors: Mapping[str, float]) -> list[str]:
    """For each folder that is below its floor: a sentence, and a line for each file that lacks something."""
    lines = []
    for folder, floor in floors.items():
        within = tuple(f"{other}/" for other in floors if other.startswith(f"{folder}/"))  # has a floor of its own
        here = [each for each in reaches if each.file.startswith(f"{folder}/") and not each.file.startswith(within)]
        percent = 100 * sum(reach.reached for reach in here) / max(1, sum(reach.all for reach in here))
        if percent < floor:
            lines.append(f"The tests reach {percent:.2f} % of {folder}/, and its floor is {floor} %. They do not reach:")
            lines += [f"    {reach.file}: {reach.lacking}" for reach in here if reach.lacking]
    return lines


def of_python(folders: Iterable[str]) -> list[Reach]:
    """What all processes of this run have reached in the Python files of these folders."""
    measured = Coverage(config_file=str(PROJECT / "pyproject.toml"))
    measured.combine()
    files = [str(file) for folder in folders for file in sorted((PROJECT / folder).rglob("*.py"))]
    measured.json_report(files, str(DATA / "report.json"))
    measured.get_data().close(force=True)  # else Python says when it ends that a database was left open, and the run fails
    return [
        Reach(
            file,
            found["summary"]["covered_lines"] + found["summary"]["covered_branches"],
            found["summary"]["num_statements"] + found["summary"]["num_branches"],
            ", ".join([*map(str, found["missing_lines"]), *(f"{start}→{end}" for start, end in found["missing_branches"])]),
        )
        for file, found in json.loads((DATA / "report.json").read_text(encoding="utf-8"))["files"].items()
    ]


def of_scripts() -> list[Reach]:
    """What all processes of this run have reached of the scripts of the site, in the Chromium that its tests share."""
    found = []
    for script in scripts(CLIENT, sorted(DATA.glob("scripts.*")), PROJECT / ".cache" / "browser"):
        code, missed = script.lines()
        found.append(
            Reach(
                f"{CLIENT.relative_to(PROJECT).as_posix()}/{script.name}",
                len(code) - len(missed),
                len(code),
                ", ".join(map(str, missed)),
            )
        )
    return found
