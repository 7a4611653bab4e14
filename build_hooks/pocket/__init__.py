# SPDX-License-Identifier: EUPL-1.2
"""Card → PDF: the pocket guide of every role and the whole card on paper.

*content* and *tasks* take from the checker what is said, *papers* are the forms of paper, *fitting* decides what goes on which
panel, *roles* and *whole* choose the largest text with which that works, *making* makes all of it, and *engine* has Typst set
the templates (`*.typ`). Nothing here knows of MkDocs.

Why: build_hooks/design/decisions/paper.md
"""

from build_hooks.pocket.errors import PocketError
from build_hooks.pocket.making import Guides, guides, left_out

__all__ = ["Guides", "PocketError", "guides", "left_out"]
