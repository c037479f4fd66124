"""Media types: what a content type names, and the two that are known by more than their names."""

from __future__ import annotations

from typing import Final

PDF: Final = "application/pdf"
MARKDOWN: Final = "text/markdown"  # RFC 7763
MARKDOWN_TYPES: Final = frozenset((MARKDOWN, "text/x-markdown"))


def essence_of(content_type: str | None) -> str:
    """Return a content type without its parameters; empty where there is none."""
    return (content_type or "").partition(";")[0].strip().lower()


def is_pdf(content_type: str | None) -> bool:
    """Whether a page is a PDF, by the type that it is kept under."""
    return essence_of(content_type) == PDF


def begins_like_pdf(body: bytes | bytearray) -> bool:
    """Whether a file is a PDF, whatever it is called: some writers put a few lines before its mark."""
    start = body[:1024]
    return b"%PDF-" in start and start.lstrip()[:1] not in (b"<", b"{")
