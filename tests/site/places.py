# SPDX-License-Identifier: EUPL-1.2
"""Everything a reader can come to: every page of the build, and every kind of step of the checker."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from playwright.sync_api import Page, expect

from tests.conftest import single_file_name

CHECKER: Final = "wat-moet-ik-nu-doen.html"

SCROLLED: Final = "() => new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told)))"
"""Until the page has heard that it was scrolled."""


NO_WORKER: Final = """globalThis.Worker = class {
    constructor() { queueMicrotask(() => this.onerror(new Event("error"))); }
    postMessage() {}
    terminate() {}
};"""
"""No worker starts, also where a service worker would have its script."""


def names_of_pages(site: Path) -> list[str]:
    """The pages of the build: their addresses, seen from the root of the site. The single file, which holds them all once more,
    has tests of its own (tests/browser/test_single_file.py).
    """
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html") if path.name != single_file_name())


def pages_of_every_kind(site: Path) -> list[str]:
    """A few pages that together have every script, policy and kind of element (its name and each class) that is used."""
    kinds = {name: _kinds((site / name).read_text(encoding="utf-8")) for name in names_of_pages(site)}
    wanted, chosen = set[str]().union(*kinds.values()), list[str]()
    while wanted:
        chosen.append(max(kinds, key=lambda name: len(kinds[name] & wanted)))
        wanted -= kinds[chosen[-1]]
    return chosen


def _kinds(html: str) -> set[str]:
    tags = re.findall(r"<([a-z0-9]+)([^>]*)>", html)
    loads = {re.sub(r"(?:\.\./)+", "", rest) for name, rest in tags if name in {"script", "meta"} and "description" not in rest}
    classes = ((name, (re.findall(r' class="([^"]+)"', rest) or [""])[0].split() or [""]) for name, rest in tags)
    return loads | {f"{name}.{each}" for name, found in classes for each in found}


type Walk = Callable[[Page, Path, str], Iterator[str]]
"""Leads the browser's page past places, given the site and its address, and stops at each to tell where it is."""


def every_page(page: Page, site: Path, site_url: str) -> Iterator[str]:
    """Every page, just opened. The first question of the checker is one of them."""
    yield from pages(page, site_url, names_of_pages(site))


def one_page_of_every_kind(page: Page, site: Path, site_url: str) -> Iterator[str]:
    """The pages that together have every kind of element."""
    yield from pages(page, site_url, pages_of_every_kind(site))


def the_other_pages(page: Page, site: Path, site_url: str) -> Iterator[str]:
    """All but these."""
    yield from pages(page, site_url, sorted({*names_of_pages(site)} - {*pages_of_every_kind(site)}))


def pages(page: Page, site_url: str, names: Iterable[str]) -> Iterator[str]:
    """These pages, each just opened."""
    for name in names:
        page.goto(f"{site_url}{name}")
        yield name


def kinds_of_step(page: Page, _: Path, site_url: str) -> Iterator[str]:
    """Every kind of step of the checker after the first question."""
    page.clock.install()
    page.goto(f"{site_url}{CHECKER}")
    _answer(page, {"rol": "om", "risico": "laag"})
    yield "a question, with what is known already"
    _answer(page, {"aangehouden": "nee", "advies-vt-anders": "onbekend", "inbreuk-leven": "onbekend"})
    page.locator("#checker .rk-onderdeel .rk-waarom > summary").first.click()
    page.locator("#checker .rk-anderen > summary").click()
    page.locator("#checker .rk-ander summary").first.click()
    yield "an advice with things to find out"
    page.locator("#checker .rk-zelfcheck > summary").click()
    page.get_by_role("button", name="Zet de vakjes bij je taken").click()
    for number, mark in enumerate(("Gedaan", "Nog niet", "Weet ik niet")):
        page.locator("#checker .rk-stand").nth(number).get_by_role("radio", name=mark, exact=True).check()
    expect(page.locator("[data-plek='zelfcheck']")).to_contain_text("Zoek dit op in het dossier")
    yield "a self-check"
    page.locator("#checker .rk-watals > summary").click()
    page.locator("[data-stel-vraag='risico'][data-stel-antwoord='hoog']").click()
    expect(page.locator("#checker .rk-neem-over")).to_be_visible()
    yield "another answer, tried"
    page.evaluate("() => { navigator.clipboard?.writeText && (navigator.clipboard.writeText = () => Promise.reject()); }")
    page.evaluate("() => { document.execCommand = () => false; }")
    page.locator(".rk-kopieer").click()
    expect(page.locator("#checker textarea")).to_be_visible()
    yield "a text to copy"
    page.keyboard.press("Shift")  # somebody is there, so that it does not matter how long the looks before this took
    page.evaluate(SCROLLED)
    page.clock.fast_forward(1_800_000)
    expect(page.get_by_role("button", name="Toon mijn advies weer")).to_be_visible()
    yield "an advice that is hidden"
    page.get_by_role("button", name="Toon mijn advies weer").click()
    page.locator('#checker [data-wijzig="aangehouden"]').click()
    expect(page.locator("#checker .rk-voortgang")).to_have_text("Vraag 3")
    yield "a question again"
    page.keyboard.press("Shift")
    page.evaluate(SCROLLED)  # to scroll is a sign of life too, and the page hears of it late
    page.clock.fast_forward(541_000)
    expect(page.get_by_role("button", name="Ik ben er nog")).to_be_visible()
    yield "a warning before the answers are cleared"
    page.evaluate(SCROLLED)
    page.clock.fast_forward(600_000)  # as long as it takes, also when a look at the page was a sign of life
    expect(page.locator("#checker-status")).to_contain_text("gewist")
    yield "answers that were cleared"
    page.add_init_script(NO_WORKER)
    page.reload()
    expect(page.locator("#checker-opnieuw")).to_be_visible()
    yield "a failure, with the tree open"
    page.add_init_script("delete globalThis.WebAssembly")
    page.reload()
    expect(page.locator("#checker-status")).to_contain_text("werkt niet in deze browser")
    yield "a failure where no other try can help"


def _answer(page: Page, answers: Mapping[str, str]) -> None:
    for question, option in answers.items():
        page.locator(f'#checker .rk-keuze[data-vraag="{question}"][data-antwoord="{option}"]').click()
        expect(page.locator(f'#checker .rk-antwoord[data-vraag="{question}"]')).to_be_visible()


def expect_nothing(found: Mapping[str, Iterable[object]]) -> None:
    """Fails when anything was found anywhere, and says all of it: where, and what."""
    problems = [f"{where}: {problem}" for where, each in found.items() for problem in each]
    assert not problems, "\n".join(problems)
