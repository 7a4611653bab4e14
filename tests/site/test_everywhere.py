# SPDX-License-Identifier: EUPL-1.2
"""What holds on every page and in every kind of step of the checker: one walk past all of them, and at each every look."""

from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

from tests.site import looks, test_axe
from tests.site.places import Walk, expect_nothing, kinds_of_step, one_page_of_every_kind, the_other_pages

LOOKS: Final[tuple[looks.Look, ...]] = (
    looks.focus,
    looks.room,
    looks.overlaps,
    looks.sizes,
    looks.numbers,
    looks.obstacles,
    looks.motion,
    looks.forced_colours,
    looks.edges,
    test_axe.in_every_way,
)


@pytest.mark.parametrize(
    "walk",
    [one_page_of_every_kind, the_other_pages, kinds_of_step],
    ids=["one page of every kind", "the other pages", "steps of the checker"],
)
def test_everywhere_everything_can_be_seen_read_and_pressed(
    browser: Browser, site: Path, site_url: str, subtests: pytest.Subtests, walk: Walk
) -> None:
    at_400_percent = (320, 256)
    page = browser.new_page(reduced_motion="reduce")
    looks.show(page, *at_400_percent)
    found: dict[looks.Look, dict[str, Any]] = {look: {} for look in LOOKS}
    for where in walk(page, site, site_url):
        for look in LOOKS:
            found[look] |= {f"{where}, {way}": problems for way, problems in look(page)}
        looks.show(page, *at_400_percent)
    page.close()
    for look in LOOKS:
        with subtests.test(look.__doc__):
            expect_nothing(found[look])
