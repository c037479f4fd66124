"""Removed for good: nothing of an article is left that no other one needs, in the database and on disk."""

from __future__ import annotations

import base64
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.library.conftest import database_url, postgres_socket
from tests.pages import PARAGRAPHS, article_html, page_of
from webapp import limits
from webapp.article import FetchedPage
from webapp.library import Article, articles, images, people, rankings, states
from webapp.reading.bring_in import bring_in
from webapp.reading.change_article import change_article, fetch_again
from webapp.reading.choose_reading import choose_reading
from webapp.reading.save_article import save_address, save_pasted
from webapp.reading.services import Services, open_services
from webapp.reading.sweep import purge_deleted
from webapp.sandbox.read_page import read_page, read_ways
from webapp.settings import Settings
from webapp.summarizing import ENGINE, rank_sentences

__all__ = ["database_url", "postgres_socket"]  # fixtures

URL = "https://bay.example/ferry"
TABLES = ("articles", "bodies", "pages", "page_parts", "rankings", "images", "article_images")


@pytest.fixture
def services(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    monkeypatch.setattr(limits, "PURGE_PAUSE_SECONDS", 0)
    opened = open_services(Settings(data=tmp_path, starter=False, database_url=database_url))
    yield replace(
        opened,
        fetch=lambda url: fetched(url, "first"),
        read=read_page,
        read_ways=read_ways,
        rank=rank_sentences,
        warm_ranking=lambda: None,
    )
    opened.close()


def fetched(url: str, version: str) -> FetchedPage:
    """The page as it is at some time: with a picture of its own, and a further part."""
    words = tuple(f"{paragraph} So the {version} version has it." for paragraph in PARAGRAPHS)
    if url.endswith("/2"):
        return page_of(url, article_html(paragraphs=tuple(f"Again: {paragraph}" for paragraph in words[:3])))
    picture = base64.b64encode(b"\x89PNG" + random.Random(version).randbytes(100)).decode()
    figure = f'<figure><img src="data:image/png;base64,{picture}"><figcaption>The ferry</figcaption></figure>'
    html = article_html(paragraphs=words).replace("</article>", f"{figure}</article>")
    return page_of(url, html.replace("</head>", f'<link rel="next" href="{URL}/2"></head>'))


def _count(services: Services) -> dict[str, int]:
    with services.library.read() as c:
        return {
            table: int(c.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()) for table in TABLES
        }


def _files(services: Services) -> list[str]:
    files = services.library.image_files
    return [name for shelf in files.shelves() for name in files.names(shelf)]


def _purge(services: Services) -> None:
    while purge_deleted(services):
        pass


def _found(services: Services, article: Article) -> Article:
    with services.library.read() as c:
        found = articles.find_any(c, article.id)
    assert found is not None
    return found


def _bring_in(services: Services, version: str) -> Article:
    """Save the page, or fetch it again, as it is at that time."""
    serving = replace(services, fetch=lambda url: fetched(url, version))
    with services.library.write() as c:
        person = people.sole_person(c)
    article = save_address(serving, person, URL)
    if article.state == "ready":
        fetch_again(serving, article.person, article.id)
    found = bring_in(serving, article.id)
    assert found is not None
    assert found.failure_code is None
    return found


def test_nothing_is_left_of_an_article_fetched_again_three_times_and_removed_for_good(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("first", "second", "third", "fourth"):
        article = _bring_in(services, version)
    before = _count(services)
    assert (before["pages"], before["page_parts"], before["rankings"], before["images"]) == (8, 4, 4, 4)
    assert len(_files(services)) == 4

    _purge(services)  # what fetching again has left
    assert _count(services) == dict(zip(TABLES, (1, 1, 2, 1, 1, 1, 1), strict=True))
    assert len(_files(services)) == 1

    change_article(services, article.person, article.id, "delete")
    _purge(services)
    assert _count(services)["pages"] == 2  # an undo still reaches it
    choose = change_article(services, article.person, article.id, "restore")
    choose_reading(services, choose.person, choose.id, "whole")
    change_article(services, article.person, article.id, "delete")

    monkeypatch.setattr(limits, "UNDO_DAYS", -1)
    _purge(services)

    assert _count(services) == dict.fromkeys(TABLES, 0)
    assert _files(services) == []


def test_a_page_from_behind_a_sign_in_is_gone_and_its_words_are_not_in_the_file(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with services.library.read() as c:
        person = people.sole_person(c)
    secret = "Only members read this. " * 20
    article = save_pasted(services, person, secret, URL)
    assert bring_in(services, article.id) is not None
    change_article(services, person, article.id, "delete")
    monkeypatch.setattr(limits, "UNDO_DAYS", -1)

    _purge(services)

    assert _count(services) == dict.fromkeys(TABLES, 0)
    if (tmp_path / "library.db").exists():
        with services.library.engine.connect() as c:  # what the log still holds goes into the file
            c.connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert b"Only members" not in (tmp_path / "library.db").read_bytes()


def test_it_keeps_what_another_article_needs(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same page, pasted under two addresses."""
    with services.library.read() as c:
        person = people.sole_person(c)
    page = fetched(URL, "first").body.decode()
    one, other = (save_pasted(services, person, page, f"{URL}/{number}") for number in range(2))
    for article in (one, other):
        assert bring_in(services, article.id) is not None
    before = _count(services)
    change_article(services, person, one.id, "delete")
    monkeypatch.setattr(limits, "UNDO_DAYS", -1)

    _purge(services)

    after = _count(services)
    assert (before["images"], after["images"], len(_files(services))) == (1, 1, 1)
    assert (after["articles"], after["pages"], after["rankings"]) == (1, 1, 1)
    with services.library.read() as c:
        assert len(images.of_article(c, other.id)) == 1
        assert rankings.find_many(c, [other.id], ENGINE).keys() == {other.id}


def test_a_page_that_came_to_nothing_does_not_take_the_good_one_away(services: Services) -> None:
    article = _bring_in(services, "first")
    _purge(services)
    save_pasted(services, article.person, "<html><body></body></html>", URL)
    _purge(services)
    failed = bring_in(services, article.id)
    _purge(services)

    assert failed is not None
    assert (failed.state, failed.failure_code) == ("ready", "NothingToRead")
    choose_reading(services, article.person, article.id, "whole")  # of the page that its text was made of
    with services.library.read() as c:
        body = articles.body(c, article.id)
    assert body is not None
    assert "So the first version has it." in body.text


def test_it_does_so_in_transactions_of_a_few_rows(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PURGE_ROWS", 2)
    monkeypatch.setattr(limits, "PURGE_FOUND", 3)
    monkeypatch.setattr(limits, "UNDO_DAYS", -1)
    with services.library.write() as c:
        person = people.sole_person(c)
        for number in range(5):
            article = articles.add(c, person, url=None, address_key=str(number), came_from="paste")
            states.delete(c, person, article.id)

    assert [purge_deleted(services) for _ in range(3)] == [3, 2, 0]
    with services.library.read() as c:
        changes = c.exec_driver_sql("SELECT change FROM deletions").scalars().all()
    assert len({*changes}) == 5
