"""Migration 0007: places that were kept by a sentence's number, and what the numbers meant, go on."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import create_engine

from tests import old_library
from tests.old_library import ARTICLE, article_row, insert, make_old_library, number_of
from webapp.dressing import AnchoredText
from webapp.library import Article, ArticleBody, articles, open_library

WORDS = "and the captain wrote it down with care. Nobody on board of crossing 20"


def _opened(database_url: str, tmp_path: Path, number: int = ARTICLE) -> tuple[Article, ArticleBody]:
    library = open_library(database_url, tmp_path / "images")
    with library.read() as c:
        article, body = articles.find_any(c, number), articles.body(c, number)
    library.close()
    assert article is not None
    assert body is not None
    return article, body


def test_it_names_a_kept_place_by_block_and_offset(database_url: str, tmp_path: Path) -> None:
    number = number_of(WORDS)
    make_old_library(database_url, place=f"s{number}")

    article, body = _opened(database_url, tmp_path)

    text, at = AnchoredText(body.text, body.blocks), body.text.index(WORDS)
    assert article.position_anchor == str(text.anchor_at(at))
    assert article.position_quote == text.quote_at(at) == "and the captain wrote it down with care."
    assert article.position == 0.5
    assert body.text[body.blocks[text.anchor_at(at).block].start :].startswith("Crossing number 20 ")


def test_it_keeps_where_each_numbered_sentence_began(database_url: str, tmp_path: Path) -> None:
    make_old_library(database_url)

    _article, body = _opened(database_url, tmp_path)

    assert body.old_starts == tuple(start for start, _end in old_library.old_sentences(body.text))


@pytest.mark.parametrize("place", ["s4711", "section-3", "", None])
def test_it_leaves_the_share_of_a_place_that_names_nothing(
    database_url: str, place: str | None, tmp_path: Path
) -> None:
    make_old_library(database_url, place=place)

    article, _body = _opened(database_url, tmp_path)

    assert (article.position, article.position_anchor, article.position_quote) == (0.5, None, None)


def test_it_leaves_the_share_of_an_article_that_was_not_ranked(database_url: str, tmp_path: Path) -> None:
    make_old_library(database_url)
    engine = create_engine(database_url)
    with engine.begin() as c:
        insert(c, "articles", article_row(2, "another text", "s3"))
        insert(c, "bodies", {"article": 2, "html": "<p>One.</p>", "text": "One.", "blocks": "[]"})
    engine.dispose()

    article, body = _opened(database_url, tmp_path, 2)

    assert (article.position, article.position_anchor, body.old_starts) == (0.5, None, ())


def test_it_goes_on_behind_a_batch(database_url: str, tmp_path: Path) -> None:
    make_old_library(database_url)
    engine = create_engine(database_url)
    with engine.begin() as c:
        for number in range(2, 252):
            insert(c, "articles", article_row(number, "one more", "s1"))
            body = {"article": number, "html": "", "text": "One. Two.", "blocks": '[["paragraph",0,9]]'}
            insert(c, "bodies", body)
        insert(c, "rankings", old_library.ranking_row("one more", [(0, 4), (5, 9)]))
    engine.dispose()

    for number in (2, 101, 102, 251):
        article, body = _opened(database_url, tmp_path, number)
        assert (article.position_quote, body.old_starts) == ("Two.", (0, 5))
