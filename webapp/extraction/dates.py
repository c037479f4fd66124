"""Turns a date as printed on a page into a datetime in the page's own offset."""

from __future__ import annotations

import re
from datetime import datetime

from dateutil import parser

_HAS_DAY = re.compile(
    r"\d{4}-\d\d?-\d\d?|\d{8}T|\b\d{1,2}\b.*\b(?:19|20)\d\d\b|\b(?:19|20)\d\d\b.*\b\d{1,2}\b"
)
_DEFAULT = datetime(2000, 1, 1)  # noqa: DTZ001 - naive on purpose: a date alone has no offset


def read_date(text: str | None) -> datetime | None:
    """Read a date with at least year, month and day; None where there is none."""
    text = (text or "").strip()
    if not text or len(text) > 80 or not _HAS_DAY.search(text):
        return None
    try:
        return parser.parse(text, default=_DEFAULT)
    except (ValueError, OverflowError, TypeError):
        return None
