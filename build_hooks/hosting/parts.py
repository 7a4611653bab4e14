# SPDX-License-Identifier: EUPL-1.2
"""What the published site is made of, that others wrote or that is ours: names, versions, licences. Not what only builds it."""

import json
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import distribution, version
from pathlib import Path
from typing import Any, Final

PROJECT: Final = Path(__file__).resolve().parents[2]
_TEXTS: Final = Path(__file__).with_name("LICENSES")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the site."""

    id: str
    """Also the name of the file with its licence."""
    name: str
    licence: str
    """As SPDX names it."""
    text: str
    """The licence, as it has to come along."""
    source: str
    """Where its source is."""
    package: str
    """As Package URL names it, with the version when that is known."""
    version: str = ""
    """Empty when the part that it came with does not tell."""
    files: Sequence[str] = ()
    """Which files of the site are this part: patterns for `Path.glob`."""
    within: str = ""
    """The part that it came with, and is compiled into."""


def parts(root: Path = PROJECT) -> list[Part]:
    """Every part, as it is installed in the checkout `root`: ours first, then the runtime and what is in it, then the theme."""
    packages = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    runtime = json.loads((root / "node_modules" / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    return [_own(root), *_python(packages, runtime), *_theme(), _letter(root, packages)]


def _own(root: Path) -> Part:
    found = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return Part(
        id="routekaart",
        name="Routekaart en vragenhulp",
        licence="EUPL-1.2",
        text=(root / "LICENSE").read_text(encoding="utf-8"),
        source="",
        package=f"pkg:generic/routekaart@{found}",
        version=found,
        files=("assets/checker/runtime-*/*.whl", "assets/checker/runtime-*/python.wasm"),
    )


def _python(packages: dict[str, Any], runtime: dict[str, str]) -> list[Part]:
    """Pyodide, and what is compiled into its WebAssembly."""
    pyodide, python = packages["node_modules/pyodide"]["version"], runtime["python"]
    return [
        Part(
            id="pyodide",
            name="Pyodide",
            licence="MPL-2.0",
            text=_text("MPL-2.0"),
            source="https://github.com/pyodide/pyodide",
            package=f"pkg:npm/pyodide@{pyodide}",
            version=pyodide,
            files=("assets/checker/runtime-*/pyodide*",),
        ),
        Part(
            id="python",
            name="Python",
            licence="Python-2.0",
            text=_text("Python-2.0"),
            source="https://github.com/python/cpython",
            package=f"pkg:generic/cpython@{python}",
            version=python,
            files=("assets/checker/runtime-*/python_stdlib.zip",),
        ),
        *_within_pyodide(runtime),
    ]


def _within_pyodide(runtime: dict[str, str]) -> list[Part]:
    emscripten = runtime["platform"].removeprefix("emscripten_").replace("_", ".")
    compiled = [
        ("emscripten", "Emscripten", "MIT", emscripten, "Copyright (c) 2010-2014 Emscripten authors, see AUTHORS file."),
        ("musl", "musl", "MIT", "", "Copyright © 2005-2012 Rich Felker"),
        ("libffi", "libffi", "MIT", "", "Copyright (c) 1996-2022 Anthony Green, Red Hat, Inc and others."),
        (
            "expat",
            "Expat",
            "MIT",
            "",
            "Copyright (c) 1998-2000 Thai Open Source Software Center Ltd and Clark Cooper\n"
            "Copyright (c) 2001-2022 Expat maintainers",
        ),
        ("zlib", "zlib", "Zlib", "1.3.1", "Copyright (C) 1995-2024 Jean-loup Gailly and Mark Adler"),
        ("bzip2", "bzip2", "bzip2-1.0.6", "", "Copyright (C) 1996-2019 Julian R Seward. All rights reserved."),
        ("mpdecimal", "mpdecimal", "BSD-2-Clause", "", "Copyright (c) 2008-2020 Stefan Krah. All rights reserved."),
    ]
    return [_bundled(*each, within="pyodide") for each in compiled]


def _theme() -> list[Part]:
    """Material for MkDocs, and what is in its scripts and pages."""
    found = version("mkdocs-material")
    licence = distribution("mkdocs-material").read_text("licenses/LICENSE")
    bundled = [
        (
            "rxjs",
            "RxJS",
            "Apache-2.0",
            "",
            "Copyright (c) 2015-2025 Google, Inc., Netflix, Inc., Microsoft Corp. and contributors",
        ),
        ("clipboard", "clipboard.js", "MIT", "", "Copyright (c) Zeno Rocha"),
        (
            "escape-html",
            "escape-html",
            "MIT",
            "",
            "Copyright (c) 2012-2013 TJ Holowaychuk\nCopyright (c) 2015 Andreas Lubbe\n"
            'Copyright (c) 2015 Tiancheng "Timothy" Gu',
        ),
        ("material-design-icons", "Material Design Icons", "Apache-2.0", "", "Copyright (c) Pictogrammers and contributors"),
    ]
    return [
        Part(
            id="material",
            name="Material for MkDocs",
            licence="MIT",
            text=licence or "",
            source="https://github.com/squidfunk/mkdocs-material",
            package=f"pkg:pypi/mkdocs-material@{found}",
            version=found,
            files=("assets/javascripts/**/*", "assets/stylesheets/*", "assets/images/*"),
        ),
        *(_bundled(*each, within="material") for each in bundled),
    ]


def _letter(root: Path, packages: dict[str, Any]) -> Part:
    name = "node_modules/@fontsource/atkinson-hyperlegible-next"
    found = packages[name]["version"]
    return Part(
        id="letter",
        name="Atkinson Hyperlegible Next",
        licence="OFL-1.1",
        text=(root / name / "LICENSE").read_text(encoding="utf-8"),
        source="https://github.com/googlefonts/atkinson-hyperlegible-next",
        package=f"pkg:npm/%40fontsource/atkinson-hyperlegible-next@{found}",
        version=found,
        files=("assets/stijl/letter*.woff2",),
    )


def _bundled(id: str, name: str, licence: str, version: str, copyright: str, within: str) -> Part:  # noqa: A002
    text = _text(licence)
    return Part(
        id=id,
        name=name,
        licence=licence,
        text=text.replace("{copyright}", copyright) if "{copyright}" in text else f"{copyright}\n\n{text}",
        source="",
        package=f"pkg:generic/{id}{f'@{version}' if version else ''}",
        version=version,
        within=within,
    )


def _text(licence: str) -> str:
    return (_TEXTS / f"{licence}.txt").read_text(encoding="utf-8")
