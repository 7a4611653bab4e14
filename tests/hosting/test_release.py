# SPDX-License-Identifier: EUPL-1.2
"""A release is of one commit: it has its time, and there is none of what was not committed."""

import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from build_hooks.hosting.release import main
from tests.conftest import PROJECT, executable

COMMITTED = "2027-01-02T12:00:02+0000"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a finished site, all of it committed."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    shutil.copytree(PROJECT / "docs" / "kaart", tmp_path / "docs" / "kaart")
    (tmp_path / ".gitignore").write_text("site/\ndist/\n")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "manifest.json").write_text("{}")
    author = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "--quiet"], ["add", "."], [*author, "commit", "--quiet", "--message", "All"]):
        subprocess.run([executable("git"), *command], cwd=tmp_path, check=True, env={"GIT_COMMITTER_DATE": COMMITTED})
    return tmp_path


def times(capsys: pytest.CaptureFixture[str]) -> set[tuple[int, ...]]:
    """Of the files in the release that was told of."""
    with zipfile.ZipFile(capsys.readouterr().out.strip()) as archive:
        return {entry.date_time for entry in archive.infolist()}


def test_its_files_have_the_time_of_the_commit(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(checkout) == 0
    assert times(capsys) == {(2027, 1, 2, 12, 0, 2)}


def test_a_time_that_is_given_goes_first(
    checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 5, 4, 3, 2, 0, tzinfo=UTC).timestamp())))
    assert main(checkout) == 0
    assert times(capsys) == {(2026, 5, 4, 3, 2, 0)}


def test_of_what_was_not_committed_there_is_no_release(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (checkout / "docs" / "nieuw.md").write_text("# Nieuw")
    assert main(checkout) == 1
    assert "commit them first" in capsys.readouterr().err
    assert not (checkout / "dist").exists()
