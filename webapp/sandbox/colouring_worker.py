"""Colours code in a worker process: a text that its lexer never ends with holds nothing else up."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

from webapp import limits
from webapp.code import Code, Colours
from webapp.sandbox.colouring_messages import pack_code, unpack_spans
from webapp.sandbox.worker import Work, WorkerDied, WorkerLate
from webapp.sandbox.worker_pool import WorkerPool

log = logging.getLogger(__name__)


class ColouringWorkers:
    """Workers for code. Safe to use from any thread."""

    def __init__(self, size: int) -> None:
        work = Work(
            "webapp.sandbox.colouring_process",
            seconds=limits.COLOURING_WALL_SECONDS,
            answer_bytes=limits.COLOURING_ANSWER_BYTES,
            answers=limits.WORKER_ANSWERS,
        )
        self._pool = WorkerPool(work, size)
        self.close = self._pool.close

    def colour(self, pieces: Sequence[Code]) -> Colours:
        """Find the colours of an article's code; waits for a free worker.

        Pieces beyond the limits have none, and none has any where one of them used up the worker.
        Raises: WorkersClosed.
        """
        asked = _within_limits(pieces)
        if not asked:
            return {}
        try:
            found = self._pool.ask_again(pack_code(asked), partial(unpack_spans, pieces=asked))
        except (WorkerLate, WorkerDied) as error:
            log.warning("code stays without colours: %r", error)
            return {}
        return {piece.hash: spans for piece, spans in zip(asked, found, strict=True) if spans}


def _within_limits(pieces: Sequence[Code]) -> list[Code]:
    """The first pieces that are short enough, up to so many characters in all."""
    chosen, room = [], limits.COLOURED_CHARS
    for piece in pieces:
        if len(piece.text) <= min(room, limits.COLOURED_PIECE_CHARS):
            chosen.append(piece)
            room -= len(piece.text)
    return chosen
