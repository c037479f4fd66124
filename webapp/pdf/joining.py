"""Joins lines to paragraphs: by gaps, indents, size and weight, and lines that end before they are full."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from webapp.pdf.bands import Band, Row
from webapp.pdf.blocks import CAPTION, LONE_MARK, Piece
from webapp.pdf.lines import Line, Run
from webapp.pdf.measures import Measures
from webapp.pdf.tables import find_tables

_APART: Final = frozenset(("table", "code"))
_GAP: Final = 1.3  # times the usual distance of lines
_WIDEST: Final = 3.2  # times the type's size: a typescript's distance of lines
_INDENT_AT_MOST: Final = 4  # times the type's size
_SAME_STEP: Final = 0.1  # times the type's size
_HEADING_GAP: Final = 1.75  # the same within a heading, which is often set wider
_WITHIN_LINE: Final = 0.6  # times the smaller type's size
_INDENT: Final = 0.7  # times the type's size
_HANGING: Final = 0.5
_SLACK: Final = 0.3  # of a column's width: a line that leaves so much was ended on purpose
_OTHER_SIZE: Final = 0.06
_ENDS: Final = re.compile(r"[.!?…:。！？؟۔।][\"'”’»)\]」』]*\s*$")
_BULLET: Final = re.compile(r"\s*([•◦▪▫‣●○■□∙·►➢➤✓\ue000-\uf8ffo–—*-])\s+(?=\S)")
_NUMBER: Final = re.compile(r"\s*\(?(\d{1,2}|[a-z])[.)]\s+(?=\S)")
_REFERENCE: Final = re.compile(r"\s*(\[\d{1,3}\])\s")


def join_lines(bands: Iterable[Band], measures: Measures) -> list[Piece]:
    """Join the lines of all pages' bands, in their order."""
    joiner = _Joiner(measures)
    for band in bands:
        joiner.take(band)
    return joiner.pieces


class _Joiner:
    def __init__(self, measures: Measures) -> None:
        self.pieces: list[Piece] = []
        self._measures = measures
        self._band: Band | None = None  # that the last line stands in

    def take(self, band: Band) -> None:
        for is_code, group in groupby(band.rows, key=self._is_code):
            rows = list(group)
            if is_code:
                self._add_code(rows)
            else:
                self._take(rows, band)

    def _take(self, rows: Sequence[Row], band: Band) -> None:
        for few, is_table in find_tables(rows):
            if is_table:
                cells = [row.cells for row in few]
                self.pieces.append(Piece([line for row in cells for line in row], "table", rows=cells))
                continue
            for line in _lines_of(few):
                self._add(line, band)
                self._band = band

    def _is_code(self, row: Row) -> bool:
        return not self._measures.is_typed and all(cell.is_typed for cell in row.cells)

    def _add_code(self, rows: Sequence[Row]) -> None:
        lines = list(_lines_of(rows))
        if self.pieces and self.pieces[-1].kind == "code":
            self.pieces[-1].lines += lines
        else:
            self.pieces.append(Piece(lines, "code"))

    def _add(self, line: Line, band: Band) -> None:
        last = self.pieces[-1] if self.pieces and self.pieces[-1].kind not in _APART else None
        begins = last is None or CAPTION.match(line.text) is not None or self._begins(last, line, band)
        mark, reference = self._mark(line, begins=begins), _REFERENCE.match(line.text)
        if mark:
            self.pieces.append(Piece([line], "item", mark=mark))
        elif reference and (last is None or begins or last.mark.startswith("[")):
            self.pieces.append(Piece([line], mark=reference[1]))
        elif last is None or begins:
            self.pieces.append(Piece([line]))
        else:
            last.lines.append(line)

    def _mark(self, line: Line, *, begins: bool) -> str:
        """What marks a line as an item of a list; a number counts where it begins or goes on counting."""
        bullet = _BULLET.match(line.text)
        if bullet:
            return bullet[1]
        number = _NUMBER.match(line.text)
        if number is None or line.is_bold:
            return ""
        before = next((piece.mark for piece in reversed(self.pieces[-4:]) if piece.kind == "item"), "")
        is_first = begins and number[1] in ("1", "a")
        return number[1] if is_first or (before and number[1] == _after(before)) else ""

    def _begins(self, piece: Piece, line: Line, band: Band) -> bool:
        """Whether a line begins another paragraph."""
        last = piece.lines[-1]
        step = abs(last.base - line.base)
        if self._band is band and step < _WITHIN_LINE * min(line.size, last.size):
            return False  # an index or an exponent of a formula
        if abs(line.size - last.size) > _OTHER_SIZE * last.size:
            return True
        if line.is_bold != last.is_bold and not self._measures.is_bold:
            return True
        if self._band is not band:
            return self._begins_elsewhere(piece, line, band)
        is_head = self._is_head(line)
        gap = (last.base - line.base) / self._measures.leading(line.size)
        if gap > (_HEADING_GAP if is_head else _GAP) and not _is_set_wide(piece, line, band):
            return True
        if is_head or last.is_cut:
            return False
        return self._is_set_off(piece, line, band) or _is_ended(last, line, band)

    def _is_head(self, line: Line) -> bool:
        bold = line.is_bold and not self._measures.is_bold
        return bold or line.size > (1 + _OTHER_SIZE) * self._measures.size

    def _is_set_off(self, piece: Piece, line: Line, band: Band) -> bool:
        """Whether it is indented as a paragraph's first line, or stands out from lines that hang."""
        last, first = piece.lines[-1], piece.lines[0]
        if len(piece.lines) > 1 and last.left - first.left > _HANGING * line.size:
            return abs(line.left - first.left) < _HANGING * line.size
        if piece.mark:
            return line.left < first.left - _HANGING * line.size
        is_indented = line.left - last.left > _INDENT * line.size > last.left - band.left
        return is_indented and _ENDS.search(last.text) is not None

    def _begins_elsewhere(self, piece: Piece, line: Line, band: Band) -> bool:
        """Whether the first line of a column or page begins another paragraph."""
        last, before = piece.lines[-1], self._band
        if last.is_cut:
            return False
        if before is None or self._is_head(line):
            return True
        if last.right < before.right - _SLACK * (before.right - before.left):
            return True
        if not _ENDS.search(last.text):
            return False
        is_indented = line.left - band.left > _INDENT * line.size
        return is_indented or not self._measures.is_indented


def _is_set_wide(piece: Piece, line: Line, band: Band) -> bool:
    """Whether a line goes on where lines stand far apart, as in typescripts: by the step, or by the words."""
    last = piece.lines[-1]
    step = last.base - line.base
    if step > _WIDEST * line.size or piece.kind != "paragraph":
        return False
    if len(piece.lines) > 1 and abs(piece.lines[-2].base - last.base - step) < _SAME_STEP * line.size:
        return True
    begins_at_edge = last.left - band.left < _INDENT_AT_MOST * line.size  # as no formula does
    is_full = begins_at_edge and band.right - last.right < line.first_word + 0.5 * line.size
    first = line.text.lstrip()[:1]
    return is_full and not _ENDS.search(last.text) and first.isalpha() and not first.isupper()


def _is_ended(last: Line, line: Line, band: Band) -> bool:
    """Whether a line was ended before it was full: the next word would have found room."""
    room = band.right - last.right
    if room < line.first_word + 0.5 * line.size:
        return False
    return _ENDS.search(last.text) is not None or room > _SLACK * (band.right - band.left)


def _lines_of(rows: Iterable[Row]) -> Iterator[Line]:
    """The rows as lines: cells that are no table's are one line."""
    for row in rows:
        line, *others = row.cells
        for other in others:
            line = _joined(line, other)
        yield line


def _joined(line: Line, other: Line) -> Line:
    is_mark = LONE_MARK.fullmatch(line.text.strip()) is not None
    runs = (*line.runs, Run(" "), *other.runs)
    size = other.size if is_mark else line.size
    return replace(line, right=max(line.right, other.right), size=size, runs=runs, is_cut=other.is_cut)


def _after(mark: str) -> str:
    return str(int(mark) + 1) if mark.isdecimal() else chr(ord(mark[0]) + 1)
