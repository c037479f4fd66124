"""Finds what sites put between and behind an article's paragraphs: links to other stories, calls, counters."""

from __future__ import annotations

from collections.abc import Iterator

from webapp.extraction.blocks import PageBlock
from webapp.extraction.signs import find_signs
from webapp.extraction.tags import HEADINGS

_LABEL = 40  # words; a longer piece says something of its own
_MOSTLY = 0.5  # of a label's letters stand in links
# More than this share of the blocks that belong: a page of links (products, places) is made of them.
_TOO_MANY = 0.25
# Said in so many words of a piece this short, whatever is around it.
_CALLS = frozenset(("comments", "feedback"))


def find_lone_links(blocks: list[PageBlock], _title: str) -> list[PageBlock]:
    """Find the lines that are nothing but a link to another page of the site."""
    chosen = [block for block in blocks if block.belongs]
    lone = [block for block in chosen if block.lone == "line to site"]
    return lone if len(lone) <= _TOO_MANY * len(chosen) else []


def find_announced(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find labels ("Read more:", "Lesen Sie auch") with their links, in the same line or in those after it."""
    label: PageBlock | None = None
    for block in blocks:
        if is_label := block.words < _LABEL and "related" in find_signs(block.text):
            label = block
            if block.belongs and block.links >= _MOSTLY:
                yield block
        elif label is not None and block.lone:
            if label.belongs and label.links == 0 and _announces(label):
                yield label
            if block.belongs:
                yield block
        if not is_label and not block.lone:
            label = None


def _announces(label: PageBlock) -> bool:
    return label.element.tag in HEADINGS or label.text.rstrip().endswith((":", "：", "?", "…", "...")) or label.words <= 8


def find_calls(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find what asks for a vote or a comment, or counts them."""
    for block in blocks:
        if block.belongs and block.words < _LABEL and not _CALLS.isdisjoint(find_signs(block.text)):
            yield block
