"""PDFs in the worker: what is there is shown and the rest is said; what is hostile harms nobody."""

from __future__ import annotations

import zlib
from itertools import islice

import pytest

from tests.pdfs import Text, join_objects, make_pdf, set_lines
from webapp import limits
from webapp.article import FetchedPage, PdfExtent
from webapp.errors import (
    ExtractionError,
    ExtractionTimedOut,
    NotAnArticle,
    PdfLettersUnknown,
    PdfLocked,
    PdfWithoutText,
)
from webapp.pdf import PdfFacts, PdfPage
from webapp.sandbox import pdf_pages
from webapp.sandbox.extract_pdf import check_text
from webapp.sandbox.pdf_pages import ReadPdf
from webapp.sandbox.read_page import ReadPage, read_page

WORDS = "One Two Three Four Five Six Seven Eight Nine".split()
LINES = ["The harbour ferry has crossed the bay since the bridge was planned,", "and nobody knows why."]


def read(body: bytes, **more: object) -> ReadPage:
    return read_page(FetchedPage("https://ferry.example/a.pdf", body, "application/pdf"), **more)  # type: ignore[arg-type]


def pages_of(count: int) -> list[list[Text]]:
    return [set_lines([f"{word} begins here.", *LINES, f"Here {word} ends."]) for word in WORDS[:count]]


def test_it_reads_text_and_metadata() -> None:
    info = {"Title": "Why the ferry crosses", "Author": "Ann Archer", "CreationDate": "D:20240503101500Z"}

    article = read(make_pdf([set_lines(LINES)], info, catalog="/Lang (en-GB)")).article

    assert (article.title, article.byline, article.lang) == ("Why the ferry crosses", "Ann Archer", "en-GB")
    assert article.published is not None
    assert article.text == " ".join(LINES)
    assert article.blocks[0].kind == "paragraph"
    assert article.html == f'<div><p data-block="0">{article.text}</p></div>'
    assert article.pdf == PdfExtent(pages=1, pages_read=1)


def test_it_shows_what_came_in_time_and_says_how_much(monkeypatch: pytest.MonkeyPatch) -> None:
    every = pdf_pages._lines
    monkeypatch.setattr(pdf_pages, "_lines", lambda *args: islice(every(*args), 4))

    article = read(make_pdf(pages_of(9))).article

    assert article.pdf == PdfExtent(pages=9, pages_read=3)
    assert "Three begins" in article.text
    assert "Four begins" not in article.text
    assert article.confidence <= 0.5


def test_time_that_is_up_ends_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PDF_READ_SECONDS", 0.0)

    with pytest.raises(ExtractionTimedOut):
        read(make_pdf(pages_of(2)))


def test_pages_without_text_are_counted() -> None:
    pdf = make_pdf([set_lines(LINES), [], []], picture=True)

    assert read(pdf).article.pdf == PdfExtent(pages=3, pages_read=3, pages_without_text=2, pictures=1)


def test_it_says_that_a_pdf_is_scanned() -> None:
    with pytest.raises(PdfWithoutText):
        read(make_pdf([[], []], picture=True))


def test_it_says_that_a_pdf_is_locked() -> None:
    lock = "<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O ({0}) /U ({0}) >>".format("x" * 32)
    identity = "/ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]"
    locked = make_pdf([set_lines(LINES)], extra=[lock], trailer=f"/Encrypt 11 0 R {identity}")

    with pytest.raises(PdfLocked):
        read(locked)


def test_it_says_that_letters_are_unknown() -> None:
    page = PdfPage(842, (), unknown=50, letters=100)

    with pytest.raises(PdfLettersUnknown):
        check_text(ReadPdf(1, PdfFacts(), (page,)))


@pytest.mark.parametrize("kept", [0.0, 0.2, 0.5])
def test_it_says_that_a_pdf_is_damaged(kept: float) -> None:
    whole = make_pdf(pages_of(3))
    body = b"%PDF-1.7\n" + whole[9 : int(len(whole) * kept)]

    with pytest.raises(ExtractionError):
        read(body)


def test_a_pdf_without_its_table_of_places_is_read() -> None:
    whole = make_pdf(pages_of(3))

    assert "Three begins" in read(whole.replace(b"xref\n0", b"lost\n0")).article.text


def _page_with(content: bytes, filters: str = "") -> bytes:
    return join_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            f"<< /Length {len(content)} {filters} >>\nstream\n".encode() + content + b"\nendstream",
        ]
    )


def _bomb() -> bytes:
    packed = zlib.compress(zlib.compress(b"q " * 200_000_000, 9), 9)
    return _page_with(packed, "/Filter [/FlateDecode /FlateDecode]")


HOSTILE = {
    "a page tree that goes round": lambda: join_objects(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] /Parent 2 0 R >>",
        ]
    ),
    "millions of pages": lambda: make_pdf(pages_of(1)).replace(b"/Count 1 ", b"/Count 9999999 "),
    "objects within objects": lambda: join_objects([b"<< /A " * 50_000 + b"1" + b" >>" * 50_000]),
    "brackets without end": lambda: _page_with(b"[" * 1_000_000),
    "a stream that says that it is larger": lambda: _page_with(b"BT").replace(
        b"/Length 2", b"/Length 999999999"
    ),
    "an object that is its own length": lambda: _page_with(b"BT").replace(b"/Length 2", b"/Length 4 0 R"),
    "no objects": lambda: b"%PDF-1.7\n" + b"\xff\x00" * 5_000,
    "an outline that goes round": lambda: make_pdf(
        pages_of(1), catalog="/Outlines 11 0 R", extra=["<< /First 11 0 R /Next 11 0 R /Title (x) >>"]
    ),
    "scripts and files": lambda: make_pdf(
        pages_of(1),
        catalog="/OpenAction << /S /JavaScript /JS (while\\(true\\){}) >> /Names << /EmbeddedFiles << >> >>",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_ends_in_text_or_in_a_sentence(name: str) -> None:
    try:
        article = read(HOSTILE[name]()).article
    except ExtractionError:
        return
    assert article.pdf is not None
    assert article.pdf.pages_read <= limits.PDF_PAGES


@pytest.mark.slow
def test_a_bomb_harms_nobody() -> None:
    with pytest.raises(ExtractionError):
        read(_bomb())


def test_a_file_is_no_part_of_an_article() -> None:
    page = FetchedPage("https://ferry.example/a", b"<p>text", "text/html")
    before = read_page(page)
    part = FetchedPage("https://ferry.example/a?page=2", make_pdf(pages_of(1)), "application/pdf")

    with pytest.raises(NotAnArticle):
        read_page(FetchedPage(page.url, page.body, page.content_type, parts=(part,)))
    assert before.article.pdf is None
