"""A PDF in a real browser: given as a file, read as an article, saved again as it came."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serve_apart
from tests.pdfs import Text, make_pdf, set_lines

pytestmark = pytest.mark.browser
server = serve_apart()

LINES = ["The harbour ferry has crossed the bay since the bridge was planned,", "and nobody knows why."]


def _give(page: Page, body: bytes) -> None:
    page.goto("/articles/new")
    page.locator("input[type=file]").set_input_files(
        {"name": "paper.pdf", "mimeType": "application/pdf", "buffer": body}
    )
    page.get_by_role("button", name="Save the file").click()


def test_a_pdf_is_read_and_saved_again_as_it_came(page: Page) -> None:
    body = make_pdf([[Text(72, 790, "Why the ferry crosses", 18, "bold"), *set_lines(LINES)]])

    _give(page, body)

    expect(page.get_by_role("heading", level=1)).to_have_text("Why the ferry crosses", timeout=30_000)
    expect(page.locator("[data-body]")).to_have_text(" ".join(LINES))
    note = page.locator(".note", has_text="This was read from a PDF")
    with page.expect_download() as saved:
        note.get_by_role("link", name="The PDF itself").click()
    assert saved.value.suggested_filename == "Why the ferry crosses.pdf"
    assert Path(saved.value.path()).read_bytes() == body


def test_a_scanned_pdf_says_so_without_javascript(plain_page: Page) -> None:
    page = plain_page

    _give(page, make_pdf([[], []], {"Title": "A scan"}, picture=True))

    expect(page.get_by_role("alert")).to_contain_text("pictures of its pages, and no text", timeout=30_000)
    with page.expect_download() as saved:
        page.locator(".message").get_by_role("link", name="The PDF itself").click()
    assert saved.value.suggested_filename.endswith(".pdf")
