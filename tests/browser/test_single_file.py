# SPDX-License-Identifier: EUPL-1.2
"""`routekaart.html` alone, opened from a disk without a network or storage: every page, and the checker as on the site."""

import base64
import gzip
import json
import re
import shutil
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from build_hooks.hosting.single_file.pages import STARTS
from checker import Card
from checker.rules import rulebook
from tests.beginning import ADVICE, ANSWER, OTHER, QUESTION
from tests.browser.reader import PAGE, Reader, stop_the_clock
from tests.browser.test_every_state import expected, in_any_order
from tests.browser.test_faults import FORBID_STORAGE
from tests.conftest import ONLY_A_HANG, single_file_name
from tests.site.looks import DOES_NOT_FIT
from tests.site.places import names_of_pages, pages_of_every_kind
from tests.site.test_axe import Variant, violations
from tests.site.test_pages import Page as Parsed
from tests.site.test_print import sheets
from tests.states import every_step

CHECKER: Final = f"#{PAGE.removesuffix('.html')}"
SCHEMES: Final = ("tel", "mailto", "data")


@pytest.fixture(scope="module")
def single_file(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file in a folder of its own, with a name that people give a file: there is nothing beside it."""
    folder = tmp_path_factory.mktemp("USB stick (E)")
    return Path(shutil.copy(site / single_file_name(), folder / "routekaart (1) é.html"))


class Visit:
    """The file in a browser, with all that it asks for and complains of."""

    def __init__(self, page: Page, file: Path) -> None:
        self.page = page
        self.address = file.as_uri()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.set_default_timeout(ONLY_A_HANG)
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.context.on("request", self._ask)
        page.add_init_script(
            "addEventListener('securitypolicyviolation', ({ effectiveDirective }) => console.error(effectiveDirective));"
        )
        page.add_init_script(FORBID_STORAGE)
        self.reader = Reader(page)

    def _ask(self, request: Request) -> None:
        if not request.url.startswith(("data:", "blob:", self.address)):
            self.asked.append(request.url)

    def goes_to(self, part: str = "") -> Page:
        self.page.goto(self.address + part)
        return self.page


@pytest.fixture
def visit(any_browser: Browser, single_file: Path) -> Iterator[Visit]:
    with any_browser.new_context(offline=True) as context:
        stop_the_clock(context)
        visit = Visit(context.new_page(), single_file)
        yield visit
        assert not visit.asked
        assert not visit.complaints


def test_every_role_gets_an_advice_with_exactly_its_tasks(visit: Visit, card: Card) -> None:
    """All states are gone through on the site; see the next test."""
    last = {step.answers["rol"]: step for step in every_step(card) if not step.question}
    visit.goes_to(CHECKER)
    shown = visit.reader.tours(step.answers for step in last.values())
    for step, seen in zip(last.values(), shown, strict=True):
        assert seen.whole, step.answers
        assert seen.answers == list(step.answers)
        assert in_any_order(seen.tasks) == in_any_order(expected(step)), step.answers
    assert visit.page.url == visit.address + CHECKER
    for link in visit.page.locator("#checker a[href*='/']").all():
        assert visit.page.locator(f"[id='{(link.get_attribute('href') or '')[1:]}']").count() == 1


def test_the_python_in_it_is_that_of_the_site_byte_for_byte(site: Path) -> None:
    (embedded,) = re.findall(r'id="rk-programma">([^<]+)<', (site / single_file_name()).read_text(encoding="utf-8"))
    (original,) = (site / "assets" / "checker").rglob("python.wasm")
    assert gzip.decompress(base64.b64decode(embedded)) == original.read_bytes()


ANSWERS: Final = """async (requests) => {
    const hook = `
        const program = told("program");
        addEventListener("message", async ({ data }) => {
            if (!data.requests) return;
            const respond = await $linked.fromLinked(program, true);
            const answers = [];
            for (const request of data.requests) {
                try {
                    const answer = new TextEncoder().encode(respond(request));
                    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", answer));
                    answers.push(Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(""));
                } catch (error) {
                    answers.push(error instanceof WebAssembly.RuntimeError ? String(error) : null);
                }
            }
            postMessage({ answers });
        });
        function told(name) {
            return new Promise((done) => addEventListener("message", ({ data }) => name in data && done(data[name])));
        }`;
    const { Blob } = globalThis;
    globalThis.Blob = class extends Blob { constructor([text], how) { super([text, hook], how); } };
    const worker = new Worker();
    globalThis.Blob = Blob;
    worker.postMessage({ program: await $program.program().compiled });
    worker.postMessage({ requests });
    const told = new Promise((done) => worker.addEventListener("message", ({ data }) => data.answers && done(data.answers)));
    return told.finally(() => worker.terminate());
}"""
"""The hash of the answer to each of some requests, null for one that is refused: by the worker that the file makes of its own
text, and the program that it unpacks."""


@pytest.mark.parametrize("any_browser", ["chromium_of_a_reader", "firefox"], ids=["chromium", "firefox"], indirect=True)
def test_all_answers_are_those_of_plain_python(visit: Visit, asked: list[tuple[str, str | None]]) -> None:
    visit.goes_to(CHECKER)
    assert len(asked) > 5_000
    assert visit.page.evaluate(ANSWERS, [request for request, _ in asked]) == [answer for _, answer in asked]


def test_on_paper_is_the_part_that_is_shown_and_nothing_else(visit: Visit) -> None:
    """Firefox knows on paper no more what the address names."""
    visit.goes_to(CHECKER)
    visit.reader.walks(ADVICE)
    assert advice_on(visit.page) in range(1, 3)
    visit.page.evaluate("() => { location.hash = 'privacy'; }")
    expect(visit.page.locator("#privacy[data-getoond]")).to_be_visible()
    assert not advice_on(visit.page)


def advice_on(page: Page) -> int:
    """On how many sheets the page is printed, when there is an advice on them; else 0."""
    firefox = page.context.browser and page.context.browser.browser_type.name == "firefox"
    pdf = page.pdf(width="21in", height="29.7in") if firefox else page.pdf(format="A4")  # Firefox takes inches for centimetres
    texts = sheets(pdf)
    return len(texts) if "Dit advies vervangt je eigen oordeel niet" in " ".join(" ".join(texts).split()) else 0


def test_a_page_that_was_saved_with_an_advice_in_it_begins_anew(
    any_browser: Browser, single_file: Path, tmp_path: Path, card: Card
) -> None:
    """As *Save page as* writes it: the document as it is."""
    saved = tmp_path / "opgeslagen.html"
    advice = next(step for step in every_step(card) if not step.question)
    with any_browser.new_context(offline=True) as context:
        visit = Visit(context.new_page(), single_file)
        title = visit.goes_to(CHECKER).title()
        visit.reader.waits()
        before = visit.page.locator("#checker").inner_text()
        visit.reader.walks(advice.answers)
        assert visit.page.title() != title
        saved.write_text(f"<!doctype html>{visit.page.evaluate('document.documentElement.outerHTML')}", encoding="utf-8")
    assert "rk-blok" in saved.read_text(encoding="utf-8")
    with any_browser.new_context(offline=True) as context:
        visit = Visit(context.new_page(), saved)
        visit.goes_to(CHECKER)
        visit.reader.waits()
        assert visit.page.locator("#checker").inner_text() == before
        assert visit.page.title() == title
        assert visit.reader.seen().answers == []
        assert visit.reader.walks(advice.answers).tasks
        visit.page.locator("#checker .rk-wis").click()
        expect(visit.page.locator("#checker .rk-antwoord")).to_have_count(0)
        assert not visit.complaints


def test_every_page_of_the_site_is_a_part_that_is_shown_alone(visit: Visit, site: Path, card: Card) -> None:
    visit.goes_to()
    shown = visit.page.locator(".rk-deel:visible")
    expect(shown).to_have_id("index")
    chromium = visit.page.context.browser and visit.page.context.browser.browser_type.name == "chromium"
    for name in names_of_pages(site) if chromium else pages_of_every_kind(site):
        if name not in {"404.html", "zakgids.html"} and not name.startswith(STARTS):
            part = name.removesuffix(".html")
            visit.page.evaluate("(part) => { location.hash = part; }", part)
            expect(shown).to_have_id(part)
            heading = shown.locator("h1")
            expect(heading).to_be_focused()
            title = "" if part == "index" else f"{heading.inner_text()} - "
            expect(visit.page).to_have_title(f"{title}{card.title}")
    role, section = f"rol/{OTHER}", f"rol/{OTHER}/{rulebook(card).rules(OTHER)[-1].section.id}"
    visit.page.evaluate("(place) => { location.hash = place; }", section)
    expect(shown).to_have_id(role)
    expect(shown.locator(f"[id='{section}']")).to_be_in_viewport()


def test_the_answers_are_still_there_after_a_look_at_another_part(visit: Visit) -> None:
    visit.goes_to(CHECKER)
    visit.reader.walks({"rol": OTHER, QUESTION: ANSWER})
    visit.page.get_by_role("link", name="Begrippen").first.click()
    expect(visit.page.locator(".rk-deel:visible")).to_have_id("begrippen")
    visit.page.evaluate("() => history.back()")
    expect(visit.page.locator("#checker")).to_be_visible()
    assert visit.reader.seen().answers == ["rol", QUESTION]


def test_from_the_page_of_a_role_the_checker_begins_with_that_role(visit: Visit, card: Card) -> None:
    for role in card.roles():
        visit.goes_to(f"#rol/{role.id}")
        visit.page.locator(".rk-deel:visible .rk-ingang").click()
        visit.reader.call("await reader.until(() => reader.one('#checker .rk-antwoord'))")
        expect(visit.page.locator("#checker .rk-antwoord")).to_contain_text(role.name)
        assert visit.reader.seen().question == QUESTION
        assert visit.page.url == f"{visit.address}#{STARTS}{role.id}"
    visit.reader.walks({QUESTION: ANSWER})
    answers = visit.reader.seen().answers
    visit.goes_to(f"#rol/{role.id}")
    visit.page.locator(".rk-deel:visible .rk-ingang").click()
    expect(visit.page.locator("#checker")).to_be_visible()
    assert visit.reader.seen().answers == answers, "who comes back goes on where she was"


def test_a_bookmark_of_the_checker_of_a_role_begins_with_it(visit: Visit, card: Card) -> None:
    visit.goes_to(f"#{STARTS}{[*card.roles()][-1].id}")
    visit.reader.call("await reader.until(() => reader.one('#checker .rk-antwoord'))")
    assert visit.reader.seen().question == QUESTION
    visit.page.get_by_role("button", name="Vorige").click()
    assert visit.reader.seen().question == "rol"


def test_the_menu_and_the_skip_link_work_with_the_keyboard(visit: Visit, card: Card) -> None:
    page = visit.goes_to()
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Ga naar de inhoud")
    expect(skip).to_be_focused()
    page.evaluate("() => { location.hash = 'begrippen'; }")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    skip.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.locator(".rk-deel:visible")).to_have_id("begrippen")
    role = [*card.roles()][-1]
    page.locator(".rk-menu summary").focus()
    page.keyboard.press("Enter")
    page.get_by_role("navigation", name="Menu", exact=True).get_by_role("link", name=role.name, exact=True).press("Enter")
    expect(page.locator(".rk-deel:visible")).to_have_id(f"rol/{role.id}")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.locator("details.rk-menu")).not_to_have_attribute("open", "")


@pytest.mark.this_card
def test_the_search_finds_a_task_and_leads_to_it(visit: Visit) -> None:
    page = visit.goes_to()
    field = page.get_by_role("textbox", name="Zoek op deze site")
    field.press_sequentially("enkelbnd")
    expect(page.get_by_role("search").get_by_role("status")).to_have_text("Zo staat het nergens. Bedoel je enkelband?")
    page.locator(".rk-hit").first.click()
    expect(page.locator("[id='rol/reclassering/reclassering-em-hoog-gemiddeld']")).to_be_in_viewport()
    expect(page.locator(".rk-hit").first).not_to_be_visible()


def test_a_damaged_file_tells_so_and_opens_the_tree(any_browser: Browser, single_file: Path) -> None:
    """A mail gateway that changes something on the way: here one letter of the linked program."""
    text = single_file.read_text(encoding="utf-8")
    start = text.index('id="rk-programma">') + 500_000
    damaged = single_file.with_name("damaged.html")
    damaged.write_text(f"{text[:start]}{'A' if text[start] != 'A' else 'B'}{text[start + 1 :]}", encoding="utf-8")
    with any_browser.new_context(offline=True) as context:
        visit = Visit(context.new_page(), damaged)
        visit.goes_to(CHECKER)
        expect(visit.page.locator("#checker-status")).to_contain_text("De vragenhulp werkt nu niet.")
        expect(visit.page.locator("#checker-boom")).to_have_attribute("open", "")


def test_without_any_script_every_part_and_the_tree_work(browser: Browser, single_file: Path, card: Card) -> None:
    with browser.new_context(java_script_enabled=False, offline=True) as context:
        page = context.new_page()
        page.goto(single_file.as_uri())
        expect(page.locator(".rk-deel:visible")).to_have_id("index")
        expect(page.get_by_role("search")).to_be_hidden()
        page.get_by_role("link", name="Begrippen").first.click()
        expect(page.locator(".rk-deel:visible")).to_have_id("begrippen")
        page.get_by_role("link", name="Wat moet ik nu doen?").first.click()
        expect(page.locator(".rk-deel:visible")).to_have_id(CHECKER[1:])
        assert page.locator("#checker-boom .rk-blad").count() == sum(not step.question for step in every_step(card))
        expect(page.locator("#checker-boom summary").nth(1)).to_be_visible()


# --- the file itself -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def parsed(site: Path) -> Parsed:
    return Parsed(site / single_file_name())


def test_it_is_no_larger_than_four_megabytes(site: Path) -> None:
    assert (site / single_file_name()).stat().st_size <= 4_000_000


@pytest.mark.this_card
def test_every_place_that_can_be_found_is_in_the_file(parsed: Parsed, site: Path) -> None:
    [index] = re.findall(
        r"^globalThis.searchIndex=(.*);$", (site / single_file_name()).read_text(encoding="utf-8"), re.MULTILINE
    )
    places = [entry["place"].removeprefix("#") for entry in json.loads(index)["entries"]]
    assert len(places) > 150
    assert set(places) <= set(parsed.ids)


def test_every_link_leads_to_a_place_in_the_file_and_no_id_is_there_twice(parsed: Parsed) -> None:
    assert len(parsed.ids) == len(set(parsed.ids))
    inside = {link for link in parsed.links if link.partition(":")[0] not in SCHEMES}
    assert inside
    assert {link for link in inside if link[:1] != "#"} == set()
    assert {link[1:] for link in inside} <= set(parsed.ids)


def test_every_licence_is_in_the_file(site: Path, parsed: Parsed) -> None:
    licences = {f"licenties/{file.name}" for file in (site / "licenties").glob("*.txt")}
    assert licences
    assert licences <= set(parsed.ids)
    assert {f"#{licence}" for licence in licences} <= set(parsed.links)


def test_every_task_of_every_page_is_in_the_file(site: Path, parsed: Parsed) -> None:
    for name in names_of_pages(site):
        assert set(Parsed(site / name).tasks) <= set(parsed.tasks), name


class _Policy(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.policy = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        values = dict(attrs)
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"] or ""


def test_its_policy_allows_what_is_in_it_and_nothing_else(site: Path) -> None:
    parser = _Policy()
    parser.feed((site / single_file_name()).read_text(encoding="utf-8")[:4_000])
    directives = dict(each.strip().split(" ", 1) for each in parser.policy.split(";"))
    assert directives.pop("script-src").startswith("'sha256-")
    assert "unsafe-inline" not in parser.policy
    assert directives.pop("style-src").startswith("'sha256-")
    assert directives == {
        "default-src": "'none'",
        "img-src": "data:",
        "font-src": "data:",
        "worker-src": "blob:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


PARTS: Final = {"index": Variant("licht", 360), f"rol/{OTHER}": Variant("donker", 1280)}
"""The pages themselves are tried on the site; here it is their being in one."""


def test_no_part_has_a_violation_and_nothing_is_cut_off(browser: Browser, single_file: Path) -> None:
    found, known = {}, set[int]()
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(single_file.as_uri())
        for part, variant in PARTS.items():
            page.evaluate("(part) => { location.hash = part; }", part)
            expect(page.locator(".rk-deel:visible")).to_have_id(part)
            variant.on(page)
            found[part] = [*violations(page, known), *page.evaluate(DOES_NOT_FIT)]
    assert not {where: problems for where, problems in found.items() if problems}
