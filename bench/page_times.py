"""Turns articles into times at a quarter of the processor's speed: runs, sorted, for each aim.

CLS and long tasks come from buffered PerformanceObservers; total blocking time is what each long task
takes beyond 50 ms, from the start of the load until a second after the network is quiet. INP is the worst
Event Timing entry that belongs to an interaction, by real mouse and keyboard input. The next article: `n` is
pressed on a page that the service worker controls, after two seconds for its prefetch (of a first visit's
page, from before the worker, it cannot be used); from the key event's own time (its timeStamp on
its document's timeOrigin, kept in sessionStorage) to the first contentful paint on the new document's
timeOrigin. A prerendered document paints when it is activated, so activationStart counts where it is later.
That measure is without slow-down, as the aim has none.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

SLOW_DOWN = 4
PREFETCH_MS = 2_000
SETTLE_MS = 1_000
OBSERVE = """
  window.seen = { cls: 0, blocked: 0, events: [] };
  const watch = (type, note, more = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note))
      .observe({ type, buffered: true, ...more });
  watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.cls += entry.value; });
  watch("longtask", (entry) => (seen.blocked += Math.max(0, entry.duration - 50)));
  const ofInteraction = (entry) => { if (entry.interactionId) seen.events.push(entry.duration); };
  watch("event", ofInteraction, { durationThreshold: 16 });
  addEventListener("keydown", (event) =>
    sessionStorage.setItem("pressed", performance.timeOrigin + event.timeStamp), { capture: true });
"""
TO_NEXT = """() => {
  const painted = performance.getEntriesByName("first-contentful-paint")[0].startTime;
  const activated = performance.getEntriesByType("navigation")[0].activationStart ?? 0;
  return performance.timeOrigin + Math.max(painted, activated) - Number(sessionStorage.getItem("pressed"));
}"""
LOAD_AIMS = {
    "blocked": ("total blocking time", 50, ", ms"),
    "cls": ("CLS", 0, ""),
}
INP_AIM, NEXT_AIM = 100, 100
KEYS = ("t", "?", "3")  # `s` sends a form and loads the page anew: its document is gone with its entries

Row = tuple[str, int, str, list[float]]


def measure_times(browser: Browser, short: str, long: str, runs: int) -> Iterator[Row]:
    """Yield name, aim, unit and the runs, from the best to the worst."""
    loads = [_load(browser, short) for _ in range(runs)]
    for key, (name, aim, unit) in LOAD_AIMS.items():
        yield name, aim, unit, sorted(load[key] for load in loads)
    interactions = [_interact(browser, long) for _ in range(runs)]
    for name in interactions[0]:
        yield f"INP, {name}", INP_AIM, ", ms", sorted(each[name] for each in interactions)
    yield "next article", NEXT_AIM, ", ms", sorted(_go_on(browser, short) for _ in range(runs))


@contextmanager
def _opened(browser: Browser, article: str, slow_down: int) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(OBSERVE)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slow_down})
    page.goto(article, wait_until="networkidle")
    page.wait_for_timeout(SETTLE_MS)
    yield page
    context.close()


def _load(browser: Browser, article: str) -> dict[str, float]:
    with _opened(browser, article, SLOW_DOWN) as page:
        return dict(page.evaluate("() => ({ cls: seen.cls, blocked: seen.blocked })"))


def _interact(browser: Browser, article: str) -> dict[str, float]:
    with _opened(browser, article, SLOW_DOWN) as page:
        worst, document = {}, page.evaluate("performance.timeOrigin")
        page.locator("[data-summary-call]").first.click()
        worst["summary button"] = _worst(page)
        page.locator("[data-length]").focus()
        for _ in range(3):
            page.keyboard.press("ArrowRight")
        worst["slider"] = _worst(page)
        page.locator("[data-action=text]").click()
        page.locator("label:has(input[name=theme][value=dark])").first.click()
        worst["theme"] = _worst(page)
        page.keyboard.press("Escape")
        _worst(page)
        for key in KEYS:
            page.keyboard.press(key)
            worst[f"key {key}"] = _worst(page)
            page.keyboard.press("Escape")
            _worst(page)
        assert document == page.evaluate("performance.timeOrigin"), (
            "the page was loaded anew: entries are lost"
        )
        return worst


def _worst(page: Page) -> float:
    """The longest interaction since the last call; 16 ms, what is told at least, where none was longer."""
    page.wait_for_timeout(SETTLE_MS)
    return float(page.evaluate("() => Math.max(16, ...seen.events.splice(0))"))


def _go_on(browser: Browser, article: str) -> float:
    with _opened(browser, article, 1) as page:
        page.wait_for_function("() => navigator.serviceWorker.controller")
        page.reload(wait_until="networkidle")
        page.wait_for_timeout(PREFETCH_MS)
        page.keyboard.press("n")
        page.wait_for_url(lambda url: url.split("?")[0] != article, wait_until="commit")
        page.wait_for_function("() => performance.getEntriesByName('first-contentful-paint').length > 0")
        delivered = page.evaluate("performance.getEntriesByType('navigation')[0].deliveryType")
        assert delivered == "navigational-prefetch", "the next article was not fetched ahead"
        return float(page.evaluate(TO_NEXT))
