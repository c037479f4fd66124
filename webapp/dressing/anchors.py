"""Names places of an article's text by block and offset, and finds them again in another text.

A name comes from text and blocks alone, so that it holds whatever counts as a sentence
(docs/adr/0014-anchors.md). The library's migration 0007 has a copy of the form as it was then.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

from webapp.article import Block, Sentence
from webapp.dressing.seen_characters import UNSEEN, SeenCharacters

QUOTE_CHARS = 40  # a few words: seldom twice in one article

_NAME = re.compile(r"s([0-9]{1,7})-([0-9]{1,7})-([0-9a-f]{6})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Anchor:
    """So many characters into a block, counted from 0; `check` tells the words there from others."""

    block: int
    offset: int
    check: str

    def __str__(self) -> str:
        return f"s{self.block}-{self.offset}-{self.check}"

    @classmethod
    def parse(cls, name: str) -> Self | None:
        """Read what `str` wrote; None for anything else."""
        found = _NAME.fullmatch(name)
        return cls(int(found[1]), int(found[2]), found[3]) if found else None


class AnchoredText:
    """An article's text, whose places have names."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._starts = [0, *(block.start for block in blocks[1:])]

    def anchor_at(self, at: int) -> Anchor:
        """The name of the place at an offset."""
        block = bisect_right(self._starts, at) - 1
        return Anchor(block, at - self._starts[block], _check_of(self.quote_at(at)))

    def quote_at(self, at: int) -> str:
        """A few words from an offset on, within its block."""
        block = bisect_right(self._starts, at)
        end = self._starts[block] if block < len(self._starts) else len(self._text)
        return " ".join(self._text[at : min(at + QUOTE_CHARS, end)].split())

    def find(self, anchor: Anchor, quote: str) -> int | None:
        """The offset of a named place: there where its words stand there, else at the nearest such words.

        `quote` may be longer than what the name's check was made of, and so tell copies of that apart. Where
        the text has no such words, the check alone may hold: of a browser's quote, with a ruby's readings.
        """
        at = self._starts[min(anchor.block, len(self._starts) - 1)] + anchor.offset
        is_there = at < len(self._text) and self.anchor_at(at) == anchor
        if is_there and self._text.startswith(quote, at):
            return at
        found = self.find_words(quote, near=at)
        return at if found is None and is_there else found

    def find_words(self, words: str, *, near: int, within: int | None = None) -> int | None:
        """The offset of the copy of `words` that is nearest to an offset; white space plays no part."""
        return self._seen.find_nearest(words, near, within)

    @cached_property
    def _seen(self) -> SeenCharacters:
        return SeenCharacters(self._text)


def name_sentences(text: str, blocks: Sequence[Block], sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The name of each sentence's beginning: the one id by which marks and links know it."""
    anchored = AnchoredText(text, blocks)
    return tuple(str(anchored.anchor_at(sentence.start)) for sentence in sentences)


def name_sentence(text: str, blocks: Sequence[Block], sentence: Sentence) -> str:
    """The same of one sentence."""
    return name_sentences(text, blocks, [sentence])[0]


def _check_of(quote: str) -> str:
    """Six hex digits: other words have the same ones once in sixteen million times."""
    return f"{zlib.crc32(UNSEEN.sub('', quote).encode('utf-8', 'replace')) & 0xFFFFFF:06x}"
