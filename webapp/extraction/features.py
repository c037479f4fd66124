"""Turns a page's blocks into named numbers that tell text from furniture: a row for each block."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import Final

from webapp.extraction.blocks import PageBlock, Place
from webapp.extraction.homes import Ways, find_home
from webapp.extraction.signs import ENDS_SENTENCE, find_signs
from webapp.extraction.tags import HEADINGS

Row = dict[str, float]

_TAGS: Final = ("p", "li", "div", "td", "figcaption", "h1", "h2", "h3", "h4")
_SHORT: Final = 40  # words; longer pieces are seldom furniture whatever they say
_TOLD_ENOUGH: Final = 200  # characters of JSON-LD articleBody that make it worth comparing


def describe_blocks(blocks: list[PageBlock], title: str, told: str) -> list[Row]:
    """Return a row for each block, without what is 0. `told` is the text that the page's JSON-LD gives."""
    rows = [_describe_text(block) | _describe_place(block) for block in blocks]
    _add_ways(rows, blocks, title)
    _add_positions(rows, blocks)
    _add_told(rows, blocks, title, told)
    return rows


def is_prose(block: PageBlock) -> bool:
    """Tell whether a block reads like running text whatever is around it."""
    return block.words >= 12 and block.links < 0.4 and bool(ENDS_SENTENCE.search(block.text[-6:]))


def _describe_text(block: PageBlock) -> Row:
    text, short = block.text, block.words < _SHORT
    row: Row = {
        "heading": block.element.tag in HEADINGS,
        "log words": math.log1p(block.words),
        "1 word": block.words <= 2,
        "10+ words": block.words >= 10,
        "25+ words": block.words >= 25,
        "links": block.links,
        "links x long": block.links * min(1.0, block.words / _SHORT),
        "ends": bool(ENDS_SENTENCE.search(text[-6:])),
        "capitals": sum(map(str.isupper, text[:200])) / len(text[:200]),
    }
    if block.element.tag in _TAGS:
        row[f"<{block.element.tag}>"] = 1.0
    for sign in find_signs(text):
        row[f"says {sign}"] = 1.0
        row[f"says {sign} short"] = short
    return row


def _describe_place(block: PageBlock) -> Row:
    place = block.place
    parent = place.parent or place
    above = parent.parent or parent
    row: Row = {f"in <{frame}>": 1.0 for frame in place.frames}
    row |= {
        "log parent": math.log1p(parent.chars),
        "parent links": parent.linked / max(1, parent.chars),
        "above links": above.linked / max(1, above.chars),
        "share of parent": len(block.text) / max(1, parent.chars),
        "log blocks in parent": math.log1p(parent.count),
        "mean block in parent": math.log1p(parent.chars / max(1, parent.count)),
        "mean block above": math.log1p(above.chars / max(1, above.count)),
        "depth": place.depth / 20,
    }
    return row


def _add_ways(rows: list[Row], blocks: list[PageBlock], title: str) -> None:
    prose = [block for block in blocks if is_prose(block)]
    core_home = find_home(block for block in blocks if block.kept)
    prose_home = find_home(prose)
    heading = find_heading(blocks, title)
    # Where readability kept nearly all prose, what it left is likelier to be furniture.
    covered = sum(block.words for block in prose if block.kept) / max(1, sum(block.words for block in prose))
    styles = Counter[tuple[str, ...]]()
    for block in prose:
        styles[block.style] += len(block.text)
    total = max(1, styles.total())
    ways = (
        Ways(core_home, "core"),
        Ways(prose_home, "prose"),
        Ways(heading.place if heading else None, "heading"),
    )
    own_article = _article_around(heading.place) if heading else None
    for row, block in zip(rows, blocks, strict=True):
        if own_article is not None:
            row["in own article"] = (is_own := _article_around(block.place) is own_article)
            row["in another article"] = not is_own and "article" in block.place.frames
            row["outside own article"] = not is_own
        for way in ways:
            row.update(way.measure(block))
        row["left by core"] = 0.0 if block.kept else covered
        row["outside core"] = covered * row.get("core down", 0.0)
        row["style share"] = styles[block.style] / total


def find_heading(blocks: list[PageBlock], title: str) -> PageBlock | None:
    """Return the heading that reads like the title, or else the first of the highest rank."""
    title_words = _words_of(title)
    headings = [block for block in blocks if block.element.tag in HEADINGS]
    for block in headings:
        words = _words_of(block.text)
        if len(words & title_words) > 0.6 * max(1, len(words | title_words)):
            return block
    return next((block for block in headings if block.element.tag == "h1"), None)


def _article_around(place: Place | None) -> Place | None:
    while place is not None and place.element.tag != "article":
        place = place.parent
    return place


def _add_positions(rows: list[Row], blocks: list[PageBlock]) -> None:
    kept = [at for at, block in enumerate(blocks) if block.kept] or [0, len(blocks) - 1]
    heading = next((at for at, block in enumerate(blocks) if block.element.tag == "h1"), -1)
    for at, (row, block) in enumerate(zip(rows, blocks, strict=True)):
        row["kept"] = block.kept
        row["before kept"] = at < kept[0]
        row["after kept"] = at > kept[-1]
        row["far before kept"] = min(1.0, max(0, kept[0] - at) / 20)
        row["far after kept"] = min(1.0, max(0, at - kept[-1]) / 20)
        row["at"] = at / len(blocks)
        row["before h1"] = at < heading


def _add_told(rows: list[Row], blocks: list[PageBlock], title: str, told: str) -> None:
    title_words = _words_of(title)
    folded = _fold(told) if len(told) > _TOLD_ENOUGH else ""
    for row, block in zip(rows, blocks, strict=True):
        words = _words_of(block.text) if block.words < _SHORT else set()
        row["like title"] = len(words & title_words) / max(1, len(words | title_words))
        row["told"] = (1.0 if _fold(block.text[:200])[:150] in folded else -1.0) if folded else 0.0


def _words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _fold(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())
