"""Finds what sites put between an article's paragraphs: links to other stories, labels, cards, menus."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise

from webapp.extraction.blocks import PageBlock, place_around
from webapp.extraction.names import topics_named
from webapp.extraction.references import IN_BRACKETS
from webapp.extraction.tags import HEADINGS

_LABEL = 40  # words; a longer piece says something of its own
_SHORT_LABEL = 8  # words
_MOSTLY = 0.5  # of a label's letters stand in links
# More than this share of what belongs: a page of links (products, places) is made of them.
_TOO_MANY = 0.25
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")  # a step in a list that its author numbered by hand
_LISTS = ("ul", "ol", "dl")
_FEW_ITEMS = 6  # of a list of headlines; a longer one may be what the article is
_NAME = 4  # words: links to names and terms make up lists of their own
_TEASERS = topics_named("related", "teaser")
_TWICE = 2
_ROW = 8  # words of a row of links


def find_lone_links(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find the lines, and short lists, that are nothing but links to other pages of the site."""
    chosen = [block for block in blocks if block.belongs]
    lone = [b for b in chosen if b.lone == "line to site" and not _is_own(b.text)]
    if len(lone) <= _TOO_MANY * len(chosen):
        yield from lone
    for items, before in _lists(blocks):
        is_led_in = before is not None and before.belongs and before.text.endswith((":", "："))
        is_all_headlines = all(item.lone == "item to site" and item.words > _NAME for item in items)
        if is_all_headlines and len(items) <= _FEW_ITEMS and not is_led_in:
            yield from (item for item in items if item.belongs)


def _is_own(text: str) -> bool:
    """Whether a link is a part of the article all the same: a numbered step, the tags of its sources."""
    return bool(_NUMBERED.match(text) or IN_BRACKETS.fullmatch(text.strip()))


def _lists(blocks: list[PageBlock]) -> Iterator[tuple[list[PageBlock], PageBlock | None]]:
    """Yield the items of each list, with the block before it."""
    before: PageBlock | None = None
    for place, group in groupby(blocks, key=lambda block: place_around(block.place, _LISTS)):
        items = list(group)
        if place is not None:
            yield items, before
        before = items[-1]


def find_announced(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find labels ("Read more:", "Lesen Sie auch") with their links, in their line or in those after it."""
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


def find_cards(blocks: list[PageBlock], _title: str) -> list[PageBlock]:
    """Find cards: links around a headline and a few lines of another page."""
    cards: dict[int, list[PageBlock]] = defaultdict(list)
    for block in blocks:
        if "a" in block.place.frames:
            cards[id(place_around(block.place, ("a",)))].append(block)
    found = [
        block
        for card in cards.values()
        if len(card) > 1 and any(block.lone.endswith("to site") for block in card)
        for block in card
        if block.belongs
    ]
    total = sum(block.words for block in blocks if block.belongs)
    return found if sum(block.words for block in found) <= _TOO_MANY * total else []


def find_teasers(blocks: list[PageBlock], _title: str) -> list[PageBlock]:
    """Find headings that lead to other articles and have no text of this one beside them."""
    chosen = [block for block in blocks if block.belongs]
    found = [
        block
        for block, following in pairwise(blocks)
        if block.belongs
        and block.element.tag in HEADINGS
        and block.place.near & _TEASERS
        and block.links >= _MOSTLY
        and not (following.belongs and following.place.parent is block.place.parent)
    ]
    return found if len(found) <= _TOO_MANY * len(chosen) else []


def find_excerpts(blocks: list[PageBlock], _title: str) -> list[PageBlock]:
    """Find a few lines of another article that stand alone under its linked headline."""
    found = []
    for at, (head, block) in enumerate(pairwise(blocks)):
        is_under = head.lone == "heading to site" and _stands_beside(head, block)
        if is_under and block.belongs and block.element.tag not in HEADINGS:
            following = blocks[at + 2] if at + 2 < len(blocks) else None
            if following is None or following.place.parent is not block.place.parent:
                found.append(block)
    total = sum(block.words for block in blocks if block.belongs)
    return found if sum(block.words for block in found) <= _TOO_MANY * total else []


def _stands_beside(head: PageBlock, block: PageBlock) -> bool:
    """Whether a block is in its headline's box, or each is in one of its own within the same."""
    box, own = head.place.parent, block.place.parent
    if box is None or own is None:
        return False
    return own is box or (own.parent is not None and own.parent in (box, box.parent))


def find_menus(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find rows of links that stand more than twice, and headings in a row without text under any of them."""
    rows = Counter(block.text for block in blocks if block.lone and block.words >= _ROW)
    yield from (block for block in blocks if block.lone and block.belongs and rows[block.text] > _TWICE)
    chosen = [block for block in blocks if block.belongs]
    for style, group in groupby(chosen, key=lambda block: block.style):
        heads = list(group)
        is_row = style[0] in HEADINGS and len(heads) > _TWICE
        if is_row and not any(head.is_prose for head in heads):
            yield from heads[:-1]
