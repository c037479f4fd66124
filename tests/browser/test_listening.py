"""Listening: what is spoken, in which order, from where, and what comes after it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import article_link
from tests.browser.speech import (
    ANNA,
    ARTICLE,
    SENTENCES,
    give_voices,
    listen,
    marked_sentences,
    open_article,
    open_choices,
    open_longest,
)

pytestmark = pytest.mark.browser


def test_it_reads_the_title_and_every_sentence_in_order_and_marks_each(page: Page) -> None:
    speech = give_voices(page, ANNA)
    open_article(page)
    listen(page)
    title = page.get_by_role("heading", level=1)

    assert speech.wait_for(1)["text"] == title.inner_text()
    expect(title).to_have_class("spoken")
    sentences = marked_sentences(page)
    for number, sentence in enumerate(sentences, start=2):
        speech.finish()
        assert speech.wait_for(number)["text"] == sentence
        expect(page.locator(".spoken")).to_have_count(1)
        expect(page.locator("[data-body] .sentence").nth(number - 2)).to_have_class(re.compile("spoken"))
        expect(page.locator(".sentence.spoken")).to_be_in_viewport()
    speech.finish()

    expect(page.get_by_text("That was the end.")).to_be_visible()
    expect(page.locator(".spoken")).to_have_count(0)
    assert {(entry["lang"], entry["voice"], entry["rate"]) for entry in speech.spoken()} == {
        ("en", "Anna", 1)
    }


def test_it_leaves_out_note_numbers_and_readings_of_characters(page: Page) -> None:
    speech = give_voices(page, ANNA)
    open_article(page)
    page.evaluate(
        """() => {
          const make = (name, ...inside) => { const made = document.createElement(name); made.append(...inside); return made; };
          const note = Object.assign(make("a", "7"), { href: "#note" });
          const ruby = make("ruby", "\u7d19", make("rp", "("), make("rt", "\u304b\u307f"), make("rp", ")"));
          document.querySelector("[data-body] .sentence").replaceChildren("Pa\u00adper", make("sup", note), make("br"), " is ", ruby);
        }"""
    )
    bar = listen(page)
    speech.wait_for(1)
    bar.get_by_role("button", name="One sentence on").click()

    assert speech.wait_for(2)["text"] == "Paper is \u7d19"


def test_it_pauses_and_goes_on_at_the_same_sentence(page: Page) -> None:
    speech = give_voices(page, ANNA)
    open_article(page)
    bar = listen(page)
    speech.wait_for(1)
    speech.finish()
    sentence = speech.wait_for(2)["text"]

    bar.get_by_role("button", name="Pause").click()
    expect(bar.get_by_role("button", name="Play")).to_be_focused()
    assert speech.log()[-1] == {"cancelled": [sentence]}
    bar.get_by_role("button", name="Play").click()

    assert speech.wait_for(3)["text"] == sentence


def test_it_goes_a_sentence_back_and_on(page: Page) -> None:
    speech = give_voices(page, ANNA)
    open_article(page)
    bar = listen(page)
    title = speech.wait_for(1)["text"]
    sentences = marked_sentences(page)

    bar.get_by_role("button", name="One sentence on").click()
    assert speech.wait_for(2)["text"] == sentences[0]
    expect(bar.get_by_text(f"2 / {len(sentences) + 1}")).to_be_visible()
    bar.get_by_role("button", name="One sentence on").click()
    assert speech.wait_for(3)["text"] == sentences[1]
    bar.get_by_role("button", name="One sentence back").click()
    assert speech.wait_for(4)["text"] == sentences[0]
    bar.get_by_role("button", name="One sentence back").click()
    assert speech.wait_for(5)["text"] == title


def test_it_reads_the_summary_alone_at_its_length(page: Page) -> None:
    speech = give_voices(page, ANNA)
    open_longest(page)
    bar = open_choices(listen(page))
    speech.wait_for(1)

    bar.get_by_role("radio", name="Summary").check()
    title = speech.wait_for(2)["text"]
    page.get_by_role("button", name="Get a summary").first.evaluate("(button) => button.click()")
    page.locator("[data-length]").evaluate(
        "(slider) => { slider.value = 3; slider.dispatchEvent(new Event('input', { bubbles: true })); }"
    )
    speech.wait_for(3)
    speech.hurry()
    expect(bar.get_by_text("That was the end.")).to_be_attached()

    assert speech.texts()[2:] == [title, *marked_sentences(page, "Number(mark.dataset.rank) < 3")]


def test_it_goes_on_with_the_next_article(page: Page) -> None:
    speech = give_voices(page, ANNA)
    open_article(page)
    bar = open_choices(listen(page))
    bar.get_by_label("Go on with the next article").check()
    speech.wait_for(1)
    before = [speech.texts()[0], *marked_sentences(page)]
    following = page.locator(".neighbours a[rel=next]").get_attribute("href")

    for number in range(2, len(before) + 1):
        speech.finish()
        speech.wait_for(number)
    speech.finish()
    page.wait_for_url(f"**{following}")

    assert speech.wait_for(len(before) + 1)["text"] == page.get_by_role("heading", level=1).inner_text()
    assert speech.texts()[:-1] == before
    expect(page.get_by_role("region", name="Listen").get_by_role("button", name="Pause")).to_be_focused()


@pytest.mark.parametrize(("setting", "becomes"), [("finish", "read"), ("hand", "unread")])
def test_it_marks_as_read_what_was_heard_to_its_end(
    page: Page, server: str, setting: str, becomes: str
) -> None:
    page.context.add_cookies([{"name": "preferences", "value": f"finish={setting}", "url": server}])
    speech = give_voices(page, ANNA)
    open_article(page)
    end = page.locator("[data-end]")
    expect(end).to_have_attribute("data-end", "unread")
    bar = listen(page)
    speech.wait_for(1)

    speech.hurry()

    expect(bar.get_by_text("That was the end.")).to_be_visible()
    expect(end).to_have_attribute("data-end", becomes)
    if becomes == "read":
        page.locator(".finish-read button").click()
        expect(end).to_have_attribute("data-end", "unread")


def test_it_waits_for_play_where_the_browser_lets_it_not_go_on(page: Page) -> None:
    speech = give_voices(page, ANNA)
    page.goto("/all")
    address = article_link(page, ARTICLE)
    page.add_init_script("speechSynthesis.isMute = !sessionStorage.getItem('may-speak')")
    page.evaluate("(path) => sessionStorage.setItem('nutgraf-listen-on', new URL(path, location))", address)
    page.goto(address)

    bar = page.get_by_role("region", name="Listen")
    expect(bar.get_by_role("status")).to_have_text("Press Play to go on.")
    expect(bar.get_by_role("button", name="Play")).to_be_focused()
    page.evaluate("speechSynthesis.isMute = false")
    page.keyboard.press("Enter")
    speech.wait_for(1)
    expect(bar.get_by_role("status")).to_have_text("")


def test_it_falls_silent_when_the_page_is_left(page: Page) -> None:
    speech = give_voices(page, ANNA)
    open_article(page)
    listen(page)
    title = speech.wait_for(1)["text"]

    page.goto("/all")

    assert speech.log()[-1] == {"cancelled": [title]}


def test_it_is_paused_for_whoever_comes_back(page: Page) -> None:
    speech = give_voices(page, ANNA)
    open_article(page)
    bar = listen(page)
    title = speech.wait_for(1)["text"]

    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    bar.get_by_role("button", name="Play").click()

    assert speech.wait_for(2)["text"] == title


def test_it_begins_at_the_first_sentence_in_view(page: Page) -> None:
    speech = give_voices(page, ANNA)
    open_longest(page)
    page.locator("[data-body] .sentence").nth(12).evaluate(
        "(mark) => scrollBy(0, mark.getBoundingClientRect().top - 100)"
    )
    first = page.evaluate(
        f"""{SENTENCES}.find((mark) => mark.getBoundingClientRect().top
            >= document.querySelector('.article-bar').getBoundingClientRect().bottom).textContent"""
    )
    listen(page)

    assert speech.wait_for(1)["text"] == " ".join(first.split())


def test_it_reads_blocks_where_the_article_has_no_marks(page: Page) -> None:
    speech = give_voices(page, ANNA)
    open_article(page)
    page.evaluate(f"{SENTENCES}.forEach((mark) => mark.replaceWith(...mark.childNodes))")
    bar = listen(page)
    speech.wait_for(1)
    expect(bar.locator("[data-listen-parts]")).to_be_hidden()
    speech.hurry()
    expect(bar.get_by_text("That was the end.")).to_be_visible()

    paragraphs = page.locator(".article-body p").all_inner_texts()
    assert " ".join(speech.texts()[1:]) == " ".join(" ".join(text.split()) for text in paragraphs)
