"""The keyboard alone: through a list, into an article, its summary, onwards, back, and all undone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import article_link, ask_once_more

pytestmark = pytest.mark.browser

ARTICLE = "Belarus and Russia Expand Joint Military Exercises"
CHOSEN = ".article-item:focus-within h2"


def _press(page: Page, key: str) -> None:
    """Press a key once the page's scripts run."""
    expect(page.locator("html")).to_have_attribute("data-script", "on")
    page.keyboard.press(key)


def test_it_reads_by_the_keyboard_alone(page: Page) -> None:
    page.goto("/")
    titles = page.locator(".article-item h2").all_inner_texts()
    second = next(title for title in titles if title.startswith(ARTICLE))

    for _time in range(titles.index(second) + 1):
        _press(page, "j")
    expect(page.locator(CHOSEN)).to_have_text(second)
    _press(page, "o")
    expect(page.get_by_role("heading", level=1)).to_have_text(second)

    _press(page, "y")
    expect(page.locator("#summary")).to_be_visible()
    _press(page, "g")
    _press(page, "s")
    expect(page.locator("#summary")).to_be_hidden()

    following = page.locator(".is-next .neighbour-title").inner_text()
    _press(page, "n")
    expect(page.get_by_role("heading", level=1)).to_have_text(following)
    _press(page, "k")
    expect(page.get_by_role("heading", level=1)).to_have_text(second)
    _press(page, "g")
    _press(page, "l")
    expect(page).to_have_url(re.compile("/(#.*)?$"))


def test_it_archives_goes_on_and_undoes_by_keys(page: Page) -> None:
    page.goto("/")
    page.goto(article_link(page, ARTICLE))
    title = page.get_by_role("heading", level=1).inner_text()
    following = page.locator(".is-next .neighbour-title").inner_text()

    _press(page, "a")
    expect(page.get_by_role("heading", level=1)).to_have_text(following)
    expect(page.get_by_role("status").first).to_contain_text("Archived.")
    _press(page, "u")
    expect(page.get_by_role("status").first).to_contain_text("Back from the archive.")

    page.goto("/")
    expect(page.get_by_role("link", name=title, exact=True)).to_be_visible()


def test_it_stars_the_chosen_article_of_a_list_and_stays_with_it(page: Page) -> None:
    page.goto("/")
    for _time in range(4):
        _press(page, "j")
    title = page.locator(CHOSEN).inner_text()
    top = page.evaluate("scrollY")

    _press(page, "s")
    expect(
        page.locator(".article-item", has_text=title).get_by_role("button", name="Take the star off")
    ).to_be_visible()
    expect(page.locator(CHOSEN)).to_have_text(title)
    assert page.evaluate("scrollY") == top
    _press(page, "s")
    expect(
        page.locator(".article-item", has_text=title).get_by_role("button", name="Star", exact=True)
    ).to_be_visible()


def test_it_lists_its_keys_and_takes_none_for_itself_while_one_types(page: Page) -> None:
    page.goto("/")
    _press(page, "?")
    expect(page.get_by_role("dialog", name="Keyboard shortcuts")).to_contain_text("Archive, and go on")
    _press(page, "Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)

    page.get_by_label("Address of a page").focus()
    page.keyboard.type("j?a")

    expect(page.get_by_label("Address of a page")).to_have_value("j?a")
    expect(page).to_have_url(re.compile("/$"))


def test_it_leaves_all_keys_alone_once_they_are_switched_off(
    page: Page, context: BrowserContext, server: str
) -> None:
    context.add_cookies([{"name": "preferences", "value": "keys=off", "url": server}])
    page.goto("/")

    _press(page, "?")
    _press(page, "j")

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator(CHOSEN)).to_have_count(0)


def test_it_goes_by_the_place_of_a_key_that_is_no_latin_letter(page: Page) -> None:
    page.goto("/")

    page.evaluate(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'о', code: 'KeyJ', bubbles: true}))"
    )

    expect(page.locator(CHOSEN)).to_have_count(1)


@pytest.mark.parametrize(("setting", "goes"), [("on", True), ("off", False)])
def test_a_swipe_goes_to_the_next_article_unless_switched_off(
    page: Page, context: BrowserContext, server: str, setting: str, goes: bool
) -> None:
    context.add_cookies([{"name": "preferences", "value": f"swipe={setting}", "url": server}])
    page.goto("/")
    page.goto(article_link(page, ARTICLE))
    title = page.get_by_role("heading", level=1).inner_text()
    following = page.locator(".is-next .neighbour-title").inner_text()

    opened: list[str] = []
    page.on(
        "request", lambda request: opened.append(request.url) if request.is_navigation_request() else None
    )
    page.evaluate("""() => {
      const touch = (x) => new Touch({ identifier: 1, target: document.querySelector(".article-body p"), clientX: x, clientY: 300 });
      const fire = (kind, x, touches) => touch(x).target.dispatchEvent(new TouchEvent(kind, { bubbles: true, touches, changedTouches: [touch(x)] }));
      fire("touchstart", 600, [touch(600)]);
      fire("touchend", 300, []);
    }""")

    if not goes:
        ask_once_more(page)
        assert opened == []
    expect(page.get_by_role("heading", level=1)).to_have_text(following if goes else title)
