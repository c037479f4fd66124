"""Finds the quotes that a page sets apart from its text, to show what it finds most telling there."""

from __future__ import annotations

from typing import Final

from webapp.extraction.blocks import PageBlock, gather_named
from webapp.extraction.names import topics_named

_NAMED: Final = topics_named("pull quote")
_LONGEST: Final = 600  # letters; what holds more was left open
_SHORTEST: Final = 4  # words; less is a speaker or a button


def find_named_pull_quotes(blocks: list[PageBlock]) -> list[str]:
    """List the pull quotes that are named so, without their speakers and buttons."""
    quotes = (max(box, key=lambda block: block.words) for box in gather_named(blocks, _NAMED, _LONGEST))
    return [quote.text for quote in quotes if quote.words >= _SHORTEST]
