"""Measures each block of a page: one row of named numbers, by which text is told from furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from webapp.extraction.blocks import PageBlock, Place, place_around
from webapp.extraction.homes import Ways, find_home
from webapp.extraction.leads import site_of, where_it_leads
from webapp.extraction.names import FURNITURE
from webapp.extraction.signs import ENDS_SENTENCE
from webapp.extraction.tags import HEADINGS

Row = dict[str, float]

_TAGS: Final = ("p", "li", "dt", "pre", "figcaption")
_SHORT: Final = 40  # words; longer pieces are seldom furniture whatever they say
_HEADLINE: Final = 4  # words: a link of fewer is a name
# How many boxes around the innermost one, whose other text is looked at.
_BOXES: Final = (("prose in box 1", 1), ("prose in box 3", 3))
_PRIOR: Final = (6.0, 20.0)  # letters of prose, and letters, that stand in for others where there are none
_FRAMES: Final = frozenset(("aside", "footer", "form", "figure", "table"))
_LIST: Final = frozenset(("li", "td", "th", "dd", "dt", "table"))


@dataclass(slots=True)
class _Style:
    """The letters of all blocks in one style, and of those that read like running text."""

    letters: int = 0
    prose: int = 0


def describe_blocks(blocks: list[PageBlock], title: str, address: str) -> list[Row]:
    """Return a row for each block, without what is 0. `address` is the page's own, or empty."""
    rows = [_describe_text(block) | _describe_place(block) for block in blocks]
    _add_links(rows, blocks, site_of(address))
    _add_ways(rows, blocks, title)
    _add_positions(rows, blocks)
    return rows


def _describe_text(block: PageBlock) -> Row:
    text, tag = block.text, str(block.element.tag)
    row: Row = {
        "heading": tag in HEADINGS,
        "25+ words": block.words >= 25,
        "links": block.links,
        "ends": bool(ENDS_SENTENCE.search(text[-6:])),
    }
    if tag in _TAGS:
        row[f"<{tag}>"] = 1.0
    if block.words < _SHORT and tag != "pre":
        row |= {f"says {sign}": 1.0 for sign in block.signs}
    return row


def _describe_place(block: PageBlock) -> Row:
    place = block.place
    row: Row = {f"in <{frame}>": 1.0 for frame in place.frames & _FRAMES}
    row["near furniture"] = bool(place.near & FURNITURE)
    for name, number in _BOXES:
        row[name] = _prose_of_others(block, _box(place, number))
    return row


def _box(place: Place, number: int) -> Place:
    """The box around a block, `number` beyond the innermost one."""
    for _ in range(number + 1):
        if place.parent is None:
            break
        place = place.parent
    return place


def _prose_of_others(block: PageBlock, box: Place) -> float:
    """The share of a box's other letters that read like running text; a little less where there are few."""
    own = len(block.text)
    return (box.prose - block.is_prose * own + _PRIOR[0]) / (box.chars - own + _PRIOR[1])


def _add_links(rows: list[Row], blocks: list[PageBlock], site: str) -> None:
    """Tell of links that stand alone, and of what follows a label that announces such."""
    is_announced = False
    for row, block in zip(rows, blocks, strict=True):
        leads = where_it_leads(block, site)
        if leads and block.words >= _HEADLINE:
            block.lone = f"{_shape(block)} to {leads}"
            row[f"lone {block.lone}"] = not block.lone.startswith(("sentence", "line"))
        row["announced"] = is_announced and bool(leads or block.links > 0)
        is_label = bool(row.get("says related"))
        is_announced = is_label or (is_announced and _is_in_list(block))


def _is_in_list(block: PageBlock) -> bool:
    return block.element.tag in _LIST or not _LIST.isdisjoint(block.place.frames)


def _shape(block: PageBlock) -> str:
    if block.element.tag in HEADINGS:
        return "heading"
    if _is_in_list(block):
        return "item"
    return "sentence" if ENDS_SENTENCE.search(block.text[-6:]) else "line"


def _add_ways(rows: list[Row], blocks: list[PageBlock], title: str) -> None:
    prose = [block for block in blocks if block.is_prose]
    heading = find_heading(blocks, title)
    # Where readability kept nearly all prose, what it left is likelier to be furniture.
    covered = sum(block.words for block in prose if block.in_core) / max(
        1, sum(block.words for block in prose)
    )
    styles: dict[tuple[str, ...], _Style] = {}
    for block in blocks:
        style = styles.setdefault(block.style, _Style())
        style.letters += len(block.text)
        style.prose += block.is_prose * len(block.text)
    total = max(1, sum(style.prose for style in styles.values()))
    ways = (
        Ways(find_home(prose), "prose", ("inside", "child", "sibling", "up")),
        Ways(heading.place if heading else None, "heading", ("inside", "sibling", "down")),
    )
    own_article = _article_around(heading.place) if heading else None
    for row, block in zip(rows, blocks, strict=True):
        if own_article is not None:
            row["outside own article"] = _article_around(block.place) is not own_article
        for way in ways:
            row.update(way.measure(block))
        row["left by core"] = 0.0 if block.in_core else covered
        own, style = len(block.text), styles[block.style]
        row["style share"] = style.prose / total
        others = style.prose - block.is_prose * own
        row["prose in style"] = (others + _PRIOR[0]) / (style.letters - own + _PRIOR[1])


def find_heading(blocks: list[PageBlock], title: str) -> PageBlock | None:
    """Return the heading that reads like the title, or else the first of the highest rank."""
    found = find_title(blocks, title)
    return found or next((block for block in blocks if block.element.tag == "h1"), None)


def find_title(blocks: list[PageBlock], title: str) -> PageBlock | None:
    """Return the heading that reads like the title."""
    title_words = _words_of(title)
    for block in blocks:
        if block.element.tag in HEADINGS:
            words = _words_of(block.text)
            if len(words & title_words) > 0.6 * max(1, len(words | title_words)):
                return block
    return None


def _article_around(place: Place) -> Place | None:
    return place_around(place, ("article",)) if "article" in place.frames else None


def _add_positions(rows: list[Row], blocks: list[PageBlock]) -> None:
    kept = [at for at, block in enumerate(blocks) if block.in_core] or [0, len(blocks) - 1]
    heading = next((at for at, block in enumerate(blocks) if block.element.tag == "h1"), -1)
    for at, row in enumerate(rows):
        row["before core"] = at < kept[0]
        row["after core"] = at > kept[-1]
        row["far after core"] = min(1.0, max(0, at - kept[-1]) / 20)
        row["before h1"] = at < heading


def _words_of(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))
