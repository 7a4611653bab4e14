# SPDX-License-Identifier: EUPL-1.2
"""New texts are put in the files whatever they are, just those, with comments and layout kept; all of them or none."""

import re
import shutil
from collections.abc import Mapping, Sequence
from itertools import cycle
from pathlib import Path

import pytest

from build_hooks.authoring import CardProblems, load
from build_hooks.authoring.reading import read
from build_hooks.review.applying import apply, changed, tried
from build_hooks.review.merging import Change
from build_hooks.review.rows import Row, rows
from tests.authoring.conftest import SMALL_CARD
from tests.conftest import PROJECT
from tests.review.sheets import texts

KAART = PROJECT / "docs" / "kaart"
TEXTS = [
    "Gewoon.",
    "Een tekst: met een dubbele punt",
    "ja, nee en {niet} [wel] }",
    "'aangehaald' en \"ook\" en \\n",
    "- een streepje",
    "# hek",
    "hek # erin",
    "nee: # beide",
    "nee",
    "true",
    "12",
    "null",
    "=1+1",
    "@naam",
    "*ster* en **vet**",
    "? vraag",
    "| streep > groter",
    "tekst do: iets",
    "een heel lange tekst met veel woorden " * 12 + "eind",
    "een - b " * 40 + "- # do: c",
]


def folder_with_every_form(to: Path) -> Path:
    """The small card, with texts in each form that YAML has for them."""
    shutil.copytree(SMALL_CARD, to)
    (to / "begrippen.yml").write_text(
        "terms:  # opmerking\n"
        "  - term: A\n"
        "    # boven\n"
        "    explanation: >-\n      Een tekst\n      op twee regels.\n\n"
        "  # tussen\n"
        "  - { term: B, explanation: 'enkele ''aanhaling''' }\n"
        '  - { term: C, explanation: "dubbele" }  # achter\n'
        "  - term: D\n    explanation: plat\n"
        "  - term: E\n    explanation: |-\n      met een streep\n"
        "  - term: F\n    explanation:\n      op de volgende regel\n      en verder\n",
        encoding="utf-8",
    )
    return to


def data(text: str, path: Path) -> object:
    path.write_text(text, encoding="utf-8")
    document, problems = read(path)
    assert problems == ()
    return document.data


def with_texts(found: object, wanted: Mapping[tuple[str | int, ...], object], keys: tuple[str | int, ...] = ()) -> object:
    if isinstance(found, dict):
        return {key: with_texts(value, wanted, (*keys, key)) for key, value in found.items()}
    if isinstance(found, list):
        return [with_texts(value, wanted, (*keys, place)) for place, value in enumerate(found)]
    return wanted.get(keys, found)


def comments(text: str) -> list[str]:
    return re.findall(r"^\s*#.*$|(?<=\S  )# (?:opmerking|achter).*$", text, re.MULTILINE)


def written(folder: Path) -> tuple[Row, ...]:
    return tuple(row for row in rows(folder, load(folder)) if row.spot)


def take(found: Sequence[tuple[Row, str]], there: Path) -> None:
    """Put these texts in the files, and see that nothing else changes. `there` is a folder to work in."""
    made = changed([Change(row, text, ()) for row, text in found])
    assert {path.name for path in made} == {row.spot.document.path.name for row, _ in found if row.spot}
    for path, after in made.items():
        own = {row.spot.keys: (row.spot.data, text) for row, text in found if row.spot and row.spot.document.path == path}
        new = {keys: int(text) if isinstance(now, int) and text.isdigit() else text for keys, (now, text) in own.items()}
        before = path.read_text(encoding="utf-8")
        assert data(after, there / "after.yml") == with_texts(read(path)[0].data, new), path.name
        assert comments(after) == comments(before)


@pytest.mark.parametrize("text", TEXTS, ids=[text[:20] for text in TEXTS])
def test_whatever_the_text_every_form_takes_it_and_nothing_else_changes(tmp_path: Path, text: str) -> None:
    folder = folder_with_every_form(tmp_path / "kaart")
    take([(row, text) for row in written(folder) if row.key.startswith(("begrippen", "regio"))], tmp_path)


def test_every_row_of_this_card_takes_any_text_and_nothing_else_changes(tmp_path: Path) -> None:
    take([(row, text) for row, text in zip(written(KAART), cycle(TEXTS), strict=False)], tmp_path)


def test_a_block_stays_a_block_and_the_old_texts_bring_the_old_file_back(tmp_path: Path) -> None:
    folder = folder_with_every_form(tmp_path / "kaart")
    old = (folder / "begrippen.yml").read_text(encoding="utf-8")
    one = next(row for row in written(folder) if row.key == "begrippen › terms › A › explanation")
    apply(folder, [Change(one, "Iets heel anders, " * 20 + "en dan klaar.", ())])
    new = (folder / "begrippen.yml").read_text(encoding="utf-8")
    assert new.count(">-") == 1
    assert max(map(len, new.splitlines())) <= 120
    assert re.sub(r"(?<=>-\n)(?:      .*\n)+", "", new) == re.sub(r"(?<=>-\n)(?:      .*\n)+", "", old)


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["", "with a byte order mark"])
def test_a_file_keeps_its_ends_of_lines_and_its_mark(folder: Path, end: str, mark: str) -> None:
    path = folder / "brandweer.yml"
    text = path.read_text(encoding="utf-8")
    path.write_bytes((mark + text.replace("\n", end)).encode())
    row = next(each for each in written(folder) if each.text == "Blus na.")
    card = apply(folder, [Change(row, "Blus goed na.", ())])
    assert path.read_bytes() == (mark + text.replace("Blus na.", "Blus goed na.").replace("\n", end)).encode()
    assert card.hash == load(folder).hash


def test_when_the_card_would_not_be_right_nothing_is_written_and_it_is_told_where(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    good, bad = (next(each for each in written(folder) if each.text == text) for text in ("Blus na.", "Blus de brand."))
    with pytest.raises(CardProblems) as raised:
        apply(folder, [Change(good, "Blus goed na.", ()), Change(bad, "Zie https://voorbeeld.nl nu.", ())])
    (problem,) = raised.value.problems
    assert problem.path == folder / "brandweer.yml"
    assert problem.message.startswith("taak 'brandweer-blussen': 'https://voorbeeld.nl' is een link")
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_to_try_changes_nothing_and_gives_the_card_that_there_would_be(folder: Path) -> None:
    before = texts(folder)
    row = next(each for each in written(folder) if each.text == "Blus na.")
    card = tried(folder, [Change(row, "Blus goed na.", ())])
    assert texts(folder) == before
    apply(folder, [Change(row, "Blus goed na.", ())])
    assert load(folder).hash == card.hash
    assert texts(folder) == {**before, row.key: "Blus goed na."}
