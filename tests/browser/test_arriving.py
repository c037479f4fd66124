"""A list on which an article arrives takes nothing out of its reader's hands."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.conftest import serving
from tests.fetching.servers import Answer, ok
from tests.fetching.servers import server as site_of
from tests.pages import article_html

pytestmark = pytest.mark.browser

WAITED = 20.0  # seconds that a page may be held back


@pytest.fixture(scope="module")
def let_through() -> threading.Event:
    """Set when the site may answer."""
    return threading.Event()


@pytest.fixture(scope="module")
def site(let_through: threading.Event) -> Iterator[str]:
    def answer(connection: socket.socket) -> None:
        let_through.wait(WAITED)
        connection.sendall(ok(article_html("The ferry came after all").encode()))

    answers: dict[str, Answer] = {"/ferry": answer, "/ferry-too": answer}
    with site_of(answers) as address:
        yield address


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, site: str) -> Iterator[str]:
    with serving(tmp_path_factory.mktemp("arriving"), NUTGRAF_FETCH_ALLOW="127.0.0.1") as address:
        yield address


def _save(page: Page, address: str, said: str) -> None:
    page.goto("/")
    page.get_by_label("Address of a page").fill(address)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(re.compile(said))).to_be_visible(timeout=20_000)


def _wait_for_article(page: Page, address: str) -> None:
    for _time in range(100):
        if not page.request.get(address).json()["is_on_its_way"]:
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"it never came: {address}")


def test_it_waits_while_something_is_typed_and_keeps_focus_and_what_is_open(
    page: Page, site: str, let_through: threading.Event
) -> None:
    _save(page, f"{site}/gone", "does not exist")
    for path in ("/ferry", "/ferry-too"):
        _save(page, f"{site}{path}", "It is saved")
    page.goto("/")
    expect(page.locator("[data-waiting]")).to_have_count(2)
    page.locator(".failures summary").click()
    typed = page.get_by_label("Address of a page")
    typed.fill("half an addr")
    row = page.locator("[data-item] h2 a").nth(4)
    title = row.inner_text()
    row.focus()
    loads: list[Request] = []
    page.on("request", lambda request: request.is_navigation_request() and loads.append(request))

    let_through.set()
    for asked in page.locator("[data-waiting]").all():
        _wait_for_article(page, str(asked.get_attribute("data-waiting")))
    page.wait_for_timeout(4_000)  # longer than a list waits until it asks once more
    assert loads == []
    expect(typed).to_have_value("half an addr")

    typed.evaluate("field => { field.value = '' }")
    expect(page.locator("[data-item]", has_text="The ferry came after all")).to_have_count(2)
    assert len(loads) == 1
    expect(page.get_by_role("link", name=title, exact=True)).to_be_focused()
    expect(page.locator(".failures li")).to_be_visible()
