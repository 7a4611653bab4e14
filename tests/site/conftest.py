# SPDX-License-Identifier: EUPL-1.2
"""A copy of the project to break, serve and build in; and one that was edited all over, and built."""

import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

import pytest

from build_hooks.authoring import load, shared_files
from build_hooks.versions.kept import KEPT
from tests.conftest import PROJECT, Once

PARTS = ("checker", "build_hooks", "docs", "mkdocs.yml", "pyproject.toml", "package-lock.json", "package.json", "LICENSE")


NO_LINKING: Final = {
    "asking.py": "print([])",
    "link.mjs": """
        import { writeFileSync } from "node:fs";
        const [, made] = process.argv.slice(2);
        writeFileSync(`${made}/python.wasm`, "no program");
        writeFileSync(`${made}/kept.tsv`, "");
    """,
}
"""What gives a program that cannot start, in a moment: a page then starts Python the ordinary way."""


@pytest.fixture(scope="session")
def unlinked(once: Once, building: Path) -> Path:
    """What a build needs, with the browser's bundle already made, as after a first build; but for the linked program.

    To link one takes half a minute, and has tests of its own.
    """

    def make(project: Path) -> None:
        copy_of_the_project(project, building)
        for name, script in NO_LINKING.items():
            (project / "build_hooks" / "browser" / "linking" / name).write_text(script, encoding="utf-8")
        for made in (project / ".cache" / "browser").iterdir():
            shutil.rmtree(made) if made.is_dir() else made.unlink()
        bundled = "from pathlib import Path; from build_hooks.browser import bundle; bundle(Path('.cache/browser'))"
        subprocess.run([sys.executable, "-c", bundled], cwd=project, check=True)

    return once("unlinked", make)


@pytest.fixture
def project(tmp_path: Path, unlinked: Path) -> Path:
    """A copy of that, to edit and to break."""
    return shutil.copytree(unlinked, tmp_path, symlinks=True, dirs_exist_ok=True)


def copy_of_the_project(to: Path, browser_cache: Path) -> Path:
    """What a build needs, in this folder."""
    for name in PARTS:
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, to / name)
        else:
            shutil.copy(PROJECT / name, to / name)
    (to / "node_modules").symlink_to(PROJECT / "node_modules")
    shutil.copytree(browser_cache, to / ".cache" / "browser")
    for shared in ("precompressed", "pocket"):  # named after their content, so that copies can share them
        (PROJECT / ".cache" / shared).mkdir(exist_ok=True)
        (to / ".cache" / shared).symlink_to(PROJECT / ".cache" / shared)
    return to


def build(project: Path, card: Path | None = None) -> subprocess.CompletedProcess[str]:
    """As `make site` does, of the card of the project itself; with a `card`, as `make site CARD=…` does."""
    command = [sys.executable, "-m", "build_hooks.hosting.build"]
    where = of_its_own_card() | ({"CARD": str(card)} if card else {})
    return subprocess.run(command, cwd=project, env=where, capture_output=True, encoding="utf-8", check=False)


def of_its_own_card() -> dict[str, str]:
    """The environment without the card that the tests are run with: a copy of the project has one of its own."""
    return {name: value for name, value in os.environ.items() if name != "CARD"}


def without_paper(project: Path) -> None:
    """Leave the guides out of what is built here: paper has tests of its own, and takes long."""
    (project / "typst.py").write_text("raise ImportError", encoding="utf-8")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


# --- another region ---------------------------------------------------------------------------------------------------------

REVIEW_BY: Final = date(2021, 1, 1)
ADDRESS: Final = "kaart+fouten@regio.nl"

NOW, ONCE = "om-alternatieven", "om-vroeger"
"""The id of a task, and the one that it had."""

_MUNICIPALITY: Final = """  - id: gemeente
    name: Gemeente
    label: de gemeente
    because: je bij de gemeente werkt
    intro: Je werkt bij de gemeente.
    functions:
      - id: procesregisseur
        name: Procesregisseur
        label: de procesregisseur
        because: je procesregisseur bent
        intro: Je bent procesregisseur.

"""
_ITS_TASKS: Final = """tasks:
  - { id: gemeente-wijkteam, section: altijd, do: Schakel het wijkteam in., source: [150] }
  - { id: procesregisseur-overleg, section: takenpakket, do: Zit het overleg voor., source: [151] }
"""


class Built(NamedTuple):
    """A site, and what the build said."""

    site: Path
    said: str


@pytest.fixture(scope="session")
def other(once: Once, unlinked: Path) -> Built:
    """The site of another region, built where an older one stood. Nothing but the card is edited: a fifth organisation, another
    text, a review date that has passed, and an address to write to. The card that it was before is kept as an earlier version,
    in which one task has another id.
    """

    def make(project: Path) -> None:
        card = shutil.copytree(unlinked, project, symlinks=True, dirs_exist_ok=True) / "docs" / "kaart"
        (card / KEPT).mkdir()
        before = shared_files(load(card))["kaart.json"].replace(f'"id": "{NOW}"', f'"id": "{ONCE}"')
        (card / KEPT / "2026.1.json").write_text(before, encoding="utf-8")
        _write_line(card / "kaart.yml", "version", '"2026.2"')
        replace(card / "om.yml", "do: Bepaal de strafrechtelijke aanpak.", "do: Bepaal de aanpak.")
        (card / "gemeente.yml").write_text(_ITS_TASKS, encoding="utf-8")
        vragen = (card / "vragen.yml").read_text(encoding="utf-8")
        none = "no_tasks: { gemeente: De gemeente doet wat zij altijd doet. }"
        vragen = re.sub(r"(because: het risico .*is) \}", rf"\1, {none} }}", vragen)
        (card / "vragen.yml").write_text(vragen, encoding="utf-8")
        for old, new in (
            ("# Anderen met wie je afstemt", f"{_MUNICIPALITY}# Anderen met wie je afstemt"),
            ("      politie: 12-16\n", "      politie: 12-16\n      gemeente: 150-150\n"),
            ("      politie: 115-122\n", "      politie: 115-122\n      gemeente: 151-151\n"),
        ):
            replace(card / "kaart.yml", old, new)
        _write_line(card / "kaart.yml", "valid_from", "2020-01-01")
        _write_line(card / "kaart.yml", "review_by", f"{REVIEW_BY}")
        _write_line(card / "regio.yml", "report_mistake", ADDRESS)
        (project / "site").mkdir()
        (project / "site" / "oud.html").write_text("oud", encoding="utf-8")
        without_paper(project)
        done = build(project)
        assert done.returncode == 0, done.stderr
        (project / "said").write_text(done.stderr, encoding="utf-8")

    project = once("other", make)
    return Built(project / "site", (project / "said").read_text(encoding="utf-8"))


def _write_line(path: Path, key: str, value: str) -> None:
    """Also when the line is there as an example only."""
    text, changed = re.subn(rf"(?m)^( *)(# )?{key}:.*$", rf"\g<1>{key}: {value}", path.read_text(encoding="utf-8"))
    assert changed == 1, key
    path.write_text(text, encoding="utf-8")
