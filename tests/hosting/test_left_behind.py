# SPDX-License-Identifier: EUPL-1.2
"""What Windows, macOS and editors leave in folders is not published, and stops nothing."""

from mkdocs.config import load_config

from tests.conftest import PROJECT

LEFT = ("Thumbs.db", "desktop.ini", ".DS_Store", "._index.md", "._regio.yml", "~$index.md", ".index.md.swp", "index.md~")
COPIES = ("regio.yml", "regio.yml.bak", "regio - kopie.yml", "om.yaml", "om.xlsx")


def test_what_is_left_in_the_folders_is_no_file_of_the_site() -> None:
    excluded = load_config(str(PROJECT / "mkdocs.yml")).exclude_docs
    assert excluded is not None
    for folder in ("", "kaart/", "kaart/schema/", "assets/stijl/"):
        assert [name for name in LEFT if not excluded.match_file(folder + name)] == []
    assert [name for name in COPIES if not excluded.match_file(f"kaart/{name}")] == []


def test_all_that_belongs_to_the_site_still_does() -> None:
    excluded = load_config(str(PROJECT / "mkdocs.yml")).exclude_docs
    assert excluded is not None
    for path in ("index.md", "kaart/schema/regio.json", "assets/stijl/site.css", "assets/theme/page.js"):
        assert not excluded.match_file(path), path
