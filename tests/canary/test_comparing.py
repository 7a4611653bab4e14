# SPDX-License-Identifier: EUPL-1.2
"""The canary tells what a page has otherwise, and is silent when it is as good."""

from pathlib import Path

import pytest

from tests.canary.comparing import differences

PAGE = """<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>Kaart</title>
<script>const anders = 1;</script><p>Bel de <a href="a.html#b">politie</a>.</p>"""


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("<p>", '<p  class="anders">\n', []),
        ("anders = 1", "anders = 2", []),
        ("Bel de", "Bel nu de", ["text: '' became 'nu'"]),
        ("politie", "brandweer", ["text: 'politie' became 'brandweer'"]),
        ("a.html#b", "weg.html?x#b", ["leads nowhere: weg.html?x#b"]),
        ("'none'", "*", ["policy: default-src *"]),
        ("http-equiv", "data-x", ["policy: none"]),
    ],
)
def test_what_differs_is_told(tmp_path: Path, before: str, after: str, told: list[str]) -> None:
    for site, page in (("ours", PAGE), ("theirs", PAGE.replace(before, after))):
        (tmp_path / site).mkdir()
        (tmp_path / site / "index.html").write_text(page, encoding="utf-8")
        (tmp_path / site / "a.html").touch()
    assert PAGE.replace(before, after) != PAGE
    assert list(differences("index.html", tmp_path / "ours", tmp_path / "theirs")) == told


def test_a_page_that_is_missing_is_told(tmp_path: Path) -> None:
    assert list(differences("index.html", tmp_path, tmp_path)) == ["missing"]
