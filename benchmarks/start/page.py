# SPDX-License-Identifier: EUPL-1.2
"""What a reader notices of the page itself: when it can be seen, and how soon it goes on after an answer."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, Playwright

from benchmarks.start.browsers import Setting, fresh, rest
from benchmarks.start.server import Line, Server
from benchmarks.start.variants import PAGE

WITHOUT: Final = f"/zonder-{PAGE}"
"""The page without the checker, served beside the real one."""

ORDINARY: Final = "/gewoon"
"""The site once more, without the linked program: there the checker starts as on any page with Pyodide."""

SLOW: Final = Line(speed=200_000, latency=0.15)
"""1.6 Mbit/s, as on a phone at the edge of a village."""

NOTHING: Final = "/niets.html"
NOTHING_TO_DO: Final = """\
<!doctype html><link rel="icon" href="data:,">
<div id="checker"><button data-vraag="vraag" data-antwoord="antwoord">antwoord</button></div>
"""
"""A page on which an answer costs nothing: what it takes there is what measuring takes."""

_NO_SCREEN: Final = ("--disable-frame-rate-limit", "--disable-gpu-vsync")
"""What is drawn is drawn at once. A screen shows it at its next refresh: up to 17 ms later on most, whatever a page does."""

ANSWERED: Final = """() => new Promise((done) => {
    const host = document.querySelector("#checker");
    new MutationObserver((_, observer) => {
        observer.disconnect();
        done(performance.now());
    }).observe(host, { childList: true });
    host.querySelector("[data-antwoord]").click();
})"""
"""Click the first answer at once; the milliseconds since the page was opened when the next question is there."""

_PAINTED: Final = """() => new Promise(done => new PerformanceObserver((list, observer) => {
    const [first] = list.getEntriesByName("first-contentful-paint");
    if (first) { observer.disconnect(); done(first.startTime); }
}).observe({ type: "paint", buffered: true }))"""

# A click on this answer, until another step is in the page, and until that is on the screen: two frames later. As for a reader,
# no answer can be clicked before the page lets it, and nothing of the step before is left to draw.
_CLICK: Final = """
const host = document.querySelector("#checker");
const options = () => [...host.querySelectorAll("[data-vraag][data-antwoord]")].map(button => button.dataset.antwoord);
const changed = act => new Promise(done => {
    const seen = (_, observer) => { observer.disconnect(); done(performance.now()); };
    new MutationObserver(seen).observe(host, { childList: true });
    act();
});
const frame = () => new Promise(requestAnimationFrame);
const click = async answer => {
    do await new Promise(done => setTimeout(done, 100)); while (host.hasAttribute("data-rustend"));
    const button = host.querySelector(`[data-antwoord="${answer}"]`);
    const start = performance.now();
    const change = await changed(() => button.click());
    await frame();
    await frame();
    return [change - start, performance.now() - start];
};
"""

_FIRST: Final = f"async () => {{ {_CLICK} return (await click(options()[0]))[0]; }}"

# Every answer to every question that can come to every fourth role, once: deeper with a click, back as the browser goes back.
_WALK: Final = f"""async () => {{
    {_CLICK}
    const taken = [];
    const walk = async (answers) => {{
        for (const answer of answers) {{
            taken.push(await click(answer));
            await walk(options());
            await changed(() => history.back());
        }}
    }};
    await walk(options().filter((_, number) => number % 4 === 0));
    return taken;
}}"""


# The same answer again and again, on a page that shows what it showed.
_AGAIN: Final = f"""async () => {{
    {_CLICK}
    const shown = host.innerHTML;
    host.addEventListener("click", () => {{ host.innerHTML = shown; }});
    const taken = [];
    while (taken.length < 42) taken.push(await click(options()[0]));
    return taken;
}}"""


@dataclass(slots=True)
class Views:
    """First visits, in milliseconds: until the first paint, and from a first click at once until the next question."""

    painted: list[float] = field(default_factory=list)
    painted_without: list[float] = field(default_factory=list)
    clicked: list[float] = field(default_factory=list)


def without_checker(site: Path) -> str:
    """The checker's page as it was built, with all elements taken out that carry the checker's name, and its script."""
    html = (site / PAGE).read_text(encoding="utf-8")
    while found := re.search(r'<(\w+) id="checker\b', html):
        html = html[: found.start()] + html[_end(html, found.start(), found[1]) :]
    return re.sub(r"<(script|link)\b[^>]*assets/checker/[^>]*>(</script>)?", "", html)


def _end(html: str, start: int, tag: str) -> int:
    """Where the element ends that begins at `start`."""
    depth = 0
    for found in re.compile(rf"<(/?){tag}\b[^>]*>").finditer(html, start):
        depth += -1 if found[1] else 1
        if depth == 0:
            return found.end()
    raise ValueError(f"<{tag}> at {start} does not end")


def views(playwright: Playwright, setting: Setting, server: Server, rounds: int) -> Views:
    """First visits to the page without and with the checker, in turn."""
    found = Views()
    for _ in range(rounds):
        with fresh(playwright, setting) as plain, fresh(playwright, setting) as whole:
            rest([plain, whole])
            with plain.page("about:blank") as page, plain.slowed():
                found.painted_without.append(painted(page, server.address + WITHOUT))
            with whole.page("about:blank") as page, whole.slowed():
                found.painted.append(painted(page, f"{server.address}/{PAGE}"))
                found.clicked.append(page.evaluate(_FIRST))
    return found


def painted(page: Page, address: str) -> float:
    """Go there, and return the milliseconds until something could be seen: text or a picture."""
    page.goto(address, wait_until="domcontentloaded")
    return float(page.evaluate(_PAINTED))


def taps(playwright: Playwright, setting: Setting, server: Server) -> dict[str, list[float]]:
    """First visits over a slow line, one each: from opening the page of the checker to the next question after an early tap."""
    found: dict[str, list[float]] = {f"{ORDINARY}/{PAGE}": [], f"/{PAGE}": []}
    for path, times in found.items():
        with fresh(playwright, setting) as profile, profile.page("about:blank") as page:
            rest([profile])
            with profile.slowed(), server.over(SLOW):
                page.goto(server.address + path, wait_until="domcontentloaded", timeout=120_000)
                times.append(float(page.evaluate(ANSWERED)))
    return found


def answers(playwright: Playwright, setting: Setting, server: Server) -> list[tuple[float, float]]:
    """Every answer that can be given: milliseconds from the click until the page changed, and until it was painted."""
    with fresh(playwright, setting, *_NO_SCREEN) as profile, profile.page(f"{server.address}/{PAGE}") as page:
        page.evaluate(_FIRST)  # so that Python is there
        page.evaluate("history.back()")
        rest([profile])
        with profile.slowed():
            return [(change, paint) for change, paint in page.evaluate(_WALK)]


def empty_answers(playwright: Playwright, setting: Setting, server: Server) -> list[tuple[float, float]]:
    """As many answers, on the page where they cost nothing."""
    with fresh(playwright, setting, *_NO_SCREEN) as profile, profile.page(server.address + NOTHING) as page:
        rest([profile])
        with profile.slowed():
            return [(change, paint) for change, paint in page.evaluate(_AGAIN)]
