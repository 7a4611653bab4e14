# SPDX-License-Identifier: EUPL-1.2
"""Real browsers, each with a profile that is thrown away, and what Linux knows of their processes."""

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, Literal, Self

from playwright.sync_api import BrowserContext, Page, Playwright

from benchmarks.start.slow import slowed
from tests.programs import find

type Name = Literal["chromium", "firefox"]

NAMES: Final[tuple[Name, ...]] = ("chromium", "firefox")


@dataclass(frozen=True, slots=True)
class Setting:
    """Where is measured: in this browser, on a computer that is `slower` times as slow as this one."""

    browser: Name
    slower: float = 1

    @classmethod
    def of(cls, text: str) -> Self:
        """'firefox' or 'chromium/4'. Raises `ValueError` for anything else."""
        browser, _, slower = text.partition("/")
        for name in NAMES:
            if name == browser:
                return cls(name, float(slower or 1))
        raise ValueError(text)

    def __str__(self) -> str:
        return self.browser.capitalize() + ("" if self.slower == 1 else f", {self.slower:g}× slower")


_PROGRAMS: Final[Mapping[Name, str]] = {"chromium": "chromium-with-windows", "firefox": "firefox"}
_FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_RENDERERS: Final = (b"--type=renderer", b"-isForBrowser")
_LOOK: Final = 0.2  # seconds
_PATIENCE: Final = 5.0  # seconds


@dataclass(frozen=True, slots=True)
class Profile:
    """A browser with a profile of its own. `group` is the number of its process group, `slower` see `Setting`."""

    context: BrowserContext
    group: int
    slower: float

    def version(self) -> str:
        """The browser's version."""
        browser = self.context.browser
        assert browser
        return browser.version

    @contextmanager
    def page(self, address: str) -> Iterator[Page]:
        """A new page at this address; the one before it is gone."""
        page = self.context.new_page()
        page.goto(address)
        yield page
        page.close()

    def slowed(self) -> AbstractContextManager[None]:
        """Within this the browser is as slow as it should be; outside it is not, to save time."""
        return slowed(self.group, self.slower)

    def watch_memory(self) -> int:
        """Start anew with keeping the highest memory in use, and return the memory in use now. In bytes."""
        for process in self._renderers():
            (process / "clear_refs").write_text("5")
        return self._memory("VmRSS")

    def peak_memory(self) -> int:
        """The most memory in use since `watch_memory`, of the processes that pages and workers run in. In bytes."""
        return self._memory("VmHWM")

    def _memory(self, field: str) -> int:
        return sum(_field(process, field) * 1024 for process in self._renderers())

    def _renderers(self) -> list[Path]:
        mine = (process for process in _processes() if _group(process) == self.group)
        return [process for process in mine if any(mark in _command(process) for mark in _RENDERERS)]


def rest(profiles: Iterable[Profile]) -> None:
    """Wait until these browsers have nothing more to do, so that the start of one does not count as the work of another."""
    groups = {profile.group for profile in profiles}
    until = time.monotonic() + _PATIENCE
    worked = _work(groups)
    while time.monotonic() < until:
        time.sleep(_LOOK)
        before, worked = worked, _work(groups)
        if worked - before <= 1:
            return


def installed(name: Name) -> str | None:
    """The browser's program, if it is there."""
    return find(_PROGRAMS[name])


@contextmanager
def fresh(playwright: Playwright, setting: Setting, *flags: str) -> Iterator[Profile]:
    """A new process with an empty profile: no cache, nothing compiled. `flags` are for Chromium."""
    program = installed(setting.browser)
    assert program, f"no {setting.browser} on this machine"
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if setting.browser == "chromium":
            context = playwright.chromium.launch_persistent_context(folder, executable_path=program, args=[*_FLAGS, *flags])
        else:
            context = playwright.firefox.launch_persistent_context(folder, executable_path=program, channel="moz-firefox")
        yield Profile(context, _group_of(folder), setting.slower)
        context.close()


def _group_of(folder: str) -> int:
    """Playwright starts each browser as the leader of a process group, with the profile's folder on its command line."""
    return next(
        int(process.name)
        for process in _processes()
        if folder.encode() in _command(process) and _group(process) == int(process.name)
    )


def _processes() -> Iterator[Path]:
    return (path for path in Path("/proc").iterdir() if path.name.isdigit())


def _command(process: Path) -> bytes:
    try:
        return (process / "cmdline").read_bytes()
    except OSError:  # it ended in the meantime
        return b""


def _work(groups: set[int]) -> int:
    """What the processor did for these process groups, in hundredths of a second."""
    return sum(int(field) for stat in map(_stat, _processes()) if stat and int(stat[2]) in groups for field in stat[11:13])


def _group(process: Path) -> int:
    stat = _stat(process)
    return int(stat[2]) if stat else 0


def _stat(process: Path) -> list[str]:
    """What `man proc_pid_stat` lists, from the third field on."""
    try:
        return (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:  # it ended in the meantime
        return []


def _field(process: Path, name: str) -> int:
    found = re.search(rf"^{name}:\s+(\d+) kB", (process / "status").read_text(encoding="utf-8"), re.MULTILINE)
    return int(found[1]) if found else 0
