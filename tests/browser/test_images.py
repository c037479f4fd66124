"""Pictures open large, one after the other, and what cannot be had says so; all of it from the page's own addresses."""

from __future__ import annotations

import base64
import struct
import zlib

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser.conftest import serve_apart, wait_until

pytestmark = pytest.mark.browser
server = serve_apart()

WORDS = (
    "The harbour ferry has crossed the bay every quarter of an hour since 1911, and goes on doing so. " * 4
)
DEAD = "https://bay.example/gone.png"


def png(width: int, height: int, colour: bytes) -> str:
    """A picture in one colour, within its page."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    rows = (b"\0" + colour * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )
    return "data:image/png;base64," + base64.b64encode(body).decode()


PAGE = f"""<article><h1>Boats</h1><p>{WORDS}</p>
<figure><img src="{png(1800, 1200, b"abc")}" alt="The first boat"><figcaption>Built in <em>1911</em>.</figcaption></figure>
<p>{WORDS}</p><figure><img src="{png(400, 300, b"cba")}" alt="The second boat"></figure>
<p>{WORDS} <img src="{png(20, 20, b"xyz")}" alt="smile"> {WORDS}</p>
<figure><a href="https://bay.example/boats/"><img src="{png(401, 301, b"bca")}" alt="The third boat"></a></figure>
<p>{WORDS}</p></article>"""


def save(page: Page, html: str) -> str:
    """The address of an article that is pasted."""
    page.goto("/articles/new")
    page.locator("textarea").fill(html)
    page.locator("form:has(textarea)").get_by_role("button", name="Save").click()
    expect(page.locator("[data-body]")).to_be_visible()
    expect(page.locator("[data-waiting]")).to_have_count(0)  # pasted once more, it is read once more
    return path_of(page)


def path_of(page: Page) -> str:
    """Its address without the notice that it is there already, which a script takes out of it."""
    return page.url.partition("?")[0]


@pytest.fixture
def article(page: Page) -> str:
    address = save(page, PAGE)
    for image in page.locator("[data-body] img").all():
        image.scroll_into_view_if_needed()
    expect(page.locator("[data-opens]")).to_have_count(3)
    page.evaluate("() => scrollTo(0, 0)")
    return address


def test_it_opens_a_picture_with_its_caption_and_goes_back_to_it(page: Page, article: str) -> None:
    picture = page.get_by_role("button", name="The second boat")
    picture.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    picture.click()

    large = page.get_by_role("dialog", name="The second boat")
    expect(large).to_be_visible()
    expect(large.get_by_role("status")).to_have_text("2 of 3")
    page.keyboard.press("ArrowLeft")
    large = page.get_by_role("dialog", name="The first boat")
    expect(large).to_contain_text("Built in 1911.")
    expect(large.get_by_role("img", name="The first boat")).to_be_in_viewport()
    page.keyboard.press("Escape")

    expect(large).to_be_hidden()
    assert page.evaluate("scrollY") == before
    wait_until(page, "history.state?.nutgrafPicture === undefined")


def test_it_does_all_by_keyboard(page: Page, article: str) -> None:
    picture = page.get_by_role("button", name="The first boat")
    picture.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("1 of 3")

    for _ in range(3):  # once more than there are
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("3 of 3")
    page.keyboard.press("a")  # a key of the article's, which it is not for now
    page.get_by_role("button", name="Close", exact=True).last.press("Enter")

    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(picture).to_be_focused()
    assert path_of(page) == article


def test_its_key_opens_the_picture_in_view_and_back_closes_it(page: Page, article: str) -> None:
    page.get_by_role("button", name="The second boat").scroll_into_view_if_needed()
    page.keyboard.press("i")
    expect(page.get_by_role("dialog", name="The second boat")).to_be_visible()

    page.go_back()

    expect(page.get_by_role("dialog")).to_be_hidden()
    assert path_of(page) == article


def test_it_shows_every_pixel_of_a_picture_that_has_more(page: Page, article: str) -> None:
    page.get_by_role("button", name="The first boat").click()
    shown = page.locator("[data-large-frame] img")
    expect(page.get_by_role("button", name="Actual size")).to_be_visible()

    shown.click()

    expect(page.get_by_role("button", name="Actual size")).to_have_attribute("aria-pressed", "true")
    assert shown.evaluate("(image) => image.clientWidth") == 1800
    page.get_by_role("button", name="Actual size").click()
    assert shown.evaluate("(image) => image.clientWidth") <= 1280


def test_a_link_keeps_where_it_leads_and_has_a_button_beside_it(page: Page, article: str) -> None:
    assert (
        page.get_by_role("link", name="The third boat").get_attribute("href") == "https://bay.example/boats/"
    )

    page.get_by_role("button", name="Open the picture large").click()

    expect(page.get_by_role("dialog", name="The third boat")).to_be_visible()


def test_it_asks_for_nothing_but_its_scripts_and_the_pages_own_pictures(page: Page, article: str) -> None:
    own = set(page.evaluate("[...document.querySelectorAll('[data-body] img')].map((image) => image.src)"))
    asked: list[Request] = []

    def note(request: Request) -> None:
        asked.append(request)

    page.on("request", note)

    page.get_by_role("button", name="The first boat").click()
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("1 of 3")
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("3 of 3")

    others = [request.url for request in asked if request.url not in own and "/static/" not in request.url]
    assert others == []
    assert len([request for request in asked if "/static/" in request.url]) <= 2


def test_a_swipe_goes_on_in_the_way_that_the_page_runs(page: Page, article: str) -> None:
    page.get_by_role("button", name="The first boat").click()
    swipe = """(frame, [from, to]) => {
      const touch = (x) => new Touch({ identifier: 1, target: frame, clientX: x, clientY: 200 });
      frame.dispatchEvent(new TouchEvent("touchstart", { touches: [touch(from)], changedTouches: [touch(from)] }));
      frame.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: [touch(to)] }));
    }"""
    frame, place = page.locator("[data-large-frame]"), page.get_by_role("dialog").get_by_role("status")
    expect(place).to_have_text("1 of 3")

    frame.evaluate(swipe, [300, 100])
    expect(place).to_have_text("2 of 3")
    page.evaluate("() => { document.dir = 'rtl'; }")
    frame.evaluate(swipe, [300, 100])
    expect(place).to_have_text("1 of 3")


def test_a_finger_that_swipes_back_stays_with_the_pictures(page: Page, article: str) -> None:
    browser = page.context.new_cdp_session(page)
    browser.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    page.get_by_role("button", name="The first boat").click()
    place = page.get_by_role("dialog").get_by_role("status")
    expect(place).to_have_text("1 of 3")

    for begin, step, shown in ((900, -60, "2 of 3"), (300, 60, "1 of 3"), (300, 60, "1 of 3")):
        for at in range(9):
            name = "touchMove" if at else "touchStart"
            point = {"x": begin + at * step, "y": 450}
            browser.send("Input.dispatchTouchEvent", {"type": name, "touchPoints": [point]})
        browser.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        page.wait_for_timeout(300)  # a browser that takes it for its own way back does so by now
        expect(place).to_have_text(shown)

    assert path_of(page) == article


def test_it_counts_the_pictures_that_are_still_to_come(page: Page) -> None:
    far = PAGE.replace("<h1>Boats</h1>", "<h1>Boats far away</h1>").replace(
        "<figure><a", f"<p>{WORDS * 20}</p><figure><a"
    )
    save(page, far)

    page.get_by_role("button", name="The first boat").click()

    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("1 of 3")


@pytest.fixture
def with_dead(context: BrowserContext) -> Page:
    """A page on which loading may fail, in a browser that lets nothing out."""
    return context.new_page()


def test_a_dead_picture_tells_its_words_and_its_address(with_dead: Page) -> None:
    page = with_dead
    save(
        page,
        f'<article><h1>Boats</h1><p>{WORDS}</p><figure><img src="{DEAD}" alt="The lost boat"></figure><p>{WORDS}</p></article>',
    )

    box = page.locator(".dead-image")
    expect(box).to_contain_text("The lost boat")
    expect(box).to_contain_text("This picture could not be loaded.")
    link = box.get_by_role("link", name="Open its address")
    assert (link.get_attribute("href"), link.get_attribute("rel")) == (DEAD, "noopener noreferrer")
    expect(page.locator("[data-body] img")).to_be_hidden()
    expect(page.locator("[data-opens]")).to_have_count(0)


def test_a_dead_picture_that_links_to_its_file_has_one_link(with_dead: Page) -> None:
    page = with_dead
    file = "https://bay.example/large.jpg"
    save(
        page,
        f'<article><h1>Boats</h1><p>{WORDS}</p><p><a href="{file}"><img src="{DEAD}" alt="A boat"></a></p><p>{WORDS}</p></article>',
    )

    expect(page.locator(".dead-image")).to_contain_text("A boat")
    expect(page.locator(".dead-image").get_by_role("link")).to_have_count(1)
    expect(page.locator(".dead-image").get_by_role("link")).to_have_attribute("href", file)


def test_a_picture_comes_when_there_is_a_network_again(with_dead: Page) -> None:
    page = with_dead
    address = save(
        page,
        f'<article><h1>Boats</h1><p>{WORDS}</p><p><a href="https://bay.example/boats/"><img src="{DEAD}" alt="The lost boat"></a></p><p>{WORDS}</p></article>',
    )
    page.add_init_script("Object.defineProperty(navigator, 'onLine', { get: () => false })")
    page.goto(address)
    expect(page.locator(".dead-image")).to_contain_text("not on this device")
    expect(page.locator(".dead-image").get_by_role("link", name="The lost boat")).to_have_attribute(
        "href", "https://bay.example/boats/"
    )

    body = base64.b64decode(png(300, 200, b"abc").partition(",")[2])
    page.route(DEAD, lambda route: route.fulfill(body=body, content_type="image/png"))
    page.evaluate("() => dispatchEvent(new Event('online'))")

    expect(page.locator(".dead-image")).to_have_count(0)
    expect(page.get_by_role("link", name="The lost boat").locator("img")).to_be_visible()


def test_without_javascript_pictures_are_there_and_links_lead_where_they_did(
    page: Page, article: str, plain_page: Page
) -> None:
    plain_page.goto(article)

    expect(plain_page.get_by_role("img", name="The first boat")).to_be_visible()
    expect(plain_page.get_by_role("dialog")).to_have_count(0)
    expect(plain_page.get_by_role("link", name="The third boat")).to_have_attribute(
        "href", "https://bay.example/boats/"
    )
