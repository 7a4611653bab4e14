# SPDX-License-Identifier: EUPL-1.2
"""HTML as a type: what is not HTML yet is escaped when it enters."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Final, Self, override

_PLACE: Final = re.compile(r"\{(\w*)\}")
_new: Final = str.__new__


class Html(str):
    """Text that is HTML: a template that the program has written, with a part in the place of each `{}` or `{name}`.

    A part that is not `Html` itself is text, and is escaped; so nothing that comes from a card can become HTML by being
    forgotten. The template is not escaped, and so is always a literal: `tests/test_architecture.py` holds all callers to that.
    """

    __slots__ = ()

    def __new__(cls, template: str = "", *parts: str | int, **named: str | int) -> Self:
        """The template with these parts; without parts, the template as it is. Raises `ValueError` for too many or too few."""
        if parts or named:
            pieces = _split(template).copy()
            found = parts or [named[name] for name in pieces[1::2]]
            pieces[1::2] = [part if type(part) is Html else _escaped(part) for part in found]
            template = "".join(pieces)
        return _new(cls, template)

    @override
    def __add__(self, other: str, /) -> "Html":
        return EMPTY.join((self, other))

    def __radd__(self, other: str, /) -> "Html":
        return EMPTY.join((other, self))

    @override
    def join(self, parts: Iterable[str], /) -> "Html":
        """These parts as one, with this between each two."""
        return _new(Html, str.join(self, [part if type(part) is Html else _escaped(part) for part in parts]))


EMPTY: Final = Html()


@lru_cache(maxsize=512)  # every page is made of the same few
def _split(template: str) -> list[str]:
    """The template around its places, and between those the name of each."""
    return _PLACE.split(template)


@lru_cache(maxsize=4096)  # a card says the same in many places
def _escaped(part: str | int) -> str:
    return escape(str(part))
