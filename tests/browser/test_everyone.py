"""Every page for everyone: axe, a narrow screen, both colour schemes, right to left."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import guarded

pytestmark = pytest.mark.browser

# axe leaves the one rule of WCAG 2.2 out that it knows, unless asked for it.
AXE = {"rules": {"target-size": {"enabled": True}}}
# WCAG 1.4.12: what a reader's own style sheet may ask for without losing anything
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
# What cuts off or overlaps its own text: boxes that hide what runs over, but for those that scroll,
# and those meant for screen readers alone.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const style = getComputedStyle(one);
  const isShown = one.checkVisibility() && one.clientWidth > 4 && one.innerText?.trim();
  const hides = /hidden|clip/.test(style.overflowX + style.overflowY) && !one.matches(".article-excerpt");
  return isShown && hides && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
}).map((one) => one.outerHTML.slice(0, 90))"""
# Whether what has the focus can be seen: at least a part of it is not under anything else.
FOCUS_SEEN = """() => {
  const one = document.activeElement;
  const boxes = [...one.getClientRects()];
  return one === document.body || boxes.length === 0 || boxes.some(({ left, top, right, bottom }) => {
    const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return found && (one.contains(found) || found.contains(one) || found.closest("label")?.contains(one));
  });
}"""
PAGES = [
    "/",
    "/starred",
    "/archive",
    "/all",
    "/deleted",
    "/summaries",
    "/articles/new",
    "/settings",
    "/settings/keys",
    "/offline",
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
    for address in [*PAGES, *articles[:6], *(f"{address}&summary=3" for address in articles[:2])]:
        page.goto(address)
        results = Axe().run(page, options=AXE)
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


def test_it_loses_nothing_where_a_reader_spaces_the_text(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, bypass_csp=True, viewport={"width": 390, "height": 844})
    page = guarded(context, server).new_page()
    articles = _article_addresses(page)
    lost = []
    for address in [*PAGES, *articles, f"{articles[0]}&summary=5"]:
        page.goto(address)
        page.add_style_tag(content=SPACED)
        lost += [(address, each) for each in page.evaluate(CUT_OFF)]
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            lost.append((address, "scrolls sideways"))
    context.close()
    assert lost == []


def test_it_never_hides_what_has_the_focus(browser: Browser, server: str) -> None:
    context = browser.new_context(base_url=server, viewport={"width": 640, "height": 450})  # zoomed to 200 %
    page = guarded(context, server).new_page()
    hidden = []
    for address in ["/", "/settings", f"{_article_addresses(page)[0]}&summary=5"]:
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("data-script", "on")
        for _press in range(60):
            page.keyboard.press("Tab")
            if not page.evaluate(FOCUS_SEEN):
                hidden.append((address, page.evaluate("document.activeElement.outerHTML.slice(0, 90)")))
    context.close()
    assert hidden == []


def test_it_reads_from_right_to_left(page: Page) -> None:
    page.goto("/all")
    page.locator('.article-item[dir="rtl"] h2 a').first.click()

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
