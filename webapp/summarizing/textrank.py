"""PageRank over the sentence graph, by power iteration.

Mihalcea and Tarau 2004 (TextRank). Departure: the surfer who is bored jumps to a sentence by its `teleport`
weight, not to any (personalised PageRank, Haveliwala 2002).
"""

from __future__ import annotations

from typing import Final

import numpy as np

from webapp.summarizing.graph import SentenceGraph, Vector

DAMPING: Final = 0.85  # Brin and Page 1998, and every TextRank since
TOLERANCE: Final = 1e-6  # on ranks that sum to 1
MOST_STEPS: Final = 60  # 0.85 ** 60 < 1e-4 bounds what is still missing where the tolerance is not reached


def rank_nodes(graph: SentenceGraph, teleport: Vector, damping: float = DAMPING) -> Vector:
    """Find the ranks (sum 1) that one more step along the edges leaves as they are."""
    rank = teleport
    for _ in range(MOST_STEPS):
        flown = damping * graph.step(rank)
        renewed = flown + (1.0 - flown.sum()) * teleport
        change = float(np.abs(renewed - rank).sum())
        rank = renewed
        if change < TOLERANCE:
            break
    return rank
