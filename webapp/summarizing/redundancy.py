"""Turns salience into the order in which a growing summary takes the sentences, without repetition.

Maximal marginal relevance (Carbonell and Goldstein 1998). Departures: what a sentence repeats is measured
by the share of its terms' weight that the summary already holds, which is one look per term and not one
per pair of sentences; and as that share only grows, a sentence is weighed anew only when it comes first
(lazy greedy, Minoux 1978).
"""

from __future__ import annotations

import heapq
from typing import Final

import numpy as np

from webapp.summarizing.graph import SentenceTerms, Vector

# Beyond so many sentences a summary is no summary: the rest follow by salience alone.
WEIGHED_SENTENCES: Final = 200


def order_sentences(scores: Vector, terms: SentenceTerms, repeated: float) -> list[int]:
    """Order sentences by score, less `repeated` for the share of each that those before it hold."""
    weights = terms.weights
    sums = np.maximum(weights.sum(axis=1), 1e-9)
    held = np.zeros(weights.shape[1], dtype=bool)
    heap = [(-round(float(score), 9), i, 0) for i, score in enumerate(scores)]
    heapq.heapify(heap)
    order: list[int] = []
    while heap and len(order) < WEIGHED_SENTENCES:
        _, i, seen = heapq.heappop(heap)
        entries = slice(weights.indptr[i], weights.indptr[i + 1])
        columns = weights.indices[entries]
        if seen == len(order):
            order.append(i)
            held[columns] = True
            continue
        share = float(weights.data[entries][held[columns]].sum() / sums[i])
        heapq.heappush(heap, (-round(float(scores[i]) - repeated * share, 9), i, len(order)))
    rest = sorted((-round(float(scores[i]), 9), i) for _, i, _ in heap)
    return order + [i for _, i in rest]
