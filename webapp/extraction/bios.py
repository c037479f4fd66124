"""Lines about the author at an article's end: behind a rule, or all in italics."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lxml.html import HtmlElement

from webapp.extraction.pieces import Piece
from webapp.extraction.trees import text_of

_BIO: Final = re.compile(
    r"\bis (?:an? |the )(?:[\w-]+ ){0,4}(?:writer|reporter|editor|journalist|author|contributor|freelance"
    r"|correspondent|columnist|professor|founder|producer|director)|(?:can be reached|reach \w+ at"
    r"|follow (?:him|her|them|\w+ \w+) on|contact (?:the author|us)|email:|@\w+\.)"
    r"|contributed to this|view all posts"
)
_READ: Final = 200  # letters that are looked at
_LAST: Final = 3  # pieces
_LONGEST: Final = 100  # words


def mark_bios(article: HtmlElement, pieces: Sequence[Piece]) -> None:
    """Make captions of what tells about an article's author at its end."""
    for piece in pieces[1:][-_LAST:]:
        is_line = piece.kind == "paragraph" and piece.text.count(" ") < _LONGEST
        if is_line and _BIO.search(piece.text[:_READ].lower()) and _is_set_apart(article, piece):
            piece.kind = "caption"


def _is_set_apart(article: HtmlElement, piece: Piece) -> bool:
    inner = next(iter(piece.element), None)
    if inner is not None and inner.tag in ("em", "i") and text_of(inner) == piece.text:
        return True
    behind = {following for rule in article.iter("hr") for following in rule.itersiblings()}
    return not behind.isdisjoint((piece.element, *piece.element.iterancestors()))
