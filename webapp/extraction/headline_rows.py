"""The rows of text around a headline, as readers see them: bylines and dates stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.tags import BLOCK
from webapp.extraction.trees import has_at_most, self_and_above, squeeze, text_pieces

_ROW: Final = 180  # letters; what holds more is taken apart
_PROSE: Final = 200  # letters of one piece: the text of the article
_PROSE_ROWS: Final = 2  # a standfirst may stand above the byline; a second long row is the text itself
_MOST_ROWS: Final = 40
_BEFORE: Final = 12  # rows above the headline
# What no reader sees, or is no text.
_UNREAD: Final = frozenset(
    "script style noscript template svg select textarea button input iframe object video audio math figure"
    " form nav dialog label".split()
)


@dataclass(frozen=True)
class Row:
    """A short stretch of a page that stands together: its pieces of text, each with its element."""

    root: HtmlElement
    pieces: tuple[tuple[str, HtmlElement], ...]

    @cached_property
    def text(self) -> str:
        """All pieces in one line."""
        return " ".join(text for text, _ in self.pieces)


def kind_of(element: HtmlElement) -> tuple[str, str | None]:
    """Return what elements of one kind share: tag and class."""
    return str(element.tag), element.get("class")


def rows_after(headline: HtmlElement) -> Iterator[Row]:
    """Yield the rows below a headline, as far as the article's text has begun."""
    prose = rows = 0
    for sibling in _beside(headline, preceding=False):
        for row in rows_in(sibling):
            prose += len(row.text) >= _PROSE
            rows += 1
            if prose >= _PROSE_ROWS or rows > _MOST_ROWS:
                return
            yield row


def rows_before(headline: HtmlElement) -> Iterator[Row]:
    """Yield the rows above a headline, the nearest first."""
    rows = 0
    for sibling in _beside(headline, preceding=True):
        for row in rows_in(sibling, _BEFORE, backwards=True):
            rows += 1
            if rows > _BEFORE or len(row.text) >= _PROSE:
                return
            yield row


def rows_in(element: HtmlElement, most: int = _MOST_ROWS, *, backwards: bool = False) -> Iterator[Row]:
    """Yield the rows within an element, at most so many, from its beginning or its end."""
    stack: list[Row | HtmlElement] = [element]
    rows = 0
    while stack and rows < most:
        here = stack.pop()
        if not isinstance(here, Row):
            if here.tag in _UNREAD or not isinstance(here.tag, str):
                continue
            if not _is_one_row(here):
                segments = list(_segments(here))
                stack.extend(segments if backwards else reversed(segments))
                continue
            here = Row(here, tuple(_pieces(here)))
        if here.pieces:
            rows += 1
            yield here


def _is_one_row(element: HtmlElement) -> bool:
    return not any(child.tag in BLOCK for child in element) or has_at_most(element, _ROW)


def _segments(element: HtmlElement) -> Iterator[Row | HtmlElement]:
    if text := squeeze(element.text or ""):
        yield Row(element, ((text, element),))
    for child in element:
        yield child
        if text := squeeze(child.tail or ""):
            yield Row(element, ((text, element),))


def _pieces(element: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    for raw, holder, _ in text_pieces(element, _UNREAD):
        if text := squeeze(raw):
            yield text, holder


def _beside(element: HtmlElement, *, preceding: bool) -> Iterator[HtmlElement]:
    """Yield what stands before or after an element, the nearest first: its siblings, then those around it."""
    for here in self_and_above(element):
        if here.tag in ("body", "html"):
            return
        yield from here.itersiblings(preceding=preceding)
