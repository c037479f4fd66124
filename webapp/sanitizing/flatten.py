"""Flattens HTML nested deeper than any article, which the sanitizer would be slow with."""

from __future__ import annotations

import re

from webapp.sanitizing.policy import DEPTH

_TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)[^>]*>")
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
# What the parser closes by itself where a page leaves it open.
_SELF_CLOSING = frozenset("p li dt dd tr td th thead tbody option".split())
_UNCOUNTED = _VOID | _SELF_CLOSING


def flatten(html: str) -> str:
    """Take away the tags of elements below DEPTH, keeping their words; the rest stays as it is."""
    depth = 0

    def kept(tag: re.Match[str]) -> str:
        nonlocal depth
        if tag[2].lower() in _UNCOUNTED:
            return tag[0]
        if tag[1]:
            depth = max(0, depth - 1)
            return tag[0] if depth < DEPTH else ""
        depth += 1
        return tag[0] if depth <= DEPTH else ""

    return _TAG.sub(kept, html) if html.count("<") > DEPTH else html
