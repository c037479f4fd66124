"""Makes an article of paragraphs from plain text."""

from __future__ import annotations

import html
import re

from webapp.media_types import essence_of

_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_TAG = re.compile(
    r"<(?:!doctype|html|head|body|p|div|article|h[1-6]|ul|table|span|a|br|img|section)\b[^>]*>", re.I
)


def is_plain_text(text: str, content_type: str | None) -> bool:
    """Tell whether a page is plain text: by the header, or without one by there being no tag."""
    named = essence_of(content_type)
    return named == "text/plain" or (not named and not _TAG.search(text))


def mark_up(text: str) -> str:
    """Return the text as HTML: a paragraph wherever a blank line parts it."""
    pieces = (piece.strip() for piece in _BLANK_LINE.split(text.replace("\r\n", "\n")))
    return "".join(f"<p>{html.escape(piece)}</p>" for piece in pieces if piece)
