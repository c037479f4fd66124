"""Finds the footnotes of a text: what its own little links ("1", "[2]", "*") lead to."""

from __future__ import annotations

from collections.abc import Iterable

from lxml.html import HtmlElement

from webapp.extraction.blocks import PageBlock
from webapp.extraction.names import topics_named
from webapp.extraction.notes import MARK
from webapp.extraction.trees import raw_text_of

_NOTE = topics_named("note")
_LONGEST_NOTE = 2_000  # letters; more are a text with notes in it
_UP = 3  # elements between a note's text and the one that bears its id


def find_footnotes(text: Iterable[PageBlock], blocks: Iterable[PageBlock]) -> list[PageBlock]:
    """List the blocks among `blocks` that the marks in `text` lead to, with the rest of their notes."""
    wanted = {target for block in text for target in targets_of(block.element)}
    if not wanted:
        return []
    found: list[PageBlock] = []
    boxes: dict[int, bool] = {}  # place → whether the first block in it is a note
    for block in blocks:
        is_note = not wanted.isdisjoint(_names(block.element))
        begins_note = boxes.setdefault(id(block.place.parent), is_note)
        if is_note or (begins_note and _is_in_note(block)):
            found.append(block)
    return found


def _is_in_note(block: PageBlock) -> bool:
    box = block.place.parent
    return box is not None and bool(box.near & _NOTE) and box.chars <= _LONGEST_NOTE


def targets_of(element: HtmlElement) -> list[str]:
    """List the ids that the marks in an element lead to, by whatever address of the page."""
    return [
        target
        for link in element.iter("a")
        if (target := link.get("href", "").partition("#")[2]) and MARK.fullmatch(raw_text_of(link).strip())
    ]


def _names(element: HtmlElement) -> set[str]:
    """The ids of an element, of what it holds and of the few above it that hold a note alone."""
    names = {name for piece in element.iter() for name in (piece.get("id"), piece.get("name")) if name}
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
