"""Sets the rows of a table in their columns: what stands below each other is one, and a cell may be empty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from webapp.pdf.bands import Row
from webapp.pdf.lines import Line, Run

_GUTTER: Final = 0.25  # times the type's size: what no row has anything in
_ROWS: Final = 2
Span = tuple[float, float]


def set_in_columns(rows: Sequence[Row]) -> list[Row]:
    """The same rows, each with a cell for every column; as their gaps part them where one spans columns."""
    pieces = [[piece for cell in _in_order(row) for piece in _parted(cell)] for row in rows]
    columns = _confirmed(_columns([piece for row in pieces for piece in row]), pieces)
    if len(columns) < max(len(row.cells) for row in rows):
        return [Row(row) for row in pieces]
    return [Row([_cell(row, column) for column in columns]) for row in pieces]


def _in_order(row: Row) -> list[Line]:
    return sorted(row.cells, key=lambda cell: cell.left)


def _columns(pieces: Sequence[Line]) -> list[Span]:
    """From where to where there is something in any row."""
    columns: list[Span] = []
    for piece in sorted(pieces, key=lambda piece: piece.left):
        if columns and piece.left - columns[-1][1] < _GUTTER * piece.size:
            columns[-1] = (columns[-1][0], max(columns[-1][1], piece.right))
        else:
            columns.append((piece.left, piece.right))
    return columns


def _confirmed(columns: Sequence[Span], rows: Sequence[Sequence[Line]]) -> list[Span]:
    """The same columns; two beside each other are one where no two rows have something in both."""
    found: list[Span] = []
    for column in columns:
        both = sum(bool(found) and _has(row, found[-1]) and _has(row, column) for row in rows)
        if found and both < _ROWS:
            found[-1] = (found[-1][0], column[1])
        else:
            found.append(column)
    return found


def _has(pieces: Sequence[Line], column: Span) -> bool:
    return any(column[0] <= piece.left <= column[1] for piece in pieces)


def _cell(pieces: Sequence[Line], column: Span) -> Line:
    found = [piece for piece in pieces if column[0] <= piece.left <= column[1]]
    if not found:
        return replace(pieces[0], left=column[0], right=column[0], runs=())
    runs = [run for piece in found for run in (() if piece.text[:1].isspace() else (Run(" "),)) + piece.runs]
    return replace(found[0], right=found[-1].right, runs=tuple(runs))


def _parted(line: Line) -> Iterator[Line]:
    """The cells of a line, in their order on the page."""
    left, begun = line.left, 0
    for gap in line.gaps:
        yield replace(line, left=left, right=gap.left, runs=_cut(line.runs, begun, gap.offset), gaps=())
        left, begun = gap.right, gap.offset
    yield replace(line, left=left, runs=_cut(line.runs, begun, len(line.text)), gaps=())


def _cut(runs: Sequence[Run], begin: int, end: int) -> tuple[Run, ...]:
    found, at = [], 0
    for run in runs:
        text = run.text[max(0, begin - at) : max(0, end - at)]
        if text:
            found.append(Run(text, run.style, run.link))
        at += len(run.text)
    return tuple(found)
