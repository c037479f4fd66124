"""Reads a PDF's text layer: pages into lines, lines into headings, paragraphs, lists and notes.

`pdfium` is not imported here: it loads native code, for the process alone that is made for it.
"""

from webapp.pdf.article import PdfArticle, make_article
from webapp.pdf.lines import Gap, Line, PdfPage, Run
from webapp.pdf.metadata import OutlineEntry, PdfFacts

__all__ = ["Gap", "Line", "OutlineEntry", "PdfArticle", "PdfFacts", "PdfPage", "Run", "make_article"]
