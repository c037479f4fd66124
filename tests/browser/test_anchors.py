"""Links to a sentence and kept places, over a library whose sentences an earlier version had numbered."""

from __future__ import annotations

import time
from collections.abc import Iterator
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import serving
from tests.old_library import ARTICLE, extracted, make_old_library, number_of
from webapp.dressing import Anchor, AnchoredText
from webapp.library import open_library

pytestmark = pytest.mark.browser

ADDRESS = f"/articles/{ARTICLE}"
READ_LAST = "Crossing number 31 took 34 minutes"
FIRST = "Crossing number 41 took 44 minutes"
SECOND = "Nobody on board of crossing 41"  # no sentence began there in the old version
WITHIN = "and the captain wrote it down with care. Nobody on board of crossing 40"  # none begins there today
TARGET = ".sentence:is(:target, :has(> :target))"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve an old library that today's engine ranks anew."""
    data = tmp_path_factory.mktemp("old")
    database_url = f"sqlite:///{data / 'library.db'}"
    make_old_library(database_url, place=f"s{number_of(READ_LAST)}")
    library = open_library(database_url, data / "images")
    with library.write() as c:
        c.exec_driver_sql("DELETE FROM rankings")
    library.close()
    with serving(data, NUTGRAF_STARTER="false") as address:
        _until_ranked(address)
        yield address


def _until_ranked(server: str) -> None:
    """Wait for the marks, which a job makes once the server answers, and after another reading."""
    ends = time.monotonic() + 60
    while time.monotonic() < ends:
        with urlopen(f"{server}{ADDRESS}") as answer:
            if b'class="sentence"' in answer.read():
                return
        time.sleep(0.2)
    raise AssertionError("no ranking after a minute")


def _name(words: str) -> Anchor:
    text = AnchoredText(extracted().text, extracted().blocks)
    return text.anchor_at(extracted().text.index(words))


def _expect_marked(page: Page, words: str) -> None:
    mark = page.locator(TARGET)
    expect(mark).to_have_count(1)
    expect(mark).to_contain_text(words.split(".", maxsplit=1)[0])
    expect(mark).to_be_in_viewport()
    assert mark.evaluate("mark => getComputedStyle(mark).outlineStyle") == "solid"


@pytest.mark.parametrize("words", [FIRST, WITHIN])
def test_it_follows_a_link_that_numbers_the_sentence(page: Page, words: str) -> None:
    page.goto(f"{ADDRESS}#s{number_of(words)}")

    _expect_marked(page, words)


@pytest.mark.parametrize("words", [FIRST, WITHIN])
def test_it_follows_it_without_javascript(plain_page: Page, words: str) -> None:
    plain_page.goto(f"{ADDRESS}#s{number_of(words)}")

    _expect_marked(plain_page, words)


def test_it_follows_a_link_to_where_a_sentence_begins_without_javascript(plain_page: Page) -> None:
    plain_page.goto(f"{ADDRESS}#{_name(SECOND)}")

    _expect_marked(plain_page, SECOND)


def test_it_follows_a_link_to_where_none_begins_any_more(page: Page) -> None:
    page.goto(f"{ADDRESS}#{_name(WITHIN)}")

    _expect_marked(page, "Crossing number 40 took")


def test_it_follows_a_link_from_before_its_block_moved(page: Page) -> None:
    now = _name(SECOND)

    page.goto(f"{ADDRESS}#{Anchor(now.block - 3, now.offset, now.check)}")

    _expect_marked(page, SECOND)


def test_it_follows_a_link_on_the_page_itself(page: Page) -> None:
    now = _name(SECOND)
    page.goto(ADDRESS)

    page.evaluate("name => { location.hash = name; }", str(Anchor(now.block, now.offset + 7, "000000")))

    _expect_marked(page, SECOND)


def test_it_stays_at_the_top_where_the_block_is_gone(page: Page) -> None:
    page.goto(f"{ADDRESS}#s4711-0-000000")

    expect(page.locator(TARGET)).to_have_count(0)
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_it_goes_to_a_place_that_an_older_copy_sends_late(page: Page) -> None:
    _send(page, "position", position="0.5", anchor=f"s{number_of(READ_LAST)}")

    page.goto(ADDRESS)

    expect(page.get_by_text(READ_LAST)).to_be_in_viewport()
    assert page.locator("[data-article]").get_attribute("data-anchor") == str(_name(READ_LAST))


def test_it_goes_to_a_kept_place_after_another_reading(page: Page, server: str) -> None:
    _send(page, "position", position="0.1", anchor="")
    page.goto(ADDRESS)
    with page.expect_request(lambda request: request.url.endswith("/position")) as sent:
        page.get_by_text(SECOND).evaluate(
            "each => scrollTo(0, each.getBoundingClientRect().top + scrollY - 120)"
        )
    assert "&quote=" in (sent.value.post_data or "")

    _read(page, server, "whole")
    page.goto(ADDRESS)

    expect(page.get_by_text("and the rest")).to_have_count(1)
    expect(page.get_by_text(SECOND)).to_be_in_viewport()
    _read(page, server, "chosen")


def _read(page: Page, server: str, candidate: str) -> None:
    """Read the page another way, and wait until it is ranked."""
    _send(page, "reading", candidate=candidate)
    _until_ranked(server)


def _send(page: Page, what: str, **fields: str) -> None:
    """Send a form of the article's from a page that keeps no place of its own."""
    page.goto("/settings")
    token = page.locator('meta[name="csrf-token"]').get_attribute("content") or ""
    assert page.request.post(f"{ADDRESS}/{what}", form={"csrf_token": token, **fields}).ok
