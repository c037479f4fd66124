"""Estimates how likely it is that nothing of an article is missing."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from webapp.extraction.blocks import PageBlock, is_within
from webapp.extraction.confidence_weights import BIAS, WEIGHTS
from webapp.extraction.names import topics_named

_DOUBTFUL: Final = (0.1, 0.8)  # chances that tell little
_COMMENT: Final = topics_named("comment")


def judge_confidence(blocks: Sequence[PageBlock]) -> float:
    """Return how likely nine tenths of the article are there and more, 0 to 1; 0 where nothing was chosen.

    A logistic regression over the clues below, fitted by bench/confidence.py.
    """
    if not any(block.belongs for block in blocks):
        return 0.0
    odds = BIAS + sum(WEIGHTS[name] * value for name, value in find_clues_of_loss(blocks).items())
    return round(1 - 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 4)


def find_clues_of_loss(blocks: Sequence[PageBlock]) -> Mapping[str, float]:
    """Return what tells that a part may be missing, each a share of words.

    missed: of what was left out, each block in the measure of its chance; between: of that, what stands
    between two pieces of text; doubtful: of the text, what has a chance that tells little.
    """
    chosen = [block for block in blocks if block.belongs]
    found = sum(block.words for block in chosen) + 1
    at = [number for number, block in enumerate(blocks) if block.belongs]
    between = [block for block in blocks[at[0] : at[-1]] if not block.belongs] if at else []
    rest = [block for block in blocks if block.state == "beside" and not is_within(block, _COMMENT)]
    doubtful = sum(block.words for block in chosen if _DOUBTFUL[0] < block.score < _DOUBTFUL[1])
    return {
        "missed": _share_missed(rest, found),
        "between": _share_missed(between, found),
        "doubtful": doubtful / found,
    }


def _share_missed(left_out: Iterable[PageBlock], found: int) -> float:
    missed = sum(block.score * block.words for block in left_out)
    return missed / (missed + found)
