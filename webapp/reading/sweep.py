"""Finds what time has left over: articles on their way, deletions past their undo, what nobody needs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from webapp import limits
from webapp.library import articles, deletions, free_space, unreferenced
from webapp.reading.services import Services
from webapp.summarizing import ENGINE


def find_on_its_way(services: Services) -> list[int]:
    """Find what a job must still bring in, whatever became of the queue that once knew."""
    with services.library.reading() as c:
        return articles.on_its_way(c)


def purge_deleted(services: Services) -> int:
    """Remove for good what was deleted longer ago than an undo reaches, and then what no article needs.

    A batch a call, for which others wait moments at most: to be called until it returns 0. It returns how
    much the batch removed: articles, or else pages, rankings, images, or free space of the database.
    """
    return _purge_articles(services) or remove_unreferenced(services) or _give_space_back(services)


def remove_unreferenced(services: Services) -> int:
    """Remove a batch of pages, or else rankings, or images that no article needs; returns how many."""
    return _remove_pages(services) or _remove_rankings(services) or _remove_images(services)


def _purge_articles(services: Services) -> int:
    before = datetime.now(UTC) - timedelta(days=limits.UNDO_DAYS)
    with services.library.reading() as c:
        due = deletions.find_due(c, before, limits.PURGE_ROWS)
    if not due:
        return 0
    with services.library.writing() as c:
        return deletions.purge(c, due, before)


def _remove_pages(services: Services) -> int:
    with services.library.reading() as c:
        found = unreferenced.find_pages(c, limits.PURGE_ROWS)
    if not found:
        return 0
    with services.library.writing() as c:
        return unreferenced.remove_pages(c, found)


def _remove_rankings(services: Services) -> int:
    with services.library.reading() as c:
        found = unreferenced.find_rankings(c, ENGINE, limits.PURGE_ROWS)
    if not found:
        return 0
    with services.library.writing() as c:
        return unreferenced.remove_rankings(c, ENGINE, found)


def _remove_images(services: Services) -> int:
    with services.library.reading() as c:
        found = unreferenced.find_images(c, limits.PURGE_ROWS)
    if not found:
        return 0
    with services.library.writing() as c:
        return unreferenced.remove_images(c, services.library.image_files, found)


def _give_space_back(services: Services) -> int:
    with services.library.reading() as c:
        if not free_space.count_spare(c):
            return 0
    with services.library.writing() as c:
        return free_space.give_back(c, limits.PURGE_PAGES)
