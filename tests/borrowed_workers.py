"""Worker processes that tests borrow from the session: to start one takes longer than what most tests ask it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from webapp.sandbox.worker import Work
from webapp.sandbox.worker_pool import WorkerPool, WorkersClosed

T = TypeVar("T")


class BorrowedPool:
    """A pool that a test closes as its own, while its workers go on for the next test."""

    def __init__(self, pool: WorkerPool) -> None:
        self._pool = pool
        self._is_closed = False

    def ask(self, request: bytes, unpack: Callable[[bytes], T]) -> T:
        if self._is_closed:
            raise WorkersClosed
        return self._pool.ask(request, unpack)

    def ask_again(self, request: bytes, unpack: Callable[[bytes], T]) -> T:
        if self._is_closed:
            raise WorkersClosed
        return self._pool.ask_again(request, unpack)

    def warm(self) -> None:
        self._pool.warm()

    def close(self) -> None:
        self._is_closed = True


class Lender:
    """The workers of a session, one for each kind of work."""

    def __init__(self) -> None:
        self._pools: dict[Work, WorkerPool] = {}

    def lend(self, work: Work, size: int) -> BorrowedPool:
        """Stand for `WorkerPool`; however many are asked for, there is one worker."""
        return BorrowedPool(self._pools.setdefault(work, WorkerPool(work, size=1)))

    def close(self) -> None:
        for pool in self._pools.values():
            pool.close()
