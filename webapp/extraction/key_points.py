"""Finds an article's key points: the items of the box that an author names or labels so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from webapp.extraction.blocks import PageBlock, Place, gather_named
from webapp.extraction.label_words import LONGEST_LABEL, is_key_points_label
from webapp.extraction.names import topics_named
from webapp.extraction.tags import HEADINGS

_LISTS: Final = ("ul", "ol")
_MOST: Final = 15  # points; more are a list of contents or of articles
_SHORTEST: Final = 4  # words of a point
_MOST_LINKED: Final = 0.5  # of a point's letters; more lead elsewhere
_LONGEST_BOX: Final = 3000  # letters; a box with more was left open
_NAMED: Final = topics_named("key points")


def find_key_points(blocks: list[PageBlock]) -> list[str]:
    """List the key points of a page, whether its article keeps them or not."""
    return [point.text for point in (*_named_points(blocks), *_labelled_points(blocks)) if _is_point(point)]


def _named_points(blocks: list[PageBlock]) -> Iterator[PageBlock]:
    """Yield the pieces in boxes with the name of one: list items where it has any, else all its text."""
    for inside in gather_named(blocks, _NAMED, _LONGEST_BOX):
        yield from [block for block in inside if _list_of(block) is not None] or inside


def _labelled_points(blocks: list[PageBlock]) -> Iterator[PageBlock]:
    """Yield the list, or the one paragraph, right behind a label such as "In brief"."""
    for at, block in enumerate(blocks):
        is_short = len(block.text) <= LONGEST_LABEL and block.links <= _MOST_LINKED
        if is_short and is_key_points_label(block.text):
            behind = blocks[at + 1 : at + 1 + _MOST]
            first = _list_of(behind[0]) if behind else None
            if first is None:
                yield from (each for each in behind[:1] if each.element.tag not in HEADINGS)
            else:
                yield from (each for each in behind if _list_of(each) is first)


def _list_of(block: PageBlock) -> Place | None:
    place: Place | None = block.place
    while place is not None and place.element.tag not in _LISTS:
        place = place.parent
    return place


def _is_point(block: PageBlock) -> bool:
    return (
        block.words >= _SHORTEST
        and block.links <= _MOST_LINKED
        and block.element.tag not in HEADINGS
        and not is_key_points_label(block.text)
    )
