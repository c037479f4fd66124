"""An article is opened in one transaction, no statement twice; what is kept of it is never out of date."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from sqlalchemy import event

from tests.web.conftest import Reader
from webapp.article import ExtractedArticle
from webapp.library import Article, articles, images
from webapp.reading import open_article, open_summary
from webapp.reading.colour_article import colour_article
from webapp.reading.services import Services
from webapp.reading.summarize_article import rank_article
from webapp.sanitizing import VERSION


@dataclass
class Counted:
    """What the library was asked: statements, and how many transactions were begun."""

    statements: list[str] = field(default_factory=list)
    transactions: int = 0


@contextmanager
def counting(services: Services) -> Iterator[Counted]:
    engine, counted = services.library.engine, Counted()

    def execute(_c: object, _cursor: object, statement: str, *_more: object) -> None:
        counted.statements.append(statement)

    def begin(_c: object) -> None:
        counted.transactions += 1

    event.listen(engine, "before_cursor_execute", execute)
    event.listen(engine, "begin", begin)
    try:
        yield counted
    finally:
        event.remove(engine, "before_cursor_execute", execute)
        event.remove(engine, "begin", begin)


@pytest.fixture
def article(reader: Reader) -> Article:
    """A ranked article between two others."""
    reader.kept("https://bay.example/first")
    kept = reader.kept()
    reader.kept("https://bay.example/last")
    rank_article(reader.services, kept.id)
    return kept


# address → the statements of its first opening, and of the next ones: the person, the article, its
# neighbours; then its body, its ranking, its images
STATEMENTS = {"": (6, 3), "?summary=2": (6, 3), "/summary": (4, 2), "/summary/state": (2, 2)}


@pytest.mark.parametrize("below", STATEMENTS)
@pytest.mark.parametrize("preferences", ["", "theme=dark"])
def test_it_reads_in_one_transaction_and_no_statement_twice(
    reader: Reader, article: Article, below: str, preferences: str
) -> None:
    if preferences:
        reader.client.set_cookie("preferences", preferences)
    found = []

    for _opening in range(2):
        with counting(reader.services) as counted:
            assert reader.get(f"/articles/{article.id}{below}").status_code == 200
        assert counted.transactions == 1
        assert len(set(counted.statements)) == len(counted.statements)
        found.append(len(counted.statements))

    assert tuple(found) == STATEMENTS[below]


def test_it_asks_one_thing_more_where_there_is_code(reader: Reader, article: Article) -> None:
    _replace(reader.services, article, CODE)
    rank_article(reader.services, article.id)
    colour_article(reader.services, article.id)
    found = []

    for _opening in range(2):
        with counting(reader.services) as counted:
            reader.get(f"/articles/{article.id}")
        found.append((counted.transactions, len(counted.statements)))

    assert found == [(1, 7), (1, 3)]


def test_it_shows_colours_that_are_made_later(reader: Reader, article: Article) -> None:
    _replace(reader.services, article, CODE)
    rank_article(reader.services, article.id)
    before = reader.get(f"/articles/{article.id}")

    colour_article(reader.services, article.id)
    after = reader.get(f"/articles/{article.id}", headers={"If-None-Match": before.headers["ETag"]})

    assert "board()</pre>" in before.text
    assert '<span class="code-k">def</span> <span class="code-f">board</span>()</pre>' in after.text


def test_it_asks_three_things_to_say_that_nothing_has_changed(reader: Reader, article: Article) -> None:
    tag = reader.get(f"/articles/{article.id}").headers["ETag"]

    with counting(reader.services) as counted:
        assert reader.get(f"/articles/{article.id}", headers={"If-None-Match": tag}).status_code == 304

    assert (counted.transactions, len(counted.statements)) == (1, 3)


def test_it_reads_a_list_in_one_transaction(reader: Reader, article: Article) -> None:
    with counting(reader.services) as counted:
        reader.get("/")

    assert counted.transactions == 1
    assert len(set(counted.statements)) == len(counted.statements)


def test_it_asks_the_library_nothing_for_a_script(reader: Reader) -> None:
    with counting(reader.services) as counted:
        reader.get("/favicon.ico")

    assert (counted.transactions, counted.statements) == (0, [])


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
def test_it_dresses_no_article_for_its_summary(
    reader: Reader, article: Article, accept: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_article, "dress_article", None)  # whoever calls it fails

    answer = reader.get(f"/articles/{article.id}/summary", headers={"Accept": accept})

    assert answer.status_code == 200
    assert "half of its passengers" in answer.text


def test_it_takes_a_summary_from_the_page_that_was_made(
    reader: Reader, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.get(f"/articles/{article.id}")
    monkeypatch.setattr(open_summary, "outline_article", None)

    assert reader.get(f"/articles/{article.id}/summary").status_code == 200


CODE = '<p>One cable. One boat.</p><pre data-lang="python">def board()</pre>'


def _extracted(html: str) -> ExtractedArticle:
    return ExtractedArticle(title="The ferry", html=html, text="One cable. One boat.", lang="en")


def _replace(services: Services, article: Article, html: str) -> None:
    with services.library.write() as c:
        kept = {"engine": "1", "page_hash": article.page_hash or "", "words": 4, "sanitizer": VERSION}
        articles.keep_extracted(c, article.id, _extracted(html), **kept)


def test_it_shows_html_that_was_replaced_while_its_text_stays(reader: Reader, article: Article) -> None:
    _replace(reader.services, article, "<p>One cable. One boat.</p>")
    first = reader.get(f"/articles/{article.id}")

    _replace(reader.services, article, "<blockquote>One cable. One boat.</blockquote>")
    again = reader.get(f"/articles/{article.id}", headers={"If-None-Match": first.headers["ETag"]})

    assert "<p>One cable. One boat.</p>" in first.text
    assert "<blockquote>One cable. One boat.</blockquote>" in again.text


def test_it_shows_an_image_that_is_kept_later(reader: Reader, article: Article) -> None:
    address = "https://bay.example/boat.png"
    _replace(reader.services, article, f'<p>One cable. One boat.</p><p><img src="{address}"></p>')
    first = reader.get(f"/articles/{article.id}")

    with reader.services.library.write() as c:
        image_hash = images.keep(c, reader.services.library.image_files, b"boat", "image/png")
        images.attach(c, article.id, address, image_hash)
    again = reader.get(f"/articles/{article.id}", headers={"If-None-Match": first.headers["ETag"]})

    assert f'src="{address}"' in first.text
    assert f'src="/articles/{article.id}/images/{image_hash}"' in again.text


def test_it_shows_a_ranking_that_is_made_later(reader: Reader) -> None:
    kept = reader.kept()
    with reader.services.library.write() as c:
        c.exec_driver_sql("DELETE FROM rankings")
    before = reader.get(f"/articles/{kept.id}").text

    rank_article(reader.services, kept.id)

    assert 'class="sentence"' not in before
    assert 'class="sentence"' in reader.get(f"/articles/{kept.id}").text


def test_it_first_paints_with_the_text_that_a_telephone_shows(reader: Reader, article: Article) -> None:
    page = reader.get(f"/articles/{article.id}").text

    named = page.partition('<link rel="expect" href="#')[2].partition('"')[0]

    assert f'<span id="{named}" class="sentence"' in page
