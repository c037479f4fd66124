"""Reads strangers' pages in warm worker processes, so that a hostile one harms nothing but its worker.

A worker is this module run by a fresh interpreter: no secrets in its environment, no files but its two
pipes, limits on time and memory. Requests and answers cross as lines of JSON; nothing that a worker says
is run or unpickled.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Collection
from pathlib import Path

from webapp import limits
from webapp.article import Candidate, FetchedPage
from webapp.errors import ExtractionCrashed, ExtractionTimedOut, error_from
from webapp.reading.read_page import ReadPage
from webapp.reading.worker_messages import Answer, pack_request, unpack_answer

log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parents[2]


class PageWorkers:
    """A pool of workers, each started when first needed. Safe to use from any thread."""

    def __init__(self, size: int) -> None:
        self._free: queue.LifoQueue[_Worker | None] = (
            queue.LifoQueue()
        )  # None: a place for one not started yet
        for _ in range(size):
            self._free.put(None)
        self._all: set[_Worker] = set()
        self._lock = threading.Lock()
        self._is_closed = False

    def read(
        self,
        page: FetchedPage,
        *,
        own_hosts: Collection[str] = (),
        candidate: Candidate = "chosen",
        rules: str = "",
    ) -> ReadPage:
        """Read a page in a worker; waits for a free one. `rules` is the text of its site's rules.

        Raises: ExtractionError, PageTooLarge.
        """
        worker, goes_on = self._free.get(), False
        try:
            worker = worker or self._start()
            answer = worker.ask(pack_request(page, own_hosts, candidate, rules))
            goes_on = worker.pages < limits.WORKER_PAGES and not self._is_closed
        finally:  # whatever happened, the place is free again
            if worker is not None and not goes_on:
                self._end(worker)
            self._free.put(worker if goes_on else None)
        if answer.read is None:
            raise error_from(answer.error, answer.params)
        return answer.read

    def close(self) -> None:
        """End every worker."""
        self._is_closed = True
        with self._lock:
            workers = list(self._all)
        for worker in workers:
            self._end(worker)

    def _start(self) -> _Worker:
        worker = _Worker()
        with self._lock:
            self._all.add(worker)
        return worker

    def _end(self, worker: _Worker) -> None:
        worker.kill()
        with self._lock:
            self._all.discard(worker)


class _Worker:
    """One process. Used by one thread at a time."""

    def __init__(self) -> None:
        self.pages = 0
        self._process = subprocess.Popen(
            [sys.executable, "-m", "webapp.reading.worker_process"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={"PYTHONPATH": str(_ROOT), "PATH": os.defpath, "LANG": "C.UTF-8"},
            close_fds=True,
            start_new_session=True,  # Ctrl+C is for the server, which then ends its workers
        )

    def ask(self, request: bytes) -> Answer:
        """Send a page and wait for its article. Raises: ExtractionTimedOut, ExtractionCrashed."""
        self.pages += 1
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        is_late = threading.Event()
        watch = threading.Timer(limits.WORKER_WALL_SECONDS, self._give_up, [is_late])
        watch.start()
        try:
            self._process.stdin.write(request)
            self._process.stdin.flush()
            return unpack_answer(self._process.stdout.readline(limits.WORKER_ANSWER_BYTES))
        except (BrokenPipeError, ValueError) as error:
            if is_late.is_set():
                raise ExtractionTimedOut(seconds=int(limits.WORKER_WALL_SECONDS)) from None
            log.warning("a worker died over a page: %r", error)
            raise ExtractionCrashed from None
        finally:
            watch.cancel()

    def _give_up(self, is_late: threading.Event) -> None:
        """End a worker over its time; whoever writes to it or reads from it finds its pipe closed."""
        is_late.set()
        self._process.kill()

    def kill(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):  # what it had not read yet is lost, and may be
                    pipe.close()
