# SPDX-License-Identifier: EUPL-1.2
"""Phase *scripts*: modules → one script, which a browser has with one request.

The modules of this project are simple enough to put together here: they import by name from beside them, and export functions,
classes and constants.
"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

CLIENT: Final = Path(__file__).with_name("client")
"""The folder with all that runs in the browser."""
ENTRIES: Final = ("page.js", "worker.js", "library.js")
"""What the browser asks for: the script of the page, that of the worker, and what the worker imports when it has to."""

_IMPORT: Final = re.compile(r'^import \{ (?P<names>[\w, ]+) \} from "\./(?P<module>[\w-]+\.js)";$', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|class|const) (?P<name>\w+))", re.MULTILINE)
_LEFT_OVER: Final = re.compile(r"^(?:import|export)\b(?![.(]).*$", re.MULTILINE)
_OF_MODULES: Final = re.compile(r"^(?! *(?://|/?\*)).*\bimport(?:\(|\.meta).*$", re.MULTILINE)


class ScriptError(Exception):
    """A module is not as simple as that. The message names it, and the line."""


def sources(folder: Path) -> dict[str, str]:
    """The modules in this folder, from file name to source."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js"))}


def joined(entry: str, modules: Mapping[str, str], *, plain: bool = False) -> str:
    """The module `entry` with all that it imports, as one that runs them in order, each in a scope of its own.

    `modules` goes from file name to source. A `plain` script exports nothing and may not know where it is, or import anything
    later, for it may not come from a server. Raises `ScriptError`.
    """
    parts: dict[str, str] = {}
    _add(entry, modules, parts)
    for name, source in parts.items():
        if left := _LEFT_OVER.search(source) or (plain and _OF_MODULES.search(source)):
            raise ScriptError(f"{name}: this import or export cannot be put in one script: {left[0].strip()}")
    exported = ", ".join(_exports(modules[entry]))
    last = f"export const {{ {exported} }} = {_variable(entry)};\n" if exported and not plain else ""
    return "\n".join([*parts.values(), last])


def _exports(source: str) -> list[str]:
    return [found["name"] for found in _EXPORT.finditer(source)]


def _add(name: str, modules: Mapping[str, str], parts: dict[str, str]) -> None:
    if name in parts:
        return
    if name not in modules:
        raise ScriptError(f"{name}: there is no such module; there is: {', '.join(sorted(modules))}")
    source = modules[name]
    for found in _IMPORT.finditer(source):
        _add(found["module"], modules, parts)
    body = _EXPORT.sub("", _IMPORT.sub(lambda found: f"const {{ {found['names']} }} = {_variable(found['module'])};", source))
    parts[name] = (
        f'const {_variable(name)} = (() => {{\n"use strict";\n{body}\nreturn {{ {", ".join(_exports(source))} }};\n}})();\n'
    )


def _variable(module: str) -> str:
    return f"${module.removesuffix('.js').replace('-', '_')}"
