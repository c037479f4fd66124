"""Every page for everyone: axe, a narrow screen, both colour schemes, right to left."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import guarded

pytestmark = pytest.mark.browser

PAGES = [
    "/",
    "/starred",
    "/archive",
    "/all",
    "/deleted",
    "/summaries",
    "/articles/new",
    "/settings",
    "/nowhere",
]


def _article_addresses(page: Page) -> list[str]:
    page.goto("/all")
    return [link.get_attribute("href") or "" for link in page.locator(".article-item h2 a").all()]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_has_no_axe_violation(browser: Browser, server: str, scheme: str) -> None:
    context = browser.new_context(base_url=server, color_scheme=scheme, bypass_csp=True)  # axe is injected
    page = guarded(context, server).new_page()
    articles = _article_addresses(page)
    found = []
    for address in [*PAGES, *articles[:6], *(f"{address}&summary=3&skim=1" for address in articles[:2])]:
        page.goto(address)
        results = Axe().run(page)
        found += [
            (address, each["id"], each["nodes"][0]["html"][:120]) for each in results.response["violations"]
        ]
    context.close()
    assert found == []


def test_it_never_scrolls_sideways_on_a_narrow_screen(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, viewport={"width": 320, "height": 640})
    page = guarded(context, server).new_page()
    too_wide = []
    for address in [*PAGES, *_article_addresses(page)]:
        page.goto(address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            too_wide.append(address)
    context.close()
    assert too_wide == []


def test_it_reads_from_right_to_left(page: Page) -> None:
    page.goto("/all")
    page.locator('.article-item h2[dir="rtl"] a').first.click()

    article = page.locator("[data-article]")
    expect(article).to_have_attribute("dir", "rtl")
    title = page.get_by_role("heading", level=1).bounding_box()
    column = article.bounding_box()
    assert title and column
    assert page.evaluate("getComputedStyle(document.querySelector('.article-body p')).textAlign") in (
        "start",
        "right",
    )
    assert page.evaluate("getComputedStyle(document.querySelector('.article-body')).direction") == "rtl"


def test_it_makes_targets_large_enough(page: Page) -> None:
    page.goto("/")
    for button in page.locator("button:visible").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 24
        assert box["width"] >= 24
