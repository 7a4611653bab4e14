# SPDX-License-Identifier: EUPL-1.2
"""Whoever clones the source on Windows builds the same site: git gives every file the same bytes there."""

import shutil
import subprocess
from pathlib import Path

from tests.conftest import PROJECT, executable
from tests.site.conftest import PARTS

AS_ON_WINDOWS = ("-c", "core.autocrlf=true", "-c", "core.eol=crlf")
NOT_OURS = shutil.ignore_patterns("__pycache__", "compiled_card.py", "*.new.*")


def git(*arguments: str, cwd: Path) -> None:
    author = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run([executable("git"), *author, *arguments], cwd=cwd, check=True, capture_output=True)


def test_a_clone_on_windows_has_the_same_bytes(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name in (".gitattributes", *PARTS):
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, source / name, ignore=NOT_OURS)
        else:
            shutil.copy(PROJECT / name, source / name)
    written = contents(source)
    assert any(b"\n" in content for content in written.values())
    git("init", "--quiet", cwd=source)
    git("add", "--all", "--force", cwd=source)
    git("commit", "--quiet", "--message", "All", cwd=source)
    git(*AS_ON_WINDOWS, "clone", "--quiet", str(source), "clone", cwd=tmp_path)
    assert contents(tmp_path / "clone") == written


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
