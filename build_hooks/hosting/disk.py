# SPDX-License-Identifier: EUPL-1.2
"""What a site needs to be opened from a disk or a file share, where a browser lets a page run scripts but fetch nothing."""

from pathlib import Path
from typing import Final

SEARCH_SCRIPT: Final = "search/search_index.js"


def add_search_script(site: Path) -> None:
    """Put the search index in the finished site as a script too: the theme asks for it by this name when it is on a disk."""
    index = (site / "search" / "search_index.json").read_text(encoding="utf-8")
    (site / SEARCH_SCRIPT).write_text(f"var __index = {index};\n", encoding="utf-8", newline="\n")
