# SPDX-License-Identifier: EUPL-1.2
"""Who begins a card has one that is right, and goes on from there."""

from datetime import date
from pathlib import Path

import pytest

from build_hooks.authoring import load
from build_hooks.authoring.__main__ import main
from build_hooks.pages import pages
from checker.__main__ import card_folder
from tests.states import complete_steps

TODAY = date(2026, 1, 1)


def test_a_new_card_is_right_and_can_be_compiled(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", str(tmp_path / "kaart")], TODAY) == 0
    assert main([str(tmp_path / "kaart"), "--target", str(tmp_path / "card.py")], TODAY) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].endswith(f"make site CARD={tmp_path / 'kaart'}")
    assert [line for line in said[1:] if line.startswith("Let op")] == [], "it is right, and there is nothing to look out for"

    card = load(tmp_path / "kaart")
    assert [len(step.advice) for step in complete_steps(card)] == [1]
    assert set(pages(card)) >= {"index.md", "rol/organisatie.md", "onderdeel/altijd.md"}


def test_a_new_card_does_not_replace_one_that_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kaart.yml").write_text("mine", encoding="utf-8")

    assert main(["new", str(tmp_path)], TODAY) == 1
    assert capsys.readouterr().err == f"{tmp_path} is er al; kies een map die er nog niet is\n"
    assert (tmp_path / "kaart.yml").read_text(encoding="utf-8") == "mine"


def test_the_folder_of_the_card_is_a_setting(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("CARD", raising=False)
    assert card_folder().parts[-2:] == ("docs", "kaart")
    monkeypatch.setenv("CARD", str(tmp_path))
    assert card_folder() == tmp_path


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "bestand").touch()
    assert main(["new", str(tmp_path / "bestand" / "kaart")], TODAY) == 1
    said = capsys.readouterr().err
    assert said.startswith(f"in {tmp_path / 'bestand' / 'kaart'} is niet te schrijven")
    assert said.endswith("kies een andere plek\n")
