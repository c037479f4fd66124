"""What the eye stumbles over: edges that jump, rings that are cut, credits in another face."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import article_link, guarded

pytestmark = pytest.mark.browser

LONG = "The brass brain"
PAGES = ["/all", "/summaries", "/articles/new", "/settings", "/settings/keys", "/offline", "/nowhere"]
# What of the page cuts the ring of something that the keyboard can reach, with what it cuts.
CUT_RINGS = """() => {
  const found = [];
  const cuts = (ring, box) => ring.left < box.left - 0.5 || ring.right > box.right + 0.5 || ring.top < box.top - 0.5 || ring.bottom > box.bottom + 0.5;
  const boxesAround = (one) => {
    const boxes = [{ name: "window", left: 0, top: 0, right: innerWidth, bottom: innerHeight }];
    for (let box = one.parentElement; box !== document.body; box = box.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(box);
      if (overflowX === "visible" && overflowY === "visible") continue;
      const [{ left, top }, { clientLeft, clientTop, clientWidth, clientHeight }] = [box.getBoundingClientRect(), box];
      const [x, y] = [left + clientLeft, top + clientTop];
      boxes.push({ name: box.className, left: x, top: y, right: x + clientWidth, bottom: y + clientHeight });
    }
    return boxes;
  };
  for (const one of document.querySelectorAll("a, button, input, select, textarea, summary, [tabindex='0']")) {
    if (one.closest(".tabs")) continue;
    one.focus({ focusVisible: true });
    if (document.activeElement !== one || !one.checkVisibility()) continue;
    const ringed = one.matches(".choice input") ? one.nextElementSibling : one;
    const { outlineStyle, outlineWidth, outlineOffset } = getComputedStyle(ringed);
    const out = parseFloat(outlineWidth) + parseFloat(outlineOffset);
    if (outlineStyle === "none") found.push(`none: ${one.outerHTML.slice(0, 80)}`);
    for (const { left, right, top, bottom, width, height } of ringed.getClientRects()) {
      const ring = { left: left - out, right: right + out, top: top - out, bottom: bottom + out };
      if (width < 2 || height > innerHeight - 120) continue;
      for (const box of boxesAround(ringed)) if (cuts(ring, box)) found.push(`${box.name}: ${one.outerHTML.slice(0, 80)}`);
    }
  }
  return [...new Set(found)];
}"""
FACE = "one => { const { fontFamily, fontSize, fontStyle, color } = getComputedStyle(one); return [fontFamily, fontSize, fontStyle, color]; }"


def _with_body(page: Page, html: str) -> None:
    """Open an article that begins so."""

    def answer(route: Route) -> None:
        answer = route.fetch()
        body = re.sub(r"(<div class=\"article-body[^>]*>)", rf"\1{html}", answer.text(), count=1)
        route.fulfill(response=answer, body=body)

    page.goto("/all")
    address = article_link(page, LONG)
    page.route(f"**{address}", answer)
    page.goto(address)


@pytest.mark.parametrize("width", [390, 1280])
def test_it_cuts_no_focus_ring(browser: Browser, server: str, width: int) -> None:
    context = browser.new_context(
        base_url=server, viewport={"width": width, "height": 900}, service_workers="block"
    )
    page = guarded(context, server).new_page()
    page.goto("/all")
    article = article_link(page, LONG)
    cut = []
    for address in [*PAGES, article, f"{article}&summary=5"]:
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("data-script", "on")
        page.keyboard.press("Tab")
        cut += [(address, each) for each in page.evaluate(CUT_RINGS)]
    page.evaluate("scrollTo(0, 0)")
    for menu in page.locator(".article-bar details").all():
        menu.evaluate("one => (one.open = true)")
        cut += [("menu", each) for each in page.evaluate(CUT_RINGS)]
        menu.evaluate("one => (one.open = false)")
    context.close()
    assert cut == []


def test_it_cuts_no_ring_in_a_table_or_beside_code(browser: Browser, server: str) -> None:
    context = browser.new_context(
        base_url=server, viewport={"width": 390, "height": 844}, service_workers="block"
    )
    page = guarded(context, server).new_page()
    cell = '<td><a href="#summary">Liverpool</a></td>'
    table = f'<div class="scrolls" tabindex="0"><table><tr>{cell * 2}</tr></table></div>'
    _with_body(page, f'{table}<pre tabindex="0">{"code " * 60}</pre>')
    expect(page.locator("html")).to_have_attribute("data-script", "on")
    page.keyboard.press("Tab")
    cut = page.evaluate(CUT_RINGS)
    context.close()
    assert cut == []


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_no_article_yet_stands_on_the_articles_edge(
    browser: Browser, server: str, width: int
) -> None:
    context = browser.new_context(
        base_url=server, viewport={"width": width, "height": 900}, service_workers="block"
    )
    page = guarded(context, server).new_page()

    def corner(address: str) -> tuple[float, float]:
        page.goto(address)
        box = page.get_by_role("heading", level=1).bounding_box()
        assert box
        return box["x"], box["y"] + page.evaluate("scrollY")  # a place may be kept

    page.goto("/all")
    article = corner(article_link(page, LONG))
    page.goto("/")
    page.get_by_label("Address of a page").fill("https://nowhere.invalid/article")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible(timeout=30_000)
    failed = corner(page.url)
    own = corner("/nowhere")
    mark = page.locator(".wordmark").bounding_box()
    context.close()

    assert failed == pytest.approx(article, abs=2)
    assert mark
    assert own[0] == pytest.approx(mark["x"], abs=1)  # below the masthead, on its edge


def test_it_sets_credit_and_caption_in_one_face(page: Page) -> None:
    image = '<img alt="A quay" width="60" height="40">'
    _with_body(
        page,
        f'<figure>{image}<figcaption id="a-caption">The quay.</figcaption><p id="a-beside">Image: A. Tidemann</p></figure>'
        f'<figure>{image}<figcaption><p id="a-inside">The quay.</p><small><cite id="a-cite">Photo: A. Tidemann</cite></small></figcaption></figure>'
        f'<figure><p>{image}</p><div id="a-alone">Photo: A. Tidemann</div></figure>',
    )
    faces = [
        page.locator(f"#a-{each}").evaluate(FACE) for each in ("caption", "beside", "inside", "cite", "alone")
    ]

    assert faces == [faces[0]] * 5
    page.locator("[data-body] p").nth(4).evaluate("one => (one.id = 'a-text')")
    assert page.locator("#a-text").evaluate(FACE)[0] != faces[0][0]
