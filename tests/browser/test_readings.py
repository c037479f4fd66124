"""Another reading of an article, in a real browser: without JavaScript, and from the place where one is."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.reading.test_choose_reading import PAGE

pytestmark = pytest.mark.browser

LONG = "".join(
    f"<p>Crossing number {n} took {n + 3} minutes, and the captain wrote it down with care. Nobody on board "
    f"of crossing {n} had asked him to do so.</p>"
    for n in range(60)
)
WITH_NAVIGATION = (
    "<html lang=en><head><title>The log | Bay News</title></head><body><nav><a href=/>Home</a> and all the rest"
    f"</nav><article><h1>The log</h1>{LONG}</article></body></html>"
)


def _save(page: Page, html: str, address: str) -> None:
    page.goto("/articles/new")
    file = {"name": "page.html", "mimeType": "text/html", "buffer": html.encode()}
    page.get_by_label("An .html, .txt, .md or .pdf file").set_input_files(file)
    page.locator("#file-source").fill(address)
    page.get_by_role("button", name="Save the file").click()
    expect(page.locator(".article-body")).to_be_visible(timeout=30_000)


def _wait_until_ranked(page: Page) -> None:
    """Wait for the sentences' marks: they are ranked in the background when the text is there already."""
    for _ in range(60):
        if page.locator("[data-ready]").count():
            page.wait_for_load_state()  # scripts too
            return
        page.wait_for_timeout(500)
        page.reload()


def test_it_goes_through_the_readings_without_javascript(plain_page: Page) -> None:
    page, note, text = plain_page, plain_page.locator(".note"), plain_page.locator(".article-body")
    _save(page, PAGE, "https://bay.example/box")
    expect(text).not_to_contain_text("Related: a box")

    page.locator("summary[aria-label=More]").click()
    page.locator(".menu").get_by_role("button", name="Try another reading").click()
    expect(note).to_contain_text("the text that the page itself marks")
    expect(text).to_contain_text("Related: a box")

    note.get_by_role("button", name="Try another reading").click()
    expect(note).to_contain_text("the whole text of the page")
    expect(text).to_contain_text("Home")

    note.get_by_role("button", name="Back to Nutgraf’s own reading").click()
    expect(text).not_to_contain_text("Related: a box")


def test_it_stays_at_the_sentence_that_is_read(page: Page) -> None:
    _save(page, WITH_NAVIGATION, "https://bay.example/log")
    _wait_until_ranked(page)
    sentence = page.get_by_text("Crossing number 40 took")
    sentence.evaluate("each => scrollTo(0, each.getBoundingClientRect().top + scrollY - 200)")

    # A click of the mouse's would scroll first, for the bar is sticky.
    page.locator(".menu").get_by_text("Try another reading").evaluate("button => button.click()")

    page.wait_for_url(re.compile("done=reading-whole"))
    expect(page.get_by_text("and all the rest")).to_have_count(1)
    expect(page.get_by_text("Crossing number 40 took")).to_be_in_viewport()
