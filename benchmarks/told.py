# SPDX-License-Identifier: EUPL-1.2
"""How long a reader waits until the page says that the checker does not start, or goes on in spite of it, fault by fault.

That it is told at all, and what is said then, is tested in tests/browser/test_faults.py, by a clock that stands still. Here the
seconds are those of a clock on the wall.
"""

from fnmatch import fnmatch
from pathlib import Path
from statistics import median
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from benchmarks.start.report import computer
from benchmarks.tables import table
from tests.browser.faulty_server import Fault, FaultyServer, faulty_server
from tests.browser.reader import READER, Reader
from tests.browser.test_faults import FAULTS, PAGE_SCRIPTS, WORKER, Way
from tests.conftest import FLAGS
from tests.programs import find
from tests.serving import SUB_PATH

ROUNDS: Final = 3
SITE: Final = Path(__file__).parent.parent / "site"

_TOLD: Final = """
    reader.choose("politie");
    const told = () => reader.told() || reader.visible(reader.one("#checker-uitweg"));
    await reader.until(() => told() || reader.answered());
    return [performance.now() / 1000, told()];
"""
"""The seconds since the page was opened, and whether it says that the checker does not start; else it went on."""


def report() -> str:
    """Measure in Chromium, and return Markdown."""
    ways = {**PAGE_SCRIPTS, **WORKER}
    with faulty_server(SITE, SUB_PATH) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find("chromium"), args=FLAGS)
        rows = [
            ((fault.__doc__ or "").strip().rstrip("."), *(_cell(browser, server, way, fault) for way in ways.values()))
            for fault in FAULTS
        ]
        browser.close()
    return f"""\
# When the checker does not start

Seconds from opening the page until it says so, with a first answer given at once; *goes on* where the next question came in
spite of the fault. Medians of {ROUNDS} rounds, Chromium. Above: the kind of file that does not come as it should.

- {computer()}

{table(["", *ways], rows)}"""


def _cell(browser: Browser, server: FaultyServer, way: Way, fault: Fault) -> str:
    if fault not in way.faults:
        return ""
    found = [_waited(browser, server, way, fault) for _ in range(ROUNDS)]
    seconds = f"{median(time for time, _ in found):.1f}"
    return seconds if all(told for _, told in found) else f"{seconds}, goes on"


def _waited(browser: Browser, server: FaultyServer, way: Way, fault: Fault) -> tuple[float, bool]:
    paths = [path.relative_to(SITE).as_posix() for path in (SITE / "assets" / "checker").rglob("*") if path.is_file()]
    file, gone = (next((path for path in paths if fnmatch(path, f"*/{name}")), "") for name in (way.files[0], way.gone))
    case = server.case(fault, file, gone=gone)
    with browser.new_context() as context:
        context.add_init_script(READER)
        reader = Reader(context.new_page())
        reader.opens(case.url)
        time, told = reader.call(_TOLD)
        case.over.set()
    return float(time), bool(told)
