"""Turns an article's blocks into the engine's confidence that all of it is there and nothing else."""

from __future__ import annotations

from typing import Final

from webapp.extraction.blocks import PageBlock
from webapp.extraction.choice import belongs

# Below it parts may be missing. On 709 pages: below it lie 4.5 % of those with F1 of 0.95 and more, and 46 %
# of those with a recall below 0.8.
LOW_CONFIDENCE: Final = 0.93


def judge_confidence(blocks: list[PageBlock]) -> float:
    """Return the F1 that the scores themselves expect, 0 to 1; 0 where nothing was chosen.

    A score is a probability, so the words of each block count as found, wrong or missed in its measure. On
    566 pages this told those below F1 0.8 better than lengths, agreement with readability or any sum of them.
    """
    found = sum(block.score * block.words for block in blocks if belongs(block))
    wrong = sum((1 - block.score) * block.words for block in blocks if belongs(block))
    missed = sum(block.score * block.words for block in blocks if not belongs(block))
    return round(2 * found / (2 * found + wrong + missed), 4) if found else 0.0
