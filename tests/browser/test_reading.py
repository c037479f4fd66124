"""The whole main job in a real browser: read, summary, its place, next, previous, back to the list."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import article_link, let_pass, wait_until

pytestmark = pytest.mark.browser

PREVIOUS = "Winter windshield fluid policy, safety, and practical solutions in North America"
ARTICLE = "Belarus and Russia Expand Joint Military Exercises and Cross-Border Infrastructure Plans"
NEXT = "Market Outlook for Russia's Auto Sector in 2023 and the Role of Parallel Imports"
LONG = re.compile("min")


ASKED = 6  # sentences that the longest article of the starter library asks for


def _longest_article(page: Page) -> str:
    """The starter library's article with the longest reading time."""
    page.goto("/")
    items = page.locator(".article-item").all()
    minutes = [int((re.findall(r"(\d+) min", item.inner_text()) or ["0"])[0]) for item in items]
    address = items[minutes.index(max(minutes))].locator("h2 a").get_attribute("href")
    assert address
    return address


def test_it_reads_an_article_and_its_summary_by_mouse(page: Page) -> None:
    page.goto(_longest_article(page))
    call = page.get_by_role("button", name="Get a summary").first
    expect(call).to_have_attribute("aria-expanded", "false")
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    call.click()

    panel = page.locator("#summary")
    expect(panel).to_be_visible()
    sentences = panel.locator(".summary-sentences a")
    expect(sentences).to_have_count(ASKED)
    expect(page.get_by_role("button", name="Close the summary").first).to_have_attribute(
        "aria-expanded", "true"
    )
    page.locator("[data-length]").fill("3")
    expect(sentences).to_have_count(3)
    expect(page.locator(".sentence.chosen")).to_have_count(3)
    assert requests == []


def test_it_leads_a_sentence_to_its_place_and_marks_it(page: Page) -> None:
    page.goto(_longest_article(page))
    page.get_by_role("button", name="Get a summary").first.click()
    link = page.locator("#summary li a").last
    words = link.inner_text()

    link.click()

    mark = page.locator(".sentence:target")
    expect(mark).to_have_count(1)
    expect(mark).to_be_in_viewport()
    assert " ".join((mark.text_content() or "").split()) == words


def test_it_opens_the_same_panel_from_the_end_and_goes_back_when_closed(page: Page) -> None:
    page.goto(_longest_article(page))
    last = page.get_by_role("button", name="Get a summary").last
    last.scroll_into_view_if_needed()

    last.click()
    expect(page.locator("#summary-title")).to_be_in_viewport()
    page.keyboard.press("Escape")

    expect(page.locator("#summary")).to_be_hidden()
    expect(page.get_by_role("button", name="Get a summary").last).to_be_in_viewport()
    expect(page.get_by_role("button", name="Get a summary").last).to_be_focused()


def test_it_keeps_the_whole_article_on_the_page_while_skimming(page: Page) -> None:
    page.goto(_longest_article(page))
    before = page.locator("[data-body]").inner_text()
    page.get_by_role("button", name="Get a summary").first.click()

    page.get_by_label("Skim").check()

    expect(page.locator("[data-body]")).to_have_class(re.compile("is-skimmed"))
    assert page.locator("[data-body]").inner_text() == before


def test_it_goes_to_the_next_the_previous_and_back_to_the_same_list(page: Page) -> None:
    page.goto("/all")
    page.get_by_role("link", name=ARTICLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ARTICLE)

    page.get_by_role("link", name=re.compile("Next article")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NEXT)
    page.get_by_role("link", name=re.compile("Previous article")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(ARTICLE)
    page.get_by_role("link", name=re.compile("Previous article")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(PREVIOUS)
    page.get_by_role("link", name="All", exact=True).click()

    expect(page).to_have_url(re.compile(r"/all#article-\d+$"))
    expect(page.get_by_role("navigation", name="Lists").locator("[aria-current]")).to_contain_text("All")


def test_it_does_the_whole_way_by_keyboard(page: Page) -> None:
    page.goto(_longest_article(page))
    _tab_to(page, "Get a summary")
    page.keyboard.press("Enter")
    expect(page.locator("#summary")).to_be_focused()
    _tab_to(page, page.locator("#summary li a").first.inner_text())
    page.keyboard.press("Enter")
    expect(page.locator(".sentence:target")).to_be_in_viewport()

    page.goto(article_link_of(page, ARTICLE))
    _tab_to(page, "Next article", starts=True)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text(NEXT)


def article_link_of(page: Page, title: str) -> str:
    page.goto("/all")
    return article_link(page, title)


def _tab_to(page: Page, name: str, *, starts: bool = False) -> None:
    """Press Tab until what has the focus is called so."""
    for _ in range(200):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.innerText?.trim().replace(/\\s+/g, ' ') ?? ''")
        if focused == " ".join(name.split()) or (starts and focused.startswith(name)):
            return
    pytest.fail(f"Tab never reached {name!r}")


def test_it_does_the_whole_way_without_javascript(plain_page: Page) -> None:
    page = plain_page
    page.goto("/")
    long_one = _longest_article(page)
    page.goto(long_one)

    page.get_by_role("link", name="Get a summary").first.click()
    expect(page.locator("#summary")).to_be_visible()
    sentences = page.locator("#summary li a")
    expect(sentences).to_have_count(ASKED)
    words = sentences.nth(2).inner_text()
    sentences.nth(2).click()
    mark = page.locator(".sentence:target")
    expect(mark).to_be_in_viewport()
    assert " ".join((mark.text_content() or "").split()) == words

    page.goto(article_link_of(page, ARTICLE))
    page.get_by_role("link", name=re.compile("Next article")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NEXT)


def test_it_archives_and_undoes_without_javascript(plain_page: Page) -> None:
    page = plain_page
    page.goto("/")
    item = page.locator(".article-item").first
    title = item.locator("h2").inner_text()

    item.get_by_role("button", name="Archive").click()
    expect(page.get_by_role("status")).to_contain_text("Archived.")
    expect(page.get_by_role("link", name=title, exact=True)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()

    expect(page.locator(".article-item").first.locator("h2")).to_have_text(title)


def _open_at_its_beginning(page: Page, address: str) -> None:
    """Open an article as one that was not begun, wherever another test has read to."""
    page.goto(address)
    page.evaluate(
        """() => fetch(document.querySelector("[data-article]").dataset.positionAddress, {
          method: "POST",
          body: new URLSearchParams({
            position: 0, anchor: "", csrf_token: document.querySelector('meta[name="csrf-token"]').content,
          }),
        })"""
    )
    page.goto(address)
    assert page.evaluate("scrollY") == 0


def test_it_goes_on_where_one_has_read_to(page: Page) -> None:
    address = article_link_of(page, "Die Rückkehr der Straßenbahn")  # which no other test scrolls
    _open_at_its_beginning(page, address)
    with page.expect_response(lambda answer: answer.url.endswith("/position")):
        page.mouse.wheel(0, 1500)
    page.goto("/")
    expect(page.locator(".article-item").filter(has_text="% read").first).to_be_visible()

    page.goto(address)

    assert page.evaluate("scrollY") > 500


def test_it_stays_where_one_was_however_often_one_comes_back(page: Page) -> None:
    page.clock.install()
    address = article_link_of(page, "Die Rückkehr der Straßenbahn")
    _open_at_its_beginning(page, address)
    with page.expect_response(lambda answer: answer.url.endswith("/position")):
        page.mouse.wheel(0, 1200)
    anchors = []
    for _ in range(3):
        page.goto(address)
        wait_until(page, "scrollY > 500")
        let_pass(page, 1_500)  # so long that going there would be kept as a place of its own
        anchors.append(page.locator("[data-article]").get_attribute("data-anchor"))

    assert anchors[0]
    assert len(set(anchors)) == 1
