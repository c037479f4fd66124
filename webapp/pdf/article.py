"""The steps from a PDF's pages to an article, in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from typing import Final

from webapp.pdf.bands import Band, find_bands
from webapp.pdf.blocks import Piece
from webapp.pdf.flowing import Vocabulary
from webapp.pdf.furniture import find_furniture
from webapp.pdf.joining import join_lines
from webapp.pdf.letters import runs_left
from webapp.pdf.lines import Gap, Line, PdfPage
from webapp.pdf.markup import write_html
from webapp.pdf.measures import measure
from webapp.pdf.metadata import PdfFacts
from webapp.pdf.naming import fold, heal, name_pieces, take_notes

_LATIN: Final = frozenset("en de fr es it pt nl sv da no nb fi pl cs tr".split())
_TITLE_PIECES: Final = 12  # from the beginning: where a title stands


@dataclass(frozen=True, slots=True)
class PdfArticle:
    """What was read of a PDF; `html` has no title of its own where that is known."""

    html: str
    title: str | None
    byline: str | None
    published: datetime | None
    lang: str | None
    dir: str | None


def make_article(pages: Sequence[PdfPage], facts: PdfFacts, *, whole: bool = False) -> PdfArticle:
    """Make an article of a PDF's pages; the `whole` text has running heads and page numbers too."""
    is_rtl = _runs_left(pages)
    if is_rtl:
        pages = [replace(page, lines=tuple(map(_mirrored, page.lines))) for page in pages]
    furniture = set() if whole else find_furniture(pages)
    bands = _bands(pages, furniture) or _bands(
        pages, set()
    )  # never nothing: one page may stand there again and again
    vocabulary = Vocabulary(row_line for band in bands for row in band.rows for row_line in row.cells)
    measures = measure(bands)
    notes = take_notes(bands, measures)
    pieces = join_lines(bands, measures)
    name_pieces(pieces, measures, facts.outline)
    heal(pieces, measures)
    title = _take_title(pieces, facts)
    html = write_html(pieces, notes, vocabulary)
    lang = None if is_rtl and _is_of_latin(facts.lang) else facts.lang
    return PdfArticle(html, title, facts.byline, facts.published, lang, "rtl" if is_rtl else None)


def _bands(pages: Iterable[PdfPage], furniture: Collection[int]) -> list[Band]:
    """All pages' bands, but for furniture."""
    return [
        band
        for page in pages
        for band in find_bands(line for line in page.lines if id(line) not in furniture)
    ]


def _is_of_latin(lang: str | None) -> bool:
    """Whether a language is one that office programs state unasked, in texts of any script."""
    return (lang or "").partition("-")[0].lower() in _LATIN


def _runs_left(pages: Iterable[PdfPage]) -> bool:
    """Whether most of the letters are of scripts that run from right to left."""
    counts: Counter[bool] = Counter()
    for line in chain.from_iterable(page.lines for page in pages):
        counts[runs_left(line.text)] += len(line.text)
    return counts[True] > counts[False]


def _mirrored(line: Line) -> Line:
    gaps = tuple(Gap(gap.offset, -gap.right, -gap.left) for gap in line.gaps)
    return replace(line, left=-line.right, right=-line.left, gaps=gaps)


def _take_title(pieces: list[Piece], facts: PdfFacts) -> str | None:
    """The declared title, else the largest heading of the beginning; it leaves the text.

    A heading that says the declared title and more is the title: no word of it is lost.
    """
    heads = [piece for piece in pieces[:_TITLE_PIECES] if piece.kind == "heading" and piece.page == 0]
    if facts.title is not None:
        wanted = fold(facts.title)
        found = next((piece for piece in heads if _says(fold(piece.text), wanted)), None)
    else:
        found = max(heads, key=lambda piece: piece.size, default=None)
    if found is None:
        return facts.title
    at = pieces.index(found)
    del pieces[at]
    _take_names(pieces[at:], facts)
    says_more = facts.title is None or len(fold(found.text)) > len(fold(facts.title))
    return " ".join(found.text.split()) if says_more else facts.title


def _take_names(pieces: Sequence[Piece], facts: PdfFacts) -> None:
    """Authors and places below a title are set large too; they head nothing."""
    listed = {fold(entry.title) for entry in facts.outline}
    for piece in pieces:
        is_bold = all(line.is_bold for line in piece.lines)
        is_other = abs(piece.size - pieces[0].size) > 0.06 * piece.size
        if piece.kind != "heading" or is_bold or is_other or fold(piece.text) in listed:
            break
        piece.kind = "paragraph"


def _says(text: str, wanted: str) -> bool:
    return bool(text) and (text == wanted or (len(text) > 10 and (text in wanted or wanted in text)))
