"""The interface in other languages: as the browser asks, as its reader chose, from the right too."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bench.catalogues import read_catalogue
from tests.browser.conftest import article_link, guarded

pytestmark = pytest.mark.browser

LANGUAGES = {"de": "ltr", "ar": "rtl", "ja": "ltr"}
PAGES = ("/", "/settings", "/settings/keys", "/articles/new", "/summaries")
ENGLISH = "The brass brain"


@pytest.fixture
def open_in(browser: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """Opens a page in a browser of such a language and width."""
    made: list[BrowserContext] = []

    def open_page(locale: str, width: int = 1280) -> Page:
        made.append(
            browser.new_context(
                base_url=server,
                locale=locale,
                viewport={"width": width, "height": 900},
                service_workers="block",
            )
        )
        return guarded(made[-1], server).new_page()

    yield open_page
    for context in made:
        context.close()


def _says(language: str, message: str) -> str:
    found = read_catalogue(language).get(message)
    assert found is not None
    assert isinstance(found.string, str)
    return found.string


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_reads_the_list_in_the_browsers_language(open_in: Callable[..., Page], language: str) -> None:
    page = open_in(language)

    page.goto("/")

    expect(page.locator("html")).to_have_attribute("dir", LANGUAGES[language])
    expect(page).to_have_title(f"{_says(language, 'Reading list')} · Nutgraf")
    expect(page.get_by_role("link", name=_says(language, "Settings"), exact=True)).to_be_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_speaks_another_language_as_soon_as_it_is_chosen(
    open_in: Callable[..., Page], language: str
) -> None:
    page = open_in("en-US")
    page.goto("/")
    page.goto("/settings")

    page.locator(f'[name="language"][value="{language}"]').check(force=True)

    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("heading", level=1)).to_have_text(_says(language, "Settings"))
    page.go_back()  # the list, which was in English
    expect(page).to_have_title(f"{_says(language, 'Reading list')} · Nutgraf")


def test_it_writes_numbers_of_its_scripts_as_the_reader_does(open_in: Callable[..., Page]) -> None:
    page = open_in("de-AT")
    page.goto("/settings")

    page.locator('[name="line"]').first.fill("1.8")

    expect(page.locator('[data-preference="line"] [data-shown]').first).to_have_text("1,8")


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_room_for_its_words(open_in: Callable[..., Page], language: str, width: int) -> None:
    page = open_in(language, width)
    page.goto("/")
    article = article_link(page, ENGLISH)

    for address in (*PAGES, article, f"{article}&summary=5"):
        page.goto(address)
        beyond = page.evaluate("document.documentElement.scrollWidth - document.body.offsetWidth")
        assert beyond == 0, address


def test_it_mirrors_the_page_for_readers_from_the_right(open_in: Callable[..., Page]) -> None:
    page = open_in("ar")
    page.goto("/")
    page.goto(f"{article_link(page, ENGLISH)}&summary=5")

    def middle(selector: str) -> float:
        box = page.locator(selector).first.bounding_box()
        assert box
        return box["x"] + box["width"] / 2

    assert middle(".bar-back") > 640 > middle(".bar-actions")
    assert middle("#summary-title") > middle("[data-summary-close]")
    assert middle("[data-length-shown]") < middle("[data-length]")
    assert middle(".byline > :first-child") < middle(".byline time")  # the article is English
    title, arrow = (page.locator(f".is-next {part}").bounding_box() for part in ("bdi", ".icon"))
    assert title
    assert arrow
    assert abs(title["x"] - arrow["x"]) < 4  # an English title stands where the Arabic label above it does
    flipped = "getComputedStyle(document.querySelector('.icon-back')).transform"
    assert page.evaluate(flipped) == "matrix(-1, 0, 0, 1, 0, 0)"


def test_it_types_an_address_from_the_left(open_in: Callable[..., Page]) -> None:
    page = open_in("ar")
    page.goto("/")
    field, direction = page.locator("#url"), "field => getComputedStyle(field).direction"
    assert field.evaluate(direction) == "rtl"  # the hint

    field.fill("https://bay.example/")

    assert field.evaluate(direction) == "ltr"
