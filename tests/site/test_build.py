# SPDX-License-Identifier: EUPL-1.2
"""Building and serving: a mistake is told in one line, and never costs the last good site."""

from pathlib import Path

import pytest

from tests.site.conftest import Built, build, replace


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "docs/kaart/om.yml",
            "when: { ernstige-bezwaren: nee }",
            "when: { ernstige-bezwaar: nee }",
            "task 'om-alternatieven': question 'ernstige-bezwaar' does not exist; did you mean 'ernstige-bezwaren'?",
        ),
        ("docs/privacy.md", "(wat-moet-ik-nu-doen.md)", "(wat-nu.md)", "contains a link 'wat-nu.md'"),
        (
            "docs/privacy.md",
            "# Privacy",
            "# Privacy\n\n::: koffie",
            "'::: koffie' does not exist; there is: afstemming, begrip, ",
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
    assert done.stderr.rstrip().endswith("The site was not replaced: see the messages above.")
    assert [path.name for path in (project / "site").iterdir()] == ["index.html"]
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "de laatste goede site"


def test_a_good_build_replaces_the_site_as_a_whole(other: Built) -> None:
    assert not (other.site / "oud.html").exists()
    assert "Bepaal de aanpak." in (other.site / "rol" / "om.html").read_text(encoding="utf-8")


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
