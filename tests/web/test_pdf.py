"""PDFs in the reader: by upload and by address, what their page says, and the file itself."""

from __future__ import annotations

from collections.abc import Mapping
from html import unescape
from io import BytesIO

import pytest

from tests.pdfs import Text, make_pdf, set_lines
from tests.web.conftest import Reader
from webapp.article import FetchedPage, PdfExtent
from webapp.library import articles
from webapp.reading.bring_in import bring_in
from webapp.reading.only_person import only_person
from webapp.web.views.pdf_note import pdf_said

LINES = ["The harbour ferry has crossed the bay since the bridge was planned,", "and nobody knows why."]
PAPER = make_pdf([[Text(72, 790, "Why the ferry crosses", 18, "bold"), *set_lines(LINES)]])
ADDRESS = "https://ferry.example/paper.pdf"


def upload(reader: Reader, body: bytes) -> str:
    answer = reader.post("/articles", {"file": (BytesIO(body), "paper.pdf")})
    assert answer.status_code == 303, answer.text
    bring_in(reader.services, int(answer.location.split("/")[-1]))
    return answer.location


def save(reader: Reader, body: bytes, said: str = "application/pdf") -> str:
    reader.web.answers[ADDRESS] = FetchedPage(ADDRESS, body, said)
    answer = reader.post("/articles", {"url": ADDRESS})
    bring_in(reader.services, int(answer.location.split("/")[-1]))
    return answer.location


@pytest.mark.parametrize("way", [upload, save])
def test_it_shows_a_pdf_as_an_article(reader: Reader, way: object) -> None:
    page = reader.get(way(reader, PAPER))  # type: ignore[operator]

    assert "<h1>Why the ferry crosses</h1>" in page.text
    assert LINES[0] in page.text
    assert "This was read from a PDF" in page.text
    assert "Parts of this article may be missing" not in page.text


def test_the_file_is_there_byte_by_byte_and_is_only_ever_saved(reader: Reader) -> None:
    answer = reader.get(f"{upload(reader, PAPER)}/file")

    assert answer.data == PAPER
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Why the ferry crosses.pdf"'
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "private" in answer.headers["Cache-Control"]


def test_it_links_to_the_file_in_note_and_menu(reader: Reader) -> None:
    location = upload(reader, PAPER)

    assert reader.get(location).text.count(f'href="{location}/file" download') == 2


def test_no_other_page_is_served_as_it_came(reader: Reader) -> None:
    answer = reader.post("/articles", {"text": "<p>text</p><script>alert(1)</script>"})
    bring_in(reader.services, int(answer.location.split("/")[-1]))

    assert reader.get(f"{answer.location}/file").status_code == 404
    assert "/file" not in reader.get(answer.location).text


def test_a_page_that_calls_itself_a_pdf_is_not_served_either(reader: Reader) -> None:
    location = save(reader, b"<script>alert(1)</script>", "application/pdf")

    assert reader.get(f"{location}/file").status_code == 404


def test_a_deleted_article_has_no_file(reader: Reader) -> None:
    location = upload(reader, PAPER)
    reader.post(f"{location}/delete", {})

    assert reader.get(f"{location}/file").status_code == 404


def test_nobody_else_gets_the_file(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    location = upload(reader, PAPER)
    monkeypatch.setattr("webapp.web.views.articles.person", lambda: only_person(reader.services) + 1)

    assert reader.get(f"{location}/file").status_code == 404


CUT: Mapping[str, Mapping[str, int]] = {
    "The first 3 of 9 pages are here.": {"pages": 9, "pages_read": 3},
    "1 page is a picture without text, and is missing here.": {"pages_without_text": 1},
    "2 pictures are not shown.": {"pictures": 2},
}


@pytest.mark.parametrize("sentence", CUT)
def test_it_says_how_much_is_here(reader: Reader, sentence: str) -> None:
    extent = PdfExtent(**{"pages": 9, "pages_read": 9, **CUT[sentence]})
    with reader.client.application.test_request_context("/"):
        said = pdf_said(extent)

    assert said.endswith(f"lost their shape. {sentence}")


def test_a_scanned_pdf_says_so_and_is_still_to_be_had(reader: Reader) -> None:
    scanned = make_pdf([[], []], picture=True)
    location = upload(reader, scanned)

    page = unescape(reader.get(location).text)

    assert "This PDF has pictures of its pages, and no text that could be read." in page
    assert "A program that recognises text (OCR) can add it" in page
    assert f'href="{location}/file" download' in page
    assert reader.get(f"{location}/file").data == scanned


def test_how_much_is_here_is_kept_until_it_is_no_pdf(reader: Reader) -> None:
    article_id = int(save(reader, PAPER).split("/")[-1])
    with reader.services.library.read() as c:
        extent = articles.find(c, only_person(reader.services), article_id).pdf

    assert extent is not None
    assert (extent.pages, extent.pages_read) == (1, 1)


def test_it_can_be_read_with_all_that_stands_around_the_text(reader: Reader) -> None:
    pages = [
        [
            Text(72, 810, "THE FERRY QUARTERLY", 9),
            *set_lines([f"{word} begins.", *LINES, f"And {word} ends."]),
        ]
        for word in ("One", "Two", "Three")
    ]
    location = upload(reader, make_pdf(pages))
    assert "FERRY QUARTERLY" not in reader.get(location).text

    reader.post(f"{location}/reading", {"candidate": "whole"})

    assert "FERRY QUARTERLY" in reader.get(location).text
