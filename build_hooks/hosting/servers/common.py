# SPDX-License-Identifier: EUPL-1.2
"""What stands in every server's settings, and what an administrator replaces by his own."""

from typing import Final

FOLDER: Final = "/var/www/routekaart"
"""Where the site is copied to, in the examples."""

HOST: Final = "routekaart.example"
"""A website of its own."""

PATH: Final = "/routekaart"
"""A place in a website that is there already."""


def indented(text: str, by: str) -> str:
    """The text with `by` before each line that is not empty."""
    return "".join(f"{by}{line}" if line.strip() else line for line in text.splitlines(keepends=True))
