# SPDX-License-Identifier: EUPL-1.2
"""A copy of the small card that a test may break, where a card always is: in `docs/kaart` of the current directory."""

import shutil
from pathlib import Path

import pytest

SMALL_CARD = Path(__file__).parent / "small_card"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "docs" / "kaart"
    shutil.copytree(SMALL_CARD, folder)
    monkeypatch.chdir(tmp_path)
    return folder
