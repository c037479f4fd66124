"""Finds tables: rows whose cells are parted at the same place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from webapp.pdf.bands import Row
from webapp.pdf.blocks import LONE_MARK
from webapp.pdf.columns import set_in_columns
from webapp.pdf.lines import Gap, Line

_ROWS: Final = 3  # of them, at least so many; wide spaces stand below each other twice by chance
_LONGEST_CELL: Final = 60  # characters, on average
_STRETCHED: Final = 0.5  # times the type's size: a space of justified text that has too few words
_UNEVEN: Final = 0.35  # times the type's size
_ALIGNED: Final = 0.15
_WIDE: Final = 0.9  # times the type's size: what may be a gap between cells, if others are below it
_GUTTER: Final = 0.3  # times the type's size: what is left of a gap over all rows
Span = tuple[float, float]


def find_tables(rows: Sequence[Row]) -> Iterator[tuple[Sequence[Row], bool]]:
    """Part rows into those of tables (True), in their cells, and others, in their order."""
    at = begun = 0
    while at < len(rows):
        end = _table_end(rows, at)
        if end is None:
            at += 1
            continue
        if begun < at:
            yield rows[begun:at], False
        yield set_in_columns(rows[at:end]), True
        at = begun = end
    if begun < len(rows):
        yield rows[begun:], False


def _table_end(rows: Sequence[Row], at: int) -> int | None:
    gutters, end, full = _spans(rows[at]), at + 1, 1
    while gutters and end < len(rows):
        shared = _shared(gutters, _spans(rows[end]), rows[end].first.size)
        if shared:
            gutters, full = shared, full + 1
        elif not _is_within(rows, end, gutters):
            break
        end += 1
    if not gutters or full < _ROWS:
        return None
    if _is_justified(rows[at:end]):
        return None
    letters = sum(len(cell.text) for row in rows[at:end] for cell in row.cells)
    cells = sum(len(_spans(row)) + 1 for row in rows[at:end])
    return end if letters <= _LONGEST_CELL * cells else None


def _is_justified(rows: Sequence[Row]) -> bool:
    """Whether these are lines of a narrow column: all the spaces of each are wide, and stand anywhere."""
    spans = [each for each in map(_spans, rows) if each]
    if any(cell.narrowest_space < _STRETCHED * cell.size for row in rows for cell in row.cells):
        return False
    widths = [[right - left for left, right in each] for each in spans]
    is_even = all(max(each) - min(each) < _UNEVEN * rows[0].first.size for each in widths)
    return is_even and not _is_aligned(spans, rows[0].first.size)


def _is_aligned(spans: Sequence[Sequence[Span]], size: float) -> bool:
    """Whether the gaps of all rows begin, or end, at the same places."""
    return len({len(each) for each in spans}) == 1 and all(
        any(max(edges) - min(edges) < _ALIGNED * size for edges in zip(*column, strict=True))
        for column in zip(*spans, strict=True)
    )


def _spans(row: Row) -> list[Span]:
    """The gaps of a row, from left to right; what stands behind its mark is none."""
    cells = sorted(row.cells, key=lambda cell: cell.left)
    between = [(cell.right, following.left) for cell, following in pairwise(cells)]
    wide = [(gap.left, gap.right) for cell in cells for gap in _wide_gaps(cell)]
    if len(between) + len(wide) == 1 and LONE_MARK.fullmatch(_first_cell(row)):
        return []
    return sorted(between + wide)


def _wide_gaps(line: Line) -> list[Gap]:
    return [gap for gap in line.gaps if gap.right - gap.left > _WIDE * line.size]


def _first_cell(row: Row) -> str:
    gaps = _wide_gaps(row.first)
    return row.first.text[: gaps[0].offset if gaps else None].strip()


def _shared(gutters: Sequence[Span], spans: Sequence[Span], size: float) -> list[Span]:
    """What is left of the gutters where another row has gaps."""
    met = [(max(one[0], other[0]), min(one[1], other[1])) for one in gutters for other in spans]
    return [span for span in met if span[1] - span[0] > _GUTTER * size]


def _is_within(rows: Sequence[Row], at: int, gutters: Sequence[Span]) -> bool:
    """Whether a row is a cell's second line: it keeps to one column, and the table goes on below."""
    row = rows[at]
    if len(row.cells) > 1 or at + 1 >= len(rows):
        return False
    keeps_to_column = any(
        row.first.right <= left + 1 or row.first.left >= right - 1 for left, right in gutters
    )
    return keeps_to_column and bool(_shared(gutters, _spans(rows[at + 1]), row.first.size))
