"""Ranks texts in worker processes: a hostile text holds no request, and the server never loads gensim."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from webapp import limits
from webapp.article import Block, Hints, Ranking
from webapp.errors import RankingFailed
from webapp.sandbox.ranking_messages import pack_text, unpack_ranking
from webapp.sandbox.worker import Work, WorkerDied, WorkerLate
from webapp.sandbox.worker_pool import WorkerPool


class RankingWorkers:
    """Workers for rankings. Safe to use from any thread."""

    def __init__(self, size: int) -> None:
        work = Work(
            "webapp.sandbox.ranking_process",
            seconds=limits.RANKING_WALL_SECONDS,
            answer_bytes=limits.RANKING_ANSWER_BYTES,
            answers=limits.WORKER_ANSWERS,
        )
        self._pool = WorkerPool(work, size)
        self.warm, self.close = self._pool.warm, self._pool.close

    def rank(
        self,
        text: str,
        *,
        title: str | None = None,
        lang: str | None = None,
        blocks: Sequence[Block] | None = None,
        hints: Hints | None = None,
    ) -> Ranking:
        """Do what `rank_sentences` does, in a worker; waits for a free one.

        Raises: RankingFailed, WorkersClosed.
        """
        request = pack_text(text, title, lang, blocks, hints)
        try:
            ranking = self._pool.ask_again(request, partial(unpack_ranking, text=text))
        except (WorkerLate, WorkerDied):
            raise RankingFailed from None
        if ranking is None:
            raise RankingFailed
        return ranking
