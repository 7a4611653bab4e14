# SPDX-License-Identifier: EUPL-1.2
"""ES modules → one plain script.

A browser refuses to load modules from a disk, and a module within a page cannot import another one. The modules of this project
are simple enough to put together here: they import by name from beside them, and export functions, classes and constants.
"""

import re
from collections.abc import Mapping
from typing import Final

_IMPORT: Final = re.compile(r'^import \{ (?P<names>[\w, ]+) \} from "\./(?P<module>[\w-]+\.js)";$', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|class|const) (?P<name>\w+))", re.MULTILINE)
_LEFT_OVER: Final = re.compile(r"^(?:import|export)\b.*$|^(?! *(?://|/?\*)).*\bimport(?:\(|\.meta).*$", re.MULTILINE)


class ScriptError(Exception):
    """A module is not as simple as that. The message names it, and the line."""


def joined(entry: str, modules: Mapping[str, str]) -> str:
    """The module `entry` with all that it imports, as a script that runs them in order, each in a scope of its own.

    `modules` goes from file name to source. Raises `ScriptError`.
    """
    parts: dict[str, str] = {}
    _add(entry, modules, parts)
    return "\n".join(parts.values())


def _add(name: str, modules: Mapping[str, str], parts: dict[str, str]) -> None:
    if name in parts:
        return
    if name not in modules:
        raise ScriptError(f"{name}: there is no such module; there is: {', '.join(sorted(modules))}")
    source = modules[name]
    for found in _IMPORT.finditer(source):
        _add(found["module"], modules, parts)
    exported = ", ".join(found["name"] for found in _EXPORT.finditer(source))
    body = _EXPORT.sub("", _IMPORT.sub(lambda found: f"const {{ {found['names']} }} = {_variable(found['module'])};", source))
    if left := _LEFT_OVER.search(body):
        raise ScriptError(f"{name}: this import or export cannot be put in a plain script: {left[0].strip()}")
    parts[name] = f'const {_variable(name)} = (() => {{\n"use strict";\n{body}\nreturn {{ {exported} }};\n}})();\n'


def _variable(module: str) -> str:
    return f"${module.removesuffix('.js').replace('-', '_')}"
