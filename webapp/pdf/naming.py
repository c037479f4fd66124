"""Tells what joined lines are: headings with their levels, captions, footnotes; and heals what those part."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from webapp.pdf.bands import Band, Row
from webapp.pdf.blocks import CAPTION, Piece
from webapp.pdf.lines import RAISED, Line, Run
from webapp.pdf.measures import Measures
from webapp.pdf.metadata import OutlineEntry

_LARGE: Final = 1.08  # times the text's size
_SMALL: Final = 0.94
_LONGEST_HEADING: Final = 200  # characters
_MARK: Final = 0.85  # times the note's size
_LONGEST_CAPTION: Final = 900
_SENTENCE: Final = re.compile(r"[.,;:!?…。]\s*$")
_SYMBOL: Final = re.compile(r"[*†‡§¶]{1,3}(?=\S)")
_NUMBERED: Final = re.compile(r"\s*(?:\d+|[ivxlc]+|[A-Z])(?:\.\d+)*[.)]?\s+")
_OPEN_END: Final = re.compile(r"[\w,;)\]-]\s*$")
_INITIAL: Final = 1.8  # times the text's size
_INITIAL_AHEAD: Final = 12  # pieces
_SPLINTER: Final = 20  # characters
_BETWEEN: Final = 4  # pieces between the two halves of a paragraph


def take_notes(bands: Iterable[Band], measures: Measures) -> list[Piece]:
    """Take the footnotes out of bands: small type at a band's foot, behind a raised mark."""
    notes: list[Piece] = []
    for band in bands:
        rows, at = band.rows, len(band.rows)
        while at and rows[at - 1].first.size < _SMALL * measures.size:
            at -= 1
        while at < len(rows) and not _note_mark(rows[at]):
            at += 1
        for row in rows[at:]:
            mark = _note_mark(row)
            if mark:
                notes.append(Piece(_without_mark(row.cells, mark), "note", mark=mark))
            else:
                notes[-1].lines.extend(row.cells)
        del rows[at:]
    return notes


def _note_mark(row: Row) -> str:
    first = row.first.runs[0]
    has_more = len(row.first.runs) > 1 or len(row.cells) > 1
    is_small = len(row.cells) > 1 and row.first.size < _MARK * row.cells[1].size
    if (first.style & RAISED or is_small) and len(first.text.strip()) <= 3 and has_more:
        return first.text.strip()
    symbol = _SYMBOL.match(row.first.text)
    return symbol[0] if symbol else ""


def _without_mark(cells: Sequence[Line], mark: str) -> list[Line]:
    """A note's first line without its mark, which is written by itself."""
    line = cells[0]
    if line.text.strip() == mark:
        return list(cells[1:])
    first, *others = line.runs
    left = first.text.lstrip()[len(mark) :]
    runs = (replace(first, text=left), *others) if left else tuple(others)
    return [replace(line, runs=runs), *cells[1:]]


def name_pieces(pieces: Sequence[Piece], measures: Measures, outline: Sequence[OutlineEntry]) -> None:
    """Tell headings and captions from paragraphs."""
    levels = {fold(entry.title): entry.level + 1 for entry in outline}
    for piece in pieces:
        if piece.kind == "paragraph" and CAPTION.match(piece.text) and len(piece.text) <= _LONGEST_CAPTION:
            piece.kind = "caption"
        elif piece.kind in ("paragraph", "item") and _is_heading(piece, measures, levels):
            piece.kind, piece.mark = "heading", ""
    _give_levels([piece for piece in pieces if piece.kind == "heading"], measures, levels)


def _is_heading(piece: Piece, measures: Measures, levels: dict[str, int]) -> bool:
    text = piece.text.strip()
    if not any(map(str.isalpha, text)) or len(text) > _LONGEST_HEADING:
        return False
    if _outline_level(text, levels):
        return True
    if piece.kind == "item":
        return False
    if piece.size > _LARGE * measures.size:
        return not text.endswith((",", ";"))
    is_bold = all(line.is_bold for line in piece.lines) and not measures.is_bold
    return is_bold and piece.size > _SMALL * measures.size and not _SENTENCE.search(text)


def _outline_level(text: str, levels: dict[str, int]) -> int:
    """The level that the file's outline gives a heading, with or without its number."""
    return levels.get(fold(text)) or levels.get(fold(_NUMBERED.sub("", text))) or 0


def _give_levels(headings: Sequence[Piece], measures: Measures, levels: dict[str, int]) -> None:
    """By the outline, which also tells for others that look alike; else by size, the largest first."""
    sizes = sorted({_step(piece, measures) for piece in headings}, reverse=True)
    outlined: dict[int, Counter[int]] = {size: Counter() for size in sizes}
    for piece in headings:
        piece.level = _outline_level(piece.text, levels)
        if piece.level:
            outlined[_step(piece, measures)][piece.level] += 1
    for piece in headings:
        size = _step(piece, measures)
        usual = outlined[size].most_common(1)
        piece.level = piece.level or (usual[0][0] if usual else 1 + sizes.index(size))


def _step(piece: Piece, measures: Measures) -> int:
    return max(round(piece.size), round(measures.size))


def fold(text: str) -> str:
    """The letters and digits alone, to compare by."""
    return "".join(filter(str.isalnum, text.lower()))


def heal(pieces: list[Piece], measures: Measures) -> None:
    """Join the halves of a paragraph that a picture's caption, a table or a page's end came between."""
    _join_initials(pieces, measures)
    _gather_fragments(pieces, measures)
    at = 0
    while at < len(pieces):
        other = _other_half(pieces, at, measures)
        if other is None:
            at += 1
        else:
            pieces[at].lines += pieces.pop(other).lines


def _join_initials(pieces: list[Piece], measures: Measures) -> None:
    """Give a text its first letter back, where that is set over several lines."""
    for initial in [piece for piece in pieces if _is_initial(piece, measures)]:
        at, letter = pieces.index(initial), initial.lines[0]
        for piece in pieces[at + 1 : at + 1 + _INITIAL_AHEAD]:
            line = piece.lines[0]
            is_beside = (
                letter.base - line.size < line.base < letter.base + letter.size and line.left > letter.left
            )
            if piece.page == initial.page and is_beside and piece.text[:1].islower():
                piece.lines[0] = replace(line, runs=(Run(letter.text.strip()), *line.runs), left=letter.left)
                pieces.remove(initial)
                break


def _is_initial(piece: Piece, measures: Measures) -> bool:
    text = piece.text.strip()
    return len(text) == 1 and text.isupper() and piece.size > _INITIAL * measures.size


def _gather_fragments(pieces: list[Piece], measures: Measures) -> None:
    """Put the splinters of a formula into one paragraph."""
    at = 1
    while at < len(pieces):
        above, piece = pieces[at - 1], pieces[at]
        if _is_fragment(above) and _is_fragment(piece) and _is_near(above, piece, measures):
            above.lines += pieces.pop(at).lines
        else:
            at += 1


def _is_fragment(piece: Piece) -> bool:
    return piece.kind == "paragraph" and all(len(line.text) <= _SPLINTER for line in piece.lines)


def _is_near(above: Piece, piece: Piece, measures: Measures) -> bool:
    step = abs(above.lines[-1].base - piece.lines[0].base)
    return above.lines[-1].page == piece.page and step < measures.leading(measures.size)


def _other_half(pieces: Sequence[Piece], at: int, measures: Measures) -> int | None:
    piece = pieces[at]
    if piece.kind not in ("paragraph", "item") or not _is_open(piece, measures):
        return None
    for other in range(at + 1, min(len(pieces), at + 2 + _BETWEEN)):
        found = pieces[other]
        if found.kind == "paragraph":
            is_same = abs(found.size - piece.size) < 0.3 and found.page - piece.lines[-1].page <= 1
            is_far = other > at + 1 or found.page != piece.lines[-1].page
            return other if is_same and is_far and found.text.lstrip()[:1].islower() else None
        if found.kind not in ("caption", "table", "note"):
            return None
    return None


def _is_open(piece: Piece, measures: Measures) -> bool:
    return (
        _OPEN_END.search(piece.text) is not None
        and len(piece.lines) > 1
        and piece.size >= _SMALL * measures.size
    )
