"""A stand-in for the browser's voices, which this Chromium has none of, and a log of what was spoken."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import article_link

ANNA = {"name": "Anna", "lang": "en-GB", "localService": True}
BEN = {"name": "Ben", "lang": "en-US", "localService": True}
CLOUD = {"name": "Cloud English", "lang": "en-US", "localService": False, "default": True}
DIETER = {"name": "Dieter", "lang": "de_DE", "localService": True}

ARTICLE = "Belarus and Russia Expand Joint Military Exercises"
SENTENCES = "[...document.querySelectorAll('[data-body] .sentence')]"

# An utterance starts in a task of its own and ends when the test says so, or at once when hurried. The log lies in
# the tab's own store, so that it outlives the page.
_STAND_IN = """
(voices) => {
  const log = (entry) => {
    const entries = JSON.parse(sessionStorage.getItem("speech-log") ?? "[]");
    sessionStorage.setItem("speech-log", JSON.stringify([...entries, entry]));
    if (entry.text) document.documentElement.dataset.spoken = entries.filter(({ text }) => text).length + 1;
  };
  class Utterance extends EventTarget {
    constructor(text) { super(); Object.assign(this, { text, lang: "", voice: null, rate: 1 }); }
    tell(type, more) { this.dispatchEvent(Object.assign(new Event(type), more)); }
  }
  class Synthesis extends EventTarget {
    queue = []; paused = false; pending = false; isMute = false;
    get speaking() { return this.queue.length > 0; }
    getVoices() { return voices; }
    arrive(more) { voices = more; this.dispatchEvent(new Event("voiceschanged")); }
    speak(utterance) {
      this.queue.push(utterance);
      if (this.isMute) return setTimeout(() => this.drop(utterance, "not-allowed"));
      setTimeout(() => this.begin(utterance));
    }
    begin(utterance) {
      if (this.queue[0] !== utterance) return;
      if (utterance.text) log({ text: utterance.text, lang: utterance.lang, rate: utterance.rate, voice: utterance.voice?.name });
      utterance.tell("start");
      if (!utterance.text || sessionStorage.getItem("speech-hurry")) setTimeout(() => this.finish(utterance));
    }
    finish(utterance = this.queue[0]) {
      if (this.queue[0] !== utterance) return;
      this.queue.shift();
      utterance.tell("end");
    }
    drop(utterance, error) { this.queue = this.queue.filter((one) => one !== utterance); utterance.tell("error", { error }); }
    cancel() {
      const dropped = this.queue; this.queue = [];
      log({ cancelled: dropped.map(({ text }) => text) });
      setTimeout(() => dropped.forEach((one) => one.tell("error", { error: "interrupted" })));
    }
    pause() { this.paused = true; }
    resume() { this.paused = false; }
  }
  voices.forEach((voice) => (voice.voiceURI = voice.name));
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
  Object.defineProperty(window, "speechSynthesis", { value: new Synthesis() });
}
"""


@dataclass(frozen=True)
class Speech:
    """What a page that has these voices speaks."""

    page: Page

    def log(self) -> list[dict[str, Any]]:
        return list(self.page.evaluate("JSON.parse(sessionStorage.getItem('speech-log') ?? '[]')"))

    def spoken(self) -> list[dict[str, Any]]:
        return [entry for entry in self.log() if "text" in entry]

    def texts(self) -> list[str]:
        return [entry["text"] for entry in self.spoken()]

    def wait_for(self, count: int) -> dict[str, Any]:
        """Wait until so many utterances have been begun; the last of them."""
        expect(self.page.locator("html")).to_have_attribute("data-spoken", str(count))
        return self.spoken()[-1]

    def finish(self) -> None:
        """End the utterance that is spoken."""
        self.page.evaluate("speechSynthesis.finish()")

    def hurry(self) -> None:
        """End every utterance as soon as it has begun."""
        self.page.evaluate("sessionStorage.setItem('speech-hurry', 'yes'); speechSynthesis.finish()")


def give_voices(page: Page, *voices: dict[str, Any]) -> Speech:
    """Give every page that is opened here these voices."""
    page.add_init_script(f"({_STAND_IN})({json.dumps(voices)})")
    return Speech(page)


def open_article(page: Page, title: str = ARTICLE) -> None:
    """Open an article at its beginning."""
    page.goto("/all")
    page.goto(article_link(page, title))
    page.evaluate("scrollTo(0, 0)")  # another test may have read on


def listen(page: Page) -> Locator:
    """Press Listen; the bar."""
    page.get_by_role("button", name="Listen", exact=True).click()
    bar = page.get_by_role("region", name="Listen")
    expect(bar).to_be_visible()
    return bar


def marked_sentences(page: Page, where: str = "true") -> list[str]:
    """The text of the article's marked sentences."""
    texts = page.evaluate(f"{SENTENCES}.filter((mark) => {where}).map((mark) => mark.textContent)")
    return [" ".join(text.split()) for text in texts]


def open_choices(bar: Locator) -> Locator:
    """Open the choices."""
    bar.locator("summary").click()
    return bar


def open_longest(page: Page) -> None:
    """Open the article with the longest reading time, at its beginning."""
    page.goto("/all")
    items = page.locator(".article-item").all()
    minutes = [int((re.findall(r"(\d+) min", item.inner_text()) or ["0"])[0]) for item in items]
    page.goto(items[minutes.index(max(minutes))].locator("h2 a").get_attribute("href") or "")
    page.evaluate("scrollTo(0, 0)")
