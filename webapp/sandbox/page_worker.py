"""Reads strangers' pages in worker processes, so that a hostile one harms nothing but its worker."""

from __future__ import annotations

from webapp import limits
from webapp.errors import ExtractionCrashed, ExtractionTimedOut, error_from
from webapp.sandbox.page_messages import Request, pack_request, unpack_answer
from webapp.sandbox.read_page import ReadPage
from webapp.sandbox.worker import Work, WorkerDied, WorkerLate
from webapp.sandbox.worker_pool import WorkerPool


class PageWorkers:
    """Workers for pages. Safe to use from any thread."""

    def __init__(self, size: int) -> None:
        work = Work(
            "webapp.sandbox.page_process",
            seconds=limits.WORKER_WALL_SECONDS,
            answer_bytes=limits.WORKER_ANSWER_BYTES,
            answers=limits.WORKER_ANSWERS,
        )
        self._pool = WorkerPool(work, size)
        self.close = self._pool.close

    def read(self, request: Request) -> tuple[ReadPage, ...]:
        """Read a page in a worker, in each way that is asked for; waits for a free one.

        Raises: ExtractionError, PageTooLarge, WorkersClosed.
        """
        try:
            answer = self._pool.ask_again(pack_request(request), unpack_answer)
        except WorkerLate:
            raise ExtractionTimedOut(seconds=int(limits.WORKER_WALL_SECONDS)) from None
        except WorkerDied:
            raise ExtractionCrashed from None
        if answer.error:
            raise error_from(answer.error, answer.params)
        if len(answer.ways) != len(request.candidates):
            raise ExtractionCrashed
        return answer.ways
