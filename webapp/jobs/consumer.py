"""huey's queue and consumer, made to run in threads of a server that has signal handlers of its own."""

from __future__ import annotations

from huey import MemoryHuey
from huey.consumer import Consumer

THREADS = 4  # most of a job is waiting for another server
POLL_SECONDS = 0.1  # an idle worker looks this often; a save is begun within it


class QuietConsumer(Consumer):  # type: ignore[misc]  # huey is untyped
    """huey's consumer, but its signal handlers stay out: the server has its own, and this is a thread."""

    def __init__(self, queue: MemoryHuey) -> None:
        super().__init__(queue, workers=THREADS, initial_delay=POLL_SECONDS, max_delay=POLL_SECONDS)

    def _set_signal_handlers(self) -> None:
        pass


def make_queue() -> MemoryHuey:
    """A queue that lives as long as the process."""
    return MemoryHuey("nutgraf", results=False)
