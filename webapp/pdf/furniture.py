"""Finds what pages have around their text: running heads, page numbers, stamps, lists of their contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from webapp.pdf.lines import Line, PdfPage

_EDGE: Final = 0.22  # of a page's height, at its top and at its foot: books have wide margins
_DEEP: Final = 4  # rows from the edge
_REPEATED: Final = 3  # pages that say the same at the same height; of four pages or fewer, two do
_NEAR: Final = 6  # pages apart: in a long book chance repeats a short line at the same height
_DIGITS: Final = re.compile(r"\d+|\b[ivxlc]+\b", re.I)
_OUTER_NUMBER: Final = re.compile(r"^\W*(\d{1,4})(?!\d)|(?<!\d)(\d{1,4})\W*$")
_PAGE_NUMBER: Final = re.compile(
    r"\W*(?:(?:page|seite|página|pagina|p\.|s\.|стр\.|第)\s*)?(?:\d{1,4}|[ivxlc]{1,7})\s*页?"
    r"(?:\s*(?:/|of|von|de|sur|из)\s*\d{1,4})?\W*",
    re.I,
)
_LEADERS: Final = re.compile(r"(?:\s*[.…·]){5,}\s*\w{1,6}\s*$")  # dots that lead to a page's number
_ENTRIES: Final = 4  # of such lines, from which a page is one of contents
_LONGEST_ENTRY: Final = 120  # characters
_Words = tuple[str, int]


@dataclass(frozen=True, slots=True)
class _Edge:
    """The rows at one end of a page, the outermost first."""

    page: int
    rows: tuple[tuple[Line, ...], ...]


def find_furniture(pages: Sequence[PdfPage]) -> set[int]:
    """The lines (by their identity) that are none of the text: rows from the edge on, until one is text."""
    edges = [edge for number, page in enumerate(pages) for edge in _edges(page, number)]
    repeated = _find_repeated(edges, 2 if len(pages) <= 4 else _REPEATED)
    offsets = _find_offsets(edges, len(pages))
    found: set[int] = set()
    for edge in edges:
        for row in edge.rows:
            if not _is_furniture(row, edge.page, repeated, offsets):
                break
            found |= {id(line) for line in row}
    for page in pages:
        found |= {id(line) for line in page.lines if line.is_sideways}
        found |= {id(line) for line in _contents_lines(page)}
    return found


def _edges(page: PdfPage, number: int) -> Iterator[_Edge]:
    rows: dict[int, list[Line]] = {}
    for line in page.lines:
        if not line.is_sideways:
            rows.setdefault(round(line.base), []).append(line)
    heights = sorted(rows)
    deep = min(_DEEP, max(1, len(heights) // 3))  # whatever they say, pages are not furniture as a whole
    low = [height for height in heights[:deep] if height < _EDGE * page.height]
    high = [height for height in reversed(heights[-deep:]) if height > (1 - _EDGE) * page.height]
    for side in (low, high):
        yield _Edge(number, tuple(tuple(rows[height]) for height in side))


def _is_furniture(
    row: Sequence[Line], page: int, repeated: Collection[tuple[_Words, int]], offsets: Collection[int]
) -> bool:
    if all(any((words, page) in repeated for words in _words_of(line)) for line in row):
        return True
    if any(page - number in offsets for line in row for number in _outer_numbers(line)):
        return True
    return len(row) == 1 and _PAGE_NUMBER.fullmatch(row[0].text) is not None


def _find_repeated(edges: Sequence[_Edge], enough: int) -> set[tuple[_Words, int]]:
    """What so many pages near each other say at the same height, with those pages."""
    pages: dict[_Words, set[int]] = {}
    for edge in edges:
        for row in edge.rows:
            for line in row:
                for words in _words_of(line):
                    pages.setdefault(words, set()).add(edge.page)
    return {
        (words, page)
        for words, on in pages.items()
        if len(on) >= enough
        for page in on
        if sum(page + step in on for step in range(-_NEAR, _NEAR + 1)) >= enough
    }


def _words_of(line: Line) -> tuple[_Words, _Words]:
    """What it says, numbers aside, and how high it stands; twice, for heights that differ by a little."""
    text, height = _DIGITS.sub("#", line.text.strip()), line.base / 4
    return (text, int(height)), (text, -int(height + 0.5) - 1)


def _find_offsets(edges: Sequence[_Edge], count: int) -> set[int]:
    """By how much numbers at the edge differ from the pages', where they count on: "6 CHAPTER 1. TIDES"."""
    numbered = {
        (edge.page - number, edge.page)
        for edge in edges
        for row in edge.rows
        for line in row
        for number in _outer_numbers(line)
    }
    pages = Counter(offset for offset, _page in numbered)
    return {offset for offset, on in pages.items() if on >= max(_REPEATED, count / 3)}


def _outer_numbers(line: Line) -> list[int]:
    return [int(first or last) for first, last in _OUTER_NUMBER.findall(line.text.strip())]


def _contents_lines(page: PdfPage) -> list[Line]:
    """The entries of a table of contents, and what heads them: they name pages that are gone."""
    entries = [line for line in page.lines if _LEADERS.search(line.text)]
    if len(entries) < _ENTRIES:
        return entries
    return [line for line in page.lines if len(line.text) < _LONGEST_ENTRY]
