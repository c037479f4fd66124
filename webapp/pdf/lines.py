"""What a page of a PDF holds: lines of text, each with its place, its size and how its words are set."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

BOLD: Final = 1
ITALIC: Final = 2
RAISED: Final = 4
TYPED: Final = 8  # every letter as wide as the others: code


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a line that are set alike; `style` is a sum of the styles above."""

    text: str
    style: int = 0
    link: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A space of a line that is wide enough to part a table's cells."""

    offset: int  # of the space in the line's text
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or one cell of a line that has wide gaps. Measured in points, from the page's lower left."""

    left: float
    right: float
    base: float  # where its letters stand
    size: float  # of the type that most of it is set in
    runs: tuple[Run, ...]
    page: int = 0
    is_cut: bool = False  # its last word goes on in the next line, behind a hyphen
    first_word: float = 0.0  # how wide its first word is
    is_sideways: bool = False
    gaps: tuple[Gap, ...] = ()
    narrowest_space: float = math.inf

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def is_bold(self) -> bool:
        return self._is_all(BOLD)

    @property
    def is_typed(self) -> bool:
        return self._is_all(TYPED)

    def _is_all(self, style: int) -> bool:
        return all(run.style & style for run in self.runs if run.text.strip())


@dataclass(frozen=True, slots=True)
class PdfPage:
    """A page's lines, in the order in which the file has them. `pictures` counts those of some size."""

    height: float
    lines: tuple[Line, ...]
    pictures: int = 0
    unknown: int = 0  # letters of fonts that do not say what letters they are
    letters: int = 0
