"""Claims jobs for this process and does them in threads; any number of processes do so over one library."""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from webapp import limits
from webapp.jobs.kinds import do_job
from webapp.jobs.lanes import LANES, Lane
from webapp.jobs.process import Process
from webapp.library import Job, claims, jobs
from webapp.reading.queue import queue_cursors
from webapp.reading.services import Services

log = logging.getLogger(__name__)


class Jobs:
    """The jobs of one process. Safe to call from any thread."""

    def __init__(self, services: Services, lanes: Sequence[Lane] = LANES) -> None:
        self._services = services
        self._lanes = lanes
        self._process = Process(
            services.library, services.settings.data, is_busy=lambda: bool(self._running.total())
        )
        self._woken, self._stopping = threading.Event(), threading.Event()
        self._lock = threading.Lock()
        self._running: Counter[Lane] = Counter()
        self._threads: set[threading.Thread] = set()
        self._loop = threading.Thread(target=self._run, name="jobs", daemon=True)
        self._is_started = False

    def start(self) -> None:
        """Begin to do jobs, once; what a process of this data folder was at when it died comes first."""
        with self._lock:
            if self._is_started:
                return
            self._is_started = True
        self._process.__enter__()
        queue_cursors(self._services)
        self._loop.start()

    def wake(self) -> None:
        """Look for a job at once: one was queued."""
        self._woken.set()

    def stop(self, *, wait: bool = False) -> None:
        """Claim nothing more, and give back what is being done; or `wait` until it is done."""
        if not self._is_started or self._stopping.is_set():
            return
        self._stopping.set()
        self._woken.set()
        self._loop.join()
        for thread in list(self._threads) if wait else []:
            thread.join()
        self._process.__exit__()

    def is_alive(self) -> bool:
        """Whether it still looks for jobs, if it was started."""
        return not self._is_started or self._loop.is_alive()

    def _run(self) -> None:
        while not self._stopping.is_set():
            try:
                self._process.take_back_from_the_dead()
                for lane in self._look():
                    self._fill(lane)
            except Exception:  # the database is away or its disk is full: the queue is there when it is back
                log.exception("jobs cannot be claimed")
                self._stopping.wait(limits.LEASE_RENEWAL_SECONDS)
            self._woken.wait(limits.POLL_SECONDS)
            self._woken.clear()

    def _look(self) -> list[Lane]:
        """The lanes for which there is something to claim: one look, which locks nothing.

        A lease that ran out is put back first.
        """
        now = datetime.now(UTC)
        with self._services.library.read() as c:
            has_expired = jobs.has_expired(c, now)
        if has_expired:
            with self._services.library.write() as c:
                log.warning("%d leases ran out: their jobs are begun anew", jobs.take_back_expired(c, now))
        now = datetime.now(UTC)  # what was put back is due
        with self._services.library.read() as c:
            return [
                lane
                for lane in self._lanes
                if self._has_room(lane) and claims.is_waiting(c, lane.priorities, now, fetches=lane.fetches)
            ]

    def _has_room(self, lane: Lane) -> bool:
        return self._running[lane] < lane.threads and not self._stopping.is_set()

    def _fill(self, lane: Lane) -> None:
        """Claim jobs for a lane until it is full, and begin them."""
        while self._has_room(lane) and (job := self._claim(lane)) is not None:
            thread = threading.Thread(target=self._do, args=(lane, job), name=lane.name, daemon=True)
            with self._lock:
                self._running[lane] += 1
                self._threads.add(thread)
            thread.start()

    def _claim(self, lane: Lane) -> Job | None:
        now = datetime.now(UTC)
        until = now + timedelta(seconds=limits.LEASE_SECONDS)
        with self._services.library.write() as c:
            return claims.claim(c, lane.priorities, self._process.name, now, until, fetches=lane.fetches)

    def _do(self, lane: Lane, job: Job) -> None:
        try:
            do_job(self._services, job)
        except Exception:
            log.exception("%s (%s) could not be put back: its lease runs out", job.kind, job.subject)
        finally:
            with self._lock:
                self._running[lane] -= 1
                self._threads.discard(threading.current_thread())
            self.wake()  # what this one has queued, and what waited for its place
