# SPDX-License-Identifier: EUPL-1.2
"""Telephone numbers as people write them, as links that a telephone can dial."""

import re
from typing import Final

_EXTENSION: Final = re.compile(r",? ?(?:tst|toestel|ext)\.? ?([0-9]+)$")
_TRUNK: Final = re.compile(r"\(0\)")


def dial(phone: str) -> str:
    """The address to dial this number with (RFC 3966): 'tel:+31701234567;ext=12' for '+31 (0)70 123 45 67 tst 12'.

    `phone` looks like `checker.card.PHONE`, and is not empty.
    """
    extension = _EXTENSION.search(phone)
    number = phone[: extension.start()] if extension else phone
    if number.startswith(("+", "00")):
        number = _TRUNK.sub("", number)  # the zero that is not dialled from abroad
    digits = "".join(each for each in number if each.isascii() and each.isdigit())
    return f"tel:{'+' if number.startswith('+') else ''}{digits}{f';ext={extension[1]}' if extension else ''}"
