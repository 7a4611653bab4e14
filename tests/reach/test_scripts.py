# SPDX-License-Identifier: EUPL-1.2
"""What a browser says that it ran is found again in the sources of the site."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from playwright.sync_api import Page, Playwright

from build_hooks.browser.scripts import joined
from tests.conftest import FLAGS, executable
from tests.reach.scripts import Counter, scripts
from tests.serving import served

SOURCES: Final = {
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
addEventListener("install", (event) => event.waitUntil(fill()));
function fill() {
  return caches.keys();
}

/* Nobody
   calls it. */ function never() {
  return caches.keys();
}
""",
}

MODULES: Final = {Path(name).name: source for name, source in SOURCES.items()}

PAGE: Final = "<!doctype html><meta charset=utf-8><title>Titel</title>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, source in SOURCES.items():
        file = tmp_path / "docs" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(source)
    return tmp_path / "docs"


def counted(playwright: Playwright, file: Path, visit: Callable[[Page], None]) -> Path:
    """The file with what a Chromium counts during this visit."""
    counter = Counter(file)
    browser = playwright.chromium.launch(executable_path=executable("chromium"), args=[*FLAGS, *counter.flags])
    with counter.counting():
        visit(browser.new_page())
    browser.close()
    return file


def missed(folder: Path, *counts: Path) -> dict[str, list[int]]:
    return {script.name: script.lines()[1] for script in scripts(folder, counts, folder.parent)}


def test_lines_are_counted_that_hold_code(folder: Path) -> None:
    every = {script.name: script.lines()[0] for script in scripts(folder, [], folder)}
    assert every["checker/page.js"] == [5, 6, 9, 10, 11]
    assert every["offline/service-worker.js"] == [1, 2, 3, 7, 8]
    assert missed(folder) == every


def test_of_a_page_and_its_workers_every_line_counts_that_ran_from_end_to_end(
    playwright: Playwright, folder: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    beside = site / "assets" / "checker" / "runtime-0a1b"
    beside.mkdir(parents=True)
    for name in ("page.js", "worker.js"):
        (beside / name).write_text(joined(name, MODULES))
    (site / "service-worker.js").write_text(f'const FILES = {{ "é": 1 }};\n{MODULES["service-worker.js"]}')
    (beside / "index.html").write_text(f"{PAGE}<script type=module src=page.js></script>")

    def visit(end: str) -> Callable[[Page], None]:
        def go(page: Page) -> None:
            page.goto(f"{address}assets/checker/runtime-0a1b/index.html{end}")
            page.evaluate("() => new Promise((done) => { worker.onmessage = done; worker.postMessage(1); })")
            page.evaluate("async (file) => { await navigator.serviceWorker.register(file); }", f"{address}service-worker.js")
            page.evaluate("async () => { await navigator.serviceWorker.ready; }")

        return go

    with served(site) as address:
        plain, asked, part = (
            counted(playwright, tmp_path / f"{number}", visit(end)) for number, end in enumerate(("", "?zoek", "#deel"))
        )
    assert missed(folder, plain) == {
        "checker/page.js": [5, 6, 9, 10],
        "checker/other.js": [5],
        "checker/worker.js": [5, 6],
        "offline/service-worker.js": [7, 8],
    }
    assert missed(folder, plain, asked)["checker/page.js"] == [5, 6, 9], "a half in one page, the other half in another"
    assert missed(folder, plain, asked, part)["checker/page.js"] == []


def test_the_modules_of_the_single_file_are_found_in_its_script(playwright: Playwright, folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "één bestand.html"
    file.write_text(f"{PAGE}<script>{joined('page.js', MODULES, plain=True)}</script>", encoding="utf-8")
    count = counted(playwright, tmp_path / "count", lambda page: void(page.goto(file.as_uri() + "#deel")))
    assert missed(folder, count)["checker/page.js"] == [10, 11]
    assert missed(folder, count)["checker/other.js"] == [5]
    assert missed(folder, count)["checker/worker.js"] == [1, 2, 3, 5, 6]


def void(_: object) -> None:
    pass


def test_a_script_that_is_not_as_it_was_written_does_not_count(folder: Path, tmp_path: Path) -> None:
    size = len(SOURCES["checker/other.js"])
    ran = {"url": "http://127.0.0.1/assets/checker/runtime-1/other.js", "length": size - 1, "ran": "1" * size}
    (tmp_path / "other").write_text(json.dumps([ran]))
    (tmp_path / "same").write_text(json.dumps([ran | {"length": size}]))
    assert missed(folder, tmp_path / "other")["checker/other.js"] == [1, 3, 4, 5]
    assert missed(folder, tmp_path / "same")["checker/other.js"] == []
