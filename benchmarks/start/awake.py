# SPDX-License-Identifier: EUPL-1.2
"""A computer whose cores do not fall asleep while one measures.

The core of a virtual machine that has nothing to do is taken away, and comes back when something is to be done: that takes
milliseconds, as long as what is measured here takes itself, and says nothing of a computer that somebody sits at.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def awake() -> Iterator[None]:
    """As long as this lasts each core has something to do, which anything else goes before."""
    command = [sys.executable, "-c", "import os\nos.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))\nwhile True: pass"]
    idlers = [subprocess.Popen(command) for _ in range(os.cpu_count() or 1)]
    try:
        yield
    finally:
        for idler in idlers:
            idler.kill()
            idler.wait()
