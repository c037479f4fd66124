"""Text settings in a real browser: at once, without a flash, kept, reset; what the system asks for."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from tests.browser.conftest import article_link, guarded
from webapp.web.answers.preference_table import PREFERENCES

pytestmark = pytest.mark.browser

ARTICLE = "The brass brain"
PAGES = ("/", "/summaries", "/articles/new", "/settings", "/settings/keys", "/nowhere")
THEMES = list(PREFERENCES["theme"].choices)
# The colour at one place of a picture, decoded by the browser itself.
PIXEL = """async (picture) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${picture}`)).blob());
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
  canvas.drawImage(image, 0, 0);
  return [...canvas.getImageData(2, image.height - 3, 1, 1).data].slice(0, 3);
}"""


def _open(page: Page) -> None:
    page.goto("/")
    page.goto(article_link(page, ARTICLE))


def _choose(page: Page, name: str, value: str) -> None:
    """Move one of the article's own text settings, as a reader would, and wait until it is kept."""
    field = page.locator(f'.article-bar [name="{name}"]')
    with page.expect_response(lambda answer: answer.url.endswith("/settings")):
        if PREFERENCES[name].is_range:
            field.fill(value)
        else:
            page.locator(f'.article-bar [name="{name}"][value="{value}"]').check(force=True)


def _style(page: Page, name: str) -> str:
    return str(page.evaluate(f"getComputedStyle(document.querySelector('.article-body p'))['{name}']"))


# The scripts have run and the faces are there, and what they made is painted.
PAINTED = """document.fonts.ready.then(() => new Promise((painted) =>
  requestAnimationFrame(() => requestAnimationFrame(painted))))"""


@contextmanager
def _frames(session: CDPSession) -> Iterator[list[str]]:
    """Every frame that is painted, as a picture."""
    frames: list[str] = []

    def keep(frame: dict[str, object]) -> None:
        frames.append(str(frame["data"]))
        session.send("Page.screencastFrameAck", {"sessionId": frame["sessionId"]})

    session.on("Page.screencastFrame", keep)
    session.send("Page.startScreencast", {"format": "png"})
    yield frames
    session.send("Page.stopScreencast")


def test_it_applies_each_text_setting_at_once_and_keeps_it(page: Page) -> None:
    _open(page)
    page.get_by_label("Text settings").click()
    page.locator(".article-bar .more-text summary").click()

    for name, value in {
        "theme": "sepia",
        "face": "sans",
        "size": "32",
        "line": "2",
        "letters": "12",
        "words": "16",
        "align": "justify",
        "hyphens": "off",
    }.items():
        _choose(page, name, value)

    for _visit in range(2):
        assert _style(page, "fontSize") == "32px"
        assert _style(page, "lineHeight") == "64px"
        assert _style(page, "letterSpacing") == "3.84px"
        assert _style(page, "wordSpacing") == "5.12px"
        assert _style(page, "textAlign") == "justify"
        assert _style(page, "hyphens") == "manual"
        expect(page.locator("html")).to_have_attribute("data-theme", "sepia")
        page.reload()


def test_it_resets_the_text_in_one_click(page: Page) -> None:
    _open(page)
    page.get_by_label("Text settings").click()
    _choose(page, "size", "32")
    _choose(page, "theme", "black")

    with page.expect_response(lambda answer: answer.url.endswith("/settings")):
        page.locator(".article-bar").get_by_role("button", name="Reset").click()

    for _visit in range(2):
        assert _style(page, "fontSize") == "20px"
        expect(page.locator("html")).to_have_attribute("data-theme", "auto")
        page.reload()


def _wait_for_another(frames: list[str], page: Page) -> None:
    """Wait for one frame more: they come in their order, so all that were painted are here then."""
    before = len(frames)
    for number in range(100):
        page.evaluate(f"document.body.style.opacity = {0.99 + 0.009 * (number % 2)}")
        page.evaluate(PAINTED)
        if len(frames) > before:
            return
    raise AssertionError("no frame came")


def test_it_paints_no_frame_in_another_theme(page: Page, context: BrowserContext, server: str) -> None:
    context.add_cookies([{"name": "preferences", "value": "theme=black", "url": server}])
    page.goto("/settings")
    address = article_link_on_list(page)
    looking = context.browser.new_page()  # type: ignore[union-attr]

    with _frames(context.new_cdp_session(page)) as frames:
        page.goto(address)
        page.evaluate(PAINTED)
        _wait_for_another(frames, page)

    colours = [looking.evaluate(PIXEL, frame) for frame in frames]
    looking.close()
    assert base64.b64decode(frames[0])
    assert [colour for colour in colours if max(colour) > 24] == []


def article_link_on_list(page: Page) -> str:
    page.goto("/")
    return article_link(page, ARTICLE)


def test_a_page_that_waited_takes_on_what_was_chosen_meanwhile(page: Page) -> None:
    _open(page)
    page.evaluate("document.cookie = 'preferences=theme=dark&size=24; path=/'")

    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    assert _style(page, "fontSize") == "24px"


@pytest.mark.parametrize("theme", THEMES)
def test_it_has_no_axe_violation_in_any_theme(browser: Browser, server: str, theme: str) -> None:
    made = browser.new_context(base_url=server, bypass_csp=True)  # axe is injected
    page = guarded(made, server).new_page()
    made.add_cookies([{"name": "preferences", "value": f"theme={theme}", "url": server}])
    found = []
    page.goto("/")
    article = article_link(page, ARTICLE)
    for address in (*PAGES, f"{article}&summary=5"):
        page.goto(address)
        violations = Axe().run(page).response["violations"]
        found += [(address, each["id"], each["nodes"][0]["html"][:120]) for each in violations]
    made.close()
    assert found == []


def test_it_keeps_forced_colours(browser: Browser, server: str) -> None:
    made = browser.new_context(base_url=server, forced_colors="active")
    page = guarded(made, server).new_page()
    page.goto("/settings")

    chosen = page.locator('[name="theme"]:checked + span')
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    assert chosen.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"
    made.close()


def test_it_takes_stronger_colours_where_the_system_asks_for_contrast(browser: Browser, server: str) -> None:
    made = browser.new_context(base_url=server, contrast="more", color_scheme="light")
    page = guarded(made, server).new_page()
    page.goto("/")

    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    made.close()


def test_it_fetches_no_font_that_was_not_chosen(page: Page) -> None:
    fonts: list[str] = []
    page.on("request", lambda request: fonts.append(request.url) if request.resource_type == "font" else None)
    _open(page)

    page.locator("[data-summary-call]").first.click()
    expect(page.locator("[data-sentences] a").first).to_be_visible()
    page.locator("[data-action=text]").click()
    expect(page.locator(".article-bar [data-face=reading]")).to_be_visible()
    page.evaluate(
        "new Promise((ready) => requestAnimationFrame(() => document.fonts.ready.then(() => ready())))"
    )
    assert fonts == []

    with page.expect_request(lambda request: request.resource_type == "font"):
        _choose(page, "face", "reading")
    page.evaluate(
        "new Promise((ready) => requestAnimationFrame(() => document.fonts.ready.then(() => ready())))"
    )
    assert fonts
    assert all("literata-" in font for font in fonts)
