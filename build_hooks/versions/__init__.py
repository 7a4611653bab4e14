# SPDX-License-Identifier: EUPL-1.2
"""What changed between two cards."""

from build_hooks.versions.comparing import Changed, Changes, Comparison, Difference, compare
from build_hooks.versions.entries import Entry
from build_hooks.versions.history import History, history_of
from build_hooks.versions.situations import Situation
from build_hooks.versions.words import Words, word_by_word

__all__ = [
    "Changed",
    "Changes",
    "Comparison",
    "Difference",
    "Entry",
    "History",
    "Situation",
    "Words",
    "compare",
    "history_of",
    "word_by_word",
]
