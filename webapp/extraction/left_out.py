"""Tells which texts of a page are surely none of its article's: what a later reading may rightly lack."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.blocks import PageBlock

SURELY_OUT: Final = 0.1


def find_left_out(blocks: Iterable[PageBlock], dropped: Iterable[HtmlElement], told: str) -> tuple[str, ...]:
    """List the texts that the page's tags, the owner's rules or the measure alone put out for certain.

    `blocks` are scored and not changed since. What the page's JSON-LD holds is the article's, whatever the
    measure says.
    """
    measured = (block.text for block in blocks if block.score < SURELY_OUT and block.text not in told)
    return (*map(spaced_text_of, dropped), *measured)


def spaced_text_of(element: HtmlElement) -> str:
    """Return an element's text, with a space wherever a tag parts it."""
    return " ".join(element.itertext())
