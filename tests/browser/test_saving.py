"""Saving a page in a real browser: on its way, then the article, or its reason."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.pages import PARAGRAPHS, article_html

pytestmark = pytest.mark.browser


def test_it_shows_pasted_html_as_an_article_without_a_reload_by_hand(page: Page) -> None:
    page.goto("/articles/new")
    page.get_by_label("Text or HTML").fill(article_html("A ferry, pasted"))

    page.get_by_role("button", name="Save the text").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("A ferry, pasted")
    expect(page.locator("[data-body]")).to_contain_text(PARAGRAPHS[0])


def test_it_shows_an_uploaded_file_without_javascript(plain_page: Page) -> None:
    page = plain_page
    page.goto("/articles/new")
    page.get_by_label("An .html, .txt, .md or .pdf file").set_input_files(
        {"name": "ferry.html", "mimeType": "text/html", "buffer": article_html("A ferry, uploaded").encode()}
    )

    page.get_by_role("button", name="Save the file").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("A ferry, uploaded", timeout=15_000)


def test_it_keeps_an_address_that_cannot_be_had_with_its_reason(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Address of a page").fill("https://nowhere.invalid/article")

    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("There is no site at nowhere.invalid", timeout=30_000)
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    expect(page.get_by_role("link", name="Open the original").last).to_be_visible()


def test_it_says_beside_the_form_what_is_wrong_with_an_address(plain_page: Page) -> None:
    page = plain_page
    page.goto("/")
    page.get_by_label("Address of a page").fill("http://169.254.169.254/latest")

    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("alert")).to_contain_text("private address")
    expect(page.get_by_label("Address of a page")).to_have_value("http://169.254.169.254/latest")
