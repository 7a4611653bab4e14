# SPDX-License-Identifier: EUPL-1.2
"""Who approved which part of the card."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from checker.entry import TEXT, Entry, written

CODE: Final = r"^[0-9a-f]{12}$"
"""What the code of a part of the card looks like."""

REGION: Final = "regio"
"""What the part is called that no organisation approves, where it is approved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Entry):
    """That a part of the card was approved, as it was when it had this code."""

    part: str = written("Welk deel: de korte naam van een organisatie, 'regio', of een lezing, zoals 'lezing 3'.", **TEXT)
    by: str = written("Wie het vaststelde: een functie of een overleg, nooit de naam van een persoon.", **TEXT)
    day: date = written("Wanneer: jjjj-mm-dd.")
    code: str = written(
        "De code van dit deel, die `make card` noemt. Klopt zij niet meer? Dan is dit deel weer concept.",
        pattern=CODE,
    )
