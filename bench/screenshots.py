"""Takes the screenshots under docs/screenshots/ from the starter library: `make screenshots`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.served import serve
from tests.chromium import launch_chromium

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
WIDTHS = {390: 844, 1280: 900}  # a phone, a desktop: width → height
THEMES = ("light", "sepia", "dark")
RANKING_TRIES = 40
SETTLE_MS = 300
LONG = "The brass brain"
LIGHT_AND_DARK = ("light", "dark")
UNREADABLE = ("https://harbour-news.invalid/ferry", "https://bay-post.invalid/tides")


@dataclass(frozen=True)
class Shot:
    """`link` is the article to open from the list, `presses` what to press on it, in turn.

    `shows` is what is brought to the middle of the window then.
    """

    name: str
    link: str | None = None
    presses: tuple[str, ...] = ()
    language: str = "en"
    shows: str = ""
    themes: tuple[str, ...] = THEMES


SHOTS = (
    Shot("list"),
    Shot("article-summary", LONG, ("[data-summary-call]",)),
    Shot("article-skim", LONG, ("[data-summary-call]", ".skim", ".summary-sentences li:nth-child(3) a")),
    Shot("text-settings", LONG, ("[data-action=text]",)),
    Shot("article-arabic", "الأسطرلاب", ("[data-summary-call]",), "ar"),
    Shot("picture", LONG, ("img[data-opens]",), themes=LIGHT_AND_DARK),
    Shot("code", LONG, shows=".code-box", themes=LIGHT_AND_DARK),
)
# What the starter library has none of is given first.
GIVEN_SHOTS = (
    Shot("failures", presses=(".failures summary",), themes=LIGHT_AND_DARK),
    Shot("pdf", LONG, themes=LIGHT_AND_DARK),
)


def main() -> None:
    """Take them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serve() as served, sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        _take_all(browser, served.address, SHOTS)
        _give(browser, served.address)
        _take_all(browser, served.address, GIVEN_SHOTS)
        browser.close()


def _take_all(browser: Browser, address: str, shots: tuple[Shot, ...]) -> None:
    for shot, width in product(shots, WIDTHS):
        for theme in shot.themes:
            _take(browser, address, shot, width, theme)


def _give(browser: Browser, address: str) -> None:
    """Save what cannot be had, and the long article as a browser prints it: on top of the list then."""
    context = browser.new_context(base_url=address, service_workers="block")
    page = context.new_page()
    for unreadable in UNREADABLE:
        page.goto("/articles/new")
        page.locator("#url").fill(unreadable)
        page.locator(".address-form button").click()
        page.get_by_role("alert").wait_for()
    page.goto("/")
    page.get_by_role("link", name=re.compile(f"^{LONG}")).first.click()
    file = {"name": "printed.pdf", "mimeType": "application/pdf", "buffer": page.pdf()}
    page.goto("/articles/new")
    page.locator("#file").set_input_files(file)
    page.locator("#file-form button").click()
    page.locator("[data-body]").wait_for()
    context.close()


def _take(browser: Browser, address: str, shot: Shot, width: int, theme: str) -> None:
    context = browser.new_context(
        base_url=address, viewport={"width": width, "height": WIDTHS[width]}, service_workers="block"
    )
    chosen = f"theme={theme}&language={shot.language}&finish=hand"
    context.add_cookies([{"name": "preferences", "value": chosen, "url": address}])
    page = context.new_page()
    page.goto("/")
    if shot.link:
        page.get_by_role("link", name=re.compile(f"^{re.escape(shot.link)}")).first.click()
        _wait_for_ranking(page)
    for selector in shot.presses:
        page.locator(selector).first.click()
    if shot.shows:
        page.locator(shot.shows).first.evaluate("one => one.scrollIntoView({ block: 'center' })")
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(SETTLE_MS)
    page.screenshot(path=FOLDER / f"{shot.name}-{width}-{theme}.png")
    context.close()


def _wait_for_ranking(page: Page) -> None:
    """The ranking is made in the background of a first start; until then the call is a link."""
    for _ in range(RANKING_TRIES):
        if page.locator("button[data-summary-call]").count():
            return
        page.wait_for_timeout(500)
        page.reload()
    raise TimeoutError("the article was not ranked")


if __name__ == "__main__":
    main()
