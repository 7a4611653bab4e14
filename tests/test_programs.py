# SPDX-License-Identifier: EUPL-1.2
"""One table has every program that is used: tests/README.md shows it, and whatever is not in it is not looked up or started."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from tests import programs
from tests.conftest import PROJECT
from tests.programs import PROGRAMS, UnknownProgram, known

README: Final = PROJECT / "tests" / "README.md"
TABLE: Final = PROJECT / "tests" / "programs.py"
SOURCES: Final = sorted(path for folder in ("tests", "benchmarks", "build_hooks") for path in (PROJECT / folder).rglob("*.py"))


# --- the table ------------------------------------------------------------------------------------------------------------


def test_the_readme_of_the_tests_lists_every_program() -> None:
    rows = "\n".join(f"| {name} | {each.purpose} | `{each.package}` |" for name, each in PROGRAMS.items())
    assert f"| program | what for | package of Debian |\n| --- | --- | --- |\n{rows}\n" in README.read_text(encoding="utf-8")


@pytest.mark.usefixtures("program")
@pytest.mark.parametrize("name", [name for name, each in PROGRAMS.items() if each.version])
def test_every_program_that_is_here_tells_its_version(name: str) -> None:
    assert re.search(r"\d", PROGRAMS[name].told()) or PROGRAMS[name].here() is None


def test_the_table_is_read_before_anything_is_installed() -> None:
    ast.parse(TABLE.read_text(encoding="utf-8"), feature_version=(3, 11))
    packages = table_in(os.environ["PATH"], "--packages")
    assert packages.stdout.split() == programs.packages()


def test_the_command_says_what_is_missing_and_what_to_install(tmp_path: Path) -> None:
    told = table_in(str(tmp_path))
    assert told.returncode == 1
    assert [line.split()[0] for line in told.stdout.splitlines()] == list(PROGRAMS)
    assert told.stdout.count(" not here ") == len(PROGRAMS)
    packages = table_in(str(tmp_path), "--packages")
    assert packages.returncode == 0
    assert set(packages.stdout.split()) == {each.package for each in PROGRAMS.values()}


def table_in(path: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the table tells a machine with these programs and without any package of Python."""
    command = [sys.executable, "-S", "-m", "tests.programs", *arguments]
    environment = {**os.environ, "PATH": path}
    return subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)


# --- without a program --------------------------------------------------------------------------------------------------------

SOME_TESTS: Final = """
import pytest
from tests.conftest import executable

@pytest.fixture(scope="session")
def server():
    return executable("nginx")

@pytest.mark.parametrize("page", range(3))
def test_that_serves(server, page): ...

def test_that_reads_paper():
    executable("pdftotext")

def test_that_needs_nothing(): ...
"""


def without_programs(folder: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run these tests with our conftest, on a machine where no program can be found."""
    (folder / "test_some.py").write_text(SOME_TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-c", os.devnull, "-o", "cache_dir=kept", *arguments]
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("CI", "PYTEST_"))}
    environment |= {"PYTHONPATH": str(PROJECT), "PATH": str(folder), **settings}
    return subprocess.run([*command, "test_some.py"], cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.usefixtures("takes_long")
def test_a_user_is_told_at_the_end_which_programs_were_missing_and_what_that_cost(tmp_path: Path) -> None:
    done = without_programs(tmp_path, "-ra", "--numprocesses", "1")
    assert done.returncode == 0, done.stdout
    *_, nginx, pdftotext, total = done.stdout.splitlines()
    assert nginx == "nginx is not on this machine (nginx-light in Debian): 3 skipped"
    assert pdftotext == "pdftotext is not on this machine (poppler-utils in Debian): 1 skipped"
    assert "1 passed, 4 skipped" in total


@pytest.mark.usefixtures("takes_long")
def test_in_ci_a_missing_program_stops_the_run_by_name_before_any_test(tmp_path: Path) -> None:
    done = without_programs(tmp_path, "--numprocesses", "1", CI="true")
    assert done.returncode == pytest.ExitCode.USAGE_ERROR
    assert f"not on this machine: {', '.join(PROGRAMS)};" in done.stderr
    assert "passed" not in done.stdout


# --- nothing else is looked up or started ----------------------------------------------------------------------------------

ELSEWHERE: Final = re.compile(
    r"shutil\.which|os\.(system|popen|startfile|exec\w+|posix_spawnp?|spawn\w+)|subprocess\.get\w*output"
)
"""What looks up or starts a program without the table, or through a shell."""
STARTS: Final = re.compile(r"subprocess\.(run|Popen|call|check_call|check_output)")
LOOKS_UP: Final = re.compile(r"tests\.(programs\.find|conftest\.executable)")


def strangers(source: str) -> Iterator[str]:
    """What in this source looks up or starts a program that the table does not have."""
    nodes = list(ast.walk(ast.parse(source)))
    names = {alias: name for node in nodes for alias, name in _imported(node)}
    values = [(node.targets[0], node.value) for node in nodes if isinstance(node, ast.Assign)]
    yield from filter(ELSEWHERE.fullmatch, {*names.values(), *(_full_name(node, names) for node in nodes)})
    for node in nodes:
        if isinstance(node, ast.Call) and node.args:
            called = _full_name(node.func, names)
            words = _first_words(node.args[0], values)
            yield from (word for word in words if STARTS.fullmatch(called) and not known(word))
            yield from (word for word in words if LOOKS_UP.fullmatch(called) and word not in PROGRAMS)


def _imported(node: ast.AST) -> Iterator[tuple[str, str]]:
    """What each name stands for that this imports."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        module = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
        yield from ((name.asname or name.name, f"{module}{name.name}") for name in node.names)


def _full_name(node: ast.AST, names: Mapping[str, str]) -> str:
    match node:
        case ast.Name(id=name):
            return names.get(name, name)
        case ast.Attribute(value=value, attr=name):
            return f"{_full_name(value, names)}.{name}"
    return ""


def _first_words(command: ast.expr, values: list[tuple[ast.expr, ast.expr]]) -> list[str]:
    """The program of this command, where that is written out. `values` is what was given to which name."""
    match command:
        case ast.Constant(value=str(word)):
            return [word]
        case ast.List(elts=[first, *_]) | ast.Tuple(elts=[first, *_]) | ast.Starred(value=first) | ast.BinOp(left=first):
            return _first_words(first, values)
        case ast.Name(id=name):
            mine = [value for target, value in values if isinstance(target, ast.Name) and target.id == name]
            rest = [each for each in values if each[1] not in mine]
            return [word for value in mine for word in _first_words(value, rest)]
    return []


def test_no_source_looks_up_or_starts_a_program_that_the_table_does_not_have() -> None:
    found = {path: list(strangers(path.read_text(encoding="utf-8"))) for path in SOURCES if path != TABLE}
    assert len(found) > 100
    assert not {path.relative_to(PROJECT).as_posix(): words for path, words in found.items() if words}


@pytest.mark.parametrize(
    "source",
    [
        "import shutil; shutil.which('git')",
        "from shutil import which",
        "from shutil import which as there; there('git')",
        "import os; os.system('git status')",
        "import os; os.execvp('git', ['git'])",
        "import subprocess; subprocess.getoutput('git status')",
        "import subprocess; subprocess.run(['convert', 'a.png'])",
        "import subprocess; subprocess.run('convert')",
        "import subprocess as start; start.Popen(('convert', 'a.png'))",
        "from subprocess import check_output; check_output(['/usr/bin/convert'])",
        "import subprocess; command = ['convert']; command = [*command, 'a.png']; subprocess.run(command)",
        "import subprocess; subprocess.run([*['convert'], 'a.png'])",
        "import subprocess; subprocess.run(['convert'] + ['a.png'])",
        "from tests.conftest import executable; executable('convert')",
        "from tests.programs import find; find('convert')",
        "from tests import programs; programs.find('convert')",
    ],
)
def test_a_source_that_does_so_is_noticed(source: str) -> None:
    assert list(strangers(source))


@pytest.mark.parametrize(
    "source",
    [
        "import subprocess; subprocess.run(['git', 'status'])",
        "import subprocess, sys; subprocess.run([sys.executable, '-c', ''])",
        "from tests.conftest import executable; import subprocess; subprocess.run([executable('nginx'), '-t'])",
    ],
)
def test_a_source_that_goes_by_the_table_is_not(source: str) -> None:
    assert not list(strangers(source))


@pytest.mark.parametrize(
    ("command", "shell"), [(["env"], False), (["/usr/bin/env"], False), (["no-such-program"], False), ("git status", True)]
)
def test_while_tests_run_no_other_program_is_started_and_no_shell(command: list[str] | str, shell: bool) -> None:
    with pytest.raises(UnknownProgram, match=r"is not in the table"):
        subprocess.run(command, shell=shell, check=False)


@pytest.mark.parametrize(
    "program", [sys.executable, str(Path(sys.prefix, "bin", "anything")), str(PROJECT / "node_modules" / "a" / "b"), "nginx"]
)
def test_python_and_what_python_and_npm_installed_and_the_table_are_known(program: str) -> None:
    assert known(program)


@pytest.mark.parametrize("line", ["C:\\bin\\git.exe status", '"C:\\Program Files\\git.exe" status', "git"])
def test_the_program_in_a_line_of_windows_is_found(line: str) -> None:
    with pytest.raises(UnknownProgram, match="other"):
        programs.refuse_unknown("subprocess.Popen", (None, line.replace("git", "other"), None, None))
