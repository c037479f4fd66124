"""The summary at its best: any length at once, where it sits in the article, taken along, printed."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.conftest import article_link

pytestmark = pytest.mark.browser

LONG = "The brass brain"


def _open(page: Page, title: str = LONG) -> None:
    page.goto("/all")
    page.goto(article_link(page, title))
    expect(page.locator("html")).to_have_attribute("data-script", "on")
    page.evaluate("scrollTo(0, 0)")


def _open_with_passages(page: Page) -> None:
    """Open it as if its ranks were 0, then twice 2, then 3: what is at ranks 1 and 2 is one passage."""

    def answer(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('data-rank="1"', 'data-rank="2"'))

    page.route(re.compile(r"/articles/\d+\?in=all$"), answer)
    _open(page)


def _sentences(page: Page) -> list[str]:
    return page.locator("#summary li a").all_inner_texts()


def _filled(page: Page, length: int) -> int:
    """How many sentences a summary of at most so many has: a passage may leave one unfilled."""
    ranks = page.locator(".sentence").evaluate_all("marks => marks.map((mark) => Number(mark.dataset.rank))")
    return sum(rank < length for rank in ranks)


def test_a_digit_opens_a_summary_of_that_length_without_a_request(page: Page) -> None:
    _open(page)
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    for digit in (3, 9, 1):
        page.keyboard.press(str(digit))
        size = _filled(page, digit)
        expect(page.locator("#summary li a")).to_have_count(size)
        expect(page.locator(".sentence.chosen")).to_have_count(size)
        expect(page.locator("[data-length]")).to_have_value(str(size))

    assert requests == []


def test_it_says_the_length_and_what_it_saves_to_a_screen_reader(page: Page) -> None:
    _open(page)
    page.keyboard.press("3")
    expect(page.locator("#summary").get_by_role("status")).to_have_text(
        re.compile(r"^3 sentences, \d+ s instead of \d+ min$")
    )
    page.keyboard.press("1")

    expect(page.locator("#summary").get_by_role("status")).to_have_text(re.compile("^1 sentence, "))
    expect(page.locator("[data-length]")).to_have_attribute("aria-valuetext", "1 sentence")


def test_it_comes_into_sight_wherever_it_is_asked_for_and_leads_back_when_closed(page: Page) -> None:
    _open(page)
    page.evaluate("scrollTo(0, 3000)")
    mark = page.locator(".sentence").nth(40)
    mark.scroll_into_view_if_needed()
    before = mark.bounding_box()

    page.keyboard.press("y")
    expect(page.locator("#summary")).to_be_in_viewport()
    page.keyboard.press("y")

    expect(page.locator("#summary")).to_be_hidden()
    after = mark.bounding_box()
    assert before and after
    assert abs(before["y"] - after["y"]) < 2


def test_the_heat_strip_shows_where_the_sentences_sit_and_goes_there(page: Page) -> None:
    _open(page)
    page.keyboard.press("3")
    expect(page.locator(".heat-tick.is-chosen")).to_have_count(3)
    places = page.locator(".heat-tick").evaluate_all(
        "ticks => ticks.map((tick) => Number(tick.style.getPropertyValue('--at')))"
    )
    assert places == sorted(places)
    assert places[0] > 0
    assert places[-1] < 1

    last = page.locator(".heat-tick").last.bounding_box()
    assert last
    page.mouse.click(last["x"] + 2, last["y"] + 1)

    expect(page.locator(".sentence:target")).to_be_in_viewport()


def test_the_heat_strip_follows_the_size_of_the_text(page: Page) -> None:
    _open(page)
    middle = page.locator(".heat-tick").nth(7)
    before = middle.get_attribute("style")

    page.get_by_label("Text settings").click()
    page.locator('.article-bar [name="size"]').fill("32")

    expect(middle).not_to_have_attribute("style", before or "")


@pytest.mark.parametrize("is_granted", [True, False])
def test_it_copies_the_summary_with_its_source(page: Page, context: BrowserContext, is_granted: bool) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    if not is_granted:  # as on plain http from another machine
        page.add_init_script("""
            const read = navigator.clipboard.readText.bind(navigator.clipboard);
            Object.defineProperty(navigator, "clipboard", { value: undefined });
            window.readCopied = read;
        """)
    _open(page)
    page.keyboard.press("2")
    sentences = _sentences(page)

    page.get_by_role("button", name="Copy", exact=True).click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("window.readCopied?.() ?? navigator.clipboard.readText()")
    title, *quoted, source = copied.split("\n\n")
    assert title.startswith(LONG)
    assert quoted == sentences
    assert re.search(r"Longshore Review, .*\nhttps://\S+$", source)


def test_it_copies_the_summary_as_markdown(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    _open(page)
    page.keyboard.press("2")
    first, second = _sentences(page)

    page.get_by_label("More for this summary").click()
    page.get_by_role("button", name="Copy as Markdown").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    head, quotes, source = page.evaluate("navigator.clipboard.readText()").split("\n\n")
    assert re.fullmatch(rf"\[{LONG}[^\]]*\]\(<https://\S+>\)", head)
    assert quotes.split("\n") == [f"> {first}", ">", f"> {second}"]
    assert source.startswith("— ")


def test_it_prints_an_open_summary_above_the_article_and_no_closed_one(page: Page) -> None:
    page.add_init_script("window.print = () => { window.isPrinted = true; }")
    _open(page)
    page.emulate_media(media="print")
    expect(page.locator("#summary")).to_be_hidden()
    page.emulate_media(media="screen")
    page.keyboard.press("2")

    page.get_by_label("More for this summary").click()
    page.get_by_role("button", name="Print with the summary").click()

    assert page.evaluate("window.isPrinted")
    page.emulate_media(media="print")
    expect(page.locator("#summary li")).to_have_count(2)
    expect(page.locator("#summary li").first).to_be_visible()
    for part in (".summary-controls", ".summary-call", ".article-bar", ".heat", ".neighbours"):
        expect(page.locator(part).first).to_be_hidden()


def test_it_fills_in_by_itself_once_the_summary_is_made(page: Page) -> None:
    page.goto("/all")
    shown = f"{article_link(page, LONG)}&summary=3"
    state = f"{urlsplit(shown).path}/summary/state"
    asked: list[str] = []

    def as_unranked(route: Route) -> None:
        answer = route.fetch()
        if len(asked) >= 2:
            return route.fulfill(response=answer)
        waiting = f'<p data-waiting="{state}">being made</p><ol hidden '
        body = answer.text().replace(" data-ready", "").replace('<ol class="summary-sentences"', waiting)
        return route.fulfill(response=answer, body=body)

    def answer_state(route: Route) -> None:
        asked.append(route.request.url)
        route.fulfill(json={"is_on_its_way": len(asked) < 2})

    page.route(lambda url: url.endswith(shown), as_unranked)
    page.route(f"**{state}", answer_state)
    page.goto(shown)
    expect(page.locator("#summary")).to_contain_text("being made")

    expect(page.locator("#summary .summary-sentences li")).to_have_count(3)
    assert len(asked) == 2


def test_it_shows_a_passage_as_one_and_goes_past_the_length_that_it_leaves_unfilled(page: Page) -> None:
    _open_with_passages(page)
    page.keyboard.press("1")
    slider, shown = page.locator("[data-length]"), page.locator("[data-length-shown]")
    slider.focus()

    page.keyboard.press("ArrowRight")
    expect(page.locator("#summary li")).to_have_count(2)
    expect(page.locator("#summary li a")).to_have_count(3)
    expect(page.locator(".sentence.chosen")).to_have_count(3)
    expect(shown).to_have_text("3")
    expect(slider).to_have_attribute("aria-valuetext", "3 sentences")

    page.keyboard.press("ArrowLeft")
    expect(shown).to_have_text("1")
    page.keyboard.press("2")
    expect(shown).to_have_text("1")
    expect(slider).to_have_attribute("aria-valuetext", "1 sentence")


def test_it_copies_a_passage_as_one(page: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    _open_with_passages(page)
    page.keyboard.press("3")
    both = page.locator("#summary li").filter(has=page.locator("a + a"))
    words = both.inner_text()
    assert words.count(both.locator("a").first.inner_text()) == 1

    page.get_by_role("button", name="Copy", exact=True).click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert words in page.evaluate("navigator.clipboard.readText()").split("\n\n")


def test_it_keeps_the_length_that_was_chosen_for_an_article(page: Page) -> None:
    _open(page)
    page.keyboard.press("2")
    page.reload()
    page.get_by_role("button", name="Get a summary").first.click()

    expect(page.locator("#summary li")).to_have_count(2)
    page.goto("/all")
    page.goto(article_link(page, "Die Rückkehr"))
    page.get_by_role("button", name="Get a summary").first.click()
    expect(page.locator("#summary li a").nth(2)).to_be_attached()


def test_it_tells_each_section_without_a_request_and_copies_its_heading(
    page: Page, context: BrowserContext
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    _open(page)
    page.get_by_role("button", name="Get a summary").first.click()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    switch = page.get_by_role("button", name="By section")
    switch.click()

    expect(switch).to_have_attribute("aria-pressed", "true")
    headings = page.locator("#summary li h3").all_inner_texts()
    assert headings[:2] == ["A trade secret", "Listening instead of explaining"]
    expect(page.locator("#summary").get_by_role("status")).to_have_text(
        re.compile(rf"^{len(headings)} sections, \d+ s instead of \d+ min$")
    )
    expect(page.locator(".sentence.chosen")).to_have_count(page.locator("#summary li > a").count())
    page.get_by_role("button", name="Copy", exact=True).click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()").split("\n\n")
    assert copied[1].startswith("A trade secret\n")
    assert requests == []

    page.get_by_role("link", name=headings[1]).last.click()
    expect(page.get_by_role("heading", level=2, name=headings[1])).to_be_in_viewport()
    page.locator("[data-length]").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#summary h3")).to_have_count(0)
    expect(switch).to_have_attribute("aria-pressed", "false")


def test_it_tells_each_section_without_javascript(plain_page: Page) -> None:
    plain_page.goto("/all")
    plain_page.goto(article_link(plain_page, LONG))
    plain_page.get_by_role("link", name="Get a summary").first.click()
    plain_page.get_by_role("link", name="By section").click()

    expect(plain_page.locator("#summary li h3").first).to_have_text("A trade secret")
    plain_page.locator("#summary li h3 a").first.click()
    expect(plain_page.locator("h2:target")).to_have_text("A trade secret")


PLACE = "[data-term-place]"
CURRENT = """() => {
  const [range] = CSS.highlights.get("term-current") ?? [];
  const box = range?.getBoundingClientRect();
  return range && { text: range.toString(), isSeen: box.top > 0 && box.bottom < innerHeight };
}"""


def test_a_key_term_walks_through_its_places(page: Page) -> None:
    _open(page)
    page.get_by_role("button", name="Get a summary").first.click()
    term = page.locator("button.term").first
    words = term.inner_text()
    text = page.locator("[data-body]").inner_text()
    count = len(re.findall(rf"\b{re.escape(words)}\b", text, re.I))
    assert count > 1

    term.focus()
    page.keyboard.press("Enter")
    expect(page.locator(PLACE)).to_have_text(f"1 of {count}")
    assert page.evaluate(CURRENT) == {"text": words, "isSeen": True}
    assert page.evaluate("CSS.highlights.get('term').size") == count

    page.keyboard.press("Enter")
    expect(page.locator(PLACE)).to_have_text(f"2 of {count}")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Shift+Enter")
    expect(page.locator(PLACE)).to_have_text(f"{count} of {count}")
    assert page.evaluate(CURRENT)["isSeen"]

    page.keyboard.press("Escape")
    expect(page.locator("[data-term-bar]")).to_be_hidden()
    assert page.evaluate("CSS.highlights.size") == 0
    expect(page.locator("#summary")).to_be_visible()
    expect(page.locator("[data-body] :focus")).to_be_in_viewport()


def test_a_key_term_finds_words_across_marks_and_whole_ones_alone(page: Page) -> None:
    def answer(route: Route) -> None:
        answer = route.fetch()
        words = "<p>A <em>Tide</em>\\n<b>po</b>ol, tide pools; a tide</p><p>pool.</p>"
        body = re.sub(r"(data-term [^>]*>)[^<]+", r"\1tide pool", answer.text(), count=1)
        route.fulfill(response=answer, body=re.sub(r"(data-body[^>]*>)", rf"\1{words}", body, count=1))

    page.route(re.compile(r"/articles/\d+\?in=all$"), answer)
    _open(page)
    page.get_by_role("button", name="Get a summary").first.click()
    page.locator("button.term").first.click()

    expect(page.locator(PLACE)).to_have_text("1 of 1")
    assert page.evaluate(CURRENT) == {"text": "Tide\npool", "isSeen": True}


def test_a_key_term_leads_to_its_first_sentence_without_javascript(plain_page: Page) -> None:
    plain_page.goto("/all")
    plain_page.goto(article_link(plain_page, LONG) + "&summary=")
    term = plain_page.locator("a.term").first
    words = term.inner_text()

    term.click()

    expect(plain_page.locator(".sentence:target")).to_contain_text(words, ignore_case=True)
    expect(plain_page.locator(".sentence:target")).to_be_in_viewport()
