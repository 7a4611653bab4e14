# SPDX-License-Identifier: EUPL-1.2
"""What holds on every page and in every kind of step of the checker: one walk past all of them, and at each every look."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.site import looks, test_axe
from tests.site.places import Walk, expect_nothing, kinds_of_step, one_page_of_every_kind, the_other_pages


@pytest.mark.parametrize(
    "walk",
    [one_page_of_every_kind, the_other_pages, pytest.param(kinds_of_step, marks=pytest.mark.this_card)],
    ids=["one page of every kind", "the other pages", "steps of the checker"],
)
def test_everywhere_everything_can_be_seen_read_and_pressed(
    browser: Browser, site: Path, site_url: str, subtests: pytest.Subtests, walk: Walk
) -> None:
    page = browser.new_page(reduced_motion="reduce")
    looks.show(page, *looks.AT_400_PERCENT)
    found, known = defaultdict[str, dict[str, Any]](dict), set[int]()
    for where in walk(page, site, site_url):
        for holds, way, problems in (*looks.every_look(page), *test_axe.in_every_way(page, known)):
            found[holds][f"{where}, {way}"] = problems
        looks.show(page, *looks.AT_400_PERCENT)
    page.close()
    for holds, all_problems in found.items():
        with subtests.test(holds):
            expect_nothing(all_problems)
