"""Back is where one was: from an article to the list's page and place, after a change and after its undoing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import serving
from tests.browser.long_library import fill
from webapp import limits

pytestmark = pytest.mark.browser

COUNT = 2 * limits.LIST_ARTICLES + 30
TOP = COUNT - 1  # the first of the reading list: the newest one is archived
SCROLLED = 3  # pixels: a page may be laid out a little differently when it comes anew


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A library whose reading list has three pages; tests leave them as they were, but for an article or two."""
    data = tmp_path_factory.mktemp("long")
    fill(data, COUNT)
    with serving(data, NUTGRAF_STARTER="no", NUTGRAF_JOBS="no") as address:
        yield address


def _open_second_page(page: Page) -> list[str]:
    page.goto("/")
    page.get_by_role("link", name="Older").click()
    expect(page).to_have_url(re.compile(r"after="))
    return _rows(page)


def _rows(page: Page) -> list[str]:
    return page.locator("[data-item]").evaluate_all("rows => rows.map((row) => row.id)")


def _press_u(page: Page) -> None:
    """Press the key once its script is there: a notice is in the page before."""
    expect(page.locator("html")).to_have_attribute("data-script", "on")
    page.keyboard.press("u")


def _wait_for_scripts(page: Page) -> None:
    expect(page.locator(".article-bar")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-script", "on")


def _top_of(page: Page, row: str) -> float:
    return float(page.locator(f"#{row}").evaluate("row => row.getBoundingClientRect().top"))


def _see(page: Page, row: str) -> None:
    """The row stands in the window."""
    expect(page.locator(f"#{row}")).to_be_in_viewport()


@pytest.mark.parametrize("way", ["the bar", "g l"])
def test_it_leads_to_the_page_and_place_that_one_came_from(page: Page, way: str) -> None:
    rows = _open_second_page(page)
    address = page.url
    page.locator(f"#{rows[30]}").scroll_into_view_if_needed()
    before = _top_of(page, rows[30])
    page.locator(f"#{rows[30]} h2 a").click()
    _wait_for_scripts(page)

    if way == "the bar":
        page.get_by_role("link", name="Reading list").click()
    else:
        page.keyboard.press("g")
        page.keyboard.press("l")

    expect(page).to_have_url(f"{address}#{rows[30]}")
    assert _rows(page) == rows
    _see(page, rows[30])
    assert abs(_top_of(page, rows[30]) - before) <= SCROLLED
    page.keyboard.press("j")
    expect(page.locator(f"#{rows[31]} h2 a")).to_be_focused()


def test_it_leads_to_the_page_that_holds_the_article_one_has_gone_on_to(page: Page) -> None:
    rows = _open_second_page(page)
    page.locator(f"#{rows[-2]} h2 a").click()
    for place in range(3):
        _wait_for_scripts(page)
        page.keyboard.press("n")
        expect(page).to_have_url(re.compile(rf"/articles/{int(rows[-1].removeprefix('article-')) - place}\?"))
    row = f"article-{int(rows[-1].removeprefix('article-')) - 2}"
    assert row not in rows

    page.get_by_role("link", name="Reading list").click()

    expect(page.locator("[data-listed]")).to_be_visible()
    _see(page, row)


def test_it_leads_there_without_javascript_too(plain_page: Page) -> None:
    rows = _open_second_page(plain_page)
    plain_page.locator(f"#{rows[40]} h2 a").click()

    plain_page.get_by_role("link", name="Reading list").click()

    expect(plain_page).to_have_url(re.compile(rf"\?at=[\d.]+#{rows[40]}$"))
    _see(plain_page, rows[40])
    shown = _rows(plain_page)
    assert len(shown) == limits.LIST_ARTICLES
    assert set(rows[20:]) <= set(shown)
    # From there it goes on as from any page.
    plain_page.get_by_role("link", name="Newer").click()
    assert len(_rows(plain_page)) == limits.LIST_ARTICLES


def test_an_article_on_the_first_page_leads_to_the_lists_own_address(plain_page: Page, server: str) -> None:
    plain_page.goto("/")
    last = _rows(plain_page)[-1]
    plain_page.locator(f"#{last} h2 a").click()

    plain_page.get_by_role("link", name="Reading list").click()

    expect(plain_page).to_have_url(f"{server}/#{last}")
    _see(plain_page, last)


def test_it_leads_to_an_article_that_newer_ones_have_pushed_off_the_first_page(page: Page) -> None:
    page.goto("/")
    last = _rows(page)[-1]
    page.goto("/articles/new")
    page.get_by_label("Address of a page").fill("https://newer.example/")
    page.get_by_role("button", name="Save").first.click()
    page.goto(f"/articles/{last.removeprefix('article-')}?in=unread")
    _wait_for_scripts(page)

    page.get_by_role("link", name="Reading list").click()

    _see(page, last)


def test_an_article_that_has_left_the_list_leads_to_where_it_stood(plain_page: Page) -> None:
    rows = _open_second_page(plain_page)
    address = plain_page.locator(f"#{rows[40]} h2 a").get_attribute("href")
    assert address
    plain_page.locator(f"#{rows[40]}").get_by_role("button", name="Mark as read").click()
    plain_page.goto(address)

    plain_page.get_by_role("link", name="Reading list").click()

    expect(plain_page).to_have_url(re.compile(f"#{rows[41]}$"))
    assert rows[40] not in _rows(plain_page)
    _see(plain_page, rows[41])


def test_archiving_goes_on_and_its_undoing_returns_to_that_article(page: Page) -> None:
    page.goto("/")
    page.locator(f"#article-{TOP} h2 a").click()
    _wait_for_scripts(page)

    page.keyboard.press("a")
    expect(page).to_have_url(re.compile(rf"/articles/{TOP - 1}\?in=unread$"))
    expect(page.get_by_role("status").filter(has_text="Archived.")).to_be_visible()
    _press_u(page)

    expect(page).to_have_url(re.compile(rf"/articles/{TOP}\?in=unread$"))
    expect(page.get_by_role("button", name="Archive", exact=True)).to_be_visible()


def test_undoing_returns_to_the_lists_last_article_too(plain_page: Page) -> None:
    plain_page.goto("/articles/1?in=unread")
    plain_page.locator(".article-bar").get_by_role("button", name="Archive", exact=True).click()
    expect(plain_page).to_have_url(re.compile(r"/\?at=.*#article-2$"))

    plain_page.get_by_role("button", name="Undo").click()

    expect(plain_page).to_have_url(re.compile(r"/articles/1\?in=unread&done=unarchive\.1$"))


@pytest.mark.parametrize("change", ["Star", "Mark as read", "Archive", "Delete"])
def test_a_change_and_its_undoing_keep_the_page_the_place_and_the_focus(page: Page, change: str) -> None:
    rows = _open_second_page(page)
    address = page.url
    page.locator(f"#{rows[25]}").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    row, stays = rows[25], change == "Star"

    page.locator(f"#{row}").get_by_role("button", name=change, exact=True).click()
    expect(page.locator("[data-notice]")).to_be_visible()
    expect(page).to_have_url(address)
    expect(page.locator(f"#{row if stays else rows[26]} h2 a")).to_be_focused()
    assert abs(page.evaluate("scrollY") - before) <= SCROLLED

    _press_u(page)
    expect(page).to_have_url(f"{address}#{row}")
    expect(page.locator(f"#{row} h2 a")).to_be_focused()
    assert abs(page.evaluate("scrollY") - before) <= SCROLLED
    assert _rows(page) == rows


def test_a_change_and_its_undoing_keep_the_place_without_javascript(plain_page: Page) -> None:
    rows = _open_second_page(plain_page)

    plain_page.locator(f"#{rows[25]}").get_by_role("button", name="Archive").click()
    expect(plain_page).to_have_url(re.compile(rf"after=.*done=archive.*#{rows[26]}$"))
    _see(plain_page, rows[26])

    plain_page.get_by_role("button", name="Undo").click()
    expect(plain_page).to_have_url(re.compile(rf"after=.*done=unarchive.*#{rows[25]}$"))
    _see(plain_page, rows[25])


def test_undoing_twice_keeps_the_place_and_the_focus(page: Page) -> None:
    rows = _open_second_page(page)
    page.locator(f"#{rows[25]}").get_by_role("button", name="Archive").click()
    expect(page.locator("[data-notice]")).to_contain_text("Archived.")
    for shown, said in ((rows[25], "Back from the archive."), (rows[26], "Archived.")):
        _press_u(page)
        expect(page.locator("[data-notice]")).to_contain_text(said)
        expect(page.locator(f"#{shown} h2 a")).to_be_focused()
    _press_u(page)
    _see_notice(page, "Back from the archive.")
    expect(page.locator(f"#{rows[25]} h2 a")).to_be_focused()


def test_undoing_twice_keeps_the_place_without_javascript(plain_page: Page) -> None:
    rows = _open_second_page(plain_page)
    plain_page.locator(f"#{rows[25]}").get_by_role("button", name="Archive").click()
    for shown in (rows[25], rows[26], rows[25]):
        plain_page.get_by_role("button", name="Undo").click()
        expect(plain_page).to_have_url(re.compile(f"#{shown}$"))
        _see(plain_page, shown)


def _see_notice(page: Page, text: str) -> None:
    """Wait for what was done to be said: a page that is closed while it is on its way may never close."""
    expect(page.get_by_role("status").filter(has_text=text)).to_be_visible()


@pytest.mark.parametrize("way", ["the browser's", "the bar's"])
def test_a_list_shows_what_was_done_since_it_was_left(page: Page, way: str) -> None:
    rows = _open_second_page(page)
    address = page.url
    page.locator(f"#{rows[30]}").scroll_into_view_if_needed()
    before = _top_of(page, rows[25])
    counted = page.locator(".count").first.inner_text()
    page.locator(f"#{rows[30]} h2 a").click()
    _wait_for_scripts(page)
    page.keyboard.press("a")
    expect(page.get_by_role("status").filter(has_text="Archived.")).to_be_visible()

    if way == "the bar's":
        page.get_by_role("link", name="Reading list").click()
    else:
        page.go_back()
        _wait_for_scripts(page)
        page.go_back()

    expect(page.locator(f"#{rows[31]}")).to_be_visible()
    expect(page.locator(f"#{rows[30]}")).to_have_count(0)
    assert page.url.startswith(address)
    assert int(page.locator(".count").first.inner_text()) == int(counted) - 1
    if way == "the browser's":
        assert abs(_top_of(page, rows[25]) - before) <= SCROLLED
    page.goto(f"/articles/{rows[30].removeprefix('article-')}")
    page.get_by_role("button", name="Back from the archive").first.click()
    _see_notice(page, "Back from the archive.")


def test_a_digest_leads_back_to_the_page_one_came_from(page: Page) -> None:
    _open_second_page(page)
    address = page.url
    page.get_by_role("link", name="Summaries of everything unread").click()

    page.locator(".back a").click()

    expect(page).to_have_url(address)


def test_an_error_leads_back_to_its_list(plain_page: Page, server: str) -> None:
    plain_page.goto("/articles/9999?in=archive")

    plain_page.get_by_role("link", name="Archive").click()

    expect(plain_page).to_have_url(f"{server}/archive")


def test_it_leads_back_without_a_network_too_and_marks_what_waits_there(
    browser: Browser, server: str
) -> None:
    context = browser.new_context(base_url=server)
    page = context.new_page()
    for _visit in range(2):  # the second one is the worker's
        _open_second_page(page)
        expect(page.locator("html")).to_have_attribute("data-offline", "ready", timeout=20_000)
    rows, address = _rows(page), page.url
    link = page.locator(f"#{rows[30]} h2 a")
    link.click()
    expect(page.locator("html")).to_have_attribute("data-offline", "ready", timeout=20_000)
    around = page.get_by_role("link", name="Reading list").get_attribute("href")
    assert around == address.removeprefix(server) + f"#{rows[30]}"

    context.set_offline(True)
    page.keyboard.press("g")
    page.keyboard.press("l")
    expect(page.locator("html[data-copy]")).to_be_attached()
    expect(page).to_have_url(f"{address}#{rows[30]}")
    star = page.locator(f"#{rows[30]}").get_by_role("button", name="Star", exact=True)
    star.click()
    expect(page.locator("button.is-queued")).to_have_count(1)
    expect(star).to_have_class(re.compile("is-queued"))
    expect(star.locator(".icon")).not_to_have_css("fill", "none")
    expect(page.locator(f"#{rows[30]} h2 a")).to_be_focused()
    page.goto("/articles/1")
    expect(page.locator("[data-not-kept]")).to_be_visible()
    page.keyboard.press("g")
    page.keyboard.press("l")
    expect(page.locator("[data-item]").first).to_be_visible()
    page.goto("/?at=1.1")  # a page that was never shown: the list's beginning stands in for it
    expect(page.locator("[data-item]")).to_have_count(limits.LIST_ARTICLES)
    context.set_offline(False)
    context.close()
