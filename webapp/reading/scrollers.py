"""Gives code and tables, which scroll inside their own box, that box and a place in the keyboard's way."""

from __future__ import annotations

import re
from html import escape

_TABLE = re.compile(r"<(/?)(?:(pre)|table)(?=[ >])[^>]*>")


def wrap_scrollers(html: str, table_label: str) -> str:
    """Wrap every outermost table; `table_label` is what a screen reader calls its box."""
    opening = f'<div class="scrolls" tabindex="0" role="group" aria-label="{escape(table_label)}">'
    depth = 0

    def wrapped(tag: re.Match[str]) -> str:
        nonlocal depth
        is_closing, is_code = tag[1], tag[2]
        if is_code:
            return tag[0] if is_closing else f'<pre tabindex="0"{tag[0][4:]}'
        if is_closing:
            depth -= 1
            return f"{tag[0]}</div>" if depth == 0 else tag[0]
        depth += 1
        return f"{opening}{tag[0]}" if depth == 1 else tag[0]

    return _TABLE.sub(wrapped, html)
