"""Pasted and sent texts in a real browser: Markdown, plain text, a title of one's own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import loaded, serve_apart
from tests.pages import PARAGRAPHS

pytestmark = pytest.mark.browser
server = serve_apart()

MARKDOWN = f"""# A ferry in Markdown

{PARAGRAPHS[0]}

## What it *carries*

- bread
- [letters](https://bay.example/letters)

```python
ferry = "late"
```

{PARAGRAPHS[1]}[^1]

[^1]: By the harbour's log.
"""
WAIT_MS = 20_000


def _paste(page: Page, text: str, title: str = "") -> None:
    page.goto("/articles/new")
    page.get_by_label("Title").fill(title)
    page.get_by_label("Text or HTML").fill(text)
    page.get_by_role("button", name="Save the text").click()


def test_it_shows_pasted_markdown_as_an_article(page: Page) -> None:
    _paste(page, MARKDOWN)

    body = page.locator("[data-body]")
    expect(page.get_by_role("heading", level=1)).to_have_text("A ferry in Markdown", timeout=WAIT_MS)
    expect(body.get_by_role("heading", level=2)).to_have_text("What it carries")
    expect(body.get_by_role("listitem").first).to_have_text("bread")
    expect(body.get_by_role("link", name="letters")).to_have_attribute("href", "https://bay.example/letters")
    expect(body.locator("pre")).to_have_text('ferry = "late"\n')
    expect(body).to_contain_text(PARAGRAPHS[1])
    expect(body).not_to_contain_text("A ferry in Markdown")  # it stands above
    loaded(page).locator("[data-note]").click()
    expect(page.get_by_role("tooltip").or_(page.locator(":popover-open"))).to_contain_text(
        "By the harbour's log."
    )


def test_a_pasted_text_has_the_readers_title_its_paragraphs_and_lists(plain_page: Page) -> None:
    page = plain_page
    wrapped = f"{PARAGRAPHS[0][:70]}\n{PARAGRAPHS[0][70:140]}"
    _paste(page, f"{wrapped}\n\nWe need:\n- a crew\n- a *ferry*\n", "A plain ferry")

    body = page.locator("[data-body]")
    expect(page.get_by_role("heading", level=1)).to_have_text("A plain ferry", timeout=WAIT_MS)
    expect(body.get_by_role("listitem")).to_have_text(["a crew", "a *ferry*"])
    expect(body.locator("p").last).to_have_text("We need:")


def test_the_first_line_is_the_title_of_a_text_without_one(page: Page) -> None:
    _paste(page, "\n\n".join(("Ferries, late", *PARAGRAPHS)))

    expect(page.get_by_role("heading", level=1)).to_have_text("Ferries, late", timeout=WAIT_MS)
    expect(page.locator("[data-body] p").first).to_have_text(PARAGRAPHS[0])


def test_it_takes_a_file_of_markdown(plain_page: Page) -> None:
    page = plain_page
    page.goto("/articles/new")
    page.locator("input[type=file]").set_input_files(
        {"name": "ferry.md", "mimeType": "text/markdown", "buffer": f"# Sent\n\n*{PARAGRAPHS[0]}*".encode()}
    )
    page.locator("form:has(input[type=file]) button").last.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Sent", timeout=WAIT_MS)
    expect(page.locator("[data-body] em")).to_have_text(PARAGRAPHS[0])
