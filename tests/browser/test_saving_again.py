"""What the form makes of what it is given: there already, no address, a text with one, a file."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serve_apart

pytestmark = pytest.mark.browser
server = serve_apart()

FERRY = "https://shipping.invalid/ferry"


def give(page: Page, text: str) -> None:
    page.goto("/")
    page.get_by_label("Address of a page").fill(text)
    page.get_by_role("button", name="Save", exact=True).click()


def address_of(page: Page, title: str) -> str:
    """The address that an article of the starter library came from."""
    page.goto("/all")
    found = (
        page.locator(".article-item", has_text=title).locator(".article-meta a").first.get_attribute("href")
    )
    assert found
    return found


def test_it_says_what_is_there_already_and_offers_what_can_be_done(plain_page: Page) -> None:
    page, title = plain_page, "The brass brain that knew the sea"
    address = address_of(page, title)
    page.locator(".article-item", has_text=title).get_by_role("button", name="Archive").click()

    give(page, f"Read this: {address}?utm_source=mail.")

    expect(page.get_by_role("heading", level=1)).to_have_text("This is in your library already")
    expect(page.locator(".article-meta")).to_contain_text("Saved on")
    expect(page.locator(".article-meta")).to_contain_text("Archived")
    page.get_by_role("link", name="Open it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)

    give(page, address)
    page.get_by_role("button", name="Put on top, unread").click()
    expect(page.locator(".notice")).to_contain_text("On top of the reading list, unread.")
    expect(page.locator(".article-item h2").first).to_have_text(title)


def test_it_restores_what_was_deleted(page: Page) -> None:
    title = "Seven small inventions"
    address = address_of(page, title)
    page.locator(".article-item", has_text=title).get_by_role("button", name="Delete").click()
    expect(page.locator(".notice")).to_contain_text("Deleted.")

    give(page, address)
    expect(page.locator(".article-meta")).to_contain_text("Deleted on")
    page.get_by_role("button", name="Restore").click()

    expect(page.locator(".notice")).to_contain_text("Restored.")
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile(title, re.IGNORECASE))


def test_it_refuses_a_word_beside_its_field_and_keeps_it(plain_page: Page) -> None:
    page = plain_page
    give(page, "foo")

    field = page.get_by_label("Address of a page")
    expect(field).to_have_value("foo")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description("“foo” is not a web address.")
    below = page.get_by_role("alert").bounding_box()
    above = field.bounding_box()
    assert below
    assert above
    assert 0 <= below["y"] - above["y"] - above["height"] < 24


def test_it_offers_the_addresses_of_a_text(plain_page: Page) -> None:
    page = plain_page
    give(page, f"One {FERRY}/one and two {FERRY}/two")

    page.get_by_role("button", name=f"{FERRY}/two").click()

    expect(page.locator("#content")).to_contain_text(f"{FERRY}/two")
    expect(page.locator("#content")).not_to_contain_text(f"{FERRY}/one")


def test_it_shows_the_file_that_was_chosen_or_dropped(page: Page) -> None:
    page.goto("/articles/new")
    field = page.get_by_label("An .html, .txt, .md or .pdf file")
    shown = page.locator("[data-file-name]")
    expect(shown).to_have_text("or drop it here")

    field.set_input_files({"name": "ferry.html", "mimeType": "text/html", "buffer": b"<p>The ferry"})
    expect(shown).to_have_text("ferry.html")

    page.locator("#text-form textarea").focus()
    for _step in range(3):
        page.keyboard.press("Tab")
    expect(field).to_be_focused()
    assert page.locator(".file-shown").evaluate("box => getComputedStyle(box).outlineStyle") == "solid"
    at_its_middle = "box => { const {x, y, width, height} = box.getBoundingClientRect(); return document.elementFromPoint(x + width / 2, y + height / 2).id }"
    page.locator(".file-shown").scroll_into_view_if_needed()
    assert page.locator(".file-shown").evaluate(at_its_middle) == "file"  # what is dropped there is its own


def test_its_file_field_is_the_browser_s_own_without_scripts(plain_page: Page) -> None:
    plain_page.goto("/articles/new")

    expect(plain_page.locator("[data-file-shown]")).to_be_hidden()
    assert plain_page.locator("#file").evaluate("field => getComputedStyle(field).opacity") == "1"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_page_for_adding_fits_a_telephone(plain_page: Page, language: str) -> None:
    plain_page.set_extra_http_headers({"Accept-Language": language})
    plain_page.goto("/articles/new")

    assert plain_page.evaluate("document.documentElement.scrollWidth") <= 390
    expect(plain_page.locator("[data-bookmarklet]")).to_be_visible()
