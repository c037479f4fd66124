"""Turns an article's blocks into the engine's confidence that all of it is there and nothing else."""

from __future__ import annotations

import math
from typing import Final

from webapp.extraction.blocks import PageBlock
from webapp.extraction.choice import BELONGS, belongs
from webapp.extraction.features import is_prose

# What each sign tells; fitted by hand on which pages score above F1 0.8 (docs/extraction.md).
_BIAS: Final = -1.0
_CERTAIN: Final = 4.0  # the words' mean distance from a coin's toss
_AGREED: Final = 2.0  # the share of words on which readability and the scores agree
_LONG: Final = 0.15  # an article of some length is rarely a mistake
_LEFT_PROSE: Final = -2.0  # prose left out, as a share of the prose


def judge_confidence(blocks: list[PageBlock]) -> float:
    """Return a confidence of 0 to 1; 0 where nothing was chosen."""
    chosen = [block for block in blocks if belongs(block)]
    words = sum(block.words for block in chosen)
    if not words:
        return 0.0
    # Links and menus far off are easy to tell; only what could be doubted counts.
    doubtful = [block for block in blocks if belongs(block) or is_prose(block) or block.kept]
    total = sum(block.words for block in doubtful)
    certain = sum(abs(block.score - BELONGS) * 2 * block.words for block in doubtful) / total
    agreed = sum(block.words for block in doubtful if block.kept == belongs(block)) / total
    left = sum(block.words for block in doubtful if is_prose(block) and not belongs(block)) / total
    odds = (
        _BIAS + _CERTAIN * (certain - 0.6) + _AGREED * agreed + _LONG * math.log(words) + _LEFT_PROSE * left
    )
    return round(1 / (1 + math.exp(-odds)), 3)
