# SPDX-License-Identifier: EUPL-1.2
"""What an administrator got is what was built: the lists are true, and the same commit gives the same bytes."""

import gzip
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]
import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from build_hooks.hosting.check.expected import FORMAT
from build_hooks.hosting.compressing import ENDINGS, begin, compressed
from build_hooks.hosting.errors import HostingError
from build_hooks.hosting.finishing import finish
from build_hooks.hosting.inventory import inventory
from build_hooks.hosting.parts import parts
from build_hooks.hosting.policy import kind, worth_compressing
from build_hooks.hosting.precompressing import endings, write_compressed_copies
from build_hooks.hosting.release import ReleaseError, main, write_release
from build_hooks.naming import Name
from tests.conftest import PROJECT, executable, single_file_name
from tests.site.conftest import copy_of_the_project

NOON = datetime(2027, 1, 2, 12, 0, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def content(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def sbom(content: dict[str, bytes]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(content["sbom.cdx.json"])
    return found


# --- the lists ---------------------------------------------------------------------------------------------------------------


def test_the_manifest_has_the_hash_of_every_compressed_copy(content: dict[str, bytes]) -> None:
    files = json.loads(content["manifest.json"])["files"]
    listed = {f"{file['path']}{ending}": copy for file in files for ending, copy in file.get("precompressed", {}).items()}
    assert listed == {path: hashlib.sha256(data).hexdigest() for path, data in content.items() if path.endswith(ENDINGS)}


def test_the_manifest_lists_every_file_but_itself_and_the_compressed_copies(content: dict[str, bytes]) -> None:
    manifest = json.loads(content["manifest.json"])
    listed = {file["path"]: (file["size"], file["sha256"]) for file in manifest["files"]}
    assert list(listed) == sorted(listed)
    assert listed == {
        path: (len(data), hashlib.sha256(data).hexdigest())
        for path, data in content.items()
        if path != "manifest.json" and not path.endswith(ENDINGS)
    }
    assert f"<code>{manifest['card']}</code>" in content["index.html"].decode()


UNPACK = {".br": brotli.decompress, ".gz": gzip.decompress}


def test_beside_every_file_that_is_worth_it_are_its_compressed_copies_and_nowhere_else(content: dict[str, bytes]) -> None:
    expected = {
        path: endings(path, len(data), single_file_name()) for path, data in content.items() if not path.endswith(ENDINGS)
    }
    assert {path for path, copies in expected.items() if ".gz" in copies} == {
        path for path in expected if worth_compressing(path, len(content[path])) and path != "manifest.json"
    }
    assert {path for path, copies in expected.items() if ".gz" in copies and ".br" not in copies} == {single_file_name()}
    copies = {f"{path}{ending}" for path, endings in expected.items() for ending in endings}
    assert {path for path in content if path.endswith(ENDINGS)} == copies
    for copy in copies:
        path, ending = copy[:-3], copy[-3:]
        assert UNPACK[ending](content[copy]) == content[path], copy


def test_as_br_the_single_file_would_be_hardly_smaller(content: dict[str, bytes]) -> None:
    """Why that copy is left out."""
    assert len(brotli.compress(content[single_file_name()], quality=9)) > 0.95 * len(content[f"{single_file_name()}.gz"])


def test_what_was_begun_early_is_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, cache = tmp_path / "a.wasm", tmp_path / "cache"
    file.write_bytes(bytes(range(256)) * 1000)
    begun, compress = [], brotli.compress

    def counted(content: bytes, **how: int) -> bytes:
        begun.append(how)
        return bytes(compress(content, **how))

    monkeypatch.setattr(brotli, "compress", counted)
    begin([file], cache)
    copy = compressed(file.read_bytes(), ".br", cache)
    assert brotli.decompress(copy) == file.read_bytes()
    assert begun == [{"quality": 11}]


def test_compressed_copies_hold_no_time_and_come_from_the_cache_the_second_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, cache = tmp_path / "site", tmp_path / "cache"
    site.mkdir()
    (site / "a.html").write_text("dezelfde zin, steeds opnieuw. " * 100, encoding="utf-8")
    write_compressed_copies(site, single_file_name(), cache)
    first = {path.name: path.read_bytes() for path in site.iterdir()}
    os.utime(site / "a.html", (0, 0))
    monkeypatch.setattr(brotli, "compress", None)  # it would fail
    write_compressed_copies(site, single_file_name(), cache)
    assert {path.name: path.read_bytes() for path in site.iterdir()} == first
    assert first["a.html.gz"][4:8] == bytes(4)


def test_the_bill_of_materials_is_what_cyclonedx_says_it_should_be(content: dict[str, bytes]) -> None:
    errors = JsonStrictValidator(SchemaVersion.V1_6).validate_str(content["sbom.cdx.json"].decode())
    assert errors is None, errors


def test_a_wrong_bill_of_materials_would_be_noticed(sbom: dict[str, Any]) -> None:
    wrong = json.dumps(sbom | {"components": [{"type": "boek", "name": "Routekaart"}]})
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(wrong) is not None


def components(of: dict[str, Any]) -> list[dict[str, Any]]:
    return [each for top in of.get("components", []) for each in (top, *components(top))]


def test_the_bill_names_every_part_and_of_each_file_its_hash(sbom: dict[str, Any], content: dict[str, bytes]) -> None:
    own = sbom["metadata"]["component"]
    every = [own, *components(own), *components(sbom)]
    assert sorted(each["name"] for each in every if each["type"] != "file") == sorted(part.name for part in parts())
    files = {each["name"]: each["hashes"][0]["content"] for each in every if each["type"] == "file"}
    assert files == {path: hashlib.sha256(content[path]).hexdigest() for path in files}
    of_others = {path for path in content if "/runtime-" in path and path.endswith((".wasm", ".zip", ".whl"))}
    assert of_others | {"assets/stijl/letter.woff2"} <= files.keys()
    assert {path for path in content if re.search(r"\.[0-9a-f]{8}\.min\.(js|css)$", path)} <= files.keys()


def test_every_part_has_its_licence_on_the_page_and_in_the_site(content: dict[str, bytes]) -> None:
    page = content["licenties.html"].decode()
    for part in parts():
        assert f'href="licenties/{part.id}.txt"' in page
        assert part.licence in page
        assert content[f"licenties/{part.id}.txt"].decode() == part.text
        assert len(part.text) > 500
        assert "{copyright}" not in part.text


def test_what_is_not_used_is_not_there(content: dict[str, bytes]) -> None:
    assert not [path for path in content if "sitemap" in path or "/lunr/" in path]
    assert all(kind(path) for path in content if not path.endswith(ENDINGS) and not path.startswith(("server/", ".ht", "web.")))


def test_a_file_that_no_server_knows_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("", encoding="utf-8")
    (tmp_path / "bijlage.docx").write_bytes(b"")
    with pytest.raises(HostingError, match=r"^bijlage\.docx: een bestand van deze soort kent geen enkele server"):
        finish(tmp_path, Name("de", "kaart"))


# --- the same again ----------------------------------------------------------------------------------------------------------


def test_another_build_in_another_folder_and_time_zone_with_another_hash_seed_is_equal_byte_for_byte(
    site: Path, tmp_path: Path, building: Path
) -> None:
    """Also when the one was made with a standard library that was kept, and the other from nothing."""
    project = copy_of_the_project(tmp_path, building)
    shutil.rmtree(project / ".cache" / "browser")
    build = [sys.executable, "-m", "build_hooks.hosting.build"]
    environment = {**os.environ, "PYTHONHASHSEED": "4242", "TZ": "Pacific/Auckland"}
    done = subprocess.run(build, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    assert inventory(project / "site") == inventory(site)


@pytest.mark.usefixtures("takes_long")
def test_a_release_is_equal_for_equal_sites_and_holds_all_of_it(site: Path, tmp_path: Path, content: dict[str, bytes]) -> None:
    release = write_release(site, tmp_path / "dist", "kaart", "2027.1", NOON)
    again = write_release(site, tmp_path / "again", "kaart", "2027.1", NOON)
    assert release.read_bytes() == again.read_bytes()
    assert release.name == "kaart-2027.1.zip"
    with zipfile.ZipFile(release) as archive:
        assert {entry.filename: archive.read(entry) for entry in archive.infolist()} == {
            f"kaart/{path}": data for path, data in content.items()
        }
        assert {entry.date_time for entry in archive.infolist()} == {(2027, 1, 2, 12, 0, 2)}
    subprocess.run(
        [executable("sha256sum"), "--check", f"{release.name}.sha256"], cwd=release.parent, check=True, capture_output=True
    )


def test_a_later_commit_has_later_files_so_that_no_browser_takes_old_for_new(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps({"format": FORMAT}), encoding="utf-8")
    release = write_release(tmp_path, tmp_path / "dist", "kaart", "2027.1", NOON.replace(minute=1))
    with zipfile.ZipFile(release) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2027, 1, 2, 12, 1, 2)}


def test_without_a_site_or_a_commit_there_is_no_release(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    with pytest.raises(ReleaseError, match="met `make site`"):
        write_release(tmp_path, tmp_path / "dist", "kaart", "2027.1", NOON)
    (tmp_path / "docs").symlink_to(PROJECT / "docs")
    assert main(tmp_path, []) == 1
    assert "SOURCE_DATE_EPOCH" in capsys.readouterr().err
    subprocess.run([executable("git"), "init", "-q"], cwd=tmp_path, check=True)
    assert main(tmp_path, []) == 1
    assert "Leg ze eerst vast met een commit" in capsys.readouterr().err
