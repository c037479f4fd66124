"""Takes a summary of the length asked for from a ranking."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from webapp.article import Ranking, Sentence, Summary
from webapp.summarizing.scripts import CHARS_A_WORD, is_unspaced, letters_of

# Goes up whenever the same text could be ranked otherwise, so that kept rankings are made anew.
ENGINE: Final = "nutgraf-textrank-5"


def select(ranking: Ranking, *, sentences: int | None = None, words: int | None = None) -> Summary:
    """Take the passages of the lowest ranks that fit both budgets, at least one, in article order.

    Without a budget, as many sentences as the article asks for; the same words never twice.
    """
    if sentences is None and words is None:
        sentences = ranking.length
    taken: list[Sentence] = []
    seen: set[str] = set()
    left = words
    in_order = sorted(ranking.sentences, key=lambda sentence: (sentence.rank, sentence.position))
    for rank, passage in groupby(in_order, key=lambda sentence: sentence.rank):
        both = [sentence for sentence in passage if letters_of(sentence.text) not in seen]
        if left is not None:
            left -= sum(count_words(sentence.text) for sentence in both)
        if taken and ((sentences is not None and rank >= sentences) or (left is not None and left < 0)):
            break
        taken += both
        seen.update(letters_of(sentence.text) for sentence in both)
    return Summary(tuple(sorted(taken, key=lambda sentence: sentence.position)), ranking.terms)


def count_words(text: str) -> int:
    """Count words as a budget does: by white space, or by characters where words have none between."""
    return -(-len(text) // CHARS_A_WORD) if is_unspaced(text) else len(text.split())
