"""Turns a kept article into its ranking, made once and kept by its text."""

from __future__ import annotations

from webapp.article import Ranking
from webapp.library import Article, ArticleBody, articles, rankings
from webapp.reading.services import Services
from webapp.summarizing import ENGINE, rank_sentences

# The design's own bound: below it a summary saves no time.
FEWEST_SENTENCES = 5
FEWEST_WORDS = 90


def rank_article(services: Services, article_id: int) -> Ranking | None:
    """Rank an article's sentences, or find them ranked already; None where there is no text yet.

    What is kept is derived from the text alone and belongs to nobody, so that a GET may call this.
    """
    with services.library.reading() as c:
        article = articles.find_any(c, article_id)
        body = articles.body(c, article_id) if article else None
    if article is None or body is None:
        return None
    return kept_ranking(services, article, body) or _rank(services, article, body)


def kept_ranking(services: Services, article: Article, body: ArticleBody) -> Ranking | None:
    """Find the ranking that was made when the article was saved."""
    if article.text_hash is None:
        return None
    with services.library.reading() as c:
        return rankings.find(c, article.text_hash, ENGINE, body.text)


def find_unranked(services: Services) -> list[int]:
    """Find the articles whose text this engine has not ranked: a new library's, all after an update."""
    with services.library.reading() as c:
        return rankings.unranked(c, ENGINE)


def is_too_short(ranking: Ranking, words: int) -> bool:
    """Whether the article is read in no more time than its summary."""
    return len(ranking.sentences) < FEWEST_SENTENCES or words < FEWEST_WORDS


def _rank(services: Services, article: Article, body: ArticleBody) -> Ranking:
    ranking = rank_sentences(body.text, title=article.title, lang=article.lang, blocks=body.blocks)
    if article.text_hash is not None:
        with services.library.writing() as c:
            rankings.keep(c, article.text_hash, ranking)
    return ranking
