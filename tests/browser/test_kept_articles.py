"""After an upgrade, in a real browser: how far kept articles are extracted again, and stopping that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import guarded, serving
from tests.browser.test_everyone import AXE
from webapp.library import Library, open_library

pytestmark = pytest.mark.browser


@pytest.fixture
def upgraded(tmp_path: Path) -> Iterator[tuple[str, Library]]:
    """A server whose starter library an older engine extracted; it is stopped, so that it can be looked at."""
    with serving(tmp_path):
        pass  # the first start, which loads the starter library
    library = open_library(f"sqlite:///{tmp_path / 'library.db'}", tmp_path / "images")
    with library.write() as c:
        c.exec_driver_sql("UPDATE articles SET engine = 'older'")
        c.exec_driver_sql("UPDATE people SET reextraction_stopped = true")
    with serving(tmp_path) as address:
        yield address, library
    library.close()


def _open(browser: Browser, address: str, **options: object) -> Page:
    context = browser.new_context(base_url=address, service_workers="block", **options)  # type: ignore[arg-type]
    page = guarded(context, address).new_page()
    page.goto("/settings#kept-articles")
    return page


def test_it_goes_on_to_its_end_while_one_looks(browser: Browser, upgraded: tuple[str, Library]) -> None:
    page = _open(browser, upgraded[0])
    section = page.locator("#kept-articles")
    expect(section).to_contain_text("Read once more: 0 of 12")
    expect(section).to_contain_text("It is stopped.")

    section.get_by_role("button", name="Go on").click()

    expect(section).to_contain_text("once more: 12.", timeout=60_000)
    expect(section.get_by_role("progressbar")).to_have_count(0)
    page.context.close()


def test_it_is_stopped_and_resumed_without_javascript(
    browser: Browser, upgraded: tuple[str, Library]
) -> None:
    address, library = upgraded
    phone = {"width": 390, "height": 844}
    page = _open(browser, address, java_script_enabled=False, viewport=phone)
    section = page.locator("#kept-articles")

    section.get_by_role("button", name="Go on").click()
    expect(section).not_to_contain_text("It is stopped.")
    with library.write() as c:  # so that there is something to stop, however fast it is
        c.exec_driver_sql("UPDATE articles SET engine = 'older', is_on_its_way = false")
        c.exec_driver_sql("DELETE FROM reextractions")
        c.exec_driver_sql("UPDATE jobs SET run_at = 4000000000000000 WHERE kind LIKE 'reextract%'")
    page.reload()
    section.get_by_role("button", name="Stop").click()

    expect(section).to_contain_text("It is stopped.")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_it_is_for_everyone(browser: Browser, upgraded: tuple[str, Library], scheme: str, width: int) -> None:
    size = {"width": width, "height": 900}
    page = _open(browser, upgraded[0], color_scheme=scheme, viewport=size, bypass_csp=True)  # axe is injected

    expect(page.get_by_role("progressbar", name="Read once more: 0 of 12")).to_be_visible()
    assert Axe().run(page, options=AXE).response["violations"] == []
    page.context.close()
