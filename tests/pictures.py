# SPDX-License-Identifier: EUPL-1.2
"""`python -m tests.pictures`: every kind of page of the finished site on a phone, on a desk, in the dark and on paper.

It stands with the tests because it drives the site as they do. Nothing is compared: somebody has to look.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.conftest import FLAGS, PROJECT
from tests.programs import find
from tests.serving import served

CHECKER: Final = "wat-moet-ik-nu-doen.html"
WIDTHS: Final = (360, 1280)
SCHEMES: Final[tuple[Literal["light", "dark"], ...]] = ("light", "dark")


def main() -> int:
    """Make the pictures that are asked for. Returns 1 when the site or the browser is not there."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description="Pictures of every kind of page.")
    parser.add_argument("kinds", nargs="*", help=f"which kinds of page (all): {', '.join(KINDS)}")
    parser.add_argument("--site", type=Path, default=PROJECT / "site", help="the finished site (site/)")
    parser.add_argument("--to", type=Path, default=PROJECT / ".cache" / "pictures", help="where they go (.cache/pictures/)")
    parser.add_argument("--readme", type=Path, help="make the pictures of the README, in this folder, and no others")
    asked = parser.parse_args()
    program = find("chromium")
    if not program or not asked.site.is_dir() or not KINDS.keys() >= set(asked.kinds):
        print("First run `make site`, install Chromium, and name a kind of page that there is.", file=sys.stderr)
        return 1
    with served(asked.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        if asked.readme:
            _of_the_readme(browser, address, asked.readme)
        else:
            _of_every_kind(browser, address, asked.to, asked.kinds or KINDS)
        browser.close()
    return 0


# --- kinds of page ------------------------------------------------------------------------------------------------------


def _page(path: str) -> Callable[[Page, str], None]:
    def show(page: Page, address: str) -> None:
        page.goto(address + path)

    return show


def _checked(**answers: str) -> Callable[[Page, str], None]:
    def show(page: Page, address: str) -> None:
        page.goto(address + CHECKER)
        for question, answer in answers.items():
            question = question.replace("_", "-")
            page.locator(f'#checker [data-vraag="{question}"][data-antwoord="{answer}"]').click()
            expect(page.locator(f'#checker .rk-antwoord[data-vraag="{question}"]')).to_be_visible(timeout=60_000)
        page.evaluate("scrollTo(0, 0)")

    return show


def _searching(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.get_by_role("textbox", name="Zoek op deze site").press_sequentially("aangifte")
    expect(page.locator(".rk-hit").first).to_be_visible()


def _menu(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    if (menu := page.get_by_text("Menu", exact=True)).is_visible():
        menu.click()


KINDS: Final[Mapping[str, Callable[[Page, str], None]]] = {
    "home": _page("index.html"),
    "role": _page("rol/om.html"),
    "function": _page("rol/casushouder.html"),
    "section": _page("onderdeel/hoog-gemiddeld.html"),
    "glossary": _page("begrippen.html"),
    "partners": _page("partners.html"),
    "account": _page("verantwoording.html"),
    "calling": _page("bellen.html"),
    "about": _page("over.html"),
    "administration": _page("beheer.html"),
    "privacy": _page("privacy.html"),
    "guides": _page("zakgids.html"),
    "practice": _page("oefenen.html"),
    "placing": _page("plaatsen.html"),
    "licences": _page("licenties.html"),
    "single-file": _page("routekaart.html"),
    "not-found": _page("rol/er/is/niets.html"),
    "menu": _menu,
    "search": _searching,
    "checker-start": _checked(),
    "checker-question": _checked(rol="om", risico="laag"),
    "checker-result": _checked(
        rol="om", risico="laag", aangehouden="nee", advies_vt_anders="onbekend", inbreuk_leven="onbekend"
    ),
}
"""Leads a fresh page to what is to be seen."""


# --- pictures -----------------------------------------------------------------------------------------------------------


@contextmanager
def _shown(
    browser: Browser, address: str, kind: str, width: int, scheme: Literal["light", "dark"] = "light", scale: float = 1
) -> Iterator[Page]:
    page = browser.new_page(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce", device_scale_factor=scale
    )
    KINDS[kind](page, address)
    page.evaluate("document.fonts.ready")
    yield page
    page.close()


def _of_every_kind(browser: Browser, address: str, to: Path, kinds: Iterable[str]) -> None:
    to.mkdir(parents=True, exist_ok=True)
    for kind in kinds:
        for width in WIDTHS:
            for scheme in SCHEMES:
                with _shown(browser, address, kind, width, scheme) as page:
                    page.screenshot(path=to / f"{kind}-{width}-{scheme}.png", full_page=kind not in ("search", "menu"))
        with _shown(browser, address, kind, WIDTHS[-1]) as page:
            _on_paper(page, to / f"{kind}-print.pdf")
    print(f"{len(list(to.glob('*.png')))} pictures in {to}")


def _on_paper(page: Page, pdf: Path) -> None:
    """The page as a PDF, and its sheets as pictures where a program for that is installed."""
    page.pdf(path=pdf, format="A4", prefer_css_page_size=True)
    if program := find("pdftoppm"):
        for sheet in pdf.parent.glob(f"{pdf.stem}-*.png"):
            sheet.unlink()  # the paper may have had more sheets before
        subprocess.run([program, "-r", "60", "-png", str(pdf), str(pdf.with_suffix(""))], check=True)


def _of_the_readme(browser: Browser, address: str, to: Path) -> None:
    to.mkdir(parents=True, exist_ok=True)
    for kind, name in (("home", "kaart"), ("checker-result", "advies")):
        with _shown(browser, address, kind, WIDTHS[-1], scale=0.7) as page:  # as wide as a README is shown
            page.screenshot(path=to / f"{name}.png")


if __name__ == "__main__":
    sys.exit(main())
