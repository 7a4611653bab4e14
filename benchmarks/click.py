# SPDX-License-Identifier: EUPL-1.2
"""`python -m benchmarks.click`: how long from a click on the role to the next question, in Chromium?

Cold: a fresh profile, the click as soon as the page can be seen, so Python still has to start. Warm: the worker is ready.
"""

import sys
import threading
import time
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from shutil import which
from statistics import median

from playwright.sync_api import Page, sync_playwright

SITE = Path(__file__).parent.parent / "site"
ROUNDS = 9
PRESS = """role => new Promise(done => {
    const host = document.querySelector("#checker");
    const start = performance.now();
    new MutationObserver(() => host.querySelector(".rk-antwoord") && done(performance.now() - start))
        .observe(host, { childList: true });
    host.querySelector(`[data-antwoord="${role}"]`).click();
})"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class names it so)
        pass


def main() -> int:
    """Print a Markdown table of medians in milliseconds. Returns 1 when the site or a browser is not there."""
    executable = which("chromium") or which("google-chrome")
    if not SITE.is_dir() or executable is None:
        print("First run `make site`, and install Chromium.", file=sys.stderr)
        return 1
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(SITE)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/wat-moet-ik-nu-doen.html"
    cold, warm = [], []
    with sync_playwright() as playwright:
        for _ in range(ROUNDS):
            browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox", "--disable-gpu"])
            page = browser.new_page()
            page.goto(address)
            cold.append(_press(page, "politie"))
            page.locator("#checker .rk-wis").click()
            time.sleep(0.1)
            warm.append(_press(page, "om"))
            browser.close()
    server.shutdown()
    print("| from a click on the role to the next question | median ms |\n| --- | --- |")
    print(f"| cold: the click comes before Python is there | {median(cold):.0f} |")
    print(f"| warm: the worker is ready | {median(warm):.0f} |")
    return 0


def _press(page: Page, role: str) -> float:
    return float(page.evaluate(PRESS, role))


if __name__ == "__main__":
    sys.exit(main())
