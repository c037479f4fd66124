"""Turns scores into the order in which a growing summary takes the sentences, without repetition.

Maximal marginal relevance (Carbonell and Goldstein 1998). Departures: what a sentence repeats is measured
by the share of its terms' weight that the summary already holds, which is one look per term and not one
per pair of sentences; as that share only grows, a sentence is weighed anew only when it comes first (lazy
greedy, Minoux 1978); the first sentence has to carry a summary alone, those after it are better short; a
section that has had a sentence waits for the others; and a sentence that leans on the one before it waits
for that one.
"""

from __future__ import annotations

import heapq
from collections import Counter
from typing import Final

import numpy as np

from webapp.summarizing.graph import Vector
from webapp.summarizing.measuring import Measured
from webapp.summarizing.weights import FOLLOWING_LENGTH, LEANING, REPEATED, SECTION

# Beyond so many sentences a summary is no summary: the rest follow by their score alone.
_WEIGHED_SENTENCES: Final = 200
_UNWEIGHED: Final = -1  # a score that bounds the worth from above


def order_sentences(scores: Vector, measured: Measured) -> list[int]:
    """Order sentences by what each adds to those before it."""
    summary = _Growing(measured, np.round(scores + FOLLOWING_LENGTH * np.log(measured.words), 6))
    summary.take(int(np.argmax(scores - LEANING * measured.leaning)))
    while (i := summary.next()) is not None and len(summary.order) < _WEIGHED_SENTENCES:
        summary.take(i)
    return summary.order + summary.rest()


class _Growing:
    """A summary that grows by one sentence at a time, and what it holds by then."""

    def __init__(self, measured: Measured, scores: Vector) -> None:
        self.order: list[int] = []
        self._weights = measured.terms.weights
        self._sums = np.maximum(self._weights.sum(axis=1), 1e-9)
        self._held = np.zeros(self._weights.shape[1], dtype=bool)
        self._sections = [span.section for span in measured.spans]
        self._taken: Counter[int] = Counter()
        self._has_sections = len(set(self._sections)) > 1
        self._scores = scores
        self._leaning = measured.leaning
        self._is_taken = [False] * len(scores)
        self._heap = [(-float(score), i, _UNWEIGHED) for i, score in enumerate(scores)]
        heapq.heapify(self._heap)

    def next(self) -> int | None:
        """The sentence that adds most; None where there is none left."""
        while self._heap:
            _, i, seen = heapq.heappop(self._heap)
            if seen == len(self.order) and not self._is_taken[i]:
                return i
            if not self._is_taken[i]:
                heapq.heappush(self._heap, (-self._worth(i), i, len(self.order)))
        return None

    def rest(self) -> list[int]:
        """The sentences that were not taken, best first."""
        left = [i for i, is_taken in enumerate(self._is_taken) if not is_taken]
        return sorted(left, key=lambda i: (-self._scores[i], i))

    def take(self, i: int) -> None:
        self.order.append(i)
        self._is_taken[i] = True
        if i + 1 < len(self._leaning) and self._leaning[i + 1]:  # it need not lean on nothing any more
            heapq.heappush(self._heap, (-float(self._scores[i + 1]), i + 1, _UNWEIGHED))
        self._held[self._weights.indices[self._entries(i)]] = True
        self._taken[self._sections[i]] += self._has_sections

    def _worth(self, i: int) -> float:
        entries = self._entries(i)
        held = self._held[self._weights.indices[entries]]
        repeated = float(self._weights.data[entries][held].sum() / self._sums[i])
        crowded = self._taken[self._sections[i]]
        leaning = self._leaning[i] and not self._is_taken[i - 1]
        worth = float(self._scores[i]) - REPEATED * repeated - SECTION * crowded - LEANING * leaning
        return round(worth, 6)

    def _entries(self, i: int) -> slice:
        return slice(self._weights.indptr[i], self._weights.indptr[i + 1])
