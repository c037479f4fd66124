"""Clears away what time has left over: deletions past their undo, what nobody needs, old keys of actions."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final, TypeVar

from webapp import limits
from webapp.colouring import ENGINE as COLOURS_ENGINE
from webapp.library import Connection, Job, deletions, free_space, jobs, unreferenced
from webapp.reading.do_once import purge_actions
from webapp.reading.queue import LeaseLost
from webapp.reading.services import Services
from webapp.summarizing import ENGINE as RANKING_ENGINE

# what is derived of articles → the engine that makes it now
ENGINES: Final[Mapping[unreferenced.Derived, str]] = {
    unreferenced.RANKED: RANKING_ENGINE,
    unreferenced.COLOURED: COLOURS_ENGINE,
}
Name = TypeVar("Name")


def sweep(services: Services, job: Job) -> None:
    """Clear away some of what is old enough, and come again: at once where there may be more.

    Raises: LeaseLost.
    """
    is_done = not purge_deleted(services)
    purge_actions(services)
    again = datetime.now(UTC) + timedelta(seconds=limits.SWEEP_SECONDS if is_done else 0)
    with services.library.write() as c:
        if not jobs.go_on(c, job, place=0, at=again):
            raise LeaseLost


def purge_deleted(services: Services) -> int:
    """Remove for good what was deleted longer ago than an undo reaches, and then what no article needs.

    Does a small part of it, in transactions of moments, and returns how much that was: to be called until
    it returns 0. Two processes that do it at once are in nobody's way.
    """
    return _purge_articles(services) or remove_unreferenced(services) or _give_space_back(services)


def remove_unreferenced(services: Services) -> int:
    """Remove some pages, or else rankings, colours or images that no article needs; returns how many."""
    files = services.library.image_files
    return (
        _remove(services, unreferenced.find_pages, unreferenced.remove_pages)
        or _remove_derived(services, unreferenced.RANKED)
        or _remove_derived(services, unreferenced.COLOURED)
        or _remove(
            services,
            unreferenced.find_images,
            lambda c, hashes: unreferenced.remove_images(c, files, hashes),
        )
    )


def _remove_derived(services: Services, derived: unreferenced.Derived) -> int:
    engine = ENGINES[derived]
    return _remove(
        services,
        lambda c, limit: unreferenced.find_derived(c, derived, engine, limit),
        lambda c, names: unreferenced.remove_derived(c, derived, engine, names),
    )


def _purge_articles(services: Services) -> int:
    before = datetime.now(UTC) - timedelta(days=limits.UNDO_DAYS)
    return _remove(
        services,
        lambda c, limit: deletions.find_due(c, before, limit),
        lambda c, article_ids: deletions.purge(c, article_ids, before),
    )


def _remove(
    services: Services,
    find: Callable[[Connection, int], Sequence[Name]],
    remove: Callable[[Connection, Sequence[Name]], int],
) -> int:
    """Find without a lock, which may take long in a large library, then remove a few at a time."""
    with services.library.read() as c:
        found = find(c, limits.PURGE_FOUND)
    removed = 0
    for start in range(0, len(found), limits.PURGE_ROWS):
        with services.library.write() as c:
            removed += remove(c, found[start : start + limits.PURGE_ROWS])
        time.sleep(limits.PURGE_PAUSE_SECONDS)
    return removed


def _give_space_back(services: Services) -> int:
    with services.library.read() as c:
        if not free_space.count_spare(c):
            return 0
    with services.library.write() as c:
        given = free_space.give_back(c, limits.PURGE_PAGES)
    time.sleep(limits.PURGE_PAUSE_SECONDS)
    return given
