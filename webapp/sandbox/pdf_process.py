"""Runs PDFium on one PDF: its bytes come in, its pages go out, one line each, until the time is up.

A process below the page worker's, for PDFium is native code: what breaks it, or holds it up, costs the pages
that come after and nothing else.
"""

from __future__ import annotations

import resource
import signal
import sys

from webapp import limits
from webapp.errors import NutgrafError
from webapp.sandbox.pdf_messages import pack_head, pack_page, pack_refusal


def main() -> None:
    """Read a PDF from standard input."""
    out = sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing but answers may go where answers go
    resource.setrlimit(resource.RLIMIT_AS, (limits.PDF_MEMORY_BYTES, limits.PDF_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    seconds = int(limits.PDF_READ_SECONDS) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    signal.alarm(2 * seconds)  # should whoever asked be gone
    body = sys.stdin.buffer.read()

    from webapp.pdf.pdfium import OpenedPdf

    try:
        pdf = OpenedPdf(body)
    except NutgrafError as error:
        out.write(pack_refusal(error.code))
        return
    out.write(pack_head(pdf.count, pdf.facts()))
    out.flush()
    letters = 0
    for number in range(min(pdf.count, limits.PDF_PAGES)):
        page = pdf.read(number)
        out.write(pack_page(page))
        out.flush()
        letters += page.letters
        if letters > limits.PDF_LETTERS:
            break


if __name__ == "__main__":
    main()
