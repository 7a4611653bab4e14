# SPDX-License-Identifier: EUPL-1.2
"""From nothing but an empty page to the first answer: time, memory, and what went over the wire."""

import time
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Final

from playwright.sync_api import Page, Playwright

from benchmarks.start.browsers import Profile, Setting, fresh, rest
from benchmarks.start.server import Server
from benchmarks.start.variants import REQUEST, Variant
from build_hooks.hosting.offline import SERVICE_WORKER

EMPTY: Final = "/empty.html"
"""The page that all is started from: nothing in it."""

_START: Final = """async ([address, request]) => {
    const start = performance.now();
    const { WorkerClient } = await import(address);
    await new Promise((answered, failed) => {
        const fail = () => failed(new Error(`${address} gave no answer`));
        const nothing = () => {};
        new WorkerClient(120_000, { ready: nothing, slow: fail, again: fail, failed: fail }).ask(request, answered);
    });
    return performance.now() - start;
}"""

_KEEP: Final = """async (address) => {
    const { installing } = await navigator.serviceWorker.register(address);
    await new Promise((done) => installing.addEventListener("statechange", () => installing.state === "activated" && done()));
    let size = 0;
    for (const name of await caches.keys()) {
        const store = await caches.open(name);
        for (const request of await store.keys()) size += (await (await store.match(request)).arrayBuffer()).byteLength;
    }
    return size;
}"""
"""Have the browser keep the site; how many bytes it keeps."""

_LOOP: Final = """() => new Promise(done => {
    const loop = "onmessage = () => { let x = 0; for (let i = 0; i < 3e8; i++) x += i % 7; postMessage(x); }";
    const worker = new Worker(URL.createObjectURL(new Blob([loop])));
    const start = performance.now();
    worker.onmessage = () => { worker.terminate(); done(performance.now() - start); };
    worker.postMessage(null);
})"""

_VISITS: Final = 2  # before a start is warm
_LINGER: Final = 3.0  # seconds that a visit lasts: browsers keep what they compiled only after it was used for a while


@dataclass(slots=True)
class Starts:
    """What one variant took, one number a round: milliseconds, and bytes of memory. And which paths it fetched."""

    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    memory: list[int] = field(default_factory=list)
    fetched: tuple[str, ...] = ()
    kept: int = 0
    """In bytes."""


def starts(
    playwright: Playwright, setting: Setting, server: Server, variants: Sequence[Variant], rounds: int
) -> dict[Variant, Starts]:
    """Start every variant in turn, `rounds` times, cold and warm.

    Cold is a new browser with an empty profile. Warm is a new page in a browser that was there before: its files are in the
    browser's cache, and what it compiled may be.
    """
    found = {variant: Starts() for variant in variants}
    with ExitStack() as visited:
        warm = {variant: visited.enter_context(fresh(playwright, setting)) for variant in variants}
        for variant, profile in warm.items():
            if variant.kept:
                with profile.page(server.address + EMPTY) as page:
                    found[variant].kept = page.evaluate(_KEEP, f"/{SERVICE_WORKER}")
        for _ in range(_VISITS):
            _visit(warm, server)
        for _ in range(rounds):
            _start_cold(playwright, setting, server, found)
            for variant, profile in warm.items():
                rest(warm.values())
                with profile.page(server.address + EMPTY) as page, profile.slowed():
                    found[variant].warm.append(_start(page, variant))
    return found


def slowdown(playwright: Playwright, setting: Setting, server: Server) -> list[float]:
    """How many times longer a loop in a worker takes in this setting, five times: a check of the brake."""
    ratios = []
    with fresh(playwright, setting) as profile, profile.page(server.address + EMPTY) as page:
        page.evaluate(_LOOP)
        for _ in range(5):
            full = page.evaluate(_LOOP)
            with profile.slowed():
                ratios.append(page.evaluate(_LOOP) / full)
    return ratios


def _start_cold(playwright: Playwright, setting: Setting, server: Server, found: Mapping[Variant, Starts]) -> None:
    with ExitStack() as browsers:
        cold = {variant: browsers.enter_context(fresh(playwright, setting)) for variant in found if not variant.kept}
        for variant, profile in cold.items():
            rest(cold.values())
            with profile.page(server.address + EMPTY) as page:
                before = profile.watch_memory()
                server.asked()
                with profile.slowed():
                    found[variant].cold.append(_start(page, variant))
                found[variant].memory.append(profile.peak_memory() - before)
                found[variant].fetched = tuple(server.asked())


def _visit(profiles: Mapping[Variant, Profile], server: Server) -> None:
    """Fill the caches of these profiles."""
    with ExitStack() as pages:
        for variant, profile in profiles.items():
            _start(pages.enter_context(profile.page(server.address + EMPTY)), variant)
        time.sleep(_LINGER)


def _start(page: Page, variant: Variant) -> float:
    return float(page.evaluate(_START, [variant.client, REQUEST]))
