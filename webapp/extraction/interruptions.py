"""Finds what sites put between and behind an article's paragraphs: links to other stories, calls, counters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from webapp.extraction.blocks import PageBlock
from webapp.extraction.features import find_title
from webapp.extraction.signs import find_signs
from webapp.extraction.tags import HEADINGS

_LABEL = 40  # words; a longer piece says something of its own
_MOSTLY = 0.5  # of a label's letters stand in links, of a button's words name networks
_FEW_ABOVE = 0.3  # of the words that belong: with more, the heading is another one of the same words
# More than this share of the blocks that belong: a page of links (products, places) is made of them.
_TOO_MANY = 0.25
# Said in so many words of a piece this short, whatever is around it.
_CALLS = frozenset(("comments", "feedback"))
_NETWORKS = re.compile(
    r"facebook|twitter|pinterest|whatsapp|linkedin|e-?mail|telegram|reddit|xing|copy link|instagram|tumblr"
    r"|flipboard|bluesky|threads|print|messenger|\bline\b|vkontakte",
    re.I,
)
_FEW = 12  # words of a row of buttons
_PICTURE_FILE = re.compile(r"https?://\S+\.(?:jpe?g|png|webp|gif)\b", re.I)


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
    return (
        label.element.tag in HEADINGS
        or label.text.rstrip().endswith((":", "：", "?", "…", "..."))
        or label.words <= 8
    )


def find_calls(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find what asks for a vote or a comment, or counts them."""
    for block in blocks:
        if block.belongs and block.words < _LABEL and block.element.tag != "pre":
            if not _CALLS.isdisjoint(find_signs(block.text)):
                yield block


def find_buttons(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find rows of words on buttons to share, and the data that galleries keep in their markup."""
    for block in blocks:
        if not block.belongs:
            continue
        networks = _NETWORKS.findall(block.text.replace("\xad", "")) if block.words <= _FEW else []
        if sum(map(len, networks)) > _MOSTLY * len(block.text) or _PICTURE_FILE.match(block.text):
            yield block


def find_above_title(blocks: list[PageBlock], title: str) -> list[PageBlock]:
    """Find what stands above the headline, where most of the text stands below it."""
    heading = find_title(blocks, title)
    if heading is None:
        return []
    above = [block for block in blocks[: blocks.index(heading)] if block.belongs]
    total = sum(block.words for block in blocks if block.belongs)
    return above if sum(block.words for block in above) < _FEW_ABOVE * total else []
