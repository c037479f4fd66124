"""Fits a logistic regression with a ridge: what the engine's measure and its confidence are found by."""

from __future__ import annotations

import numpy as np

_LEAST_CURVE = 1e-4  # keeps the steps finite where all chances are sure


def fit(table: np.ndarray, truth: np.ndarray, weight: np.ndarray, *, ridge: float, steps: int) -> np.ndarray:
    """Return the weights of the table's columns and, last, the bias, by Newton's steps.

    `truth` is 0 or 1 for each row, `weight` how much the row counts; the ridge is on columns of spread 1.
    """
    mean, spread = table.mean(0), table.std(0) + 1e-6
    scaled = np.hstack([(table - mean) / spread, np.ones((len(table), 1))]).astype(table.dtype)
    found = np.zeros(scaled.shape[1])
    penalty = np.eye(len(found)) * ridge
    penalty[-1, -1] = 0
    for _ in range(steps):
        chance = sigmoid(scaled @ found)
        slope = scaled.T @ (weight * (chance - truth)) + penalty @ found
        bend = weight * (chance * (1 - chance) + _LEAST_CURVE)
        curve = (scaled * bend[:, None]).astype(table.dtype).T @ scaled
        found -= np.linalg.solve(curve + penalty, slope)
    return np.append(found[:-1] / spread, found[-1] - (found[:-1] * mean / spread).sum())


def sigmoid(odds: np.ndarray) -> np.ndarray:
    """Return the chances that log odds stand for; beyond 30 they are sure."""
    return 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
