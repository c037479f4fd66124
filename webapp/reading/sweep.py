"""Clears away what time has left over: deletions past their undo, keys of actions of long ago."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from webapp import limits
from webapp.library import Job, deletions, jobs
from webapp.reading.do_once import purge_actions
from webapp.reading.queue import LeaseLost
from webapp.reading.services import Services


def sweep(services: Services, job: Job) -> None:
    """Clear away what is old enough, and come again. Raises: LeaseLost."""
    purge_deleted(services)
    purge_actions(services)
    again = datetime.now(UTC) + timedelta(seconds=limits.SWEEP_SECONDS)
    with services.library.writing() as c:
        if not jobs.go_on(c, job, place=0, at=again):
            raise LeaseLost


def purge_deleted(services: Services) -> int:
    """Remove for good what was deleted longer ago than an undo reaches; returns how many."""
    with services.library.writing() as c:
        return deletions.purge(c, datetime.now(UTC) - timedelta(days=limits.UNDO_DAYS))
