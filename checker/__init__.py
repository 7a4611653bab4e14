# SPDX-License-Identifier: EUPL-1.2
"""Decides, from a card and a set of answers, what a professional must do now. See `decide`.

Standard library only. Nothing in this package reads a file, a clock or chance, but for `__main__`, the terminal around it.
"""

from checker.card import Card
from checker.decision import AnswerError, Step, decide

__all__ = ["AnswerError", "Card", "Step", "decide"]
