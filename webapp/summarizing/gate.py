"""Turns a text's traits into trust: how far its first sentence can be taken for its point.

News leads with its point, a how-to or a long read does not, and the text itself shows something of it: no
set, site or language is named here. What the gate is worth, and which others were tried and were worth
nothing: docs/summaries.md.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from webapp.summarizing.graph import Vector
from webapp.summarizing.terms import Worded
from webapp.summarizing.weights import GATE

# A trait further out than so many standard deviations counts no more than that.
FURTHEST: Final = 2.5


def measure_traits(signals: Mapping[str, Vector], worded: Sequence[Worded]) -> dict[str, float]:
    """Measure what a text shows of its kind."""
    words = np.array([max(1, piece.words) for piece in worded], dtype=float)
    new = signals["introduces"]
    return {
        "sentences": math.log(len(worded)),
        "words a sentence": float(np.log(words.mean())),
        "stop words": float(signals["stop words"].mean()),
        "first leans": float(worded[0].leans),
        "first has capitals": _above(signals["capitals"]),
        "first introduces": float(new[0] - new[1:4].mean()) if len(worded) > 1 else 0.0,
        "first near the centroid": _above(signals["centroid"], spread=True),
        "first three near the centroid": _above(signals["centroid"], first=3, spread=True),
        "first repeats the title": _above(signals["title"]),
        "first is long": _above(signals["length, by the others'"], spread=True),
    }


def trust_first(traits: Mapping[str, float]) -> float:
    """Say what the first sentence's place is worth in this text, above or below the usual."""
    trust = 0.0
    for name, (weight, usual, spread) in GATE.items():
        trust += weight * max(-FURTHEST, min(FURTHEST, (traits[name] - usual) / spread))
    return trust


def _above(signal: Vector, *, first: int = 1, spread: bool = False) -> float:
    """How far the first sentences stand above the mean, if wanted in standard deviations."""
    distance = float(signal[:first].mean() - signal.mean())
    return distance / (float(signal.std()) + 1e-6) if spread else distance
