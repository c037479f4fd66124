"""Turns blocks into probabilities that each belongs to the article: two passes of one weighted sum.

The measure is a logistic regression, fitted by bench/fit_extraction.py on pages whose text is known;
weights.py is what it found. The first pass looks at each block alone; the second at the same features and
at what the first thought of the blocks around, so that a short line amid text stays and a long one amid
furniture goes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate

from webapp.extraction.blocks import PageBlock
from webapp.extraction.features import Row, describe_blocks
from webapp.extraction.hints import HINTS
from webapp.extraction.weights import ALONE, AMONG

_MOSTLY = 0.6  # of a page's words
_AROUND = (4, 10)  # blocks on either side whose mean score is looked at


def score_blocks(blocks: list[PageBlock], title: str, told: str) -> None:
    """Set each block's score, 0 to 1."""
    rows = describe_blocks(blocks, title, told)
    alone = [_probability(row, block, ALONE, 0) for row, block in zip(rows, blocks, strict=True)]
    for row, context, block in zip(rows, describe_neighbours(alone, blocks), blocks, strict=True):
        block.score = _probability(row | context, block, AMONG, 1)
    _trust_typescript(blocks)


def _trust_typescript(blocks: list[PageBlock]) -> None:
    """Take a page that is mostly preformatted (an RFC, a mail) for what it is: the text, not code in it."""
    typed = [block for block in blocks if block.element.tag == "pre"]
    if sum(block.words for block in typed) > _MOSTLY * sum(block.words for block in blocks):
        for block in typed:
            block.score = 1.0


def describe_neighbours(scores: list[float], blocks: list[PageBlock]) -> list[Row]:
    """Return what the first pass thought of each block and of those around it."""
    words = [block.words for block in blocks]
    mass = [0.0, *accumulate(score * count for score, count in zip(scores, words, strict=True))]
    counted = [0, *accumulate(words)]
    padded = [0.0, 0.0, *scores, 0.0, 0.0]
    total = max(mass[-1], 1.0)
    rows: list[Row] = []
    for at, score in enumerate(scores):
        row = {
            "alone": math.log((score + 1e-3) / (1 - score + 1e-3)),
            "next": padded[at + 3],
            "next but one": padded[at + 4],
            "previous": padded[at + 1],
            "previous but one": padded[at],
            "mass before": mass[at] / total,
            "mass after": (total - mass[at + 1]) / total,
            "log mass": math.log1p(total),
        }
        for reach in _AROUND:
            low, high = max(0, at - reach), min(len(scores), at + reach + 1)
            row[f"around {reach}"] = (mass[high] - mass[low]) / max(1, counted[high] - counted[low])
        rows.append(row)
    return rows


def _probability(row: Row, block: PageBlock, weights: Mapping[str, float], weighing: int) -> float:
    total = weights["bias"] + _hint_weight(block.place.bits, block.place.near, block.place.far, weighing)
    total += sum(weights[name] * value for name, value in row.items() if value)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=50_000)
def _hint_weight(own: int, near: int, far: int, weighing: int) -> float:
    weights = (ALONE, AMONG)[weighing]
    reaches = (("own", own), ("near", near), ("far", far))
    return sum(
        weights[f"{reach} {name}"]
        for reach, bits in reaches
        for bit, name in enumerate(HINTS)
        if bits >> bit & 1
    )
