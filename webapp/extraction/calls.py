"""Finds what a page says that is none of its article: calls, counters, comments, pitches, rows of buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator

from webapp.extraction.blocks import PageBlock, is_within
from webapp.extraction.names import topics_named
from webapp.extraction.tickers import find_ticker

_LINE = 40  # words; a longer piece says something of its own
_MOSTLY = 0.5  # of a line's letters stand in links, or name networks
_BOXES = topics_named("newsletter", "share", "notice")
_COMMENT = topics_named("comment")
_A_TEXT = 60  # words of prose that may be commented on
# Said in so many words of a piece this short, whatever is around it.
_CALLS = frozenset(("comments", "feedback"))
# Said by a line that is mostly a link.
_LINKED_CALLS = frozenset(("call", "subscribe"))
# Said in a piece behind the text.
_PITCHES = frozenset(("feedback", "legal", "subscribe"))
_LINKED_PITCHES = frozenset(("call", "related"))  # where it is no sentence of the text's own
_NETWORKS = re.compile(
    r"facebook|twitter|pinterest|whatsapp|linkedin|e-?mail|telegram|reddit|xing|copy link|instagram|tumblr"
    r"|flipboard|bluesky|threads|print|messenger|\bline\b|vkontakte"
)
_BUTTONS = 12  # words of a row of them
_PICTURE_DATA = re.compile(r"https?://\S+\.(?:jpe?g|png|webp|gif)\s+\d+\s+\d+", re.I)


def find_named(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find what stands in boxes whose names say that they are no text, where most text is outside."""
    chosen = [block for block in blocks if block.belongs]
    named = [block for block in chosen if block.place.near & _BOXES]
    if sum(block.words for block in named) < _MOSTLY * sum(block.words for block in chosen):
        yield from (block for block in named if block.words < _LINE)


def find_comments(blocks: list[PageBlock], title: str) -> list[PageBlock]:
    """Find the comments behind a text; where all text stands in comments, they are the text."""
    chosen = [block for block in blocks if block.belongs]
    comments = [block for block in chosen if is_within(block, _COMMENT)]
    if not comments or any(find_ticker(blocks, title)):
        return []
    before = chosen[: chosen.index(comments[0])]
    return comments if sum(block.words for block in before if block.is_prose) >= _A_TEXT else []


def find_calls(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find what asks for a vote, a comment or a click, or counts them."""
    for block in blocks:
        if block.words < _LINE:
            signs = block.signs
            is_link = block.links >= _MOSTLY and not _LINKED_CALLS.isdisjoint(signs)
            if is_link or not _CALLS.isdisjoint(signs):
                yield block


def find_buttons(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find rows of words on buttons to share, and the data that galleries keep in their markup."""
    for block in blocks:
        networks = (
            _NETWORKS.findall(block.text.replace("\xad", "").lower()) if block.words <= _BUTTONS else []
        )
        if sum(map(len, networks)) > _MOSTLY * len(block.text) or _PICTURE_DATA.match(block.text):
            yield block


def find_pitches(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find what is said behind the text to sell, to sign up, or by law."""
    for block in reversed([block for block in blocks if block.belongs]):
        signs = block.signs
        is_line = not block.is_prose or block.links >= _MOSTLY
        if _PITCHES.isdisjoint(signs) and not (is_line and not _LINKED_PITCHES.isdisjoint(signs)):
            return
        yield block
