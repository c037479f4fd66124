"""Wraps code and tables that scroll in a box which the keyboard can reach."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from webapp.dressing.tokens import Tag, Token


def wrap_scrollers(tokens: Iterable[Token], table_label: str, code_label: str) -> None:
    """Wrap every outermost table and piece of code; the labels are what a screen reader calls their boxes.

    Code scrolls within its own box, so that what is set beside it (a button that copies it) stays.
    """
    opening = f'<div class="scrolls" tabindex="0" role="group" aria-label="{escape(table_label)}">'
    reachable = f' tabindex="0" role="group" aria-label="{escape(code_label)}"'
    tables = pieces = 0
    for token in tokens:
        if not isinstance(token, Tag):
            continue
        if token.name == "pre" and token.is_closing:
            pieces -= 1
            token.after += "" if pieces else "</div>"
        elif token.name == "pre":
            if not pieces:
                token.before += '<div class="code-box">'
                token.give(reachable)
            pieces += 1
        elif token.name == "table" and token.is_closing:
            tables -= 1
            token.after += "" if tables else "</div>"
        elif token.name == "table":
            token.before += "" if tables else opening
            tables += 1
