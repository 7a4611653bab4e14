# SPDX-License-Identifier: EUPL-1.2
"""After one visit the site works without a network: one whole version, its own files only, as long as the reader wants."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from build_hooks.hosting.addresses import add_versions, address
from build_hooks.hosting.inventory import inventory
from build_hooks.hosting.offline import SERVICE_WORKER, add_service_worker, kept
from checker import Card
from tests.beginning import ANSWER, OTHER, QUESTION
from tests.browser import faulty_server as faults
from tests.browser.conftest import CHROMIUM_ALONE
from tests.browser.faulty_server import Case, FaultyServer, Reply, faulty_server
from tests.browser.reader import PAGE, READER, Reader
from tests.browser.storage import stored
from tests.browser.test_faults import replaced
from tests.conftest import ONLY_A_HANG, name_of_the_card, single_file_name
from tests.serving import SUB_PATH
from tests.site.places import names_of_pages, pages_of_every_kind
from tests.states import every_step

ROLE_PAGE: Final = f"rol/{OTHER}.html"

QUIET: Final = 60_000
"""The page waits this long, at most, before it lets the browser keep anything. In milliseconds, of a clock that is put on."""

KEPT: Final = "Deze site staat op dit apparaat. Hij werkt ook zonder netwerk."
NOT_KEPT: Final = "Deze site staat niet op dit apparaat. Hij werkt alleen met netwerk."
REMOVED: Final = "De site staat niet meer op dit apparaat. Hij werkt nu alleen met netwerk."
NOTICE: Final = "Deze site werkt op dit apparaat ook zonder netwerk."

WAITING: Final = "async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting)"
"""Is there a worker of the next version, that waits until the pages of this one are gone?"""

WAIT_FOR_THE_NEXT: Final = """
    const registration = await navigator.serviceWorker.getRegistration();
    await reader.until(() => registration.waiting);
"""

HURRIED, UNHURRIED, HASTY = "const PATIENCE = 3_000;", "const PATIENCE = 3_000_000;", "const PATIENCE = 300;"
"""How long the worker waits for a server. It has a clock of its own, and a busy machine is no reason to give up."""

PAPER_AND_SUBPAGES, LARGE = ("zakgids/", "rol/", "onderdeel/"), ("assets/checker/", "zakgids/", "rol/", "onderdeel/")
"""Folders that a worker can do without, where it does not matter how many files it keeps."""

TELL_OF_KEEPING: Final = """
    const workers = globalThis.ServiceWorkerContainer?.prototype ?? {}; // an empty page has none
    const stores = globalThis.CacheStorage?.prototype ?? {};
    const { has } = stores;
    stores.has = function (...given) {
        globalThis.hasWaited = true;
        return has.apply(this, given);
    };
    const { register } = workers;
    globalThis.gaveUp = new Promise((resolve) => {
        workers.register = async function (...given) {
            try {
                const registration = await register.apply(this, given);
                const worker = registration.installing ?? registration.waiting ?? registration.active;
                const look = () => worker.state === "redundant" && resolve();
                worker.addEventListener("statechange", look);
                look();
                return registration;
            } catch (error) {
                resolve();
                throw error;
            }
        };
    });
"""
"""`hasWaited` is there when the page looks whether it may keep the site; `gaveUp` when the browser could not keep it."""

VERSIONS: Final = """() => [
    document.documentElement.dataset.uitgave ?? "1",
    getComputedStyle(document.documentElement).getPropertyValue("--uitgave") || "1",
    globalThis.uitgave ?? "1",
]"""
"""Of the page, of its style and of its script."""


@pytest.fixture(scope="module")
def server(site: Path) -> Iterator[FaultyServer]:
    with faulty_server(site, SUB_PATH) as server:
        yield server


@pytest.fixture(scope="module")
def second(site: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Callable[[bytes], bytes]]:
    """What the next version of the site changes, file by file: every page, the style, a script, the search, the worker."""
    folder = tmp_path_factory.mktemp("second") / "site"
    shutil.copytree(site, folder)
    for name in names_of_pages(folder):
        replace(folder / name, "<html ", '<html data-uitgave="2" ')
    replace(folder / "assets/stijl/stijl.css", ":root {", ":root { --uitgave: 2;")
    replace(folder / "assets/theme/page.js", "// @ts-check", 'globalThis.uitgave = "2";')
    replace(folder / "search/search_index.js", '"title":"Begrippen"', '"title":"Tweede naam"')
    add_versions(folder)
    add_service_worker(folder, single_file_name())
    replace(folder / SERVICE_WORKER, HURRIED, UNHURRIED)
    (folder / SERVICE_WORKER).write_bytes(few((folder / SERVICE_WORKER).read_bytes(), PAPER_AND_SUBPAGES))
    before = {entry.path: entry.sha256 for entry in inventory(site)}
    changed = [entry.path for entry in inventory(folder) if entry.sha256 != before.get(entry.path)]
    assert SERVICE_WORKER in changed
    return {path: partial(instead, (folder / path).read_bytes()) for path in changed}


def instead(content: bytes, _: bytes) -> bytes:
    return content


def with_worker(server: FaultyServer, patience: str = UNHURRIED, without: tuple[str, ...] = ()) -> Case:
    """The site, with a worker that waits for the server as long as it takes, and does not keep what is in some folders."""

    def change(content: bytes) -> bytes:
        return few(replaced(HURRIED.encode(), patience.encode(), content), without)

    return server.case(changes={SERVICE_WORKER: change})


def few(worker: bytes, without: tuple[str, ...]) -> bytes:
    """The worker of a site in which these folders are not kept."""
    lines = worker.splitlines(keepends=True)
    return b"".join(line for line in lines if not line.startswith(tuple(f'"{folder}'.encode() for folder in without)))


def replace(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content, path
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


class Visit:
    """A page in a browser, with a clock that can be put on, and all that it complained of."""

    def __init__(self, context: BrowserContext, case: Case) -> None:
        self.case = case
        self.page = context.new_page()
        self.page.set_default_timeout(ONLY_A_HANG)
        self.page.add_init_script(TELL_OF_KEEPING)
        context.add_init_script(READER)
        self.page.clock.install()
        self.complaints: list[str] = []
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        """What a browser says by itself, of a file that does not come, has no arguments."""
        if message.args:
            self.complaints.append(message.text)

    def goes_to(self, path: str) -> Page:
        """Open this page of the site."""
        self.page.goto(self.case.url + path)
        return self.page

    def reads(self, path: str) -> Page:
        """The same, until all that the page asks for is there: the search, for who goes to it, and on its page the checker."""
        self.goes_to(path)
        self.page.get_by_role("textbox", name="Zoek op deze site").focus()
        expect(self.page.locator(".rk-search__said")).to_have_text("Typ een woord om te zoeken")
        if path == PAGE:
            assert Reader(self.page).walks({"rol": OTHER}).question == QUESTION
        return self.page

    def stays(self) -> None:
        """As long as the page waits before it lets the browser keep anything."""
        while not self.page.evaluate("globalThis.hasWaited"):
            self.page.clock.run_for(QUIET)

    def keeps(self, path: str = "index.html") -> None:
        """The visit after which the site works without a network."""
        self.goes_to(path)
        self.stays()
        expect(self.page.locator(".rk-bewaard")).to_be_visible()

    def gives_up(self) -> None:
        """The visit after which nothing is kept: it was tried, and did not succeed."""
        Reader(self.page).call("await gaveUp")

    def waits_for_the_next(self) -> None:
        """Until the browser has the next version as well."""
        Reader(self.page).call(WAIT_FOR_THE_NEXT)

    def versions(self) -> list[str]:
        found: list[str] = self.page.evaluate(VERSIONS)
        return found


@contextmanager
def visiting(browser: Browser, case: Case) -> Iterator[Visit]:
    with browser.new_context() as context:
        yield Visit(context, case)


def cut(case: Case) -> None:
    """There is no network any more."""
    case.fault, case.file = faults.unreachable, "/"
    case.asked.clear()


@pytest.fixture(scope="module")
def used(any_browser: Browser, server: FaultyServer) -> Iterator[Visit]:
    """A visit after which the browser keeps the site, as the test before left it."""
    with visiting(any_browser, with_worker(server)) as visit:
        visit.keeps()
        expect(visit.page.locator(".rk-bewaard")).to_contain_text(NOTICE)
        yield visit


@pytest.fixture
def visit(used: Visit) -> Visit:
    """A visit to a site that the browser keeps; nothing is wrong with the server."""
    used.case.suffers(None, "")
    return used


# --- without a network -----------------------------------------------------------------------------------------------------


def test_after_one_visit_every_page_and_the_checker_work_without_a_network(visit: Visit, site: Path, card: Card) -> None:
    """All pages in Chromium, of each kind one with its search. In Firefox a few: which files are kept is seen below."""
    cut(visit.case)
    pages = ["", *(name for name in names_of_pages(site) if name != "404.html")]
    searched = ["", *pages_of_every_kind(site)]
    if visit.page.context.browser and visit.page.context.browser.browser_type.name == "firefox":
        pages = searched = ["", PAGE, ROLE_PAGE]
    for name in sorted(pages, key=lambda name: (name in searched, name)):
        page = visit.reads(name) if name in searched else visit.goes_to(name)
        expect(page.locator("h1").first).to_be_visible()
    page.get_by_role("textbox", name="Zoek op deze site").fill(card.organisations[-1].name)
    expect(page.locator(".rk-hit").first).to_be_visible()
    advice = next(step for step in every_step(card) if step.question is None)
    reader = Reader(visit.page)
    reader.opens(visit.case.url)
    seen = reader.walks(advice.answers)
    assert {task for task, _ in seen.tasks} == {each.rule.task.id for each in advice.advice}
    asked = {line.removeprefix(f"GET {SUB_PATH}") for line in visit.case.asked}
    assert asked <= {*pages, PAGE, SERVICE_WORKER}, "but for the pages themselves the server is not even asked"
    assert not visit.complaints


def test_stored_are_the_sites_own_files_byte_for_byte_and_nothing_else(visit: Visit, site: Path) -> None:
    for path in ("privacy.html?zoek=iets", "index.html?", "kaart/schema/taken.json", "over.html#de-site-plaatsen"):
        visit.goes_to(path)
    reader = Reader(visit.page)
    reader.opens(visit.case.url)
    reader.walks({"rol": OTHER, QUESTION: ANSWER})
    expected = {(visit.case.url + address(entry), entry.sha256) for entry in kept(inventory(site), single_file_name())}
    found = stored(visit.page)
    assert {(url, digest) for _, url, digest, _ in found} == expected
    assert len({store for store, *_ in found}) == 1
    assert sum(size for *_, size in found) <= 8_000_000
    assert f"GET {SUB_PATH}privacy.html?zoek=iets" in visit.case.asked


def test_what_is_for_editors_and_servers_is_not_kept(site: Path) -> None:
    entries = kept(inventory(site), single_file_name())
    endings = {Path(entry.path).suffix for entry in entries if not entry.path.startswith("assets/checker/")}
    assert endings == {".css", ".html", ".js", ".pdf", ".png", ".svg", ".woff2"}
    assert {Path(entry.path).suffix for entry in entries if entry.path.startswith("assets/checker/")} == {".js", ".wasm"}
    assert not [
        entry for entry in entries if entry.path.endswith(("library.js", "pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm"))
    ]


@CHROMIUM_ALONE
def test_a_server_error_is_no_network_either(visit: Visit) -> None:
    visit.case.suffers(faults.server_error, "/")
    assert visit.goes_to("over.html").title().startswith(f"Over {name_of_the_card().this}")
    visit.case.was_asked_for("over.html")


@CHROMIUM_ALONE
def test_a_password_that_is_asked_for_is_asked(visit: Visit) -> None:
    visit.case.suffers(faults.login_page, "/")
    assert visit.goes_to("begrippen.html").title() == "Inloggen"


def test_a_server_that_does_not_answer_is_no_network_either(browser: Browser, server: FaultyServer) -> None:
    case = with_worker(server, HASTY, LARGE)
    with visiting(browser, case) as visit:
        visit.keeps()
        case.suffers(faults.silent, "/")
        assert visit.goes_to("privacy.html").title().startswith("Privacy")
        case.was_asked_for("privacy.html")


@CHROMIUM_ALONE
def test_the_sentence_below_a_page_leads_to_the_button(visit: Visit) -> None:
    visit.goes_to(ROLE_PAGE).get_by_role("link", name="Zo haal je hem weg").click()
    expect(visit.page.get_by_role("button", name="Haal de site van dit apparaat")).to_be_in_viewport()


# --- another version -------------------------------------------------------------------------------------------------------


def test_an_update_never_mixes_two_versions(
    any_browser: Browser, server: FaultyServer, second: dict[str, Callable[[bytes], bytes]]
) -> None:
    case = with_worker(server, without=PAPER_AND_SUBPAGES)
    with any_browser.new_context() as context:
        before = Visit(context, case)
        before.keeps()
        before.reads(PAGE)
        case.changes = second
        during = Visit(context, case)
        during.reads("index.html")
        assert during.versions() == ["2", "2", "2"], "with a network the new version is there at once"
        during.stays()
        assert before.versions() == ["1", "1", "1"]
        Reader(before.page).walks({QUESTION: ANSWER})
        case.fault, case.file = faults.unreachable, "/"
        for name in ("index.html", PAGE, "privacy.html"):
            during.reads(name)
            assert during.versions() == ["1", "1", "1"], "without one the old version is there, whole"
        case.fault = None
        during.reads("index.html")
        assert during.versions() == ["2", "2", "2"]
        during.waits_for_the_next()
        assert len({store for store, *_ in stored(during.page)}) == 2
        before.page.close()
        during.page.close()
        after = Visit(context, case)
        after.reads("index.html")
        while after.page.evaluate(WAITING):
            after.page.goto("about:blank")  # a browser takes its time to notice that the old pages are gone
            after.reads("index.html")
        case.fault = faults.unreachable
        for name in ("index.html", PAGE, "privacy.html"):
            after.reads(name)
            assert after.versions() == ["2", "2", "2"], (
                "when no old page is open any more, the new one is there without a network"
            )
        after.page.get_by_role("textbox", name="Zoek op deze site").fill("tweede naam")
        expect(after.page.locator(".rk-hit").first).to_be_visible()
        assert len({store for store, *_ in stored(after.page)}) == 1, "the old one is gone"
        assert not [*before.complaints, *during.complaints, *after.complaints]


WRITTEN_OTHERWISE: Final = (
    "over.html?utm_source=mail&x=%E9#top",
    "Over.HTML",
    "%6Fver.html",
    "index.html?web=1",
    "?web=1",
)
"""How programs and people write addresses that lead to a page on a server that does not mind."""

NOTHING_SAID: Final = {"Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}
"""Of a server that does not say what may be kept: a browser then guesses, and keeps for long what is old."""


def test_old_and_new_never_mix_at_whatever_address_a_page_is_opened(
    any_browser: Browser, server: FaultyServer, second: dict[str, Callable[[bytes], bytes]]
) -> None:
    case = with_worker(server, without=LARGE)
    case.forgiving, case.headers = True, NOTHING_SAID
    with visiting(any_browser, case) as visit:
        visit.keeps("over.html")
        case.fault, case.file = faults.unreachable, "/"
        for name in WRITTEN_OTHERWISE:
            visit.reads(name)
            assert visit.versions() == ["1", "1", "1"], f"{name}: without a network it is the page that was kept"
        case.fault, case.changes = None, second
        for name in (*WRITTEN_OTHERWISE, "over.html"):
            visit.reads(name)
            assert visit.versions() == ["2", "2", "2"], f"{name}: with one all of it is new"
            visit.page.get_by_role("textbox", name="Zoek op deze site").fill("tweederegisseur")
            expect(visit.page.locator(".rk-hit").first).to_be_visible()
        assert not visit.complaints


CHANGE_THE_STORE: Final = """async () => {
    for (const name of await caches.keys()) {
        const store = await caches.open(name);
        for (const request of await store.keys()) {
            const packed = new Response("globalThis.stranger = true;").body.pipeThrough(new CompressionStream("gzip"));
            const said = new Response(packed, { headers: { "Content-Type": "text/javascript" } });
            if (request.url.includes("/page.js")) await store.put(request, said);
        }
    }
}"""
"""What another site on the same server can do to what is kept of this one."""


def test_what_another_site_put_in_the_store_never_runs(any_browser: Browser, server: FaultyServer) -> None:
    with visiting(any_browser, with_worker(server, without=LARGE)) as visit:
        visit.keeps()
        visit.page.evaluate(CHANGE_THE_STORE)
        for fault in (None, faults.unreachable):
            visit.case.fault, visit.case.file = fault, "/"
            visit.goes_to("privacy.html")
            assert visit.page.evaluate("globalThis.stranger") is None


def test_a_host_that_leaves_html_out_of_addresses_is_no_reason_not_to_keep(any_browser: Browser, server: FaultyServer) -> None:
    case = with_worker(server, without=LARGE)
    case.dropping = True
    with visiting(any_browser, case) as visit:
        visit.keeps("over.html")
        for name in ("over.html", "begrippen", ""):
            cut(case)
            title = visit.reads(name).title()
            case.suffers(None, "")
            assert visit.reads(name).title() == title
        assert not visit.complaints


# --- what cannot be kept ---------------------------------------------------------------------------------------------------

FORGET: Final = "async () => { for (const name of await caches.keys()) await caches.delete(name); }"

FULL: Final = "Cache.prototype.put = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));"
FORBIDDEN: Final = "Object.defineProperty(self, 'caches', { get() { throw new DOMException('forbidden', 'SecurityError'); } });"


def test_what_cannot_be_kept_whole_is_not_kept_and_the_site_works(browser: Browser, server: FaultyServer, site: Path) -> None:
    first, *_, last = (entry for entry in kept(inventory(site), single_file_name()) if not entry.path.startswith(LARGE))
    addresses = {entry.path: address(entry) for entry in (first, last)}
    case = with_worker(server, without=LARGE)
    with visiting(browser, case) as visit:
        for fault, file in [
            (faults.with_code_before(FULL), SERVICE_WORKER),
            (faults.with_code_before(FORBIDDEN), SERVICE_WORKER),
            (faults.missing, SERVICE_WORKER),
            (faults.missing, first.path),
            (faults.login_page, first.path),
            (faults.broken_off, first.path),
            (faults.damaged, last.path),
        ]:
            case.suffers(fault, file)
            visit.goes_to("over.html")
            visit.stays()
            visit.gives_up()
            assert f"GET {SUB_PATH}{addresses.get(file, file)}" in case.asked
            assert stored(visit.page) == []
            expect(visit.page.locator(".rk-bewaard")).to_be_hidden()
            assert not visit.complaints
            visit.page.evaluate(FORGET)
        reader = Reader(visit.page)
        reader.opens(case.url)
        assert reader.walks({"rol": OTHER}).question == QUESTION
        assert not visit.complaints


def with_a_remark(reply: Reply, content: bytes, kind: str) -> None:
    """A proxy adds something to every page."""
    reply.send(content.replace(b"</body>", b"<!-- seen --></body>"), kind)


def on_a_day(worker: Callable[[bytes], bytes], day: str) -> Callable[[bytes], bytes]:
    """The worker, for which it is always this day."""
    return lambda content: f"Date.prototype.toDateString = () => '{day}';\n".encode() + worker(content)


def test_what_is_refused_on_the_way_is_not_asked_for_again_that_day(
    any_browser: Browser, server: FaultyServer, site: Path
) -> None:
    """A proxy lets no program through, or changes pages. What is no refusal, such as a line that breaks, is tried again."""
    case = with_worker(server, without=PAPER_AND_SUBPAGES)
    worker = case.changes[SERVICE_WORKER]
    (program,) = (entry.path for entry in kept(inventory(site), single_file_name()) if entry.path.endswith(".wasm"))
    with visiting(any_browser, case) as visit:

        def asked_for(day: str) -> list[str]:
            """What is asked for after another page, but for the page itself and what it shows."""
            case.changes = {SERVICE_WORKER: on_a_day(worker, day)}
            case.suffers(case.fault, case.file)
            visit.goes_to("over.html")
            visit.stays()
            visit.gives_up()
            return [line for line in case.asked if line.endswith((".html", ".wasm")) and "/over.html" not in line]

        for fault, file, tried in [(faults.missing, program, {program}), (with_a_remark, "/", {program, "begrippen.html"})]:
            case.fault, case.file = fault, file
            assert {line.removeprefix(f"GET {SUB_PATH}") for line in asked_for(f"first day of {file}")} == tried
            assert asked_for(f"first day of {file}") == []
            assert asked_for(f"second day of {file}") != []
        case.fault, case.file = faults.broken_off, program
        assert all(asked_for("another day") for _ in range(2))
        case.fault, case.file = with_a_remark, "/"
        assert asked_for("another day") != []
        case.suffers(None, "")
        page = visit.goes_to("privacy.html")
        page.get_by_role("button", name="Bewaar de site op dit apparaat").click()
        expect(page.locator(".rk-bewaren [role=status]")).to_have_text(KEPT)
        assert stored(page)
        assert not visit.complaints


@pytest.mark.parametrize("code", [FULL, FORBIDDEN], ids=["full", "forbidden"])
def test_firefox_too_works_where_nothing_can_be_kept(firefox: Browser, server: FaultyServer, code: str) -> None:
    case = server.case(faults.with_code_before(code), SERVICE_WORKER)
    with visiting(firefox, case) as visit:
        visit.goes_to("over.html")
        visit.stays()
        visit.gives_up()
        assert stored(visit.page) == []
        expect(visit.page.locator(".rk-bewaard")).to_be_hidden()
        assert not visit.complaints


def test_a_disk_that_is_full_costs_nothing(browser: Browser, server: FaultyServer) -> None:
    case = server.case()
    with visiting(browser, case) as visit:
        quota = {"origin": case.url.removesuffix(SUB_PATH), "quotaSize": 1_000_000}
        visit.page.context.new_cdp_session(visit.page).send("Storage.overrideQuotaForOrigin", quota)
        visit.goes_to("index.html")
        visit.stays()
        visit.gives_up()
        assert stored(visit.page) == []
        expect(visit.goes_to("privacy.html").locator(".rk-bewaren")).to_contain_text(NOT_KEPT)
        assert not visit.complaints


def test_what_the_browser_threw_away_comes_from_the_server(any_browser: Browser, server: FaultyServer) -> None:
    case = with_worker(server, without=LARGE)
    with visiting(any_browser, case) as visit:
        visit.keeps()
        visit.page.evaluate(FORGET)
        assert visit.reads("privacy.html").title().startswith("Privacy")
        assert visit.versions() == ["1", "1", "1"]
        reader = Reader(visit.page)
        reader.opens(case.url)
        assert reader.walks({"rol": OTHER}).question == QUESTION
        assert not visit.complaints


# --- taking it away --------------------------------------------------------------------------------------------------------


def test_the_reader_takes_the_site_away_and_gets_it_back_with_the_keyboard(any_browser: Browser, server: FaultyServer) -> None:
    with visiting(any_browser, with_worker(server, without=LARGE)) as visit:
        visit.keeps("privacy.html")
        page = visit.page
        said = page.locator(".rk-bewaren [role=status]")
        expect(said).to_have_text(KEPT)
        page.get_by_role("button", name="Haal de site van dit apparaat").focus()
        page.keyboard.press("Enter")
        expect(said).to_have_text(REMOVED)
        expect(page.get_by_role("button", name="Bewaar de site op dit apparaat")).to_be_focused()
        expect(page.locator(".rk-bewaard")).to_be_hidden()
        assert stored(visit.page) == []
        assert registered(page) == 0
        visit.goes_to("privacy.html")
        visit.stays()
        expect(said).to_have_text(NOT_KEPT)
        assert (stored(visit.page), registered(page)) == ([], 0), "what was taken away does not come back by itself"
        page.keyboard.press("Tab")
        page.get_by_role("button", name="Bewaar de site op dit apparaat").focus()
        page.keyboard.press("Enter")
        expect(said).to_have_text(KEPT)
        assert stored(visit.page)
        assert not visit.complaints


def registered(page: Page) -> int:
    """How many service workers there are."""
    found: int = page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length")
    return found
