# SPDX-License-Identifier: EUPL-1.2
"""The smallest card that there can be, for who begins one: everything that is needed, and nothing more."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from build_hooks.authoring.schema import write_schemas

_FILES: Final[Mapping[str, str]] = {
    "kaart.yml": """\
# Wat er op de kaart staat en van wie. Voor elke organisatie is er een bestand met haar taken: 'organisatie.yml'.

title: Onze kaart
# short: hoe je de kaart in één woord noemt, in het menu
# label: hoe je de kaart midden in een zin noemt, zoals 'het protocol'
# subject: waar de kaart over gaat, in een paar woorden
# summary: Eén zin onder de titel.
version: "1"
valid_from: {today}
review_by: {review_by}

sections:
  - id: altijd
    title: Doe dit altijd
    short: Altijd
    intro: Dit doe je altijd.
    because: je dit altijd doet

organisations:
  - id: organisatie
    name: Organisatie
    label: de organisatie
    because: je bij de organisatie werkt
    intro: Je werkt bij de organisatie.

# Anderen met wie je afstemt.
partners: []
""",
    "organisatie.yml": """\
# De taken van de organisatie. Elke taak is één zin, met het werkwoord eerst.

tasks:
  - id: organisatie-eerste-taak
    section: altijd
    do: Schrijf hier de eerste taak.
""",
    "vragen.yml": """\
# De vragen aan de lezer, in volgorde. Een taak of onderdeel noemt een vraag bij 'when'.

questions:
  - id: rol
    text: Wat is je rol?
    whether: wat je rol is
""",
    "begrippen.yml": """\
# Wat woorden en afkortingen betekenen.

terms: []
""",
    "regio.yml": """\
# De namen en telefoonnummers van je regio.

region:
  name: Onze regio
  names: {{}}
  urgent: {{ name: Alarmnummer, phone: "112", note: Bij direct gevaar }}
  contacts: []
""",
    "verantwoording.yml": """\
# Keuzes die je maakte bij het lezen van een kaart op papier.

readings: []
""",
}


def write_new_card(folder: Path, today: date) -> None:
    """Write the card in this folder, with what helps an editor. Raises `FileExistsError` when there is something already."""
    folder.mkdir(parents=True)
    for name, text in _FILES.items():
        kind = "taken" if name == "organisatie.yml" else name.removesuffix(".yml")
        first = f"# yaml-language-server: $schema=schema/{kind}.json\n"
        written = text.format(today=today, review_by=today + timedelta(days=365))
        (folder / name).write_text(first + written, encoding="utf-8")
    write_schemas(folder / "schema")
