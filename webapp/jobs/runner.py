"""Turns articles on their way into queued jobs, and runs these in threads of the same process.

The queue forgets everything when the process ends, and may: a start and a sweep every minute queue
again whatever the library still has on its way (docs/adr/0005-jobs.md).
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from webapp.reading.bring_in import bring_in
from webapp.reading.do_once import purge_actions
from webapp.reading.reextract import find_next, reextract_next
from webapp.reading.services import Services
from webapp.reading.summarize_article import find_unranked, rank_article
from webapp.reading.sweep import find_on_its_way, purge_deleted
from webapp.sandbox.worker_pool import WorkersClosed

if TYPE_CHECKING:
    from webapp.jobs.consumer import QuietConsumer

log = logging.getLogger(__name__)
_ONE_FOR_ALL = 0  # in place of an article's id: one such job at a time, which finds its article itself


class Jobs:
    """The jobs of one process. Safe to call from any thread."""

    def __init__(self, services: Services) -> None:
        from huey import crontab  # brings every database driver that it finds, so not at import

        from webapp.jobs.consumer import make_queue

        self._services = services
        self._huey = make_queue()
        # What a reader waits for goes first: after an update thousands of articles are ranked anew.
        self._bring_in = self._huey.task(priority=1)(self._run_bring_in)
        self._rank = self._huey.task(priority=0)(self._run_rank)
        self._reextract = self._huey.task(priority=-1)(self._run_reextract)
        self._huey.periodic_task(crontab(minute="*"))(self.sweep)
        self._consumer: QuietConsumer | None = None
        self._lock = threading.Lock()
        self._under_way: set[tuple[str, int]] = set()

    def start(self) -> None:
        """Start the threads, once, and queue what an earlier process left on its way."""
        with self._lock:
            if self._consumer is not None:
                return
            from webapp.jobs.consumer import QuietConsumer

            self._consumer = QuietConsumer(self._huey)
            self._consumer.start()
        self.sweep()

    def stop(self, *, wait: bool = False) -> None:
        """End the threads, letting them end what they are at, or giving it up: a start queues it again."""
        with self._lock:
            consumer, self._consumer = self._consumer, None
        if consumer is not None:
            consumer.stop(graceful=wait)

    def is_alive(self) -> bool:
        """Whether the threads still run, if they were started in this process."""
        consumer = self._consumer
        return consumer is None or all(thread.is_alive() for _worker, thread in consumer.worker_threads)

    def bring_in_soon(self, article_id: int) -> None:
        """Queue an article that is on its way, unless it is queued or under way already."""
        if self._begin("bring in", article_id):
            self._bring_in(article_id)

    def rank_soon(self, article_id: int) -> None:
        """Queue the ranking of an article that can be read already, unless it is queued or under way."""
        if self._begin("rank", article_id):
            self._rank(article_id)

    def reextract_soon(self) -> None:
        """Queue the extraction of what an older engine left, one article at a time, behind all else."""
        if find_next(self._services) is not None and self._begin("reextract", _ONE_FOR_ALL):
            self._reextract()

    def sweep(self) -> None:
        """Queue all that is on its way, unranked or an older engine's; purge deletions past their undo and
        keys of long ago.
        """
        purge_deleted(self._services)
        purge_actions(self._services)
        for article_id in find_on_its_way(self._services):
            self.bring_in_soon(article_id)
        for article_id in find_unranked(self._services):
            self.rank_soon(article_id)
        self.reextract_soon()

    def _begin(self, what: str, article_id: int) -> bool:
        with self._lock:
            if (what, article_id) in self._under_way:
                return False
            self._under_way.add((what, article_id))
            return True

    def _run_bring_in(self, article_id: int) -> None:
        self._run("bring in", bring_in, article_id)

    def _run_rank(self, article_id: int) -> None:
        self._run("rank", rank_article, article_id)

    def _run_reextract(self) -> None:
        if self._run("reextract", self._reextract_next, _ONE_FOR_ALL):
            self.reextract_soon()

    def _reextract_next(self, services: Services, _one: int) -> None:
        found = reextract_next(services)
        if found is not None and found.is_replaced:
            self.rank_soon(found.article_id)

    def _run(self, what: str, do: Callable[[Services, int], object], article_id: int) -> bool:
        """Do a job; returns False where the process ends, and all jobs with it."""
        try:
            do(self._services, article_id)
        except WorkersClosed:
            log.info("article %s (%s) waits for the next start", article_id, what)
            return False
        except Exception:  # a defect of ours: logged whole, and the article waits for the next sweep
            log.exception("article %s (%s) failed", article_id, what)
        finally:
            with self._lock:
                self._under_way.discard((what, article_id))
        return True
