# SPDX-License-Identifier: EUPL-1.2
"""`make card THOROUGH=1` tells of any card what could be better: where it stands, what is wrong, and what to do."""

from dataclasses import replace
from pathlib import Path

import pytest

from build_hooks.authoring import load
from build_hooks.authoring.__main__ import main
from build_hooks.authoring.language import EXCEPTIONS
from build_hooks.authoring.new import write_new_card
from build_hooks.authoring.thorough import thorough_warnings
from checker import Card
from checker.card import Task
from tests.authoring.test_new import TODAY
from tests.checker.small_cards import of_every_shape, open_question, section, small_card
from tests.conftest import PROJECT
from tests.states import every_step

MELDCODE = PROJECT / "tests" / "meldcode"


def with_a_task(do: str) -> Card:
    return small_card({"a": (Task(id="a-1", do=do, section="altijd"),)}, functions={"a": 0})


@pytest.mark.parametrize(
    ("do", "told"),
    [
        ("Bel " + "nu " * 20 + "op.", "een zin van 22 woorden"),
        ("De zaak wordt besproken.", "een lijdende vorm (‘wordt … besproken’)"),
        ("Overleg evt. met de regio.", "‘evt.’"),
        ("Vul de XYZ in.", "de afkorting ‘XYZ’ staat niet in de begrippenlijst"),
        ("Vul uw naam in.", "‘uw’"),
    ],
)
def test_what_is_not_plain_is_told_with_its_place(do: str, told: str, tmp_path: Path) -> None:
    (warning,) = (each for each in thorough_warnings(with_a_task(do), tmp_path) if each.startswith("a.yml"))
    assert warning.startswith(f"a.yml, taak a-1 (do): {told}. Verwacht: ")


def test_a_name_with_the_letter_ij_is_no_abbreviation(tmp_path: Path) -> None:
    assert list(thorough_warnings(with_a_task("Bel de politie in IJsselland."), tmp_path)) == []


def test_what_may_be_otherwise_stands_beside_the_card(tmp_path: Path) -> None:
    card = with_a_task("De zaak wordt besproken.")
    exception = "{ plek: a.yml, regel: lijdend, tekst: wordt besproken, reden: Zo staat het op de kaart. }"
    (tmp_path / EXCEPTIONS).parent.mkdir()
    (tmp_path / EXCEPTIONS).write_text(f"gebiedende_wijs: [[Bel]]\nuitzonderingen: [{exception}]", encoding="utf-8")
    (warning,) = thorough_warnings(card, tmp_path)
    assert "de taak begint met ‘De’" in warning


@of_every_shape
def test_of_every_role_that_may_have_nothing_to_do_it_is_told_once(card: Card) -> None:
    told = [each for each in thorough_warnings(card, PROJECT) if "krijgt geen enkele taak" in each]
    idle = {step.answers["rol"] for step in every_step(card) if step.question is None and not step.advice}
    assert len(told) == len(idle)
    assert all(any(f"{card.role(role).label} krijgt" in each for each in told) for role in idle)


def test_it_is_told_with_which_answers(tmp_path: Path) -> None:
    task = Task(id="a-1", do="Bel.", section="altijd", when={"v": "ja"})
    card = small_card({"a": (task,)}, [open_question("v")], [section("altijd")], functions={"a": 0})
    (told,) = thorough_warnings(card, tmp_path)
    assert told.startswith("vragen.yml: de a krijgt geen enkele taak bij v = nee")
    (_, asked) = card.questions
    said = tuple(replace(option, no_tasks={"a": "Dan hoeft er niets."}) for option in asked.options)
    assert list(thorough_warnings(replace(card, questions=(card.questions[0], replace(asked, options=said))), tmp_path)) == []


def test_who_never_has_anything_to_do_is_told_so(tmp_path: Path) -> None:
    task = Task(id="a-1", do="Bel.", section="altijd")
    (told,) = thorough_warnings(small_card({"a": (task,), "b": ()}, functions={"a": 0, "b": 0}), tmp_path)
    assert told == ("vragen.yml: de b krijgt geen enkele taak bij elk antwoord. Klopt dat? Geef anders een taak die dan geldt.")


def test_the_other_cards_have_nothing_to_tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_new_card(tmp_path / "new", TODAY)
    for folder in (MELDCODE, tmp_path / "new"):
        assert main([str(folder), "--thorough", "--target", str(tmp_path / "card.py")], TODAY) == 0
        assert "Let op" not in capsys.readouterr().out, folder
        assert list(thorough_warnings(load(folder), folder)) == []
