"""Recognises markup that parsers are bad at, before one sees it."""

from __future__ import annotations

import re

from webapp import limits

# A tag as the HTML standard reads it: an attribute's value may hold ">". Each is read once, and a "<" within
# one is not read again as a tag of its own, so that no page is slow to measure.
_ATTRIBUTE = r"""(?:[\s/]*+[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"?|'[^']*+'?|[^\s>"'][^\s>]*+)?+)?+)"""
_BOUND = limits.TAG_ATTRIBUTES
_TAG = re.compile(rf"<[a-zA-Z][^\s/>]*+{_ATTRIBUTE}{{0,{_BOUND}}}+({_ATTRIBUTE}?+){_ATTRIBUTE}*+")


def is_too_complex(markup: str) -> bool:
    """Tell whether markup has more tags, or a tag more attributes, than a page may have."""
    return markup.count("<") > limits.PAGE_TAGS or any(_TAG.findall(markup))
