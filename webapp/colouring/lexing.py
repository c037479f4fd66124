"""Finds the spans of a piece of code: by its language's lexer, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from pygments.lexers import get_lexer_by_name

from webapp.code import Code, Span, Spans
from webapp.colouring.signs import guess_language
from webapp.colouring.token_kinds import kind_of

_SHOWN_ALIKE = "text"


def find_spans(code: Code) -> Spans:
    """Do what `colour_code` says."""
    language = code.language or guess_language(code.text)
    if language is None or language == _SHOWN_ALIKE:
        return ()
    return tuple(_join(_lex(code.text, language)))


def _lex(text: str, language: str) -> Iterator[Span]:
    """`get_tokens` would strip and replace characters, and move every offset; it ends texts by a line break,
    which lexers count on.
    """
    lexer = get_lexer_by_name(language)
    for start, token_type, value in lexer.get_tokens_unprocessed(f"{text}\n"):
        kind, end = kind_of(token_type), start + len(value.rstrip())
        if kind is not None and end > start:
            yield start, end, kind


def _join(spans: Iterator[Span]) -> Iterator[Span]:
    """Make one span of those of one kind that touch: lexers cut strings at every escape.

    A lexer that calls others may go back: what is there already stays.
    """
    before: Span | None = None
    for start, end, kind in spans:
        if before is None:
            before = start, end, kind
        elif start == before[1] and kind == before[2]:
            before = before[0], end, kind
        elif start >= before[1]:
            yield before
            before = start, end, kind
    if before is not None:
        yield before
