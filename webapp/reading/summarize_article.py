"""Ranks the sentences of a kept article: once, by a worker, and kept by what was ranked."""

from __future__ import annotations

import logging

from webapp import limits
from webapp.article import Ranking
from webapp.errors import RankingFailed
from webapp.library import Article, ArticleBody, Job, articles, jobs, rankings
from webapp.reading.queue import Priority, ending, is_given_up, move_cursor
from webapp.reading.services import Services
from webapp.reading.show_body import show_body
from webapp.summarizing import ENGINE

log = logging.getLogger(__name__)


def rank_article(services: Services, article_id: int) -> Ranking | None:
    """Rank an article's sentences, or find them ranked already; None where there is no text yet.

    It waits for a worker: for jobs and the command line, never within a reader's request.
    """
    with services.library.read() as c:
        article = articles.find_any(c, article_id)
        body = articles.body(c, article_id) if article else None
    if article is None or body is None:
        return None
    ranking = kept_ranking(services, article, body) or _rank(services, article, body)
    with services.library.write() as c:
        rankings.keep(c, _key(article), ranking)
        found = articles.lock(c, article_id)
        if found is not None and found.ranking_key == article.ranking_key:
            jobs.cancel(c, "rank", article_id)  # what was queued for it is done
    return ranking


def kept_ranking(services: Services, article: Article, body: ArticleBody) -> Ranking | None:
    """Find the ranking that was made when the article was saved."""
    if article.ranking_key is None:
        return None
    with services.library.read() as c:
        return rankings.find(c, article.ranking_key, ENGINE, body.text)


def do_ranking(services: Services, job: Job) -> None:
    """Rank a job's article. Raises: LeaseLost."""
    with services.library.read() as c:
        article, body = articles.find_any(c, job.subject), articles.body(c, job.subject)
    if article is None or body is None or kept_ranking(services, article, body):
        with ending(services, job):
            return
    ranking = _no_ranking(article) if is_given_up(job) else _rank(services, article, body)
    with ending(services, job) as c:
        rankings.keep(c, _key(article), ranking)


def queue_older(services: Services, job: Job) -> None:
    """Queue the next few articles that another engine than this one has ranked. Raises: LeaseLost."""
    with services.library.write() as c:
        found, place = rankings.find_unranked(c, ENGINE, job.place, at_most=limits.PORTION_JOBS)
        for article_id in found:
            jobs.put(c, "rank", article_id, priority=Priority.RANK_OLDER)
        move_cursor(c, job, place)


def _rank(services: Services, article: Article, body: ArticleBody) -> Ranking:
    shown = show_body(body)
    try:
        ranking = services.rank(
            shown.text, title=body.title, lang=article.lang, blocks=shown.blocks, hints=body.hints
        )
        return shown.place_in_whole(ranking)
    except RankingFailed as error:
        log.warning("article %s cannot be ranked: %s", article.id, error)
        return _no_ranking(article)


def _no_ranking(article: Article) -> Ranking:
    """Kept without a sentence, so that only another engine tries again."""
    return Ranking((), (), article.lang, ENGINE, length=0)


def _key(article: Article) -> str:
    assert article.ranking_key is not None  # it has a text
    return article.ranking_key
