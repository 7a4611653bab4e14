# SPDX-License-Identifier: EUPL-1.2
"""Card → PDF: the pocket guide of every role and the whole card on paper.

*content* takes from the checker what is said, *fitting* decides what goes on which panel, *making* chooses the largest text
with which that works, and *engine* has Typst set the templates (`*.typ`). Nothing here knows of MkDocs.

Why: build_hooks/design/decisions/paper.md
"""

from build_hooks.pocket.errors import PocketError
from build_hooks.pocket.making import Guides, guides

__all__ = ["Guides", "PocketError", "guides"]
