# SPDX-License-Identifier: EUPL-1.2
"""A card that is right is read as it is meant."""

from datetime import date
from pathlib import Path

import pytest

from build_hooks.authoring import load
from build_hooks.authoring.citations import card_lines
from build_hooks.authoring.reading import read
from checker.card import Option


def test_everything_that_is_written_is_in_the_card(folder: Path) -> None:
    card = load(folder)

    assert (card.title, card.version, card.valid_from) == ("Kleine kaart", "1", date(2026, 1, 1))
    assert [section.id for section in card.sections] == ["altijd", "onbekend", "laag", "takenpakket"]
    assert list(card.tasks) == ["brandweer", "ambulance"]
    assert card.sections[2].lines == {"brandweer": "4-6, 8", "ambulance": "12-13"}
    blussen, nablussen = card.tasks["brandweer"][1], card.tasks["brandweer"][3]
    assert blussen.when == {"brand-uit": "nee"}
    assert blussen.partners == ("ambulance", "buren")
    assert blussen.source == (2, 3)
    assert nablussen.tasks[1].when == ({"gewonden": "ja"}, {"brand-uit": "ja", "gewonden": ("nee", "weet-niet")})
    assert card.terms[0].certainty == "te bevestigen"
    assert card.readings[1].lines == (4, 5)
    assert (card.search_words, card.not_covered) == ((), ())


def test_the_answers_to_the_role_are_the_roles(folder: Path) -> None:
    assert load(folder).question("rol").options == (
        Option(id="brandweer", text="Brandweer", because="je bij de brandweer werkt"),
        Option(id="bevelvoerder", text="Bevelvoerder", because="je bevelvoerder bent"),
        Option(id="ambulance", text="Ambulance", because="je op de ambulance werkt"),
        Option(id="arts", text="Arts", because="je arts bent"),
    )


def test_regional_names_are_filled_in_wherever_they_stand(folder: Path) -> None:
    card = load(folder)

    assert card.organisations[0].intro == "Je werkt bij de brandweer in Voorbeeldstad."
    assert card.partners[0].name == "Voorbeeldstads ziekenhuis"
    assert card.tasks["ambulance"][0].do == "Rijd naar Voorbeeldstad."
    assert card.tasks["brandweer"][1].more == "Begin in Voorbeeldstad bij de kern."
    assert card.region.contacts[1].name == "Ambulance in Voorbeeldstad"


@pytest.mark.parametrize(
    ("written", "minutes"), [("", 10), ("  clear_after_minutes: 2\n", 2), ("  clear_after_minutes: 60\n", 60)]
)
def test_answers_are_cleared_after_ten_minutes_unless_the_region_says_otherwise(
    folder: Path, written: str, minutes: int
) -> None:
    with (folder / "regio.yml").open("a") as file:
        file.write(written)

    assert load(folder).region.clear_after_minutes == minutes


def test_a_folded_text_is_one_sentence(folder: Path) -> None:
    assert load(folder).tasks["ambulance"][1].do == "Verzorg wie gewond is en breng hen naar het ziekenhuis."


@pytest.mark.parametrize(
    "word", ["ja", "nee", "yes", "no", "on", "off", "2026-01-31", "0900", "12:30", "1e3", "0x1F", ".5", "="]
)
def test_words_and_dates_stay_text(tmp_path: Path, word: str) -> None:
    path = tmp_path / "file.yml"
    path.write_text(f"key: {word}\n")

    assert read(path)[0].data == {"key": word}


def test_a_byte_order_mark_does_not_matter(folder: Path) -> None:
    path = folder / "kaart.yml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert load(folder).title == "Kleine kaart"


@pytest.mark.parametrize(
    "name", ["Thumbs.db", "desktop.ini", ".DS_Store", "._regio.yml", ".regio.yml.swp", "~$regio.yml", "regio.yml~"]
)
def test_what_a_system_or_an_editor_leaves_does_not_matter(folder: Path, name: str) -> None:
    before = load(folder).hash
    (folder / name).write_bytes(b"\0\xff")

    assert load(folder).hash == before


@pytest.mark.parametrize(
    "address",
    [
        "https://regio.nl",
        "https://regio.nl/",
        "http://intranet/routekaart",
        "https://host.regio.nl:8443/~rk/a%20b/",
        "https://regio.nl/v1.2/routekaart/",
    ],
)
def test_the_address_of_a_folder_may_be_written(folder: Path, address: str) -> None:
    with (folder / "regio.yml").open("a") as file:
        file.write(f"  site_url: {address}\n")

    assert load(folder).region.site_url == address


def test_windows_line_ends_do_not_matter(folder: Path) -> None:
    before = load(folder).hash
    for path in folder.glob("*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert load(folder).hash == before


def test_every_line_is_found_again(folder: Path) -> None:
    document, _ = read(folder / "brandweer.yml")

    assert document.line(("tasks", 3, "tasks", 1, "when", 1, "gewonden")) == 37
    assert document.line(("tasks", 3, "tasks", 1)) == 32
    assert document.line(("tasks", 0, "no-such-key")) == 4


def test_ranges_of_card_lines() -> None:
    assert card_lines("57-60, 68") == (57, 58, 59, 60, 68)
    assert card_lines("9") == (9,)


# --- the hash -------------------------------------------------------------------------------------------------------


def test_the_hash_is_twelve_hexadecimal_digits(folder: Path) -> None:
    assert len(load(folder).hash) == 12
    assert int(load(folder).hash, 16)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("tasks:\n", "# opmerking\ntasks:\n"),
        ("source: [9]", "source: [ 9 ]"),
        ("source: [9]", "source:\n      - 9"),
        ("do: Blus na.", 'do: "Blus na."'),
        ("    section: takenpakket\n    do: Geef leiding.\n", "    do: Geef leiding.\n    section: takenpakket\n"),
    ],
)
def test_comments_and_layout_do_not_change_the_hash(folder: Path, old: str, new: str) -> None:
    before = load(folder).hash
    path = folder / "brandweer.yml"
    text = path.read_text().replace(old, new, 1)
    assert text != path.read_text()
    path.write_text(text)

    assert load(folder).hash == before


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("brandweer.yml", "do: Blus na.", "do: Blus goed na."),
        ("brandweer.yml", "with: [ambulance, buren]", "with: [buren, ambulance]"),
        ("regio.yml", "stad: Voorbeeldstad", "stad: Andere stad"),
        ("vragen.yml", "    hint: Kijk ook op zolder.\n", ""),
        ("begrippen.yml", "certainty: te bevestigen", "certainty: zeker"),
    ],
)
def test_every_change_of_content_changes_the_hash(folder: Path, file: str, old: str, new: str) -> None:
    before = load(folder).hash
    path = folder / file
    path.write_text(path.read_text().replace(old, new))

    assert load(folder).hash != before


def test_words_for_the_search_may_be_written(folder: Path) -> None:
    with (folder / "begrippen.yml").open("a") as file:
        file.write("\nsearch_words:\n  - { means: brand, words: [vuur] }\nnot_covered: [zeppelin, heet lucht]\n")

    card = load(folder)
    assert [(each.means, each.words) for each in card.search_words] == [("brand", ("vuur",))]
    assert card.not_covered == ("zeppelin", "heet lucht")
