# SPDX-License-Identifier: EUPL-1.2
"""What the tests share: the card, the finished site, a server in front of it and a browser."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from build_hooks.authoring import compile_card, load
from checker import Card

PROJECT = Path(__file__).parent.parent
SUB_PATH = "/intranet/routekaart/"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session", autouse=True)
def compiled_card() -> None:
    """The card compiled into the package, as every command of the README leaves it."""
    compile_card(PROJECT / "docs" / "kaart", PROJECT / "checker" / "compiled_card.py")


@pytest.fixture(scope="session")
def card() -> Card:
    """The card as it is written in `docs/kaart/`."""
    return load(PROJECT / "docs" / "kaart")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished site, built strictly in a folder below the sub-path that it is served from."""
    target = tmp_path_factory.mktemp("www") / SUB_PATH.strip("/")
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)]
    done = subprocess.run(build, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return target


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class names it so)
        pass


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Where the site is served: an address that ends with a slash, below a path as on an intranet."""
    root = site.parents[SUB_PATH.strip("/").count("/")]
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(root)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A real Chromium. Without one the test is skipped on a user's machine, and fails in CI."""
    executable = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    if executable is None:
        reason = "no Chromium or Chrome found on this machine"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    expect.set_options(timeout=30_000)  # a test waits for what it expects; on a busy machine Python starts slowly
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()
