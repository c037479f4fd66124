"""Turns a cold load of an article into counts: requests, and bytes as they went over the wire.

Bytes are Network.loadingFinished's encodedDataLength: headers and body, compressed as Chromium asked for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser

LEFT_OUT = ("Image", "Font")  # not among the requests that are counted


@dataclass
class Traffic:
    """What Chromium asked for: request id → address, kind and bytes."""

    addresses: dict[str, str] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, float] = field(default_factory=dict)

    def sent(self, event: dict[str, Any]) -> None:
        self.addresses[event["requestId"]] = event["request"]["url"]
        self.kinds[event["requestId"]] = event.get("type", "Other")

    def finished(self, event: dict[str, Any]) -> None:
        self.sizes[event["requestId"]] = event["encodedDataLength"]

    def kilobytes(self, kind: str) -> float:
        return sum(self.sizes.get(one, 0) for one, its in self.kinds.items() if its == kind) / 1000


def count_article(browser: Browser, server: str, article: str) -> dict[str, float]:
    """Load the article with nothing kept, then change the summary's length."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page, traffic = context.new_page(), Traffic()
    session = context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", traffic.sent)
    session.on("Network.loadingFinished", traffic.finished)
    session.send("Network.enable")
    page.goto(article, wait_until="networkidle")
    counts = {
        "HTML, kB": traffic.kilobytes("Document"),
        "CSS, kB": traffic.kilobytes("Stylesheet"),
        "JS, kB": traffic.kilobytes("Script"),
        "requests, cold": sum(kind not in LEFT_OUT for kind in traffic.kinds.values()),
        "requests to others": sum(not each.startswith(server) for each in traffic.addresses.values()),
    }
    page.locator("[data-summary-call]").first.click()
    page.wait_for_load_state("networkidle")
    before, shown = len(traffic.addresses), page.locator("[data-sentences] a").count()
    page.locator("[data-length]").focus()
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
    page.wait_for_timeout(500)
    # A passage may leave the second key's length unfilled, so that more is all that can be said.
    assert page.locator("[data-sentences] a").count() > shown, "the summary's length did not change"
    counts["requests by length"] = len(traffic.addresses) - before
    context.close()
    return counts
