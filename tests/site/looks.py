# SPDX-License-Identifier: EUPL-1.2
"""What to look at on every page: of each look what holds, on which screens, and the script that tells where it does not.

They are about room for who reads large, on a small screen or with a style of their own (WCAG 1.4.4, 1.4.10 and 1.4.12); about
what readers ask of their system, colours of their own (1.4.1 and 1.4.11) and less motion (2.3.3); and about what may not be in
the way (2.4.11 and 2.5.8).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from playwright.sync_api import Page

from tests.conftest import PROJECT

AXE: Final = PROJECT / "node_modules" / "axe-core"

type Size = tuple[int, int]
"""Width and height of a screen, in pixels of a style sheet."""

AT_400_PERCENT: Final[Size] = (320, 256)
NARROW: Final[Size] = (320, 800)
PHONE: Final[Size] = (360, 740)
TABLET: Final[Size] = (800, 800)
WIDE: Final[Size] = (1280, 800)
WIDER: Final[tuple[Size, ...]] = ((1366, 900), (1440, 900), (1920, 900))


@dataclass(frozen=True)
class Look:
    """What holds, the script that returns all that is wrong with it, and on which screens."""

    holds: str
    wrong: str
    sizes: tuple[Size, ...]


@cache
def _axe() -> str:
    return (AXE / "axe.min.js").read_text(encoding="utf-8")


def with_axe(page: Page) -> Page:
    """The page with axe in it: through the browser, so that the policy of the page stays as it is."""
    if not page.evaluate("() => 'axe' in globalThis"):
        page.evaluate(_axe())
    return page


def show(page: Page, width: int, height: int = 800) -> None:
    page.set_viewport_size({"width": width, "height": height})


# --- where one is ---------------------------------------------------------------------------------------------------------

# What is wrong with where the thing is that has the focus.
SEEN: Final = """() => {
    const focused = document.activeElement;
    if (focused === document.body) return [];
    const { left, right, top, bottom, width, height } = focused.getClientRects()[0] ?? focused.getBoundingClientRect();
    const [from, to] = [Math.max(top, 0), Math.min(bottom, innerHeight)];
    const heights = [0.1, 0.3, 0.5, 0.7, 0.9].map((part) => from + part * (to - from));
    const hidden = heights.filter((at) => !focused.contains(document.elementFromPoint((left + right) / 2, at))).length;
    return [
        ...(width < 2 || height < 2 ? ["is invisible"] : []),
        ...(hidden ? [`is covered or out of sight for ${hidden} of ${heights.length} parts`] : []),
    ].map((problem) => `${focused.outerHTML.slice(0, 160)} ${problem}`);
}"""


# --- room -----------------------------------------------------------------------------------------------------------------

# What does not fit: the page, or a thing that cuts off what is in it or sticks out of the page where one cannot scroll to. What
# is clipped away is there for who listens; a wide table may scroll in a box that the keyboard gets to (WCAG 1.4.10).
DOES_NOT_FIT: Final = """() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const visible = (each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const seen = [...document.querySelectorAll("body :not(.md-typeset__scrollwrap[tabindex='0'])")]
        .filter((each) => each.clientWidth && visible(each) && getComputedStyle(each).clipPath === "none");
    const cuts = (each) => {
        const { overflowX, overflowY } = getComputedStyle(each);
        const [right, below] = [each.scrollWidth - each.clientWidth > 1, each.scrollHeight - each.clientHeight > 1];
        return (overflowX !== "visible" && right) || (/hidden|clip/.test(overflowY) && below);
    };
    const sticksOut = (each) => each.matches("a, button, summary, label") && each.scrollWidth > each.clientWidth + 1;
    const left = (each) => each.innerText && each.getBoundingClientRect().right > 0 && each.getBoundingClientRect().left < -1;
    return [
        ...(wide > 0 ? [`the page is ${wide} pixels too wide`] : []),
        ...seen.filter((each) => cuts(each) || sticksOut(each) || left(each)).map((each) => each.outerHTML.slice(0, 200)),
    ];
}"""

# With the least space that a reader may ask for (WCAG 1.4.12). A style sheet of the reader is not held to the policy of a page.
DOES_NOT_FIT_SPACED: Final = f"""() => {{
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* {{ line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }}
        p {{ margin-bottom: 2em !important; }}`);
    document.adoptedStyleSheets = [sheet];
    const found = ({DOES_NOT_FIT})();
    document.adoptedStyleSheets = [];
    return found;
}}"""


def in_large_letters(page: Page) -> Iterator[tuple[str, str, Any]]:
    """As it is when one sets letters twice as large as usual in the browser."""
    show(page, *WIDE)
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    assert page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)") >= 32
    yield ROOM, "with text twice as large", page.evaluate(DOES_NOT_FIT)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    browser.detach()


# The lines of text of the paragraphs of a task that lie over each other.
LIE_OVER: Final = """() => {
    const lines = (paragraph) => {
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        return [...range.getClientRects()].filter(({ width }) => width > 0);
    };
    const meet = (one, other) => one.left < other.right && other.left < one.right;
    const over = (one, other) => meet(one, other) && one.top + 3 < other.bottom && other.top + 3 < one.bottom;
    const collide = (one, other) => lines(one).some((line) => lines(other).some((another) => over(line, another)));
    return [...document.querySelectorAll("main .rk-taak")].filter((task) => {
        const paragraphs = [...task.querySelectorAll(":scope > p")];
        return paragraphs.some((one, at) => paragraphs.slice(at + 1).some((other) => collide(one, other)));
    }).map((task) => task.outerHTML.slice(0, 200));
}"""


SMALL: Final = """() => [...document.querySelectorAll(
        "#checker :is(button, summary, label), #checker-pauze button, #checker-opnieuw, #checker-boom summary")]
    .filter((element) => element.checkVisibility() && element.getBoundingClientRect().height < 43.5)
    .map((element) => `${element.getBoundingClientRect().height} ${element.outerHTML.slice(0, 200)}`)"""


# A number to call that is broken over two lines.
BROKEN: Final = r"""() => [...document.querySelectorAll("a[href^='tel:']")].filter((link) => {
    const walker = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const [number] = walker.currentNode.data.match(/[+(]?\d.*\d/) ?? [""];
        const range = document.createRange();
        range.setStart(walker.currentNode, walker.currentNode.data.indexOf(number));
        range.setEnd(walker.currentNode, walker.currentNode.data.indexOf(number) + number.length);
        if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) return true;
    }
    return false;
}).map((link) => link.outerHTML)"""


# What ends a sentence or a part of it, and stands on the line below the word or the button before it. A long path may break
# anywhere, also before what comes after it.
ALONE: Final = r"""() => {
    const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
    const wrong = [];
    while (walker.nextNode()) {
        const text = walker.currentNode;
        const before = text.previousSibling ?? text.parentElement.previousElementSibling;
        if (!/^[.,;:?!)]+(\s|$)/.test(text.data) || !(before instanceof Element) || before.localName === "code") continue;
        const range = document.createRange();
        range.setStart(text, 0);
        range.setEnd(text, 1);
        const [mark, last] = [range.getBoundingClientRect(), [...before.getClientRects()].at(-1)];
        const seen = last && mark.width && text.parentElement.checkVisibility();
        if (seen && mark.top >= last.bottom - 1) wrong.push(text.parentElement.outerHTML.slice(0, 200));
    }
    return wrong;
}"""


# --- one edge -------------------------------------------------------------------------------------------------------------

# How far from the left edge the name in the header begins, the menu below it, and what stands most to the left on the page.
EDGES: Final = """() => {
    const left = (selector) => Math.min(...[...document.querySelectorAll(selector)]
        .filter((each) => each.checkVisibility() && each.getBoundingClientRect().width > 1)
        .map((each) => Math.round(each.getBoundingClientRect().left)));
    const onPage = ".md-main h1, .rk-side, .md-content__inner > *";
    const edges = [".rk-header__name", ".rk-tabs a", onPage, ".rk-footer h2"].map(left);
    return new Set(edges).size > 1 ? [edges] : [];
}"""


# --- what is in the way, and what readers ask -----------------------------------------------------------------------------

# A button that does nothing says not why; and what lies over the page keeps the reader from the rest of it.
IN_THE_WAY: Final = """() => [...document.querySelectorAll(
        ":disabled, [aria-disabled='true'], dialog[open], [popover]:popover-open, [aria-modal='true'], [role$='dialog']")]
    .filter((each) => each.checkVisibility()).map((each) => each.outerHTML.slice(0, 200))"""


# What the checker has to say lies over something to press. Its warning may: any press takes that away.
COVERED: Final = """() => {
    const said = document.querySelector("#checker-status[data-zichtbaar]")?.getBoundingClientRect();
    return !said ? [] : [...document.querySelectorAll("main :is(a, button, summary, label)")].filter((each) => {
        const { left, right, top, bottom, width } = each.getBoundingClientRect();
        return width > 1 && left < said.right && right > said.left && top < said.bottom && bottom > said.top;
    }).map((each) => each.outerHTML.slice(0, 200));
}"""


# What moves now, and what would when it is hovered, opened or gone to.
MOVES: Final = """() => [
    ...document.getAnimations().filter(({ playState }) => playState === "running").map(({ effect }) => effect.target),
    ...[document.documentElement, ...document.querySelectorAll("body *")].filter((each) => {
        const { transitionDuration, scrollBehavior } = getComputedStyle(each);
        return scrollBehavior === "smooth" || transitionDuration.split(",").some((time) => parseFloat(time) > 0);
    }),
].map((each) => each.outerHTML.slice(0, 200))"""


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

# Where a style sheet keeps its own colours, it has to keep them readable. What is in such a thing keeps them too.
CONTRAST: Final = """() => {
    const own = (each) => getComputedStyle(each).forcedColorAdjust === "none";
    const include = [...document.querySelectorAll("body *")].filter((each) => own(each) && !own(each.parentElement));
    const settings = { runOnly: { type: "rule", values: ["color-contrast"] }, preload: false };
    return !include.length ? [] : axe.run({ include }, settings)
        .then(({ violations }) => violations.flatMap(({ nodes }) => nodes.map(({ html }) => html)));
}"""


def in_colours_of_the_reader(page: Page) -> Iterator[tuple[str, str, Any]]:
    """As it is where the reader chose all colours."""
    holds = "In colours of the reader everything can be read and told apart."
    show(page, *WIDE)
    page.emulate_media(forced_colors="active")
    yield holds, "shapes", page.evaluate(LOOKS_LIKE_NOTHING)
    yield holds, "contrast", with_axe(page).evaluate(CONTRAST)
    page.emulate_media(forced_colors="none")


# --- all of it ------------------------------------------------------------------------------------------------------------

ROOM: Final = "Nothing is cut off or has to be scrolled sideways."

LOOKS: Final = (
    Look("What has the focus is in sight.", SEEN, (AT_400_PERCENT,)),
    Look("Who wants less motion sees none.", MOVES, (AT_400_PERCENT,)),
    Look(ROOM, DOES_NOT_FIT, (AT_400_PERCENT, NARROW, WIDE)),
    Look(f"{ROOM[:-1]}, with text spacing.", DOES_NOT_FIT_SPACED, (NARROW, WIDE)),
    Look("No text of a task lies over other text.", LIE_OVER, (PHONE, TABLET, WIDE)),
    Look("All that one presses in the checker is 44 pixels high.", SMALL, (PHONE, WIDE)),
    Look("A number to call stands on one line.", BROKEN, (NARROW, PHONE, WIDE)),
    Look("What ends a sentence stands beside the word before it.", ALONE, (NARROW, PHONE, WIDE)),
    Look("Nothing is switched off.", IN_THE_WAY, (PHONE, WIDE)),
    Look("Nothing that is said lies over the page.", COVERED, (PHONE, WIDE)),
    Look("Header, menu, page and footer begin at the same edge.", EDGES, (WIDE, *WIDER)),
)


def on_every_screen(page: Page) -> Iterator[tuple[str, str, Any]]:
    """As it is on every screen, the smallest first. All that is looked at on one screen is asked for at once."""
    for size in sorted({size for look in LOOKS for size in look.sizes}):
        show(page, *size)
        looks = [look for look in LOOKS if size in look.sizes]
        found = page.evaluate(f"() => [{', '.join(f'({look.wrong})()' for look in looks)}]")
        yield from ((look.holds, "{} by {}".format(*size), problems) for look, problems in zip(looks, found, strict=True))


def every_look(page: Page) -> Iterator[tuple[str, str, Any]]:
    """Of every look: what should hold, in what way was looked, and what is wrong."""
    yield from on_every_screen(page)
    yield from in_large_letters(page)
    yield from in_colours_of_the_reader(page)
