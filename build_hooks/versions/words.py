# SPDX-License-Identifier: EUPL-1.2
"""Two texts, word by word."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Words:
    """Words that follow each other and stay, go or come."""

    kind: Literal["same", "gone", "new"]
    text: str


def word_by_word(before: str, after: str) -> tuple[Words, ...]:
    """The words of both texts in order, with single spaces between: those that stay once, and what goes before what comes."""
    return tuple(_words(before.split(), after.split()))


def _words(before: list[str], after: list[str]) -> Iterator[Words]:
    for tag, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Words("same", " ".join(before[start:end]))
            continue
        if start < end:
            yield Words("gone", " ".join(before[start:end]))
        if new_start < new_end:
            yield Words("new", " ".join(after[new_start:new_end]))
