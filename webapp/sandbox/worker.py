"""One worker process, as the server sees it: asked by a line of JSON, answered by another.

A worker is a module run by a fresh interpreter: no secrets in its environment, no files but its two pipes,
limits on time and memory (worker_loop.py). Nothing that it says is run or unpickled.
"""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

log = logging.getLogger(__name__)
_ENVIRONMENT = {
    "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    "PATH": os.defpath,
    "LANG": "C.UTF-8",
    "OPENBLAS_NUM_THREADS": "1",  # numpy's: each thread that it might start reserves address space
}
_DEATH_SECONDS = 1.0  # between the end of its pipe and its own
T = TypeVar("T")


class WorkerLate(Exception):
    """A worker was ended because its answer took too long."""


class WorkerDied(Exception):
    """A worker ended by itself, or answered what makes no sense."""


class WorkerKilled(WorkerDied):
    """A worker was ended from outside: by hand, or by a system short of memory."""


class WorkerSpent(WorkerDied):
    """A worker was ended by the system: its processor time was used up."""


# the signal that ended a worker → what that means; whatever else ends one is its request's doing
_CAUSES: Mapping[int, type[WorkerDied]] = {
    signal.SIGXCPU: WorkerSpent,
    signal.SIGKILL: WorkerKilled,
    signal.SIGTERM: WorkerKilled,
}


@dataclass(frozen=True, slots=True)
class Work:
    """The module that workers run, and how long an answer may take (in seconds) and be (in bytes)."""

    module: str
    seconds: float
    answer_bytes: int
    answers: int  # then a fresh worker, so that what leaks does not pile up


class Worker:
    """One process. Used by one thread at a time."""

    def __init__(self, work: Work) -> None:
        self.answers = 0
        self._work = work
        self._process = subprocess.Popen(  # noqa: S603 - a module of our own
            [sys.executable, "-m", work.module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_ENVIRONMENT,
            close_fds=True,
            start_new_session=True,  # Ctrl+C is for the server, which then ends its workers
        )

    def ask(self, request: bytes, unpack: Callable[[bytes], T]) -> T:
        """Send a request and wait for its answer. Raises: WorkerLate, WorkerDied and its kinds."""
        self.answers += 1
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        is_late = threading.Event()
        watch = threading.Timer(self._work.seconds, self._give_up, [is_late])
        watch.start()
        try:
            self._process.stdin.write(request)
            self._process.stdin.flush()
            return unpack(self._process.stdout.readline(self._work.answer_bytes))
        except (BrokenPipeError, ValueError) as error:
            if is_late.is_set():
                raise WorkerLate from None
            log.warning("a worker of %s died: %r", self._work.module, error)
            raise self._cause_of_death() from None
        finally:
            watch.cancel()

    def _give_up(self, is_late: threading.Event) -> None:
        """End a worker over its time; whoever writes to it or reads from it finds its pipe closed."""
        is_late.set()
        self._process.kill()

    def _cause_of_death(self) -> WorkerDied:
        try:
            code = self._process.wait(timeout=_DEATH_SECONDS)
        except subprocess.TimeoutExpired:  # it lives on after an answer that made no sense
            self._process.kill()
            return WorkerDied()
        return _CAUSES.get(-code, WorkerDied)()

    def kill(self) -> None:
        """End it, whatever it is at."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):  # what it had not read yet is lost, and may be
                    pipe.close()
