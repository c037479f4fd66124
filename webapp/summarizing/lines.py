"""Cuts a text and its blocks into lines, and notes how each looks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from webapp.article import Block, BlockKind
from webapp.summarizing.cues import is_fragment
from webapp.summarizing.scripts import CHARS_A_WORD, UNSPACED, has_word
from webapp.summarizing.sentences import with_gaps

# So many lines tell what a text is; more cost time.
_LOOKED_AT: Final = 1_000

_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
_BULLET: Final = re.compile(r"\s{0,8}(?:[-*•·▪◦●○‣]|\d{1,3}[.)]|[a-z][.)])\s")


class Line(NamedTuple):
    """A line of a text: a block, or a part of it where it has line breaks."""

    text: str
    kind: BlockKind
    words: int
    is_ended: bool  # by a full stop or its like
    stanza: int  # counts the paragraphs before it


def read_lines(text: str, blocks: Sequence[Block] | None) -> list[Line]:
    """Cut a text into its lines, as many as tell what it is."""
    lines: list[Line] = []
    for line in _all_lines(text, blocks):
        if len(lines) == _LOOKED_AT:
            break
        lines.append(line)
    return lines


def _all_lines(text: str, blocks: Sequence[Block] | None) -> Iterator[Line]:
    stanza = 0
    for block in with_gaps(blocks or (), len(text)):
        stanza += 1
        for piece in text[block.start : block.end].strip().splitlines():
            line = piece.strip()
            if not line:
                stanza += 1
            elif has_word(line):
                kind = "list item" if block.kind == "paragraph" and _BULLET.match(line) else block.kind
                yield Line(line, kind, _count_words(line), not is_fragment(line), stanza)


def _count_words(line: str) -> int:
    """Count words as spaces part them; where they are not spaced, two characters are one."""
    unspaced = 0 if line.isascii() else len(_UNSPACED.findall(line))
    return len(line.split()) if not unspaced else len(line.split()) - 1 + -(-unspaced // CHARS_A_WORD)
