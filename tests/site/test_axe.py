# SPDX-License-Identifier: EUPL-1.2
"""axe-core on every page and on every kind of step of the checker, light, dark and printed, on three widths: no violation.

What is checked here is told on the page about accessibility: see test_statement.py.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.site.looks import AXE
from tests.site.places import CHECKER, everywhere, expect_nothing, kinds_of_step

TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
"""All rules that axe has for WCAG 2.2 A and AA, also the one it leaves out by itself (target-size), and for good practice."""

COLOURS: Final = ("color-contrast", "link-in-text-block")
"""The rules that look at colours. In the dark nothing else is different (test_tokens.py), so no other can say anything new."""

WIDTHS: Final = (360, 768, 1280)
type Look = Literal["licht", "donker", "op papier"]

# Only what goes wrong is told in full; `preload` fetches style sheets again, for a rule that is not among these.
# As long as the tree is folded, what is in it is taken out: nobody can see it, and it is twenty times as large as all the rest.
# It is looked at when it is open.
RUN: Final = """async (rules) => {
    const tree = document.querySelector("#checker-boom:not([open])");
    const folded = [...(tree?.children ?? [])].filter((each) => each.localName !== "summary");
    for (const each of folded) each.remove();
    const { violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"], preload: false });
    tree?.append(...folded);
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}"""

UNFOLD: Final = (
    "() => document.querySelectorAll('#checker-boom, #checker-boom details').forEach((each) => { each.open = true; })"
)


@dataclass(frozen=True)
class Variant:
    """A way in which somebody has a page before them."""

    look: Look
    width: int

    def __str__(self) -> str:
        return f"{self.look} {self.width}"

    def on(self, page: Page) -> None:
        """Show the page like this."""
        page.set_viewport_size({"width": self.width, "height": 900})
        scheme: Literal["light", "dark"] = "dark" if self.look == "donker" else "light"
        page.emulate_media(media="print" if self.look == "op papier" else "screen", color_scheme=scheme)


LIGHT: Final = tuple(Variant("licht", width) for width in WIDTHS)
DARK: Final = tuple(Variant("donker", width) for width in WIDTHS)
PAPER: Final = (Variant("op papier", 1280),)
VARIANTS: Final = (*LIGHT, *DARK, *PAPER)


@pytest.fixture(scope="module")
def axe() -> str:
    return (AXE / "axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> Any:
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(axe)  # through the browser, so that the policy of the page stays as it is
    return page.evaluate(RUN, rules(page))


def rules(page: Page) -> dict[str, Any]:
    """The rules that can say something of the page as it is shown now, as axe wants to have them."""
    if page.evaluate("() => matchMedia('print').matches"):  # what has to be on paper can be too small to press
        return {"type": "tag", "values": [tag for tag in TAGS if tag != "wcag22aa"]}
    if page.evaluate("() => matchMedia('(prefers-color-scheme: dark)').matches"):
        return {"type": "rule", "values": COLOURS}
    return {"type": "tag", "values": TAGS}


@pytest.mark.parametrize("variants", [(*PAPER, *LIGHT), DARK], ids=["on paper and light", "dark"])
def test_nothing_on_the_site_has_a_violation(
    browser: Browser, site: Path, site_url: str, axe: str, variants: tuple[Variant, ...]
) -> None:
    page = browser.new_page(reduced_motion="reduce")  # a colour on its way to another is neither
    found = {}
    for where in everywhere(page, site, site_url):
        for variant in variants:
            variant.on(page)
            found[f"{where}, {variant}"] = violations(page, axe)
    page.close()
    expect_nothing(found)


def test_the_tree_has_no_violation_when_all_of_it_is_open(browser: Browser, site_url: str, axe: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{site_url}{CHECKER}")
    page.evaluate(UNFOLD)
    found = {}
    for variant in (Variant("licht", 360), Variant("donker", 1280), *PAPER):
        variant.on(page)
        found[str(variant)] = violations(page, axe)
    page.close()
    expect_nothing(found)


def test_the_rules_about_colours_are_among_the_rules(browser: Browser, axe: str) -> None:
    page = browser.new_page()
    page.evaluate(axe)
    every = page.evaluate("(tags) => axe.getRules(tags).map(({ ruleId, tags }) => [ruleId, tags])", TAGS)
    page.close()
    about_colours = {rule for rule, tags in every if "cat.color" in tags and not {"experimental", "deprecated"} & {*tags}}
    assert about_colours == {*COLOURS}


def test_no_kind_of_step_has_a_violation_in_firefox(firefox: Browser, site_url: str, axe: str) -> None:
    page = firefox.new_page(viewport={"width": 1280, "height": 900})
    found = {kind: violations(page, axe) for kind in kinds_of_step(page, site_url)}
    page.close()
    expect_nothing(found)
