"""Turns the texts of an article's HTML into one stream of characters to look a sentence up in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from webapp.reading.html_tokens import Text, Token

# One character of a text, or one reference; white space and what no one sees in between plays no part.
_CHARACTER = re.compile(r"&(?:#[0-9]+|#[xX][0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]*);|.", re.S)
_UNSEEN = re.compile("[\\s\u00ad\u200b\u2060\ufeff]+")


class Place(NamedTuple):
    """Which token, and the offset in its source."""

    token: int
    offset: int


class TextStream:
    """All seen characters of the texts, in order, each with its place."""

    def __init__(self, tokens: Sequence[Token], *, skips: bool = True) -> None:
        characters: list[str] = []
        self._places: list[Place] = []
        self._ends: list[Place] = []
        for at, token in enumerate(tokens):
            if isinstance(token, Text) and not (skips and token.is_skipped):
                self._add(at, token.source, characters)
        self._characters = "".join(characters)

    def _add(self, at: int, source: str, characters: list[str]) -> None:
        for found in _CHARACTER.finditer(source):
            character = found[0] if len(found[0]) == 1 else unescape(found[0])
            if _UNSEEN.fullmatch(character):
                continue
            for each in character:  # a reference may stand for two
                characters.append(each)
                self._places.append(Place(at, found.start()))
                self._ends.append(Place(at, found.end()))

    def find(self, words: str, after: Place) -> tuple[Place, Place] | None:
        """The places of the first character of `words` and behind the last, the next ones after a place.

        None where they are not to be found behind it.
        """
        wanted = _UNSEEN.sub("", words)
        if not wanted:
            return None
        at = self._characters.find(wanted, bisect_left(self._places, after))
        return None if at < 0 else (self._places[at], self._ends[at + len(wanted) - 1])
