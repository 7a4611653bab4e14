# SPDX-License-Identifier: EUPL-1.2
"""An organisation has as many functions as it has, and a task is of everybody who is named."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from build_hooks.authoring import load
from checker.rules import rulebook
from tests.authoring.test_fuzz import SMALL, Files, messages
from tests.authoring.test_problems import problems_in

ARTS = b"""    functions:
      - id: arts
        name: Arts
        label: de arts
        because: je arts bent
        intro: Je bent arts.
"""
CHAUFFEUR = ARTS.replace(b"arts", b"chauffeur").replace(b"    functions:\n", b"")
DRIVING = b"""
  - id: chauffeur-rijden
    section: takenpakket
    who: chauffeur
    do: Rijd voorzichtig.
    source: 15
"""


def edited(*edits: tuple[str, bytes, bytes]) -> Files:
    files = dict(SMALL)
    for name, old, new in edits:
        assert files[name].count(old) >= 1, (name, old)
        files[name] = files[name].replace(old, new)
    return files


def roles_with(folder: Path, files: Files, task: str) -> list[str]:
    """Everybody who sees the task on a card."""
    for name, content in files.items():
        (folder / name).write_bytes(content)
    card = load(folder)
    return [role.id for role in card.roles() if rulebook(card).whole(role.id, task)]


NONE = edited(
    ("kaart.yml", ARTS, b""),
    ("kaart.yml", b"      ambulance: 14-15\n", b""),
    ("ambulance.yml", SMALL["ambulance.yml"][SMALL["ambulance.yml"].index(b"  - id: arts-b") :], b""),
    ("brandweer.yml", b"with: [arts]", b"with: [ambulance]"),
)
SEVERAL = edited(
    ("kaart.yml", ARTS, ARTS + CHAUFFEUR),
    ("ambulance.yml", b"section: takenpakket\n", b"section: takenpakket\n    who: arts\n"),
    ("ambulance.yml", b"source: [15]\n", b"source: [15]\n" + DRIVING),
)


def test_an_organisation_may_have_no_function(folder: Path) -> None:
    assert roles_with(folder, NONE, "ambulance-rijden") == ["ambulance"]


def test_each_of_several_functions_has_its_own_tasks_and_those_of_the_organisation(folder: Path) -> None:
    assert roles_with(folder, SEVERAL, "chauffeur-rijden") == ["chauffeur"]
    assert roles_with(folder, SEVERAL, "arts-overdragen") == ["arts"]
    assert roles_with(folder, SEVERAL, "ambulance-rijden") == ["ambulance", "arts", "chauffeur"]


@pytest.mark.parametrize(
    ("who", "readers"),
    [
        (b"[brandweer, arts]", ["brandweer", "bevelvoerder", "arts"]),
        (b"[ambulance, brandweer]", ["brandweer", "bevelvoerder", "ambulance", "arts"]),
        (b"bevelvoerder", ["bevelvoerder"]),
    ],
)
def test_a_task_is_of_everybody_who_is_named(folder: Path, who: bytes, readers: Iterable[str]) -> None:
    shared = edited(("brandweer.yml", b"    do: Blus de brand.", b"    who: " + who + b"\n    do: Blus de brand."))
    assert roles_with(folder, shared, "brandweer-blussen") == readers


def test_a_task_may_stand_in_several_sections(folder: Path) -> None:
    both = edited(
        ("brandweer.yml", b"section: onbekend", b"section: [onbekend, laag]"),
        ("vragen.yml", b', no_tasks: { ambulance: "De ambulance wacht." }', b""),
        ("ambulance.yml", b"section: laag", b"section: [laag, onbekend]"),
        ("ambulance.yml", b"{ gewonden: ja }", b"{ gewonden: nee }"),
    )
    roles_with(folder, both, "brandweer-risico")
    card = load(folder)
    found = rulebook(card).whole("brandweer", "brandweer-risico")
    assert found
    assert found.condition == ({"risico": ("onbekend",)}, {"risico": ("laag",)})


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            edited(("kaart.yml", ARTS, ARTS + CHAUFFEUR), ("ambulance.yml", b"source: [15]\n", b"source: [15]\n" + DRIVING)),
            [
                f"ambulance.yml:{line}: taak '{task}': in 'takenpakket' staan taken van functies; "
                "zeg bij 'who' van welke functie deze is: 'arts' of 'chauffeur'"
                for line, task in ((18, "arts-beoordelen"), (23, "arts-overdragen"))
            ],
        ),
        (
            edited(("ambulance.yml", b"    do: Rijd", b"    who: brandweer\n    do: Rijd")),
            ["ambulance.yml:6: taak 'ambulance-rijden': deze taak is van 'brandweer'; zet die in 'brandweer.yml'"],
        ),
        (
            edited(("ambulance.yml", b"    do: Draag", b"    who: ambulance\n    do: Draag")),
            [
                "ambulance.yml:25: taak 'arts-overdragen': in 'takenpakket' staan alleen taken van functies, en 'ambulance' "
                "is een organisatie; noem de functie, of kies een ander onderdeel"
            ],
        ),
        (
            edited(("ambulance.yml", b"    do: Rijd", b"    who: [ambulance, artz]\n    do: Rijd")),
            ["ambulance.yml:6: taak 'ambulance-rijden': rol 'artz' bestaat niet; bedoel je 'arts'?"],
        ),
        (
            edited(("brandweer.yml", b"        do: Kijk op zolder.", b"        who: [arts]\n        do: Kijk op zolder.")),
            ["brandweer.yml:29: taak 'brandweer-zolder': een deeltaak is van wie de taak erboven is; haal 'who' weg"],
        ),
        (
            edited(("ambulance.yml", b"section: laag", b"section: [laag, laag]")),
            ["ambulance.yml:10: taak 'ambulance-verzorgen': bij 'section' staat 'laag' twee keer; haal er een weg"],
        ),
        (
            edited(("ambulance.yml", b"section: laag", b"section: [laag, hoog]")),
            [
                "ambulance.yml:10: taak 'ambulance-verzorgen': onderdeel 'hoog' bestaat niet; "
                "kies uit: 'altijd', 'laag', 'onbekend', 'takenpakket'"
            ],
        ),
    ],
)
def test_whose_a_task_cannot_be_is_told(files: Files, told: list[str]) -> None:
    assert messages(files) == told


def test_more_than_twelve_are_told(folder: Path) -> None:
    extra = "".join(
        f"  - {{ id: o{number}, name: O, label: de o, because: je er werkt, intro: Je werkt er. }}\n" for number in range(11)
    )
    text = (folder / "kaart.yml").read_text(encoding="utf-8")
    (folder / "kaart.yml").write_text(text.replace("\npartners:\n", f"{extra}\npartners:\n"), encoding="utf-8")
    assert "kaart.yml:42: in de lijst 'organisations' staan er 13; meer dan 12 kan niet" in problems_in(folder)
