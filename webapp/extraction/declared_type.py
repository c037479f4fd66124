"""Reads a content type: whether it names Markdown, and the title that a reader gave along with a text."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import quote, unquote

from webapp.addresses import is_markdown_address
from webapp.media_types import MARKDOWN_TYPES, essence_of

_TITLE: Final = re.compile(r";\s*title\*=UTF-8''([^;\s]+)")


def is_markdown(content_type: str | None, url: str | None) -> bool:
    """Tell whether a page is Markdown. Many servers send such files as plain text; then the name tells."""
    essence = essence_of(content_type)
    return essence in MARKDOWN_TYPES or (essence == "text/plain" and is_markdown_address(url))


def with_title(content_type: str, title: str) -> str:
    """Return a content type that carries a title, as a parameter (RFC 8187): so it stays with the page.

    It is no edit of the article's (library/edits.py): by the title a text's first line leaves the text or
    stays, so whoever reads the page again has to know it.
    """
    return f"{content_type}; title*=UTF-8''{quote(title, safe='')}" if title else content_type


def title_in(content_type: str | None) -> str | None:
    """Return the title that a content type carries."""
    found = _TITLE.search(content_type or "")
    return unquote(found[1]) if found else None
