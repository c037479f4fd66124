"""Extracts kept pages again by a later engine: all at once, or one after the other beside the server."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from webapp import limits
from webapp.errors import NutgrafError
from webapp.extraction import ENGINE
from webapp.library import Reextraction, articles, reextractions
from webapp.reading.bring_in import SHOWN_INSTEAD
from webapp.reading.completeness import compare
from webapp.reading.replace_article import KeptArticle, find_kept, replace_unchanged
from webapp.reading.services import Services
from webapp.reading.summarize_article import rank_article
from webapp.sandbox.read_page import ReadPage
from webapp.sandbox.worker_pool import WorkersClosed

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reextracted:
    """What came of extracting an article again; where it was not replaced, it is as it was."""

    article_id: int
    is_replaced: bool


def find_older(services: Services, *, all_engines: bool = False) -> list[int]:
    """Find the articles that an older engine extracted (or any engine) and whose raw page is kept."""
    with services.library.reading() as c:
        return articles.by_engine_other_than(c, "" if all_engines else ENGINE)


def reextract(services: Services, article_ids: list[int]) -> Iterator[tuple[int, bool]]:
    """Extract and rank articles again, one after the other; yields each id and whether it was replaced."""
    for article_id in article_ids:
        is_replaced = _reextract_one(services, article_id)
        if is_replaced:
            rank_article(services, article_id)
        yield article_id, is_replaced


def find_next(services: Services) -> int | None:
    """Find the article that is to be extracted again next; None where none is, or its reader stopped it."""
    with services.library.reading() as c:
        return reextractions.find_next(c, ENGINE, datetime.now(UTC))


def reextract_next(services: Services) -> Reextracted | None:
    """Extract the next article again, and leave its ranking to a job; None where there is none.

    Any number of processes do each article once. A page that takes its process with it is tried again, but
    not for ever.
    """
    article_id = find_next(services)
    if article_id is None:
        return None
    now = datetime.now(UTC)
    until = now + timedelta(seconds=limits.REEXTRACT_LEASE_SECONDS)
    with services.library.writing() as c:
        tries = reextractions.claim(c, article_id, ENGINE, now, until)
    if tries is None:
        return Reextracted(article_id, is_replaced=False)  # another process was faster
    if tries > limits.JOB_ATTEMPTS:
        _finish(services, article_id, is_replaced=False)
        return Reextracted(article_id, is_replaced=False)
    try:
        return Reextracted(article_id, _reextract_one(services, article_id))
    except WorkersClosed:
        with services.library.writing() as c:
            reextractions.release(c, article_id)
        raise


def reextraction_progress(services: Services, person: int) -> Reextraction:
    """Tell how far this engine is with a person's kept articles."""
    with services.library.reading() as c:
        return reextractions.progress(c, person, ENGINE)


def stop_reextraction(services: Services, person: int) -> None:
    """Extract none of a person's articles again by itself, until that is resumed."""
    with services.library.writing() as c:
        reextractions.set_stopped(c, person, is_stopped=True)


def resume_reextraction(services: Services, person: int) -> None:
    """Go on where it was stopped."""
    with services.library.writing() as c:
        reextractions.set_stopped(c, person, is_stopped=False)


def _reextract_one(services: Services, article_id: int) -> bool:
    """Extract an article again; one that changes meanwhile is left for another time."""
    kept = find_kept(services, article_id)
    read = _read_no_worse(services, kept) if kept else None
    is_replaced = kept is not None and read is not None and replace_unchanged(services, kept, read)
    if is_replaced or read is None:
        _finish(services, article_id, is_replaced=is_replaced)
    return is_replaced


def _read_no_worse(services: Services, kept: KeptArticle) -> ReadPage | None:
    try:
        read = services.read(kept.page, candidate=kept.article.candidate, tells_furniture=True)
    except NutgrafError as error:
        log.info("article %s stays as it is: %s (%s)", kept.article.id, error.code, error)
        return None  # the copy that is kept is better than none
    return read if _is_no_worse(kept, read) else None


def _is_no_worse(kept: KeptArticle, read: ReadPage) -> bool:
    """Whether it is the reading that the reader chose, and has all of the article that the kept one has."""
    new = read.article
    if new.kind in SHOWN_INSTEAD or new.candidate != kept.article.candidate:
        return False
    if not new.text.strip() and kept.body.text.strip():
        return False
    return compare(kept.body.html, new.html, read).is_no_less


def _finish(services: Services, article_id: int, *, is_replaced: bool) -> None:
    with services.library.writing() as c:
        if articles.find_any(c, article_id) is not None:  # purged meanwhile
            reextractions.finish(c, article_id, ENGINE, is_replaced=is_replaced)
