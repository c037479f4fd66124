"""Splits a text into sentences: spans that never cross a paragraph or block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.article import Block, BlockKind
from webapp.summarizing.boundaries import boundaries
from webapp.summarizing.joints import joints
from webapp.summarizing.quotations import lie_in_speech
from webapp.summarizing.scripts import has_word

_PARAGRAPH: Final = re.compile(r"\n[^\S\n]*+\n\s*+|[\u2029\f\v]\s*+")
_LINE: Final = re.compile(r"(?:\r?\n|[\u2028\x85\r])\s*+")


@dataclass(frozen=True, slots=True)
class Span:
    """Where a sentence stands: its slice of the text, its block's kind, its section and paragraph."""

    start: int
    end: int
    kind: BlockKind
    section: int  # counts the headings before it
    paragraph: int
    speech: bool = False  # but a part of a quotation: who speaks is told elsewhere, and no mark shows it


def split_sentences(text: str, lang: str | None, blocks: Sequence[Block] | None = None) -> list[Span]:
    """Split a text into sentences and headings, in text order."""
    spans: list[Span] = []
    section = paragraph = 0
    for block in with_gaps(blocks or (), len(text)):
        section += block.kind == "heading"
        for start, end in _pieces(text, block.start, block.end, _PARAGRAPH):
            pieces = list(_split_paragraph(text, start, end, lang, whole=block.kind == "heading"))
            for (first, last), speech in zip(pieces, lie_in_speech(text, start, end, pieces), strict=True):
                spans.append(Span(first, last, block.kind, section, paragraph, speech))
            paragraph += 1
    return spans


def with_gaps(blocks: Sequence[Block], length: int) -> Iterator[Block]:
    """Yield the blocks in order and without overlaps, and what lies between them as paragraphs."""
    at = 0
    for block in sorted(blocks, key=lambda block: (block.start, block.end)):
        start, end = max(block.start, at), min(block.end, length)
        if start >= end:
            continue
        if start > at:
            yield Block("paragraph", at, start)
        yield Block(block.kind, start, end)
        at = end
    if at < length:
        yield Block("paragraph", at, length)


def _pieces(text: str, start: int, end: int, border: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    at = start
    for match in border.finditer(text, start, end):
        if match.start() > at:
            yield at, match.start()
        at = match.end()
    if at < end:
        yield at, end


def _split_paragraph(
    text: str, start: int, end: int, lang: str | None, *, whole: bool
) -> Iterator[tuple[int, int]]:
    lines = [(start, end)] if whole else _lines(text, start, end)
    for first, last in lines:
        at = first
        for stop, follows in [*(() if whole else _cuts(text, first, last, lang)), (last, last)]:
            trimmed = _trim(text, at, stop)
            if trimmed:
                yield trimmed
            at = follows


def _cuts(text: str, start: int, end: int, lang: str | None) -> Iterator[tuple[int, int]]:
    """Yield where a sentence or a glued piece ends in a line, and where the next begins, in text order."""
    glued = joints(text, start, end)
    joint = next(glued, None)
    for stop, follows in boundaries(text, start, end, lang):
        while joint and joint < stop:
            yield joint, joint
            joint = next(glued, None)
        yield stop, follows
    while joint:
        yield joint, joint
        joint = next(glued, None)


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Split a paragraph at its line ends, unless they are only where a typewriter's line was full.

    So they are where a third of the lines go on in lower case, as in mail and plain text files.
    """
    lines = list(_pieces(text, start, end, _LINE))
    going_on = sum(text[first].islower() for first, _ in lines[1:])
    return [(start, end)] if going_on * 3 > len(lines) - 1 > 0 else lines


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    if not has_word(piece):
        return None
    left = len(piece) - len(piece.lstrip())
    return start + left, start + len(piece.rstrip())
