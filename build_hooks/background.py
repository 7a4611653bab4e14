# SPDX-License-Identifier: EUPL-1.2
"""What takes seconds, made in the background: while a card is being edited, its site can be read already."""

import os
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

_LATER: Final = 5
"""What is added to its niceness, of 0 to 19: the higher that is, the less of a busy processor it gets."""


class Background[Made]:
    """Makes one thing at a time, in a thread, and of what was asked for only the last: an editor has gone on since."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(1, initializer=_give_way)
        self._key: str | None = None
        self._made: Future[Made] = Future()
        self._ready: Callable[[], None] = lambda: None

    def ask(self, key: str, make: Callable[[], Made]) -> None:
        """Have this made, unless it was the last that was asked for. The same `key` stands for the same thing."""
        if key == self._key:
            return
        before, self._key, self._made = self._made, key, self._pool.submit(make)
        before.cancel()
        self._made.add_done_callback(self._tell)

    def made(self, key: str) -> Made | None:
        """What was made, when it was the last that was asked for and is there. Raises what making it raised."""
        return self._made.result() if key == self._key and self._made.done() else None

    def when_ready(self, call: Callable[[], None]) -> None:
        """Call this each time that what was asked for last is there, or has failed: at once if it is so now."""
        self._ready = call
        self._tell(self._made)

    def _tell(self, made: Future[Made]) -> None:
        if made is self._made and made.done():
            self._ready()


def _give_way() -> None:
    """Let what an editor waits for go first. On Linux this holds for the thread alone, and for all that it starts."""
    if sys.platform == "linux":
        os.nice(_LATER)  # more is allowed to everybody, also to who began with more
