"""Takes the screenshots under docs/screenshots/ from the starter library: `make screenshots`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from bench.served import serve
from tests.chromium import launch_chromium

FOLDER = Path(__file__).parents[1] / "docs" / "screenshots"
WIDTHS = {390: 844, 1280: 900}  # a phone, a desktop: width → height
SCHEMES = ("light", "dark")
RANKING_TRIES = 40


@dataclass(frozen=True)
class Shot:
    """`link` is the article to open from the list; `presses` the button to press on it."""

    name: str
    link: str | None = None
    presses: str | None = None


SHOTS = (
    Shot("list"),
    Shot("article", "The brass brain"),
    Shot("article-summary", "The brass brain", presses="Get a summary"),
    Shot("article-arabic", "الأسطرلاب"),
)


def main() -> None:
    """Take them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serve() as served, sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        for shot in SHOTS:
            for width in WIDTHS:
                for scheme in SCHEMES:
                    _take(browser, served.address, shot, width, scheme)
        browser.close()


def _take(browser: Browser, address: str, shot: Shot, width: int, scheme: str) -> None:
    context = browser.new_context(
        base_url=address,
        viewport={"width": width, "height": WIDTHS[width]},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto("/")
    if shot.link:
        page.get_by_role("link", name=re.compile(f"^{re.escape(shot.link)}")).click()
    if shot.presses:
        _press(page, shot.presses)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{shot.name}-{width}-{scheme}.png")
    context.close()


def _press(page: Page, name: str) -> None:
    """The ranking is made in the background of a first start; until then the call is a link."""
    button = page.get_by_role("button", name=name).first
    for _ in range(RANKING_TRIES):
        if button.is_visible():
            break
        page.wait_for_timeout(500)
        page.reload()
    button.click()


if __name__ == "__main__":
    main()
