"""The lists, and the changes that move articles between them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from sqlalchemy import event

from tests.pages import PARAGRAPHS, article_html, page_of
from tests.web.conftest import Reader
from webapp import limits


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


@pytest.mark.parametrize("choice", ["publisher", "summary"])
def test_it_asks_the_library_no_more_however_long_the_list(reader: Reader, choice: str) -> None:
    statements: list[str] = []
    with reader.services.library.reading() as c:
        event.listen(c.engine, "before_cursor_execute", lambda *args: statements.append(args[2]))
    reader.post("/settings", {"excerpt": choice})
    reader.kept("https://bay.example/0")
    reader.get("/")
    statements.clear()
    reader.get("/")
    few = len(statements)
    for number in range(1, 6):
        reader.kept(f"https://bay.example/{number}")
    statements.clear()

    assert len(_ids(reader.get("/").text)) == 6
    assert len(statements) == few


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

    for change in ("archive", "read", "star", "delete", "fetch", "position", "title"):
        assert reader.get(f"/articles/{article.id}/{change}").status_code == 405
    for address in ("/", "/archive", f"/articles/{article.id}?summary=3", "/settings", "/?done=delete.1"):
        reader.get(address)
    assert _ids(reader.get("/").text) == [article.id]
