"""Finds what the chances let through: the title once more, pull quotes, and pieces that stand twice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from webapp.extraction.blocks import PageBlock
from webapp.extraction.features import find_title
from webapp.extraction.trees import fold_text

# What sites put between two paragraphs, in the languages that we read.
_INTERRUPTION = re.compile(
    r"^[\W_]*(?:advertis\w+|anzeige|werbung|publicité|publicidad|pubblicità|реклама"
    r"|(?:story|article) continues|continue reading|scroll to continue|read more|skip advert\w+|loading)\b",
    re.I,
)
_FEW_ABOVE = 0.3  # of the words that belong: with more, the heading is another one of the same words
_APART = frozenset(("blockquote", "aside", "figure"))
_QUOTES = frozenset(("blockquote", "aside"))  # a figure that was not chosen holds a caption
_MOST_LINKED = 0.5  # of its letters; more are the title of another article
_MOST_QUOTES = 100  # that are looked for in the text
_RUN = 100  # words one after the other that are all copies: of the whole text, not of a few steps
_LINE = 8  # words; what is shorter may well be said twice ("Yes.", a subhead)


def find_leftovers(blocks: list[PageBlock], title: str) -> Iterator[PageBlock]:
    """Find the title once more, what sites put between paragraphs, and pull quotes."""
    chosen = [block for block in blocks if block.belongs]
    folded = [fold_text(block.text) for block in chosen]
    whole = " ".join(text for block, text in zip(chosen, folded, strict=True) if not _is_apart(block))
    for at, (block, text) in enumerate(zip(chosen, folded, strict=True)):
        if _is_interruption(block) or _is_title(text, title, at) or _is_pull_quote(block, text, whole):
            yield block


def find_copies(blocks: list[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find the lesser of two copies: of a teaser above the text, of the whole for narrow screens.

    What is said again in the same style is a step or a refrain, unless all around it is said again too.
    """
    chosen = [block for block in blocks if block.belongs]
    first: dict[str, PageBlock] = {}
    pairs = [(first.setdefault(fold_text(block.text), block), block) for block in chosen]
    for is_copy, group in groupby(pairs, key=lambda pair: pair[0] is not pair[1]):
        copies = list(group) if is_copy else []
        is_run = sum(other.words for _one, other in copies) >= _RUN
        for one, other in copies:
            is_apart = one.element.getparent() is not other.element.getparent()
            if other.words >= _LINE and is_apart and (one.style != other.style or is_run):
                yield one if _text_around(other) > _text_around(one) else other


def _text_around(block: PageBlock) -> int:
    return block.place.parent.prose if block.place.parent is not None else 0


def find_above_title(blocks: list[PageBlock], title: str) -> list[PageBlock]:
    """Find what stands above the headline, where most of the text stands below it."""
    heading = find_title(blocks, title)
    if heading is None:
        return []
    above = [block for block in blocks[: blocks.index(heading)] if block.belongs]
    total = sum(block.words for block in blocks if block.belongs)
    return above if sum(block.words for block in above) < _FEW_ABOVE * total else []


def find_repeated_quotes(blocks: list[PageBlock]) -> list[str]:
    """List the quotes set apart whose words stand in the running text too, chosen or not."""
    apart = [b for b in blocks if b.place.frames & _QUOTES and b.words >= _LINE][:_MOST_QUOTES]
    whole = " ".join(fold_text(block.text) for block in blocks if block.belongs) if apart else ""
    return [
        quote.text
        for quote in apart
        if quote.links < _MOST_LINKED and whole.count(fold_text(quote.text)) > quote.belongs
    ]


def _is_interruption(block: PageBlock) -> bool:
    return block.words < _LINE and bool(_INTERRUPTION.match(block.text))


def _is_title(text: str, title: str, at: int) -> bool:
    return at < 3 and bool(text) and text == fold_text(title)


def _is_pull_quote(block: PageBlock, text: str, whole: str) -> bool:
    """Tell whether a quote set apart repeats a part of the running text."""
    return _is_apart(block) and block.words >= _LINE // 2 and text in whole


def _is_apart(block: PageBlock) -> bool:
    return bool(block.place.frames & _APART) or block.element.tag in _QUOTES
