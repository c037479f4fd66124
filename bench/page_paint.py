"""When the first large paragraph is painted: 390 px, a quarter of the processor's speed, nothing kept.

Each run starts a browser of its own, with a profile of its own. Largest Contentful Paint is what Chromium
tells last, and the element that it was; first paint is told beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser, Playwright

from tests.chromium import launch_chromium

WIDTH, HEIGHT, SLOW_DOWN = 390, 844, 4
SETTLE_MS = 1_000
OBSERVE = """
  window.largest = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const element = entry.element;
      const name = element ? `${element.localName}: ${element.textContent.trim().slice(0, 40)}` : "gone";
      largest.push({ at: entry.startTime, name });
    }
  }).observe({ type: "largest-contentful-paint", buffered: true });
"""
TELL = """() => ({
  first: performance.getEntriesByName("first-paint")[0].startTime,
  ...largest.at(-1),
})"""


@dataclass(frozen=True)
class Paint:
    """Milliseconds after the navigation's start; `element` is what the largest paint was."""

    first: float
    largest: float
    element: str


def measure_paint(playwright: Playwright, article: str) -> Paint:
    """Load an article in a browser of its own."""
    browser = launch_chromium(playwright)
    try:
        return _load(browser, article)
    finally:
        browser.close()


def _load(browser: Browser, article: str) -> Paint:
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT})
    page = context.new_page()
    page.add_init_script(OBSERVE)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOW_DOWN})
    page.goto(article, wait_until="networkidle")
    page.wait_for_timeout(SETTLE_MS)
    told = page.evaluate(TELL)
    return Paint(told["first"], told["at"], told["name"])
