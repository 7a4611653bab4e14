# SPDX-License-Identifier: EUPL-1.2
"""Which texts there are: what developers read, and the sources that these speak of."""

from pathlib import Path
from typing import Final

PROJECT: Final = Path(__file__).parent.parent

EVERYWHERE: Final = [
    *(path for path in PROJECT.iterdir() if path.is_file()),
    *(
        path
        for folder in ("checker", "build_hooks", "tests", "benchmarks", "docs", ".ci", ".github")
        for path in sorted((PROJECT / folder).rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    ),
]
"""Every file that somebody wrote."""

PAGES: Final = sorted((PROJECT / "docs").glob("*.md"))
"""The pages of the site that are written by hand."""

RECIPES: Final = PROJECT / "build_hooks" / "design" / "first-change.md"

DOCUMENTS: Final = [
    path
    for path in EVERYWHERE
    if path.suffix == ".md" and path not in PAGES and path.parent.name not in ("results", "ISSUE_TEMPLATE", ".github")
]
"""What developers read. What a benchmark wrote is none of it, nor is what an issue or a proposal begins with."""

_NAME_WHAT_IS_GONE: Final = ("test_documents.py", "test_commands.py")

SOURCES: Final = [
    path for path in EVERYWHERE if path.suffix not in (".md", ".png", ".svg") and path.name not in _NAME_WHAT_IS_GONE
]
"""What documents speak of."""
