"""Looks again where the engine is unsure of its choice: at what the page itself marks as its article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.blocks import PageBlock
from webapp.extraction.candidates import find_marked
from webapp.extraction.confidence import LOW_CONFIDENCE, judge_confidence

_MOST_OUTSIDE: Final = 0.1  # of the chosen words: with more, the mark is on something else
_MOST_LINKED: Final = 0.5  # of a block's letters


def look_again(body: HtmlElement, blocks: Sequence[PageBlock]) -> float:
    """Return the engine's confidence; where that is low, take the marked rest too, if it is higher with it.

    The rest is no more than what was chosen: a mark around other articles or comments is of no help.
    """
    own = judge_confidence(blocks)
    marked = find_marked(body) if 0 < own < LOW_CONFIDENCE else None
    if marked is None:
        return own
    inside = {id(block) for block in blocks if any(place.element is marked for place in block.place.up())}
    chosen = [block for block in blocks if block.belongs]
    words = sum(block.words for block in chosen)
    outside = sum(block.words for block in chosen if id(block) not in inside)
    rest = [b for b in blocks if id(b) in inside and b.state == "beside" and b.links < _MOST_LINKED]
    if outside > _MOST_OUTSIDE * words or sum(block.words for block in rest) > words:
        return own
    for block in rest:
        block.state = "text"
    wider = judge_confidence(blocks)
    if wider > own:
        return wider
    for block in rest:
        block.state = "beside"
    return own
