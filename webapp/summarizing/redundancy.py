"""Turns scores into the order in which a growing summary takes the sentences, without repetition.

Maximal marginal relevance (Carbonell and Goldstein 1998). Departures: what a sentence repeats is measured
by the share of its terms' weight that the summary already holds, which is one look per term and not one
per pair of sentences; as that share only grows, a sentence is weighed anew only when it comes first (lazy
greedy, Minoux 1978); the first sentence has to carry a summary alone, those after it are better short; and
a section that has had a sentence waits for the others.
"""

from __future__ import annotations

import heapq
from collections import Counter
from typing import Final

import numpy as np

from webapp.summarizing.graph import Vector
from webapp.summarizing.measuring import Measured
from webapp.summarizing.weights import FOLLOWING_LENGTH, REPEATED, SECTION

# Beyond so many sentences a summary is no summary: the rest follow by their score alone.
_WEIGHED_SENTENCES: Final = 200


def order_sentences(scores: Vector, measured: Measured) -> list[int]:
    """Order sentences by what each adds to those before it."""
    first = int(np.argmax(scores))
    following = np.round(scores + FOLLOWING_LENGTH * np.log(measured.words), 6)
    summary = _Growing(measured, following)
    summary.take(first)
    heap = [(-float(score), i, 0) for i, score in enumerate(following) if i != first]
    heapq.heapify(heap)
    while heap and len(summary.order) < _WEIGHED_SENTENCES:
        _, i, seen = heapq.heappop(heap)
        if seen == len(summary.order):
            summary.take(i)
        else:
            heapq.heappush(heap, (-summary.worth(i), i, len(summary.order)))
    return summary.order + [i for _, i in sorted((-float(following[i]), i) for _, i, _ in heap)]


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

    def take(self, i: int) -> None:
        self.order.append(i)
        self._held[self._weights.indices[self._entries(i)]] = True
        self._taken[self._sections[i]] += self._has_sections

    def worth(self, i: int) -> float:
        entries = self._entries(i)
        held = self._held[self._weights.indices[entries]]
        repeated = float(self._weights.data[entries][held].sum() / self._sums[i])
        crowded = self._taken[self._sections[i]]
        return round(float(self._scores[i]) - REPEATED * repeated - SECTION * crowded, 6)

    def _entries(self, i: int) -> slice:
        return slice(self._weights.indptr[i], self._weights.indptr[i + 1])
