# SPDX-License-Identifier: EUPL-1.2
"""What is laid side by side, and where its files lie."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from flit_core.wheel import make_wheel_in  # type: ignore[import-untyped]

from build_hooks.browser import PROGRAM
from build_hooks.browser.integrity import INTEGRITY, integrity_of
from build_hooks.browser.scripts import CLIENT as SCRIPTS
from build_hooks.browser.scripts import joined, sources

PROJECT: Final = Path(__file__).parents[2]
PAGE: Final = "wat-moet-ik-nu-doen.html"
CLIENT: Final = "worker-client.js"
"""The part of the page's script that starts the checker."""

REQUEST: Final[Mapping[str, object]] = {
    "kind": "step",
    "answers": {},
    "change": None,
    "before": None,
    "root": "",
    "today": "1 januari 2026",
}
"""The request that every start ends with: the first step."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A script by its path on the server, that exports a `WorkerClient` as `worker-client.js` of the checker does."""

    name: str
    client: str
    kept: bool = False
    """Has the browser kept the site? Then there is no first visit to measure."""


def variants(site: Path, wheel: str) -> tuple[Variant, ...]:
    """Stock comes first: the others are compared with it. `site` is the finished site, `wheel` the path of one of sources."""
    client = f"/{runtime(site)}{CLIENT}"
    return (
        Variant("stock Pyodide", f"/workers/stock-client.js?{wheel}"),
        Variant("this site", client),
        Variant("this site, kept by its service worker", client, kept=True),
    )


def runtime(site: Path) -> str:
    """The folder in the site of all that the checker loads, as its page names it."""
    found = re.search(r'data-runtime="([^"]+)"', (site / PAGE).read_text(encoding="utf-8"))
    assert found, f"{PAGE} names no runtime"
    return found[1]


def client(site: Path) -> str:
    """That part as a script of its own, put together as the build does it with all of it."""
    modules = sources(SCRIPTS / "checker")
    return joined(CLIENT, {**modules, INTEGRITY: integrity_of(site / runtime(site), [PROGRAM])})


def folders(site: Path, wheels: Path) -> Mapping[str, Path]:
    """What the server serves, by path."""
    modules = PROJECT / "node_modules"
    return {
        "/": site,
        "/stock/": modules / "pyodide",
        "/wheels/": wheels,
        "/workers/": Path(__file__).parent / "workers",
    }


def source_wheel(folder: Path) -> str:
    """Make the wheel of our package as any tool would, of sources, in this folder. Returns its path on the server."""
    return f"/wheels/{Path(make_wheel_in(PROJECT / 'pyproject.toml', folder).file).name}"
