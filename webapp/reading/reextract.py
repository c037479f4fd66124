"""Extracts kept pages again by a later engine: all at once, or one after the other beside the server."""

from __future__ import annotations

import logging
from collections.abc import Iterator

from webapp import limits
from webapp.errors import NutgrafError
from webapp.extraction import ENGINE
from webapp.library import (
    Connection,
    ImageFiles,
    Job,
    Reextraction,
    articles,
    hash_locks,
    jobs,
    reextractions,
)
from webapp.reading.bring_in import write_images
from webapp.reading.completeness import compare
from webapp.reading.queue import Priority, ending, is_given_up, move_cursor, queue_reextraction
from webapp.reading.replace_article import KeptArticle, find_kept, replace_unchanged
from webapp.reading.services import Services
from webapp.reading.shown_instead import SHOWN_INSTEAD
from webapp.reading.summarize_article import rank_article
from webapp.sandbox.read_page import ReadPage

log = logging.getLogger(__name__)


def find_older(services: Services, *, all_engines: bool = False) -> list[int]:
    """Find the articles that an older engine extracted (or any engine) and whose raw page is kept."""
    with services.library.read() as c:
        return articles.by_engine_other_than(c, "" if all_engines else ENGINE)


def reextract(services: Services, article_ids: list[int]) -> Iterator[tuple[int, bool]]:
    """Extract and rank articles again, one after the other; yields each id and whether it was replaced."""
    for article_id in article_ids:
        is_replaced = _reextract_one(services, article_id)
        if is_replaced:
            rank_article(services, article_id)
        yield article_id, is_replaced


def queue_older(services: Services, job: Job) -> None:
    """Queue the next few articles that an older engine extracted. Raises: LeaseLost."""
    with services.library.write() as c:
        found, place = reextractions.find_due(c, ENGINE, job.place, at_most=limits.PORTION_JOBS)
        for article_id in found:
            jobs.put(c, "reextract", article_id, priority=Priority.REEXTRACT)
        move_cursor(c, job, place)


def do_reextraction(services: Services, job: Job) -> None:
    """Extract a job's article again, unless its reader has stopped that meanwhile. Raises: LeaseLost."""
    with services.library.read() as c:
        is_due = reextractions.is_due(c, job.subject, ENGINE)
    kept = find_kept(services, job.subject) if is_due else None
    read = _read_no_worse(services, kept) if kept and not is_given_up(job) else None
    with ending(services, job) as c:
        if kept is not None:
            _keep(c, services.library.image_files, kept, read)


def reextraction_progress(services: Services, person: int) -> Reextraction:
    """Tell how far this engine is with a person's kept articles."""
    with services.library.read() as c:
        return reextractions.progress(c, person, ENGINE)


def stop_reextraction(services: Services, person: int) -> None:
    """Extract none of a person's articles again by itself, until that is resumed."""
    with services.library.write() as c:
        reextractions.set_stopped(c, person, is_stopped=True)


def resume_reextraction(services: Services, person: int) -> None:
    """Go on where it was stopped."""
    with services.library.write() as c:
        reextractions.set_stopped(c, person, is_stopped=False)
        queue_reextraction(c)


def _reextract_one(services: Services, article_id: int) -> bool:
    kept = find_kept(services, article_id)
    if kept is None:
        return False
    read = _read_no_worse(services, kept)
    with services.library.write() as c:
        hash_locks.lock_for_keeping(c)  # before any row
        is_replaced = _keep(c, services.library.image_files, kept, read)
        jobs.cancel(c, "reextract", article_id)
        return is_replaced


def _keep(c: Connection, files: ImageFiles, kept: KeptArticle, read: ReadPage | None) -> bool:
    """Keep what was read, if it was no worse; an article that changed meanwhile is left for another time."""
    is_replaced = read is not None and replace_unchanged(c, files, kept, read)
    if (is_replaced or read is None) and articles.find_any(c, kept.article.id) is not None:
        reextractions.finish(c, kept.article.id, ENGINE, is_replaced=is_replaced)
    return is_replaced


def _read_no_worse(services: Services, kept: KeptArticle) -> ReadPage | None:
    try:
        read = services.read(kept.page, candidate=kept.article.candidate, with_furniture=True)
    except NutgrafError as error:
        log.info("article %s stays as it is: %s (%s)", kept.article.id, error.code, error)
        return None  # the copy that is kept is better than none
    if not _is_no_worse(kept, read):
        return None
    write_images(services.library.image_files, read)
    return read


def _is_no_worse(kept: KeptArticle, read: ReadPage) -> bool:
    """Whether it is the reading that the reader chose, and has all of the article that the kept one has."""
    new = read.article
    if new.kind in SHOWN_INSTEAD or new.candidate != kept.article.candidate:
        return False
    if not new.text.strip() and kept.body.text.strip():
        return False
    return compare(kept.body.html, new.html, read).is_no_less
