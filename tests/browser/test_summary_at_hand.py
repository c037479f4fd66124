"""The summary is at hand while one reads, its question is asked where it is one, and Skim and the strip can be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.conftest import article_link, guarded
from tests.browser.speech import ANNA, give_voices
from webapp.web.answers.preference_table import LANGUAGES, PREFERENCES

pytestmark = pytest.mark.browser

LONG = "The brass brain"
QUESTION = "No time to read?"
# The contrast of what is faded with its paper, by the definition of WCAG 2.2.
CONTRAST = """(body) => {
  const context = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const light = (colour) => {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...context.getImageData(0, 0, 1, 1).data].map((each) => each / 255)
      .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  body.style.transition = "none";
  const [a, b] = [getComputedStyle(body).color, getComputedStyle(document.documentElement).backgroundColor].map(light);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}"""
# How far apart the ticks that are shown stand, and whether they are chosen: from above.
TICKS = """() => [...document.querySelectorAll(".heat-tick:not([hidden])")]
  .map((tick) => ({ ...tick.getBoundingClientRect().toJSON(), isChosen: tick.matches(".is-chosen") }))
  .sort((one, other) => one.top - other.top)"""


def _open(page: Page, query: str = "") -> None:
    page.goto("/all")
    page.goto(article_link(page, LONG) + query)
    expect(page.locator("[aria-controls=summary]").first).to_be_visible()  # its script is there


def _bar(page: Page) -> Locator:
    return page.locator(".article-bar").get_by_role("button", name="Summary", exact=True)


def _top(place: Locator) -> float:
    box = place.bounding_box()
    assert box
    return box["y"]


def _read_on(page: Page, to: int = 4_000) -> Locator:
    """Scroll into the text; a sentence that is in the window then."""
    page.evaluate("(to) => scrollTo(0, to)", to)
    expect(page.locator("[data-time-left]")).to_be_visible()
    at = page.locator(".sentence").evaluate_all(
        "marks => marks.findIndex((mark) => mark.getBoundingClientRect().top > 300)"
    )
    return page.locator(".sentence").nth(at)


@pytest.mark.parametrize("has_touch", [True, False])
def test_it_opens_from_the_bar_and_leads_back_to_where_one_was(
    browser: Browser, server: str, has_touch: bool
) -> None:
    size = {"width": 390, "height": 844} if has_touch else {"width": 1280, "height": 900}
    context = browser.new_context(
        base_url=server, viewport=size, has_touch=has_touch, service_workers="block"
    )
    page = guarded(context, server).new_page()
    _open(page)
    mark = _read_on(page)
    before = _top(mark)
    expect(page.locator("[data-summary-call]").first).not_to_be_in_viewport()
    press = _bar(page).tap if has_touch else _bar(page).click

    press()
    expect(_bar(page)).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#summary-title")).to_be_in_viewport()
    expect(page.locator("#summary")).to_be_focused()
    press()

    expect(page.locator("#summary")).to_be_hidden()
    expect(_bar(page)).to_have_attribute("aria-expanded", "false")
    expect(_bar(page)).to_be_focused()
    assert abs(_top(mark) - before) < 2
    context.close()


def test_the_keyboard_reaches_it_in_the_bar(page: Page) -> None:
    _open(page)
    mark = _read_on(page)
    before = _top(mark)
    _bar(page).focus()

    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_be_focused()
    page.keyboard.press("Escape")

    expect(_bar(page)).to_be_focused()
    assert abs(_top(mark) - before) < 2


def test_an_open_panel_out_of_sight_is_gone_to_before_it_is_closed(page: Page) -> None:
    _open(page)
    page.locator("[data-summary-call]").first.click()
    mark = _read_on(page)
    before = _top(mark)

    _bar(page).click()
    expect(page.locator("#summary-title")).to_be_in_viewport()
    expect(_bar(page)).to_have_attribute("aria-expanded", "true")
    _bar(page).click()

    expect(page.locator("#summary")).to_be_hidden()
    assert abs(_top(mark) - before) < 2


def test_who_closes_it_at_the_end_stays_there(page: Page) -> None:
    _open(page)
    page.locator("[data-summary-call]").first.click()
    last = page.locator("[data-summary-call]").last
    last.scroll_into_view_if_needed()
    mark = page.locator(".sentence").last
    before = _top(mark)

    last.click()

    expect(page.locator("#summary")).to_be_hidden()
    expect(last).to_be_focused()
    assert abs(_top(mark) - before) < 2


def test_the_question_goes_with_the_answer_and_is_never_asked_at_the_end(page: Page) -> None:
    _open(page)
    expect(page.get_by_text(QUESTION)).to_have_count(1)
    expect(page.get_by_text(QUESTION)).to_be_visible()

    page.locator("[data-summary-call]").last.click()
    expect(page.get_by_text(QUESTION)).to_be_hidden()
    expect(page.get_by_role("button", name="Close the summary").first).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_text(QUESTION)).to_be_visible()


def test_it_is_a_link_in_the_bar_without_javascript(plain_page: Page) -> None:
    page = plain_page
    page.goto("/all")
    page.goto(article_link(page, LONG))
    link = page.locator(".article-bar").get_by_role("link", name="Summary", exact=True)

    link.click()
    expect(page.locator("#summary-title")).to_be_in_viewport()
    expect(page.get_by_text(QUESTION)).to_be_hidden()
    page.evaluate("scrollTo(0, 6000)")
    link.click()

    expect(page.locator("#summary-title")).to_be_in_viewport()


@pytest.mark.parametrize("width", [320, 390])
@pytest.mark.parametrize("language", [each for each in LANGUAGES if each != "auto"])
def test_the_bar_has_room_for_it_and_the_minutes(
    browser: Browser, server: str, language: str, width: int
) -> None:
    context = browser.new_context(
        base_url=server,
        locale=language,
        viewport={"width": width, "height": 700},
        service_workers="block",
    )
    page = guarded(context, server).new_page()
    give_voices(page, ANNA)
    _open(page)
    page.evaluate("document.querySelector('[data-time-left]').dataset.seconds = 9_000 * 60")  # 90 h
    _read_on(page)
    boxes = [
        box
        for each in page.locator(".article-bar .icon-button, .article-bar .bar-back, [data-time-left]").all()
        if each.is_visible() and (box := each.bounding_box())
    ]
    is_cut = page.locator("[data-time-left]").evaluate("one => one.scrollWidth > one.clientWidth")
    context.close()

    boxes.sort(key=lambda box: box["x"])
    assert len(boxes) == 8
    assert boxes[0]["x"] >= 0
    assert boxes[-1]["x"] + boxes[-1]["width"] <= width
    assert all(a["x"] + a["width"] <= b["x"] + 0.5 for a, b in pairwise(boxes))
    assert all(box["width"] >= 24 for box in boxes)
    assert not is_cut


def _with_sentences(ranks: Callable[[int], int]) -> Callable[[Route], None]:
    """Give the article 300 sentences, ranked so."""
    text = "".join(
        f'<p><span class="sentence" id="s{at}-0-aaaaaa" data-rank="{ranks(at)}">Sentence {at} of them all.</span></p>'
        for at in range(300)
    )

    def answer(route: Route) -> None:
        answer = route.fetch()
        parts = re.split(
            r'(<div class="article-body[^>]*>)|(</div>\s*<div class="article-notes")', answer.text()
        )
        start = next(at for at, part in enumerate(parts) if part and "article-body" in part)
        end = next(at for at, part in enumerate(parts) if at > start and part and "article-notes" in part)
        kept = [*parts[: start + 1], text, *parts[end:]]
        route.fulfill(response=answer, body="".join(part or "" for part in kept))

    return answer


@pytest.mark.parametrize(
    "ranks",
    [lambda at: at, lambda at: 299 - at, lambda at: (at * 11) % 300, lambda at: abs(at - 150)],
    ids=["at the beginning", "at the end", "all over", "together"],
)
def test_the_ticks_of_the_strip_never_cover_each_other(
    browser: Browser, server: str, ranks: Callable[[int], int]
) -> None:
    context = browser.new_context(
        base_url=server, viewport={"width": 390, "height": 844}, service_workers="block"
    )
    page = guarded(context, server).new_page()
    page.route(re.compile(r"/articles/\d+\?in=all$"), _with_sentences(ranks))
    _open(page)
    page.keyboard.press("7")
    chosen = page.locator(".sentence.chosen").count()
    assert chosen >= 6

    expect(page.locator(".heat-tick.is-chosen:visible")).to_have_count(chosen)
    ticks = page.evaluate(TICKS)
    context.close()
    assert all(b["top"] - a["bottom"] >= 2 for a, b in pairwise(ticks))
    assert ticks[0]["top"] >= 52
    assert ticks[-1]["bottom"] <= 844


def test_the_strip_shows_the_others_where_there_is_room(page: Page) -> None:
    _open(page)
    page.keyboard.press("3")

    expect(page.locator(".heat-tick:not(.is-chosen):visible").nth(4)).to_be_visible()


@pytest.mark.parametrize("theme", [each for each in PREFERENCES["theme"].choices if each != "auto"])
def test_skim_fades_and_can_still_be_read(browser: Browser, server: str, theme: str) -> None:
    context = browser.new_context(base_url=server, service_workers="block")
    page = guarded(context, server).new_page()
    context.add_cookies([{"name": "preferences", "value": f"finish=hand&theme={theme}", "url": server}])
    _open(page, "&summary=5&skim=1")
    faded = page.locator("[data-body]").evaluate(CONTRAST)
    chosen = page.locator(".sentence.chosen").first.evaluate("one => getComputedStyle(one).color")
    ink = page.evaluate("getComputedStyle(document.documentElement).color")
    context.close()

    assert chosen == ink
    assert 7 <= faded < 8 if theme == "contrast" else 3 <= faded < 3.4


@pytest.mark.parametrize("asked", [{"contrast": "more"}, {"forced_colors": "active"}])
def test_skim_keeps_the_contrast_that_a_reader_asks_for(
    browser: Browser, server: str, asked: dict[str, str]
) -> None:
    context = browser.new_context(base_url=server, service_workers="block", **asked)
    page = guarded(context, server).new_page()
    _open(page, "&summary=5&skim=1")
    body = page.locator("[data-body]")
    if "contrast" in asked:
        assert body.evaluate(CONTRAST) >= 7
    else:
        page.evaluate("document.body.append(Object.assign(document.createElement('i'), { id: 'gray' }))")
        page.evaluate("document.getElementById('gray').style.color = 'GrayText'")
        gray = page.locator("#gray").evaluate("one => getComputedStyle(one).color")
        expect(body).to_have_css("color", gray)
    context.close()
