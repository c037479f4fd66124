"""Listening: which voice speaks, at which speed, and what is asked before."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.speech import (
    ANNA,
    BEN,
    CLOUD,
    DIETER,
    give_voices,
    listen,
    marked_sentences,
    open_article,
    open_choices,
)

pytestmark = pytest.mark.browser


def test_it_speaks_each_language_with_its_own_voice(page: Page) -> None:
    speech = give_voices(page, ANNA, DIETER)
    open_article(page)
    page.evaluate("document.querySelector('.sentence').parentElement.lang = 'de'")
    bar = listen(page)
    speech.wait_for(1)
    bar.get_by_role("button", name="One sentence on").click()

    sentence = speech.wait_for(2)
    assert (sentence["lang"], sentence["voice"]) == ("de", "Dieter")


def test_it_offers_nothing_where_there_are_no_voices_until_they_arrive(page: Page) -> None:
    give_voices(page)
    open_article(page)
    button = page.locator("[data-listen]")
    expect(button).to_be_hidden()

    page.evaluate("(voice) => speechSynthesis.arrive([voice])", {**ANNA, "voiceURI": "Anna"})

    expect(button).to_be_visible()


def test_it_offers_nothing_where_the_browser_cannot_speak(page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'speechSynthesis', { value: undefined })")
    open_article(page)
    expect(page.locator("[data-article]")).to_be_visible()
    expect(page.locator("[data-listen]")).to_be_hidden()


def test_it_takes_a_voice_on_the_device_before_one_over_the_network(page: Page) -> None:
    speech = give_voices(page, CLOUD, DIETER, BEN)
    open_article(page)
    bar = open_choices(listen(page))

    assert speech.wait_for(1)["voice"] == "Ben"
    assert bar.locator("[data-listen-voices=local] option").all_inner_texts() == ["Ben"]
    assert bar.locator("[data-listen-voices=network] option").all_inner_texts() == ["Cloud English"]
    expect(bar.get_by_text("sends the text to whoever offers it")).to_be_visible()


def test_it_asks_before_it_sends_text_over_the_network(page: Page) -> None:
    speech = give_voices(page, CLOUD)
    open_article(page)
    bar = listen(page)
    voice = bar.get_by_role("combobox", name="Voice")

    expect(bar.get_by_role("status")).to_contain_text("Choose a voice")
    expect(voice).to_be_focused()
    bar.get_by_role("button", name="Play").click()
    expect(voice).to_be_focused()
    assert speech.spoken() == []

    voice.select_option("Cloud English")
    expect(bar.get_by_role("status")).to_have_text("Press Play to go on.")
    bar.get_by_role("button", name="Play").click()
    assert speech.wait_for(1)["voice"] == "Cloud English"


def test_it_cuts_long_sentences_for_voices_over_the_network(page: Page) -> None:
    speech = give_voices(page, CLOUD)
    open_article(page)
    bar = listen(page)
    bar.get_by_role("combobox", name="Voice").select_option("Cloud English")
    bar.get_by_role("button", name="Play").click()
    speech.wait_for(1)
    speech.hurry()
    expect(bar.get_by_text("That was the end.")).to_be_attached()

    sentences = marked_sentences(page)
    assert max(map(len, sentences)) > 150
    assert max(map(len, speech.texts())) <= 150
    title = page.get_by_role("heading", level=1).inner_text()
    assert " ".join(speech.texts()) == " ".join([title, *sentences])


def test_it_asks_where_no_voice_speaks_the_language(page: Page) -> None:
    speech = give_voices(page, DIETER)
    open_article(page)
    bar = listen(page)

    expect(bar.get_by_role("status")).to_contain_text("No voice here speaks")
    assert bar.locator("[data-listen-voices=local] option").all_inner_texts() == ["Dieter (de_DE)"]
    assert speech.spoken() == []


def test_it_takes_the_voice_of_the_articles_language(page: Page) -> None:
    speech = give_voices(page, ANNA, DIETER)
    page.goto("/all")
    page.locator('.article-item h2[lang="de"] a, .article-item [lang="de"] a').first.click()
    listen(page)

    first = speech.wait_for(1)
    assert (first["lang"], first["voice"]) == ("de", "Dieter")


def test_it_keeps_the_chosen_voice_and_speed(page: Page) -> None:
    speech = give_voices(page, ANNA, BEN)
    open_article(page)
    bar = open_choices(listen(page))
    speech.wait_for(1)

    bar.get_by_role("combobox", name="Voice").select_option("Ben")
    assert speech.wait_for(2)["voice"] == "Ben"
    bar.get_by_role("slider", name="Speed").fill("1.5")
    last = speech.wait_for(3)

    assert (last["voice"], last["rate"], last["text"]) == ("Ben", 1.5, speech.texts()[0])
    expect(bar.get_by_text("1.5×")).to_be_visible()
    page.reload()
    bar = open_choices(listen(page))
    last = speech.wait_for(4)
    assert (last["voice"], last["rate"]) == ("Ben", 1.5)
    expect(bar.get_by_role("slider", name="Speed")).to_have_value("1.5")


def test_it_says_so_where_the_voice_fails(page: Page) -> None:
    speech = give_voices(page, ANNA)
    open_article(page)
    bar = listen(page)
    speech.wait_for(1)

    page.evaluate("speechSynthesis.drop(speechSynthesis.queue[0], 'synthesis-failed')")

    expect(bar.get_by_role("status")).to_contain_text("does not answer")
    expect(bar.get_by_role("button", name="Play")).to_be_visible()
