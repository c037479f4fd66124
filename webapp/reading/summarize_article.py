"""Turns a kept article into its ranking, made once by a worker and kept by what was ranked."""

from __future__ import annotations

import logging

from webapp.article import Ranking
from webapp.errors import RankingFailed
from webapp.library import Article, ArticleBody, articles, rankings
from webapp.reading.services import Services
from webapp.summarizing import ENGINE

log = logging.getLogger(__name__)


def rank_article(services: Services, article_id: int) -> Ranking | None:
    """Rank an article's sentences, or find them ranked already; None where there is no text yet.

    It waits for a worker: for jobs and the command line, never within a reader's request.
    """
    with services.library.reading() as c:
        article = articles.find_any(c, article_id)
        body = articles.body(c, article_id) if article else None
    if article is None or body is None:
        return None
    return kept_ranking(services, article, body) or _rank(services, article, body)


def kept_ranking(services: Services, article: Article, body: ArticleBody) -> Ranking | None:
    """Find the ranking that was made when the article was saved."""
    if article.ranking_key is None:
        return None
    with services.library.reading() as c:
        return rankings.find(c, article.ranking_key, ENGINE, body.text)


def find_unranked(services: Services) -> list[int]:
    """Find the articles that this engine has not ranked: just kept, left by a crash, all after an update."""
    with services.library.reading() as c:
        return rankings.unranked(c, ENGINE)


def _rank(services: Services, article: Article, body: ArticleBody) -> Ranking:
    try:
        ranking = services.rank(
            body.text, title=body.title, lang=article.lang, blocks=body.blocks, hints=body.hints
        )
    except RankingFailed as error:  # kept without a sentence, so that only another engine tries again
        log.warning("article %s cannot be ranked: %s", article.id, error)
        ranking = Ranking((), (), article.lang, ENGINE, length=0)
    assert article.ranking_key is not None  # it has a text
    with services.library.writing() as c:
        rankings.keep(c, article.ranking_key, ranking)
    return ranking
