"""A Chromium for tests and screenshots: an installed one, or Playwright's own."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = (
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium(playwright: Playwright) -> str | None:
    """The program to start; None where there is none."""
    installed = next(filter(None, map(shutil.which, NAMES)), None)
    own = playwright.chromium.executable_path
    return installed or (own if Path(own).exists() else None)


def launch_chromium(playwright: Playwright, leave_out: Sequence[str] = ()) -> Browser:
    """Start it, reaching for nothing by itself; `leave_out` names arguments of Playwright's own."""
    return playwright.chromium.launch(
        executable_path=find_chromium(playwright), args=_arguments(), ignore_default_args=list(leave_out)
    )


def launch_another(browser: Browser, *more: str) -> Browser:
    """Start it once more, with further arguments."""
    installed = next(filter(None, map(shutil.which, NAMES)), None)
    return browser.browser_type.launch(executable_path=installed, args=[*_arguments(), *more])


def _arguments() -> list[str]:
    sandbox = [] if os.geteuid() else ["--no-sandbox"]  # Chromium's sandbox refuses root
    return [*ARGUMENTS, *sandbox]
