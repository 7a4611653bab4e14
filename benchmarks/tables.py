# SPDX-License-Identifier: EUPL-1.2
"""Measurements as Markdown tables. Whatever is compared has what it is compared with in the first row."""

from collections.abc import Iterable, Mapping, Sequence
from statistics import median


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table; all columns but the first are numbers."""
    heads = list(heads)
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "".join(map(row, lines))


def row(cells: Iterable[str]) -> str:
    """One more line of a table."""
    return f"| {' | '.join(cells)} |\n"


def compared(unit: str, names: Sequence[str], columns: Mapping[str, Sequence[Sequence[float]]], digits: int) -> str:
    """Medians, each with its ratio to that of the first row. `columns` go from a head to the measurements of every row; a row
    has none where there is nothing to measure.
    """
    rows = ([name, *(_median(column, number, digits) for column in columns.values())] for number, name in enumerate(names))
    return table([unit, *columns], rows)


def _median(column: Sequence[Sequence[float]], number: int, digits: int) -> str:
    if not column[number]:
        return "–"
    here, first = median(column[number]), median(column[0])
    return f"{here:.{digits}f} ({here / first:.2f})"
