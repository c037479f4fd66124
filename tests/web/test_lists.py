"""The lists, and the changes that move articles between them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from html import unescape

import pytest
from sqlalchemy import event

from tests.pages import PARAGRAPHS, article_html, page_of
from tests.web.conftest import Reader
from webapp import limits
from webapp.errors import NutgrafError, PageMissing
from webapp.library import Article, counts, deletions
from webapp.reading.change_article import change_article, fetch_again, keep_position
from webapp.reading.edit_article import edit_article
from webapp.reading.summarize_article import rank_article


def _ids(page: str) -> list[int]:
    return [int(found) for found in re.findall(r'id="article-(\d+)"', page)]


def test_it_tells_how_to_begin_where_there_is_nothing_yet(reader: Reader) -> None:
    page = reader.get("/").text

    assert "Begin with a page" in page
    assert 'name="url"' in page


@pytest.mark.parametrize(
    ("change", "left", "entered"),
    [
        ("archive", "/", "/archive"),
        ("read", "/", "/all"),
        ("star", "/deleted", "/starred"),
        ("delete", "/all", "/deleted"),
    ],
)
def test_it_moves_an_article_and_undoes_it(reader: Reader, change: str, left: str, entered: str) -> None:
    article = reader.kept()

    answer = reader.post(f"/articles/{article.id}/{change}", {"next": "/"})
    said = reader.get(answer.location).text
    undo = re.search(r'data-notice>.*?action="([^"]+)"', said, re.S)

    assert answer.location.startswith("/?done=")
    assert article.id not in _ids(reader.get(left).text)
    assert article.id in _ids(reader.get(entered).text)
    assert undo
    reader.post(undo[1])
    assert article.id in _ids(reader.get("/").text)


def _lines(page: str) -> list[str]:
    return [unescape(found) for found in re.findall(r'<p class="article-excerpt[^>]*>([^<]*)<', page)]


def test_it_shows_the_publisher_s_teaser_or_the_most_telling_sentence_as_the_reader_likes(
    reader: Reader,
) -> None:
    article = reader.kept()
    summary = reader.get(f"/articles/{article.id}/summary?summary=1", headers={"Accept": "application/json"})
    (most_telling,) = (sentence["text"] for sentence in summary.get_json()["sentences"])

    assert _lines(reader.get("/").text) == ["A hundred million crossings."]
    reader.post("/settings", {"excerpt": "summary"})
    assert _lines(reader.get("/").text) == [most_telling]


def test_it_keeps_the_teaser_where_an_article_is_too_short_or_not_ranked_yet(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.post("/settings", {"excerpt": "summary"})
    short = "https://bay.example/short"
    reader.web.answers[short] = page_of(short, article_html("Short", PARAGRAPHS[:1]))
    reader.kept(short)
    reader.kept()
    assert _lines(reader.get("/").text)[1] == "A hundred million crossings."

    monkeypatch.setattr("webapp.reading.list_articles.ENGINE", "the next engine")

    assert _lines(reader.get("/").text) == ["A hundred million crossings."] * 2


def test_it_shows_a_sentence_as_text_whatever_it_says(reader: Reader) -> None:
    sentence = "The ferry &lt;img src=x onerror=alert(1)&gt; crosses the bay for the %d. time today."
    paragraphs = tuple(f"{sentence % n} Its captain waves, and many people wave back." for n in range(9))
    reader.web.answers["https://bay.example/x"] = page_of(
        "https://bay.example/x", article_html("X", paragraphs)
    )
    reader.kept("https://bay.example/x")
    reader.post("/settings", {"excerpt": "summary"})

    page = reader.get("/").text

    assert "is-sentence" in page
    assert "&lt;img src=x" in page
    assert "<img src=x" not in page


# What a page of a list asks the library, beside who asks and what they chose: counts, its articles, what is
# being read above the reading list; sentences, and pictures, where they are shown.
@pytest.mark.parametrize(
    ("excerpt", "thumbnails", "address", "few", "known"),
    [
        ("publisher", "off", "/", 3, 1),
        ("publisher", "off", "/archive", 2, 1),
        ("publisher", "off", "/all?after=999999999999999999.1", 2, 1),
        ("publisher", "off", "/all?at=1.1", 3, 1),
        ("summary", "off", "/", 4, 3),
        ("summary", "off", "/starred", 3, 3),
        ("publisher", "on", "/", 4, 1),
        ("summary", "on", "/starred", 4, 3),
    ],
)
def test_it_asks_the_library_so_often_and_no_more(
    reader: Reader, excerpt: str, thumbnails: str, address: str, few: int, known: int
) -> None:
    reader.post("/settings", {"excerpt": excerpt, "thumbnails": thumbnails})
    asked = _listen(reader)
    for number in range(3):
        article = reader.kept(f"https://bay.example/{number}")
        reader.post(f"/articles/{article.id}/star")
        asked.clear()
        answer = reader.get(address)
        assert len(_of_articles(asked)) == few
        asked.clear()
        again = reader.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.status_code == 304
        assert len(_of_articles(asked)) == known


def test_it_asks_once_more_where_something_could_not_be_read(reader: Reader) -> None:
    reader.kept()
    for number in range(3):
        failing(reader, f"https://bay.example/{number}")
        asked = _listen(reader)
        reader.get("/")
        assert len(_of_articles(asked)) == 4
        asked.clear()
        reader.get(f"/all?after={10**17}.1")  # they stand above the first page alone
        assert len(_of_articles(asked)) == 2
        asked.clear()
        reader.get("/starred")
        assert len(_of_articles(asked)) == 2


def failing(reader: Reader, url: str, error: NutgrafError | None = None) -> Article:
    """An article that could not be had."""
    reader.web.answers[url] = error or PageMissing(status=404)
    return reader.kept(url)


def _listen(reader: Reader) -> list[str]:
    asked: list[str] = []
    with reader.services.library.read() as c:
        event.listen(c.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    return asked


def _of_articles(asked: list[str]) -> list[str]:
    return [each for each in asked if re.search("FROM article|counts", each)]


def test_it_is_made_again_when_a_sentence_to_show_has_come(reader: Reader) -> None:
    reader.post("/settings", {"excerpt": "summary"})
    article = reader.kept()
    with reader.services.library.write() as c:
        c.exec_driver_sql("DELETE FROM rankings")
    known = {"If-None-Match": reader.get("/").headers["ETag"]}
    assert reader.get("/", headers=known).status_code == 304

    rank_article(reader.services, article.id)

    assert "is-sentence" in reader.get("/", headers=known).text


CHANGES: dict[str, Callable[[Reader, Article], object]] = {
    "a new article": lambda reader, _one: reader.kept("https://bay.example/new"),
    "a place": lambda reader, one: keep_position(reader.services, one.person, one.id, 0.5, "", ""),
    "a title": lambda reader, one: edit_article(reader.services, one.person, one.id, {"title": "Anew"}),
    "a deletion": lambda reader, one: change_article(reader.services, one.person, one.id, "delete"),
    "a fetch": lambda reader, one: fetch_again(reader.services, one.person, one.id),
    "a purge": lambda reader, one: _purge(reader),
    "a recount": lambda reader, one: _recount(reader),
    "a preference": lambda reader, one: reader.post("/settings", {"theme": "sepia"}),
}


@pytest.mark.parametrize("change", CHANGES)
def test_it_is_made_again_after(reader: Reader, change: str) -> None:
    article, gone = reader.kept(), reader.kept("https://bay.example/gone")
    change_article(reader.services, article.person, gone.id, "delete")
    known = {"If-None-Match": reader.get("/").headers["ETag"]}
    assert reader.get("/", headers=known).status_code == 304

    CHANGES[change](reader, article)

    assert reader.get("/", headers=known).status_code == 200


def _purge(reader: Reader) -> None:
    with reader.services.library.write() as c:
        due = deletions.find_due(c, datetime(2100, 1, 1, tzinfo=UTC), limit=10)
        assert deletions.purge(c, due, datetime(2100, 1, 1, tzinfo=UTC)) == 1


def _recount(reader: Reader) -> None:
    with reader.services.library.write() as c:
        c.exec_driver_sql("UPDATE counts SET articles = 9")
        counts.recount(c, 1)


def test_it_pages_by_key_so_that_new_articles_shift_nothing(reader: Reader) -> None:
    for number in range(limits.LIST_ARTICLES + 5):
        url = f"https://bay.example/{number}"
        reader.web.answers[url] = page_of(url, article_html(f"Piece {number}"))
        reader.post("/articles", {"url": url})
    first = reader.get("/").text
    older = re.search(r'rel="next" href="([^"]+)"', first)
    assert older
    reader.post("/articles", {"url": "https://bay.example/just-now"})

    second = reader.get(older[1].replace("&amp;", "&")).text

    assert len(_ids(first)) == limits.LIST_ARTICLES
    assert not set(_ids(first)) & set(_ids(second))
    assert len(_ids(second)) == 5
    newer = re.search(r'rel="prev" href="([^"]+)"', second)
    assert newer
    assert _ids(reader.get(newer[1].replace("&amp;", "&")).text) == _ids(first)


def test_it_refuses_a_place_that_is_none(reader: Reader) -> None:
    assert reader.get("/?after=nonsense").status_code == 404


def test_a_lists_form_leads_to_the_row_or_to_what_came_up_in_its_place(reader: Reader) -> None:
    below, article = reader.kept(), reader.kept("https://bay.example/newer")
    form = {"next": "/", "in": "unread"}

    starred = reader.post(f"/articles/{article.id}/star", form)
    archived = reader.post(f"/articles/{article.id}/archive", form)
    emptied = reader.post(f"/articles/{below.id}/archive", form)

    assert starred.location == f"/?done=star.{article.id}#article-{article.id}"
    assert archived.location == f"/?done=archive.{article.id}#article-{below.id}"
    assert emptied.location == f"/?done=archive.{below.id}"


def test_an_undoing_leads_to_the_page_that_the_change_was_made_on_and_never_off_this_server(
    reader: Reader,
) -> None:
    article, own = reader.kept(), "/articles/1?in=unread"
    for undone, back in ((own, own), ("//evil.example", "/"), ("", "/")):
        answer = reader.post(f"/articles/{article.id}/archive", {"next": "/", "undone": undone})
        said = reader.get(answer.location).text
        notice = re.search(r'data-notice>.*?name="next" value="([^"]+)"', said, re.S)
        assert notice
        assert notice[1].partition("#")[0] == back


def test_it_shows_two_lines_of_a_teaser_and_no_page_full(reader: Reader) -> None:
    article = reader.kept()
    with reader.services.library.write() as c:
        c.exec_driver_sql("UPDATE articles SET excerpt = ?", ("word " * 400,))

    (line,) = _lines(reader.get("/").text)

    assert len(line) == limits.LIST_TEASER_CHARS
    assert article.id in _ids(reader.get("/").text)


def test_it_goes_back_nowhere_but_here(reader: Reader) -> None:
    article = reader.kept()

    for elsewhere in (
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\r\nX: y",
    ):
        answer = reader.post(f"/articles/{article.id}/star", {"next": elsewhere})
        assert answer.location.startswith("/?done=")


def test_it_changes_nothing_for_a_get(reader: Reader) -> None:
    article = reader.kept()

    for change in ("archive", "read", "star", "delete", "fetch", "position", "show-again"):
        assert reader.get(f"/articles/{article.id}/{change}").status_code == 405
    for address in ("/", "/archive", f"/articles/{article.id}?summary=3", "/settings", "/?done=delete.1"):
        reader.get(address)
    assert _ids(reader.get("/").text) == [article.id]
