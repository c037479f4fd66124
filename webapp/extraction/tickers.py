"""Finds a live ticker: entries that its author calls comments, though no reader wrote them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from webapp.extraction.blocks import PageBlock, Place, is_within
from webapp.extraction.names import topics_named

_COMMENT: Final = topics_named("comment")
_FEWEST: Final = 3  # entries
_LOOKED_AT: Final = 3  # entries: what the first ones begin with, all do
_TIME: Final = re.compile(r"\d{1,3}(?:\s?\+\s?\d{1,2})?\s?['’′.]|(?:[01]?\d|2[0-3])\s?[:.h]\s?[0-5]\d\b")
_MOST_LINKED: Final = 0.5  # of a block's letters

_Row = dict[int, list[PageBlock]]  # an entry's place, by its id → its blocks


def find_ticker(blocks: Sequence[PageBlock], _title: str) -> Iterator[PageBlock]:
    """Find entries called comments that begin with a time, where they say more than the rest."""
    rows: dict[tuple[int, str], _Row] = defaultdict(lambda: defaultdict(list))
    for block in blocks:
        entry = _entry_around(block)
        if entry is not None:
            rows[id(entry.parent), entry.element.get("class", "")][id(entry)].append(block)
    for row in rows.values():
        inside = {id(block) for entry in row.values() for block in entry}
        words = sum(block.words for entry in row.values() for block in entry)
        rest = sum(block.words for block in blocks if block.belongs and id(block) not in inside)
        if len(row) >= _FEWEST and words > rest and _tell_time(list(row.values())):
            yield from (b for entry in row.values() for b in entry if b.links <= _MOST_LINKED)


def _entry_around(block: PageBlock) -> Place | None:
    """Return the outermost element called a comment that stands beside others."""
    if not is_within(block, _COMMENT):
        return None
    found: Place | None = None
    place: Place | None = block.place
    while place is not None and place.parent is not None:
        if place.bits & _COMMENT and place.parent.bits & _COMMENT and place.parent.count > place.count:
            found = place
        place = place.parent
    return found


def _tell_time(row: Sequence[list[PageBlock]]) -> bool:
    """Whether the entries begin with a minute or an hour, and not with who wrote them."""
    return all(_TIME.match(entry[0].text) for entry in row[:_LOOKED_AT])
