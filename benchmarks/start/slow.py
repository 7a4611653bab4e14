# SPDX-License-Identifier: EUPL-1.2
"""A slower computer: all threads of a browser run one part of the time and stand still the rest.

The browser's own throttle (`Emulation.setCPUThrottlingRate`) slows the page and not its workers, where Python runs. A quota of
the processor slows one busy thread less than several. So a process of its own stops and continues the browser's whole process
group. It keeps account of the time that the browser did run, so that the share comes out right on a busy computer too.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

_TURN: Final = 0.004  # seconds that the browser runs at a time: short beside what is measured


@contextmanager
def slowed(group: int, factor: float) -> Iterator[None]:
    """As long as this lasts everything in the process group takes `factor` times as long. 1 changes nothing."""
    if factor == 1:
        yield
        return
    command = [sys.executable, "-m", __name__, str(group), str(factor)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as brake:
        assert brake.stdout
        brake.stdout.readline()  # it has begun
        try:
            yield
        finally:
            brake.terminate()
            brake.wait()
            os.killpg(group, signal.SIGCONT)


def _brake(group: int, factor: float) -> None:
    with suppress(PermissionError):
        os.setpriority(os.PRIO_PROCESS, 0, -10)
    ran = stood = 0.0
    continued = time.perf_counter()
    print("begun", flush=True)
    while True:
        time.sleep(_TURN)
        os.killpg(group, signal.SIGSTOP)
        stopped = time.perf_counter()
        ran += stopped - continued
        time.sleep(max(0.0, ran * (factor - 1) - stood))
        os.killpg(group, signal.SIGCONT)
        continued = time.perf_counter()
        stood += continued - stopped


if __name__ == "__main__":
    with suppress(ProcessLookupError):
        _brake(int(sys.argv[1]), float(sys.argv[2]))
