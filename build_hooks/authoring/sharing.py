# SPDX-License-Identifier: EUPL-1.2
"""The card as data for other programs: `kaart.json` with its JSON Schema, and the tasks as a sheet, `taken.csv`.

The sheet opens in Excel as Dutch computers have it: UTF-8 with a mark that says so, and semicolons between the cells.
"""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from pydantic import TypeAdapter

from build_hooks.authoring.schema import card_schema, schema_text
from checker.card import Card, Section, Task
from checker.conditions import Condition, all_of, condition_from
from checker.reasons import condition_words, sources
from checker.rules import rulebook
from checker.wording import plain, with_term

_CARD: Final = TypeAdapter(Card)
_SCHEMA: Final = "kaart.schema.json"
_BYTE_ORDER_MARK: Final = "\ufeff"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet would work out."""


def shared_files(card: Card) -> Mapping[str, str]:
    """Name of each file → its text."""
    data = _CARD.dump_python(card, mode="json", by_alias=True, exclude_defaults=True)
    text = json.dumps({"$schema": _SCHEMA, **data}, indent=1, ensure_ascii=False) + "\n"
    return {"kaart.json": text, _SCHEMA: schema_text(card_schema()), "taken.csv": _sheet(card)}


def _sheet(card: Card) -> str:
    rows = [
        row
        for tasks in card.tasks.values()
        for task in tasks
        for row in _rows(card, task, [card.section(name) for name in task.sections])
    ]
    content = io.StringIO()
    sheet = csv.DictWriter(content, list(rows[0]), delimiter=";", lineterminator="\n")
    sheet.writeheader()
    sheet.writerows({name: _as_text(cell) for name, cell in row.items()} for row in rows)
    return _BYTE_ORDER_MARK + content.getvalue()


def _rows(
    card: Card, task: Task, sections: Sequence[Section], outer: Condition | None = None, whole: str = ""
) -> Iterator[dict[str, str]]:
    """A task and its parts, whoever reads them.

    `outer` is when the `whole` applies that it is a part of; of a task that is a part of nothing, its sections tell.
    """
    if outer is None:
        outer = tuple(alternative for section in sections for alternative in condition_from(section.when))
    condition = all_of(outer, condition_from(task.when))
    doers = rulebook(card).doers[task.id]
    organisations = dict.fromkeys(card.organisation_of(doer.id) for doer in doers)
    yield {
        "id": task.id,
        "organisatie": ", ".join(organisation.name for organisation in organisations),
        "functie": ", ".join(doer.name for doer in doers if doer not in organisations),
        "onderdeel": ", ".join(section.title for section in sections),
        "deel van": whole,
        "voorwaarde": f"als {condition_words(card, condition)}" if all(condition) else "altijd",
        "taak": plain(with_term(task)),
        "toelichting": plain(task.more or ""),
        "vastleggen": plain(task.record or ""),
        "met": ", ".join(card.partner(partner).name for partner in task.partners),
        "bron": sources(task),
    }
    for part in task.tasks:
        yield from _rows(card, part, sections, condition, task.id)


def _as_text(cell: str) -> str:
    """The cell, with an apostrophe before it if it could be taken for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
