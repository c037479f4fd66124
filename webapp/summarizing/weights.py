"""Turns signals into scores: the weights, fitted by bench/fit_summaries.py."""

from __future__ import annotations

from typing import Final

WEIGHTS: Final[dict[str, float]] = {
    "textrank": 1.0,
    "centroid": 1.0,
    "title": 0.5,
    "position": 0.5,
    "length": 0.5,
    "fragment": -2.0,
}
