# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.programs`: what tests, pictures and benchmarks use beside Python and npm, and which version is here.

All that looks a program up, or starts one by its name, does so by this table; `.ci/run` installs what it lacks. So nothing but
the standard library is imported, and any Python from 3.11 on runs it before anything is set up.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

# chromium-headless-shell has no windows around its pages, and needs half the time for each: it comes first where it can do.
_CHROMIUM: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")


@dataclass(frozen=True)
class Program:
    """A program: the `commands` it may go by, the first as in its Debian `package`, and what makes it tell its `version`, if
    anything does.
    """

    commands: Sequence[str]
    purpose: str
    package: str
    version: str = "--version"

    def here(self) -> str | None:
        """The path of the first command that is on this machine."""
        return next(filter(None, map(shutil.which, self.commands)), None)

    def told(self) -> str:
        """The version, in the program's own words, or that it is not here."""
        command = self.here()
        if command is None:
            return "not here"
        if not self.version:
            return "here"
        done = subprocess.run([command, self.version], capture_output=True, encoding="utf-8", check=False)
        return next(filter(None, map(str.strip, f"{done.stdout}\n{done.stderr}".splitlines())), "here")


PROGRAMS: Final[Mapping[str, Program]] = {
    "make": Program(["make"], "the commands of this page, and the test of them", "make"),
    "git": Program(["git"], "the time of a release", "git"),
    "chromium": Program(
        ["chromium-headless-shell", *_CHROMIUM], "tests in a browser, and the pictures", "chromium-headless-shell"
    ),
    "chromium-with-windows": Program(_CHROMIUM, "what it keeps of a page that was left, and the benchmarks", "chromium"),
    "firefox": Program(["firefox-esr", "firefox"], "tests in another browser, and the benchmarks", "firefox-esr"),
    "webkit": Program(["WebKitWebDriver"], "tests in the engine of Safari", "webkit2gtk-driver", ""),
    "xvfb": Program(["Xvfb"], "a screen for that engine", "xvfb", ""),
    "java": Program(["java"], "the Nu Html Checker", "default-jre-headless"),
    "nginx": Program(["nginx"], "the site on this server", "nginx-light", "-v"),
    "apache": Program(["apache2"], "the site on this server", "apache2-bin", "-v"),
    "caddy": Program(["caddy"], "the site on this server", "caddy", "version"),
    "pdftotext": Program(["pdftotext"], "what an advice says on paper", "poppler-utils", "-v"),
    "pdftoppm": Program(["pdftoppm"], "pictures of sheets of paper", "poppler-utils", "-v"),
    "libreoffice": Program(["soffice"], "the sheet of a review round, saved by another program", "libreoffice-calc-nogui"),
    "zbarimg": Program(["zbarimg"], "the codes on paper, as a phone reads them", "zbar-tools"),
    "sha256sum": Program(["sha256sum"], "the hash beside a release", "coreutils"),
    "uname": Program(["uname"], "what Python itself asks the system", "coreutils"),
}


def find(name: str) -> str | None:
    """The path of this program of the table, if it is on this machine. Raises `KeyError` when the table does not have it."""
    return PROGRAMS[name].here()


def missing() -> list[str]:
    """The names of the programs that are not on this machine."""
    return [name for name in PROGRAMS if find(name) is None]


def packages() -> list[str]:
    """The Debian packages that are not on this machine. Another command than that of the package does not count."""
    return list(dict.fromkeys(each.package for each in PROGRAMS.values() if not shutil.which(each.commands[0])))


# --- nothing else is started ----------------------------------------------------------------------------------------------

_OURS: Final = (Path(sys.prefix), Path(__file__).parents[1] / "node_modules")
"""Where that is what Python and npm installed."""

_STARTS: Final = {"subprocess.Popen", "os.exec", "os.posix_spawn", "os.system"}
"""The audit events of starting a program. The program, or `None`, and the arguments come along first."""


class UnknownProgram(Exception):
    """Something starts a program that the table does not have."""


def refuse_unknown(event: str, details: tuple[Any, ...]) -> None:
    """For `sys.addaudithook`: raises `UnknownProgram` before one is started."""
    if event in _STARTS and not known(started := _started(*details[:2])):
        raise UnknownProgram(f"{started} is not in the table of tests/programs.py")


def known(program: str) -> bool:
    """Whether the table has it, or it is Python itself, or Python or npm installed it."""
    path = Path(shutil.which(program) or program)
    names = {command for each in PROGRAMS.values() for command in each.commands}
    return path.stem in names or path == Path(sys.executable) or any(path.is_relative_to(folder) for folder in _OURS)


def _started(program: Any, arguments: Any = None) -> str:
    """Windows gives all as one line, with quotes around a path that has spaces in it."""
    if program is not None:
        return os.fsdecode(program)
    return str(arguments[1:].partition('"')[0] if arguments.startswith('"') else arguments.partition(" ")[0])


# --- the command ------------------------------------------------------------------------------------------------------------


def main() -> int:
    """Print what is asked for. Returns 1 when a program of the table is not here."""
    parser = argparse.ArgumentParser(prog="python -m tests.programs", description="The programs that the tests use.")
    parser.add_argument("--packages", action="store_true", help="print the Debian packages that are missing, and stop")
    if parser.parse_args().packages:
        print(*packages())
        return 0
    for name, program in PROGRAMS.items():
        print(f"{name:22} {program.told():60} {program.package:24} {program.purpose}")
    return 1 if missing() else 0


if __name__ == "__main__":
    sys.exit(main())
