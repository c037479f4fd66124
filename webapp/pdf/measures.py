"""What a document's type is like as a whole: the size of its text, the distance of its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from webapp.pdf.bands import Band

_ENOUGH: Final = 3  # steps alike: fewer may be those between headings
_USUAL: Final = 1.2  # times the type's size: the distance of lines where there is nothing to measure


@dataclass(frozen=True, slots=True)
class Measures:
    """`size` is that of most letters; `leadings` has the usual distance between lines of each size."""

    size: float
    leadings: Mapping[float, float]
    is_bold: bool  # whether most of the text is, and so tells nothing
    is_typed: bool  # the same of type that is as wide for each letter
    is_indented: bool  # whether paragraphs begin by an indent, not by a gap

    def leading(self, size: float) -> float:
        return self.leadings.get(size, _USUAL * size)


def measure(bands: Iterable[Band]) -> Measures:
    """Measure a document."""
    sizes: Counter[float] = Counter()
    bold: Counter[bool] = Counter()
    typed: Counter[bool] = Counter()
    steps: dict[float, Counter[float]] = {}
    indents = 0
    for band in bands:
        for row in band.rows:
            for cell in row.cells:
                sizes[cell.size] += len(cell.text)
                bold[cell.is_bold] += len(cell.text)
                typed[cell.is_typed] += len(cell.text)
        for above, row in pairwise(band.rows):
            step = round((above.first.base - row.first.base) * 2) / 2
            if above.first.size == row.first.size:
                steps.setdefault(row.first.size, Counter())[step] += 1
                indents += _is_indent(above.first.left, row.first.left, row.first.size)
    leadings = {size: _usual_step(size, counts) for size, counts in steps.items()}
    size = max(sizes, key=lambda each: sizes[each], default=10.0)
    rows = sum(steps.get(size, Counter()).values())
    is_bold, is_typed = (counts[True] > counts[False] for counts in (bold, typed))
    return Measures(size, leadings, is_bold, is_typed, indents > 0.04 * rows)


def _is_indent(above: float, left: float, size: float) -> bool:
    return 0.8 * size < left - above < 4 * size


def _usual_step(size: float, counts: Counter[float]) -> float:
    near = Counter({step: count for step, count in counts.items() if 0.9 * size <= step <= 2.2 * size})
    usual = max(near, key=lambda step: (near[step], -step), default=0.0)
    return usual if near[usual] >= _ENOUGH else _USUAL * size
