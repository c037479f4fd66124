"""Draws the installed app's icons from static/img/nutgraf.svg: run once, whenever that changes."""

from __future__ import annotations

from playwright.sync_api import sync_playwright

from tests.chromium import launch_chromium
from webapp import paths
from webapp.web.views.offline import PAPER

# name → (side, the drawing's share of it): systems cut a maskable icon to a circle of four fifths
ICONS = {"icon-192": (192, 0.9), "icon-512": (512, 0.9), "icon-maskable-512": (512, 0.6)}


def main() -> None:
    """Draw them."""
    drawing = (paths.STATIC / "img" / "nutgraf.svg").read_text("utf-8")
    with sync_playwright() as playwright:
        browser = launch_chromium(playwright)
        for name, (side, share) in ICONS.items():
            is_maskable = "maskable" in name
            page = browser.new_page(viewport={"width": side, "height": side})
            paper = PAPER if is_maskable else "transparent"
            page.set_content(
                f"<style>body{{margin:0;height:100vh;display:grid;place-items:center;background:{paper}}}"
                f"svg{{width:{share * side}px;height:{share * side}px}}</style>{drawing}"
            )
            target = paths.STATIC / "img" / f"{name}.png"
            page.screenshot(path=str(target), omit_background=not is_maskable)
        browser.close()


if __name__ == "__main__":
    main()
