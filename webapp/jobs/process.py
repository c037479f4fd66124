"""This process as one that has leases: it renews them, and others see at once when it is dead.

Each process holds the lock of a file of its own in the data folder. The system lets go of it when the
process ends, however it ends; who can take the lock knows that its owner is dead. A process on another
machine, with a data folder of its own, is known to be dead when its leases have run out.
"""

from __future__ import annotations

import fcntl
import logging
import os
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from webapp import limits
from webapp.library import Library, jobs

log = logging.getLogger(__name__)
FOLDER = "processes"


class Process:
    """The name under which this process claims jobs, while it is open. Safe to use from any thread."""

    def __init__(self, library: Library, data: Path, *, is_busy: Callable[[], bool] = lambda: True) -> None:
        """`is_busy` says whether it has a lease at all: an idle process writes nothing."""
        self.name = uuid4().hex
        self._library = library
        self._folder = data / FOLDER
        self._is_busy = is_busy
        self._closing = threading.Event()
        self._lock_file: int | None = None
        self._renewing = threading.Thread(target=self._renew, name="leases", daemon=True)

    def __enter__(self) -> Self:
        self._folder.mkdir(mode=0o700, exist_ok=True)
        unseen = self._folder / f".{self.name}"
        self._lock_file = os.open(unseen, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        fcntl.flock(self._lock_file, fcntl.LOCK_EX)
        unseen.rename(self._folder / self.name)  # nobody sees it before it is locked
        self._renewing.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None = None,
        _error: BaseException | None = None,
        _traceback: TracebackType | None = None,
    ) -> None:
        """Give back all that it is at: another process, or the next one, begins it anew."""
        self._closing.set()
        self._renewing.join()
        with self._library.write() as c:
            jobs.release(c, self.name)
        (self._folder / self.name).unlink(missing_ok=True)
        if self._lock_file is not None:
            os.close(self._lock_file)

    def take_back_from_the_dead(self) -> None:
        """Put back what processes of this data folder were at when they died."""
        for file in self._folder.iterdir():
            if file.name != self.name and not file.name.startswith(".") and (lock := _lock_of_dead(file)):
                with self._library.write() as c:
                    count = jobs.take_back(c, file.name)
                file.unlink(missing_ok=True)
                os.close(lock)
                if count:
                    log.warning("a process died at work: %d jobs are begun anew", count)

    def _renew(self) -> None:
        while not self._closing.wait(limits.LEASE_RENEWAL_SECONDS):
            if not self._is_busy():
                continue
            until = datetime.now(UTC) + timedelta(seconds=limits.LEASE_SECONDS)
            try:
                with self._library.write() as c:
                    jobs.renew(c, self.name, until)
            except Exception:  # the database is away or busy; the next time comes before leases run out
                log.exception("leases could not be renewed")


def _lock_of_dead(file: Path) -> int | None:
    """The lock of a process's file, if that process is dead."""
    try:
        lock = os.open(file, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        return None  # it has ended, or another process has just found it
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock
