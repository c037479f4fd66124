"""Getting on: how far one is, what is left, read at the end, and where to continue."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import article_link, let_pass

pytestmark = pytest.mark.browser

LONG = "The brass brain"


@pytest.fixture
def set_finish(context: BrowserContext, server: str) -> Iterator[object]:
    def set_to(value: str) -> None:
        context.add_cookies([{"name": "preferences", "value": f"finish={value}", "url": server}])

    yield set_to


def _open(page: Page, title: str = LONG) -> None:
    page.goto("/all")
    page.goto(article_link(page, title))
    expect(page.locator("html")).to_have_attribute("data-script", "on")


def _to_end(page: Page) -> None:
    page.locator(".neighbours").scroll_into_view_if_needed()


def _unread(page: Page) -> None:
    page.locator(".finish-read button").click()
    expect(page.locator("[data-end]")).to_have_attribute("data-end", "unread")


def _posts(page: Page) -> list[str]:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    return sent


def test_it_shows_how_far_one_is_and_what_is_left(page: Page) -> None:
    _open(page)
    page.evaluate("scrollTo(0, 0)")
    left = page.locator("[data-time-left]")
    expect(left).to_be_hidden()

    page.evaluate("scrollTo(0, document.querySelector('[data-article]').offsetHeight / 2)")
    expect(left).to_have_text(re.compile(r"^\d+ min left$"))
    half = float(page.locator("[data-progress]").evaluate("line => line.style.getPropertyValue('--read')"))
    _to_end(page)

    assert 0.3 < half < 0.8
    expect(left).to_be_hidden()
    expect(page.locator("[data-progress]")).to_have_attribute("style", re.compile(r"--read: ?1"))


def test_it_marks_an_article_as_read_when_its_end_is_reached(page: Page, set_finish: object) -> None:
    set_finish("finish")  # type: ignore[operator]
    page.clock.install()
    _open(page)
    page.evaluate("scrollTo(0, 0)")
    sent = _posts(page)
    let_pass(page, 2_500)
    assert [url for url in sent if url.endswith("/read")] == []

    _to_end(page)

    expect(page.locator("[data-end]")).to_have_attribute("data-end", "read")
    expect(page.locator(".finish").get_by_role("status")).to_have_text("Marked as read.")
    assert len([url for url in sent if url.endswith("/read")]) == 1
    _unread(page)


def test_it_marks_an_article_as_read_when_it_opens_where_that_is_set(page: Page, set_finish: object) -> None:
    set_finish("open")  # type: ignore[operator]
    _open(page)

    expect(page.locator("[data-end]")).to_have_attribute("data-end", "read")
    _unread(page)


def test_it_marks_nothing_as_read_where_that_is_done_by_hand(page: Page) -> None:
    page.clock.install()
    _open(page)
    sent = _posts(page)

    _to_end(page)
    let_pass(page, 3_000)

    expect(page.locator("[data-end]")).to_have_attribute("data-end", "unread")
    assert [url for url in sent if url.endswith("/read")] == []


def test_a_get_marks_nothing_as_read(plain_page: Page, server: str) -> None:
    plain_page.context.add_cookies([{"name": "preferences", "value": "finish=open", "url": server}])
    plain_page.goto("/all")
    address = article_link(plain_page, LONG)
    for _visit in range(2):
        plain_page.goto(address)
        expect(plain_page.locator("[data-end]")).to_have_attribute("data-end", "unread")


def test_it_offers_to_continue_where_one_was(page: Page) -> None:
    _open(page)
    with page.expect_response(lambda answer: answer.url.endswith("/position")):
        page.evaluate("scrollTo(0, document.querySelector('[data-article]').offsetHeight / 2)")

    page.goto("/")
    card = page.get_by_role("link", name=re.compile("^Continue reading"))
    expect(card).to_contain_text(LONG)
    expect(card).to_contain_text(re.compile(r"\d+ min left"))
    card.click()

    expect(page.get_by_role("heading", level=1)).to_contain_text(LONG)
    expect(page.locator("[data-time-left]")).to_be_visible()
