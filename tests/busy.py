# SPDX-License-Identifier: EUPL-1.2
"""Are there races? The tests twice at once, and then once with every core busy: `python -m tests.busy`.

What comes behind it, such as `tests/browser`, goes to pytest.
"""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def main() -> int:
    """Returns the exit code: 0 when all runs are green."""
    command = [sys.executable, "-m", "pytest", "--numprocesses=2", "--dist=worksteal", "--quiet", *sys.argv[1:]]
    together = [subprocess.Popen(command) for _ in range(2)]
    codes = [each.wait() for each in together]
    with busy(2 * (os.cpu_count() or 1)):
        codes.append(subprocess.run(command, check=False).returncode)
    print(f"Twice at once: {codes[0]} and {codes[1]}; with every core busy: {codes[2]}. A run that is green says 0.")
    return max(codes)


@contextmanager
def busy(count: int) -> Iterator[None]:
    """As long as this lasts, so many processes do nothing, as fast as they can."""
    working = [multiprocessing.Process(target=_work, daemon=True) for _ in range(count)]
    for each in working:
        each.start()
    yield
    for each in working:
        each.kill()


def _work() -> None:
    while True:
        pass


if __name__ == "__main__":
    sys.exit(main())
