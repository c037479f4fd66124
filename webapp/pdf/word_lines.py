"""Gathers words into lines, and parts a line where a gap is too wide for one."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from webapp.pdf.letters import runs_left
from webapp.pdf.lines import RAISED, Gap, Line, Run
from webapp.pdf.right_to_left import order_words
from webapp.pdf.word import Word

# Times the type's size: wider than the spaces of justified text, and than one after a number.
_GAP: Final = 1.9
_CELL_GAP: Final = 0.4  # times the type's size: what may part the cells of a table, if others do below it
_OFF_LINE: Final = 0.6  # times the type's size
_NOTE_MARK: Final = 0.82  # of its note's size


def gather_lines(words: Sequence[Word], page: int) -> Iterator[Line]:
    """The lines of a page, in its order; those that run another way than the page are marked."""
    for line in _whole(_lines(words)):
        for cell in _cells(order_words(line) if _runs_left(line) else line):
            yield _line(cell, page)


def _runs_left(words: Sequence[Word]) -> bool:
    return any(word.letters and runs_left(word.text) for word in words)


def _whole(lines: Iterable[list[Word]]) -> Iterator[list[Word]]:
    """Lines; those that run left in one piece: PDFium breaks them at marks that stand above a letter."""
    whole: list[Word] = []
    for line in lines:
        if whole and (_runs_left(whole) or _runs_left(line)) and not _is_off_line(whole[-1], line[0]):
            whole += line
            continue
        if whole:
            yield whole
        whole = list(line)
    if whole:
        yield whole


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in words:
        if line and _is_off_line(line[-1], word):
            yield line
            line = []
        if word.text:
            line.append(word)
        if word.ends_line and line:
            yield line
            line = []
    if line:
        yield line


def _is_off_line(before: Word, word: Word) -> bool:
    is_off = abs(word.base - before.base) > _OFF_LINE * max(before.size, word.size)
    return word.angle != before.angle or is_off


def _cells(words: Sequence[Word]) -> Iterator[list[Word]]:
    """A line in its pieces, where gaps part it that are wider than any space."""
    begun = 0
    for at, (before, word) in enumerate(pairwise(words), 1):
        gap = max(word.left - before.right, before.left - word.right)  # to either side: some scripts run left
        if gap > _GAP * max(before.size, word.size):
            yield list(words[begun:at])
            begun = at
    yield list(words[begun:])


def _line(words: Sequence[Word], page: int) -> Line:
    size = _size_of(words)
    runs: list[Run] = []
    for number, word in enumerate(words):
        text = word.text if word.is_glued or not number else f" {word.text}"
        begins_note = not number and word.size < _NOTE_MARK * size and len(words) > 1
        style = word.style | (RAISED if begins_note else 0)
        if runs and (runs[-1].style, runs[-1].link) == (style, word.link):
            runs[-1] = Run(runs[-1].text + text, style, word.link)
        else:
            runs.append(Run(text, style, word.link))
    gaps = tuple(_gaps(words, size))
    standing = [word for word in words if word.size > 0.8 * size] or words
    return Line(
        left=min(word.left for word in words),
        right=max(word.right for word in words),
        base=standing[0].base,
        size=size,
        runs=tuple(runs),
        page=page,
        is_cut=words[-1].is_cut,
        first_word=words[0].right - words[0].left,
        is_sideways=words[0].angle != 0,
        gaps=gaps,
        narrowest_space=min(map(_space, words, words[1:]), default=math.inf),
    )


def _space(before: Word, word: Word) -> float:
    return math.inf if word.is_glued else max(word.left - before.right, before.left - word.right)


def _gaps(words: Sequence[Word], size: float) -> Iterator[Gap]:
    offset = 0
    for before, word in pairwise(words):
        offset += len(before.text)
        if not word.is_glued:
            if word.left - before.right > _CELL_GAP * size:
                yield Gap(offset, before.right, word.left)
            elif before.left - word.right > _CELL_GAP * size:
                yield Gap(offset, word.right, before.left)
            offset += 1


def _size_of(words: Sequence[Word]) -> float:
    """The size that most of the letters have, to a quarter of a point."""
    counts: dict[float, int] = {}
    for word in words:
        if not word.style & RAISED:
            size = round(word.size * 4) / 4
            counts[size] = counts.get(size, 0) + len(word.text)
    return max(counts, key=lambda size: counts[size]) if counts else words[0].size
