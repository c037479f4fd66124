"""Makes an article of a PDF, and says how much of it is there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from webapp import extraction
from webapp.article import Candidate, ExtractedArticle, FetchedPage, PdfExtent
from webapp.errors import PageTooComplex, PdfLettersUnknown, PdfWithoutText
from webapp.pdf import PdfFacts, PdfPage, make_article
from webapp.sandbox.pdf_pages import ReadPdf, read_pdf

_UNKNOWN = 0.3  # of its letters; what is left makes no sense
_FEW_LETTERS = 20  # a page with fewer, and a picture, is a picture of a page
_WHOLE, _LACKING = 0.9, 0.5  # the confidence where each page gave text, and where some did not


def extract_pdf(page: FetchedPage, candidates: Sequence[Candidate]) -> tuple[ExtractedArticle, ...]:
    """Read a PDF in each way asked for; one that it has not is the engine's own choice.

    Raises: PdfLocked, PdfBroken, PdfWithoutText, PdfLettersUnknown, PageTooComplex.
    """
    read = read_pdf(page.body)
    if not read.pages:
        raise PageTooComplex
    extent = check_text(read)
    extract = partial(_extract, read.pages, read.facts, extent)
    return tuple(extract(candidate) for candidate in candidates)


def check_text(read: ReadPdf) -> PdfExtent:
    """Count what is there. Raises: PdfWithoutText, PdfLettersUnknown."""
    letters, unknown = (sum(getattr(page, name) for page in read.pages) for name in ("letters", "unknown"))
    pictured = sum(page.letters < _FEW_LETTERS and page.pictures > 0 for page in read.pages)
    if letters < _FEW_LETTERS or (pictured == len(read.pages)):
        raise PdfWithoutText
    if unknown > _UNKNOWN * letters:
        raise PdfLettersUnknown
    shown = sum(page.pictures for page in read.pages) - pictured
    return PdfExtent(read.count, len(read.pages), pictured, max(0, shown))


def _extract(
    pages: Sequence[PdfPage], facts: PdfFacts, extent: PdfExtent, candidate: Candidate
) -> ExtractedArticle:
    found = make_article(pages, facts, whole=candidate == "whole")
    return extraction.complete_article(
        ExtractedArticle(
            html=found.html,
            text="",
            confidence=_WHOLE if extent.is_whole else _LACKING,
            candidate="whole" if candidate == "whole" else "chosen",
            title=found.title,
            byline=found.byline,
            published=found.published,
            lang=found.lang,
            dir=found.dir,
            pdf=extent,
        )
    )
