# SPDX-License-Identifier: EUPL-1.2
"""`python -m checker`, as it is typed."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NoReturn, Protocol

import pytest

from checker import Card, __main__, decide
from checker.__main__ import main
from checker.card import Contact
from checker.contract import step_data
from checker.forks import forks
from checker.texts import COMPILE_FIRST
from checker.wording import plain
from tests.checker.faces import in_the_terminal
from tests.checker.test_html import FLOOD
from tests.conftest import PROJECT
from tests.states import complete_steps, every_step


@dataclass
class Done:
    """What a command left: its exit code, what it printed, and what it printed to the standard error."""

    returncode: int
    stdout: str
    stderr: str


class Run(Protocol):
    """Runs the command with these arguments, and these lines typed."""

    def __call__(self, *arguments: str, typed: Iterable[str] = ()) -> Done: ...


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command, run without starting another Python."""

    def run(*arguments: str, typed: Iterable[str] = ()) -> Done:
        lines = iter(typed)

        def typing(prompt: str = "") -> str:
            print(prompt)
            try:
                return next(lines)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("builtins.input", typing)
        code = main(arguments, date(2027, 1, 1))
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return run


@pytest.mark.this_card
def test_json_holds_what_the_contract_says(run: Run) -> None:
    done = run("--json", "rol=om", "risico=laag", "aangehouden=nee")
    assert (done.returncode, done.stderr) == (0, "")
    data = json.loads(done.stdout)
    assert data["answers"] == {"rol": "om", "risico": "laag", "aangehouden": "nee"}
    assert data["ignored"] == {}
    assert data["question"]["id"] == "advies-vt-anders"
    assert [option["id"] for option in data["question"]["options"]] == ["ja", "nee", "onbekend"]
    assert set(data["card"]) == {"version", "hash", "valid_from", "draft"}
    task = next(task for task in data["tasks"] if task["id"] == "om-onderzoek")
    assert task == {
        "id": "om-onderzoek",
        "text": "Laat onderzoek doen.",
        "status": "find_out",
        "source": [106],
        "why": task["why"],
        "with": [],
        "by": "om",
        "parent": "om-geen-interventie",
        "more": None,
        "record": "Laat vastleggen waarom het onderzoek wordt gedaan.",
    }


@pytest.mark.this_card
def test_a_complete_set_of_answers_has_no_next_question(run: Run) -> None:
    assert json.loads(run("--json", "rol=reclassering", "risico=hoog").stdout)["question"] is None


@pytest.mark.this_card
def test_without_answers_the_first_question_is_the_role_and_there_are_no_tasks(run: Run) -> None:
    data = json.loads(run("--json").stdout)
    assert data["question"]["id"] == "rol"
    assert len(data["question"]["options"]) == 8
    assert data["tasks"] == []


@pytest.mark.this_card
def test_answers_that_do_not_matter_are_accepted_and_listed(run: Run) -> None:
    data = json.loads(run("--json", "aangifte=ja", "rol=om", "risico=hoog", "ernstige-bezwaren=ja").stdout)
    assert data["ignored"] == {"aangifte": "ja"}
    assert data["answers"] == {"rol": "om", "risico": "hoog", "ernstige-bezwaren": "ja"}


@pytest.mark.this_card
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["koffie=ja"], "De vraag 'koffie' (met antwoord 'ja') bestaat niet. Kies uit: rol, risico, aangifte, "),
        (["risico=heel"], "De vraag 'risico' heeft geen antwoord 'heel'. Kies uit: hoog, gemiddeld, laag, onbekend."),
        (["risico"], "'risico' is geen antwoord. Schrijf het als vraag=antwoord, zoals rol=politie."),
        (["risico=laag", "risico=hoog"], "De vraag 'risico' heeft twee antwoorden: 'laag' en 'hoog'. Geef er één."),
        (["risico=laag=hoog"], "De vraag 'risico' heeft geen antwoord 'laag=hoog'. Kies uit: hoog, "),
        (["risico=a\nb"], r"De vraag 'risico' heeft geen antwoord 'a\nb'."),
    ],
)
def test_what_the_card_does_not_know_is_refused_in_one_line(run: Run, arguments: list[str], message: str) -> None:
    done = run("--json", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)
    assert done.stderr.count("\n") == 1


@pytest.mark.this_card
def test_json_is_for_people_to_read_too(run: Run) -> None:
    done = run("--json", "rol=om", "risico=hoog", "ernstige-bezwaren=ja")
    assert done.stdout.startswith('{\n  "answers": {\n    "rol": "om",\n')
    assert "slachtoffercoördinatie" in done.stdout


@pytest.mark.this_card
def test_the_same_answer_twice_is_no_contradiction(run: Run) -> None:
    assert run("--json", "risico=laag", "risico=laag").returncode == 0


@pytest.mark.this_card
def test_why_not_explains_a_task_that_is_not_shown(run: Run) -> None:
    done = run("--why-not", "om-vhh", "rol=om", "risico=laag")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip().endswith("Jij gaf aan dat het risico laag is.")
    assert run("--why-not", "niets", "rol=om").returncode == 2


# --- asking and showing ------------------------------------------------------------------------------------------------


@pytest.fixture
def flood(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small card in the place of the real one."""
    urgent = Contact(name="Alarmcentrale", phone="112", note="Bij gevaar")
    monkeypatch.setattr("checker.compiled_card.CARD", replace(FLOOD, region=replace(FLOOD.region, urgent=urgent)))


@pytest.mark.usefixtures("flood")
def test_the_questions_are_asked_one_by_one_and_then_the_advice_is_shown(run: Run) -> None:
    done = run(typed=["1", "1", "3", "1", "3"])
    assert done == Done(0, TALK, "")


TALK = """
Wie ben je?
  1. Naam brandweer
  2. Naam functie brandweer
  3. Naam dijkwacht
  4. Naam functie dijkwacht
Kies 1 tot en met 4:\x20

Hoe is hoogte?
Kijk op de peilschaal.
  1. hoogte hoog
  2. hoogte laag
Kies 1 tot en met 2:\x20

Hoe is stijgt?
  1. stijgt ja
  2. stijgt nee
  3. stijgt onbekend
Kies 1 tot en met 3:\x20

Hoe is regen?
  1. regen ja
  2. regen nee
  3. regen onbekend
Kies 1 tot en met 3:\x20

Kleine kaart
Bij gevaar: bel 112.

WIE JE HIERBIJ BELT
- Vraag in je regio het nummer na van de dijkwacht en buren & co.

DIT DOE JIJ: TITEL ALTIJD
- Red eerst wie in gevaar is, met de BHV (bedrijfshulpverlening).
  Begin beneden.
  Met: Naam dijkwacht, buren & co.
  Kaart, regels 1, 2 en 4.
  - Ga naar zolder.
    Kaart, regel 3.

DIT DOE JIJ: TITEL NAT
- Omdat regen ja is: meet & schrijf op.
  Kaart, regel 6.

HIERVAN HANGT AF WAT EEN ANDER DOET
Hoe is stijgt? Vraag stijgt na.
- stijgt ja:
  Dan doet de dijkwacht:
  - Vraag de BHV om boten.
    Kaart, regel 3.
- stijgt nee:
  Dan doet de functie dijkwacht:
  - Pomp.
    Leg vast hoeveel.
    Kaart, regel 5.

JE ANTWOORDEN
- Wie ben je? Naam brandweer
- Hoe is hoogte? hoogte hoog
- Hoe is stijgt? stijgt onbekend
- Hoe is regen? regen ja

Kaart versie 1, controlecode 0123456789ab. Dit advies vervangt je eigen oordeel niet.

Weet je het antwoord al?
  1. Hoe is stijgt? stijgt ja
  2. Hoe is stijgt? stijgt nee
  3. Nee, stop
Kies 1 tot en met 3:\x20
"""


@pytest.mark.usefixtures("flood")
def test_what_is_found_out_can_be_answered_and_then_the_advice_is_another(run: Run) -> None:
    done = run("rol=brandweer", "hoogte=hoog", "stijgt=onbekend", "regen=ja", typed=["1"])
    assert (done.returncode, done.stderr) == (0, "")
    before, _, after = done.stdout.partition("Weet je het antwoord al?")
    assert "HIERVAN HANGT AF" in before
    assert "- Hoe is stijgt? stijgt ja\n" in after
    assert "HIERVAN HANGT AF" not in after
    assert "Weet je" not in after


@pytest.mark.usefixtures("flood")
@pytest.mark.parametrize("typed", [["3"], []], ids=["stop", "nobody there"])
def test_who_has_found_nothing_out_yet_is_done(run: Run, typed: list[str]) -> None:
    done = run("rol=brandweer", "hoogte=hoog", "stijgt=onbekend", "regen=ja", typed=typed)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("Kaart versie") == 1


def test_every_answer_to_everything_that_is_open_can_be_chosen(run: Run, card: Card) -> None:
    for step in complete_steps(card):
        choices = [(fork.question.id, outcome.option.id) for fork in forks(step) for outcome in fork.outcomes]
        given = [f"{name}={answer}" for name, answer in step.answers.items()]
        for number, (name, answer) in enumerate(choices, start=1):
            done = run(*given, typed=[str(number)])
            after = decide(card, {**step.answers, name: answer})
            if after.question:
                assert done.returncode == 130
                assert plain(after.question.options[-1].text) in done.stdout.rpartition("Weet je het antwoord al?")[2]
            else:
                assert in_the_terminal(after) in done.stdout.partition("Weet je het antwoord al?")[2]
        if not choices:
            assert "Weet je het antwoord al?" not in run(*given).stdout


@pytest.mark.usefixtures("flood")
def test_a_number_that_was_not_offered_is_asked_again(run: Run) -> None:
    done = run("rol=dijkwacht-f", typed=[])
    assert (done.returncode, done.stdout.count("Kies")) == (0, 0)
    done = run("hoogte=laag", "stijgt=nee", typed=["x", "", "0", "5", "-1", "²", "1 2", "٣", " 4 "])
    assert done.returncode == 0
    assert done.stdout.count("\nDat is geen keuze. Typ een getal van 1 tot en met 4.\n") == 8
    assert "\n- Loop.\n" in done.stdout


@pytest.mark.this_card
def test_a_part_stands_below_the_whole_and_further_to_the_right(run: Run) -> None:
    lines = run("rol=om", "risico=laag", "aangehouden=nee", "advies-vt-anders=ja").stdout.splitlines()
    for indent, text in (
        (0, "- Vraag na wat"),
        (2, "- De verdachte is (nog) niet aangehouden. Daarom: zet"),
        (4, "- De uitzondering geldt. "),
        (6, "Laat vastleggen waarom"),
    ):
        own = lines[lines.index("DIT DOE JIJ: LAAG RISICO") :]
        line = next(line for line in own if line.strip().startswith(text))
        assert len(line) - len(line.lstrip(" ")) == indent


@pytest.mark.this_card
def test_no_line_is_wider_than_a_terminal(run: Run) -> None:
    done = run("rol=officier-van-justitie", "risico=laag", "aangehouden=onbekend", "ccb-ingeschakeld=onbekend")
    lines = done.stdout.splitlines()
    assert 80 < max(map(len, lines)) <= 88
    place = next(place for place, line in enumerate(lines) if line.startswith("    - Alleen als Veilig Thuis"))
    assert lines[place + 1].startswith("      inbreuk op het leven")


def test_without_a_note_the_urgent_number_goes_by_its_name(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.compiled_card.CARD", FLOOD)
    assert "\nAlarm: bel 112.\n" in run("rol=dijkwacht").stdout


@pytest.mark.this_card
def test_answers_given_on_the_command_line_are_not_asked_again(run: Run) -> None:
    done = run("rol=politie", "risico=laag", typed=["3", "3"])
    assert "Is er aangifte gedaan?" in done.stdout
    assert "\nWat is je rol?" not in done.stdout
    assert "\nZOEK DIT UIT\nIs er aangifte gedaan?" in done.stdout
    assert "\nHIERVAN HANGT AF WAT EEN ANDER DOET\nGaat de stalking door?" in done.stdout
    assert "Bij direct gevaar: bel 112." in done.stdout


def test_stopping_half_way_is_no_error_with_a_traceback(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = run(typed=["1"])
    assert (stopped.returncode, stopped.stderr) == (130, "\nGestopt. Er is niets bewaard.\n")

    def interrupted(_: Card, __: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(__main__, "decide", interrupted)
    assert run().returncode == 130


def test_help_says_in_dutch_what_the_command_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--help"])
    assert stopped.value.code == 0
    told = " ".join(capsys.readouterr().out.split())
    assert told.startswith("usage: python -m checker [-h] [--json] [--why-not TAAK] [vraag=antwoord ...] Wat moet ik nu doen? ")
    assert "De vragen en taken van de kaart, in de terminal. " in told
    assert "vraag=antwoord antwoorden die je al weet, zoals rol=politie " in told
    assert "--json stel geen vragen; geef de uitkomst als JSON " in told
    assert told.endswith("--why-not TAAK leg uit waarom deze taak er niet bij staat")


# --- the card that it answers from -------------------------------------------------------------------------------------


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the written card, beside the package as in a checkout."""
    monkeypatch.setattr(__main__, "__file__", str(tmp_path / "checker" / "__main__.py"))
    return shutil.copytree(PROJECT / "docs" / "kaart", tmp_path / "docs" / "kaart")


def test_a_card_that_is_not_compiled_yet_is_said_in_one_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(__main__, "find_spec", {"checker.compiled_card": None}.__getitem__)
    assert run("--json") == Done(1, "", f"De kaart is nog niet klaar. {COMPILE_FIRST}\n")


@pytest.mark.this_card
def test_a_card_that_was_edited_since_is_never_answered_from(run: Run, written: Path) -> None:
    assert run("--json").returncode == 0
    with (written / "om.yml").open("a", encoding="utf-8") as file:
        file.write("# een opmerking\n")
    assert run("--json") == Done(1, "", f"De kaart is veranderd sinds de laatste keer. {COMPILE_FIRST}\n")


def test_a_card_that_is_not_where_it_is_said_to_be_is_not_answered_from(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CARD", str(tmp_path / "kaart"))
    assert run("--json") == Done(1, "", f"De map {tmp_path / 'kaart'} bestaat niet. Kijk na waar je kaart staat.\n")


@pytest.mark.this_card
def test_a_package_without_the_sources_beside_it_just_answers(run: Run, written: Path) -> None:
    shutil.rmtree(written)
    assert run("--json", "rol=om").returncode == 0


def test_the_compiled_card_gives_the_same_steps_as_the_written_one(card: Card) -> None:
    from checker.compiled_card import CARD

    for step in every_step(card):
        assert step_data(decide(CARD, step.answers)) == step_data(step)


# --- as a program ------------------------------------------------------------------------------------------------------

in_a_real_python = pytest.mark.skipif("MUTANT_UNDER_TEST" in os.environ, reason="a mutant lives in this process only")


def typed_in_a_shell(*arguments: str, typed: str = "", cwd: Path = PROJECT) -> Done:
    command = [sys.executable, "-X", "utf8", "-m", "checker", *arguments]
    done = subprocess.run(command, cwd=cwd, input=typed, capture_output=True, encoding="utf-8", check=False)
    return Done(done.returncode, done.stdout, done.stderr)


@in_a_real_python
def test_the_exit_code_reaches_the_shell() -> None:
    done = typed_in_a_shell("--json", "koffie=ja")
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.this_card
@in_a_real_python
def test_numbers_that_are_typed_answer_the_questions() -> None:
    done = typed_in_a_shell(typed="1\nx\n1\n")
    assert (done.returncode, done.stderr) == (0, "")
    assert "DIT DOET DE CASUSREGISSEUR STALKING: HOOG OF GEMIDDELD RISICO" in done.stdout


@in_a_real_python
def test_right_after_a_checkout_the_command_says_what_to_do_first(tmp_path: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", "compiled_card.py")
    shutil.copytree(PROJECT / "checker", tmp_path / "checker", ignore=ignored)
    done = typed_in_a_shell("--json", cwd=tmp_path)
    assert done == Done(1, "", f"De kaart is nog niet klaar. {COMPILE_FIRST}\n")
