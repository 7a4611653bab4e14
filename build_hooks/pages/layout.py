# SPDX-License-Identifier: EUPL-1.2
"""Where things go in a drawing: Graphviz decides, as WebAssembly in Node. That takes most of a second, so answers are kept."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Final

from build_hooks import node
from build_hooks.cache import forget_oldest, kept

SCRIPT: Final = Path(__file__).with_name("layout.mjs")
PACKAGE: Final = Path(__file__).parents[2] / "node_modules" / "@hpcc-js" / "wasm-graphviz" / "package.json"

_KEPT: Final = 8  # that many answers stay in the cache, of some 20 kB each

type Point = tuple[float, float]


class LayoutError(Exception):
    """A drawing cannot be laid out. The message is plain Dutch: what is wrong, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle. `x` and `y` are its middle."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Curve:
    """The points of a chain of Bézier curves, and the point of the arrow behind the last of them, if it has one."""

    points: tuple[Point, ...]
    arrow: Point | None


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything in one graph is. A node has one box, a node of shape `record` one for each field."""

    width: float
    height: float
    nodes: Mapping[str, Sequence[Box]]
    edges: Mapping[tuple[str, str], Curve]


def lay_out(graphs: Sequence[str], cache: Path | None = None) -> list[Layout]:
    """Where everything goes in each of these graphs, which are in Graphviz's DOT language: always the same for the same graph.

    `cache` is a folder for this alone; it is made when it is not there. Raises `LayoutError`.
    """
    given = json.dumps(graphs)
    if not PACKAGE.is_file():
        raise LayoutError(f"De map {PACKAGE.parent} is er niet. Draai `make setup`.")
    place = cache / f"{_key(given)}.json" if cache else None
    found = place and kept(place)
    if not found:
        found = node.run(SCRIPT, failure=LayoutError, given=given).encode()
        if place:
            _keep(place, found)
    return [_layout(each) for each in json.loads(found)]


def _key(given: str) -> str:
    digest = hashlib.sha256(given.encode())
    for path in (PACKAGE, SCRIPT):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _keep(place: Path, found: bytes) -> None:
    """It only gets its place when it is whole: builds may run side by side, or be broken off."""
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, suffix=".making", delete=False) as temporary:
        temporary.write(found)
    Path(temporary.name).replace(place)
    forget_oldest(place.parent, "*.json", _KEPT)


def _layout(found: Mapping[str, Any]) -> Layout:
    """What Graphviz says of one graph, in its format `json0`."""
    _, top, width, bottom = map(float, found["bb"].split(","))
    objects = found.get("objects", [])
    return Layout(
        width,
        abs(top - bottom),
        {each["name"]: _boxes(each) for each in objects if "pos" in each},
        {
            (objects[each["tail"]]["name"], objects[each["head"]]["name"]): _curve(each["pos"])
            for each in found.get("edges", [])
            if "pos" in each
        },
    )


def _boxes(found: Mapping[str, Any]) -> list[Box]:
    if "rects" in found:
        corners = (tuple(map(float, rect.split(","))) for rect in found["rects"].split())
        return [
            Box((left + right) / 2, (top + bottom) / 2, right - left, abs(bottom - top)) for left, top, right, bottom in corners
        ]
    x, y = map(float, found["pos"].split(","))
    return [Box(x, y, 72 * float(found["width"]), 72 * float(found["height"]))]


def _curve(found: str) -> Curve:
    """A position such as `e,9,1 1,1 3,1 5,1 7,1`: the arrow at the end (`e`) or at the start (`s`), and the points."""
    points: list[Point] = []
    arrow, turned = None, False
    for word in found.split():
        *end, x, y = word.split(",")
        if end:
            arrow, turned = (float(x), float(y)), end == ["s"]
        else:
            points.append((float(x), float(y)))
    return Curve(tuple(reversed(points)) if turned else tuple(points), arrow)
