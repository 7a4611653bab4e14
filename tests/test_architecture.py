# SPDX-License-Identifier: EUPL-1.2
"""The rules of the house: who may import whom, and what the decision may touch."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.conftest import PROJECT

CHECKER = sorted((PROJECT / "checker").glob("*.py"))
CORE = [path for path in CHECKER if path.name != "__main__.py"]


@cache
def program(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> list[str]:
    found = [node for node in ast.walk(program(path)) if isinstance(node, ast.Import | ast.ImportFrom)]
    return [name for node in found for name in _names(node)]


def _names(node: ast.Import | ast.ImportFrom) -> list[str]:
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else [name.name for name in node.names]


@pytest.mark.parametrize("path", CHECKER, ids=lambda path: path.stem)
def test_the_checker_imports_the_standard_library_and_itself_only(path: Path) -> None:
    roots = {name.partition(".")[0] for name in imports(path)}
    assert roots <= {*sys.stdlib_module_names, "checker"}


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.stem)
def test_the_decision_touches_no_file_clock_chance_or_network(path: Path) -> None:
    forbidden = {
        "os",
        "pathlib",
        "io",
        "sys",
        "time",
        "random",
        "secrets",
        "socket",
        "urllib",
        "http",
        "subprocess",
        "tempfile",
    }
    assert not {name.partition(".")[0] for name in imports(path)} & forbidden
    calls = {node.func.id for node in ast.walk(program(path)) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not calls & {"open", "input", "print", "eval", "exec", "__import__"}


def test_importing_the_checker_pulls_in_nothing_outside_the_standard_library() -> None:
    script = (
        "import sys; before = set(sys.modules); import checker, checker.browser, checker.__main__; "
        "print(*{name.partition('.')[0] for name in set(sys.modules) - before})"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(PROJECT)!r}); {script}"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(done.stdout.split()) <= {*sys.stdlib_module_names, "checker"}


def test_nothing_but_its_own_modules_tests_and_benchmarks_imports_build_hooks() -> None:
    for path in CHECKER:
        assert not any(name.partition(".")[0] == "build_hooks" for name in imports(path))


def test_only_one_file_knows_mkdocs() -> None:
    knowing = [
        path.relative_to(PROJECT).as_posix()
        for path in sorted((PROJECT / "build_hooks").rglob("*.py"))
        if any(name.partition(".")[0] == "mkdocs" for name in imports(path))
    ]
    assert knowing == ["build_hooks/mkdocs_hooks.py"]


def test_no_room_of_the_build_needs_another_that_needs_it() -> None:
    """In that case `TopologicalSorter` raises `CycleError`. A command may use every room: no room uses a command."""
    needed: dict[str, set[str]] = {}
    for path in (PROJECT / "build_hooks").rglob("*.py"):
        assert not [name for name in imports(path) if re.fullmatch(r"build_hooks\..*__main__", name)]
        if path.name == "__main__.py":
            continue
        room = path.relative_to(PROJECT / "build_hooks").parts[0].removesuffix(".py")
        wanted = {name.split(".")[1] for name in imports(path) if name.startswith("build_hooks.")}
        needed.setdefault(room, set()).update(wanted - {room})
    order = list(TopologicalSorter(needed).static_order())
    assert set(order[-2:]) == {"mkdocs_hooks", "stage"}
    assert order.index("authoring") < order.index("hosting")


# --- the size of things --------------------------------------------------------------------------------------------------

HYPERTEXT = PROJECT / "checker" / "hypertext.py"
PRODUCT = [path for room in ("checker", "build_hooks") for path in sorted((PROJECT / room).rglob("*.py")) if path != HYPERTEXT]
MADE = PROJECT / "checker" / "compiled_card.py"
SCRIPTS = [path for end in ("js", "mjs") for path in sorted((PROJECT / "build_hooks").rglob(f"*.{end}"))]


def test_a_module_has_one_subject_and_250_lines_at_most() -> None:
    lines = {
        path.relative_to(PROJECT).as_posix(): path.read_text(encoding="utf-8").count("\n")
        for path in (HYPERTEXT, *PRODUCT, *SCRIPTS)
        if path != MADE
    }
    assert {name: count for name, count in lines.items() if count > 250} == {}


def test_a_function_has_40_lines_at_most() -> None:
    assert [
        f"{path.relative_to(PROJECT)}: {node.name}"
        for path in PRODUCT
        for node in ast.walk(program(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (node.end_lineno or 0) - node.lineno >= 40
    ] == []


SCRIPT_FUNCTION = re.compile(
    r"^(?P<indent> *+)(?!\(\(\) => \{$)(?!(?:\} else )?(?:if|for|while|switch|catch|try)\b)(?=.*(?:=>|\bfunction\b|\)) \{$).*",
    re.MULTILINE,
)
"""The first line of a function; what stands around the whole of a script that is no module, `(() => {`, is none."""


def functions_of(script: str) -> Iterator[tuple[str, int]]:
    """The first line of every function of several lines, and how many it has: up to the brace below its first letter."""
    for found in SCRIPT_FUNCTION.finditer(script):
        end = re.compile(rf"^{found['indent']}\}}", re.MULTILINE).search(script, found.end())
        assert end, found[0]
        yield found[0].strip(), script.count("\n", found.start(), end.start()) + 1


def test_a_function_of_a_script_has_40_lines_at_most() -> None:
    functions = {(path.name, *each) for path in SCRIPTS for each in functions_of(path.read_text(encoding="utf-8"))}
    assert {(name, head) for name, head, lines in functions if lines > 40} == set()
    assert {("page.js", "#pressed(/** @type {MouseEvent} */ event) {"), ("search.js", "#taken(own) {")} <= {
        each[:2] for each in functions
    }


# --- HTML is a type: see checker/hypertext.py ----------------------------------------------------------------------------

WRITING = [path for path in PRODUCT if "checker.hypertext" in path.read_text(encoding="utf-8")]
"""All modules that make HTML, found by what they import without reading them all as programs."""
READING = PROJECT / "build_hooks" / "hosting" / "single_file" / "making.py"
"""Also looks for elements in pages that are finished."""
ELEMENT = re.compile(r"</?[a-z][a-z0-9]*[ >]")


def called(node: ast.AST) -> str:
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


@pytest.mark.parametrize("path", PRODUCT, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_no_module_escapes_html_by_itself(path: Path) -> None:
    tree = program(path)
    assert not any(called(node) in ("escape", "html.escape", "saxutils.escape") for node in ast.walk(tree))


@pytest.mark.parametrize("path", WRITING, ids=lambda path: path.relative_to(PROJECT).as_posix())
def test_what_is_html_from_the_start_is_written_in_the_program(path: Path) -> None:
    """Nothing becomes HTML unescaped but literals; and every literal that is HTML says so, or it would be escaped."""
    tree = program(path)
    templates = [node.args[0] for node in ast.walk(tree) if isinstance(node, ast.Call) and called(node) == "Html" and node.args]
    assert all(isinstance(template, ast.Constant) for template in templates)
    others = {id(each) for node in ast.walk(tree) if called(node) == "re.compile" for each in ast.walk(node)}
    others |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}  # a docstring
    literals = [node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in others]
    elements = [node for node in literals if isinstance(node.value, str) and ELEMENT.search(node.value)]
    if path != READING:
        assert {id(node) for node in elements} <= {id(template) for template in templates}


# --- what readers see stands in one module of each face ------------------------------------------------------------------

PYTHON_FACES = ("checker", "build_hooks/pages", "build_hooks/pocket")
SCRIPT_FACES = ("build_hooks/browser/client/checker", "build_hooks/browser/client/theme")
FOR_EDITORS = {f"checker/{name}.py" for name in ("approval", "card", "organisation", "question", "task", "term")}
FOR_EDITORS.add("build_hooks/pages/queries.py")
"""What a key means, and what is wrong with a card, stands with the rule itself: it is for who edits the card."""
WHOLE_PAGES = {f"build_hooks/pages/{name}.py" for name in ("account", "changes", "generate", "menu", "statement")}
"""Each page stands written out, as one reads it."""
PROSE = re.compile(r"(?<!\S)[‘“(]?[A-Za-zÀ-ÿ]{2,}[,;]? [a-zà-ÿ]{3,}(?=[\s.,:;?!’”)]|$)")
"""Two words in a row, the second of three small letters or more: no name, no key and no class looks so."""
WORDS = re.compile(r">[^<{]*[A-Za-z]{2,}[^<]*<|\b(?:alt|aria-label|title)=\"[^\"{]*[A-Za-z]{2,}")
"""Words between the elements of a template, or in an attribute that is read out."""


def to_show(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but docstrings, what is compared with, and errors: what is wrong is told where it is found."""
    for node in ast.iter_child_nodes(tree):
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if not (is_docstring or isinstance(node, ast.Raise | ast.Compare) or called(node).endswith("Error")):
            yield node
            yield from to_show(node)


def sentences_in(path: Path) -> Iterator[str]:
    for node in to_show(program(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        elif isinstance(node, ast.JoinedStr):
            text = "".join(str(each.value) if isinstance(each, ast.Constant) else "{}" for each in node.values)
        else:
            continue
        if WORDS.search(text) if ELEMENT.search(text) else PROSE.search(text):
            yield f"{path.relative_to(PROJECT)}:{node.lineno}: {text}"


@pytest.mark.parametrize("face", PYTHON_FACES)
def test_every_sentence_for_readers_stands_in_the_texts_of_its_face(face: str) -> None:
    modules = [path for path in PRODUCT if path.is_relative_to(PROJECT / face) and path.name != "texts.py" and path != MADE]
    others = [path for path in modules if path.relative_to(PROJECT).as_posix() not in FOR_EDITORS | WHOLE_PAGES]
    assert [found for path in others for found in sentences_in(path)] == []


@pytest.mark.parametrize("face", SCRIPT_FACES)
def test_every_sentence_of_a_script_stands_in_the_texts_of_its_face(face: str) -> None:
    for path in (PROJECT / face).glob("*.js"):
        code = re.sub(r"/\*.*?\*/|(?<!\S)//[^\n]*|new Error\([^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        literals = ["".join(found) for found in re.findall(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`', code)]
        if path.name != "texts.js":
            assert [each for each in literals if each[:1].isupper() and PROSE.search(each)] == [], path.name
