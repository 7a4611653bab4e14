# SPDX-License-Identifier: EUPL-1.2
"""axe-core on every page and on every kind of step of the checker, light, dark and printed, on three widths: no violation.

The walk past all of them is that of test_everywhere.py. What is checked is told on the page about accessibility: see
test_statement.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.site.looks import with_axe
from tests.site.places import CHECKER, expect_nothing, kinds_of_step

TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
"""All rules that axe has for WCAG 2.2 A and AA, also the one it leaves out by itself (target-size), and for good practice."""

COLOURS: Final = ("color-contrast", "link-in-text-block")
"""The rules that look at colours."""

WIDTHS: Final = (360, 768, 1280)
type Look = Literal["licht", "donker", "op papier"]

GEOMETRY: Final = ("target-size", "scrollable-region-focusable")
"""The rules that ask how large something is, and how far from the next."""

# Only what goes wrong is told in full; `preload` fetches style sheets again, for a rule that is not among these.
# As long as the tree is folded, what is in it is taken out: nobody can see it, and it is twenty times as large as all the rest.
# It is looked at when it is open.
#
# A page is looked at in many ways, one after the other, and beside others that have much in common. What shows the same as
# before need not be looked at again: the rules about colours go over one of all texts that look alike, and are in what looks
# alike; those about size over all, each time; and all others over all, when what is in sight was not in sight together before.
RUN: Final = """async ({ tags, colours, geometry, known }) => {
    const folded = [...document.querySelectorAll("#checker-boom:not([open]) > :not(summary)")];
    const tree = folded[0]?.parentElement;
    for (const each of folded) each.remove();

    const number = (text) => [...text].reduce((sum, sign) => (sum * 31 + sign.codePointAt(0)) % 140737488355213, 7);
    const looks = new Map([[null, 0]]);
    const look = (each) => {
        if (looks.has(each)) return looks.get(each);
        const style = getComputedStyle(each);
        const large = parseFloat(style.fontSize) * (style.fontWeight >= 700 ? 9 / 7 : 1) >= 24; // may have less contrast
        const { color, backgroundColor, backgroundImage, opacity, textDecorationLine } = style;
        const drawn = [color, backgroundColor, backgroundImage, opacity, textDecorationLine, large];
        looks.set(each, number([look(each.parentElement), each.localName, each.className, ...drawn].join()));
        return looks.get(each);
    };
    const visible = (each) => each.checkVisibility({ visibilityProperty: true });
    const seen = [...document.querySelectorAll("body, body *")].filter(visible);
    const text = ({ nodeType, data }) => nodeType === Node.TEXT_NODE && data.trim();
    const says = (each) => each.matches("input, textarea") || [...each.childNodes].some(text);
    const anew = new Map(seen.filter(says).map((each) => [look(each), each]));
    for (const each of known) anew.delete(each);
    const sets = (globalThis.seenTogether ??= []);
    const together = sets.some((set) => set.size === seen.length && seen.every((each) => set.has(each)));
    if (!together) sets.push(new Set(seen));
    const left = (rule) => rule.tags.includes("experimental") || rule.tags.includes("deprecated"); // axe leaves these out
    const all = tags.length ? axe.getRules(tags).filter((rule) => !left(rule)).map(({ ruleId }) => ruleId) : [];
    const others = all.filter((rule) => !colours.includes(rule) && (!together || geometry.includes(rule)));
    const settings = (values) => ({ runOnly: { type: "rule", values }, resultTypes: ["violations"], preload: false });
    const found = [];
    if (others.length) found.push(await axe.run(document, settings(others)));
    if (anew.size) found.push(await axe.run({ include: [...anew.values()] }, settings(colours)));
    tree?.append(...folded);
    const wrong = found.flatMap(({ violations }) => violations).map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
    return [wrong, [...anew.keys()]];
}"""

DRAWN: Final = """async (rules) => {
    const exclude = [...document.querySelectorAll("#checker-boom:not([open]) > :not(summary)")];
    const { violations } = await axe.run({ exclude }, { runOnly: rules, resultTypes: ["violations"], preload: false });
    return violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}"""

# The page was changed: what is in sight has to be looked at again, also when it is the same.
CHANGED: Final = "() => { globalThis.seenTogether = []; }"

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


def violations(page: Page, known: set[int], of: Sequence[str] | None = None) -> Any:
    """What axe finds wrong with the page as it is shown now, by the rules of these kinds and those about colours.

    What is in it is known from then on.
    """
    what = {"tags": tags(page) if of is None else of, "colours": COLOURS, "geometry": GEOMETRY, "known": [*known]}
    found, anew = with_axe(page).evaluate(RUN, what)
    known.update(anew)
    return found


def tags(page: Page) -> list[str]:
    """The kinds of rules that can say something of the page as it is shown now, besides those about colours.

    In the dark nothing else is different (test_tokens.py); and on paper there is nothing to press, to name or to go to.
    """
    only_colours = page.evaluate("() => matchMedia('print, (prefers-color-scheme: dark)').matches")
    return [] if only_colours else [*TAGS]


def in_every_way(page: Page, known: set[int]) -> Iterator[tuple[str, str, Any]]:
    """As axe sees it, light, dark or on paper, on any width: what should hold, in what way was looked, and what is wrong."""
    page.evaluate(CHANGED)
    for variant in VARIANTS:
        variant.on(page)
        yield "axe finds nothing.", str(variant), violations(page, known)
    page.emulate_media(media="screen", color_scheme="light")


def test_the_tree_has_no_violation_when_all_of_it_is_open(browser: Browser, site_url: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(f"{site_url}{CHECKER}")
    page.evaluate(UNFOLD)
    found, known = {}, set[int]()
    for variant in (Variant("licht", 360), Variant("donker", 1280), *PAPER):
        variant.on(page)
        found[str(variant)] = violations(page, known)
    page.close()
    expect_nothing(found)


def test_the_rules_about_colours_are_among_the_rules(browser: Browser) -> None:
    page = browser.new_page()
    with_axe(page)
    every = page.evaluate("(tags) => axe.getRules(tags).map(({ ruleId, tags }) => [ruleId, tags])", TAGS)
    page.close()
    about_colours = {rule for rule, tags in every if "cat.color" in tags and not {"experimental", "deprecated"} & {*tags}}
    assert about_colours == {*COLOURS}


@pytest.mark.this_card
def test_no_kind_of_step_looks_wrong_in_firefox(firefox: Browser, site: Path, site_url: str) -> None:
    """What does not depend on how it is drawn is the same in both browsers: names, roles, headings."""
    page = firefox.new_page(viewport={"width": 1280, "height": 900})
    rules, known = {"type": "rule", "values": GEOMETRY}, set[int]()
    found = {
        kind: [*with_axe(page).evaluate(DRAWN, rules), *violations(page, known, of=())]
        for kind in kinds_of_step(page, site, site_url)
    }
    page.close()
    expect_nothing(found)


# What is wrong, and where alone: colours, sizes, and something that is not in sight otherwise.
WRONG_IN_ONE_WAY: Final = {
    "licht 360": "@media screen and (max-width: 400px) and (prefers-color-scheme: light) { p { color: #bbb } }",
    "donker 768": "@media (width: 768px) and (prefers-color-scheme: dark) { main { background: #ddd } }",
    "op papier 1280": "@media print { p { color: #bbb } }",
    "licht 1280": "@media screen and (width: 1280px) and (prefers-color-scheme: light) { button { height: 9px; width: 9px } }",
    "licht 768": "@media (width: 768px) and (prefers-color-scheme: light) { img { display: block } }",
}
PAGE: Final = """<!doctype html><html lang="nl"><title>Titel</title><style>
    body { background: white; color: black } img { display: none; width: 40px; height: 40px }
    button { width: 50px; height: 50px; border: 0; padding: 0 }
    @media (prefers-color-scheme: dark) { body, button { background: black; color: white } }
</style><style>%s</style><main><h1>Kop</h1><p>Tekst</p><button>a</button><button>b</button><button>c</button>
<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>"></main>"""


@pytest.mark.parametrize(("way", "style"), WRONG_IN_ONE_WAY.items(), ids=WRONG_IN_ONE_WAY)
def test_what_is_wrong_in_one_way_alone_is_found_there(browser: Browser, way: str, style: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.set_content(PAGE % style)
    found = {where for _, where, problems in in_every_way(page, set()) if problems}
    page.close()
    assert found == {way}
