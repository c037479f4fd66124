"""Decides which of a server's answers are pages: by status, by content type, by their first bytes."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from webapp.addresses import is_markdown_address
from webapp.errors import (
    FeedRefused,
    NotAWebPage,
    PageForbidden,
    PageMissing,
    ServerFailed,
    SiteBusy,
    StatusUnexpected,
)
from webapp.fetching.feeds import FEED_TYPES, is_feed
from webapp.media_types import MARKDOWN, MARKDOWN_TYPES, PDF, begins_like_pdf, essence_of

READABLE = frozenset(
    {
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        *MARKDOWN_TYPES,
        "text/xml",
        "application/xml",
        "application/vnd.wap.xhtml+xml",
    }
)
_JSON = "application/json"  # a feed's, maybe: nothing else of it can be read
_UNKNOWN = frozenset({"", PDF, "application/octet-stream", "application/unknown", "binary/octet-stream"})
_MISSING = frozenset({404, 410})
_FORBIDDEN = frozenset({401, 402, 403, 407, 451})


def check_status(status: int, retry_after: str | None = None) -> None:
    """Refuse whatever is not a page's status; `retry_after` is that header. Raises: FetchError."""
    seconds = seconds_to_wait(retry_after)
    if status == 429 or (status == 503 and seconds is not None):
        raise SiteBusy(status=status) if seconds is None else SiteBusy(status=status, retry_after=seconds)
    if status in _MISSING:
        raise PageMissing(status=status)
    if status in _FORBIDDEN:
        raise PageForbidden(status=status)
    if status >= 500:
        raise ServerFailed(status=status)
    if not 200 <= status < 300 or status in (204, 205):
        raise StatusUnexpected(status=status)


def seconds_to_wait(retry_after: str | None) -> int | None:
    """What a site asks to wait before the next try: a number of seconds or a date (RFC 9110, 10.2.3)."""
    said = (retry_after or "").strip()
    if said.isascii() and said.isdigit():
        return int(said[:9])
    try:
        moment = parsedate_to_datetime(said)
        return max(0, int((moment.astimezone(UTC) - datetime.now(UTC)).total_seconds()))
    except (ValueError, OverflowError):
        return None


def check_type(content_type: str | None, body: bytes | None = None, address: str = "") -> str | None:
    """Refuse what is no text to read, and return the type to go by; without a header, `body` and the
    `address`'s ending decide.

    A PDF is one by its first bytes alone. Raises: FeedRefused, NotAWebPage.
    """
    essence = essence_of(content_type)
    if body is not None and begins_like_pdf(body):
        return PDF
    if essence in FEED_TYPES or is_feed(body or b""):
        raise FeedRefused
    if essence in READABLE:
        return content_type
    if essence == _JSON and body is None:
        return None  # to be asked again when the body is there
    if essence not in _UNKNOWN:
        raise NotAWebPage(content_type=essence[:100])
    if body is None:
        return None  # to be asked again when the body is there
    if b"\0" in body[:1024] and not body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotAWebPage(content_type="application/octet-stream")
    if is_markdown_address(address):
        return MARKDOWN
    return "text/html" if b"<" in body[:1024] else "text/plain"
