"""Listening: the bar, its keys, and the sentence that is kept in view."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import guarded
from tests.browser.speech import ANNA, CLOUD, give_voices, listen, open_article, open_choices, open_longest
from tests.browser.test_everyone import AXE

pytestmark = pytest.mark.browser


def test_it_begins_and_ends_by_its_key(page: Page) -> None:
    speech = give_voices(page, ANNA)
    open_article(page)
    expect(page.locator("[data-listen]")).to_be_visible()

    page.keyboard.press("l")
    speech.wait_for(1)
    page.keyboard.press("l")

    expect(page.locator("[data-listen-bar]")).to_be_hidden()
    assert "cancelled" in speech.log()[-1]


def test_its_key_does_nothing_without_voices(page: Page) -> None:
    give_voices(page)
    open_article(page)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    page.keyboard.press("l")
    page.keyboard.press("?")

    expect(page.get_by_role("dialog")).to_be_visible()
    assert [url for url in requests if "listen" in url] == []
    expect(page.locator("[data-listen-bar]")).to_be_hidden()


def test_its_button_is_reached_by_keys_without_losing_the_place(page: Page) -> None:
    give_voices(page, ANNA)
    open_longest(page)
    page.locator("[data-body] .sentence").nth(12).evaluate(
        "(mark) => scrollBy(0, mark.getBoundingClientRect().top - 100)"
    )
    before = page.evaluate("scrollY")

    page.get_by_role("button", name="Archive").focus()
    for _step in range(3):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.article-bar') !== null")

    assert page.evaluate("scrollY") == before


@pytest.mark.parametrize(("wish", "behavior"), [("reduce", "instant"), ("no-preference", "smooth")])
def test_it_scrolls_smoothly_only_where_motion_is_welcome(page: Page, wish: str, behavior: str) -> None:
    page.emulate_media(reduced_motion="reduce" if wish == "reduce" else "no-preference")
    speech = give_voices(page, ANNA)
    open_longest(page)
    bar = listen(page)
    speech.wait_for(1)
    page.evaluate(
        """() => {
          const bring = Element.prototype.scrollIntoView;
          Element.prototype.scrollIntoView = function (how) { document.body.dataset.how = how.behavior; bring.call(this, how); };
        }"""
    )

    for count in range(2, 20):
        bar.get_by_role("button", name="One sentence on").click()
        speech.wait_for(count)

    expect(page.locator("body")).to_have_attribute("data-how", behavior)
    expect(page.locator(".spoken")).to_be_in_viewport()


def test_it_stops_following_whoever_scrolls_away_until_asked(page: Page) -> None:
    speech = give_voices(page, ANNA)
    open_longest(page)
    bar = listen(page)
    speech.wait_for(1)
    speech.finish()
    speech.wait_for(2)
    page.mouse.move(600, 400)
    page.mouse.wheel(0, 3000)
    find = bar.get_by_role("button", name="Go to the sentence")
    expect(find).to_be_visible()
    away = page.evaluate("scrollY")

    speech.finish()
    speech.wait_for(3)
    expect(page.locator(".spoken")).not_to_be_in_viewport()
    assert page.evaluate("scrollY") >= away

    find.click()
    expect(page.locator(".spoken")).to_be_in_viewport()
    expect(find).to_be_hidden()


def test_it_closes_by_escape_and_gives_the_focus_back(page: Page) -> None:
    speech = give_voices(page, ANNA)
    open_article(page)
    bar = listen(page)
    speech.wait_for(1)
    button = page.get_by_role("button", name="Listen", exact=True)
    expect(button).to_have_attribute("aria-pressed", "true")
    open_choices(bar)
    page.keyboard.press("Escape")
    expect(bar.get_by_role("slider", name="Speed")).to_be_hidden()
    expect(bar).to_be_visible()

    page.keyboard.press("Escape")

    expect(bar).to_be_hidden()
    expect(button).to_be_focused()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(page.locator(".spoken")).to_have_count(0)
    assert "cancelled" in speech.log()[-1]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_bar_has_no_axe_violation_and_fits_a_narrow_screen(
    browser: Browser, server: str, scheme: str
) -> None:
    context = browser.new_context(
        base_url=server, color_scheme=scheme, viewport={"width": 320, "height": 640}, bypass_csp=True
    )
    page = guarded(context, server).new_page()
    give_voices(page, ANNA, CLOUD)
    open_article(page)
    bar = open_choices(listen(page))
    small = [
        box
        for button in bar.locator("button:visible, summary, input:visible, select").all()
        if (box := button.bounding_box()) and (box["width"] < 24 or box["height"] < 24)
    ]
    found = [
        (each["id"], each["nodes"][0]["html"]) for each in Axe().run(page, options=AXE).response["violations"]
    ]
    is_wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
    context.close()
    assert (small, found, is_wide) == ([], [], False)


@pytest.mark.parametrize("width", [320, 390])
def test_its_button_has_its_place_beside_the_others(page: Page, width: int) -> None:
    give_voices(page, ANNA)
    page.set_viewport_size({"width": width, "height": 700})
    open_longest(page)
    for place in (0, 2_000):
        page.evaluate("(place) => scrollTo(0, place)", place)
        expect(page.locator("[data-time-left]")).to_have_js_property("hidden", place == 0)
        for button in page.locator(".article-bar").locator("button, summary, a.bar-back").all():
            if button.is_visible():
                expect(button).to_be_in_viewport(ratio=1)
                expect(button).to_have_accessible_name(re.compile("."))


def test_its_bar_follows_the_direction_of_reading(page: Page) -> None:
    give_voices(page, ANNA)
    open_article(page)
    bar = listen(page)
    page.evaluate("document.documentElement.dir = 'rtl'")
    back = bar.get_by_role("button", name="One sentence back")
    on = bar.get_by_role("button", name="One sentence on")

    assert (back.bounding_box() or {})["x"] > (on.bounding_box() or {})["x"]
    for button in (back, on):
        assert (
            button.locator("svg").evaluate("(icon) => new DOMMatrix(getComputedStyle(icon).transform).a")
            == -1
        )


def test_its_bar_never_hides_what_has_the_focus(page: Page) -> None:
    give_voices(page, ANNA)
    open_article(page)
    bar = listen(page)
    bar.get_by_role("button", name="Pause").click()
    covered = page.evaluate(
        """() => {
          const bar = document.querySelector("[data-listen-bar]").getBoundingClientRect();
          return [...document.querySelectorAll("main a, main button")].filter((one) => {
            scrollTo(0, 0);
            one.focus();
            return one.checkVisibility() && one.getBoundingClientRect().bottom > bar.top;
          }).map((one) => one.outerHTML);
        }"""
    )
    assert covered == []
