"""Has a PDF read by a process of its own; what came in time, and before it died, is what there is."""

from __future__ import annotations

import contextlib
import logging
import select
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from webapp import limits
from webapp.errors import ExtractionError, ExtractionTimedOut, PdfBroken, error_from
from webapp.pdf import PdfFacts, PdfPage
from webapp.sandbox.pdf_messages import unpack_head, unpack_page

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ReadPdf:
    """The first pages of a PDF that has `count`."""

    count: int
    facts: PdfFacts
    pages: tuple[PdfPage, ...]


def read_pdf(body: bytes) -> ReadPdf:
    """Read a PDF's pages. Raises: PdfLocked, PdfBroken, ExtractionTimedOut."""
    process = subprocess.Popen(
        [sys.executable, "-m", "webapp.sandbox.pdf_process"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    feeder = threading.Thread(target=_feed, args=(process.stdin, body), daemon=True)
    feeder.start()
    deadline = time.monotonic() + limits.PDF_READ_SECONDS
    try:
        return _collect(_lines(process.stdout, deadline))
    except PdfBroken:
        if time.monotonic() >= deadline:
            raise ExtractionTimedOut(seconds=int(limits.PDF_READ_SECONDS)) from None
        raise
    finally:
        process.kill()
        process.wait()
        feeder.join()
        process.stdout.close()


def _feed(pipe: IO[bytes], body: bytes) -> None:
    with contextlib.suppress(BrokenPipeError), pipe:
        pipe.write(body)


def _lines(pipe: IO[bytes], deadline: float) -> Iterator[bytes]:
    """Whole lines, until the pipe or the time ends."""
    rest = b""
    while (left := deadline - time.monotonic()) > 0 and select.select([pipe], [], [], left)[0]:
        chunk = pipe.read1(1 << 16)  # type: ignore[attr-defined]  # a buffered reader
        if not chunk:
            return
        *lines, rest = (rest + chunk).split(b"\n")
        yield from lines
        if len(rest) > limits.PDF_PAGE_BYTES:
            return


def _collect(lines: Iterator[bytes]) -> ReadPdf:
    try:
        head = unpack_head(next(lines))
    except (StopIteration, ValueError):
        raise PdfBroken from None
    if isinstance(head, str):
        error = error_from(head, {})
        raise error if isinstance(error, ExtractionError) else PdfBroken
    pages: list[PdfPage] = []
    try:
        for line in lines:
            pages.append(unpack_page(line))  # noqa: PERF401 - those before a bad one count
    except ValueError as error:
        log.warning("a page of a PDF makes no sense: %s", error)
    return ReadPdf(max(head.count, len(pages)), head.facts, tuple(pages))
