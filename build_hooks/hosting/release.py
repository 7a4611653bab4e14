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
from build_hooks.versions.kept import VersionError, demand_next
from checker.card import Card
from checker.standing import draft_line

PROJECT: Final = Path(__file__).resolve().parents[2]

_FIRST, _LAST = 1980, 2107
"""The years that a zip file can hold."""

_SITE_AGAIN: Final = "Maak de site opnieuw, met `make site`."


class ReleaseError(Exception):
    """There is nothing to release yet. The message is plain Dutch, and says what to do."""


def main(project: Path = PROJECT, arguments: Sequence[str] | None = None) -> int:
    """Returns 0, or 1 when there is no finished site, its commit is not known, or it is a draft and nobody asked for one."""
    parser = argparse.ArgumentParser(prog="python -m build_hooks.hosting.release", description="De site in één bestand.")
    parser.add_argument("--draft", action="store_true", help="ook als nog niet iedereen de kaart heeft vastgesteld")
    options = parser.parse_args(arguments)
    folder = Path(os.environ.get("CARD") or project / "docs" / "kaart")
    try:
        card, moment = load(folder), _moment(project)
        demand_site_of(card, project / "site")
        demand_next(card, folder)
        if card.draft and not options.draft:
            raise ReleaseError(
                f"{draft_line(card)} `make card APPROVE=1` zegt wie wat opschrijft. Wil je een concept delen? "
                "Voer dan `make release DRAFT=yes` uit, of voeg `--draft` toe."
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
        raise ReleaseError(f"{site} is gemaakt van een andere kaart dan die er nu is. {_SITE_AGAIN}")


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
        raise ReleaseError(f"{site}: hier staat geen site die klaar is. {_SITE_AGAIN}") from None
    if found.get("format") != FORMAT:
        raise ReleaseError(f"{site}: een andere versie van dit programma maakte deze site. {_SITE_AGAIN}")
    return found


def _listed(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the manifest and every compressed copy of one, with what is in it: nothing else is of the site."""
    for file in _manifest(site).get("files", []):
        hashes = {"": file["sha256"], **file.get("precompressed", {})}
        for ending, sha256 in hashes.items():
            path = file["path"] + ending
            content = (site / path).read_bytes() if (site / path).is_file() else b""
            if hashlib.sha256(content).hexdigest() != sha256:
                raise ReleaseError(f"{site / path} is niet meer zoals het is gemaakt. {_SITE_AGAIN}")
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
            "Er zijn wijzigingen die nog niet in git staan. Leg ze eerst vast met een commit. Dan is de zip later na te maken."
        )
    return datetime.fromtimestamp(int(_git(project, "log", "-1", "--format=%ct")), UTC)


def _given(seconds: str) -> datetime:
    try:
        moment = datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError):
        moment = datetime.min.replace(tzinfo=UTC)
    if not _FIRST <= moment.year <= _LAST:
        raise ReleaseError(
            f"SOURCE_DATE_EPOCH is {seconds!r}. Geef een tijd tussen {_FIRST} en {_LAST}, in seconden sinds 1970."
        )
    return moment


def _git(project: Path, *arguments: str) -> str:
    try:
        return subprocess.run(["git", *arguments], cwd=project, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        raise ReleaseError(
            "Deze map is niet uit git, of git ontbreekt. Zet in SOURCE_DATE_EPOCH de tijd van deze versie, in seconden."
        ) from None


if __name__ == "__main__":
    sys.exit(main())
