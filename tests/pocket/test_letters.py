# SPDX-License-Identifier: EUPL-1.2
"""The letters of the guides are made from those of the site, in a form that Typst reads."""

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from build_hooks.pocket import PocketError
from build_hooks.pocket.letters import letters

WHICH = (
    "@fontsource/atkinson-hyperlegible-next/files/*-[47]00-normal.woff2",
    "@fontsource-variable/noto-emoji/files/noto-emoji-0-wght-normal.woff2",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return letters(tmp_path_factory.mktemp("letters"), WHICH)


def fonts(folder: Path) -> dict[str, TTFont]:
    return {path.name: TTFont(path) for path in folder.iterdir()}


def test_each_weight_is_a_file_of_that_weight_alone(made: Path) -> None:
    for weight in (400, 700):
        for part in ("latin", "latin-ext"):
            font = fonts(made)[f"atkinson-hyperlegible-next-{part}-{weight}-normal.ttf"]
            assert font["OS/2"].usWeightClass == weight
            assert "fvar" not in font, "it has no other weights to choose from"


def test_no_two_files_of_one_weight_have_the_same_name_within_or_typst_would_see_one_of_them(made: Path) -> None:
    names = [(font["name"].getBestFamilyName(), font["OS/2"].usWeightClass) for font in fonts(made).values()]
    assert len(set(names)) == len(names) == 5


def test_made_again_they_are_equal_byte_for_byte(made: Path, tmp_path: Path) -> None:
    again = letters(tmp_path, WHICH)
    assert again.name == made.name
    assert {path.name: path.read_bytes() for path in again.iterdir()} == {
        path.name: path.read_bytes() for path in made.iterdir()
    }


def test_what_was_made_before_is_not_made_again(made: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in made.parent.rglob("*")}
    assert letters(made.parent, WHICH) == made
    assert {path: path.stat().st_mtime_ns for path in made.parent.rglob("*")} == before


def test_a_package_that_is_not_there_is_named_and_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(PocketError, match=r"00-normal\.woff2: deze letter voor de zakgids is er niet\. Draai `make setup`"):
        letters(tmp_path / "cache", WHICH, packages=tmp_path)
    assert not (tmp_path / "cache").exists()
