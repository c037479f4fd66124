"""Wraps code and tables that scroll in a box which the keyboard can reach."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from webapp.dressing.tokens import Tag, Token


def wrap_scrollers(tokens: Iterable[Token], table_label: str) -> None:
    """Wrap every outermost table; `table_label` is what a screen reader calls its box."""
    opening = f'<div class="scrolls" tabindex="0" role="group" aria-label="{escape(table_label)}">'
    depth = 0
    for token in tokens:
        if not isinstance(token, Tag):
            continue
        if token.name == "pre" and not token.is_closing:
            token.give(' tabindex="0"')
        elif token.name == "table" and token.is_closing:
            depth -= 1
            token.after += "" if depth else "</div>"
        elif token.name == "table":
            token.before += "" if depth else opening
            depth += 1
