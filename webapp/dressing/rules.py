"""Hides the rules that part nothing: at an article's ends, and all but one of several on end."""

from __future__ import annotations

from collections.abc import Iterable

from webapp.dressing.tokens import Tag, Text, Token


def hide_empty_rules(tokens: Iterable[Token]) -> None:
    """Hide every rule with nothing to be seen before it since the last one, and one that ends the article."""
    is_anything_before, last = False, None
    for token in tokens:
        if isinstance(token, Tag) and token.name == "hr":
            if is_anything_before:
                last = token
            else:
                token.give(" hidden")
            is_anything_before = False
        elif _is_seen(token):
            is_anything_before = True
    if last and not is_anything_before:
        last.give(" hidden")


def _is_seen(token: Token) -> bool:
    if isinstance(token, Tag):
        return token.name == "img"
    return isinstance(token, Text) and token.source.strip(" \t\n\r\f") not in ("", "&nbsp;")
