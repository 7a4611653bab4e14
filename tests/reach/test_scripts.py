# SPDX-License-Identifier: EUPL-1.2
"""What a browser says that it ran is found again in the sources of the site."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build_hooks.hosting.single_file.scripts import joined
from tests.reach.chromium import Counted
from tests.reach.scripts import Scripts
from tests.serving import served

SOURCES = {
    "checker/page.js": """\
// What it imports runs first.
import { greet } from "./other.js";

/** Called only when the address says so: see the tests. */
function seldom() {
  return "seldom";
}

if (location.hash) seldom();
document.title = location.search ? "some" : greet(document.title.length > 3);
if (location.protocol === "http:") globalThis.worker = new Worker("worker.js", { type: "module" });
""",
    "checker/other.js": """\
export const SIZE = 3;

export function greet(long) {
  if (long) return "a long word, so that this is the longest line of all";
  return "short";
}
""",
    "checker/worker.js": """\
addEventListener("message", answer);
function answer() {
  postMessage("yes");
}
function never() {
  postMessage("no");
}
""",
    "offline/service-worker.js": """\
function fill() {
  return caches.keys();
}

/* Nobody
   calls it. */ function never() {
  return caches.keys();
}
""",
}


@pytest.fixture
def scripts(tmp_path: Path) -> Scripts:
    for name, source in SOURCES.items():
        file = tmp_path / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source)
    return Scripts(tmp_path / "docs")


def missed(scripts: Scripts, name: str) -> list[int]:
    return scripts.lines(name)[1]


def test_lines_are_counted_that_hold_code(scripts: Scripts) -> None:
    assert scripts.lines("checker/page.js")[0] == [2, 5, 6, 9, 10, 11]
    assert scripts.lines("offline/service-worker.js")[0] == [1, 2, 6, 7]


def test_of_a_page_and_its_worker_every_line_counts_that_ran_from_end_to_end(
    browser: Browser, scripts: Scripts, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    folder = site / "assets" / "checker" / "runtime-0a1b"
    folder.mkdir(parents=True)
    for name, source in SOURCES.items():
        (folder / Path(name).name).write_text(source)
    (folder / "index.html").write_text("<!doctype html><title>Titel</title><script type=module src=page.js></script>")

    def visit(end: str, *, until: Callable[[], bool]) -> None:
        page = browser.new_page()
        counted = Counted(page)
        page.goto(f"{address}assets/checker/runtime-0a1b/index.html{end}")
        for _ in range(100):  # a worker may begin before it is asked to count
            page.evaluate("() => new Promise((done) => { worker.onmessage = done; worker.postMessage(1); })")
            counted.add_to(scripts)
            if until():
                break
        page.close()

    with served(site) as address:
        visit("", until=lambda: 3 not in missed(scripts, "checker/worker.js"))
        assert missed(scripts, "checker/page.js") == [5, 6, 9, 10]
        assert missed(scripts, "checker/other.js") == [5]
        assert set(missed(scripts, "checker/worker.js")) - {1} == {5, 6}
        visit("?zoek", until=lambda: True)
        assert missed(scripts, "checker/page.js") == [5, 6, 9], "one half of a line in one page, the other half in another"
        visit("#deel", until=lambda: True)
        assert missed(scripts, "checker/page.js") == []
        assert missed(scripts, "checker/other.js") == [5]


def test_the_modules_of_the_single_file_are_found_in_its_script(browser: Browser, scripts: Scripts, tmp_path: Path) -> None:
    modules = {Path(name).name: source for name, source in SOURCES.items()}
    file = tmp_path / "één bestand.html"
    file.write_text(
        f"<!doctype html><meta charset=utf-8><title>Titel</title><script>{joined('page.js', modules)}</script>",
        encoding="utf-8",
    )
    page = browser.new_page()
    counted = Counted(page)
    page.goto(file.as_uri() + "#deel")
    counted.add_to(scripts)
    page.close()
    assert missed(scripts, "checker/page.js") == [2, 10, 11], "an import is no line of it any more"
    assert missed(scripts, "checker/other.js") == [5]
    assert missed(scripts, "checker/worker.js") == [1, 2, 3, 5, 6]


def test_the_service_worker_stands_behind_the_list_of_files(scripts: Scripts) -> None:
    before = 'const FILES = { "index.html": "sha256-" };\n\n'
    source = SOURCES["offline/service-worker.js"]
    start = len(before) + source.index("function fill")
    ran = {"startOffset": start, "endOffset": start + source.index("}") + 1, "count": 2}
    script = {"url": "http://127.0.0.1:8000/map/service-worker.js", "functions": [{"ranges": [ran]}]}
    scripts.add(script, len(before + source))
    assert missed(scripts, "offline/service-worker.js") == [6, 7]


def test_a_file_that_is_not_as_it_was_written_does_not_count(scripts: Scripts) -> None:
    ran = {"startOffset": 0, "endOffset": 50, "count": 1}
    scripts.add({"url": "http://127.0.0.1/assets/checker/runtime-1/other.js", "functions": [{"ranges": [ran]}]}, 50)
    assert missed(scripts, "checker/other.js") == [1, 3, 4, 5]
