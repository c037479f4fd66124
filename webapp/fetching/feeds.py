"""Recognises feeds: by their content types, and by how they begin, for many are sent as XML, text or HTML."""

from __future__ import annotations

import re
from typing import Final

# As registered, and as feeds are sent: RSS (unregistered), RSS 1.0, Atom (RFC 4287), JSON Feed 1.1.
FEED_TYPES: Final = frozenset(
    {
        "application/rss+xml",
        "application/rdf+xml",
        "application/atom+xml",
        "application/feed+json",
        "text/rss",
    }
)
_LOOKED_AT = 4096  # bytes; before the root there may be a style sheet's address and a licence
_BEFORE_ROOT = rb"(?:\s|<\?.*?\?>|<!--.*?-->|<!doctype[^>]*>)*+"
_XML = re.compile(
    _BEFORE_ROOT
    + rb"""<(?:[\w-]+:)?(?:
        rss\b
        | feed\b[^>]*["'](?:http://www\.w3\.org/2005/Atom|http://purl\.org/atom/)
        | rdf\b[^>]*["'](?:http://purl\.org/rss/1\.0/|http://(?:my|channel)\.netscape\.com/rdf/)
    )""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_JSON = re.compile(rb"\s*\{.*?\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org\\?/version", re.DOTALL)


def is_feed(body: bytes) -> bool:
    """Tell a feed by its root element, or by the version that a JSON feed names."""
    start = body[:_LOOKED_AT]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "replace").encode()
    start = start.removeprefix(b"\xef\xbb\xbf")
    return bool(_XML.match(start) or _JSON.match(start))
