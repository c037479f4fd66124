"""Finds the pieces of code in an article's HTML, and puts their colours around what they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final

from webapp.code import Code, Colours, Spans
from webapp.dressing.tokens import Tag, Text, Token, read_tokens

LANGUAGE: Final = "data-lang"  # as in sanitizing/policy.py
# A character of a text's source: itself, or a reference that stands for it.
_CHARACTER = re.compile(r"&[a-z]+;|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of code with its tokens, in their order."""

    code: Code
    tokens: tuple[Token, ...]


def find_code(html: str) -> list[Code]:
    """Find the pieces of code of an article, in their order."""
    return [piece.code for piece in _pieces(read_tokens(html))]


def colour_pieces(tokens: Sequence[Token], colours: Colours) -> None:
    """Put a span around all that has a colour. None goes over a tag, so that what is there stays whole.

    To be done after the sentences are marked, which count the characters of what is still as it was.
    """
    if not colours:
        return
    for piece in _pieces(tokens):
        spans = colours.get(piece.code.hash, ())
        at = 0
        for token in piece.tokens:
            length = len(_characters(token))
            if isinstance(token, Text):
                token.source = _coloured(token.source, spans, at)
            at += length


def _pieces(tokens: Sequence[Token]) -> Iterator[_Piece]:
    """Every outermost <pre> with what is in it."""
    opening: Tag | None = None
    depth = 0
    within: list[Token] = []
    for token in tokens:
        is_pre = isinstance(token, Tag) and token.name == "pre"
        if is_pre and isinstance(token, Tag):
            depth += -1 if token.is_closing else 1
            if depth == 1 and not token.is_closing:
                opening, within = token, []
        if depth and token is not opening:
            within.append(token)
        elif is_pre and not depth and opening is not None:
            text = "".join(map(_characters, within))
            yield _Piece(Code(text, opening.attributes.get(LANGUAGE)), tuple(within))


def _characters(token: Token) -> str:
    """What a token is in the text of its piece."""
    if isinstance(token, Text):
        return unescape(token.source)
    return "\n" if isinstance(token, Tag) and token.name == "br" else ""


def _coloured(source: str, spans: Spans, at: int) -> str:
    """A text's source with the spans that lie over it; it begins at the piece's character `at`."""
    characters = _CHARACTER.findall(source)
    out, done = [], 0
    for start, end, kind in spans:
        first, last = max(start - at, done), min(end - at, len(characters))
        if first < last:
            out += [
                *characters[done:first],
                f'<span class="code-{kind}">',
                *characters[first:last],
                "</span>",
            ]
            done = last
    return "".join([*out, *characters[done:]])
