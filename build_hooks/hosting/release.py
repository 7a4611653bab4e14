# SPDX-License-Identifier: EUPL-1.2
"""`python -m build_hooks.hosting.release`: the site as one file to hand over, and its SHA-256: `dist/routekaart-VERSION.zip`.

Of a draft there is a release with `--draft` alone, and its name says that it is one.

Equal commits give equal files. Each file in it has the time of the commit: a server takes that time for the version of the
file, so that it may not be the same in every release.

Why: build_hooks/design/decisions/same-bytes.md
"""

import argparse
import hashlib
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from build_hooks.authoring import CardProblems, load, shared_files
from build_hooks.hosting.check.expected import FORMAT
from build_hooks.hosting.manifest import MANIFEST
from build_hooks.naming import name_of
from build_hooks.versions.kept import VersionError, demand_same_content
from checker.card import Card

PROJECT: Final = Path(__file__).resolve().parents[2]

_FIRST, _LAST = 1980, 2107
"""The years that a zip file can hold."""


class ReleaseError(Exception):
    """There is nothing to release yet. The message says what to do."""


def main(project: Path = PROJECT, arguments: Sequence[str] | None = None) -> int:
    """Returns 0, or 1 when there is no finished site, its commit is not known, or it is a draft and nobody asked for one."""
    parser = argparse.ArgumentParser(prog="python -m build_hooks.hosting.release", description="The site as one file.")
    parser.add_argument("--draft", action="store_true", help="also when the card is not approved by all its owners")
    options = parser.parse_args(arguments)
    folder = Path(os.environ.get("CARD") or project / "docs" / "kaart")
    try:
        card, moment = load(folder), _moment(project)
        demand_site_of(card, project / "site")
        demand_same_content(card, folder)
        if card.draft and not options.draft:
            raise ReleaseError(
                f"This is a draft: not approved as it is now by {', '.join(card.draft)}. `make card APPROVE=1` says what they "
                "write down. Is it meant to be a draft? Run `make release DRAFT=yes`."
            )
        version = f"{card.version}-concept" if card.draft else card.version
        release = write_release(project / "site", project / "dist", name_of(card).file, version, moment)
    except (CardProblems, ReleaseError, VersionError) as problem:
        print(problem, file=sys.stderr)
        return 1
    print(release)
    return 0


def demand_site_of(card: Card, site: Path) -> None:
    """Raise `ReleaseError` when the site in this folder was built from another card, or before this one was approved so."""
    name = "kaart.json"
    if not any(path == name and content.decode() == shared_files(card)[name] for path, content in _listed(site)):
        raise ReleaseError(f"{site} was built from another card than the one in docs/kaart/; run `make site`")


def write_release(site: Path, to: Path, name: str, version: str, moment: datetime) -> Path:
    """Pack what the manifest of the folder `site` lists, dated `moment`, in a folder `name`; beside it goes what
    `sha256sum --check` reads.

    Raises `ReleaseError` when that is not all there as the build made it.
    """
    files = dict(sorted([*_listed(site), (MANIFEST, (site / MANIFEST).read_bytes())]))
    to.mkdir(exist_ok=True)
    release = to / f"{name}-{version}.zip"
    with zipfile.ZipFile(release, "w") as archive:
        for path, content in files.items():
            _add(archive, f"{name}/{path}", content, moment)
    digest = hashlib.sha256(release.read_bytes()).hexdigest()
    release.with_suffix(".zip.sha256").write_text(f"{digest}  {release.name}\n", encoding="utf-8", newline="\n")
    return release


def _manifest(site: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((site / MANIFEST).read_bytes())
    except FileNotFoundError:
        raise ReleaseError(f"{site}: there is no finished site; run `make site`") from None
    if found.get("format") != FORMAT:
        raise ReleaseError(f"{site}: another release of this program made this site; run `make site`")
    return found


def _listed(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the manifest and every compressed copy of one, with what is in it: nothing else is of the site."""
    for file in _manifest(site).get("files", []):
        hashes = {"": file["sha256"], **file.get("precompressed", {})}
        for ending, sha256 in hashes.items():
            path = file["path"] + ending
            content = (site / path).read_bytes() if (site / path).is_file() else b""
            if hashlib.sha256(content).hexdigest() != sha256:
                raise ReleaseError(f"{site / path} is not what the build made; run `make site`")
            yield path, content


def _add(archive: zipfile.ZipFile, name: str, content: bytes, moment: datetime) -> None:
    entry = zipfile.ZipInfo(name, moment.astimezone(UTC).timetuple()[:6])
    entry.create_system = 3  # as on Unix, wherever it is made
    entry.external_attr = 0o100644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content, compresslevel=9)


def _moment(project: Path) -> datetime:
    """When the commit was made; without git, what `SOURCE_DATE_EPOCH` says (reproducible-builds.org)."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return _given(given)
    if _git(project, "status", "--porcelain"):
        raise ReleaseError(
            "There are changes that are not committed: commit them first, so that the release can be made again."
        )
    return datetime.fromtimestamp(int(_git(project, "log", "-1", "--format=%ct")), UTC)


def _given(seconds: str) -> datetime:
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        moment = datetime.min.replace(tzinfo=UTC)
    if not _FIRST <= moment.year <= _LAST:
        raise ReleaseError(
            f"SOURCE_DATE_EPOCH is {seconds!r}: give a time between {_FIRST} and {_LAST}, in seconds since 1970."
        )
    return moment


def _git(project: Path, *arguments: str) -> str:
    try:
        return subprocess.run(["git", *arguments], cwd=project, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        raise ReleaseError(
            "This is no checkout of git: set SOURCE_DATE_EPOCH to the time of the release, in seconds."
        ) from None


if __name__ == "__main__":
    sys.exit(main())
