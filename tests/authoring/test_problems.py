# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a message is checked, and best read, in one piece
"""Every mistake in a card is reported where it is, in one sentence, and makes nothing else look wrong."""

import shutil
from pathlib import Path

import pytest

from build_hooks.authoring import CardProblems, Problem, load
from tests.authoring.broken_cards import BROKEN, Broken, Edit
from tests.mutants import plain_id


def problems_in(folder: Path) -> list[str]:
    """What an editor is told about the card in this folder, without the path of the folder."""
    with pytest.raises(CardProblems) as raised:
        load(folder)
    lines = str(raised.value).split("\n")
    assert lines == [str(problem) for problem in raised.value.problems]
    assert all(line.startswith("docs/kaart/") for line in lines)
    return [line.removeprefix("docs/kaart/") for line in lines]


def edit(folder: Path, change: Edit) -> None:
    path = folder / change.file
    text = path.read_text(encoding="utf-8")
    assert text.count(change.old) == 1, f"{change.old!r} occurs {text.count(change.old)} times in {change.file}"
    path.write_text(text.replace(change.old, change.new), encoding="utf-8")


@pytest.mark.parametrize("broken", BROKEN, ids=[plain_id(broken.name) for broken in BROKEN])
def test_broken_card(folder: Path, broken: Broken) -> None:
    for change in broken.edits:
        edit(folder, change)

    assert problems_in(folder) == broken.problems


def test_names_of_broken_cards_are_unique() -> None:
    assert len({broken.name for broken in BROKEN}) == len(BROKEN)


def test_all_problems_are_reported_at_once_by_file_and_line(folder: Path) -> None:
    edit(folder, Edit("vragen.yml", "text: Zijn er gewonden?", "tekst: Zijn er gewonden?"))
    edit(folder, Edit("brandweer.yml", "when: { brand-uit: nee }", "when: { brand: nee }"))
    edit(folder, Edit("brandweer.yml", "source: [5, 6]", "source: [5, 7]"))
    edit(folder, Edit("brandweer.yml", "by: bevelvoerder", "by: duiker"))
    edit(folder, Edit("ambulance.yml", "source: [15]", "source: [14]"))
    edit(folder, Edit("kaart.yml", "valid_from: 2026-01-01", "valid_from: morgen"))
    edit(folder, Edit("regio.yml", "region:", "# een tab:\t\nregion:"))

    assert problems_in(folder) == [
        "brandweer.yml:13: taak 'brandweer-blussen': vraag 'brand' bestaat niet; bedoel je 'brand-uit'?",
        "brandweer.yml:31: taak 'brandweer-zolder': kaartregel 7 staat in geen onderdeel bij 'lines'; kijk het nummer na",
        "brandweer.yml:34: taak 'brandweer-afstemmen': rol 'duiker' bestaat niet; kies uit: 'ambulance', 'arts', 'bevelvoerder', 'brandweer'",
        "kaart.yml:5: bij 'valid_from' staat 'morgen'; schrijf daar een datum zoals 2026-01-31",
        "kaart.yml:40: onderdeel 'takenpakket': kaartregel 15 van 'ambulance' staat bij geen enkele taak; zet het nummer bij een taak onder 'source', of haal het hier weg als de kaart die regel niet meer heeft",
        "regio.yml:3: een tab; gebruik spaties",
        "vragen.yml:27: vraag 'gewonden': sleutel 'tekst' bestaat niet; bedoel je 'text'?",
    ]


# --- files ----------------------------------------------------------------------------------------------------------


def test_folder_that_is_not_there(folder: Path) -> None:
    shutil.rmtree(folder)

    with pytest.raises(CardProblems) as raised:
        load(folder)

    assert str(raised.value) == "docs/kaart:1: deze map bestaat niet; kijk de naam na"


@pytest.mark.parametrize("name", ["begrippen.yml", "kaart.yml", "regio.yml", "verantwoording.yml", "vragen.yml"])
def test_file_that_is_not_there(folder: Path, name: str) -> None:
    (folder / name).unlink()

    assert problems_in(folder) == [f"{name}:1: dit bestand ontbreekt; zet het terug"]


def test_organisation_without_a_file(folder: Path) -> None:
    (folder / "ambulance.yml").unlink()

    assert problems_in(folder) == [
        "ambulance.yml:1: dit bestand met de taken van organisatie 'ambulance' ontbreekt; zet het terug, "
        "of maak het: begin met 'tasks:'"
    ]


def test_file_of_no_organisation(folder: Path) -> None:
    (folder / "marine.yml").write_text("tasks: []\n")

    assert problems_in(folder) == [
        "marine.yml:1: dit bestand hoort niet bij een kaart: organisatie 'marine' bestaat niet; kies uit: 'ambulance' en 'brandweer'"
    ]


@pytest.mark.parametrize(("name", "written"), [("vragen.yml", "vraag.yml"), ("ambulance.yml", "ambulanse.yml")])
def test_file_with_almost_the_right_name(folder: Path, name: str, written: str) -> None:
    (folder / name).rename(folder / written)

    assert problems_in(folder) == [f"{written}:1: dit bestand hoort niet bij een kaart; bedoel je '{name}'?"]


FILES = ["ambulance", "begrippen", "brandweer", "kaart", "regio", "vastgesteld", "verantwoording", "voorbeelden", "vragen"]
"""Every file that there can be beside the small card."""

WRONG_NAMES = {
    "{name}.yaml": "eindigt op '.yml'",
    "{name}.yml.txt": "eindigt op '.yml'",
    "{name}.txt": "eindigt op '.yml'",
    "{name}.YML": "eindigt op '.yml'",
    "{Name}.yaml": "eindigt op '.yml'",
    "{NAME}.TXT": "eindigt op '.yml'",
    "{Name}.yml": "heeft een naam zonder hoofdletters",
    "{name}.kopie.yml": "heeft één punt in de naam",
}
"""What a file can be called by mistake, and which rule it does not keep to."""


def wrongly_called(name: str, pattern: str) -> str:
    return pattern.format(name=name, Name=name.capitalize(), NAME=name.upper())


@pytest.mark.parametrize(("pattern", "rule"), WRONG_NAMES.items())
@pytest.mark.parametrize("name", FILES)
def test_file_with_another_name_is_to_be_renamed(folder: Path, name: str, pattern: str, rule: str) -> None:
    """Also a file that need not be there: without a word it would be left out."""
    written = wrongly_called(name, pattern)
    (folder / f"{name}.yml").touch()
    (folder / f"{name}.yml").rename(folder / written)

    assert problems_in(folder) == [f"{written}:1: een bestand van de kaart {rule}; hernoem dit naar '{name}.yml'"]


@pytest.mark.parametrize(("pattern", "rule"), WRONG_NAMES.items())
@pytest.mark.parametrize("name", FILES)
def test_file_with_another_name_beside_the_right_one(folder: Path, name: str, pattern: str, rule: str) -> None:
    written = wrongly_called(name, pattern)
    (folder / f"{name}.yml").touch()
    (folder / written).write_text("x\n")

    found = [line for line in problems_in(folder) if not line.startswith(f"{name}.yml:")]
    assert found == [f"{written}:1: een bestand van de kaart {rule}; de kaart staat in '{name}.yml', dus zet dit ergens anders"]


@pytest.mark.parametrize(("name", "written"), [("voorbeelden.yml", "voorbeeld.yml"), ("vastgesteld.yml", "vastgestelt.yml")])
def test_file_that_need_not_be_there_with_almost_the_right_name(folder: Path, name: str, written: str) -> None:
    (folder / written).touch()

    assert problems_in(folder) == [f"{written}:1: dit bestand hoort niet bij een kaart; bedoel je '{name}'?"]


@pytest.mark.parametrize("name", [".brandweer.yml", "._regio.yml", "~$regio.yml", "aantekeningen.txt"])
def test_file_that_nobody_wrote_for_the_card_is_no_mistake(folder: Path, name: str) -> None:
    (folder / name).touch()

    load(folder)


@pytest.mark.parametrize("content", ["", "\n", "# Alleen een opmerking\n", "---\n", "null\n"])
def test_empty_file(folder: Path, content: str) -> None:
    (folder / "begrippen.yml").write_text(content)

    assert problems_in(folder) == ["begrippen.yml:1: dit bestand is leeg; vul het in of zet het terug"]


def test_file_that_is_a_list(folder: Path) -> None:
    (folder / "begrippen.yml").write_text("- term: AED\n")

    assert problems_in(folder) == ["begrippen.yml:1: in dit bestand staat een lijst; begin met de sleutel 'terms'"]


def test_file_without_any_key(folder: Path) -> None:
    (folder / "kaart.yml").write_text("title: Kleine kaart\nversion: '1'\n")

    assert problems_in(folder) == [
        "kaart.yml:1: de sleutels 'valid_from', 'review_by', 'sections', 'organisations' en 'partners' ontbreken; vul aan"
    ]


def test_tasks_without_their_key(folder: Path) -> None:
    (folder / "ambulance.yml").write_text("{}\n")

    assert problems_in(folder) == ["ambulance.yml:1: sleutel 'tasks' ontbreekt; vul aan"]


@pytest.mark.parametrize(
    ("encoding", "place", "found", "open_it"),
    [
        ("latin-1", "11", "hier staat de letter 'é'", "Windows-1252"),
        ("cp1252", "11", "hier staat de letter 'é'", "Windows-1252"),
        ("utf-16", "1", "hier staat een teken", "UTF-16"),
    ],
)
def test_file_in_another_encoding_is_to_be_opened_as_what_it_is_before_it_is_saved(
    folder: Path, encoding: str, place: str, found: str, open_it: str
) -> None:
    path = folder / "begrippen.yml"
    path.write_bytes(path.read_text(encoding="utf-8").replace("Bepalen wie", "Beoordelen wie (één)").encode(encoding))

    assert problems_in(folder) == [
        f"begrippen.yml:{place}: {found} in een andere codering dan UTF-8; open het bestand eerst met de codering {open_it}, "
        "kijk of alle letters kloppen, en sla het dan op met de codering UTF-8"
    ]


def test_file_that_is_a_folder(folder: Path) -> None:
    (folder / "begrippen.yml").unlink()
    (folder / "begrippen.yml").mkdir()

    assert problems_in(folder) == ["begrippen.yml:1: dit bestand is niet te lezen; kijk of het een map is, of op slot staat"]


def test_data_that_is_endlessly_deep(folder: Path) -> None:
    (folder / "begrippen.yml").write_text(f"terms: {'[' * 5000}\n")

    assert problems_in(folder) == ["begrippen.yml:1: dit zit meer dan 20 niveaus diep; haal niveaus weg"]


# --- the form of a problem ------------------------------------------------------------------------------------------


def test_path_outside_the_current_directory_is_shown_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    assert str(Problem(tmp_path / "om.yml", 3, "message")) == f"{tmp_path.as_posix()}/om.yml:3: message"
    assert str(Problem(Path("docs/om.yml"), 3, "message")) == "docs/om.yml:3: message"
