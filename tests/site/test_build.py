# SPDX-License-Identifier: EUPL-1.2
"""Building and serving: a mistake is told in one line, and never costs the last good site."""

import errno
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest
from filelock import FileLock

from build_hooks.hosting import build as building
from tests.conftest import PROJECT
from tests.site.conftest import Built, build, replace


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "docs/kaart/om.yml",
            "when: { ernstige-bezwaren: nee }",
            "when: { ernstige-bezwaar: nee }",
            "taak 'om-alternatieven': vraag 'ernstige-bezwaar' bestaat niet; bedoel je 'ernstige-bezwaren'?",
        ),
        ("docs/privacy.md", "(wat-moet-ik-nu-doen.md)", "(wat-nu.md)", "contains a link 'wat-nu.md'"),
        (
            "docs/privacy.md",
            "# Privacy",
            "# Privacy\n\n::: koffie",
            "'::: koffie' does not exist; there is: afstemming, archief, begrip, ",
        ),
    ],
    ids=["a mistake in the card", "a broken link", "an unknown directive"],
)
def test_a_mistake_stops_the_build_and_the_last_good_site_stays(
    project: Path, file: str, old: str, new: str, message: str
) -> None:
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("de laatste goede site", encoding="utf-8")
    replace(project / file, old, new)
    done = build(project)
    assert done.returncode != 0
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stderr.rstrip().endswith("De site is niet vervangen: lees de meldingen hierboven.")
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "de laatste goede site"


def test_a_good_build_replaces_the_site_as_a_whole(other: Built) -> None:
    assert not (other.site / "oud.html").exists()
    assert "Bepaal de aanpak." in (other.site / "rol" / "om.html").read_text(encoding="utf-8")


# --- nothing is lost -----------------------------------------------------------------------------------------------------


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a good site in it, in which `building` works."""
    for name, path in {"SITE": "site", "CACHE": ".cache", "FRESH": ".cache/site", "OLD": ".cache/old-site"}.items():
        monkeypatch.setattr(building, name, tmp_path / path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("de laatste goede site", encoding="utf-8")
    return tmp_path


def last_good_site_is_there(places: Path) -> bool:
    return (places / "site" / "index.html").read_text(encoding="utf-8") == "de laatste goede site"


def test_a_second_build_waits_for_the_first(places: Path) -> None:
    """In a process of its own, as from another terminal. Its build fails at once: what matters is that it does not begin."""
    program = (
        "import sys; from pathlib import Path; from build_hooks.hosting import build; place = Path(sys.argv[1]); "
        "build.SITE, build.CACHE = place / 'site', place / '.cache'; build._built = lambda: print('begun'); "
        "sys.exit(build.main())"
    )
    (places / ".cache").mkdir()
    with FileLock(places / ".cache" / "build.lock"):
        second = subprocess.Popen(
            [sys.executable, "-c", program, str(places)], cwd=PROJECT, stdout=-1, stderr=-1, encoding="utf-8"
        )
        assert second.stderr
        assert second.stderr.readline() == "In deze map wordt de site al gemaakt. Deze opdracht wacht daarop.\n"
        assert second.poll() is None
    said, _ = second.communicate()
    assert (second.returncode, said) == (1, "begun\n")
    assert last_good_site_is_there(places)


def test_a_build_that_was_killed_between_taking_away_and_replacing_loses_nothing(
    places: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (places / ".cache").mkdir()
    (places / "site").rename(places / ".cache" / "old-site")
    monkeypatch.setattr(building, "_built", lambda: False)
    assert building.main() == 1
    assert last_good_site_is_there(places)


def full() -> NoReturn:
    raise OSError(errno.ENOSPC, "No space left on device", "site/index.html")


@pytest.mark.parametrize(
    ("built", "told"),
    [
        (full, "De site is niet vervangen: No space left on device: site/index.html.\n"),
        (lambda: True, "De site is niet vervangen: No such file or directory: {places}/.cache/site.\n"),
    ],
    ids=["the disk is full", "the new site cannot be put in its place"],
)
def test_what_the_system_refuses_is_one_sentence_and_the_last_good_site_stays(
    places: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], built: object, told: str
) -> None:
    monkeypatch.setattr(building, "_built", built)
    assert building.main() == 1
    assert capsys.readouterr().err == told.format(places=places)
    assert last_good_site_is_there(places)


def test_a_site_that_is_a_link_is_refused_and_stays_one(places: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (places / "site").rename(places / "www")
    (places / "site").symlink_to(places / "www")
    assert building.main() == 1
    [told] = capsys.readouterr().err.splitlines()
    assert told.startswith(f"De site is niet vervangen: 'site' is een link naar {places / 'www'}.")
    assert (places / "site").is_symlink()
    assert last_good_site_is_there(places)


# --- another card --------------------------------------------------------------------------------------------------------


def test_an_edited_card_reaches_page_tree_and_browser_bundle_alike(site: Path, other: Built) -> None:
    before, after = ({path.name for path in (each / "assets" / "checker").iterdir()} for each in (site, other.site))
    assert {name.partition("-")[0] for name in after - before} == {"runtime"}
    checker = (other.site / "wat-moet-ik-nu-doen.html").read_text(encoding="utf-8")
    assert "Bepaal de aanpak." in checker
    assert f'data-runtime="assets/checker/{(after - before).pop()}/"' in checker


def test_another_region_with_another_organisation_has_its_own_site(other: Built) -> None:
    assert "Schakel het wijkteam in." in (other.site / "rol" / "gemeente.html").read_text(encoding="utf-8")
    assert "Zit het overleg voor." in (other.site / "rol" / "procesregisseur.html").read_text(encoding="utf-8")
    assert "rol/gemeente.html" in (other.site / "index.html").read_text(encoding="utf-8")
    assert 'data-antwoord="procesregisseur"' in (other.site / "wat-moet-ik-nu-doen.html").read_text(encoding="utf-8")
