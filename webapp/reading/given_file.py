"""Recognises by its first bytes whether a file is a page or a text."""

from __future__ import annotations

from webapp.errors import FeedRefused, PageUnreadable, PdfRefused
from webapp.fetching import is_feed

_LOOKED_AT = 4096  # bytes
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NO_TEXT = (b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff")  # zip and office files, images


def check_file(body: bytes) -> None:
    """Refuse what is no text to read. Raises: PdfRefused, FeedRefused, PageUnreadable."""
    start = body[:_LOOKED_AT]
    if start.lstrip().startswith(b"%PDF-"):  # some writers put a blank line before it
        raise PdfRefused
    if is_feed(body):
        raise FeedRefused
    if start.startswith(_NO_TEXT) or (b"\0" in start and not is_utf16(start)):
        raise PageUnreadable


def is_utf16(body: bytes) -> bool:
    """Whether a text says that it is UTF-16, which is full of NULs."""
    return body.startswith(_UTF16)
