# SPDX-License-Identifier: EUPL-1.2
"""Building and serving: a mistake is told in one line, and never costs the last good site."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.conftest import ONLY_A_HANG
from tests.serving import reserved_port
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


def test_while_serving_an_edit_of_the_card_shows_itself_in_the_open_page(project: Path, browser: Browser) -> None:
    with reserved_port() as port, (project / "serve.log").open("w", encoding="utf-8") as log:
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--strict", "--dev-addr", f"127.0.0.1:{port}"]
        server = subprocess.Popen(command, cwd=project, stdout=log, stderr=subprocess.STDOUT)
        try:
            wait_for(f":{port}", project / "serve.log", server)
            page = browser.new_page()
            page.goto(f"http://127.0.0.1:{port}/rol/om.html")
            expect(page.get_by_text("Bepaal de strafrechtelijke aanpak.")).to_be_visible()
            assert not page.locator("script[src*=offline]").count(), (
                "who edits is shown what is written now, never what was kept"
            )
            replace(project / "docs" / "kaart" / "om.yml", "do: Bepaal de strafrechtelijke aanpak.", "do: Bepaal de aanpak.")
            expect(page.get_by_text("Bepaal de aanpak.")).to_be_visible()
            page.close()
        finally:
            server.terminate()
            server.wait(timeout=ONLY_A_HANG / 1000)


def wait_for(words: str, log: Path, server: subprocess.Popen[bytes]) -> None:
    """Until the server says this."""
    deadline = time.monotonic() + ONLY_A_HANG / 1000
    while words not in (said := log.read_text(encoding="utf-8")):
        assert server.poll() is None, said
        assert time.monotonic() < deadline, said
        time.sleep(0.1)
