# SPDX-License-Identifier: EUPL-1.2
"""While a card is being edited: a change is seen at once, what takes longer follows by itself, and no problem is lost."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path
from threading import Event, get_native_id
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from build_hooks.background import Background
from tests.browser.reader import PAGE, Reader
from tests.conftest import until_a_hang
from tests.serving import reserved_port
from tests.site.conftest import of_its_own_card, replace, without_paper

OLD, NEW = "Bepaal de strafrechtelijke aanpak.", "Bepaal de aanpak."
PROBLEM = "Met deze kaart is de site niet af te maken."


@dataclass(frozen=True)
class Editor:
    """Who has the site served and the card open."""

    project: Path
    url: str

    def replace(self, file: str, old: str, new: str) -> None:
        replace(self.project / "docs" / "kaart" / file, old, new)

    def get(self, path: str) -> bytes:
        """What the server answers; nothing for what is not there."""
        try:
            with urlopen(self.url + path) as answer:  # noqa: S310 (our own server)
                content: bytes = answer.read()
                return content
        except HTTPError:
            return b""

    def told(self) -> str:
        return (self.project / "serve.log").read_text(encoding="utf-8")


@contextmanager
def editing(project: Path) -> Iterator[Editor]:
    """`make serve`, as long as this lasts."""
    with reserved_port() as port:
        address = f"127.0.0.1:{port}"
        command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--strict", "--dev-addr", address]
        editor = Editor(project, f"http://{address}/")
        with (project / "serve.log").open("w", encoding="utf-8") as log:
            server = subprocess.Popen(command, cwd=project, env=of_its_own_card(), stdout=log, stderr=subprocess.STDOUT)
        try:
            for moment in until_a_hang():
                if f"Serving on {editor.url}" in editor.told():
                    break
                assert server.poll() is None, (moment, editor.told())
            yield editor
        finally:
            server.terminate()
            server.wait()


SHORT, LONG = "do: Doe referentenonderzoek.", f"do: {'Doe referentenonderzoek ' * 200}nu."


@pytest.fixture(scope="module")
def editor(unlinked: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """Who began with a card of which one text does not fit on paper, as the test before left it. Each edits something else."""
    project = shutil.copytree(unlinked, tmp_path_factory.mktemp("serving"), symlinks=True, dirs_exist_ok=True)
    replace(project / "docs" / "kaart" / "reclassering.yml", SHORT, LONG)
    with editing(project) as editor:
        yield editor


def words_of(pdf: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())


def test_a_text_that_does_not_fit_on_paper_leaves_out_that_guide_and_is_told_until_it_is_mended(
    editor: Editor, browser: Browser
) -> None:
    with browser.new_page() as page:
        page.goto(f"{editor.url}zakgids.html")
        expect(page.locator("a[href$='zakgids-om.pdf']").first).to_be_visible()  # the others are there
        expect(page.get_by_text("Dit past niet op dit papier.").first).to_be_visible()
        expect(page.locator("a[href$='zakgids-reclassering.pdf']")).to_have_count(0)
        expect(page.get_by_role("alert")).to_have_count(0)
        assert "Weggelaten op papier: Zakgids Reclassering" in editor.told()
        editor.replace("reclassering.yml", LONG, SHORT)
        expect(page.locator("a[href$='zakgids-reclassering.pdf']").first).to_be_visible()


def test_an_edit_reaches_the_pages_first_then_paper_and_they_never_disagree(editor: Editor, browser: Browser) -> None:
    with browser.new_page() as page:
        page.goto(f"{editor.url}zakgids.html")
        expect(page.locator("a[href$='zakgids-om.pdf']").first).to_be_visible()
        editor.replace("om.yml", OLD, NEW)
        seen: set[tuple[bool, bool | None]] = set()
        for _ in until_a_hang():
            page_is_new = NEW in editor.get("rol/om.html").decode()
            pdf = editor.get("zakgids/zakgids-om.pdf")  # asked for later, so never from an older build
            seen.add((page_is_new, NEW in words_of(pdf) if pdf else None))
            if (True, True) in seen:
                break
        assert (True, False) not in seen
        runtime = re.findall('data-runtime="(.*?)"', editor.get(PAGE).decode())[0]
        assert editor.get(f"{runtime}python.wasm") == b"no program", "what was linked beside it is served as well"
        expect(page.locator("a[href$='zakgids-om.pdf']").first).to_be_visible()  # it came back into the open page


def test_the_checker_has_the_edited_card_at_once_also_before_it_has_its_fast_start(project: Path, browser: Browser) -> None:
    (project / "build_hooks" / "browser" / "linking" / "link.mjs").write_text("no script\n", encoding="utf-8")  # it never comes
    without_paper(project)
    with editing(project) as editor, browser.new_page() as page:
        page.goto(f"{editor.url}rol/om.html")
        expect(page.get_by_text(OLD)).to_be_visible()
        assert not page.locator("script[src*=offline]").count(), "who edits is shown what is written now, never what was kept"
        editor.replace("om.yml", OLD, NEW)
        expect(page.get_by_text(NEW)).to_be_visible()
        expect(page.get_by_role("alert")).to_contain_text("link.mjs is niet gelukt")  # after this nothing loads the page again
        page.goto(f"{editor.url}{PAGE}")
        Reader(page).walks({"rol": "om", "risico": "laag"})
        expect(page.locator("#checker").get_by_text(NEW).first).to_be_visible()
    assert f"{PROBLEM} link.mjs is niet gelukt" in editor.told()
    assert "code 404" not in editor.told()


def test_a_mistake_is_shown_on_every_page_until_it_is_mended(editor: Editor, browser: Browser) -> None:
    """In the card, and in a page that is written by hand."""
    mistakes = {
        "kaart/om.yml": ("when: { ernstige-bezwaren: nee }", "when: { ernstige-bezwaar: nee }", "docs/kaart/om.yml, regel "),
        "privacy.md": ("(wat-moet-ik-nu-doen.md)", "(wat-nu.md)", "Doc file 'privacy.md' contains a link 'wat-nu.md'"),
    }
    with browser.new_page() as page:
        page.goto(f"{editor.url}rol/om.html")
        for file, (right, wrong, told) in mistakes.items():
            replace(editor.project / "docs" / file, right, wrong)
            expect(page.get_by_role("heading", name="De site is niet gebouwd")).to_be_visible()
            expect(page.get_by_text(told)).to_be_visible()
            page.goto(f"{editor.url}privacy.html")
            expect(page.get_by_text(told)).to_be_visible()
            assert editor.get("assets/stijl/stijl.css"), "what is no page is served as ever"
            replace(editor.project / "docs" / file, wrong, right)
            expect(page.get_by_role("heading", name="Privacy", level=1)).to_be_visible()


# --- what is made beside it ------------------------------------------------------------------------------------------------


def test_there_is_nothing_until_it_was_made_and_nothing_of_another_card() -> None:
    background, may_end, told = Background[str](), Event(), Event()
    background.ask("a", lambda: "A" if may_end.wait(60) else "")
    assert background.made("a") is None
    background.when_ready(told.set)
    assert not told.is_set()
    may_end.set()
    assert told.wait(60)
    assert (background.made("a"), background.made("b")) == ("A", None)


def test_who_asks_to_be_told_late_is_told_at_once() -> None:
    background, made, told = Background[str](), Event(), Event()
    background.when_ready(made.set)
    background.ask("a", lambda: "A")
    assert made.wait(60)
    background.when_ready(told.set)
    assert told.is_set()


def test_of_what_is_asked_for_in_haste_only_the_last_is_told() -> None:
    background, may_end, last = Background[str](), Event(), Event()
    told: list[str | None] = []
    made: list[str] = []

    def tell() -> None:
        told.append(background.made("c"))
        last.set()

    def make(key: str) -> str:
        assert may_end.wait(60)
        made.append(key)
        return key.upper()

    background.when_ready(tell)
    for key in ("a", "b", "c"):
        background.ask(key, partial(make, key))
    may_end.set()
    assert last.wait(60)
    assert told == ["C"]
    assert made in (["a", "c"], ["c"])  # the first may have begun already


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a thread has no priority of its own")
def test_what_an_editor_waits_for_goes_before_what_is_made_beside_it_and_all_that_it_starts() -> None:
    background, told = Background[tuple[int, int]](), Event()
    ask = "import os; print(os.getpriority(os.PRIO_PROCESS, 0))"

    def make() -> tuple[int, int]:
        started = subprocess.run([sys.executable, "-c", ask], capture_output=True, check=True)
        return os.getpriority(os.PRIO_PROCESS, get_native_id()), int(started.stdout)

    before = os.getpriority(os.PRIO_PROCESS, get_native_id())
    background.when_ready(told.set)
    background.ask("a", make)
    assert told.wait(60)
    made = background.made("a")
    assert made == (min(before + 5, 19),) * 2
    assert os.getpriority(os.PRIO_PROCESS, get_native_id()) == before


def test_the_same_is_made_once_and_a_failure_is_told_each_time() -> None:
    background, told = Background[str](), Event()
    asked_for: list[str] = []

    def make() -> str:
        asked_for.append("a")
        raise ValueError("it does not fit")

    background.when_ready(told.set)
    for _ in range(3):
        background.ask("a", make)
        assert told.wait(60)
        with pytest.raises(ValueError, match="it does not fit"):
            background.made("a")
    assert asked_for == ["a"]
