"""Keeps warm worker processes, each asked one thing at a time; what kills one harms nothing else."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

from webapp.sandbox.worker import Work, Worker, WorkerDied, WorkerLate

T = TypeVar("T")


class WorkersClosed(Exception):
    """The pool was closed meanwhile: nothing is known of what was asked."""


class WorkerPool:
    """Workers of one kind, each started when first needed. Safe to use from any thread."""

    def __init__(self, work: Work, size: int) -> None:
        self._work = work
        self._free: queue.LifoQueue[Worker | None] = queue.LifoQueue()  # None: a place for one not started
        for _ in range(size):
            self._free.put(None)
        self._all: set[Worker] = set()
        self._lock = threading.Lock()
        self._is_closed = False

    def ask(self, request: bytes, unpack: Callable[[bytes], T]) -> T:
        """Ask a worker, once one is free. `unpack` raises ValueError for what is no answer.

        Raises: WorkerLate, WorkerDied, WorkersClosed.
        """
        worker, goes_on = self._free.get(), False
        try:
            worker = worker or self._start()
            answer = worker.ask(request, unpack)
            goes_on = worker.answers < self._work.answers and not self._is_closed
        except (WorkerLate, WorkerDied):
            if self._is_closed:
                raise WorkersClosed from None
            raise
        finally:  # whatever happened, the place is free again
            if worker is not None and not goes_on:
                self._end(worker)
            self._free.put(worker if goes_on else None)
        return answer

    def warm(self) -> None:
        """Start a worker where one is free and not started yet; it gets ready by itself."""
        try:
            worker = self._free.get_nowait()
        except queue.Empty:
            return  # all are at work
        try:
            worker = worker or self._start()
        finally:
            self._free.put(worker)

    def close(self) -> None:
        """End every worker."""
        self._is_closed = True
        with self._lock:
            workers = list(self._all)
        for worker in workers:
            self._end(worker)

    def _start(self) -> Worker:
        if self._is_closed:
            raise WorkersClosed
        worker = Worker(self._work)
        with self._lock:
            self._all.add(worker)
        return worker

    def _end(self, worker: Worker) -> None:
        worker.kill()
        with self._lock:
            self._all.discard(worker)
