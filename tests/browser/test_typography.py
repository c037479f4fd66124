"""The text itself: faces, lines, contents, footnotes, what scrolls, and paper."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import article_link, guarded, loaded, wait_until

pytestmark = pytest.mark.browser

LONG = "The brass brain that knew the sea"
FACES = {"reading": "Literata", "hyperlegible": "Atkinson Hyperlegible Next"}

# How many characters stand on each full line of running text (the last line of a paragraph is none).
FULL_LINES = """() => {
  const full = [];
  for (const paragraph of document.querySelectorAll('.article-body p')) {
    if (paragraph.closest('li, blockquote, figure, td')) continue;
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    const lines = [];
    let middle = null;
    while (walker.nextNode()) {
      for (let at = 0; at < walker.currentNode.length; at++) {
        const range = document.createRange();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + 1);
        const box = range.getClientRects()[0];
        if (!box || !box.width) continue;
        const here = (box.top + box.bottom) / 2;
        if (middle === null || Math.abs(here - middle) > 14) { middle = here; lines.push(0); }
        lines[lines.length - 1]++;
      }
    }
    full.push(...lines.slice(0, -1));
  }
  return full;
}"""

SHIFTS = """() => new Promise((resolve) => {
  let sum = 0;
  const seen = (list) => list.getEntries().forEach((entry) => (sum += entry.value));
  new PerformanceObserver(seen).observe({type: 'layout-shift', buffered: true});
  setTimeout(() => resolve(sum), 300);
})"""

GIVEN = """<!doctype html><html lang="ar" dir="rtl"><title>حاشية وجدول</title><article><h1>حاشية وجدول</h1>
<p>في متاحف كثيرة من العالم قرص من النحاس الأصفر لا يزيد قطره على كف اليد<sup><a href="#n1">1</a></sup>، منقوش بدوائر
متشابكة وأسماء نجوم وأرقام. يمر به الزائر مسرعا ويظنه قطعة زينة، لكنه كان قبل <em>ألف سنة</em> أدق ما يحمله المسافر.</p>
<p>عرف اليونانيون مبدأ هذه الآلة، غير أن علماء بغداد ودمشق وحلب وقرطبة هم الذين جعلوا منها أداة يومية. كتب الخوارزمي
في القرن التاسع رسالة في استعمالها، وأحصى عبد الرحمن الصوفي في القرن العاشر مئات المسائل التي يمكن حلها بها.</p>
<table><tr>{cells}</tr><tr>{cells}</tr></table>
<p>استعمل الناس الأسطرلاب في تحديد أوقات الصلاة واتجاه القبلة، وفي قياس ارتفاع المآذن وعمق الآبار وعرض الأنهار.
وانتقل من الأندلس إلى مدن أوروبا، وغابت الآلة حين جاءت الساعات الدقيقة وأجهزة الملاحة الحديثة.</p>
<ol><li id="n1">قطره نحو خمسة عشر سنتيمترا في الغالب، وقد يبلغ الضعف.</li></ol></article>"""


def _open(page: Page, title: str = LONG) -> None:
    page.goto("/all")
    page.goto(article_link(page, title))
    loaded(page)


def _choose(context: BrowserContext, server: str, **choices: str) -> None:
    value = "&".join(f"{name}={choice}" for name, choice in choices.items())
    context.add_cookies([{"name": "preferences", "value": value, "url": server}])


def _give(page: Page) -> None:
    """Paste a page of one's own, and wait until it is an article."""
    page.goto("/articles/new")
    cells = "".join(f"<td>12{number}.4206</td>" for number in range(30))
    page.locator('textarea[name="text"]').fill(GIVEN.format(cells=cells))
    page.locator('form:has(textarea[name="text"]) button').click()
    expect(page.locator("[data-body]")).to_be_visible(timeout=20_000)
    expect(page.locator("[data-waiting]")).to_have_count(0)  # given before, it is read once more
    page.goto(page.url)
    loaded(page)


def _painted_faces(page: Page) -> Sequence[str]:
    """The faces that the first paragraph is really painted in."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": ".article-body p"})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return [font["familyName"] for font in fonts]


def _font_requests(page: Page) -> list[str]:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if ".woff" in request.url else None)
    return asked


def test_it_asks_for_no_font_unless_one_is_chosen(page: Page) -> None:
    asked = _font_requests(page)
    _open(page)
    page.wait_for_load_state("networkidle")

    assert asked == []


@pytest.mark.parametrize("face", FACES)
def test_it_paints_a_bundled_face_from_here_and_moves_nothing(
    page: Page, context: BrowserContext, server: str, face: str
) -> None:
    _choose(context, server, face=face)
    _open(page)  # a first time, for the browser to keep the files
    asked = _font_requests(page)
    _open(page)
    page.wait_for_load_state("networkidle")

    assert _painted_faces(page) == [FACES[face]]
    assert asked != []
    assert all(url.startswith(server) for url in asked)
    assert page.evaluate(SHIFTS) == 0


@pytest.mark.parametrize("face", FACES)
def test_it_shows_a_face_that_is_chosen_while_the_article_is_open(page: Page, face: str) -> None:
    _open(page)
    page.evaluate(f"document.documentElement.dataset.face = '{face}'")
    page.evaluate(
        "new Promise((ready) => requestAnimationFrame(() => document.fonts.ready.then(() => ready())))"
    )

    assert _painted_faces(page) == [FACES[face]]


@pytest.mark.parametrize("face", ["serif", "sans", *FACES])
def test_it_sets_about_66_characters_on_a_line_and_never_80(
    page: Page, context: BrowserContext, server: str, face: str
) -> None:
    _choose(context, server, face=face)
    page.goto("/all")
    links = page.locator('.article-item h2:not([lang|="ja"]) a')
    addresses = [link.get_attribute("href") or "" for link in links.all()]
    assert len(addresses) > 8
    lines: list[int] = []
    for address in addresses:
        page.goto(address)
        lines += page.evaluate(FULL_LINES)

    assert 60 <= sum(lines) / len(lines) <= 72
    assert max(lines) <= 80


def test_it_sets_text_at_20_pixels_with_air_between_the_lines(page: Page) -> None:
    _open(page)
    style = "getComputedStyle(document.querySelector('.article-body p'))"

    assert page.evaluate(f"{style}.fontSize") == "20px"
    assert page.evaluate(f"parseFloat({style}.lineHeight)") == pytest.approx(32)
    assert page.evaluate(f"{style}.hyphens") == "auto"
    assert page.evaluate(f"{style}.textWrapStyle") == "pretty"
    assert "tabular-nums" in page.evaluate(
        "getComputedStyle(document.querySelector('td')).fontVariantNumeric"
    )
    assert page.evaluate(f"{style}.fontFamily") == page.evaluate(
        "getComputedStyle(document.documentElement).getPropertyValue('--serif').trim()"
    )


def test_it_ranks_headings_by_their_size(page: Page) -> None:
    _open(page)
    sizes = page.evaluate("""() => {
      const body = document.querySelector('.article-body');
      return ['h2', 'h3', 'h4', 'h5'].map((name) => {
        const heading = body.appendChild(document.createElement(name));
        return parseFloat(getComputedStyle(heading).fontSize);
      });
    }""")

    title = page.evaluate("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)")
    assert [title, *sizes] == sorted({title, *sizes}, reverse=True)


def test_it_moves_nothing_while_images_arrive(page: Page) -> None:
    page.goto("/all")
    addresses = [link.get_attribute("href") or "" for link in page.locator(".article-item h2 a").all()]
    shifted = {}
    for address in addresses:
        page.goto(address)
        page.evaluate("""async () => {
          for (let y = 0; y < document.documentElement.scrollHeight; y += 600) {
            scrollTo(0, y);
            await new Promise((resolve) => setTimeout(resolve, 60));
          }
        }""")
        if shift := page.evaluate(SHIFTS):
            shifted[address] = shift
        missing = "img:not([width]), img:not([height])"
        assert page.locator(f".article-body :is({missing})").count() == 0

    assert shifted == {}


def test_it_leads_through_a_long_read_by_its_contents(page: Page) -> None:
    _open(page)
    contents = page.locator("[data-contents]")
    expect(contents.get_by_role("link")).to_have_count(6)
    page.evaluate("scrollTo(0, 0)")  # an earlier test may have read on
    expect(contents.locator("[aria-current]")).to_have_count(0)
    box, text = contents.bounding_box(), page.locator(".article-body").bounding_box()
    assert box and text
    assert box["x"] >= 0 and box["x"] + box["width"] <= text["x"]  # beside the text, and open

    contents.get_by_role("link", name="Position Z").click()

    expect(contents.locator("[aria-current]")).to_have_text("Position Z")
    expect(page.get_by_role("heading", name="Position Z")).to_be_in_viewport()
    page.evaluate("scrollTo(0, 0)")
    expect(contents.locator("[aria-current]")).to_have_count(0)


def test_it_folds_the_contents_on_a_phone(browser: Browser, server: str) -> None:
    made = browser.new_context(base_url=server, viewport={"width": 390, "height": 844})
    page = guarded(made, server).new_page()
    _open(page)
    contents = page.locator("[data-contents]")
    expect(contents.get_by_role("link", name="Position Z")).to_be_hidden()

    contents.locator("summary").click()
    contents.get_by_role("link", name="Position Z").click()

    expect(page.get_by_role("heading", name="Position Z")).to_be_in_viewport()
    expect(contents).not_to_have_attribute("open", "")
    made.close()


def test_it_has_contents_and_footnotes_without_javascript(plain_page: Page) -> None:
    page = plain_page
    _open(page)
    page.locator("[data-contents] summary").click()
    page.get_by_role("link", name="Adding with a wire").click()
    expect(page.get_by_role("heading", name="Adding with a wire")).to_be_in_viewport()

    page.locator("[data-note]").nth(1).click()
    note = page.locator("#a-note2")
    expect(note).to_be_in_viewport()
    note.get_by_role("link", name="Back to the text").click()
    expect(page.locator("#a-ref2")).to_be_in_viewport()


def test_it_needs_no_contents_for_a_short_article(page: Page) -> None:
    _open(page, "The green flash")

    assert page.locator("[data-contents]").count() == 0


def test_it_opens_a_footnote_in_place_by_keyboard_and_goes_back(page: Page) -> None:
    _open(page)
    reference = page.locator("#a-ref2")
    reference.focus()
    top = page.evaluate("scrollY")

    page.keyboard.press("Enter")

    box = page.get_by_role("dialog", name="Footnote 2")
    expect(box).to_contain_text("It is still to be seen at the offices of the American tide service")
    expect(box).to_be_focused()
    expect(box.get_by_role("link", name="Back to the text")).to_have_count(0)
    expect(reference).to_have_attribute("aria-expanded", "true")
    assert page.evaluate("scrollY") == top
    assert page.locator("#a-note2").count() == 1
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(reference).to_be_focused()
    expect(reference).not_to_have_attribute("aria-expanded", "true")


def test_it_goes_on_behind_the_reference_by_tab(page: Page) -> None:
    _open(page)
    page.locator("#a-ref2").press("Enter")
    expect(page.get_by_role("dialog")).to_be_focused()

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Show it among the notes")).to_be_focused()
    page.keyboard.press("Tab")

    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("pre")).to_be_focused()  # what stands next in the text


def test_it_goes_to_the_contents_by_a_key(browser: Browser, server: str) -> None:
    made = browser.new_context(base_url=server, viewport={"width": 390, "height": 844})
    page = guarded(made, server).new_page()
    _open(page)
    page.evaluate("scrollTo(0, 3000)")

    page.keyboard.press("c")

    expect(page.locator("[data-contents] summary")).to_be_focused()
    expect(page.locator("[data-contents]").get_by_role("link", name="Position Z")).to_be_in_viewport()
    made.close()


def test_it_shows_a_footnote_among_the_others_and_leads_back(page: Page) -> None:
    _open(page)
    page.locator("#a-ref3").click()
    page.get_by_role("dialog").get_by_role("link", name="Show it among the notes").click()

    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("#a-note3")).to_be_in_viewport()
    page.locator("#a-note3").get_by_role("link", name="Back to the text").click()
    expect(page.locator("#a-ref3")).to_be_in_viewport()


def test_it_closes_a_footnote_by_its_reference_and_by_a_click_beside_it(page: Page) -> None:
    _open(page)
    reference, box = page.locator("#a-ref1"), page.get_by_role("dialog")
    for close in (reference.click, lambda: page.mouse.click(1200, 700)):
        reference.click()
        expect(box).to_be_visible()
        close()
        expect(box).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
def test_it_opens_footnotes_from_right_to_left_within_the_window(
    browser: Browser, server: str, width: int
) -> None:
    made = browser.new_context(base_url=server, viewport={"width": width, "height": 844})
    page = guarded(made, server).new_page()
    _give(page)

    page.locator("[data-note]").click()

    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("سنتيمترا")
    box = dialog.bounding_box()
    assert box
    assert box["x"] >= 0 and box["x"] + box["width"] <= width
    assert page.evaluate("getComputedStyle(document.querySelector('.note-box')).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.querySelector('.article-body em')).fontStyle") == "normal"
    dialog.get_by_role("link").click()
    page.locator("[data-note-back]").click()  # the page had none; the reader adds it
    expect(page.locator("[data-note]")).to_be_in_viewport()
    made.close()


def test_it_scrolls_a_wide_table_inside_its_box_by_keyboard(browser: Browser, server: str) -> None:
    made = browser.new_context(base_url=server, viewport={"width": 390, "height": 844})
    page = guarded(made, server).new_page()
    _give(page)
    box = page.get_by_role("group", name="Table")
    box.focus()

    page.keyboard.press("ArrowLeft")

    wait_until(page, "document.querySelector('.scrolls').scrollLeft < 0")  # it scrolls smoothly
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    made.close()


def test_it_prints_the_article_alone_in_black_on_white(
    page: Page, context: BrowserContext, server: str
) -> None:
    _choose(context, server, theme="black", size="32")
    _open(page)
    page.emulate_media(media="print")

    for hidden in (".article-bar", "[data-contents]", ".neighbours", ".summary-call >> nth=0"):
        expect(page.locator(hidden)).to_be_hidden()
    colours = page.evaluate("""() => [
      getComputedStyle(document.documentElement).backgroundColor,
      getComputedStyle(document.querySelector('.article-body p')).color]""")
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    assert page.evaluate("getComputedStyle(document.querySelector('.article-body h2')).breakAfter") == "avoid"
    assert re.fullmatch(
        r"15\.3\d*px", page.evaluate("getComputedStyle(document.querySelector('.article-body p')).fontSize")
    )
