"""Finds the footnotes of a text: what its own little links ("1", "[2]", "*") lead to."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from webapp.extraction.blocks import PageBlock
from webapp.extraction.trees import raw_text_of

_MARK = re.compile(r"\W*(?:\d{1,3}|[a-z]|[*†‡§¶]+)\W*", re.I)
_UP = 3  # elements between a note's text and the one that bears its id


def find_footnotes(text: Iterable[PageBlock], blocks: Iterable[PageBlock]) -> list[PageBlock]:
    """List the blocks among `blocks` that the marks in `text` lead to."""
    wanted = {target for block in text for target in targets_of(block.element)}
    return [block for block in blocks if wanted and not wanted.isdisjoint(_names(block.element))]


def targets_of(element: HtmlElement) -> list[str]:
    """List the ids that the marks in an element lead to."""
    return [
        link.get("href", "")[1:]
        for link in element.iter("a")
        if link.get("href", "").startswith("#") and _MARK.fullmatch(raw_text_of(link).strip())
    ]


def _names(element: HtmlElement) -> set[str]:
    """The ids of an element, of what it holds and of the few above it that hold a note alone."""
    names = {name for part in element.iter() for name in (part.get("id"), part.get("name")) if name}
    above = element.getparent()
    for _ in range(_UP):
        if above is None or above.tag in ("article", "main", "body", "ol", "ul", "section"):
            break
        names |= {above.get("id", "")}
        above = above.getparent()
    return names - {""}


def leading_names(element: HtmlElement) -> set[str]:
    """The ids that a note bears itself: on it, before its first word, or on the item that holds it."""
    names = {element.get("id", "")}
    inner = element
    while len(inner) and not (inner.text or "").strip():
        inner = inner[0]
        names |= {inner.get("id", "")}
    for _, above in zip(range(_UP), element.iterancestors("li", "dd", "aside"), strict=False):
        names |= {above.get("id", "")}
    return names - {""}
