"""Ranks a text's sentences by salience, and takes summaries of any length from the ranking.

gensim and its kin are imported when first needed: they cost half a second and 80 MB.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence

from webapp.article import Block, Hints, Ranking, Summary
from webapp.summarizing.digest import make_digest
from webapp.summarizing.selection import ENGINE, select

__all__ = ["ENGINE", "make_digest", "rank_sentences", "select", "summarize", "warm"]


def rank_sentences(
    text: str,
    *,
    title: str | None = None,
    lang: str | None = None,
    blocks: Sequence[Block] | None = None,
    hints: Hints | None = None,
) -> Ranking:
    """Rank every sentence of a text; any summary of it is those with rank < n.

    `hints` is what the page says of its point (webapp.article.HINTS).
    """
    from webapp.summarizing.ranking import rank_text

    return rank_text(text, title=title, lang=lang, blocks=blocks, hints=hints)


def summarize(
    text: str,
    *,
    title: str | None = None,
    lang: str | None = None,
    sentences: int | None = None,
    words: int | None = None,
    blocks: Sequence[Block] | None = None,
) -> Summary:
    """Select a text's most telling sentences within a budget; never none where there is a letter."""
    return select(
        rank_sentences(text, title=title, lang=lang, blocks=blocks), sentences=sentences, words=words
    )


def warm() -> None:
    """Import all that ranking needs, so that the first reader does not wait for it.

    But for what tells a text's language: that takes as long again, and most pages say theirs. What is
    imported then is no garbage: a full collection that looks through it takes 40 ms.
    """
    rank_sentences(
        "The reader waits for nothing. What is slow is done before. The reader reads on.", lang="en"
    )
    gc.freeze()
