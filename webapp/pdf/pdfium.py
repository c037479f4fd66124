"""Opens a PDF with PDFium and reads it page by page.

PDFium is native code, and runs on strangers' files: only ever in a process of its own (sandbox/pdf_pages.py).
Its builds for Python have neither JavaScript nor XFA.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from webapp.errors import PdfBroken, PdfLocked
from webapp.pdf.bullets import give_bullets
from webapp.pdf.lines import PdfPage
from webapp.pdf.metadata import OutlineEntry, PdfFacts, make_facts
from webapp.pdf.shapes import look_at_shapes
from webapp.pdf.word import LinkPlace, Word
from webapp.pdf.word_lines import gather_lines
from webapp.pdf.words import read_words

_OUTLINE_DEPTH: Final = 6
_OUTLINE_ENTRIES: Final = 2_000
_PAGE_LINKS: Final = 500
_ADDRESS_BYTES: Final = 4_096


class OpenedPdf:
    """A PDF in memory."""

    def __init__(self, body: bytes) -> None:
        """Raises: PdfLocked, PdfBroken."""
        try:
            self._document = pypdfium2.PdfDocument(body)
        except pypdfium2.PdfiumError as error:
            if error.err_code == pdfium.FPDF_ERR_PASSWORD:
                raise PdfLocked from None
            raise PdfBroken from None
        self.count = len(self._document)
        if self.count < 1:
            raise PdfBroken

    def facts(self) -> PdfFacts:
        """What the file says of itself."""
        return make_facts(self._document.get_metadata_dict(), self._language(), tuple(self._outline()))

    def _language(self) -> str:
        size = pdfium.FPDFCatalog_GetLanguage(self._document, None, 0)
        if not 2 < size < 200:
            return ""
        buffer = ctypes.create_string_buffer(size)
        pdfium.FPDFCatalog_GetLanguage(self._document, _as_characters(buffer), size)
        return buffer.raw.decode("utf-16-le", "ignore").rstrip("\0")

    def _outline(self) -> Iterator[OutlineEntry]:
        found = self._document.get_toc(max_depth=_OUTLINE_DEPTH)
        for _number, entry in zip(range(_OUTLINE_ENTRIES), found, strict=False):
            yield OutlineEntry(entry.get_title()[:500], entry.level)

    def read(self, number: int) -> PdfPage:
        """Read a page, the first one being 0; one that is broken is a page without text."""
        try:
            with closing(self._document[number]) as page, closing(page.get_textpage()) as text:
                return _read(page, text, number)
        except pypdfium2.PdfiumError:
            return PdfPage(0, ())


def _read(page: Any, text: Any, number: int) -> PdfPage:
    words = read_words(text.raw, _links(page))
    width, height = page.get_size()
    angle = _angle_of(words)
    for word in words:
        word.angle = (word.angle - angle) % 360
    letters = sum(len(word.text) for word in words)
    unknown = sum(word.unknown for word in words)
    shapes = look_at_shapes(page, width * height)
    lines = give_bullets(gather_lines(words, number), () if angle else shapes.dots)
    return PdfPage(width if angle % 180 else height, tuple(lines), shapes.pictures, unknown, letters)


def _angle_of(words: Sequence[Word]) -> int:
    """The direction that most of a page's text runs in, in degrees: 0, 90, 180 or 270."""
    counts = {0: 0}
    for word in words:
        counts[word.angle] = counts.get(word.angle, 0) + len(word.text)
    return max(counts, key=lambda angle: counts[angle])


def _links(page: Any) -> list[LinkPlace]:
    """Where on a page there are links to the web."""
    found: list[LinkPlace] = []
    at, link = ctypes.c_int(0), pdfium.FPDF_LINK()
    while len(found) < _PAGE_LINKS and pdfium.FPDFLink_Enumerate(page, at, link):
        rect = pdfium.FS_RECTF()
        address = _address_of(page, link)
        if address and pdfium.FPDFLink_GetAnnotRect(link, rect):
            found.append(LinkPlace(rect.left, rect.bottom, rect.right, rect.top, address))
    return found


def _address_of(page: Any, link: Any) -> str:
    action = pdfium.FPDFLink_GetAction(link)
    if not action or pdfium.FPDFAction_GetType(action) != pdfium.PDFACTION_URI:
        return ""
    buffer = ctypes.create_string_buffer(_ADDRESS_BYTES)
    size = pdfium.FPDFAction_GetURIPath(page.pdf, action, buffer, _ADDRESS_BYTES)
    if not 1 < size <= _ADDRESS_BYTES:
        return ""
    address = buffer.raw[: size - 1].decode("utf-8", "replace").strip()
    return address if address.lower().startswith(("http://", "https://", "mailto:")) else ""


def _as_characters(buffer: Any) -> Any:
    return ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR))
