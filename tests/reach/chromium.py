# SPDX-License-Identifier: EUPL-1.2
"""Has every Chromium of the tests count what it runs of the site's scripts, in pages and in the workers that they start.

The browser counts, so what is tested stays what is served. It is asked just before a page is closed: a page or worker that has
ended by itself does not count. A worker can begin before it is asked to count; then its first lines do not, and of a service
worker only whole functions.
"""

import json
import re
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from playwright.sync_api import Browser, BrowserContext, Error, Page

from tests.reach.scripts import Script, Scripts

_BEGIN = [
    ("Profiler.enable", {}),
    ("Profiler.startPreciseCoverage", {"callCount": True, "detailed": True}),
]
_TAKE = "Profiler.takePreciseCoverage"
_PATIENCE = 100
"""So many hundredths of a second a worker may take to answer: it may be busy, or not answer any more."""


def count_in(scripts: Scripts) -> None:
    """From now on, add to `scripts` what each page has run when a test closes it."""
    pages: dict[Page, Counted] = {}

    def opened(page: Page) -> None:
        browser = page.context.browser
        if browser and browser.browser_type.name == "chromium":
            pages[page] = Counted(page)

    def closing(closed: Iterable[Page]) -> None:
        for page in closed:
            if counted := pages.pop(page, None):
                counted.add_to(scripts)

    for owner in (Browser, BrowserContext):
        _wrap(owner, "new_page", after=opened)
    _wrap(Page, "close", before=lambda page: closing([page]))
    _wrap(BrowserContext, "close", before=lambda context: closing(context.pages))
    _wrap(Browser, "close", before=lambda browser: closing([page for each in browser.contexts for page in each.pages]))


def _wrap(
    owner: type, name: str, *, before: Callable[[Any], None] = lambda _: None, after: Callable[[Any], None] = lambda _: None
) -> None:
    original = getattr(owner, name)

    def wrapped(self: Any, *arguments: Any, **named: Any) -> Any:
        before(self)
        result = original(self, *arguments, **named)
        after(result)
        return result

    setattr(owner, name, wrapped)


class Counted:
    """A page that counts, with its workers."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._workers: dict[str, _Worker] = {}
        self._session = session = page.context.new_cdp_session(page)
        session.on("Target.attachedToTarget", self._began)
        session.on("Target.receivedMessageFromTarget", self._said)
        session.on("Target.detachedFromTarget", self._ended)
        for method, settings in _BEGIN:
            session.send(method, settings)
        session.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": True, "flatten": False})

    def add_to(self, scripts: Scripts) -> None:
        """Ask the page and each worker what they ran."""
        try:
            for name, worker in list(self._workers.items()):
                worker.ran = None
                self._tell(name, _TAKE)
            texts = _texts(self._page.url.partition("#")[0])
            for script in self._session.send(_TAKE)["result"]:
                _add(script, scripts, texts)
            for _ in range(_PATIENCE):
                if all(worker.ran is not None for worker in self._workers.values()):
                    break
                self._page.wait_for_timeout(10)
        except Error:
            return  # it is gone already
        for worker in self._workers.values():
            for script in worker.ran or ():
                _add(script, scripts, texts, worker.lengths.get(script["scriptId"]))

    def _began(self, event: dict[str, Any]) -> None:
        name = event["sessionId"]
        self._workers[name] = _Worker()
        try:
            for method, settings in _BEGIN:
                self._tell(name, method, settings)
            if event["targetInfo"]["type"] == "service_worker":
                self._tell(name, "Debugger.enable")  # which tells how long its script is
            self._tell(name, "Runtime.runIfWaitingForDebugger")
        except Error:
            pass  # it is gone already

    def _ended(self, event: dict[str, Any]) -> None:
        self._workers.pop(event["sessionId"], None)

    def _tell(self, name: str, method: str, settings: dict[str, Any] | None = None) -> None:
        message = json.dumps({"id": 1 if method == _TAKE else 2, "method": method, "params": settings or {}})
        self._session.send("Target.sendMessageToTarget", {"sessionId": name, "message": message})

    def _said(self, event: dict[str, Any]) -> None:
        worker, message = self._workers.get(event["sessionId"]), json.loads(event["message"])
        if worker is None:
            return
        if message.get("id") == 1:
            worker.ran = message.get("result", {}).get("result", [])
        if message.get("method") == "Debugger.scriptParsed":
            worker.lengths[message["params"]["scriptId"]] = message["params"]["length"]


class _Worker:
    """What a worker says of itself."""

    def __init__(self) -> None:
        self.ran: list[Script] | None = None
        self.lengths: dict[str, int] = {}


def _add(script: Script, scripts: Scripts, texts: list[str], length: int | None = None) -> None:
    if not script["url"].startswith(("http", "file", "blob")) or "pyodide" in script["url"]:
        return
    pieces = [piece for function in script["functions"] for piece in function["ranges"]]
    if any(piece["startOffset"] == 0 for piece in pieces):
        length = max(piece["endOffset"] for piece in pieces)
    scripts.add(script, length, texts)


@cache
def _texts(url: str) -> list[str]:
    """The scripts within this page, if it is a file."""
    address = urlsplit(url)
    if address.scheme != "file":
        return []
    return re.findall(r"<script[^>]*>(.*?)</script>", Path(url2pathname(address.path)).read_text(encoding="utf-8"), re.DOTALL)
