"""Turns what time has left over into work: articles still on their way, deletions past their undo."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from webapp import limits
from webapp.library import articles, deletions
from webapp.reading.services import Services


def find_on_its_way(services: Services) -> list[int]:
    """Find what a job must still bring in, whatever became of the queue that once knew."""
    with services.library.reading() as c:
        return articles.on_its_way(c)


def purge_deleted(services: Services) -> int:
    """Remove for good what was deleted longer ago than an undo reaches; returns how many."""
    with services.library.writing() as c:
        return deletions.purge(c, datetime.now(UTC) - timedelta(days=limits.UNDO_DAYS))
