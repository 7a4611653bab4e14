# SPDX-License-Identifier: EUPL-1.2
"""What a task rests on may be written in several ways, and need not be lines of a card."""

import re
from pathlib import Path

import pytest

from build_hooks.authoring import load
from checker.reasons import sources
from tests.authoring.test_fuzz import SMALL, Files, messages, replaced


@pytest.mark.parametrize(
    ("file", "in_full", "alone"),
    [
        ("brandweer.yml", "source: [9]", "source: 9"),
        ("brandweer.yml", "source: [9]", 'source: "9"'),
        ("brandweer.yml", "source: [2, 3]", "source: 2-3"),
        ("brandweer.yml", "source: [2, 3]", "source: 2, 3"),
        ("brandweer.yml", "with: [arts]", "with: arts"),
        ("kaart.yml", 'brandweer: "9"', "brandweer: 9"),
        ("kaart.yml", 'ambulance: "11" }', "ambulance: 11 }"),
    ],
)
def test_one_alone_is_a_list_of_one(folder: Path, file: str, in_full: str, alone: str) -> None:
    before = load(folder)
    text = (folder / file).read_text(encoding="utf-8")
    assert in_full in text
    (folder / file).write_text(text.replace(in_full, alone), encoding="utf-8")

    assert load(folder).hash == before.hash


def without_lines(source: str = "") -> Files:
    """The small card as if its original had no numbers; with this `source` for every task."""
    files: Files = {}
    for name, content in SMALL.items():
        text = re.sub(rb" *lines: \[.*\]\n| *lines: \{.*\}\n| *lines:\n(?: {6}\w+: .*\n)+", b"", content)
        text = re.sub(rb"    reading: 1\n", b"", text)
        files[name] = re.sub(rb"( *)source: .*\n", rb"\1" + source.encode() + b"\n" if source else b"", text)
    return files


@pytest.mark.parametrize(("written", "told"), [("", ""), ("source: Protocol 3.2.", "Bron: Protocol 3.2.")])
def test_a_card_without_numbered_lines_rests_on_what_its_editor_says(folder: Path, written: str, told: str) -> None:
    for name, content in without_lines(written).items():
        (folder / name).write_bytes(content)
    card = load(folder)

    assert not card.numbered
    assert {sources(task) for own in card.tasks.values() for task in own} == {told}


def test_lines_that_stand_nowhere_are_told() -> None:
    assert messages(without_lines("source: 9"))[0].endswith(
        "kaartregel 9 staat in geen onderdeel bij 'lines'; kijk het nummer na"
    )
    assert messages(replaced("kaart.yml", '    lines:\n      brandweer: "9"\n      ambulance: 14-15\n', ""))
