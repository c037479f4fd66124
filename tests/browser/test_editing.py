"""Correcting an article and hiding elements of it, in a real browser: by mouse, keyboard, touch and plain forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import article_link, guarded
from tests.browser.test_everyone import AXE, CUT_OFF
from tests.browser.test_offline import away, rest

pytestmark = pytest.mark.browser

TITLE = "The brass brain that knew the sea"
FIRST, SECOND = "In a glass case in Liverpool", "The machine is a tide predictor"


def _article(page: Page, title: str = TITLE) -> str:
    """The address of an article, without the list that it was opened from."""
    page.goto("/all")
    return article_link(page, title).partition("?")[0]


@pytest.fixture(autouse=True)
def show_all_again(browser: Browser, server: str) -> Iterator[None]:
    """Let the next test find the starter library as it came."""
    yield
    context = browser.new_context(base_url=server, java_script_enabled=False)
    page = guarded(context, server).new_page()
    page.goto("/all")
    for link in page.locator(".article-item h2 a").all():
        address = (link.get_attribute("href") or "").partition("?")[0]
        other = context.new_page()
        other.goto(f"{address}/edit")
        while (again := other.get_by_role("button", name="Show again")).count():
            again.first.click()
        while (printed := other.get_by_role("button", name=re.compile("As on the page"))).count():
            printed.first.click()
            other.goto(f"{address}/edit")
        other.close()
    context.close()


def _open_hiding(page: Page, title: str = TITLE) -> str:
    address = _article(page, title)
    page.goto(f"{address}/hide")
    expect(page.locator("html")).to_have_attribute("data-script", "on")
    return address


def _element(page: Page, words: str) -> Locator:
    return page.locator("[data-element]", has_text=words).last


def test_the_mouse_hides_and_undoes(page: Page) -> None:
    address = _open_hiding(page)
    paragraph, chosen = _element(page, SECOND), page.locator(".hide-button.is-chosen")
    expect(chosen).to_have_count(0)

    paragraph.hover()
    expect(paragraph).to_have_class(re.compile("is-chosen"))
    with page.expect_response(re.compile("/hide$")):
        chosen.click()
    expect(paragraph).to_be_hidden()
    expect(page.locator(".notice")).to_contain_text("Hidden.")
    expect(page.locator("[data-hidden-count]")).to_have_text("Hidden: 1")

    with page.expect_response(re.compile("/show-again$")):
        page.get_by_role("button", name="Undo").click()
    expect(paragraph).to_be_visible()
    expect(page.locator("[data-hidden-count]")).to_have_text("Hidden: 0")
    page.goto(address)
    expect(page.locator(".article-body")).to_contain_text(SECOND)


def test_pressed_twice_it_hides_once(page: Page) -> None:
    _open_hiding(page)
    button, answers = page.locator(".hide-button").nth(1), count(1)
    with page.expect_response(lambda answer: answer.url.endswith("/hide") and next(answers) == 2):
        button.evaluate("button => { button.click(); button.click(); }")

    expect(page.locator(".notice")).to_contain_text("Hidden.")
    expect(page.locator("[data-hidden-count]")).to_have_text("Hidden: 1")


def test_it_begins_where_one_is_and_leads_back(page: Page) -> None:
    address = _article(page)
    page.goto(f"{address}?in=all")
    heading = page.get_by_role("heading", name="Position Z")
    page.get_by_role("link", name="Position Z").first.click()
    expect(heading).to_be_in_viewport()

    page.locator("summary[aria-label=More]").click()
    page.get_by_role("link", name="Hide something in the text").click()
    expect(page).to_have_url(re.compile(r"/hide\?"))
    expect(heading).to_be_in_viewport()
    page.keyboard.press("Escape")

    expect(page).to_have_url(re.compile(rf"{address}\?in=all"))


def test_the_keyboard_hides_and_undoes(page: Page) -> None:
    _open_hiding(page)
    first, second = (page.get_by_role("button", name=f"Hide: {words}") for words in (FIRST, SECOND))
    first.focus()
    page.keyboard.press("Tab")
    expect(second).to_be_focused()
    expect(_element(page, SECOND)).to_have_class(re.compile("is-chosen"))

    page.keyboard.press("Enter")
    expect(_element(page, SECOND)).to_be_hidden()
    expect(page.locator(".hide-button:focus")).to_have_accessible_name(
        re.compile("^Hide all of it: The principle")
    )

    page.keyboard.press("u")
    expect(_element(page, SECOND)).to_be_visible()
    expect(second).to_be_focused()


def test_a_tap_chooses(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, viewport={"width": 390, "height": 844}, has_touch=True)
    page = guarded(context, server).new_page()
    _open_hiding(page)
    note = page.locator("a[data-note]").first  # a link, which leads nowhere now

    note.tap()
    chosen = page.locator(".hide-button.is-chosen")
    expect(chosen).to_be_in_viewport()
    assert "#" not in page.url
    box = chosen.bounding_box()
    assert box and box["height"] >= 44
    chosen.tap()

    expect(note).to_be_hidden()
    context.close()


def test_what_holds_nothing_else_goes_in_place_as_on_the_server(page: Page) -> None:
    address = _open_hiding(page)
    notes = page.locator(".is-hiding ol").last
    for item in notes.locator("> li").all():
        item.hover()
        with page.expect_response(re.compile("/hide$")):
            item.locator(".hide-button").click()

    expect(notes).to_be_hidden()
    page.goto(f"{address}/hide")
    expect(page.locator(".is-hiding ol")).to_have_count(0)


def test_it_is_gone_from_the_article_and_its_summary(page: Page) -> None:
    address = _article(page)
    page.goto(f"{address}?summary=1")
    told = page.locator("[data-sentences] a").first.inner_text()
    page.goto(f"{address}/hide")
    element = _element(page, told[:60])
    element.hover()
    with page.expect_response(re.compile("/hide$")):
        page.locator(".hide-button.is-chosen").click()

    for _ in range(60):  # until what is left is ranked
        page.goto(f"{address}?summary=9")
        if page.locator("[data-ready]").count():
            break
        page.wait_for_timeout(250)
    expect(page.locator("[data-sentences] a").first).to_be_visible()
    assert told not in page.locator("main").inner_text()
    expect(page.locator(".hidden-count")).to_contain_text("You have hidden 1 element of this article.")

    page.get_by_role("link", name="What is hidden").click()
    page.get_by_role("button", name="Show again").click()
    expect(page.locator(".notice")).to_contain_text("Shown again.")
    expect(page.get_by_text("Nothing is hidden.")).to_be_visible()


def test_the_copy_on_the_device_hides_it_too(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server)  # one that may have service workers
    page = context.new_page()
    address = _article(page)
    rest(page, address)
    page.goto(f"{address}/hide")
    paragraph = _element(page, SECOND)
    paragraph.hover()
    with context.expect_event(
        "request", lambda request: request.url == f"{server}{address}"
    ):  # of the worker
        page.locator(".hide-button.is-chosen").click()
    expect(paragraph).to_be_hidden()
    page.goto(f"{address}/edit")  # the worker is done by then
    with away(context):
        page.goto(address)
        expect(page.locator(".article-body")).to_contain_text(FIRST)
        expect(page.locator(".article-body")).not_to_contain_text(SECOND)
    context.close()


def test_what_the_server_refuses_stays(context: BrowserContext) -> None:
    page = context.new_page()
    _open_hiding(page)
    page.route("**/hide", lambda route: route.fulfill(status=422, json={"error": "That stays."}))
    paragraph = _element(page, SECOND)

    paragraph.hover()
    page.locator(".hide-button.is-chosen").click()

    expect(page.locator(".notice")).to_contain_text("That stays.")
    expect(paragraph).to_be_visible()


def test_it_works_without_javascript(plain_page: Page) -> None:
    page = plain_page
    address = _article(page)
    page.goto(address)
    page.locator("summary[aria-label=More]").click()
    page.get_by_role("link", name="Hide something in the text").click()
    page.get_by_role("button", name=f"Hide: {SECOND}").click()

    expect(page.locator(".notice")).to_contain_text("Hidden.")
    expect(page.locator(".is-hiding")).not_to_contain_text(SECOND)
    expect(page.get_by_role("button", name="Hide all of it: The principle")).to_be_in_viewport()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".notice")).to_contain_text("Shown again.")
    expect(page.get_by_role("button", name=f"Hide: {SECOND}")).to_be_in_viewport()


def test_it_corrects_byline_site_and_date(plain_page: Page) -> None:
    page = plain_page
    address = _article(page)
    page.goto(address)
    page.locator("summary[aria-label=More]").click()
    page.get_by_role("link", name="Edit title, byline, date").click()
    page.get_by_label("Byline").fill("Somebody else")
    page.get_by_label("Site").fill("")
    page.get_by_label("Date").fill("2020-02-29")
    page.get_by_label("Date").press("Enter")  # and not the first “As on the page”

    expect(page.locator(".byline")).to_contain_text("Somebody else")
    expect(page.locator(".byline")).to_contain_text("February 29, 2020")
    expect(page.locator(".byline")).not_to_contain_text("Longshore Review")
    page.goto("/all")
    expect(page.locator(".article-item", has_text=TITLE)).to_contain_text("February 29, 2020")

    page.goto(f"{address}/edit")
    page.get_by_label("Title").press("Enter")
    expect(page.locator(".byline")).to_contain_text("Somebody else")
    page.goto(f"{address}/edit")
    page.get_by_role("button", name="As on the page: \u2068Wilhelmina Archer").click()
    expect(page.locator(".byline")).to_contain_text("Wilhelmina Archer")
    expect(page.locator(".byline")).to_contain_text("February 29, 2020")


@pytest.mark.parametrize("title", [TITLE, "الأسطرلاب: السماء في راحة اليد", "千年もつ紙のつくり方"])
@pytest.mark.parametrize("script", [True, False])
def test_its_pages_are_for_everyone(browser: Browser, server: str, title: str, *, script: bool) -> None:
    context = browser.new_context(
        base_url=server, viewport={"width": 390, "height": 844}, bypass_csp=True, java_script_enabled=script
    )
    page = guarded(context, server).new_page()
    address = _article(page, title)
    for path in ("hide", "edit"):
        page.goto(f"{address}/{path}")
        if script:
            if path == "hide":
                page.locator(".hide-button").first.focus()
            assert page.evaluate(CUT_OFF) == []
            found = Axe().run(page, options=AXE).response["violations"]
            assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


def test_in_arabic_the_button_stands_at_the_lines_end(page: Page) -> None:
    _open_hiding(page, "الأسطرلاب: السماء في راحة اليد")
    paragraph = page.locator(".is-hiding p[data-element]").first
    paragraph.hover()

    button, text = page.locator(".hide-button.is-chosen").bounding_box(), paragraph.bounding_box()
    assert button and text
    assert abs(button["x"] - text["x"]) < 4
