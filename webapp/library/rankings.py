"""Keeps rankings by the ranking key and the engine's version; the sentences themselves stay in the text."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, RowMapping, Select, and_, bindparam, exists, select

from webapp.article import Ranking, Sentence
from webapp.library.cursors import look_through
from webapp.library.keeping import keep_once
from webapp.library.rows import storable
from webapp.library.tables import ARTICLES, BODIES, RANKINGS

_r = RANKINGS.c
_FIND = select(RANKINGS).where(_r.ranking_key == bindparam("key"), _r.engine == bindparam("by"))


def keep(c: Connection, key: str, ranking: Ranking) -> None:
    """Keep a ranking of what has this key."""
    rows = [(s.start, s.end, s.salience, s.rank) for s in ranking.sentences]
    values = {
        "ranking_key": key,
        "engine": ranking.engine,
        "lang": storable(ranking.lang),
        "sentences": json.dumps(rows, separators=(",", ":")),
        "terms": storable(json.dumps(ranking.terms, ensure_ascii=False)),
        "length": ranking.length,
        "unsuited": ranking.unsuited,
    }
    keep_once(c, RANKINGS, values)


def find(c: Connection, key: str, engine: str, text: str) -> Ranking | None:
    """Find a ranking by this engine; `text` is the one of which the key was made."""
    row = c.execute(_FIND, {"key": key, "by": engine}).mappings().one_or_none()
    return None if row is None else _ranking(row, text)


def first_sentences(c: Connection, article_ids: Iterable[int], engine: str) -> dict[int, str]:
    """Find the most telling sentence of each article, by its id. One statement.

    Where no summary does an article justice, neither does one sentence.
    """
    found = {}
    for row in c.execute(_of_articles(article_ids, engine)).mappings():
        sentences = json.loads(row["sentences"])
        if sentences and row["unsuited"] is None:
            start, end = next((start, end) for start, end, _salience, rank in sentences if rank == 0)
            found[row["id"]] = row["text"][start:end]
    return found


def find_many(c: Connection, article_ids: Iterable[int], engine: str) -> dict[int, Ranking]:
    """Find the rankings of articles by this engine, by their ids. One statement."""
    rows = c.execute(_of_articles(article_ids, engine)).mappings()
    return {row["id"]: _ranking(row, row["text"]) for row in rows}


def _of_articles(article_ids: Iterable[int], engine: str) -> Select[tuple[object, ...]]:
    return (
        select(ARTICLES.c.id, BODIES.c.text, RANKINGS)
        .join(BODIES, BODIES.c.article == ARTICLES.c.id)
        .join(RANKINGS, and_(_r.ranking_key == ARTICLES.c.ranking_key, _r.engine == engine))
        .where(ARTICLES.c.id.in_(list(article_ids)))
    )


def _ranking(row: RowMapping, text: str) -> Ranking:
    sentences = tuple(
        Sentence(text[start:end], start, end, salience, position, rank)
        for position, (start, end, salience, rank) in enumerate(json.loads(row["sentences"]))
    )
    terms = tuple(json.loads(row["terms"]))
    return Ranking(sentences, terms, row["lang"], row["engine"], row["length"], row["unsuited"])


def find_unranked(
    c: Connection, engine: str, before: int | None, *, at_most: int
) -> tuple[list[int], int | None]:
    """Find the next articles that this engine has not ranked; the rest as `look_through`."""
    is_ranked = exists().where(and_(_r.ranking_key == ARTICLES.c.ranking_key, _r.engine == engine))
    return look_through(c, ARTICLES.c.ranking_key.is_not(None) & ~is_ranked, before, at_most=at_most)
