"""Nothing waits: few requests, the next article made ready, the last one still there when going back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from tests.browser.conftest import guarded
from tests.chromium import launch_chromium

pytestmark = pytest.mark.browser

DELIVERY = "performance.getEntriesByType('navigation')[0].deliveryType"


@pytest.fixture(scope="module")
def going_back(playwright: Playwright, browser: object, server: str) -> Iterator[BrowserContext]:
    """A browser that keeps the pages it leaves, which Playwright's own arguments switch off."""
    launched = launch_chromium(playwright, leave_out=["--disable-back-forward-cache"])
    made = launched.new_context(base_url=server, viewport={"width": 1280, "height": 900})
    made.add_init_script(
        "addEventListener('pageshow', (event) => {"
        " if (event.persisted || performance.getEntriesByType('navigation')[0].type === 'back_forward')"
        " document.documentElement.dataset.isKept = event.persisted; })"
    )
    yield guarded(made, server)
    launched.close()


class Ready:
    """The addresses that the browser has made ready for a page."""

    def __init__(self, page: Page) -> None:
        self.page, self.addresses = page, set[str]()
        watching = page.context.new_cdp_session(page)
        watching.on("Preload.prefetchStatusUpdated", self._note)
        watching.send("Preload.enable")

    def _note(self, event: dict[str, str]) -> None:
        if event["status"] == "Ready":
            self.addresses.add(event["prefetchUrl"])

    def wait_for(self, address: str) -> None:
        for _try in range(100):
            if any(each.endswith(address) for each in self.addresses):
                return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"{address} was not made ready; these were: {self.addresses}")


def _open_first(page: Page) -> None:
    page.goto("/", wait_until="networkidle")  # a list that still asks for copies to keep is not kept itself
    page.locator(".article-item h2 a", has_text="The brass brain").click()
    expect(page.locator(".is-next")).to_be_attached()
    page.wait_for_load_state()  # what is left before it is there is not kept


def _next_address(page: Page) -> str:
    address = page.locator(".is-next").get_attribute("href")
    assert address
    return address


def _go_back(page: Page, *, is_kept: bool) -> None:
    page.evaluate("history.back()")
    expect(page.locator("html")).to_have_attribute("data-is-kept", str(is_kept).lower())


@pytest.mark.parametrize("kind", ["list", "article"])
def test_it_asks_for_little_on_a_cold_load(page: Page, kind: str) -> None:
    page.goto("/all")
    address = "/" if kind == "list" else page.locator(".article-item h2 a").first.get_attribute("href")
    fresh = page.context.new_page()
    asked: list[str] = []
    fresh.on("request", lambda request: asked.append(request.url))

    fresh.goto(address or "", wait_until="networkidle")

    counted = [one for one in asked if not one.endswith((".svg", ".woff2"))]
    assert len(counted) <= 6, counted
    assert sum(one.endswith(".js") for one in asked) == 1
    assert sum(one.endswith(".css") for one in asked) == 1


def test_it_has_the_next_article_ready(page: Page) -> None:
    ready = Ready(page)
    _open_first(page)
    ready.wait_for(_next_address(page))
    title = page.locator(".is-next .neighbour-title").inner_text()

    page.keyboard.press("j")

    expect(page.locator("h1")).to_have_text(title)
    assert page.evaluate(DELIVERY) == "navigational-prefetch"


def test_it_counts_no_article_as_opened_that_was_only_made_ready(page: Page) -> None:
    ready = Ready(page)
    page.goto("/")
    page.context.add_cookies([{"name": "preferences", "value": "finish=open", "url": page.url}])
    _open_first(page)
    expect(page.locator("[data-end=read]")).to_be_attached()
    own, address = page.url, _next_address(page)
    ready.wait_for(address)

    page.goto("/")

    expect(page.locator(f'.article-item h2 a[href="{address}"]')).to_be_visible()
    expect(
        page.locator(f'.article-item h2 a[href="{own.removeprefix(str(page.url).rstrip("/"))}"]')
    ).to_have_count(0)
    page.goto(own)
    page.get_by_role("button", name="Mark as unread").last.click()
    expect(page.locator("[data-end=unread]")).to_be_attached()


def test_it_shows_what_was_made_ready_before_a_choice_as_chosen(page: Page) -> None:
    ready = Ready(page)
    _open_first(page)
    ready.wait_for(_next_address(page))
    page.get_by_label("Text settings").click()
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.locator("input[name=theme][value=sepia]").first.check(force=True)
    title = page.locator(".is-next .neighbour-title").inner_text()

    page.keyboard.press("Escape")
    # without pointing at it, which would make it ready anew
    page.locator(".is-next").evaluate("link => link.click()")

    expect(page.locator("h1")).to_have_text(title)
    expect(page.locator("html")).to_have_attribute("data-theme", "sepia")


def test_it_is_still_there_when_going_back(going_back: BrowserContext) -> None:
    page = going_back.new_page()
    _open_first(page)
    title = page.locator("h1").inner_text()
    page.locator(".is-next").click()
    expect(page.locator("h1")).not_to_have_text(title)

    _go_back(page, is_kept=True)

    expect(page.locator("h1")).to_have_text(title)


def test_it_goes_back_to_the_list_as_it_was_left(going_back: BrowserContext) -> None:
    page = going_back.new_page()
    _open_first(page)

    _go_back(page, is_kept=True)

    expect(page.locator(".articles")).to_be_visible()


def test_it_leads_nobody_back_into_a_library_that_was_left(going_back: BrowserContext) -> None:
    page = going_back.new_page()
    _open_first(page)
    page.evaluate(
        "fetch('/sign-out', {method: 'POST', body: new URLSearchParams("
        "{csrf_token: document.querySelector('[name=csrf-token]').content}), redirect: 'manual'})"
    )

    _go_back(page, is_kept=False)
