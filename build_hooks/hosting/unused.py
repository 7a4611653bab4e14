# SPDX-License-Identifier: EUPL-1.2
"""What MkDocs and the theme add to every site, and this one does not use."""

import shutil
from pathlib import Path
from typing import Final

_UNUSED: Final = (
    "assets/javascripts/lunr",  # of the theme's search, which ours replaces
    "assets/javascripts/workers",
    "assets/*/*.map",  # for who develops the theme: no reader asks for them
    "search/search_index.json",
    "sitemap.xml",  # for search engines, with whole addresses; the site does not know its own
    "sitemap.xml.gz",  # it holds the time of the build as well, so that no two builds were alike
)


def remove_unused(site: Path) -> None:
    """Take these out of the folder `site`."""
    for place in [place for pattern in _UNUSED for place in site.glob(pattern)]:
        if place.is_dir():
            shutil.rmtree(place)
        else:
            place.unlink()
