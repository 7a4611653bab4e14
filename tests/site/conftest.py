# SPDX-License-Identifier: EUPL-1.2
"""A copy of the project to break, serve and build in."""

import shutil
from pathlib import Path

import pytest

from tests.conftest import PROJECT

PARTS = ("checker", "build_hooks", "docs", "mkdocs.yml", "pyproject.toml", "package-lock.json", "package.json", "LICENSE")


@pytest.fixture
def project(tmp_path: Path, browser_cache: Path) -> Path:
    """What a build needs, with the browser's bundle already made, as after a first build."""
    return copy_of_the_project(tmp_path, browser_cache)


def copy_of_the_project(to: Path, browser_cache: Path) -> Path:
    """The same, in this folder."""
    for name in PARTS:
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, to / name)
        else:
            shutil.copy(PROJECT / name, to / name)
    (to / "node_modules").symlink_to(PROJECT / "node_modules")
    shutil.copytree(browser_cache, to / ".cache" / "browser")
    for shared in ("twins", "pocket"):  # named after their content, so that copies can share them
        (PROJECT / ".cache" / shared).mkdir(exist_ok=True)
        (to / ".cache" / shared).symlink_to(PROJECT / ".cache" / shared)
    return to
