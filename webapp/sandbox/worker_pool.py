"""Keeps warm worker processes, each asked one thing at a time; what kills one harms nothing else."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from webapp import limits
from webapp.sandbox.worker import Work, Worker, WorkerDied, WorkerKilled, WorkerLate

T = TypeVar("T")


class WorkersClosed(Exception):
    """The pool was closed meanwhile: nothing is known of what was asked."""


class WorkerPool:
    """Workers of one kind, started when first needed, ended when idle. Safe to use from any thread."""

    def __init__(self, work: Work, size: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._work = work
        self._clock = clock
        self._free: queue.LifoQueue[Worker | None] = queue.LifoQueue()  # None: a place for one not started
        for _ in range(size):
            self._free.put(None)
        self._used_at: dict[Worker, float] = {}  # every worker that lives, and when it was last asked
        self._lock = threading.Lock()
        self._closed = threading.Event()
        self._watch: threading.Thread | None = None

    def ask(self, request: bytes, unpack: Callable[[bytes], T]) -> T:
        """Ask a worker, once one is free. `unpack` raises ValueError for what is no answer.

        Raises: WorkerLate, WorkerDied, WorkersClosed.
        """
        worker, goes_on = self._free.get(), False
        try:
            worker = worker or self._start()
            answer = worker.ask(request, unpack)
            goes_on = worker.answers < self._work.answers and not self._closed.is_set()
        except (WorkerLate, WorkerDied):
            if self._closed.is_set():
                raise WorkersClosed from None
            raise
        finally:  # whatever happened, the place is free again
            if worker is not None and goes_on:
                self._used_at[worker] = self._clock()
            elif worker is not None:
                self._end(worker)
            self._free.put(worker if goes_on else None)
        return answer

    def ask_again(self, request: bytes, unpack: Callable[[bytes], T]) -> T:
        """The same, and ask another worker where one was killed by what is not the request's doing."""
        for _ in range(limits.WORKER_KILLS):
            try:
                return self.ask(request, unpack)
            except WorkerKilled:
                continue
        return self.ask(request, unpack)

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

    def end_idle(self) -> None:
        """End the workers that nothing was asked of for a while, and their memory with them."""
        taken: list[Worker | None] = []
        while not self._free.empty():
            try:
                taken.append(self._free.get_nowait())
            except queue.Empty:
                break
        for worker in reversed(taken):  # the one used last comes first again
            is_idle = worker is not None and self._is_idle(worker)
            if worker is not None and is_idle:
                self._end(worker)
            self._free.put(None if is_idle else worker)

    def close(self) -> None:
        """End every worker."""
        self._closed.set()
        with self._lock:
            workers = list(self._used_at)
        for worker in workers:
            self._end(worker)

    def _is_idle(self, worker: Worker) -> bool:
        return self._clock() - self._used_at[worker] >= limits.WORKER_IDLE_SECONDS

    def _start(self) -> Worker:
        if self._closed.is_set():
            raise WorkersClosed
        worker = Worker(self._work)
        with self._lock:
            self._used_at[worker] = self._clock()
            if self._watch is None:
                self._watch = threading.Thread(target=self._watch_idle, name="idle workers", daemon=True)
                self._watch.start()
        return worker

    def _end(self, worker: Worker) -> None:
        worker.kill()
        with self._lock:
            self._used_at.pop(worker, None)

    def _watch_idle(self) -> None:
        while not self._closed.wait(limits.WORKER_IDLE_SECONDS / 4):
            self.end_idle()
