"""Parts a page's lines into bands: lines that stand one below the other, as in a column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.pdf.lines import Line

_SAME_LINE: Final = 0.35  # of the type's size: what stands so near in height stands in one row
_RAISED_LINE: Final = 0.75
_WORDY: Final = 25  # letters a cell, from which cells beside each other are columns of a text
_COLUMN_ROWS: Final = 5


@dataclass(slots=True)
class Row:
    """What stands at one height in a band: a line, or the cells of one."""

    cells: list[Line]

    @property
    def first(self) -> Line:
        return self.cells[0]


@dataclass(slots=True)
class Band:
    rows: list[Row]
    left: float
    right: float


def find_bands(lines: Iterable[Line]) -> list[Band]:
    """The bands of a page's lines, in the page's own order."""
    rows = list(_columns_apart(list(_rows(lines))))
    bands: list[list[Row]] = []
    for row in rows:
        if bands and _goes_on(bands[-1][-1], row):
            bands[-1].append(row)
        else:
            bands.append([row])
    return [_band(each) for each in bands]


def _rows(lines: Iterable[Line]) -> Iterator[Row]:
    row: Row | None = None
    for line in lines:
        if row is not None and _is_beside(row.cells, line):
            row.cells.append(line)
            continue
        if row is not None:
            yield row
        row = Row([line])
    if row is not None:
        yield row


def _is_beside(cells: Sequence[Line], line: Line) -> bool:
    last = cells[-1]
    is_mark = len(last.text.strip()) <= 3  # a note's stands above its line
    far = _RAISED_LINE * min(line.size, last.size) if is_mark else _SAME_LINE * max(line.size, last.size)
    near = abs(line.base - last.base) < far
    return near and all(line.left > cell.right - 1 or line.right < cell.left + 1 for cell in cells)


def _columns_apart(rows: Sequence[Row]) -> Iterator[Row]:
    """The same rows; where a file has two columns row by row, one column after the other."""
    at = 0
    while at < len(rows):
        end = at
        while end < len(rows) and _is_of_columns(rows[at], rows[end]):
            end += 1
        if end - at >= _COLUMN_ROWS:
            for side in range(len(rows[at].cells)):
                yield from (Row([row.cells[side]]) for row in rows[at:end])
            at = end
        else:
            yield rows[at]
            at += 1


def _is_of_columns(first: Row, row: Row) -> bool:
    if len(row.cells) != 2 or len(first.cells) != 2:
        return False
    is_alike = all(abs(a.left - b.left) < 2 * b.size for a, b in zip(first.cells, row.cells, strict=True))
    return is_alike and sum(len(cell.text) for cell in row.cells) > 2 * _WORDY


def _goes_on(above: Row, row: Row) -> bool:
    last, line = above.first, row.first
    if line.base >= last.base or last.base - line.base > 6 * max(line.size, last.size):
        return False
    left, right = min(cell.left for cell in above.cells), max(cell.right for cell in above.cells)
    return line.left < right and max(cell.right for cell in row.cells) > left


def _band(rows: list[Row]) -> Band:
    lefts = Counter(round(row.first.left) for row in rows)
    left = float(min(lefts, key=lambda each: (-lefts[each], each)))
    return Band(rows, left, max(cell.right for row in rows for cell in row.cells))
