# SPDX-License-Identifier: EUPL-1.2
"""The forms of what a role has on paper, with all their sizes; and the colour that each organisation has there."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker.card import Card
from checker.markup import line_class

TOKENS: Final = Path(__file__).parents[2] / "docs" / "assets" / "stijl" / "tokens.css"


@dataclass(frozen=True, slots=True)
class Paper:
    """One form of what a role has on paper.

    `layout` is how `guide.typ` sets it, `name` what its file is called: '{}' is the role. `width` is that of a page. `panel` is
    the width of a panel, its height, its margins at the top, the sides and the bottom, and the height of the line at its foot.
    All of it is in millimetres, and printers leave 5 of them white. `sizes` are the sizes of text to choose from, in points,
    largest first; `gap` is the room between two tasks as a part of that, and `small` the size of the line at the foot.

    `panels` are for what goes on from one to the next. When those are not enough, there may be so many `more` at a time, until
    there are `most`. With a `back`, whom to call stands there, on the outside.
    """

    paper: str
    layout: str
    name: str
    width: float
    panel: tuple[float, float, float, float, float, float]
    sizes: Sequence[float]
    gap: float
    small: float
    panels: int
    more: int
    most: int
    back: bool = True

    @property
    def inner(self) -> float:
        """How wide a line of text can be, in millimetres."""
        width, _, _, beside, _, _ = self.panel
        return width - 2 * beside

    @property
    def room(self) -> float:
        """How high the text on one panel can be, in points."""
        _, height, above, _, below, foot = self.panel
        return (height - above - below - foot) * 72 / 25.4

    @property
    def wall(self) -> bool:
        """Whether it is to hang on a wall: all of an organisation, with nothing to tick."""
        return self.layout == "wall"

    @property
    def folded(self) -> bool:
        """Whether it is a sheet to fold."""
        return self.layout == "sheet"

    @property
    def kind(self) -> str:
        """What it is, in a word."""
        return "poster" if self.wall else "gids"

    @property
    def counts(self) -> Sequence[int]:
        """Of how many panels there may be, fewest first."""
        return range(self.panels, self.most + 1, self.more)


def sizes(largest: float, smallest: float, step: float) -> Sequence[float]:
    """Sizes of text, from the largest to the smallest."""
    return tuple(largest - step * number for number in range(round((largest - smallest) / step) + 1))


SHEET: Final = Paper(
    "A4", "sheet", "zakgids-{}", 297, (74.25, 105, 6, 6, 5, 5), sizes(11, 8, 0.25), 0.7, 8, panels=6, more=7, most=13
)
"""To fold: a front, six panels and a back. A second sheet has a front and seven panels."""

PAGES: Final = Paper(
    "A6", "pages", "zakgids-{}-a6", 105, (105, 148, 9, 9, 7, 6), sizes(14, 9, 0.25), 1, 9, panels=6, more=4, most=98
)
WALL: Final = Paper(
    "A3",
    "wall",
    "poster-{}",
    420,
    (136.6, 235, 0, 4, 0, 0),
    sizes(24, 16, 0.5),
    0.6,
    12,
    panels=3,
    more=3,
    most=99,
    back=False,
)
"""A poster of an organisation, to be read from a distance: its head and foot are as wide as the page, with columns between."""


def colour(card: Card, role: str) -> str:
    """The colour of an organisation's line, as the site has it on a light background."""
    name = line_class(card, role).split()[0].replace("rk-lijn", "--org")
    found = re.search(rf"{name}: (#[0-9a-f]{{6}});", TOKENS.read_text(encoding="utf-8"))
    return found[1] if found else "#000000"


def again(card: Card, role: str) -> bool:
    """Whether an earlier organisation has this colour, so that the pattern has to tell them apart."""
    return " " in line_class(card, role)
