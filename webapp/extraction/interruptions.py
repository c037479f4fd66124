"""Finds what sites put between and behind an article's paragraphs: links to other stories, calls, counters."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby

from webapp.extraction.blocks import PageBlock, place_around
from webapp.extraction.features import find_title
from webapp.extraction.names import topics_named
from webapp.extraction.tags import HEADINGS

_LABEL = 40  # words; a longer piece says something of its own
_MOSTLY = 0.5  # of a label's letters stand in links, of a button's words name networks
_FEW_ABOVE = 0.3  # of the words that belong: with more, the heading is another one of the same words
# More than this share of the blocks that belong: a page of links (products, places) is made of them.
_TOO_MANY = 0.25
_BOXES = topics_named("newsletter", "share", "notice")
_COMMENT = topics_named("comment")
_A_TEXT = 60  # words of prose that may be commented on
# Said in so many words of a piece this short, whatever is around it.
_CALLS = frozenset(("comments", "feedback"))
# Said in a piece behind the text.
_PITCHES = frozenset(("feedback", "legal", "subscribe"))
_LINKED_PITCHES = frozenset(("call", "related"))  # where it is no sentence of the text's own
_TWICE = 2
_ROW = 8  # words of a row of links
# Said by a line that is mostly a link.
_LINKED_CALLS = frozenset(("call", "subscribe"))
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")  # a step in a list that its author numbered by hand
_NETWORKS = re.compile(
    r"facebook|twitter|pinterest|whatsapp|linkedin|e-?mail|telegram|reddit|xing|copy link|instagram|tumblr"
    r"|flipboard|bluesky|threads|print|messenger|\bline\b|vkontakte",
    re.I,
)
_FEW_ITEMS = 6  # of a list of headlines; a longer one may be what the article is
_NAME = 4  # words: links to names and terms make up lists of their own
_SHORT_LABEL = 8  # words
_FEW = 12  # words of a row of buttons
_PICTURE_FILE = re.compile(r"https?://\S+\.(?:jpe?g|png|webp|gif)\b", re.I)


def find_lone_links(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find the lines, and short lists, that are nothing but links to other pages of the site."""
    chosen = [block for block in blocks if block.belongs]
    lone = [b for b in chosen if b.lone == "line to site" and not _NUMBERED.match(b.text)]
    if len(lone) <= _TOO_MANY * len(chosen):
        yield from lone
    for items, before in _lists(blocks):
        is_led_in = before is not None and before.belongs and before.text.endswith((":", "："))
        if len(items) <= _FEW_ITEMS and not is_led_in:
            if all(item.lone == "item to site" and item.words > _NAME for item in items):
                yield from (item for item in items if item.belongs)


def _lists(blocks: list[PageBlock]) -> Iterator[tuple[list[PageBlock], PageBlock | None]]:
    """Yield the items of each list, with the block before it."""
    before: PageBlock | None = None
    for place, group in groupby(blocks, key=lambda block: place_around(block.place, ("ul", "ol", "dl"))):
        items = list(group)
        if place is not None:
            yield items, before
        before = items[-1]


def find_announced(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find labels ("Read more:", "Lesen Sie auch") with their links, in the same line or in those after it."""
    label: PageBlock | None = None
    for block in blocks:
        is_short = block.words < _LABEL or bool(block.lone)
        if is_label := is_short and "related" in block.signs:
            label = block
            # Of another site only what a colon parts from its label: a text may well say "check out ...".
            is_apart = "site" in block.lone or re.match(r"[^:：]{2,30}[:：]", block.text)
            if block.belongs and block.links >= _MOSTLY and is_apart:
                yield block
        elif label is not None and block.lone:
            if label.belongs and label.links == 0 and _announces(label):
                yield label
            if block.belongs:
                yield block
        if not is_label and not block.lone:
            label = None


def _announces(label: PageBlock) -> bool:
    is_open = label.text.rstrip().endswith((":", "：", "?", "…", "..."))
    return is_open or label.element.tag in HEADINGS or label.words <= _SHORT_LABEL


def find_named(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find what stands in boxes whose names say that they are none of the text, where most text is outside."""
    chosen = [block for block in blocks if block.belongs]
    named = [block for block in chosen if block.place.near & _BOXES]
    if sum(block.words for block in named) < _MOSTLY * sum(block.words for block in chosen):
        yield from (block for block in named if block.words < _LABEL)


def find_cards(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find cards: links around a headline and a few lines of another page."""
    chosen = [block for block in blocks if block.belongs]
    cards: dict[int, list[PageBlock]] = defaultdict(list)
    for block in chosen:
        if "a" in block.place.frames and block.lone.endswith("to site"):
            cards[id(place_around(block.place, ("a",)))].append(block)
    found = [block for card in cards.values() if len(card) > 1 for block in card]
    if sum(block.words for block in found) <= _TOO_MANY * sum(block.words for block in chosen):
        yield from found


def find_menus(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find rows of links that stand more than twice, and headings in a row, with no text under any of them."""
    rows = Counter(block.text for block in blocks if block.lone and block.words >= _ROW)
    yield from (block for block in blocks if block.lone and block.belongs and rows[block.text] > _TWICE)
    chosen = [block for block in blocks if block.belongs]
    for style, group in groupby(chosen, key=lambda block: block.style):
        heads = list(group)
        is_row = style[0] in HEADINGS and len(heads) > _TWICE
        if is_row and not any(head.is_prose for head in heads):
            yield from heads[:-1]


def find_pitches(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find what is said behind the text to sell, to sign up, or by law."""
    for block in reversed([block for block in blocks if block.belongs]):
        signs = block.signs
        is_line = not block.is_prose or block.links >= _MOSTLY
        if _PITCHES.isdisjoint(signs) and not (is_line and not _LINKED_PITCHES.isdisjoint(signs)):
            return
        yield block


def find_comments(blocks: list[PageBlock], _title: str) -> list[PageBlock]:
    """Find the comments behind a text; where all text stands in comments, they are the text."""
    chosen = [block for block in blocks if block.belongs]
    comments = [block for block in chosen if (block.place.near | block.place.far) & _COMMENT]
    if not comments:
        return []
    before = chosen[: chosen.index(comments[0])]
    return comments if sum(block.words for block in before if block.is_prose) >= _A_TEXT else []


def find_calls(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find what asks for a vote, a comment or a click, or counts them."""
    for block in blocks:
        if block.words < _LABEL:
            signs = block.signs
            is_link = block.links >= _MOSTLY and not _LINKED_CALLS.isdisjoint(signs)
            if is_link or not _CALLS.isdisjoint(signs):
                yield block


def find_buttons(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find rows of words on buttons to share, and the data that galleries keep in their markup."""
    for block in blocks:
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
