# SPDX-License-Identifier: EUPL-1.2
"""What readers ask of their system: colours of their own (forced colours, WCAG 1.4.1 and 1.4.11) and less motion (2.3.3)."""

from pathlib import Path
from typing import Final

from playwright.sync_api import Browser

from tests.site.places import everywhere, expect_nothing
from tests.site.test_axe import AXE

# Forced colours leave no backgrounds. What one presses must then have a border or a line under it, and what is chosen or
# current must look different from what is not.
LOOKS_LIKE_NOTHING: Final = """() => {
    const properties = [
        "border-style", "border-width", "border-color", "text-decoration-line", "color", "background-color", "font-weight",
    ];
    const look = (each) => properties.map((property) => getComputedStyle(each).getPropertyValue(property)).join();
    const visible = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const seen = (selector) => [...document.querySelectorAll(selector)].filter((each) => each.clientWidth > 1 && visible(each));
    const bare = seen("button:not(:has(svg)), input:not([type=radio]), textarea, .rk-ingang").filter((each) => {
        const { borderStyle, borderWidth, textDecorationLine } = getComputedStyle(each);
        return (borderStyle === "none" || parseFloat(borderWidth) < 1) && !textDecorationLine.includes("underline");
    });
    const states = [
        ...["tabs", "side", "menu__panel"].map((menu) => [`.rk-${menu} a[aria-current]`, `.rk-${menu} a:not([aria-current])`]),
        [".rk-stel[aria-pressed='true']", ".rk-stel[aria-pressed='false']"],
        ["[data-status='do']", "[data-status='find_out']"],
        [".rk-stand label:has(:checked)", ".rk-stand label:not(:has(:checked))"],
    ];
    const alike = states.filter((pair) => {
        const [one, other] = pair.map((selector) => seen(selector)[0]);
        return one && other && look(one) === look(other);
    });
    return [...bare.map((each) => each.outerHTML.slice(0, 200)), ...alike];
}"""

# Where a style sheet keeps its own colours, it has to keep them readable.
CONTRAST: Final = """() => {
    const own = (each) => getComputedStyle(each).forcedColorAdjust === "none";
    const include = [...document.querySelectorAll("body *")].filter(own);
    const settings = { runOnly: { type: "rule", values: ["color-contrast"] }, preload: false };
    return !include.length ? [] : axe.run({ include }, settings)
        .then(({ violations }) => violations.flatMap(({ nodes }) => nodes.map(({ html }) => html)));
}"""


def test_in_forced_colours_everything_can_be_read_and_told_apart(browser: Browser, site: Path, site_url: str) -> None:
    axe = (AXE / "axe.min.js").read_text(encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900}, forced_colors="active", reduced_motion="reduce")
    found = {}
    for where in everywhere(page, site, site_url):
        page.evaluate(axe)
        found[where] = [*page.evaluate(LOOKS_LIKE_NOTHING), *page.evaluate(CONTRAST)]
    page.close()
    expect_nothing(found)


# What moves now, and what would when it is hovered, opened or gone to.
MOVES: Final = """() => [
    ...document.getAnimations().filter(({ playState }) => playState === "running").map(({ effect }) => effect.target),
    ...[document.documentElement, ...document.querySelectorAll("body *")].filter((each) => {
        const { transitionDuration, scrollBehavior } = getComputedStyle(each);
        return scrollBehavior === "smooth" || transitionDuration.split(",").some((time) => parseFloat(time) > 0);
    }),
].map((each) => each.outerHTML.slice(0, 200))"""


def test_who_wants_less_motion_sees_none(browser: Browser, site: Path, site_url: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    found = {where: page.evaluate(MOVES) for where in everywhere(page, site, site_url)}
    page.close()
    expect_nothing(found)
