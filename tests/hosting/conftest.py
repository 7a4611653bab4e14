# SPDX-License-Identifier: EUPL-1.2
"""A site of a few files, nginx before it, and what the check finds there."""

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

import pytest

from build_hooks.hosting.check.checks import check
from build_hooks.hosting.check.faults import CannotCheck, Finding
from build_hooks.hosting.check.obtaining import obtain
from build_hooks.hosting.manifest import described
from build_hooks.hosting.precompressing import write_compressed_copies
from tests.beginning import OTHER
from tests.conftest import Once, single_file_name
from tests.hosting.running import Change, as_it_is, running, server_at
from tests.serving import SUB_PATH

LARGE: Final = 60_000
ROLE_PAGE: Final = f"rol/{OTHER}.html"
BY_NAME: Final = ("index.html", "over.html", "privacy.html", ROLE_PAGE, "404.html", "search/search_index.js")
"""The files that a test below speaks of."""


@pytest.fixture(scope="session")
def few(site: Path, once: Once) -> Path:
    """A few files of the finished site: of each kind one that a browser may keep and one that it asks for, and not all of a
    large one. How one mistake is told does not depend on how many files there are. All of them are in test_servers.py.
    """

    def take(to: Path) -> None:
        manifest = json.loads((site / "manifest.json").read_text(encoding="utf-8"))
        of_each_kind = {(Path(file["path"]).suffix, file.get("cache")): file for file in reversed(manifest["files"])}
        taken = [file for file in manifest["files"] if file in of_each_kind.values() or file["path"] in BY_NAME]
        for file in taken:
            content = (site / file["path"]).read_bytes()[:LARGE]
            (to / file["path"]).parent.mkdir(parents=True, exist_ok=True)
            (to / file["path"]).write_bytes(content)
        shutil.copytree(site / "server", to / "server", dirs_exist_ok=True)
        write_compressed_copies(to, single_file_name())
        files = [file for file in described(to) if (to / file["path"]).is_file() and "type" in file]
        (to / "manifest.json").write_text(json.dumps({**manifest, "files": files}), encoding="utf-8")

    return once("few", take)


type Nginx = Callable[..., AbstractContextManager[str]]


@pytest.fixture
def nginx(program: object, tmp_path: Path) -> Nginx:  # noqa: ARG001 (it is started below)
    """Starts nginx before a folder, with a change in its settings: the address of the site."""

    @contextmanager
    def start(site: Path, change: Change = as_it_is) -> Iterator[str]:
        with running("nginx", site, SUB_PATH, tmp_path / "nginx", change) as address:
            yield address

    return start


def findings(address: str) -> list[Finding]:
    """What the check finds at this address, or why it cannot check."""
    try:
        with server_at(address) as server:
            return check(server, obtain(server, None))
    except CannotCheck as problem:
        return [problem.finding]


def told(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The lines that name a fault."""
    return [line for line in capsys.readouterr().out.splitlines() if line.startswith("FOUT")]
