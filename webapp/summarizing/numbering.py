"""Recognises numbers before a full stop that are a label, a part of a date or a measure."""

from __future__ import annotations

import re
from typing import Final

# "1.", "b." or "Step 1." where a line begins.
_LABEL: Final = re.compile(r"\W{0,3}(?:[^\W_]{1,3}|[^\W\d_]{2,15}[\s#№.]{1,3}\d{1,2})")
_LABEL_CHARS: Final = 24
# "2025. 7. 11.", "11. 7. 2025", "Jul. 11. 2025".
_DATE: Final = re.compile(
    r"\d{4}\.\s?\d{1,2}\.\s?\d{1,2}|\d{1,2}\.\s?\d{1,2}\.\s?\d{4}|"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?\s\d{1,2}\.\s\d{4}"
)
_DATE_CHARS: Final = 14
_UNIT: Final = re.compile(r"\d\s?°\s?[A-Z]$|[-−]\d[\d.,]{0,5}\s?[CFK]$")


def is_label(text: str, start: int, at: int) -> bool:
    """Whether only the number or letter of a list or step stands between start and the mark at `at`."""
    return at - start <= _LABEL_CHARS and bool(_LABEL.fullmatch(text[start:at].rstrip()))


def is_in_date(text: str, at: int) -> bool:
    """Whether the mark at `at` stands within a date."""
    first = max(0, at - _DATE_CHARS)
    dates = _DATE.finditer(text[first : at + _DATE_CHARS])
    return any(date.start() < at - first < date.end() - 1 for date in dates)


def is_unit(text: str, start: int, at: int) -> bool:
    """Whether the letter before the mark at `at` is a unit, not an initial: "-3.2 C."."""
    return bool(_UNIT.search(text, max(start, at - 10), at))
