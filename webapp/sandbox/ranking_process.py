"""The worker that ranks: a text comes in, its ranking goes out. It alone loads gensim, the server never."""

from __future__ import annotations

from webapp import limits, summarizing
from webapp.sandbox.ranking_messages import FAILED, pack_ranking, unpack_text
from webapp.sandbox.worker_loop import serve


def main() -> None:
    """Rank texts until the server closes the pipe."""
    serve(
        _answer,
        cpu_seconds=limits.RANKING_CPU_SECONDS,
        memory_bytes=limits.RANKING_MEMORY_BYTES,
        get_ready=summarizing.warm,
    )


def _answer(line: bytes) -> bytes:
    text, about = unpack_text(line)
    try:
        return pack_ranking(summarizing.rank_sentences(text, **about))
    except Exception:  # too much memory, or a text that breaks the engine: that text's failure
        return FAILED


if __name__ == "__main__":
    main()
