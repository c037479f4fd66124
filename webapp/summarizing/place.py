"""Where sentences stand: in the article, in their section and paragraph, beside which others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from webapp.summarizing.graph import Vector
from webapp.summarizing.sentences import Span


def measure_place(spans: Sequence[Span], words: Vector) -> dict[str, Vector]:
    """Measure the places of all sentences; `words` counts each one's."""
    size = len(spans)
    at = np.arange(size)
    return {
        "first": _is(at == 0),
        "second": _is(at == 1),
        "middle is far": (at / max(1, size - 1) - 0.5) ** 2,
        **_in_paragraph(np.array([span.paragraph for span in spans]), words),
        **_in_section(np.array([span.section for span in spans])),
    }


def _in_paragraph(paragraphs: Vector, words: Vector) -> dict[str, Vector]:
    begins, ends = _borders(paragraphs)
    number = np.cumsum(begins) - 1
    totals = np.bincount(number, words)
    return {
        "paragraph first": _is(begins),
        "paragraph last": _is(ends),
        "paragraph's words": np.log(totals[number]),
    }


def _in_section(sections: Vector) -> dict[str, Vector]:
    begins, _ends = _borders(sections)
    number = np.cumsum(begins) - 1
    return {
        "section first": _is(begins),
        "section's share": np.bincount(number)[number] / len(sections),
    }


def _borders(numbers: Vector) -> tuple[np.ndarray, np.ndarray]:
    """Tell of each sentence whether another number comes before it, and whether another one follows."""
    changes = numbers[1:] != numbers[:-1]
    return np.r_[True, changes], np.r_[changes, True]


def _is(which: np.ndarray) -> Vector:
    return which.astype(np.float64)
