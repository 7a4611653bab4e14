# SPDX-License-Identifier: EUPL-1.2
"""What a picture is drawn with, as SVG: names in a box, lines and arrows."""

from collections.abc import Sequence
from math import hypot
from typing import Final

from build_hooks.pages.layout import Box, Curve, Point
from checker.hypertext import EMPTY, Html

LINE: Final = 18
"""From one line of text to the next, in the units of the drawing; these are pixels when it is not scaled."""


def block(lines: Sequence[str], address: str, classes: str, box: Box) -> Html:
    """A name in a box, as a link."""
    first = box.y - (len(lines) - 1) * LINE / 2 + 5
    text = EMPTY.join(
        Html('<tspan x="{}" y="{}">{}</tspan>', decimal(box.x), decimal(first + number * LINE), line)
        for number, line in enumerate(lines)
    )
    return Html(
        '<a class="{}" href="{}" tabindex="-1"><rect x="{}" y="{}" width="{}" height="{}" rx="6"/><text>{}</text></a>',
        classes,
        address,
        decimal(box.x - box.width / 2),
        decimal(box.y - box.height / 2),
        decimal(box.width),
        decimal(box.height),
        text,
    )


def drawn(curve: Curve) -> Html:
    """A line, and at its end an arrow when it has one."""
    start, *others = curve.points
    path = Html('<path d="M{}C{}"/>', _at(start), " ".join(map(_at, others)))
    return path + (_arrow(others[-1], curve.arrow) if curve.arrow else "")


def _arrow(base: Point, tip: Point) -> Html:
    """A triangle from the end of a line to its tip."""
    along, aside = tip[0] - base[0], tip[1] - base[1]
    half = 4 / (hypot(along, aside) or 1)
    left, right = ((base[0] + side * aside * half, base[1] - side * along * half) for side in (1, -1))
    return Html('<polygon points="{} {} {}"/>', _at(left), _at(tip), _at(right))


def _at(point: Point) -> str:
    return ",".join(map(decimal, point))


def decimal(number: float) -> str:
    """The number with one decimal."""
    return f"{number:.1f}"
