"""Builds an article's running text from its HTML tree, with the kind of each block."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree
from lxml.html import HtmlElement

from webapp.article import Block
from webapp.extraction.bios import mark_bios
from webapp.extraction.lead_ins import leads_into_list
from webapp.extraction.pieces import Piece, find_pieces
from webapp.extraction.references import mark_references

NUMBER: Final = "data-block"  # the attribute by which the sanitized HTML knows its blocks


def read_running_text(article: HtmlElement) -> tuple[str, tuple[Block, ...]]:
    """Return the pieces of text joined by blank lines, and a block for each; its element gets its number."""
    pieces = find_pieces(article)
    mark_references(pieces)
    mark_bios(article, pieces)
    for piece in pieces:
        if piece.kind == "paragraph" and leads_into_list(piece.element, piece.text):
            piece.kind = "lead-in"
    _number(article, pieces)
    blocks, end = [], 0
    for piece in pieces:
        blocks.append(Block(piece.kind, end, end + len(piece.text)))
        end += len(piece.text) + 2
    return "\n\n".join(piece.text for piece in pieces), tuple(blocks)


def _number(article: HtmlElement, pieces: Iterable[Piece]) -> None:
    """Write each piece's number on its element; where one holds several, the first's. No page forges one."""
    etree.strip_attributes(article, NUMBER)
    for number, piece in enumerate(pieces):
        if piece.element.get(NUMBER) is None:
            piece.element.set(NUMBER, str(number))
