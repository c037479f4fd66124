"""A list of another kind is one more entry of KINDS: pages, neighbours, digest, offline, command line follow."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import quote

import pytest
from click.testing import CliRunner
from flask import Flask
from sqlalchemy import update

from tests.web.conftest import Reader, Web
from webapp.cli import main
from webapp.library import READING_LIST, Cursor, Listing, find_listing, lists
from webapp.library.listings import KINDS, Kind
from webapp.library.tables import ARTICLES
from webapp.reading.digest_articles import digest_articles

_a = ARTICLES.c
SITE = "Bay & Gulf 100%"
NAME = f"site:{SITE}"
ADDRESS = f"/sites/{quote(SITE)}"


def by_site(site: str) -> Listing | None:
    """The articles of a site, the longest first."""
    if not site:
        return None
    members = (_a.site_name == site) & _a.deleted_at.is_(None)
    return Listing(f"site:{site}", f"/sites/{quote(site)}", site, "Nothing yet.", members, _a.words)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch, make_app: Callable[..., Flask], web: Web) -> Iterator[Reader]:
    """A reader whose library has three articles of a site, and one of another."""
    monkeypatch.setitem(KINDS, "site", Kind("/sites/<value>", by_site))
    app = make_app(hosts=("reader.example",))  # an app of its own: KINDS are read when it is built
    found = Reader(app.test_client(), app.extensions["nutgraf"].services, web)
    kept = [found.kept(f"https://bay.example/{number}") for number in range(4)]
    with found.services.library.write() as c:
        for article, words in zip(kept, (200, 900, 200, 500), strict=True):
            site = "Another" if words == 500 else SITE
            c.execute(update(ARTICLES).where(_a.id == article.id).values(words=words, site_name=site))
    yield found


def shown(page: str) -> list[int]:
    return [int(found) for found in re.findall(r'id="article-(\d+)"', page)]


def addresses(page: str, pattern: str) -> set[str]:
    return set(re.findall(pattern, unescape(page)))


def test_its_page_is_like_any_list_s(reader: Reader) -> None:
    answer = reader.get(ADDRESS)

    assert shown(answer.text) == [2, 3, 1]
    assert f"<title>{SITE.replace('&', '&amp;')} · Nutgraf</title>" in answer.text
    assert "in=site:Bay+%26+Gulf+100%25" in unescape(answer.text)
    assert "Nutgraf-Copy" in answer.headers
    assert reader.get(ADDRESS, headers={"If-None-Match": answer.headers["ETag"]}).status_code == 304
    assert "Nothing yet." in reader.get("/sites/none").text
    assert reader.get("/sites/").status_code == 404


def test_its_pages_follow_its_own_order(reader: Reader) -> None:
    listing = find_listing(NAME)
    assert listing is not None
    with reader.services.library.read() as c:
        first = lists.page(c, 1, listing, limit=2)
        second = lists.page(c, 1, listing, after=first.next, limit=2)
        back = lists.page(c, 1, listing, before=second.previous, limit=2)
    assert first.next == Cursor.parse("200.3")
    assert [article.id for article in (*first.articles, *second.articles)] == [2, 3, 1]
    assert back.articles == first.articles
    assert shown(reader.get(f"{ADDRESS}?after=200.3").text) == [1]


def test_an_article_keeps_its_neighbours_there_and_leads_back(reader: Reader) -> None:
    reader.post("/articles/3/archive")
    page = reader.get(f"/articles/3?in={quote(NAME)}").text

    assert addresses(page, r'rel="(\w+)" data-action="\w+" href="(/articles/\d+)\?in=site:') == {
        ("prev", "/articles/2"),
        ("next", "/articles/1"),
    }
    assert f'data-action="list" href="{ADDRESS}#article-3"' in page


def test_its_digest_is_of_its_articles(reader: Reader) -> None:
    listing = find_listing(NAME)
    assert listing is not None
    told = digest_articles(reader.services, 1, listing)
    page = reader.get(f"/summaries?in={quote(NAME)}").text

    assert {article.id for story in told.stories for article in story.articles} == {1, 2, 3}
    assert f'href="{ADDRESS}"' in page
    assert addresses(page, r"(/articles/4)\?") == set()


def test_its_addresses_may_be_read_offline(reader: Reader) -> None:
    found = re.search(r"^const BUILD = (.*);$", reader.get("/worker.js").text, re.MULTILINE)
    assert found
    known = json.loads(found[1])["lists"]

    assert {"/", "/archive", "/sites/[^/]+", "/summaries"} <= set(known)


def test_the_command_line_knows_it(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NUTGRAF_DATA", str(reader.services.settings.data))
    listed = CliRunner().invoke(main, ["list", "--in", NAME, "--format", "json"])
    refused = CliRunner().invoke(main, ["list", "--in", "elsewhere"])

    assert [article["id"] for article in json.loads(listed.output)] == [2, 3, 1]
    assert refused.exit_code == 2
    assert "unread, starred, archive, all, deleted" in refused.stderr


@pytest.mark.parametrize("name", ["", "nowhere", "archive:more", "site", "site:", ":", "unread:"])
def test_it_takes_what_is_no_list_for_the_reading_list(reader: Reader, name: str) -> None:
    page = reader.get(f"/articles/1?in={quote(name)}").text

    assert find_listing(name) in (None, READING_LIST)
    assert 'data-action="list" href="/#article-1"' in page


def test_every_list_is_found_by_its_name_and_at_its_address(reader: Reader) -> None:
    for name, kind in KINDS.items():
        if name != "site":
            listing = find_listing(name)
            assert listing is not None
            assert (str(listing), listing.path) == (name, kind.rule)
            assert reader.get(kind.rule).status_code == 200
