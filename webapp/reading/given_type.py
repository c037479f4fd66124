"""Tells what a file or text that a reader gave is: a PDF, HTML, Markdown, or plain text."""

from __future__ import annotations

from typing import Final

from webapp.addresses import is_markdown_name
from webapp.extraction import has_markdown_signs
from webapp.media_types import MARKDOWN, PDF, begins_like_pdf
from webapp.reading.given_file import is_utf16

HTML: Final = "text/html"
TEXT: Final = "text/plain"
_LOOKED_AT: Final = 100_000  # bytes
_WHOLE_PAGE: Final = ("<!doctype", "<html")
_INNER_TAGS: Final = ("</p>", "</div>", "<br>", "<br/>", "</a>", "</article>", "</h1>")


def find_text_type(text: str) -> str:
    """Return the media type of a text by its looks. Markdown may hold HTML, but does not begin with it."""
    start = text[:_LOOKED_AT].lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        return HTML
    if has_markdown_signs(start):
        return MARKDOWN
    return HTML if any(tag in start.lower() for tag in _INNER_TAGS) else TEXT


def find_file_type(body: bytes, name: str) -> str:
    """Return the media type of a file by its name, or else by its looks."""
    if begins_like_pdf(body):
        return PDF
    start = body[:_LOOKED_AT].decode("utf-16" if is_utf16(body) else "utf-8", "replace")
    if is_markdown_name(name) and not start.lstrip("\ufeff \t\r\n").lower().startswith(_WHOLE_PAGE):
        return MARKDOWN
    return find_text_type(start)
