# SPDX-License-Identifier: EUPL-1.2
"""`python -m checker`, as it is typed."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from checker import Card
from checker.contract import step_data
from checker.decision import decide
from tests.conftest import PROJECT
from tests.states import every_step


def run(*arguments: str, typed: str = "", cwd: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-X", "utf8", "-m", "checker", *arguments]
    return subprocess.run(command, cwd=cwd, input=typed, capture_output=True, encoding="utf-8", check=False)


def test_json_holds_what_the_contract_says() -> None:
    done = run("--json", "rol=om", "risico=laag", "aangehouden=nee")
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads(done.stdout)
    assert data["answers"] == {"rol": "om", "risico": "laag", "aangehouden": "nee"}
    assert data["ignored"] == {}
    assert data["question"]["id"] == "advies-vt-anders"
    assert [option["id"] for option in data["question"]["options"]] == ["ja", "nee", "onbekend"]
    assert set(data["card"]) == {"version", "hash"}
    task = next(task for task in data["tasks"] if task["id"] == "om-onderzoek")
    assert task == {
        "id": "om-onderzoek",
        "text": "Laat onderzoek doen en laat vastleggen waarom.",
        "status": "find_out",
        "source": [106],
        "why": task["why"],
        "with": [],
        "by": "om",
        "parent": "om-geen-interventie",
        "more": None,
        "record": "waarom het onderzoek wordt gedaan.",
    }


def test_a_complete_set_of_answers_has_no_next_question() -> None:
    assert json.loads(run("--json", "rol=reclassering", "risico=hoog").stdout)["question"] is None


def test_without_answers_the_first_question_is_the_role_and_there_are_no_tasks() -> None:
    data = json.loads(run("--json").stdout)
    assert data["question"]["id"] == "rol"
    assert len(data["question"]["options"]) == 8
    assert data["tasks"] == []


def test_answers_that_do_not_matter_are_accepted_and_listed() -> None:
    data = json.loads(run("--json", "aangifte=ja", "rol=om", "risico=hoog", "ernstige-bezwaren=ja").stdout)
    assert data["ignored"] == {"aangifte": "ja"}
    assert data["answers"] == {"rol": "om", "risico": "hoog", "ernstige-bezwaren": "ja"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["koffie=ja"], "De vraag 'koffie' (met antwoord 'ja') bestaat niet. Kies uit: rol, risico, aangifte, "),
        (["risico=heel"], "De vraag 'risico' heeft geen antwoord 'heel'. Kies uit: hoog, gemiddeld, laag, onbekend."),
        (["risico"], "'risico' is geen antwoord. Schrijf het als vraag=antwoord, zoals rol=politie."),
        (["risico=laag", "risico=hoog"], "De vraag 'risico' heeft twee antwoorden: 'laag' en 'hoog'. Geef er één."),
        (["risico=a\nb"], r"De vraag 'risico' heeft geen antwoord 'a\nb'."),
    ],
)
def test_what_the_card_does_not_know_is_refused_in_one_line(arguments: list[str], message: str) -> None:
    done = run("--json", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1


def test_the_same_answer_twice_is_no_contradiction() -> None:
    assert run("--json", "risico=laag", "risico=laag").returncode == 0


def test_why_not_explains_a_task_that_is_not_shown() -> None:
    done = run("--why-not", "om-vhh", "rol=om", "risico=laag")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip().endswith("Jij gaf aan dat het risico laag is.")
    assert run("--why-not", "niets", "rol=om").returncode == 2


def test_in_the_terminal_a_wrong_key_is_asked_again_and_the_advice_follows() -> None:
    done = run(typed="1\nx\n9\n²\n1\n")
    assert done.returncode == 0
    assert done.stdout.count("Dat is geen keuze. Typ een getal van 1 tot en met 4.") == 3
    assert "Bij direct gevaar: bel 112." in done.stdout
    assert "[ ] Ga pas weg" in done.stdout
    assert "Omdat het risico hoog is." in done.stdout


def test_answers_given_on_the_command_line_are_not_asked_again() -> None:
    done = run("rol=politie", "risico=laag", typed="3\n3\n")
    assert "Is er aangifte gedaan?" in done.stdout
    assert "Wat is je rol?" not in done.stdout
    assert "[?] Zoek eerst uit: " in done.stdout


def test_stopping_half_way_is_no_error_with_a_traceback() -> None:
    done = run(typed="1\n")
    assert done.returncode == 130
    assert done.stderr.strip() == "Gestopt. Er is niets bewaard."


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the command needs."""
    shutil.copytree(PROJECT / "checker", tmp_path / "checker", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(PROJECT / "docs" / "kaart", tmp_path / "docs" / "kaart")
    return tmp_path


def test_a_card_that_is_not_compiled_yet_is_said_in_one_line(checkout: Path) -> None:
    (checkout / "checker" / "compiled_card.py").unlink()
    done = run("--json", cwd=checkout)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("De kaart is nog niet klaargemaakt. Maak de kaart eerst klaar: voer `make card` uit")


def test_a_card_that_was_edited_since_is_never_answered_from(checkout: Path) -> None:
    assert run("--json", cwd=checkout).returncode == 0
    with (checkout / "docs" / "kaart" / "om.yml").open("a", encoding="utf-8") as file:
        file.write("# een opmerking\n")
    done = run("--json", cwd=checkout)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("De kaart is veranderd sinds die is klaargemaakt.")


def test_a_package_without_the_sources_beside_it_just_answers(checkout: Path) -> None:
    shutil.rmtree(checkout / "docs")
    assert run("--json", "rol=om", cwd=checkout).returncode == 0


def test_the_compiled_card_gives_the_same_steps_as_the_written_one(card: Card) -> None:
    from checker.compiled_card import CARD

    for step in every_step(card):
        assert step_data(decide(CARD, step.answers)) == step_data(step)
