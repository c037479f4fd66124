"""Gives lists back the bullets that are drawn as shapes: browsers print them so, and they are no letters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from webapp.pdf.letters import runs_left
from webapp.pdf.lines import Line, Run

_BULLET: Final = "•"
_SMALL, _LARGE = 0.15, 0.6  # times the type's size: how wide and how high a bullet is
_NEAR: Final = 2.5  # times the type's size: how far before its line it stands
_RISE: Final = 0.9  # times the type's size: how high above the line's foot


@dataclass(frozen=True, slots=True)
class Dot:
    """A shape that is about as wide as it is high."""

    x: float  # of its middle
    y: float
    width: float


def give_bullets(lines: Iterable[Line], dots: Sequence[Dot]) -> Iterator[Line]:
    """Put a bullet before each line that one stands beside."""
    for line in lines:
        yield _bulleted(line) if any(_stands_before(dot, line) for dot in dots) else line


def _bulleted(line: Line) -> Line:
    mark = Run(f"{_BULLET} ")
    gaps = tuple(replace(gap, offset=gap.offset + len(mark.text)) for gap in line.gaps)
    return replace(line, runs=(mark, *line.runs), gaps=gaps)


def _stands_before(dot: Dot, line: Line) -> bool:
    before = dot.x - line.right if runs_left(line.text) else line.left - dot.x
    is_beside = 0 < before < _NEAR * line.size and 0 < dot.y - line.base < _RISE * line.size
    return is_beside and _SMALL * line.size < dot.width < _LARGE * line.size
