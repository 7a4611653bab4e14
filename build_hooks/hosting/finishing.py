# SPDX-License-Identifier: EUPL-1.2
"""All that is added to a site when its pages are there."""

from pathlib import Path


def finish(site: Path) -> None:
    """Add to the folder `site`, in this order, what is made from the files in it."""
