"""Turns the texts of an article's HTML into one stream of characters to look a sentence up in."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from webapp import limits
from webapp.reading.html_tokens import Text, Token
from webapp.reading.seen_characters import UNSEEN, UNSEEN_CLASS

# One reference, or a run of characters that stand for themselves.
_RUN = re.compile(f"(&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);)|[^{UNSEEN_CLASS}&]+|&")


class Place(NamedTuple):
    """Which token, and the offset in its source."""

    token: int
    offset: int


class TextStream:
    """All seen characters of the texts, in order, each with its place.

    Places are kept a run of characters, about a word, and not a character: a long article has a hundred
    thousand of those, and the first to open it waits.
    """

    def __init__(self, tokens: Sequence[Token], *, skips: bool = True) -> None:
        # of each run: its first character's index in the stream, its place, its end in the source where it
        # is a reference (which is never split, and may stand for two characters), else 0
        self._indices: list[int] = []
        self._places: list[tuple[int, int]] = []
        self._reference_ends: list[int] = []
        runs: list[str] = []
        self._length = 0
        self._misses = 0
        for at, token in enumerate(tokens):
            if isinstance(token, Text) and not (skips and token.is_skipped):
                self._add(at, token.source, runs)
        self._characters = "".join(runs)

    def _add(self, at: int, source: str, runs: list[str]) -> None:
        for found in _RUN.finditer(source):
            characters, reference_end = found[0], 0
            if found[1]:
                characters, reference_end = unescape(characters), found.end()
                if not characters or UNSEEN.fullmatch(characters):
                    continue
            runs.append(characters)
            self._indices.append(self._length)
            self._places.append((at, found.start()))
            self._reference_ends.append(reference_end)
            self._length += len(characters)

    def find(self, words: str, after: Place) -> tuple[Place, Place] | None:
        """The places of the first character of `words` and behind the last, the next ones after a place.

        None where they are not to be found behind it.
        """
        wanted = UNSEEN.sub("", words)
        if not wanted:
            return None
        first = self._first_index(after)
        is_near = self._misses >= limits.MARK_MISSES
        behind = first + len(wanted) + limits.MARK_NEARBY_CHARS if is_near else self._length
        at = self._characters.find(wanted, first, behind)
        if at < 0:
            self._misses += 1
            return None
        return self._begin(at), self._end(at + len(wanted) - 1)

    def _first_index(self, place: Place) -> int:
        """The index of the first character at a place or behind it."""
        run = bisect_right(self._places, place) - 1
        if run < 0:
            return 0
        token, offset = self._places[run]
        if place == (token, offset):
            return self._indices[run]
        behind = self._indices[run + 1] if run + 1 < len(self._indices) else self._length
        if place.token != token or self._reference_ends[run]:
            return behind
        return min(self._indices[run] + place.offset - offset, behind)

    def _begin(self, index: int) -> Place:
        run, token, offset = self._run_of(index)
        return Place(token, offset if self._reference_ends[run] else offset + index - self._indices[run])

    def _end(self, index: int) -> Place:
        run, token, offset = self._run_of(index)
        return Place(token, self._reference_ends[run] or offset + index - self._indices[run] + 1)

    def _run_of(self, index: int) -> tuple[int, int, int]:
        run = bisect_right(self._indices, index) - 1
        return run, *self._places[run]
