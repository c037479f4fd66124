"""Dressing by hand: one step on a piece of HTML, and what a mark holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from webapp.dressing.tokens import Token, join_tokens, read_tokens

NUMBER = re.compile(r' data-block="\d+"')
_TAG = re.compile(r"<(/?)(\w+)[^>]*>")


def dressed_by(step: Callable[[list[Token]], object], html: str) -> str:
    """The HTML after one step."""
    tokens = read_tokens(html)
    step(tokens)
    return join_tokens(tokens)


def without_numbers(html: str) -> str:
    """The HTML as it was kept before extraction numbered its blocks."""
    return NUMBER.sub("", html)


def words_within(html: str, anchor: str) -> str:
    """The words of the mark that bears an id: its span holds balanced elements, so that its end is counted out."""
    start = re.search(rf'<span id="{anchor}" [^>]*>', html)
    assert start, f"{anchor} is not marked in {html}"
    depth, at = 1, start.end()
    while depth:
        tag = re.compile(r"</?span[^>]*>").search(html, at)
        assert tag
        depth += -1 if tag[0].startswith("</") else 1
        at = tag.end()
    return words_of(html[start.end() : at])


def words_of(html: str) -> str:
    """The words without tags and white space."""
    return re.sub(r"[\s\u00ad]+", "", unescape(re.sub(r"<[^>]*>", "", html)))


def is_balanced(html: str) -> bool:
    """Whether every element ends within the one that it began in."""
    opened: list[str] = []
    for closes, name in _TAG.findall(html):
        if closes:
            if not opened or opened.pop() != name:
                return False
        elif name not in ("br", "hr", "img", "wbr", "col"):
            opened.append(name)
    return not opened
