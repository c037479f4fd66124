"""Lists: light, within their window in every language, each item whole in its own direction, no ring cut off."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import update

from tests.browser.conftest import guarded, serving
from tests.browser.long_library import ARABIC_EVERY, COUNT_OF_LARGE, PICTURE_EVERY, fill
from webapp import limits
from webapp.library import open_library
from webapp.library.tables import COUNTS
from webapp.web.answers.preference_table import LANGUAGES

pytestmark = pytest.mark.browser

COUNT = limits.LIST_ARTICLES + 10
KB = 1024
# The ring of what has the focus, and what cuts it off: boxes that hide or scroll what runs over, the window.
CUT_OFF = """() => {
  const focused = document.activeElement;
  if (focused === document.body) return "nothing has the focus";
  const one = focused.matches(".choice input") ? focused.nextElementSibling : focused;
  const style = getComputedStyle(one);
  if (style.outlineStyle === "none") return `no ring: ${one.outerHTML.slice(0, 90)}`;
  const reach = Math.max(0, parseFloat(style.outlineWidth) + parseFloat(style.outlineOffset)) - 0.5;
  const { left, right, top, bottom } = one.getBoundingClientRect();
  const isWithin = (box) => left - reach >= box.left && right + reach <= box.right && top - reach >= box.top && bottom + reach <= box.bottom;
  const boxes = [{ left: 0, top: 0, right: document.documentElement.clientWidth, bottom: innerHeight }];
  for (let box = one.parentElement; box !== document.body; box = box.parentElement) {
    const { overflowX, overflowY } = getComputedStyle(box);
    if (overflowX === "visible" && overflowY === "visible") continue;
    const edge = box.getBoundingClientRect();
    const [x, y] = [edge.left + box.clientLeft, edge.top + box.clientTop];
    boxes.push({ left: x, top: y, right: x + box.clientWidth, bottom: y + box.clientHeight });
  }
  return boxes.every(isWithin) ? "" : one.outerHTML.slice(0, 90);
}"""
# How far an item's parts stand from the edge at which its own direction begins.
INDENTS = """(item) => {
  const isRtl = getComputedStyle(item).direction === "rtl";
  const edge = item.getBoundingClientRect();
  const indent = (box) => Math.round(isRtl ? edge.right - box.right : box.left - edge.left);
  const words = (part) => {
    const range = document.createRange();
    range.selectNodeContents(part);
    return [...range.getClientRects()].filter((box) => box.width > 1);
  };
  const parts = ["h2 a", ".article-meta", ".article-excerpt"].map((name) => item.querySelector(name));
  return parts.map((part) => Math.min(...words(part).map(indent)));
}"""
# Rules one below the other with no word between them: what has a border at its upper or lower edge, in order.
EMPTY_BETWEEN = """() => {
  const lines = [];
  for (const one of document.querySelectorAll("body *")) {
    if (!one.checkVisibility() || one.matches("input, button, .button, a, [data-notice] *")) continue;
    const [style, box] = [getComputedStyle(one), one.getBoundingClientRect()];
    if (box.width < innerWidth / 2) continue;
    if (parseFloat(style.borderTopWidth) > 0) lines.push(box.top);
    if (parseFloat(style.borderBottomWidth) > 0) lines.push(box.bottom);
  }
  const words = [...document.querySelectorAll("a, p, h1, h2, label, input, button, span, li")]
    .filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect());
  lines.sort((one, other) => one - other);
  return lines.slice(1).filter((line, at) => !words.some((box) => box.height && box.top >= lines[at] - 1 && box.bottom <= line + 1));
}"""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A library of two pages, with articles in two directions and pictures, and counts as after many years."""
    data = tmp_path_factory.mktemp("lists")
    fill(data, COUNT)
    with serving(data, NUTGRAF_STARTER="no", NUTGRAF_JOBS="no") as address:
        _count_large(data / "library.db", data / "images")
        yield address


def _count_large(database: object, images: object) -> None:
    library = open_library(f"sqlite:///{database}", images)  # type: ignore[arg-type]
    with library.write() as c:
        c.execute(update(COUNTS).where(COUNTS.c.list != "deleted").values(articles=COUNT_OF_LARGE))
    library.close()


def _page(browser: Browser, server: str, width: int, **chosen: str) -> Page:
    made = browser.new_context(
        base_url=server, viewport={"width": width, "height": 844}, service_workers="block"
    )
    guarded(made, server)
    choices = "&".join(f"{name}={choice}" for name, choice in chosen.items())
    made.add_cookies([{"name": "preferences", "value": choices, "url": server}])
    return made.new_page()


@pytest.mark.parametrize("thumbnails", ["off", "on"])
def test_a_page_of_a_list_comes_in_under_30_kb(page: Page, server: str, thumbnails: str) -> None:
    page.context.add_cookies([{"name": "preferences", "value": f"thumbnails={thumbnails}", "url": server}])
    with page.expect_response(f"{server}/") as answered:
        page.goto("/")
    answer = answered.value
    answer.finished()

    assert page.locator("[data-item]").count() == limits.LIST_ARTICLES == 50
    assert answer.headers["content-encoding"] in ("zstd", "br", "gzip")
    assert answer.request.sizes()["responseBodySize"] < 30 * KB


def test_a_list_is_one_form(page: Page) -> None:
    page.goto("/")

    assert page.locator("main form").count() == 2  # the other one saves an address
    assert page.locator("main input[name=csrf_token]").count() == 2
    expect(page.locator("[data-item] button")).to_have_count(4 * limits.LIST_ARTICLES)


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_runs_out_of_the_window_in_any_language(
    browser: Browser, server: str, language: str, width: int
) -> None:
    page = _page(browser, server, width, language=language, thumbnails="on")
    for address in ("/", "/starred", "/deleted", "/summaries"):
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))
        assert (
            page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        )
    page.goto("/")
    for tab in page.locator(".tabs a").all():
        expect(tab).to_be_in_viewport(ratio=1)
    if width == 390:
        heights = page.locator(".tabs a").evaluate_all(
            "tabs => tabs.map((tab) => tab.getBoundingClientRect().top)"
        )
        assert len(set(heights)) == 1
    assert page.locator(".wordmark").evaluate("name => name.getClientRects()[0].top") >= 0
    page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_an_item_is_whole_in_its_own_direction(
    browser: Browser, server: str, language: str, width: int
) -> None:
    page = _page(browser, server, width, language=language)
    page.goto("/")
    for number in (ARABIC_EVERY * (COUNT // ARABIC_EVERY - 1), ARABIC_EVERY + 1):
        item = page.locator(f"#article-{number}")
        is_arabic = number % ARABIC_EVERY == 0
        expect(item).to_have_css("direction", "rtl" if is_arabic else "ltr")

        assert max(item.evaluate(INDENTS)) <= 3

        words, buttons = item.locator("h2").bounding_box(), item.locator(".article-actions").bounding_box()
        assert words and buttons
        if width == 1280:  # the buttons stand where the lines end
            assert (buttons["x"] < words["x"]) == is_arabic
        else:  # the first icon stands under the words' beginning
            icon = item.locator(".article-actions svg").first.bounding_box()
            assert icon
            begin = (
                words["x"] + words["width"] - icon["x"] - icon["width"]
                if is_arabic
                else icon["x"] - words["x"]
            )
            assert abs(begin) <= 1
    page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("address", ["/", "/articles/new", "/settings", "/settings/keys", "/summaries"])
def test_no_ring_is_cut_off(browser: Browser, server: str, address: str, width: int) -> None:
    page = _page(browser, server, width)
    page.goto(address)
    _tab_through(page, 40)
    page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("opened", [None, "Text settings", "More"])
def test_no_ring_is_cut_off_in_an_articles_bar_and_menus(
    browser: Browser, server: str, opened: str | None, width: int
) -> None:
    page = _page(browser, server, width)
    page.goto(f"/articles/{COUNT - 1}")
    if opened:
        page.locator(f'summary[title="{opened}"]').click()
    _tab_through(page, 25)
    page.context.close()


def _tab_through(page: Page, most: int) -> None:
    expect(page.locator("html")).to_have_attribute("data-script", "on")
    for _step in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return
        assert page.evaluate(CUT_OFF) == ""


@pytest.mark.parametrize("address", ["/", "/?at=1.1", "/starred", "/archive", "/deleted", "/summaries"])
def test_there_is_something_between_any_two_rules(browser: Browser, server: str, address: str) -> None:
    page = _page(browser, server, 390)
    page.goto(address)

    assert page.evaluate(EMPTY_BETWEEN) == []
    page.context.close()


def test_pictures_stand_beside_their_articles_where_that_is_set(browser: Browser, server: str) -> None:
    page = _page(browser, server, 390)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/images/" in request.url else None)
    page.goto("/")
    expect(page.locator(".article-thumbnail")).to_have_count(0)

    page.goto("/settings")
    with page.expect_response(
        lambda answer: answer.request.method == "POST"
    ):  # it brings the choice's cookie
        page.get_by_role("group", name="Pictures in lists").get_by_label("On").check(force=True)
    expect(page.locator("html")).to_have_attribute("data-thumbnails", "on")
    assert asked == []
    page.goto("/")

    shown = page.locator(".article-thumbnail")
    expect(shown).to_have_count(sum(n % PICTURE_EVERY == 0 for n in range(COUNT - 50, COUNT)))
    first = shown.first
    first.scroll_into_view_if_needed()
    expect(first).to_have_js_property("complete", True)
    assert first.evaluate("image => [image.naturalWidth, image.alt, image.loading]") == [400, "", "lazy"]
    assert len(asked) < shown.count()
    box = shown.last.bounding_box()
    assert box and (box["width"], box["height"]) == (88, 88)  # before it is there as well
    page.context.close()
