# SPDX-License-Identifier: EUPL-1.2
"""`python -m build_hooks.hosting.release`: the site as one file to hand over, `dist/routekaart-VERSION.zip`, and its SHA-256.

Equal commits give equal files. Each file in it has the time of the commit: a server takes that time for the version of the
file, so that it may not be the same in every release.
"""

import hashlib
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from build_hooks.authoring import load

PROJECT: Final = Path(__file__).resolve().parents[2]


class ReleaseError(Exception):
    """There is nothing to release yet. The message says what to do."""


def main(project: Path = PROJECT) -> int:
    """Returns 0, or 1 when there is no finished site or its commit is not known."""
    try:
        release = write_release(project / "site", project / "dist", load(project / "docs" / "kaart").version, _moment(project))
    except ReleaseError as problem:
        print(problem, file=sys.stderr)
        return 1
    print(release)
    return 0


def write_release(site: Path, to: Path, version: str, moment: datetime) -> Path:
    """Pack the folder `site` with everything in it dated `moment`; beside it goes what `sha256sum --check` reads."""
    if not (site / "manifest.json").is_file():
        raise ReleaseError(f"{site}: there is no finished site; run `make site`")
    to.mkdir(exist_ok=True)
    release = to / f"routekaart-{version}.zip"
    with zipfile.ZipFile(release, "w") as archive:
        for file in sorted(file for file in site.rglob("*") if file.is_file()):
            _add(archive, file, f"routekaart/{file.relative_to(site).as_posix()}", moment)
    digest = hashlib.sha256(release.read_bytes()).hexdigest()
    release.with_suffix(".zip.sha256").write_text(f"{digest}  {release.name}\n", encoding="utf-8", newline="\n")
    return release


def _add(archive: zipfile.ZipFile, file: Path, name: str, moment: datetime) -> None:
    entry = zipfile.ZipInfo(name, moment.astimezone(UTC).timetuple()[:6])
    entry.create_system = 3  # as on Unix, wherever it is made
    entry.external_attr = 0o100644 << 16
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, file.read_bytes(), compresslevel=9)


def _moment(project: Path) -> datetime:
    """When the commit was made; without git, what `SOURCE_DATE_EPOCH` says (reproducible-builds.org)."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return datetime.fromtimestamp(int(given), UTC)
    if _git(project, "status", "--porcelain"):
        raise ReleaseError(
            "There are changes that are not committed: commit them first, so that the release can be made again."
        )
    return datetime.fromtimestamp(int(_git(project, "log", "-1", "--format=%ct")), UTC)


def _git(project: Path, *arguments: str) -> str:
    try:
        return subprocess.run(["git", *arguments], cwd=project, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        raise ReleaseError(
            "This is no checkout of git: set SOURCE_DATE_EPOCH to the time of the release, in seconds."
        ) from None


if __name__ == "__main__":
    sys.exit(main())
