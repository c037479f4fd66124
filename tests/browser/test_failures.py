"""What could not be read, in one line above the list: opened, tried again, removed, with and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import guarded, serving
from tests.fetching.servers import Answer, ok
from tests.fetching.servers import server as site_of
from tests.pages import article_html

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def answers() -> dict[str, Answer]:
    """What a site on this machine answers; nothing at first."""
    return {}


@pytest.fixture(scope="module")
def site(answers: dict[str, Answer]) -> Iterator[str]:
    with site_of(answers) as address:
        yield address


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, site: str) -> Iterator[str]:
    """A library of its own: what fails here stands above no other test's list."""
    with serving(tmp_path_factory.mktemp("failing"), NUTGRAF_FETCH_ALLOW="127.0.0.1") as address:
        yield address


@pytest.fixture(params=["scripts", "no scripts"])
def reader(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    context = browser.new_context(
        base_url=server,
        java_script_enabled=request.param == "scripts",
        viewport={"width": 390, "height": 844},
        service_workers="block",
    )
    yield guarded(context, server).new_page()
    context.close()


def save(page: Page, address: str) -> None:
    """Save an address and wait until it has failed."""
    page.goto("/")
    page.get_by_label("Address of a page").fill(address)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("alert")).to_be_visible(timeout=20_000)


def remove_all(page: Page) -> None:
    page.goto("/#failures")
    page.get_by_role("button", name="Remove all").click()
    expect(page.locator(".failures")).to_have_count(0)


def test_it_stands_folded_above_the_list_and_is_none_of_it(reader: Page, site: str) -> None:
    reader.goto("/")
    before = reader.locator(".count").all_inner_texts()
    for number in range(3):
        save(reader, f"{site}/gone/{number}")

    reader.goto("/")

    expect(reader.locator(".failures summary")).to_have_text("3 could not be read")
    expect(reader.locator(".failures li").first).to_be_hidden()
    assert reader.locator(".count").all_inner_texts() == before
    expect(reader.locator(".article-item", has_text=site.removeprefix("http://"))).to_have_count(0)
    reader.locator(".failures summary").press("Enter")
    expect(reader.locator(".failures li").first).to_contain_text(f"{site}/gone/2")
    expect(reader.locator(".failures li").first).to_contain_text("does not exist (status 404)")
    original = reader.locator(".failures li").first.get_by_role("link", name="Open the original")
    expect(original).to_have_attribute("href", f"{site}/gone/2")
    remove_all(reader)


def test_it_leads_to_its_own_page_and_back_to_its_place(reader: Page, site: str) -> None:
    save(reader, f"{site}/gone")
    reader.goto("/")
    reader.locator(".failures summary").click()
    reader.locator(".failures li").get_by_role("link", name=f"{site}/gone").click()

    expect(reader.get_by_role("alert")).to_contain_text("does not exist")
    reader.locator(".bar-back").click()

    expect(reader.locator(".failures li")).to_be_visible()
    remove_all(reader)


def test_it_is_removed_alone_with_the_line_open_for_the_next(reader: Page, site: str) -> None:
    for number in range(2):
        save(reader, f"{site}/gone/{number}")
    reader.goto("/")
    reader.locator(".failures summary").click()

    reader.locator(".failures li").first.get_by_role("button", name="Remove").click()

    expect(reader.locator(".failures summary")).to_have_text("1 could not be read")
    expect(reader.locator(".failures li")).to_be_visible()
    reader.get_by_role("button", name="Undo").click()
    expect(reader.locator(".failures summary")).to_have_text("2 could not be read")
    remove_all(reader)


def test_a_button_of_one_keeps_the_place_among_many(reader: Page, site: str) -> None:
    rows = []
    for number in range(12):
        save(reader, f"{site}/many/{number}")
        rows.insert(0, "article-" + re.sub(r".*/articles/(\d+).*", r"\1", reader.url))
    reader.goto("/")
    reader.locator(".failures summary").click()

    for name, shown in (("Remove", rows[9]), ("Undo", rows[8]), ("Undo", rows[9]), ("Undo", rows[8])):
        place = reader if name == "Undo" else reader.locator(f"#{rows[8]}")
        place.get_by_role("button", name=name).click()
        expect(reader.locator("[data-notice]")).to_contain_text(
            "Restored." if shown == rows[8] else "Deleted."
        )
        expect(reader.locator(f"#{shown}")).to_be_in_viewport()
        if reader.locator("html[data-script]").count():
            expect(reader.locator(f"#{shown} h2 a")).to_be_focused()
    remove_all(reader)


def test_all_are_removed_and_come_back_together(reader: Page, site: str) -> None:
    for number in range(2):
        save(reader, f"{site}/gone/{number}")

    remove_all(reader)
    reader.get_by_role("button", name="Undo").click()

    expect(reader.locator(".failures summary")).to_have_text("2 could not be read")
    remove_all(reader)


def test_all_are_tried_again_and_become_articles(reader: Page, site: str, answers: dict[str, Answer]) -> None:
    path = f"/later/{id(reader)}"
    save(reader, f"{site}{path}")
    answers[path] = ok(article_html("The ferry came late").encode())
    reader.goto("/")
    reader.locator(".failures summary").click()

    number = (reader.locator(".failures li").get_attribute("id") or "").removeprefix("article-")
    reader.get_by_role("button", name="Try all again").click()

    expect(reader.locator(".failures")).to_have_count(0)
    reader.goto(f"/articles/{number}")  # which comes anew until it is there, with scripts and without
    expect(reader.get_by_role("heading", level=1)).to_have_text("The ferry came late", timeout=15_000)
    reader.goto("/")
    item = reader.locator(f".article-item#article-{number}")
    expect(item).to_be_visible()
    item.get_by_role("button", name="Delete").click()
    expect(item).to_have_count(0)


def test_it_is_nobody_s_previous_or_next(reader: Page, site: str) -> None:
    reader.goto("/")
    newest = reader.locator(".article-item h2 a").first.get_attribute("href")
    save(reader, f"{site}/gone")

    reader.goto(str(newest))

    expect(reader.locator(".neighbour.is-next")).to_be_visible()
    expect(reader.locator(".neighbour.is-previous")).to_have_count(0)
    remove_all(reader)


def test_it_is_not_walked_to_by_keys(page: Page, site: str) -> None:
    save(page, f"{site}/gone")
    page.goto("/")
    first = page.locator(".article-item h2 a").first.inner_text()

    page.keyboard.press("j")

    expect(page.locator("h2:focus-within")).to_have_text(re.compile(re.escape(first)))
    remove_all(page)


def test_it_is_removed_and_tried_again_later_without_a_network(
    browser: Browser, server: str, site: str
) -> None:
    context = browser.new_context(base_url=server, viewport={"width": 390, "height": 844})
    page = context.new_page()
    for number in range(2):
        save(page, f"{site}/away/{number}")
    for _time in range(2):  # the second time through the worker
        page.goto("/")
        expect(page.locator("html")).to_have_attribute("data-offline", "ready", timeout=20_000)
    context.set_offline(True)
    page.reload()
    expect(page.locator("[data-said=copy]")).to_be_visible()

    for place, name in enumerate(("Remove", "Try again")):
        if not page.locator(".failures li").first.is_visible():
            page.locator(".failures summary").click()
        page.locator(".failures li").nth(place).get_by_role("button", name=name).click()
        expect(page.locator("[data-offline-note]")).to_contain_text(f"reached again: {place + 1}")

    context.set_offline(False)
    expect(page.locator("[data-offline-note]")).to_contain_text("Sent, now that", timeout=15_000)
    page.goto("/")
    expect(page.locator(".failures summary")).to_have_text("1 could not be read", timeout=15_000)
    remove_all(page)
    context.close()
