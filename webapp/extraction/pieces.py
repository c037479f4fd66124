"""Lists the pieces of running text of an article's HTML tree, in their order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml.html import HtmlElement

from webapp.article import BlockKind
from webapp.extraction.named_kinds import noted_kind
from webapp.extraction.tables import words_a_cell
from webapp.extraction.tags import BLOCK, HEADINGS
from webapp.extraction.trees import raw_text_of, squeeze, text_of

_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n")
_WORDED = 6  # words a cell: a table of sentences is read, one of numbers and names is looked at
# Shown in the article, but no part of its running text.
_ASIDE = frozenset(("figcaption", "pre", "table", "math", "svg", "iframe", "video", "audio", "object"))


@dataclass(slots=True)
class Piece:
    """A piece of running text: where it stands, what it is, and its words."""

    element: HtmlElement
    kind: BlockKind
    text: str


def find_pieces(article: HtmlElement) -> list[Piece]:
    """List the pieces of an article, each with what its tags and the kinds noted on them tell."""
    pieces = [Piece(element, kind, text) for element, kind in _leaves(article) if (text := text_of(element))]
    return pieces or _typescript(article)


def _typescript(article: HtmlElement) -> list[Piece]:
    """Read an article that is preformatted as a whole: a paragraph wherever a blank line parts it."""
    return [
        Piece(typed, "paragraph", squeeze(piece))
        for typed in article.iter("pre")
        for piece in _BLANK_LINE.split(raw_text_of(typed))
        if piece.strip()
    ]


def _leaves(article: HtmlElement) -> list[tuple[HtmlElement, BlockKind]]:
    found: list[tuple[HtmlElement, BlockKind]] = []
    waiting: list[tuple[HtmlElement, BlockKind]] = [(article, "paragraph")]
    while waiting:
        element, kind = waiting.pop()
        if element.tag == "figure":  # with a quote in it the figure is how the page sets it, not a picture
            waiting.extend((quote, kind) for quote in reversed(list(element.iter("blockquote"))))
            continue
        if element.tag in _ASIDE and not (element.tag == "table" and words_a_cell(element) >= _WORDED):
            continue
        kind = _kind_within(element, kind)
        blocks = [child for child in element if _holds_block(child)]
        if blocks:
            waiting.extend((child, kind) for child in reversed(blocks))
        else:
            found.append((element, kind))
    return found


def _kind_within(element: HtmlElement, kind: BlockKind) -> BlockKind:
    if kind == "reply":
        return kind
    if element.tag in HEADINGS:
        return "heading"
    if noted := noted_kind(element):
        return noted
    if kind in ("caption", "reference"):
        return kind
    if element.tag == "blockquote":
        return "quote"
    if element.tag in ("li", "dd", "dt"):
        return "list item"
    return kind


def _holds_block(element: HtmlElement) -> bool:
    return element.tag in BLOCK or (len(element) > 0 and next(element.iter(*BLOCK), None) is not None)
