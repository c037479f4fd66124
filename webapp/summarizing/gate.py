"""Turns a text's traits into trust: how far its beginning can be taken for its point.

News leads with its point, a how-to or a long read does not. The gate mixes two ways of weighing sentences
(a mixture of experts, Jacobs et al. 1991) by what the text itself shows: no set, site or language is named.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from webapp.summarizing.graph import Vector
from webapp.summarizing.terms import Worded
from webapp.summarizing.weights import GATE, GATE_OFFSET

# A trait further out than so many spreads counts no more than that.
_FURTHEST: Final = 2.5


def measure_traits(signals: Mapping[str, Vector], worded: Sequence[Worded]) -> dict[str, float]:
    """Measure what a text shows of its kind."""
    words = np.array([max(1, piece.words) for piece in worded], dtype=float)
    return {
        "sentences": math.log(len(worded)),
        "words a sentence": float(np.log(words.mean())),
        "stop words": float(signals["stop words"].mean()),
        "first leans": float(signals["leans"][0]),
        "first has capitals": _above(signals["capitals"]),
        "first introduces": float(signals["introduces"][0] - signals["introduces"][1:4].mean())
        if len(worded) > 1
        else 0.0,
        "first near the centroid": _above(signals["centroid"], spread=True),
        "first three near the centroid": _above(signals["centroid"], first=3, spread=True),
        "first repeats the title": _above(signals["title"]),
        "first is long": _above(signals["length, by the others'"], spread=True),
        "quotations": float(signals["quotation first"].mean()),
        "colons": float(signals["colon"].mean()),
    }


def trust_beginning(traits: Mapping[str, float]) -> float:
    """Say how far, from 0 to 1, the first of the two ways of weighing holds."""
    total = GATE_OFFSET
    for name, (weight, usual, spread) in GATE.items():
        total += weight * max(-_FURTHEST, min(_FURTHEST, (traits[name] - usual) / spread))
    return 1 / (1 + math.exp(-total))


def _above(signal: Vector, *, first: int = 1, spread: bool = False) -> float:
    """How far the first sentences stand above the mean, if wanted in standard deviations."""
    distance = float(signal[:first].mean() - signal.mean())
    return distance / (float(signal.std()) + 1e-6) if spread else distance
