# SPDX-License-Identifier: EUPL-1.2
"""Building and serving: a mistake is told in one line, and never costs the last good site."""

import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect


def build(project: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "build_hooks.hosting.build"]
    return subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


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
        ("docs/privacy.md", "# Privacy", "# Privacy\n\n::: taken politie nooit", "asks for something the card does not have"),
    ],
    ids=["a mistake in the card", "a broken link", "an unknown directive", "a directive with a wrong argument"],
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


def test_a_good_build_replaces_the_site_as_a_whole(project: Path) -> None:
    (project / "site").mkdir()
    (project / "site" / "oud.html").write_text("oud", encoding="utf-8")
    replace(project / "docs" / "kaart" / "om.yml", "do: Bepaal de strafrechtelijke aanpak.", "do: Bepaal de aanpak.")
    assert build(project).returncode == 0
    assert not (project / "site" / "oud.html").exists()
    assert "Bepaal de aanpak." in (project / "site" / "rol" / "om.html").read_text(encoding="utf-8")


def test_an_edited_card_reaches_page_tree_and_browser_bundle_alike(project: Path) -> None:
    assert build(project).returncode == 0
    before = {path.name for path in (project / "site" / "assets" / "checker").iterdir()}
    replace(project / "docs" / "kaart" / "om.yml", "do: Bepaal de strafrechtelijke aanpak.", "do: Bepaal de aanpak.")
    assert build(project).returncode == 0
    after = {path.name for path in (project / "site" / "assets" / "checker").iterdir()}
    assert {name.partition("-")[0] for name in after - before} == {"runtime"}
    checker = (project / "site" / "wat-moet-ik-nu-doen.html").read_text(encoding="utf-8")
    assert "Bepaal de aanpak." in checker
    assert f'data-runtime="assets/checker/{(after - before).pop()}/"' in checker


def test_another_region_with_another_organisation_has_its_own_site(project: Path) -> None:
    """A fifth organisation: nothing but the card is edited."""
    card = project / "docs" / "kaart"
    replace(
        card / "kaart.yml",
        "# Anderen met wie je afstemt",
        """  - id: gemeente
    name: Gemeente
    label: de gemeente
    because: je bij de gemeente werkt
    intro: Je werkt bij de gemeente.
    function:
      id: procesregisseur
      name: Procesregisseur
      label: de procesregisseur
      because: je procesregisseur bent
      intro: Je bent procesregisseur.

# Anderen met wie je afstemt""",
    )
    replace(card / "kaart.yml", "      politie: 12-16\n", "      politie: 12-16\n      gemeente: 150-150\n")
    replace(card / "kaart.yml", "      politie: 115-122\n", "      politie: 115-122\n      gemeente: 151-151\n")
    (card / "gemeente.yml").write_text(
        "tasks:\n"
        "  - { id: gemeente-wijkteam, section: altijd, do: Schakel het wijkteam in., source: [150] }\n"
        "  - { id: procesregisseur-overleg, section: takenpakket, do: Zit het overleg voor., source: [151] }\n",
        encoding="utf-8",
    )
    done = build(project)
    assert done.returncode == 0, done.stderr
    site = project / "site"
    assert "Schakel het wijkteam in." in (site / "rol" / "gemeente.html").read_text(encoding="utf-8")
    assert "Zit het overleg voor." in (site / "rol" / "procesregisseur.html").read_text(encoding="utf-8")
    assert "rol/gemeente.html" in (site / "index.html").read_text(encoding="utf-8")
    assert 'data-antwoord="procesregisseur"' in (site / "wat-moet-ik-nu-doen.html").read_text(encoding="utf-8")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_while_serving_an_edit_of_the_card_shows_itself_in_the_open_page(project: Path, browser: Browser) -> None:
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--strict", "--dev-addr", f"127.0.0.1:{port}"]
    log = (project / "serve.log").open("w", encoding="utf-8")
    server = subprocess.Popen(command, cwd=project, stdout=log, stderr=subprocess.STDOUT)
    try:
        deadline = time.monotonic() + 60
        while f":{port}" not in (project / "serve.log").read_text(encoding="utf-8") and time.monotonic() < deadline:
            time.sleep(0.2)
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{port}/rol/om.html")
        expect(page.get_by_text("Bepaal de strafrechtelijke aanpak.")).to_be_visible()
        assert not page.locator("script[src*=offline]").count(), "who edits is shown what is written now, never what was kept"
        replace(project / "docs" / "kaart" / "om.yml", "do: Bepaal de strafrechtelijke aanpak.", "do: Bepaal de aanpak.")
        expect(page.get_by_text("Bepaal de aanpak.")).to_be_visible()
        page.close()
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()
