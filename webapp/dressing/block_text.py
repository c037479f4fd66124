"""Finds where the characters of a numbered block stand in an article's HTML.

Extraction writes each block's number on the element that holds its words, and the sanitizer keeps it. So a
block's text and its element hold the same characters, but for white space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from html import unescape
from itertools import accumulate
from typing import Final, NamedTuple

from webapp.dressing.tokens import Tag, Text, Token

NUMBER: Final = "data-block"  # as in extraction/running_text.py and sanitizing/policy.py

# A run of characters that stand for themselves, or a reference: of the five that the sanitizer writes each is
# one character.
_RUN = re.compile(r"[^\s&]+|&[a-z]+;")
_SPACE = "&nbsp;"


class Place(NamedTuple):
    """Which token, and the offset in its source."""

    token: int
    offset: int


def without_spaces(text: str) -> str:
    """The characters by which a block and its element are compared and counted."""
    return "".join(text.split())


def find_numbered(tokens: Sequence[Token]) -> dict[int, list[int]]:
    """Where the texts of each numbered element stand, in the order of the HTML."""
    found: dict[int, list[int]] = {}
    opened: list[list[int] | None] = []  # of each element around: the texts of the numbered one that it is in
    for at, token in enumerate(tokens):
        within = opened[-1] if opened else None
        if isinstance(token, Text):
            if within is not None:
                within.append(at)
        elif isinstance(token, Tag) and not token.is_void:
            if token.is_closing:
                opened.pop()
            else:
                number = number_of(token)
                opened.append(within if number is None else found.setdefault(number, []))
    return found


def number_of(tag: Tag) -> int | None:
    """The number of the block that an element holds; of several, of the first."""
    return int(tag.attributes[NUMBER]) if f' {NUMBER}="' in tag.source else None


class BlockText:
    """The characters of an element's texts, without white space, each with its place."""

    def __init__(self, tokens: Sequence[Token], texts: Sequence[int]) -> None:
        self._tokens, self._texts = tokens, texts
        characters = [without_spaces(unescape(tokens[at].source)) for at in texts]
        self.characters = "".join(characters)
        self._starts = [0, *accumulate(map(len, characters))]
        self._runs: dict[int, tuple[list[int], list[tuple[int, int]]]] = {}

    def begin(self, index: int) -> Place:
        """The place of a character."""
        return self._place(index, is_end=False)

    def end(self, index: int) -> Place:
        """The place behind a character."""
        return self._place(index, is_end=True)

    def _place(self, index: int, *, is_end: bool) -> Place:
        text = bisect_right(self._starts, index) - 1
        at, index = self._texts[text], index - self._starts[text]
        indices, spans = self._runs_of(at)
        run = bisect_right(indices, index) - 1
        start, end = spans[run]
        if self._tokens[at].source[start] == "&":
            return Place(at, end if is_end else start)
        return Place(at, start + index - indices[run] + is_end)

    def _runs_of(self, at: int) -> tuple[list[int], list[tuple[int, int]]]:
        """Of each run of a text: the index of its first character, and where it stands in the source."""
        if at not in self._runs:
            source = self._tokens[at].source
            spans = [found.span() for found in _RUN.finditer(source)]
            lengths = (_count(source, start, end) for start, end in spans)
            self._runs[at] = [0, *accumulate(lengths)], spans
        return self._runs[at]


def _count(source: str, start: int, end: int) -> int:
    """The characters of a run, without white space."""
    if source[start] != "&":
        return end - start
    return 0 if source.startswith(_SPACE, start) else 1
