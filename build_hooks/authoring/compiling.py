# SPDX-License-Identifier: EUPL-1.2
"""The card as a Python module, so that the checker needs nothing but Python: no YAML, no validation, no files to read.

Why: build_hooks/design/decisions/compiled-card.md
"""

import os
from datetime import date
from pathlib import Path
from pprint import pformat
from tempfile import NamedTemporaryFile
from typing import Final

from build_hooks.authoring.loading import load
from build_hooks.authoring.size import demand_that_it_fits_in_a_page
from checker.__main__ import sources_digest
from checker.card import Card

COMPILED: Final = Path(__file__).parents[2] / "checker" / "compiled_card.py"
"""Where the compiled card belongs. It is made, not written, so git ignores it."""

_MODULE: Final = '''# SPDX-License-Identifier: EUPL-1.2
"""The card, made from docs/kaart by `python -m build_hooks.authoring`. Generated: do not edit."""

import datetime

from checker.card import (
    Approval,
    Card,
    Contact,
    Line,
    Option,
    Organisation,
    Partner,
    Question,
    Reading,
    Region,
    Role,
    SearchWords,
    Section,
    Task,
    Term,
)

SOURCES_DIGEST = "{digest}"
CARD = {card}
'''


def compile_card(folder: Path, target: Path = COMPILED, today: date | None = None) -> Card:
    """Write the card in this folder as a Python module, in one go, and only if that changes anything; and return the card.

    `today` is the day of this machine unless it is given.
    Raises `CardProblems`, and leaves the module as it was, when the card is not right.
    """
    digest, card = sources_digest(folder), load(folder, today)
    demand_that_it_fits_in_a_page(card, folder)
    _write(target, _MODULE.format(digest=digest, card=pformat(card, width=128, sort_dicts=False)))
    return card


def _write(target: Path, text: str) -> None:
    content = text.encode()
    if target.exists() and target.read_bytes() == content:
        return
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as file:
        file.write(content)
    temporary = Path(file.name)
    temporary.chmod(0o644)
    os.replace(temporary, target)  # noqa: PTH105 - the name that everybody knows for writing in one go
