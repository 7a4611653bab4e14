# SPDX-License-Identifier: EUPL-1.2
"""The compiled card is the card, and the command that makes it leaves nothing half done."""

import os
import runpy
import subprocess
import sys
from dataclasses import asdict
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from build_hooks.authoring import CardProblems, compile_card, load
from build_hooks.authoring.__main__ import main
from checker.__main__ import sources_digest

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "compiled_card.py"


def content(path: Path) -> dict[str, Any]:
    return runpy.run_path(str(path))


def test_the_compiled_card_is_the_card(folder: Path, target: Path) -> None:
    card = compile_card(folder, target)

    assert asdict(content(target)["CARD"]) == asdict(card) == asdict(load(folder))
    assert content(target)["SOURCES_DIGEST"] == sources_digest(folder)


def test_compiling_is_repeatable(folder: Path, target: Path, tmp_path: Path) -> None:
    compile_card(folder, target)
    compile_card(folder, tmp_path / "again.py")

    assert target.read_bytes() == (tmp_path / "again.py").read_bytes()


def test_a_compiled_card_that_is_right_is_left_alone(folder: Path, target: Path) -> None:
    compile_card(folder, target)
    os.utime(target, (1, 1))
    compile_card(folder, target)

    assert target.stat().st_mtime == 1


def test_a_broken_card_leaves_the_last_compiled_card_alone(folder: Path, target: Path) -> None:
    compile_card(folder, target)
    before = target.read_bytes()
    (folder / "om.yml").write_text("tasks: []\n")

    with pytest.raises(CardProblems):
        compile_card(folder, target)

    assert target.read_bytes() == before
    assert {path.name for path in target.parent.iterdir()} == {"compiled_card.py", "docs"}


def test_the_digest_is_that_of_names_and_bytes_in_order(tmp_path: Path) -> None:
    (tmp_path / "b.yml").write_bytes(b"2")
    (tmp_path / "a.yml").write_bytes(b"1")
    for other in ("c.json", "._a.yml", "~$b.yml"):
        (tmp_path / other).write_bytes(b"3")

    assert sources_digest(tmp_path) == sha256(b"a.yml\x001\x00b.yml\x002\x00").hexdigest()


# --- the command ----------------------------------------------------------------------------------------------------


def test_the_command_says_what_it_compiled(folder: Path, target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--target", str(target)], date(2026, 6, 1)) == 0

    expected = f"Kleine kaart 1 ({load(folder).hash}) klopt: 11 taken uit 13 kaartregels, en 4 vragen\n"
    told, problems = capsys.readouterr()
    assert told.startswith(expected)
    assert problems == ""


@pytest.mark.parametrize(
    ("today", "told"),
    [
        (date(2027, 1, 1), []),
        (date(2027, 1, 2), ["Let op: de kaart had voor 2027-01-01 bekeken moeten zijn; kijk 'review_by' na in kaart.yml"]),
        (date(2025, 1, 1), []),
        (date(2024, 12, 31), ["Let op: de kaart gaat pas in op 2026-01-01; kijk 'valid_from' na in kaart.yml"]),
    ],
)
def test_the_command_warns_of_a_date_that_cannot_be_meant_today(
    folder: Path, target: Path, capsys: pytest.CaptureFixture[str], today: date, told: list[str]
) -> None:
    assert main([str(folder), "--target", str(target)], today) == 0
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("Let op")] == told


@pytest.mark.parametrize(
    ("named", "told"),
    [
        ("short: Meldcode", False),
        ("short: Protocol", True),
        ("short: Protocol\nlabel: het protocol", False),
        ("short: Draaiboek\nlabel: de draaiboekkaart", False),
    ],
)
def test_the_command_asks_what_the_card_is_called_in_a_sentence_where_that_is_not_sure(
    folder: Path, target: Path, capsys: pytest.CaptureFixture[str], named: str, told: bool
) -> None:
    file = folder / "kaart.yml"
    file.write_text(f"{named}\n{file.read_text(encoding='utf-8')}", encoding="utf-8")
    assert main([str(folder), "--target", str(target)], date(2026, 6, 1)) == 0
    assert ("in een zin heet je kaart 'de protocol'. Zet bij 'label'" in capsys.readouterr().out) is told


@pytest.mark.skipif("MUTANT_UNDER_TEST" in os.environ, reason="a mutant lives in this process only")
def test_the_command_reports_all_problems_and_no_traceback(folder: Path, target: Path) -> None:
    target.write_text("# the last good one\n")
    (folder / "om.yml").write_text("tasks: []\n")
    (folder / "regio.yml").write_text("region: [\n")

    command = [sys.executable, "-m", "build_hooks.authoring", "docs/kaart", "--target", str(target)]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    done = subprocess.run(command, cwd=folder.parents[1], env=environment, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "docs/kaart/om.yml:1: dit bestand hoort niet bij een kaart: "
        "organisatie 'om' bestaat niet; kies uit: 'ambulance' en 'brandweer'",
        "docs/kaart/regio.yml:1: deze lijst of groep is niet gesloten; zet er een haak achter, of een komma tussen",
        "2 fouten: los ze op; de kaart is niet bijgewerkt",
    ]
    assert target.read_text() == "# the last good one\n"


def test_the_command_counts_one_problem_as_one(folder: Path, target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "regio.yml").unlink()

    assert main([str(folder), "--target", str(target)]) == 1
    assert capsys.readouterr().err == (
        "docs/kaart/regio.yml:1: dit bestand ontbreekt; zet het terug\n1 fout: los die op; de kaart is niet bijgewerkt\n"
    )
    assert not target.exists()
