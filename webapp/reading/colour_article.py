"""Colours the code of a kept article: once, by a worker, and kept by what was coloured."""

from __future__ import annotations

from webapp import limits
from webapp.code import Colours
from webapp.colouring import ENGINE
from webapp.dressing import find_code
from webapp.library import Article, Job, articles, code_colours, jobs
from webapp.reading.queue import Priority, ending, is_given_up, move_cursor
from webapp.reading.services import Services


def colour_article(services: Services, article_id: int) -> None:
    """Colour an article's code now, where it has any that is not coloured.

    It waits for a worker: for jobs and the command line, never within a reader's request.
    """
    article, colours = _colour(services, article_id)
    with services.library.write() as c:
        if article is not None and article.code_key is not None:
            code_colours.keep(c, article.code_key, ENGINE, colours)
            found = articles.lock(c, article_id)
            if found is not None and found.code_key == article.code_key:
                jobs.cancel(c, "colour", article_id)  # what was queued for it is done


def find_colours(services: Services, article: Article) -> Colours:
    """Find the colours that were made of an article's code."""
    if article.code_key is None:
        return {}
    with services.library.read() as c:
        return code_colours.find(c, article.code_key, ENGINE) or {}


def do_colouring(services: Services, job: Job) -> None:
    """Colour the code of a job's article. Raises: LeaseLost."""
    article, colours = (None, {}) if is_given_up(job) else _colour(services, job.subject)
    with ending(services, job) as c:
        if article is not None and article.code_key is not None:
            code_colours.keep(c, article.code_key, ENGINE, colours)


def queue_older(services: Services, job: Job) -> None:
    """Queue the next few articles whose code another engine than this one has coloured, or none.

    Raises: LeaseLost.
    """
    with services.library.write() as c:
        found, place = code_colours.find_uncoloured(c, ENGINE, job.place, at_most=limits.PORTION_JOBS)
        for article_id in found:
            jobs.put(c, "colour", article_id, priority=Priority.COLOUR_OLDER)
        move_cursor(c, job, place)


def _colour(services: Services, article_id: int) -> tuple[Article | None, Colours]:
    """An article as it is now, and the colours of its code."""
    with services.library.read() as c:
        article = articles.find_any(c, article_id)
        if article is None or article.code_key is None:
            return article, {}
        known = code_colours.find(c, article.code_key, ENGINE)
        body = articles.body(c, article_id)
    if known is not None or body is None:
        return article, known or {}
    return article, services.colour(find_code(body.html))
