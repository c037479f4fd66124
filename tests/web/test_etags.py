"""A page that a browser has already is not made again, and one that would show otherwise is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

import pytest

from tests.web.conftest import Reader
from webapp.library import Article, articles
from webapp.reading.change_article import change_article, keep_position
from webapp.reading.edit_article import edit_article
from webapp.reading.summarize_article import rank_article


@pytest.fixture
def article(reader: Reader) -> Article:
    """An article between two others, opened once."""
    reader.kept("https://bay.example/first")
    kept = reader.kept("https://bay.example/ferry")
    reader.kept("https://bay.example/last")
    return kept


def _is_known(reader: Reader, address: str, tag: str) -> bool:
    return reader.get(address, headers={"If-None-Match": tag}).status_code == 304


def test_it_does_not_make_a_page_again_that_has_not_changed(
    reader: Reader, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = reader.get(f"/articles/{article.id}")
    monkeypatch.setattr("webapp.web.views.articles.open_article", None)  # whoever calls it fails

    again = reader.get(f"/articles/{article.id}", headers={"If-None-Match": first.headers["ETag"]})

    assert first.headers["ETag"].startswith('W/"')
    assert again.status_code == 304
    assert again.data == b""
    assert again.headers["Cache-Control"] == "private, no-cache"
    assert {"Cookie"} <= set(again.vary)
    assert "default-src 'none'" in again.headers["Content-Security-Policy"]


def test_it_tells_a_list_that_has_not_changed(reader: Reader, article: Article) -> None:
    tag = reader.get("/").headers["ETag"]

    assert _is_known(reader, "/", tag)
    change_article(reader.services, article.person, article.id, "star")
    assert not _is_known(reader, "/", tag)


CHANGES: dict[str, Callable[[Reader, Article], object]] = {
    "a star": lambda reader, one: change_article(reader.services, one.person, one.id, "star"),
    "a place": lambda reader, one: keep_position(reader.services, one.person, one.id, 0.5, "", ""),
    "a ranking": lambda reader, one: rank_article(reader.services, one.id),
    "a neighbour's title": lambda reader, one: edit_article(
        reader.services, one.person, one.id + 1, {"title": "Anew"}
    ),
    "a neighbour's end": lambda reader, one: change_article(
        reader.services, one.person, one.id - 1, "delete"
    ),
    "a preference": lambda reader, one: reader.post("/settings", {"theme": "sepia"}),
    "another session": lambda reader, one: reader.client.delete_cookie("nutgraf"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_makes_a_page_again_after(reader: Reader, article: Article, change: str) -> None:
    address = f"/articles/{article.id}"
    tag = reader.get(address).headers["ETag"]
    assert _is_known(reader, address, tag)
    if change == "a ranking":
        with reader.services.library.write() as c:
            c.exec_driver_sql("DELETE FROM rankings")
        tag = reader.get(address).headers["ETag"]

    CHANGES[change](reader, article)

    assert not _is_known(reader, address, tag)


def test_it_tells_what_is_asked_for_apart(reader: Reader, article: Article) -> None:
    address = f"/articles/{article.id}"
    tag = reader.get(address).headers["ETag"]

    for asked in ("?summary=5", "?in=all", "?done=star.1"):
        assert not _is_known(reader, address + asked, tag), asked


def test_it_goes_on_after_a_change_that_is_not_on_the_page(reader: Reader, article: Article) -> None:
    address = f"/articles/{article.id}"
    tag = reader.get(address).headers["ETag"]

    change_article(reader.services, article.person, article.id + 1, "star")

    assert _is_known(reader, address, tag)


def test_it_knows_no_page_of_before_a_new_sign_in(reader: Reader, article: Article) -> None:
    address = f"/articles/{article.id}"
    tag = reader.get(address).headers["ETag"]
    with reader.client.session_transaction() as session:
        session.clear()

    assert not _is_known(reader, address, tag)


def test_it_knows_no_page_of_an_older_program(
    reader: Reader, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    tag = reader.get(f"/articles/{article.id}").headers["ETag"]
    monkeypatch.setattr("webapp.web.answers.etags._makers", lambda: "of tomorrow")

    assert not _is_known(reader, f"/articles/{article.id}", tag)


def test_it_says_nothing_of_an_article_that_is_not_there(reader: Reader) -> None:
    answer = reader.get("/articles/4711", headers={"If-None-Match": "*"})

    assert answer.status_code == 404


def test_it_makes_a_page_again_that_says_how_soon_something_is_tried_again(
    reader: Reader, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = datetime.now(UTC)

    class Later(datetime):
        """A clock that has gone on."""

        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return now + timedelta(minutes=40)

    with reader.services.library.write() as c:
        articles.fail(c, article.id, "SiteBusy", {"status": 503}, retry_at=now + timedelta(hours=1))
    page = reader.get(f"/articles/{article.id}")

    assert "in 1 hour" in page.text
    assert _is_known(reader, f"/articles/{article.id}", page.headers["ETag"])
    monkeypatch.setattr("webapp.web.formats.datetime", Later)
    again = reader.get(f"/articles/{article.id}", headers={"If-None-Match": page.headers["ETag"]})
    assert again.status_code == 200
    assert "in 20 minutes" in again.text
