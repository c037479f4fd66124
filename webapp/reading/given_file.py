"""Recognises by its first bytes whether a file is a page, a text or a PDF."""

from __future__ import annotations

from webapp import limits
from webapp.errors import FeedRefused, PageTooLarge, PageUnreadable
from webapp.fetching import is_feed
from webapp.media_types import begins_like_pdf

_LOOKED_AT = 4096  # bytes
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_NO_TEXT = (b"PK\x03\x04", b"\x89PNG", b"GIF8", b"\xff\xd8\xff")  # zip and office files, images


def check_file(body: bytes) -> None:
    """Refuse what cannot be read, and what is too large.

    Raises: FeedRefused, PageUnreadable, PageTooLarge.
    """
    start = body[:_LOOKED_AT]
    is_pdf = begins_like_pdf(start)
    most = limits.PDF_BYTES if is_pdf else limits.UPLOAD_BYTES
    if len(body) > most:
        raise PageTooLarge(megabytes=most // limits.MB)
    if is_pdf:
        return
    if is_feed(body):
        raise FeedRefused
    if start.startswith(_NO_TEXT) or (b"\0" in start and not is_utf16(start)):
        raise PageUnreadable


def is_utf16(body: bytes) -> bool:
    """Whether a text says that it is UTF-16, which is full of NULs."""
    return body.startswith(_UTF16)
