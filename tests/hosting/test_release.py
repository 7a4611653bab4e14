# SPDX-License-Identifier: EUPL-1.2
"""A release is of one commit: it has its time, what the build made of it and nothing else."""

import json
import re
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

import pytest

from build_hooks.authoring import load, shared_files
from build_hooks.authoring.approving import part_codes
from build_hooks.hosting.check.expected import FORMAT
from build_hooks.hosting.release import main
from tests.conftest import PROJECT, executable

COMMITTED = "2027-01-02T12:00:02+0000"
PAGE, PACKED = b"<!doctype html>", b"packed"


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a finished site, all of it committed."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.delenv("CARD", raising=False)
    shutil.copytree(PROJECT / "tests" / "meldcode", tmp_path / "docs" / "kaart")
    (tmp_path / ".gitignore").write_text("site/\ndist/\n")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_bytes(PAGE)
    (tmp_path / "site" / "index.html.gz").write_bytes(PACKED)
    page = {"path": "index.html", "sha256": sha256(PAGE).hexdigest(), "precompressed": {".gz": sha256(PACKED).hexdigest()}}
    _approve(tmp_path / "docs" / "kaart")
    card = load(tmp_path / "docs" / "kaart").hash
    files = [page, _with_its_card(tmp_path)]
    (tmp_path / "site" / "manifest.json").write_text(json.dumps({"format": FORMAT, "card": card, "files": files}))
    author = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "--quiet"], ["add", "."], [*author, "commit", "--quiet", "--message", "All"]):
        subprocess.run([executable("git"), *command], cwd=tmp_path, check=True, env={"GIT_COMMITTER_DATE": COMMITTED})
    return tmp_path


def _approve(folder: Path) -> None:
    codes = part_codes(load(folder)).items()
    lines = [f'- {{ part: {part}, by: Stuurgroep, day: 2020-12-01, code: "{code}" }}\n' for part, code in codes]
    (folder / "vastgesteld.yml").write_text(f"approved:\n{''.join(lines)}")


def _with_its_card(checkout: Path) -> dict[str, str]:
    """Put the card in the site, as the build does. Returns what the manifest says of it."""
    text = shared_files(load(checkout / "docs" / "kaart"))["kaart.json"].encode()
    (checkout / "site" / "kaart.json").write_bytes(text)
    return {"path": "kaart.json", "sha256": sha256(text).hexdigest()}


def times(capsys: pytest.CaptureFixture[str]) -> set[tuple[int, ...]]:
    """Of the files in the release that was told of."""
    with zipfile.ZipFile(capsys.readouterr().out.strip()) as archive:
        return {entry.date_time for entry in archive.infolist()}


def test_its_files_have_the_time_of_the_commit(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(checkout, []) == 0
    assert times(capsys) == {(2027, 1, 2, 12, 0, 2)}


def test_a_time_that_is_given_goes_first(
    checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(datetime(2026, 5, 4, 3, 2, 0, tzinfo=UTC).timestamp())))
    assert main(checkout, []) == 0
    assert times(capsys) == {(2026, 5, 4, 3, 2, 0)}


def test_of_what_was_not_committed_there_is_no_release(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (checkout / "docs" / "nieuw.md").write_text("# Nieuw")
    assert main(checkout, []) == 1
    assert "Leg ze eerst vast met een commit" in capsys.readouterr().err
    assert not (checkout / "dist").exists()


@pytest.mark.parametrize("given", ["abc", "0", "-5", "1e9", "315532799", "4354819200", "9" * 30, " "])
def test_a_time_that_no_release_can_have_is_one_sentence(
    checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", given)
    assert main(checkout, []) == 1
    assert capsys.readouterr().err == (
        f"SOURCE_DATE_EPOCH is '{given}'. Geef een tijd tussen 1980 en 2107, in seconden sinds 1970.\n"
    )
    assert not (checkout / "dist").exists()


def test_of_a_site_that_an_older_program_made_there_is_no_release(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    manifest = checkout / "site" / "manifest.json"
    manifest.write_text(manifest.read_text().replace(f'"format": {FORMAT}, ', ""))
    assert main(checkout, []) == 1
    assert "een andere versie van dit programma maakte deze site" in capsys.readouterr().err
    assert not (checkout / "dist").exists()


def test_it_holds_what_the_manifest_lists_and_nothing_else(
    checkout: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (checkout / "site" / "notitie.txt").write_text("for nobody")
    (checkout / "site" / "elders").symlink_to(tmp_path / "docs")
    assert main(checkout, []) == 0
    with zipfile.ZipFile(capsys.readouterr().out.strip()) as archive:
        assert {name: archive.read(name) for name in archive.namelist() if not name.endswith(".json")} == {
            "meldcode/index.html": PAGE,
            "meldcode/index.html.gz": PACKED,
        }
        assert archive.namelist() == sorted(archive.namelist())


@pytest.mark.parametrize("path", ["index.html", "index.html.gz"])
def test_of_a_site_that_is_not_what_the_build_made_there_is_no_release(
    checkout: Path, capsys: pytest.CaptureFixture[str], path: str
) -> None:
    file = checkout / "site" / path
    for content in (b"other", None):
        file.unlink() if content is None else file.write_bytes(content)
        assert main(checkout, []) == 1
        assert f"{path} is niet meer zoals het is gemaakt. Maak de site opnieuw" in capsys.readouterr().err
        assert not (checkout / "dist").exists()


def test_of_a_site_from_another_card_there_is_no_release(
    checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would get the version of this one; or what it says of who approved it would not be true."""
    for name, old, new in (
        ("school.yml", "zelf geen onderzoek", "zelf nooit onderzoek"),
        ("vastgesteld.yml", "2020-12-01", "2020-12-02"),
    ):
        path = checkout / "docs" / "kaart" / name
        text = path.read_text(encoding="utf-8")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
        path.write_text(text.replace(old, new), encoding="utf-8")
        assert main(checkout, []) == 1
        assert "is gemaakt van een andere kaart" in capsys.readouterr().err
        path.write_text(text, encoding="utf-8")
    assert not (checkout / "dist").exists()


def test_of_a_draft_there_is_a_release_only_when_it_is_asked_for_and_its_name_says_so(
    checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    approved = checkout / "docs" / "kaart" / "vastgesteld.yml"
    lines = approved.read_text().splitlines(keepends=True)
    approved.write_text("".join(line for line in lines if "part: school" not in line))
    manifest = checkout / "site" / "manifest.json"
    page = json.loads(manifest.read_text())["files"][0]
    manifest.write_text(json.dumps({"format": FORMAT, "files": [page, _with_its_card(checkout)]}))
    assert main(checkout, []) == 1
    assert "Concept: nog niet vastgesteld door de school." in capsys.readouterr().err
    assert not (checkout / "dist").exists()
    assert main(checkout, ["--draft"]) == 0
    assert capsys.readouterr().out.strip().endswith("-1.0-concept.zip")


def test_of_a_card_that_is_not_right_there_is_no_release(
    checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    card = checkout / "docs" / "kaart" / "kaart.yml"
    card.write_text(card.read_text(encoding="utf-8").replace('version: "', 'version: "2026/'), encoding="utf-8")
    assert main(checkout, []) == 1
    assert "schrijf daar letters en cijfers" in capsys.readouterr().err
    assert not (checkout / "dist").exists()


def test_of_other_content_under_a_version_that_was_approved_there_is_no_release(
    checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    kept = checkout / "docs" / "kaart" / "vastgesteld" / "1.0.json"
    kept.parent.mkdir()
    text = (checkout / "site" / "kaart.json").read_text(encoding="utf-8")
    kept.write_text(text, encoding="utf-8")
    assert main(checkout, []) == 0
    shutil.rmtree(checkout / "dist")
    kept.write_text(re.sub('"hash": "[0-9a-f]{12}"', '"hash": "0123456789ab"', text), encoding="utf-8")
    assert main(checkout, []) == 1
    assert "Verhoog 'version' in kaart.yml." in capsys.readouterr().err
    assert not (checkout / "dist").exists()
