"""One deadline over a whole fetch: look-ups, connections, every read and write."""

from __future__ import annotations

import time

from webapp.errors import FetchTimedOut


class Deadline:
    """Counts down from the moment that it is made."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def put_off(self, seconds: float) -> None:
        """Give the whole fetch so many seconds, from its beginning on."""
        self._end += seconds - self.seconds
        self.seconds = seconds

    def left(self) -> float:
        """Seconds left. Raises: FetchTimedOut where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise FetchTimedOut(seconds=int(self.seconds))
        return left
