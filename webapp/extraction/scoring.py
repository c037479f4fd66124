"""Scores each block's chance of belonging to the article: one weighted sum.

The measure is a logistic regression, fitted by bench/fit_extraction.py on pages whose blocks are labelled;
weights.py is what it found. It looks at each block by itself and at what the page says about its place;
agreement.py then hears the blocks together.
"""

from __future__ import annotations

import math

from webapp.extraction.blocks import PageBlock
from webapp.extraction.features import describe_blocks
from webapp.extraction.weights import BIAS, WEIGHTS


def score_blocks(blocks: list[PageBlock], title: str, address: str) -> None:
    """Set each block's chance to belong, 0 to 1."""
    for row, block in zip(describe_blocks(blocks, title, address), blocks, strict=True):
        odds = BIAS + sum(WEIGHTS[name] * value for name, value in row.items() if value)
        block.score = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
