"""Turns an article's HTML tree into its running text, with what each piece of it is."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from webapp.article import Block, BlockKind
from webapp.extraction.tables import words_a_cell
from webapp.extraction.tags import BLOCK, HEADINGS
from webapp.extraction.trees import raw_text_of, squeeze, text_of

_BLANK_LINE = re.compile(r"\n[ \t\r\f]*\n")
_WORDED = 6  # words a cell: a table of sentences is read, one of numbers and names is looked at
# Shown in the article, but no part of its running text.
_ASIDE = frozenset(("figcaption", "pre", "table", "math", "svg", "iframe", "video", "audio", "object"))


def read_running_text(article: HtmlElement) -> tuple[str, tuple[Block, ...]]:
    """Return the pieces of text joined by blank lines, and a block for each."""
    pieces = [(kind, text) for element, kind in _pieces(article) if (text := text_of(element))]
    pieces = pieces or _typescript(article)
    blocks, end = [], 0
    for kind, text in pieces:
        blocks.append(Block(kind, end, end + len(text)))
        end += len(text) + 2
    return "\n\n".join(text for _, text in pieces), tuple(blocks)


def _typescript(article: HtmlElement) -> list[tuple[BlockKind, str]]:
    """Read an article that is preformatted as a whole: a paragraph wherever a blank line parts it."""
    texts = (raw_text_of(typed) for typed in article.iter("pre"))
    return [
        ("paragraph", squeeze(piece)) for text in texts for piece in _BLANK_LINE.split(text) if piece.strip()
    ]


def _pieces(article: HtmlElement) -> list[tuple[HtmlElement, BlockKind]]:
    found: list[tuple[HtmlElement, BlockKind]] = []
    waiting: list[tuple[HtmlElement, BlockKind]] = [(article, "paragraph")]
    while waiting:
        element, kind = waiting.pop()
        if element.tag == "figure":  # with a quote in it the figure is how the page sets it, not a picture
            waiting.extend((quote, kind) for quote in reversed(list(element.iter("blockquote"))))
            continue
        if element.tag in _ASIDE and not (element.tag == "table" and words_a_cell(element) >= _WORDED):
            continue
        kind = _kind_within(element.tag, kind)
        blocks = [child for child in element if _holds_block(child)]
        if blocks:
            waiting.extend((child, kind) for child in reversed(blocks))
        else:
            found.append((element, kind))
    return found


def _kind_within(tag: str, kind: BlockKind) -> BlockKind:
    if tag in HEADINGS:
        return "heading"
    if tag == "blockquote":
        return "quote"
    if tag in ("li", "dd", "dt"):
        return "list item"
    return kind


def _holds_block(element: HtmlElement) -> bool:
    return element.tag in BLOCK or next(element.iter(*BLOCK), None) is not None
