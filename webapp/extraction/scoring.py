"""Turns blocks into probabilities that each belongs to the article: two passes of one weighted sum.

The measure is a logistic regression, fitted by bench/fit_extraction.py on pages whose text is known;
weights.py is what it found. The first pass looks at each block alone; the second at the same features and
at what the first thought of the blocks around, so that a short line amid text stays and a long one amid
furniture goes.
"""

from __future__ import annotations

import math
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
    weighed = [
        _weigh(row, block) for row, block in zip(describe_blocks(blocks, title, told), blocks, strict=True)
    ]
    alone = [_probability(ALONE["bias"] + odds) for odds, _ in weighed]
    contexts = describe_neighbours(alone, blocks)
    for block, (_, odds), context in zip(blocks, weighed, contexts, strict=True):
        around = sum(AMONG[name] * value for name, value in context.items())
        block.score = _probability(AMONG["bias"] + odds + around)
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


def _weigh(row: Row, block: PageBlock) -> tuple[float, float]:
    """Return what a block's own features add to the odds of the first pass and of the second."""
    alone, among = _weigh_hints(block.place.bits, block.place.near, block.place.far)
    for name, value in row.items():
        if value:
            alone += ALONE[name] * value
            among += AMONG[name] * value
    return alone, among


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


@lru_cache(maxsize=50_000)
def _weigh_hints(own: int, near: int, far: int) -> tuple[float, float]:
    reaches = (("own", own), ("near", near), ("far", far))
    names = [
        f"{reach} {name}" for reach, bits in reaches for bit, name in enumerate(HINTS) if bits >> bit & 1
    ]
    return sum(ALONE[name] for name in names), sum(AMONG[name] for name in names)
