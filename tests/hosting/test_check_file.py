# SPDX-License-Identifier: EUPL-1.2
"""The check as it travels: one file for an old Python, and one table of all that it can tell."""

import ast
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from itertools import chain
from pathlib import Path
from string import Formatter
from typing import Final

import pytest

from build_hooks.hosting import check
from build_hooks.hosting.check.faults import Fault
from build_hooks.hosting.check_file import NAME, check_file
from tests.hosting.faulty import FILES, PROXIES, SETTINGS
from tests.hosting.running import running
from tests.hosting.test_check_stops import CONNECTIONS, INSTEAD, NO_SERVER, OPTIONS
from tests.serving import SUB_PATH

SOURCES: Final = sorted(Path(check.__file__).parent.glob("*.py"))
TREES: Final = {path.name: ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 8)) for path in SOURCES}
"""As the oldest Python reads them that it promises to run on."""


# --- one file ----------------------------------------------------------------------------------------------------------------


def test_the_file_holds_every_module_and_nothing_of_when_or_where_it_was_made(site: Path) -> None:
    content = (site / "server" / NAME).read_bytes()
    assert content == check_file()
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.namelist() == ["__main__.py", *(f"check/{path.name}" for path in SOURCES)]
        assert {(each.date_time, each.external_attr, each.compress_type) for each in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 0o100644 << 16, zipfile.ZIP_STORED)
        }
        assert all(archive.read(f"check/{path.name}").decode() == path.read_text(encoding="utf-8") for path in SOURCES)


@pytest.mark.usefixtures("program")  # Caddy
def test_the_command_needs_nothing_but_python(site: Path, tmp_path: Path) -> None:
    with running("caddy", site, SUB_PATH, tmp_path) as address:
        command = [sys.executable, "-I", "-S", str(site / "server" / NAME), address]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("geen fouten.\n")


# --- an old Python -----------------------------------------------------------------------------------------------------------

NEWER: Final = {
    *("removeprefix", "removesuffix", "is_relative_to", "readlink", "with_stem", "hardlink_to", "walk", "batched", "pairwise"),
    *("bit_count", "Self", "assert_never", "override", "StrEnum", "UTC", "TypeAlias", "ParamSpec", "Annotated"),
    *("randbytes", "cancel_futures", "file_digest", "chdir", "ExceptionGroup", "add_note", "tomllib", "zoneinfo", "graphlib"),
    *("slots", "kw_only", "strict", "match_args", "weakref_slot", "newline", "root_dir", "exit_on_error"),
}
"""Names that a Python after 3.8 added: of functions, methods and options."""


def names(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from (node.module or "", *(each.name for each in node.names))
        elif isinstance(node, ast.Call):
            yield from (keyword.arg for keyword in node.keywords if keyword.arg)


def evaluated(tree: ast.AST) -> Iterator[ast.AST]:
    """All but annotations, which `from __future__ import annotations` leaves as they are written."""
    for field, value in ast.iter_fields(tree):
        if field not in ("annotation", "returns"):
            for node in value if isinstance(value, list) else [value]:
                if isinstance(node, ast.AST):
                    yield from (node, *evaluated(node))


@pytest.mark.parametrize("name", TREES)
def test_it_is_written_in_the_python_of_servers_that_stay_as_they_are(name: str) -> None:
    """Its grammar is looked at, and what newer ones added."""
    tree = TREES[name]
    assert not set(names(tree)) & NEWER
    needs_them = any(isinstance(node, ast.FunctionDef | ast.AnnAssign) for node in ast.walk(tree))
    assert not needs_them or "annotations" in names(tree)
    subscripted = {ast.unparse(node.value) for node in evaluated(tree) if isinstance(node, ast.Subscript)}
    assert not subscripted & {
        "dict",
        "list",
        "set",
        "tuple",
        "type",
        "frozenset",
        "Iterator",
        "Callable",
        "Sequence",
        "Mapping",
    }
    assert not [node for node in evaluated(tree) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr)]


@pytest.mark.parametrize(
    "source",
    ["'a'.removesuffix('b')", "zip(a, b, strict=True)", "from typing import Self", "kept: Final = dict[str, str]()"],
)
def test_what_an_old_python_does_not_know_would_be_noticed(source: str) -> None:
    tree = ast.parse(source)
    assert set(names(tree)) & NEWER or any(isinstance(node, ast.Subscript) for node in evaluated(tree))


# --- one table ---------------------------------------------------------------------------------------------------------------


def test_for_every_fault_there_is_a_test_that_has_it() -> None:
    tables = [SETTINGS.values(), FILES.values(), PROXIES.values(), INSTEAD.values(), OPTIONS.values(), CONNECTIONS]
    tried = {each for case in chain(*tables) for each in case if isinstance(each, Fault)} | set(NO_SERVER.values())
    assert set(Fault) - tried == {Fault.SETTINGS_NOT_READ, Fault.NOT_KEPT}, "which have tests of their own"


@pytest.mark.parametrize("fault", Fault, ids=lambda fault: fault.name)
def test_every_fault_is_told_in_sentences_of_one_line(fault: Fault) -> None:
    assert fault.value.isprintable()
    assert re.fullmatch(r"[A-Z{].*[.?]", fault.value)


def test_every_sentence_gets_what_stands_between_its_braces_and_there_is_no_other_place_for_sentences() -> None:
    calls = [
        (ast.unparse(node.func), {keyword.arg for keyword in node.keywords})
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(".found") and name != "faults.py"
    ]
    for fault in Fault:
        braces = {name for _, name, _, _ in Formatter().parse(fault.value) if name}
        given = [arguments for called, arguments in calls if called == f"Fault.{fault.name}.found"]
        assert all(arguments == braces for arguments in given), fault
    used = {
        word for name, tree in TREES.items() if name != "faults.py" for word in re.findall(r"Fault\.(\w+)", ast.unparse(tree))
    }
    assert used == {fault.name for fault in Fault}
    printed = [name for name, tree in TREES.items() for node in ast.walk(tree) if is_print(node)]
    assert sorted(printed) == ["command.py", "command.py", "visit.py"], "the findings, how many there are, and how far it is"


def is_print(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func) == "print"
