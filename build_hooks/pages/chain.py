# SPDX-License-Identifier: EUPL-1.2
"""The picture of who coordinates with whom.

The picture has the organisations in the middle, each with its function, and lines in the colour of who takes the initiative: to
the left with each other, to the right with everybody else. The number on a line counts its tasks. On a narrow screen there is a
smaller picture for each organisation instead.

A picture is for eyes and pointers. It is hidden from screen readers and left out of the tab order, since the tables below it on
the page have the same content and the same links (WCAG 1.1.1, 2.1.1).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from textwrap import wrap
from typing import Final

from pyphen import Pyphen

from build_hooks.pages import texts
from build_hooks.pages.layout import Layout, lay_out
from build_hooks.pages.shapes import LINE, block, decimal, drawn
from build_hooks.pages.ties import Tie, ties
from checker.card import Card, Organisation, Role
from checker.hypertext import EMPTY, Html
from checker.markup import Links, line_class
from checker.reasons import condition_words
from checker.rules import Rule
from checker.texts import tasks as counted
from checker.wording import Writer, plain, sentence, with_term

# In the units of the drawing.
_CHARACTER: Final = 8.2  # the width of a bold character, on the safe side
_NARROW, _WIDE = 16, 20  # the longest line of a name, in characters: with a longer one the letters would be too small
_PADDING: Final = 8
_GAP: Final = 4  # between an organisation and its functions
_STATION: Final = 13  # the radius of a number
_HEADING: Final = 30

_HYPHENS: Final = Pyphen(lang="nl_NL")
_SOFT_HYPHEN: Final = "\u00ad"


def pictures_html(card: Card, links: Links, cache: Path | None = None) -> Html:
    """The picture, and the smaller ones for a narrow screen; nothing when there are no ties.

    `cache` is a folder for what was laid out before. Raises `LayoutError`.
    """
    every = tuple(ties(card))
    drawings = [_drawing(card, links, card.organisations, every, wide=True)]
    for organisation in card.organisations:
        own = [tie for tie in every if card.organisation_of(tie.by) is organisation]
        drawings.append(_drawing(card, links, (organisation,), own, wide=False))
    drawings = [drawing for drawing in drawings if drawing.ties]
    layouts = lay_out([drawing.graph() for drawing in drawings], cache) if drawings else []
    return Html("\n").join(drawing.html(layout) for drawing, layout in zip(drawings, layouts, strict=True))


def _drawing(card: Card, links: Links, organisations: Sequence[Organisation], own: Sequence[Tie], *, wide: bool) -> "_Drawing":
    partners = dict.fromkeys(tie.partner for tie in own)
    left = [partner for partner in partners if wide and isinstance(card.partner(partner), Role)]
    right = [partner for partner in partners if partner not in left]
    who = [role.id for organisation in organisations for role in (organisation, *organisation.functions)]
    columns = (_texts(card, column, _WIDE if wide else _NARROW) for column in (who, left, right))
    return _Drawing(card, links, organisations, own, wide, *columns)


def _texts(card: Card, column: Sequence[str], longest: int) -> Mapping[str, Sequence[str]]:
    """The names in a column, abbreviations explained, each in lines of at most so many characters."""
    names = {who: Writer(card.terms).text(sentence(card.partner(who).name)) for who in column}
    parts = {who: [part for word in name.split() for part in _hyphenated(word, longest)] for who, name in names.items()}
    widest = max((len(part) for each in parts.values() for part in each), default=0)
    return {who: [*_lines(each, max(widest, _NARROW))] for who, each in parts.items()}


def _hyphenated(word: str, longest: int) -> Iterator[str]:
    """The parts of the word, if it is too long; one without a place for a hyphen stays whole."""
    while len(word) > longest and (parts := _HYPHENS.wrap(word, longest, _SOFT_HYPHEN)):
        begin, word = parts
        yield begin
    yield word


def _lines(parts: Iterable[str], width: int) -> Iterator[str]:
    for line in wrap(" ".join(parts), width, break_long_words=False):
        yield line.replace(f"{_SOFT_HYPHEN} ", "").replace(_SOFT_HYPHEN, "-")


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One picture. A wide one has the roles that are coordinated with on the left, a narrow one has everybody on the right."""

    card: Card
    links: Links
    organisations: Sequence[Organisation]
    ties: Sequence[Tie]
    wide: bool
    who: Mapping[str, Sequence[str]]
    left: Mapping[str, Sequence[str]]
    right: Mapping[str, Sequence[str]]

    # --- what Graphviz has to know ---------------------------------------------------------------------------------------

    def graph(self) -> str:
        """The graph in the DOT language. A number is a node, so that the lines pass through it."""
        return "\n".join(("digraph {", *self._statements(), "}"))

    def _statements(self) -> Iterator[str]:
        yield f"graph [rankdir=LR newrank=true nodesep=0.12 ranksep={0.6 if self.wide else 0.2} remincross=true]"
        yield 'node [shape=box fixedsize=true label=""] edge [dir=none tailport=e headport=w arrowsize=0.8]'
        organisations = [organisation.id for organisation in self.organisations]
        height, width = max(map(_height, self.who.values())) + _GAP, _inches(_width(self.who.values()))
        for each in self.organisations:
            fields = [f"<f{number}>" for number in range(1 + len(each.functions))]
            size = f"width={width} height={_inches(len(fields) * height)}"
            yield f'"{each.id}" [shape=record label="{"|".join(fields)}" {size}]'
        yield _column("same", organisations)
        # One below the other in the order of the card.
        yield from (f'"{above}" -> "{below}" [style=invis tailport=s headport=n]' for above, below in pairwise(organisations))
        for side, names in (("min", self.left), ("max", self.right)):
            width = _inches(_width(names.values()))
            yield from (f'"{_target(who)}" [width={width} height={_inches(_height(lines))}]' for who, lines in names.items())
            yield _column(side, [_target(who) for who in names])
        for tie in self.ties:
            yield from self._line(tie)

    def _line(self, tie: Tie) -> Iterator[str]:
        organisation = self.card.organisation_of(tie.by)
        field = f"f{[role.id for role in (organisation, *organisation.functions)].index(tie.by)}"
        yield f'"{tie.id}" [shape=circle width={_inches(2 * _STATION)}]'
        if tie.partner in self.left:
            yield f'"{_target(tie.partner)}" -> "{tie.id}" [dir=back]'
            yield f'"{tie.id}" -> "{organisation.id}" [headport="{field}:w"]'
        else:
            yield f'"{organisation.id}" -> "{tie.id}" [tailport="{field}:e"]'
            yield f'"{tie.id}" -> "{_target(tie.partner)}" [dir=forward]'

    # --- what a reader sees ----------------------------------------------------------------------------------------------

    def html(self, layout: Layout) -> Html:
        """The picture as SVG. No style of its own: colours follow from the classes."""
        width, height = round(layout.width), round(layout.height) + _HEADING
        organisations = EMPTY.join(self._organisation(organisation, layout) for organisation in self.organisations)
        targets = EMPTY.join(
            self._partner(who, lines, layout) for names in (self.left, self.right) for who, lines in names.items()
        )
        return Html(
            '<svg class="rk-keten__{}" width="{}" height="{}" viewBox="0 {} {} {}" aria-hidden="true">{}{}{}</svg>',
            "breed" if self.wide else "smal",
            width,
            height,
            -_HEADING,
            width,
            height,
            self._headings(layout),
            organisations,
            targets,
        )

    def _headings(self, layout: Layout) -> Html:
        columns = (
            (texts.EACH_OTHER, [_target(who) for who in self.left]),
            (texts.WHO, [organisation.id for organisation in self.organisations]),
            (texts.OTHERS if self.wide else texts.WITH_WHOM, [_target(who) for who in self.right]),
        )
        return EMPTY.join(
            Html('<text class="rk-keten__kop" x="{}" y="-14">{}</text>', decimal(layout.nodes[nodes[0]][0].x), heading)
            for heading, nodes in columns
            if nodes
        )

    def _organisation(self, organisation: Organisation, layout: Layout) -> Html:
        """An organisation with its functions and the lines that start from them."""
        lines = EMPTY.join(self._tie(tie, layout) for tie in self.ties if self.card.organisation_of(tie.by) is organisation)
        fields = (replace(box, height=box.height - _GAP) for box in layout.nodes[organisation.id])
        blocks = EMPTY.join(
            block(
                self.who[role.id],
                self.links.role(role.id),
                f"rk-keten__{'wie' if role is organisation else 'functie'}",
                field,
            )
            for role, field in zip((organisation, *organisation.functions), fields, strict=True)
        )
        return Html('<g class="rk-keten__organisatie {}">{}{}</g>', line_class(self.card, organisation.id), lines, blocks)

    def _tie(self, tie: Tie, layout: Layout) -> Html:
        station = layout.nodes[tie.id][0]
        curves = (curve for ends, curve in layout.edges.items() if tie.id in ends)
        return Html(
            '<a class="rk-keten__lijn" href="{}" tabindex="-1">'
            "<title>{}</title>"
            '{}<circle cx="{}" cy="{}" r="{}"/>'
            '<text x="{}" y="{}">{}</text></a>',
            self.links.partner(tie.id),
            self._title(tie),
            EMPTY.join(map(drawn, curves)),
            decimal(station.x),
            decimal(station.y),
            _STATION,
            decimal(station.x),
            decimal(station.y + 5),
            len(tie.tasks),
        )

    def _title(self, tie: Tie) -> str:
        """What a reader sees who points at a line: the tasks behind it, each with the whole of when it applies."""
        who, whom = self.card.partner(tie.by).name, self.card.partner(tie.partner).name
        return "\n".join((f"{who} met {whom}: {counted(len(tie.tasks))}", *(f"• {self._task(rule)}" for _, rule in tie.tasks)))

    def _task(self, rule: Rule) -> str:
        when = f"{texts.IF} {plain(condition_words(self.card, rule.condition))}: " if all(rule.condition) else ""
        return f"{when}{plain(with_term(rule.task))}"

    def _partner(self, who: str, lines: Sequence[str], layout: Layout) -> str:
        line = f" {line_class(self.card, who)}" if isinstance(self.card.partner(who), Role) else ""
        return block(lines, self.links.partner(who), f"rk-keten__met{line}", layout.nodes[_target(who)][0])


def _target(who: str) -> str:
    """The name of a node for somebody to coordinate with, who may be in the picture as an organisation too."""
    return f"met {who}"


def _column(rank: str, nodes: Sequence[str]) -> str:
    return f"{{ rank={rank}; {' '.join(f'"{node}"' for node in nodes)} }}" if nodes else ""


def _width(names: Iterable[Sequence[str]]) -> float:
    return max((len(line) for lines in names for line in lines), default=0) * _CHARACTER + 2 * _PADDING


def _height(lines: Sequence[str]) -> float:
    return len(lines) * LINE + 1.5 * _PADDING


def _inches(points: float) -> str:
    return f"{points / 72:.3f}"
