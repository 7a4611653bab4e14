# SPDX-License-Identifier: EUPL-1.2
"""The Nu Html Checker on every page of the build: no error of ours. What the theme writes wrong stands in htmlfouten.yml.

The checker comes from npm and runs on the system's Java. Its warnings are left out: most are about the policy of the page,
which it cannot judge without knowing where the page is served ('self').
"""

import json
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.conftest import PROJECT, executable

CHECKER: Final = PROJECT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
EXCEPTIONS: Final = Path(__file__).with_name("htmlfouten.yml")


@dataclass(frozen=True)
class Exempt:
    """An error that may stay, as it is written: `melding`, `bron` and `reden`."""

    melding: str
    bron: str
    reden: str

    def covers(self, error: dict[str, Any]) -> bool:
        """Whether this is about that error."""
        return error["message"].startswith(self.melding) and self.bron in error.get("extract", "")


BRIEFLY: Final = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss2m")
"""Java prepares for no long work. With less room on its stack the checker gives up."""


def errors_in_files(files: list[Path]) -> list[dict[str, Any]]:
    """What the checker has to say of these, in one run of Java."""
    java = [executable("java"), *BRIEFLY, "-jar", str(CHECKER)]
    told = ["--errors-only", "--format", "json", "--exit-zero-always", "--stdout"]
    done = subprocess.run([*java, *told, *map(str, files)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, Any]] = json.loads(done.stdout)["messages"]
    return found


def exceptions() -> list[Exempt]:
    """The errors that may stay."""
    return [Exempt(**written) for written in yaml.safe_load(EXCEPTIONS.read_text(encoding="utf-8"))]


def ours(errors: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The errors that may not."""
    return [error for error in errors if not any(exempt.covers(error) for exempt in exceptions())]


@pytest.mark.usefixtures("program")  # Java
def test_no_page_has_an_error_but_those_of_the_theme(site: Path) -> None:
    """Nor has the single file, which is one of them."""
    errors = errors_in_files(sorted(site.rglob("*.html")))
    assert not ours(errors), "\n".join(_told(site, error) for error in ours(errors))
    unused = [exempt.melding for exempt in exceptions() if not any(map(exempt.covers, errors))]
    assert not unused, f"No page has this any more; take it out of {EXCEPTIONS.relative_to(PROJECT)}: {unused}"
    assert all(exempt.reden for exempt in exceptions())


def _told(site: Path, error: dict[str, Any]) -> str:
    page = Path(error["url"].removeprefix("file:")).relative_to(site)
    return f"{page}:{error['lastLine']}: {error['message']}\n    {error.get('extract', '').strip()}"
