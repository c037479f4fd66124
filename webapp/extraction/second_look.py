"""Looks again where the engine is unsure of its choice: at what the page itself marks as its article."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.blocks import PageBlock
from webapp.extraction.candidates import find_marked
from webapp.extraction.confidence import judge_confidence
from webapp.extraction.engine import LOW_CONFIDENCE

_MOST_OUTSIDE: Final = 0.1  # of the chosen words: with more, the mark is on something else
_MOST_LINKED: Final = 0.5  # of a block's letters
_MOSTLY: Final = 0.5  # of the rest's words
_LOWEST: Final = 0.05  # chance of what may be text
_LIKELY: Final = 0.5
_NO_TEXT: Final = frozenset(("call", "comments", "feedback", "legal", "related", "subscribe"))


def look_again(body: HtmlElement, blocks: Sequence[PageBlock]) -> float:
    """Return the engine's confidence; where that is low, take the marked rest too, if it is higher with it.

    The rest is no more than what was chosen: a mark around other articles or comments is of no help. Marks
    are around galleries, forms and adverts too: what bears a sign of those stays out.
    """
    own = judge_confidence(blocks)
    marked = find_marked(body) if 0 < own < LOW_CONFIDENCE else None
    if marked is None:
        return own
    inside = {id(block) for block in blocks if any(place.element is marked for place in block.place.up())}
    chosen = [block for block in blocks if block.belongs]
    words = sum(block.words for block in chosen)
    outside = sum(block.words for block in chosen if id(block) not in inside)
    rest = _find_rest([block for block in blocks if id(block) in inside])
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


def _find_rest(blocks: Sequence[PageBlock]) -> list[PageBlock]:
    """Find what may be text too: all of it where that is mostly prose, else what stands amid the text."""
    may_be = [
        block
        for block, following in zip_longest(blocks, blocks[1:])
        if _may_be_text(block) and (block.score >= _LOWEST or _leads_to(block, following))
    ]
    prose = sum(block.words for block in may_be if block.is_prose)
    if prose > _MOSTLY * sum(block.words for block in may_be):
        return may_be
    at = [number for number, block in enumerate(blocks) if block.belongs]
    amid = {id(block) for block in blocks[at[0] : at[-1]]} if at else set()
    return [b for b in may_be if id(b) in amid or (b.is_prose and b.score >= _LIKELY)]


def _may_be_text(block: PageBlock) -> bool:
    return block.state == "beside" and block.links < _MOST_LINKED and _NO_TEXT.isdisjoint(block.signs)


def _leads_to(block: PageBlock, following: PageBlock | None) -> bool:
    """Tell whether a line stands right above what may be text, as a question does above its answer."""
    is_line = not block.is_prose and following is not None
    return is_line and following is not None and _may_be_text(following) and following.score >= _LOWEST
